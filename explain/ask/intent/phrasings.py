"""Which plan a question is for: the plans' own phrasings, with slots for concepts. Knows no wording of its own.

A phrasing with slots must fit the whole question. One without slots need only stand in it; its plan's needs are then
filled by class from the concepts that are named.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from explain.ask.grounding.lexicon import Lexicon, Match
from explain.ask.reading.text import Tokens, tokens
from explain.book.bound import Plan
from explain.book.phrase import Phrase
from kg.graph import Graph

MOST_IN_NAME = 4
"""Words that a name has at most of which nothing is held."""


@dataclass(frozen=True)
class Asking:
    """One phrasing of a plan: before each slot the words that stand there, and those behind the last."""

    plan: Plan
    words: tuple[Tokens, ...]
    slots: tuple[str, ...]

    @property
    def literal(self) -> int:
        """How many of its words are its own."""
        return sum(map(len, self.words))


@dataclass(frozen=True)
class Reading:
    """A question read as a plan's: the needs, the words that named them, and how many words are the phrasing's own."""

    plan: Plan
    needs: Mapping[str, str]
    matches: tuple[Match, ...]
    literal: int = 0


class Phrasings:
    """All phrasings of all plans in one language."""

    def __init__(self, graph: Graph, plans: Iterable[Plan], lexicon: Lexicon, language: str) -> None:
        self._graph, self._lexicon = graph, lexicon
        askings = [_asking(plan, phrase, lexicon) for plan in plans for phrase in plan.phrasings(language)]
        self._begun: dict[str, list[Asking]] = {asking.words[0][0]: [] for asking in askings if asking.words[0]}
        self._others: list[Asking] = []
        for asking in askings:
            begun = [self._begun[asking.words[0][0]]] if asking.words[0] else [self._others, *self._begun.values()]
            for held in begun if asking.slots else ():
                held.append(asking)
        self._bare = [asking for asking in askings if not asking.slots]

    def readings(self, words: Tokens) -> list[Reading]:
        """Every way to read a whole question, best first: most of the phrasing's own words, then longest names."""
        if not words:
            return []
        found = [
            Reading(
                asking.plan, dict(zip(asking.slots, (m.concept for m in matches), strict=True)), matches, asking.literal
            )
            for asking in self._begun.get(words[0], self._others)
            for matches in self._fit(asking, words, ())
        ]
        return sorted(found, key=lambda r: (-r.literal, len(r.matches), r.plan.id, sorted(r.needs.items())))

    def gap(self, words: Tokens, taken: Collection[int]) -> range | None:
        """Where a phrasing has other words for what it is about, and else fits: of the longest, the least.

        What stands for another of its names may be something else that is held, as a country.

        Args:
            taken: the places of words that name something, of which no gap has any.
        """
        if not words:
            return None
        found = [
            (-asking.literal, len(gap), gap.start, gap)
            for asking in self._begun.get(words[0], ())
            for gap in self._gaps(asking, words, 0, 0, None)
            if not any(place in taken for place in gap)
        ]
        return min(found)[-1] if found else None

    def _gaps(self, asking: Asking, words: Tokens, slot: int, start: int, gap: range | None) -> Iterator[range]:
        """The gaps with which a phrasing fits from one of its slots on, where all others have names."""
        end = start + len(asking.words[slot])
        if words[start:end] != asking.words[slot]:
            return
        if slot == len(asking.slots):
            if gap and end == len(words):
                yield gap
            return
        kind = asking.plan.needs[asking.slots[slot]]
        for match in self._lexicon.at(words, end):
            if self._graph.is_kind(match.concept, kind):
                yield from self._gaps(asking, words, slot + 1, match.end, gap)
        about = gap is None and asking.slots[slot] == asking.plan.required[0]
        for after in range(end + 1, min(end + MOST_IN_NAME, len(words)) + 1) if about else ():
            yield from self._gaps(asking, words, slot + 1, after, range(end, after))

    def mentioned(self, words: Tokens) -> list[Reading]:
        """The plans of which a phrasing without slots stands in the question, the longest phrasing first."""
        here = [asking for asking in self._bare if _contains(words, asking.words[0])]
        longest = sorted(here, key=lambda asking: (-asking.literal, asking.plan.id))
        return [Reading(asking.plan, {}, (), asking.literal) for asking in longest]

    def _fit(self, asking: Asking, words: Tokens, used: tuple[Match, ...]) -> Iterator[tuple[Match, ...]]:
        """The names that fill the slots, one after the other, where the words around them are the phrasing's."""
        start = used[-1].end if used else 0
        own = asking.words[len(used)]
        end = start + len(own)
        if words[start:end] != own:
            return
        if len(used) == len(asking.slots):
            if end == len(words):
                yield used
            return
        kind = asking.plan.needs[asking.slots[len(used)]]
        for match in self._lexicon.at(words, end):
            if self._graph.is_kind(match.concept, kind):
                yield from self._fit(asking, words, (*used, match))


def _asking(plan: Plan, phrase: Phrase, lexicon: Lexicon) -> Asking:
    return Asking(plan, tuple(lexicon.same(tokens(text)) for text in phrase.texts), phrase.slots)


def _contains(words: Tokens, steps: Tokens) -> bool:
    return any(words[i : i + len(steps)] == steps for i in range(len(words) - len(steps) + 1))
