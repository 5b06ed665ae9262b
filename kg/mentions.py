"""Concepts that files name as values of qualifiers: whether each is known, and of the right class. Knows no form.

Where one is not known, what is meant is looked for: a value that reads so, or one that is spelled much like it and does
not mean the contrary.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.claims import Concept
from kg.findings import Finding
from kg.yamlfile import Spot
from ontology.errors import near_misses
from ontology.vocabulary import QualifierKindInfo, Vocabulary, a_kind

LISTED = "QualifierValue"
"""The class of what stands in lists of values, kg/facts/qualifier."""
FEW = 15
"""Up to how many values of a kind's own list are all named."""
ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
FIGURE = re.compile(rf"\d+|(?<![a-z0-9])(?:{'|'.join(sorted(ROMAN[1:], key=len, reverse=True))})(?=[a-c]?(?![a-z0-9]))")
DENYING = re.compile(r"(no|non|not)-")
CONTRARIES = (("positive", "negative"), ("before", "after"))


@dataclass(frozen=True, slots=True)
class Mention:
    """That a file names a concept as a value of a kind of qualifier, and where; of any, where `kind` is None."""

    where: Spot
    kind: str | None
    concept: str


def unknown(mention: Mention, concepts: Mapping[str, Concept], vocabulary: Vocabulary) -> Iterator[Finding]:
    """What is wrong with a concept that is named as a value.

    Args:
        concepts: all of them.
    """
    named, held = mention.concept, concepts.get(mention.concept)
    if mention.kind is None:
        if held is None:
            close = near_in_sense(named, concepts)
            fix = f"did you mean '{close[0]}'?" if close else "add it, or name another"
            yield Finding(str(mention.where), f"unknown concept '{named}'", fix)
        return
    kind = vocabulary.qualifier_kinds[mention.kind]
    if held is None:
        values = [concept for concept in concepts.values() if _is_one(vocabulary, concept.type, kind)]
        yield Finding(str(mention.where), f"unknown {kind.id} value '{named}'", _meant(named, kind, values, vocabulary))
    elif not _is_one(vocabulary, held.type, kind):
        what = f"the {kind.id} '{named}' is {a_kind(held.type)}"
        fix = f"a value of {kind.id} is {' or '.join(map(a_kind, kind.value_classes))}"
        yield Finding(str(mention.where), what, fix)


def near_in_sense(name: str, candidates: Iterable[str]) -> tuple[str, ...]:
    """Near misses, without those that say another number than the name, or the contrary.

    >>> near_in_sense("stage-iii", ["stage-1", "stage-3"]), near_in_sense("not-her2-positive", ["her2-positive"])
    (('stage-3',), ())
    >>> near_in_sense("her2-postive", ["her2-positive", "her2-negative"])[0]
    'her2-positive'
    """
    return near_misses(name, [other for other in candidates if not _apart(name, other)])


def _apart(one: str, other: str) -> bool:
    """Whether two names say other numbers, or just one of them denies, or they end in contraries."""
    if _figures(one) != _figures(other) or bool(DENYING.match(one)) != bool(DENYING.match(other)):
        return True
    left, right = one.split("-"), other.split("-")
    return any((a in left and b in right) or (b in left and a in right) for a, b in CONTRARIES)


def _figures(name: str) -> list[int]:
    """The numbers of a name, be they Roman."""
    return [int(figure) if figure.isdigit() else ROMAN.index(figure) for figure in FIGURE.findall(name)]


def _is_one(vocabulary: Vocabulary, type: str, kind: QualifierKindInfo) -> bool:
    return type in vocabulary.classes and any(vocabulary.is_kind(type, one) for one in kind.value_classes)


def _meant(named: str, kind: QualifierKindInfo, values: list[Concept], vocabulary: Vocabulary) -> str:
    """What to write in place of a value that is not known."""
    reading = _reading(named, values)
    if reading:
        these = " and ".join(f"`{one}`" for one in reading)
        one = "reads: name that" if len(reading) == 1 else "read: name the one that is meant"
        return f"'{named}' is how {these} {one}"
    close = near_in_sense(named, [concept.id for concept in values])
    if close:
        return f"did you mean '{close[0]}'?"
    own = [concept.id for concept in values if vocabulary.is_kind(concept.type, LISTED)]
    known = f"known: {', '.join(own)}; or " if 0 < len(own) <= FEW else ""
    return f"{known}{_where_values_are_kept(named, kind, vocabulary)}"


def _reading(named: str, values: Iterable[Concept]) -> list[str]:
    """The values that read as somebody wrote: in just these words; else with these in brackets, or behind one word."""
    said = named.casefold().replace("-", " ")
    texts = {concept.id: {text.casefold().replace("-", " ") for text in _texts(concept)} for concept in values}
    same = [key for key, held in texts.items() if said in held]
    return same or [
        key
        for key, held in texts.items()
        if any(f"({said})" in text or text.partition(" ")[2] == said for text in held)
    ]


def _texts(concept: Concept) -> Iterator[str]:
    """All that a concept is called, and how it reads as a condition."""
    yield from concept.synonyms
    for words in (concept.label, *concept.phrases.values()):
        for registers in words.by_language.values():
            yield from registers.values()


def _where_values_are_kept(value: str, kind: QualifierKindInfo, vocabulary: Vocabulary) -> str:
    """Where to add a value: as a concept with a file where it can be one, else in the kind's own list."""
    concepts = [one for one in kind.value_classes if not vocabulary.is_kind(one, LISTED)]
    if not concepts:
        return f"add it to kg/facts/qualifier/{kind.id}.yaml"
    named = " or ".join(map(a_kind, concepts))
    return f"name {named} by its id (`wayfind new fact {value} --type {concepts[0]}` begins one)"
