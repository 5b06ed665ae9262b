"""Which plan a question is for: the plans' own phrasings, with slots for concepts. Knows no wording of its own.

A phrasing with slots must fit the whole question. One without slots need only stand in it; its plan's needs are then
filled by class from the concepts that are named.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from explain.ask.lexicon import Lexicon, Match
from explain.ask.text import Tokens, tokens
from explain.content import PlanSpec
from explain.words import slots
from kg.graph import Graph


@dataclass(frozen=True)
class Phrase:
    """One phrasing of a plan: tokens, in which a slot stands as its need in braces."""

    plan: PlanSpec
    steps: Tokens

    @property
    def literal(self) -> int:
        """How many of its words are its own."""
        return sum(not step.startswith("{") for step in self.steps)


@dataclass(frozen=True)
class Reading:
    """A question read as a plan's: the needs, and the words that named them."""

    plan: PlanSpec
    needs: Mapping[str, str]
    matches: tuple[Match, ...]
    literal: int


class Intents:
    """All phrasings of all plans in one language."""

    def __init__(self, graph: Graph, plans: Mapping[str, PlanSpec], lexicon: Lexicon, language: str) -> None:
        self._graph, self._lexicon = graph, lexicon
        phrases = [Phrase(plan, _steps(ask)) for plan in plans.values() for ask in plan.asks.get(language, ())]
        self._slotted = [phrase for phrase in phrases if any(step.startswith("{") for step in phrase.steps)]
        self._bare = [phrase for phrase in phrases if phrase not in self._slotted]

    def readings(self, words: Tokens) -> list[Reading]:
        """Every way to read a whole question, best first: most of the phrasing's own words, then longest names."""
        found = [
            Reading(phrase.plan, dict(needs), matches, phrase.literal)
            for phrase in self._slotted
            for needs, matches in self._fit(phrase, words, 0, 0, (), ())
        ]
        return sorted(found, key=lambda r: (-r.literal, len(r.matches), r.plan.id, sorted(r.needs.items())))

    def mentioned(self, words: Tokens) -> list[PlanSpec]:
        """The plans of which a phrasing without slots stands in the question, the longest phrasing first."""
        here = [phrase for phrase in self._bare if _contains(words, phrase.steps)]
        return list({p.plan.id: p.plan for p in sorted(here, key=lambda p: (-len(p.steps), p.plan.id))}.values())

    def shaped(self, words: Tokens) -> list[tuple[PlanSpec, str]]:
        """Plans whose phrasing fits but for the names in it, each with the words that name nothing held."""
        out = []
        for phrase in sorted(self._slotted, key=lambda p: -p.literal):
            gaps = _gaps(phrase.steps, words, 0, 0) if phrase.literal > 1 else None
            for start, end in gaps or ():
                if not any(match.end == end for match in self._lexicon.at(words, start)):
                    out.append((phrase.plan, " ".join(words[start:end])))
        return out

    def _fit(
        self,
        phrase: Phrase,
        words: Tokens,
        i: int,
        at: int,
        needs: tuple[tuple[str, str], ...],
        used: tuple[Match, ...],
    ) -> Iterator[tuple[tuple[tuple[str, str], ...], tuple[Match, ...]]]:
        if i == len(phrase.steps):
            if at == len(words):
                yield needs, used
            return
        if at >= len(words):
            return
        step = phrase.steps[i]
        if not step.startswith("{"):
            if words[at] == step:
                yield from self._fit(phrase, words, i + 1, at + 1, needs, used)
            return
        need = step[1:-1]
        for match in self._lexicon.at(words, at):
            if self._graph.is_kind(match.concept, phrase.plan.need_class(need)):
                yield from self._fit(phrase, words, i + 1, match.end, (*needs, (need, match.concept)), (*used, match))


def _steps(phrase: str) -> Tokens:
    named = list(slots(phrase))
    parts = phrase.split("{")
    out = list(tokens(parts[0]))
    for need, rest in zip(named, parts[1:], strict=True):
        out += [f"{{{need}}}", *tokens(rest.partition("}")[2])]
    return tuple(out)


def _contains(words: Tokens, steps: Tokens) -> bool:
    return any(words[i : i + len(steps)] == steps for i in range(len(words) - len(steps) + 1))


def _gaps(steps: Tokens, words: Tokens, i: int, at: int) -> list[tuple[int, int]] | None:
    """Where each slot would stand, were its words a name; None where the phrasing does not fit."""
    if i == len(steps):
        return [] if at == len(words) else None
    if not steps[i].startswith("{"):
        return _gaps(steps, words, i + 1, at + 1) if at < len(words) and words[at] == steps[i] else None
    for end in range(at + 1, min(len(words), at + 8) + 1):
        rest = _gaps(steps, words, i + 1, end)
        if rest is not None:
            return [(at, end), *rest]
    return None
