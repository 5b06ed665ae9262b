"""Which claim and which reading takes the place of another: found by what it states, or by its name. Knows no file.

Nothing is dropped: what is replaced is marked, and shown with the reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import yaml

from kg.claims import Claim, Reading, Replaced, ReplacedReading, Words, reading_name
from kg.entries import StatementEntry, SupersedesEntry
from kg.findings import Finding
from kg.form import alike, as_written
from kg.merge import Facts
from ontology.errors import near_misses

LISTED = 6  # candidates that a finding shows


def supersede(facts: Facts, written: Mapping[str, SupersedesEntry]) -> None:
    """Mark what newer claims and readings replace.

    Args:
        written: `supersedes` of claims, by their ids.
    """
    families: dict[tuple[str, str], list[str]] = {}
    for key, claim in facts.claims.items():
        families.setdefault((claim.subject, claim.predicate), []).append(key)
    for key, entry in written.items():
        newer, sought = facts.claims[key], entry.claim
        family = families.get((sought.subject or newer.subject, sought.predicate or newer.predicate), [])
        _replace_claim(facts, key, entry, [facts.claims[other] for other in family if other != key])
    _replace_readings(facts)


def _replace_claim(facts: Facts, key: str, entry: SupersedesEntry, family: list[Claim]) -> None:
    newer, sought = facts.claims[key], entry.claim
    named = [claim for claim in family if _states(claim, sought)]
    where = facts.where[f"{key}#supersedes"]
    if len(named) != 1:
        what = f"supersedes a claim that {len(named)} claims fit" if named else "supersedes a claim that is not held"
        facts.findings.append(Finding(str(where), what, _choices(facts, newer, named or family)))
        return
    older = named[0]
    if older.supersedes and older.supersedes.claim == key:
        what = f"it supersedes '{older.id}', which supersedes it"
        facts.findings.append(Finding(str(where), what, "keep that of the newer one"))
        return
    facts.claims[key] = newer.model_copy(update={"supersedes": Replaced(claim=older.id, because=entry.because)})
    facts.claims[older.id] = older.model_copy(update={"superseded_by": Replaced(claim=key, because=entry.because)})


def _states(claim: Claim, sought: StatementEntry) -> bool:
    """Whether a claim states all that is written, and in each key nothing more."""
    stated = {
        "object": claim.object,
        "text": claim.words.by_language if claim.words else None,
        "value": claim.value,
        "direction": claim.direction,
    }
    qualified = sought.qualifiers is None or alike(sought.qualifiers) == alike(claim.qualifiers)
    return qualified and all(getattr(sought, key) in (None, held) for key, held in stated.items())


def _choices(facts: Facts, newer: Claim, candidates: Iterable[Claim]) -> str:
    """What could be written in its place."""
    shown = [f"{_as_yaml(newer, claim)} ({facts.where[claim.id]})" for claim in candidates]
    if not shown:
        return f"no other claim says '{newer.predicate}' of '{newer.subject}': name its `subject` or `predicate`, too"
    more = f", or one of {len(shown) - LISTED} more" if len(shown) > LISTED else ""
    return f"write `claim:` as {' or '.join(shown[:LISTED])}{more}"


def _as_yaml(newer: Claim, claim: Claim) -> str:
    """A claim as `supersedes` can name it, on one line."""
    stated: dict[str, object] = {
        "subject": claim.subject if claim.subject != newer.subject else None,
        "predicate": claim.predicate if claim.predicate != newer.predicate else None,
        "object": claim.object,
        "text": _by_register(claim.words) if claim.words else None,
        "value": claim.value,
        "qualifiers": {kind: as_written(held) for kind, held in claim.qualifiers.items()},
        "direction": claim.direction,
    }
    told = {key: value for key, value in stated.items() if value is not None}
    return yaml.safe_dump(told, default_flow_style=True, sort_keys=False, allow_unicode=True, width=10**6).strip()


def _by_register(words: Words) -> dict[str, dict[str, str]]:
    """Words as files hold them: register before language."""
    out: dict[str, dict[str, str]] = {}
    for language, registers in words.by_language.items():
        for register, text in registers.items():
            out.setdefault(register, {})[language] = text
    return out


def _replace_readings(facts: Facts) -> None:
    replaced = {older: newer for older, newer in _replacements(facts)}
    if not replaced:
        return
    for key, claim in facts.claims.items():
        cited = tuple(
            c.model_copy(update={"superseded_by": replaced.get(reading_name(c.source, c.reading))}) for c in claim.cited
        )
        facts.claims[key] = claim.model_copy(update={"cited": cited})


def _replacements(facts: Facts) -> Iterator[tuple[str, ReplacedReading]]:
    """Each reading that a newer one replaces, with that newer one."""
    known = {reading_name(s.id, name): r for s in facts.sources.values() for name, r in s.readings.items()}
    for newer, reading in known.items():
        if reading.supersedes is None:
            continue
        older = [*_meant(facts, reading.supersedes.reading)]
        fault = _fault(newer, reading.supersedes.reading, older, known)
        if fault:
            where = facts.where[f"{newer}#supersedes"]
            facts.findings.append(Finding(str(where), *fault))
            continue
        for name in older:
            yield name, ReplacedReading(reading=newer, because=reading.supersedes.because)


def _meant(facts: Facts, named: str) -> Iterator[str]:
    """The readings that a name stands for: a source's name for all of its readings."""
    source, _, name = named.partition("/")
    for held in facts.sources[source].readings if source in facts.sources else ():
        if name in ("", held):
            yield reading_name(source, held)


def _fault(newer: str, named: str, older: list[str], known: Mapping[str, Reading]) -> tuple[str, str] | None:
    if not older:
        close = near_misses(named, {*known, *(name.partition("/")[0] for name in known)})
        return f"supersedes the reading '{named}', which is not held", (
            f"did you mean '{close[0]}'?" if close else "name a source, or `source/reading`"
        )
    if newer in older:
        return f"the reading '{newer}' supersedes itself", "name the older reading, as `source/reading`"
    for name in older:
        back = known[name].supersedes
        if back and newer in (back.reading, *(n for n in known if n.partition("/")[0] == back.reading)):
            return f"'{newer}' and '{name}' supersede each other", "keep that of the newer one"
    return None
