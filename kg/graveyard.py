"""Where tombstones stand in files, and which claims lack one. Knows no page.

An id that was published once is never another's, and its address never leads nowhere: `published.txt` names every id
that ever went out, and each of them is held or has a tombstone in a file of `retired/`, one file an occasion.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BeforeValidator, Field

from kg.claims import Day, Frozen
from kg.entries import Many
from kg.findings import Finding
from kg.tombstones import Tombstone, heirs, vanished
from kg.yamlfile import Spot, documents, typed
from ontology.errors import near_misses

RETIRED, PUBLISHED = "retired", "published.txt"


def _entry(value: object) -> object:
    """The id that took a claim's place, nothing, or a mapping that says more."""
    if isinstance(value, str):
        return {"replaced_by": value} if value else {}
    return {"replaced_by": value} if isinstance(value, list) else value


class TombstoneEntry(Frozen):
    """What became of one claim; `because` only where it differs from the file's."""

    replaced_by: Many = ()
    because: Annotated[str, Field(min_length=1)] | None = None


class RetiredFile(Frozen):
    """One occasion on which claims went: `claims: {old id: new id}`."""

    on: Day
    because: Annotated[str, Field(min_length=1)]
    claims: dict[str, Annotated[TombstoneEntry, BeforeValidator(_entry)]]


@dataclass(frozen=True)
class Graveyard:
    """Every tombstone with file and line, and every id that was published with its line."""

    tombstones: Mapping[str, Tombstone] = field(default_factory=dict)
    where: Mapping[str, str] = field(default_factory=dict)
    published: Mapping[str, str] = field(default_factory=dict)


def read_graveyard(root: Path) -> tuple[Graveyard, list[Finding]]:
    """Read `retired/` and `published.txt` below a folder; both may be missing."""
    found: list[Finding] = []
    held: dict[str, Tombstone] = {}
    where: dict[str, str] = {}
    for document, findings in documents(root.parent, root / RETIRED):
        file, wrong = typed(RetiredFile, document)
        found += [*findings, *wrong]
        if file is None:
            continue
        for key, entry in file.claims.items():
            place = document.where(("claims", key))
            if key in held:
                found.append(Finding(place, f"'{key}' is already at {where[key]}", "remove one of the two"))
                continue
            because = entry.because or file.because
            held[key] = Tombstone(on=file.on, because=because, replaced_by=entry.replaced_by)
            where[key] = place
    name = (root / PUBLISHED).relative_to(root.parent).as_posix()
    lines = (root / PUBLISHED).read_text("utf-8").splitlines() if (root / PUBLISHED).exists() else []
    published = {key: f"{name}:{number}" for number, key in enumerate(lines, 1)}
    return Graveyard(tombstones=held, where=where, published=published), found


def check(graveyard: Graveyard, claims: Mapping[str, Spot], today: date) -> Iterator[Finding]:
    """What is wrong with the tombstones, and which ids lack one.

    Args:
        claims: the place of each claim that is held.
    """
    held = graveyard.tombstones
    for key, stone in held.items():
        where = graveyard.where[key]
        if key in claims:
            what = f"'{key}' was retired on {stone.on} ({where}): {stone.because}"
            yield Finding(str(claims[key]), what, "if the same statement holds again, take its tombstone away")
        for other in stone.replaced_by:
            if other not in claims and other not in held:
                close = near_misses(other, [*claims, *held])
                fix = f"did you mean '{close[0]}'?" if close else "name a claim that is held, or one with a tombstone"
                yield Finding(where, f"'{key}' is replaced by '{other}', which is not held", fix)
        if key in heirs(held, key):
            yield Finding(where, f"'{key}' is replaced by itself in the end", "name what took its place")
        if stone.on > today:
            yield Finding(where, f"impossible dates: {stone.on} has not come yet", "mend `on`")
    newer: dict[str, list[str]] = {}
    for key in claims:
        if key not in graveyard.published:
            newer.setdefault(key.rpartition(".")[0], []).append(key)
    for key in vanished(graveyard.published, claims, held):
        like = newer.get(key.rpartition(".")[0], [])
        line = f"{key}: {like[0] if len(like) == 1 else '…'}"
        fix = f"write what took its place into a file of kg/{RETIRED}, under `claims:`, as `{line}`"
        yield Finding(graveyard.published[key], f"'{key}' was published and is gone", fix)


def drafted(on: date, because: str, replaced: Mapping[str, Iterable[str]]) -> str:
    """A file of `retired/` for many claims at once: what took the place of each.

    >>> print(drafted(date(2026, 12, 1), "Reworded.", {"a.b.c.000001": ["a.b.c.000002"], "a.b.d.000003": []}), end="")
    on: 2026-12-01
    because: Reworded.
    claims:
      a.b.c.000001: a.b.c.000002
      a.b.d.000003:
    """
    head = yaml.safe_dump({"because": because}, allow_unicode=True, width=10**6)
    lines = [f"  {key}: {_inline(tuple(heirs))}".rstrip() for key, heirs in sorted(replaced.items())]
    return "\n".join((f"on: {on.isoformat()}", f"{head}claims:", *lines, ""))


def _inline(ids: tuple[str, ...]) -> str:
    return f"[{', '.join(ids)}]" if len(ids) > 1 else "".join(ids)


def publish(root: Path, claims: Iterable[str]) -> int:
    """Add ids to those that were published, in their order; returns how many are new."""
    path = root / PUBLISHED
    known = set(path.read_text("utf-8").splitlines()) if path.exists() else set()
    every = known.union(claims)
    path.write_text("".join(f"{key}\n" for key in sorted(every)), encoding="utf-8")
    return len(every) - len(known)
