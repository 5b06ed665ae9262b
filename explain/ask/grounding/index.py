"""All names in order, to find those that begin with some letters, or nearly are some words. Knows no question."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from explain.ask.reading.text import tokens
from kg.graph import Graph

VALUE = "QualifierValue"
LAST = "\uffff"
INNER = 4
"""Letters from which on a word inside a name is looked for."""
NEAR = 74
"""How like a name letters must be to be taken for it, of 100."""


@dataclass(frozen=True)
class Name:
    """A name as it is written, of a concept; `label`: the one by which that goes."""

    text: str
    concept: str
    label: bool


@dataclass(frozen=True)
class Found:
    """A name that was found. `score`: how like what was looked for, of 100."""

    name: Name
    score: float = 100.0


class NameIndex:
    """What concepts are called in one language.

    Args:
        nameless: classes of concepts whose labels are no names: sentences, questions.
    """

    def __init__(self, graph: Graph, nameless: Sequence[str], language: str) -> None:
        unnamed, self._graph = {VALUE, *nameless}, graph
        self._names = [
            name
            for key in sorted(graph.concepts)
            if unnamed.isdisjoint(graph.vocabulary.ancestors(graph.concepts[key].type))
            for name in _names(graph, key, language)
        ]
        self._keys = [" ".join(tokens(name.text)) for name in self._names]

    @cached_property
    def _told(self) -> Mapping[str, int]:
        """How many claims there are about each concept."""
        return Counter(end for c in self._graph.claims.values() for end in (c.subject, c.object) if end)

    @cached_property
    def _starts(self) -> Sequence[tuple[str, int, int]]:
        """From each word of a name on to its end, sorted, with where that begins and whose it is."""
        return sorted((key[at:], at, i) for i, key in enumerate(self._keys) for at in _starts(key))

    @cached_property
    def _begun(self) -> Mapping[str, Sequence[int]]:
        """The names of several words by their first."""
        held: dict[str, list[int]] = {}
        for i, key in enumerate(self._keys):
            first, _, rest = key.partition(" ")
            if rest:
                held.setdefault(first, []).append(i)
        return held

    @cached_property
    def _ended(self) -> Mapping[str, Sequence[int]]:
        """The names of several words by their last."""
        held: dict[str, list[int]] = {}
        for i, key in enumerate(self._keys):
            rest, _, last = key.rpartition(" ")
            if rest:
                held.setdefault(last, []).append(i)
        return held

    @cached_property
    def _called(self) -> Mapping[str, frozenset[str]]:
        """The concepts that have the same words for a name."""
        held: dict[str, set[str]] = {}
        for key, name in zip(self._keys, self._names, strict=True):
            held.setdefault(key, set()).add(name.concept)
        return {key: frozenset(concepts) for key, concepts in held.items()}

    def beginning(self, word: str) -> tuple[str, ...]:
        """The concepts of which a name begins with a whole word and goes on, those of which most is told first."""
        held = dict.fromkeys(self._names[i].concept for i in self._begun.get(word, ()))
        return tuple(sorted(held, key=lambda concept: (-self._told[concept], concept)))

    def ending(self, word: str) -> tuple[str, ...]:
        """The concepts of which a name ends with a whole word, behind others; those of which most is told first."""
        held = dict.fromkeys(self._names[i].concept for i in self._ended.get(word, ()))
        return tuple(sorted(held, key=lambda concept: (-self._told[concept], concept)))

    def prefixed(self, letters: str) -> tuple[Found, ...]:
        """The names that begin with some letters, or of which a word does: each concept once, by its best name.

        Args:
            letters: as `tokens` reads them, joined by spaces.
        """
        here = (hit for hit in self._from(letters) if hit[1] == 0 or len(letters) >= INNER)
        hits = sorted(here, key=lambda hit: self._rank(letters, *hit))
        return tuple(Found(name) for name in _once(self._names[i] for _, _, i in hits))

    def near(self, letters: str, most: int) -> tuple[Found, ...]:
        """The names that are most like some letters, the likeliest first: each concept once."""
        from rapidfuzz import fuzz, process  # here: nobody asks for it but who types

        found = process.extract(letters, self._keys, scorer=fuzz.ratio, limit=3 * most, score_cutoff=NEAR)
        held = {self._names[i]: score for _, score, i in found}
        first = sorted(held, key=lambda name: (-held[name], -self._told[name.concept], name.concept))
        return tuple(Found(name, round(held[name], 1)) for name in _once(first))[:most]

    def called(self, letters: str) -> frozenset[str]:
        """The concepts that have some words for a name."""
        return self._called.get(letters, frozenset())

    def _from(self, letters: str) -> Sequence[tuple[str, int, int]]:
        first = bisect_left(self._starts, (letters,))
        return self._starts[first : bisect_left(self._starts, (letters + LAST,))]

    def _rank(self, letters: str, rest: str, at: int, i: int) -> tuple[bool, bool, bool, int, int, str]:
        """Whole names first, then those that begin so, the labels, what most is told of, short ones."""
        name = self._names[i]
        return rest != letters or at > 0, at > 0, not name.label, -self._told[name.concept], len(name.text), name.text


def _names(graph: Graph, key: str, language: str) -> Iterator[Name]:
    concept = graph.concepts[key]
    labels = concept.label.by_language.get(language, {})
    yield from (Name(text, key, True) for text in dict.fromkeys(labels.values()))
    yield from (Name(text, key, False) for text in concept.synonyms)


def _starts(key: str) -> Iterator[int]:
    """Where the words of a name begin."""
    at = 0
    while at < len(key):
        yield at
        at = (key.find(" ", at) + 1) or len(key)


def _once(names: Iterable[Name]) -> Iterator[Name]:
    seen = set[str]()
    for name in names:
        if name.concept not in seen:
            seen.add(name.concept)
            yield name
