"""Of whom, and when, a message tells of each thing that it names: asked, a fact, denied, over, another's.

Knows no concept and no word. A message is looked at in parts of sentences: what is said in one holds for the things
that are named there, and for lists that go on behind it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from explain.ask.grounding.ground import Grounded
from explain.ask.grounding.lexicon import Match
from explain.ask.intent.cues import Cue, marked
from explain.ask.reading.asking import Asking
from explain.book.hearing import Persons
from explain.model import Role

IT = "{it}"
SENTENCE = re.compile(r"[.;?!…]+(?=\s|$)|\s[-–—]\s")
PART = re.compile(r"[,:()]|\s/\s")


@dataclass(frozen=True)
class Told:
    """How a thing is told of; `cue`: the turn of phrase that says so, where one does."""

    match: Match
    role: Role
    cue: str = ""


@dataclass(frozen=True)
class _Part:
    """Words of one part of a sentence, `start` to before `end`.

    Attributes:
        begins: it begins a sentence. asks: it is part of a question.
    """

    start: int
    end: int
    begins: bool
    asks: bool


class People:
    """Tells of whom and when things are told, in one language.

    Args:
        alike: whether two concepts are of one kind, so that one goes on with a list of the other.
        illness: whether people have a concept: who asks about one does not ask about that of another.
    """

    def __init__(
        self, persons: Persons, alike: Callable[[str, str], bool], illness: Callable[[str], bool] = lambda _: False
    ) -> None:
        self._held, self._alike, self._illness = persons, alike, illness

    def told(self, grounded: Grounded, askings: Sequence[Asking]) -> tuple[Told, ...]:
        """How each of the matches is told of, in their order.

        Args:
            askings: by the places of the words that were understood.
        """
        parts = tuple(self._parts(grounded, askings))
        others = self._others(grounded, parts)
        return tuple(self._told(grounded, parts, match, match in others) for match in grounded.matches)

    def _told(self, grounded: Grounded, parts: Sequence[_Part], match: Match, of_others: bool) -> Told:
        """One thing: what is denied is not over, and what is another's is that first."""
        if of_others:
            return Told(match, "others")
        i = _place(parts, match)
        words = self._around(grounded, parts, i, match)
        if not _first(self._held.stands, grounded.words):
            denied = _first(self._held.negated, words)
            if denied and not self._asks(grounded.words, parts[i]):
                return Told(match, "negated", denied.text)
        over = _first(self._held.past, words)
        if over and not self._asks(grounded.words, parts[i]):
            return Told(match, "past", over.text)
        fact = _first(self._held.told, words)
        if fact and not self._asks(grounded.words, parts[i]):
            return Told(match, "told", fact.text)
        return Told(match, "asked" if parts[i].asks else "told")

    def _asks(self, words: Sequence[str], part: _Part) -> bool:
        """Whether a part itself asks: it is of a question and begins with a word that asks, or so that."""
        led = (
            word for word in words[part.start : part.end] if word in self._held.asks or word not in self._held.breaks
        )
        return part.asks and next(led, "") in self._held.asks

    def _around(self, grounded: Grounded, parts: Sequence[_Part], i: int, match: Match) -> tuple[str, ...]:
        """The part in which a thing stands, with the list that it is of as one thing."""
        start, end = self._list(grounded, match)
        first = next((part.start for part in parts if part.start <= start < part.end), parts[i].start)
        return (*grounded.words[first:start], IT, *grounded.words[end : max(end, parts[i].end)])

    def _list(self, grounded: Grounded, match: Match) -> tuple[int, int]:
        """Where the list begins and ends that a thing is of: things with nothing but links between them."""
        start, end = match.start, match.end
        for other in reversed(grounded.matches):
            if other.end <= start and self._are_linked(grounded, other, match, (other.end, start)):
                start = other.start
        for other in grounded.matches:
            if other.start >= end and self._are_linked(grounded, match, other, (end, other.start)):
                end = other.end
        return start, end

    def _are_linked(self, grounded: Grounded, one: Match, other: Match, gap: tuple[int, int]) -> bool:
        """Whether two things are of one list; without a word that links them, if they are of one kind."""
        between = "".join(_between(grounded, i) for i in range(gap[0], gap[1] + 1))
        if SENTENCE.search(between) or not all(word in self._held.links for word in grounded.words[gap[0] : gap[1]]):
            return False
        linked = gap[1] > gap[0] and not PART.search(between)
        return linked or self._alike(one.concept, other.concept)

    def _parts(self, grounded: Grounded, askings: Sequence[Asking]) -> Iterator[_Part]:
        """The parts of a message, in order."""
        named = {match.start for match in grounded.matches}
        inside = {i for match in grounded.matches for i in range(match.start + 1, match.end)}
        start, begins = 0, True
        for i in range(1, len(grounded.words) + 1):
            ends = i == len(grounded.words) or bool(SENTENCE.search(_between(grounded, i)))
            breaks = not ends and i not in inside and self._breaks(grounded, i, named)
            if ends or breaks:
                yield _Part(start, i, begins, any(one.start < i and start < one.end for one in askings))
                start, begins = i, ends

    def _breaks(self, grounded: Grounded, i: int, named: Iterable[int]) -> bool:
        """Whether a new part begins with a word."""
        word, held = grounded.words[i], self._held
        if PART.search(_between(grounded, i)):
            return True
        linking = word in held.links and i + 1 in set(named)
        return word in held.breaks and not linking and grounded.words[i - 1] not in held.breaks

    def _others(self, grounded: Grounded, parts: Sequence[_Part]) -> frozenset[Match]:
        """What is told of other people, where a question is not about them."""
        told = [match for match in grounded.matches if self._is_theirs(grounded, parts, match)]
        if not told:
            return frozenset()
        words = grounded.words
        asking = [part for part in parts if self._asks(words, part)] or [part for part in parts if part.asks]
        asked = {word for part in asking for word in words[part.start : part.end]}
        if asked & self._held.back:
            return frozenset()
        if any(self._is_mine(words[part.start : part.end]) for part in parts):
            return frozenset(told)
        if asked & self._held.again:
            return frozenset()
        elsewhere = [match for match in grounded.matches if any(p.start <= match.start < p.end for p in asking)]
        return frozenset(
            one
            for one in told
            if one not in elsewhere
            and self._illness(one.concept)
            and any(one.concept != other.concept and self._illness(other.concept) for other in elsewhere)
        )

    def _is_mine(self, words: Sequence[str]) -> bool:
        """Whether who writes tells or asks of themselves in some words, and of nobody else."""
        return not self._held.back & set(words) and _first(self._held.mine, words) is not None

    def _is_theirs(self, grounded: Grounded, parts: Sequence[_Part], match: Match) -> bool:
        """Whether the last person before a thing, in its sentence, is another than who writes."""
        i = _place(parts, match)
        if self._asks(grounded.words, parts[i]):
            return False
        begin = next(part.start for part in reversed(parts[: i + 1]) if part.begins)
        held = [
            word for word in grounded.words[begin : match.start] if word in self._held.others or word in self._held.self
        ]
        return bool(held) and held[-1] in self._held.others


def _place(parts: Sequence[_Part], match: Match) -> int:
    """The part in which a thing is named."""
    return next(i for i, part in enumerate(parts) if part.start <= match.start < part.end)


def _between(grounded: Grounded, i: int) -> str:
    """What stands in the message between a word and the one before it."""
    spans, of = grounded.text.spans, grounded.of
    return grounded.text.shown[spans[of[i - 1]][1] : spans[of[i]][0]] if of[i] != of[i - 1] else ""


def _first(cues: Iterable[Cue], words: Sequence[str]) -> Cue | None:
    """The first cue that is found in some words."""
    held, text = set(words), marked(words)
    return next((cue for cue in cues if (not cue.anchors or cue.anchors & held) and cue.pattern.search(text)), None)
