"""Of whom, and when, a message tells of each thing that it names: asked, a fact, denied, over, another's.

Knows no concept and no word. A message is looked at in parts of sentences: what is said in one holds for the things
that are named there, and for lists that go on behind it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from explain.ask.grounding.ground import Grounded
from explain.ask.grounding.lexicon import Match
from explain.ask.reading.asking import Asking
from explain.ask.reading.cues import Cue, Cues, marked
from explain.book.hearing import Persons
from explain.model import Role

IT = "{it}"
ELSE = "?"
"""Somebody else, whom no word names."""
APART = 8
"""Words at most between a thing and how long it lasts."""
NEAR = 24
"""Words of a part on either side of a thing that can say something of it."""
SENTENCE = re.compile(r"[.;?!…]+(?=\s|$)|\s[-–—]\s")
PART = re.compile(r"[,:()]|\s/\s")
SPACE = " "
"""What stands between most words, and says nothing."""


@dataclass(frozen=True)
class Told:
    """How a thing is told of.

    Attributes:
        cue: the turn of phrase that says so, where one does. whose: who it is told of; nobody where that is who writes.
    """

    match: Match
    role: Role
    cue: str = ""
    whose: str = ""


@dataclass(frozen=True)
class Fact:
    """What is told of somebody.

    Attributes:
        concept: what it is of; none where words alone tell it, as an age. lasting: since when, or how long.
    """

    concept: str
    said: str
    role: Role
    whose: str = ""
    lasting: str = ""


@dataclass(frozen=True)
class _Part:
    """Words of one part of a sentence, `start` to before `end`.

    Attributes:
        since: where its sentence begins. asks: it is part of a question.
    """

    start: int
    end: int
    since: int
    asks: bool


@dataclass(frozen=True)
class _Persons:
    """Places of the words of a message that name persons, and of those that say whose they are to who writes."""

    words: Sequence[str]
    some: Sequence[int]
    ours: Sequence[int]


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
        self._facts = Cues(("", cue) for cue in persons.facts)
        self._lasting = Cues(("", cue) for cue in persons.lasting)

    def told(self, grounded: Grounded, askings: Sequence[Asking]) -> tuple[Told, ...]:
        """How each of the matches is told of, in their order.

        Args:
            askings: by the places of the words that were understood.
        """
        parts = tuple(self._parts(grounded, askings))
        persons = self._persons(grounded.words)
        others = self._others(grounded, parts, persons)
        lists = self._lists(grounded)
        cues = self._cues(grounded.words)
        out = []
        for match in grounded.matches:
            i = _place(parts, match)
            words = self._around(grounded, parts, i, lists[match.start])
            whose = self._whose(persons, parts, match)
            if match in others:
                out.append(Told(match, "others", whose=whose))
            elif self._asks(grounded.words, parts[i]):
                out.append(Told(match, "asked"))
            else:
                said = _said(match, words, cues) or Told(match, "asked" if parts[i].asks else "told")
                out.append(replace(said, whose=whose))
        return tuple(out)

    def _cues(self, words: Sequence[str]) -> tuple[tuple[Role, tuple[Cue, ...]], ...]:
        """The turns of phrase that tell how things are told of in a message, the first first."""
        denied = () if _first(self._held.stands, words) else self._held.negated
        return ("negated", denied), ("past", self._held.past), ("told", self._held.told)

    def facts(self, grounded: Grounded, askings: Sequence[Asking], told: Sequence[Told]) -> tuple[Fact, ...]:
        """What is told of somebody, in the order of its words: things that are named, and what words alone tell.

        Args:
            told: how the things are told of that are named.
        """
        parts = tuple(self._parts(grounded, askings))
        taken = {place for match in grounded.matches for place in range(match.start, match.end)}
        bare = [Match(start, end, "", "said") for start, end in self._places(self._facts, grounded, taken)]
        held = [*(one for one in told if one.role != "asked"), *self._bare(grounded, parts, bare)]
        taken |= {place for match in bare for place in range(match.start, match.end)}
        times = self._places(self._lasting, grounded, taken)
        found = sorted(held, key=lambda one: (one.match.start, one.match.end))
        of = {i: time for time in times if (i := _before(parts, found, time)) is not None}
        out: dict[tuple[str, str, str], Fact] = {}
        for i, one in enumerate(found):
            lasting = _raw(grounded, *of[i]) if i in of else ""
            fact = Fact(one.match.concept, grounded.raw(one.match), one.role, one.whose, lasting)
            key = (fact.concept or fact.said.casefold(), fact.role, fact.whose)
            out[key] = fact if key not in out or lasting else out[key]
        return tuple(out.values())

    def _bare(self, grounded: Grounded, parts: Sequence[_Part], found: Iterable[Match]) -> Iterator[Told]:
        """Facts that words alone tell, but for those that are asked about."""
        cues, persons = self._cues(grounded.words), self._persons(grounded.words)
        for match in found:
            i = _place(parts, match)
            whose = self._whose(persons, parts, match)
            if self._asks(grounded.words, parts[i]):
                continue
            said = _said(match, self._around(grounded, parts, i, (match.start, match.end)), cues)
            if said or not parts[i].asks:
                yield replace(said or Told(match, "told"), whose=whose)

    def _places(self, cues: Cues, grounded: Grounded, taken: Container[int]) -> list[tuple[int, int]]:
        """Where turns stand among words that tell nothing else, each word in one turn, the longest."""
        out: list[tuple[int, int]] = []
        held = {(start, end) for _, start, end in cues.places(grounded.words)}
        for start, end in sorted(held, key=lambda one: (one[0] - one[1], one)):
            free = not any(place in taken for place in range(start, end))
            if free and all(end <= first or last <= start for first, last in out):
                out.append((start, end))
        return sorted(out)

    def _persons(self, words: Sequence[str]) -> _Persons:
        """Where words of a message name persons."""
        held = self._held
        some = tuple(i for i, word in enumerate(words) if word in held.others or word in held.self)
        ours = tuple(i for i in range(1, len(words)) if words[i] in held.people and words[i - 1] in held.ours)
        return _Persons(words, some, ours)

    def _whose(self, persons: _Persons, parts: Sequence[_Part], match: Match) -> str:
        """Who a thing is told of, as they are named to who writes; nobody, where that is who writes."""
        if not self._last_is_another(persons, parts[_place(parts, match)], match):
            return ""
        at = bisect_left(persons.ours, match.start)
        return self._held.people[persons.words[persons.ours[at - 1]]] if at else ELSE

    def _last_is_another(self, persons: _Persons, part: _Part, match: Match) -> bool:
        """Whether the last person before a thing, in its sentence, is another than who writes."""
        at = bisect_left(persons.some, match.start)
        last = persons.some[at - 1] if at else -1
        return last >= part.since and persons.words[last] in self._held.others

    def _asks(self, words: Sequence[str], part: _Part) -> bool:
        """Whether a part itself asks: it is of a question and begins with a word that asks, or so that."""
        led = (
            word for word in words[part.start : part.end] if word in self._held.asks or word not in self._held.breaks
        )
        return part.asks and next(led, "") in self._held.asks

    def _around(self, grounded: Grounded, parts: Sequence[_Part], i: int, listed: tuple[int, int]) -> tuple[str, ...]:
        """The part in which a thing stands, with the list that it is of as one thing; of a long one, what is near."""
        start, end = listed
        first = next((part.start for part in parts[max(0, i - NEAR) : i + 1] if part.start <= start < part.end), start)
        words = grounded.words
        return (*words[max(first, start - NEAR) : start], IT, *words[end : max(end, min(parts[i].end, end + NEAR))])

    def _lists(self, grounded: Grounded) -> Mapping[int, tuple[int, int]]:
        """Where a thing begins → where the list begins and ends that it is of: with nothing but links between."""
        unique = list({match.start: match for match in reversed(grounded.matches)}.values())[::-1]
        lists: list[list[Match]] = []
        for match in unique:
            if lists and self._are_linked(grounded, lists[-1][-1], match):
                lists[-1].append(match)
            else:
                lists.append([match])
        return {match.start: (held[0].start, held[-1].end) for held in lists for match in held}

    def _are_linked(self, grounded: Grounded, one: Match, other: Match) -> bool:
        """Whether two things are of one list; without a word that links them, if they are of one kind."""
        linking = grounded.words[one.end : other.start]
        if not all(word in self._held.links for word in linking):
            return False
        between = "".join(_between(grounded, i) for i in range(one.end, other.start + 1))
        linked = linking and not PART.search(between)
        return not SENTENCE.search(between) and (bool(linked) or self._alike(one.concept, other.concept))

    def _parts(self, grounded: Grounded, askings: Sequence[Asking]) -> Iterator[_Part]:
        """The parts of a message, in order."""
        named = {match.start for match in grounded.matches}
        names = [part for match in grounded.matches for part in match.parts or (match,)]
        inside = {i for name in names for i in range(name.start + 1, name.end)}
        start, since = 0, 0
        for i in range(1, len(grounded.words) + 1):
            between = _between(grounded, i) if i < len(grounded.words) else ""
            ends = i == len(grounded.words) or (between != SPACE and bool(SENTENCE.search(between)))
            breaks = not ends and i not in inside and self._breaks(grounded.words, i, between, named)
            if ends or breaks:
                yield _Part(start, i, since, any(one.start < i and start < one.end for one in askings))
                start, since = i, i if ends else since

    def _breaks(self, words: Sequence[str], i: int, between: str, named: Container[int]) -> bool:
        """Whether a new part begins with a word, by what stands before it."""
        if between != SPACE and PART.search(between):
            return True
        linking = words[i] in self._held.links and i + 1 in named
        return words[i] in self._held.breaks and not linking and words[i - 1] not in self._held.breaks

    def _others(self, grounded: Grounded, parts: Sequence[_Part], persons: _Persons) -> frozenset[Match]:
        """What is told of other people, where a question is not about them."""
        told = [match for match in grounded.matches if self._is_theirs(persons, parts, match)]
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

    def _is_theirs(self, persons: _Persons, parts: Sequence[_Part], match: Match) -> bool:
        """Whether a thing is told of another than who writes, and not asked about."""
        part = parts[_place(parts, match)]
        return not self._asks(persons.words, part) and self._last_is_another(persons, part, match)


def _place(parts: Sequence[_Part], match: Match) -> int:
    """The part in which a thing is named."""
    return bisect_right(parts, match.start, key=lambda part: part.start) - 1


def _raw(grounded: Grounded, start: int, end: int) -> str:
    """What stands in the message for some words understood."""
    return grounded.text.raw(grounded.of[start], grounded.of[end - 1] + 1)


def _before(parts: Sequence[_Part], found: Sequence[Told], time: tuple[int, int]) -> int | None:
    """The thing that a time is said of: the last before it in its sentence, near it."""
    start = time[0]
    since = parts[bisect_right(parts, start, key=lambda part: part.start) - 1].since
    for i in range(bisect_right(found, start, key=lambda one: one.match.start) - 1, -1, -1):
        match = found[i].match
        if match.start < since:
            return None
        if match.end <= start <= match.end + APART:
            return i
    return None


def _said(match: Match, words: Sequence[str], cues: Iterable[tuple[Role, tuple[Cue, ...]]]) -> Told | None:
    """What is said of a thing by the first cue that is found: what is denied is not over."""
    for role, held in cues:
        cue = _first(held, words)
        if cue:
            return Told(match, role, cue.text)
    return None


def _between(grounded: Grounded, i: int) -> str:
    """What stands in the message between a word and the one before it."""
    spans, of = grounded.text.spans, grounded.of
    return grounded.text.shown[spans[of[i - 1]][1] : spans[of[i]][0]] if of[i] != of[i - 1] else ""


def _first(cues: Iterable[Cue], words: Sequence[str]) -> Cue | None:
    """The first cue that is found in some words."""
    held, text = set(words), marked(words)
    return next((cue for cue in cues if (not cue.anchors or cue.anchors & held) and cue.pattern.search(text)), None)
