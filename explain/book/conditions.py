"""The words of conditions, bound: what joins them, facets inside values, numbers. Composes nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from explain.book.bound import ConditionWords, Joined
from explain.book.desk import Desk, Spot, nearest
from explain.book.spec import Wordings
from explain.book.telling import Translated
from explain.book.wordfile import as_written, phrases
from kg.claims import DEFAULT_LANGUAGE
from kg.values import numbers

FORMS = {
    "least": frozenset({"least", "least_spelled"}),
    "most": frozenset({"most", "most_spelled"}),
    "range": frozenset({"least", "least_spelled", "most", "most_spelled"}),
    "exactly": frozenset({"least", "least_spelled"}),
}
"""The forms of a range, and the slots that its words may have."""

INSIDE, SPELLED, AGAIN, AMONG = "inside", "spelled", "again", "among"
KEY = re.compile(rf"(?:(?P<inside>{INSIDE}) )?(?:(?P<kind>[a-z_]+) )?(?P<form>[a-z]+|[\d.+]+)")


VALUE = "value"
JOINED, APART = "+", "apart "


def bound_conditions(desk: Desk) -> ConditionWords:
    """The files qualifiers, values, inside and numbers of wording/."""
    kinds = desk.vocabulary.qualifier_kinds
    value, head = frozenset({VALUE}), frozenset({"head", VALUE})
    written = list(_qualifiers(desk, {key for key, kind in kinds.items() if kind.of_claims}))
    joined = [(words, is_clause) for words, is_clause, alone in written if not alone]
    apart = {words.kinds: words.words for words, _, alone in written if alone}
    return ConditionWords(
        clauses={
            kind: replace(clause, apart=apart.get(clause.kinds))
            for clause, is_clause in joined
            if is_clause
            for kind in clause.kinds
        },
        together=tuple(words for words, is_clause in joined if not is_clause),
        values=phrases(desk, "values", dict.fromkeys(kinds, value), all_of_them=False),
        inside=phrases(
            desk,
            "inside",
            {AGAIN: head - value, AMONG: head, **{key: head for key, kind in kinds.items() if kind.inside}},
        ),
        numbers=dict(_numbers(desk)),
    )


def _qualifiers(desk: Desk, wanted: set[str]) -> Iterator[tuple[Joined, bool, bool]]:
    """Each entry of qualifiers.yaml, whether it is one clause for any of its kinds, and whether it is said in cells."""
    spot, held = as_written(desk, "qualifiers", wanted, Wordings)
    said: set[str] = set()
    for key, words in held.items():
        kinds = frozenset(key.removeprefix(APART).split(JOINED))
        if key.startswith(APART):
            if desk.known(spot.at(key), "clause", key.removeprefix(APART), held):
                yield Joined(kinds, desk.joined(spot.at(key), words, {VALUE})), True, True
            continue
        known = [desk.known(spot.at(key), "qualifier kind", kind, wanted) for kind in sorted(kinds)]
        if not all(known):
            continue
        is_clause = any(f"{{{VALUE}}}" in text for text in words.values())
        for kind in sorted(kinds & said if is_clause else ()):
            desk.find(spot.at(key), f"'{kind}' is said twice", "leave it in one of the two")
        said |= kinds if is_clause else set()
        slots = frozenset({VALUE}) if is_clause else kinds
        yield Joined(kinds, desk.joined(spot.at(key), words, slots)), is_clause, False
    for kind in sorted(wanted - said):
        desk.find(spot, f"no words for '{kind}'", f'add `{kind}: {{{DEFAULT_LANGUAGE}: ", {{value}}"}}`')


def _numbers(desk: Desk) -> Iterator[tuple[str, Translated]]:
    spot, held = as_written(desk, "numbers", FORMS, Wordings)
    for key in sorted(FORMS.keys() - held.keys()):
        desk.find(spot, f"no words for '{key}'", f"add `{key}: {{en: …}}`")
    for key, words in held.items():
        slots = _slots(desk, spot.at(key), key)
        if slots is not None:
            translated = desk.translated(spot.at(key), words, slots)
            form = key.rpartition(" ")[2]
            for language, phrase in translated.items() if form in FORMS else ():
                for end in ("least", "most"):
                    if end in slots and not phrase.names & {end, f"{end}_spelled"}:
                        desk.find(spot.at(key, language), f"the words leave out {{{end}}}", "say it: nothing else does")
            yield key, translated


def _slots(desk: Desk, spot: Spot, key: str) -> frozenset[str] | None:
    """The slots of a number's words; None, and a finding, for a key that nothing speaks."""
    form = KEY.fullmatch(key)
    if form is None or not (form["form"] in FORMS or numbers(form["form"])):
        desk.find(spot, f"nothing speaks '{key}'", "write least, most, range, exactly, or a range: `age 18+`")
        return None
    kinds = [k for k, kind in desk.vocabulary.qualifier_kinds.items() if kind.is_number]
    if form["kind"] is not None and form["kind"] not in (*kinds, SPELLED):
        desk.find(spot, f"'{form['kind']}' takes no numbers", nearest(form["kind"], kinds))
        return None
    return FORMS.get(form["form"], FORMS["range"])
