"""No name reads as two concepts, unless their files say that they share it. Knows no question."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from explain.ask.reading.text import Tokens, tokens
from kg.claims import Concept
from kg.findings import Finding
from kg.graph import Graph

Place = tuple[str | int, ...]


def shared_names(graph: Graph, line: Callable[..., str]) -> list[Finding]:
    """Names that would leave a question in doubt, each told at the second concept that has it, sorted.

    Args:
        line: the file:line of a key of a concept: `line("her2", "synonyms", 0)`.
    """
    owners: dict[Tokens, dict[str, Place]] = {}
    for key, concept in sorted(graph.concepts.items()):
        if not graph.is_kind(key, "QualifierValue"):
            for place, name in _names(concept):
                owners.setdefault(tokens(name), {}).setdefault(key, place)
    found = []
    for words, places in owners.items():
        first, *others = places
        for other in others:
            if not _share(graph.concepts[first], graph.concepts[other]):
                what = f"'{' '.join(words)}' reads as {other} and as {first} ({line(first, *places[first])})"
                fix = f"drop the name from one of them, or say `shares_name_with: [{first}]`"
                found.append(Finding(line(other, *places[other]), what, fix))
    return sorted(found)


def _names(concept: Concept) -> Iterator[tuple[Place, str]]:
    """All that a concept is called, with where that stands in its file."""
    for words in concept.label.by_language.values():
        for register, text in words.items():
            yield ("label", register), text
    for i, synonym in enumerate(concept.synonyms):
        yield ("synonyms", i), synonym
    yield ("id",), concept.id


def _share(one: Concept, other: Concept) -> bool:
    return one.id in other.shares_name_with or other.id in one.shares_name_with
