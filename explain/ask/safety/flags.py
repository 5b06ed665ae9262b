"""Hears red flags in a message, each with the words that told it. Knows no flag, no word and no answer."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import chain

from explain.ask.reading.text import Text
from explain.ask.safety.clauses import BEARING, Clauses, Strength
from explain.ask.safety.cue import NUMBER, Cue, Groups, Row, Turn, words_in
from explain.ask.safety.mending import Mending
from explain.ask.safety.numbers import Measure, measured, numbers_in
from explain.ask.safety.phrases import Phrases, Span
from explain.ask.safety.words import Place, words_of

NEAR, APART = 16, 6
"""Words over which what belongs together in any order may stand, and in a given order between two pieces."""
MOST = 200
"""Places of one row of a cue that are looked at; of more the first and the last."""


@dataclass(frozen=True)
class Telling:
    """A cue of a flag, how much it tells, and the group of which a word must stand somewhere in the message."""

    cue: Cue
    strength: Strength = "sure"
    beside: str = ""


@dataclass(frozen=True)
class Flags:
    """All red flags, bound.

    Attributes:
        tellings: flag → its cues; the most urgent flag first. groups: group → its phrases. measures: group → numbers.
        alike: a word → those that it is read as. known: words that are right as they stand → how often they are met.
    """

    tellings: Mapping[str, tuple[Telling, ...]] = field(default_factory=dict)
    groups: Groups = field(default_factory=dict)
    measures: Mapping[str, tuple[Measure, ...]] = field(default_factory=dict)
    alike: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    known: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class HeardFlag:
    """A red flag that a message tells of.

    Attributes:
        places: the characters of the shown text that told it, in order. cue: as content writes it.
    """

    flag: str
    cue: str
    places: tuple[Place, ...]

    @property
    def start(self) -> int:
        """The first character that told it."""
        return self.places[0][0]

    @property
    def end(self) -> int:
        """Behind the last character that told it."""
        return max(end for _, end in self.places)


Found = tuple[Span, ...]
"""The words of each piece of a row."""
Rows = tuple[tuple[tuple[int, bool], ...], ...]
"""Rows of a cue by the numbers of their pieces' phrases, and whether each may stand apart from the one before."""


class RedFlags:
    """Reads messages. Made once, by `read`."""

    def __init__(self, flags: Flags) -> None:
        self._flags = flags
        self._turns: dict[str, tuple[Turn, ...]] = {}
        self._numbers: dict[str, int] = {}
        self._met: dict[int, int] = {}
        wanted = {*BEARING, *(one for held in flags.measures.values() for m in held for one in m.groups)}
        wanted |= {told.beside for held in flags.tellings.values() for told in held if told.beside}
        self._groups = {name: self._number(f"{{{name}}}", flags.groups.get(name, ())) for name in sorted(wanted)}
        self._measuring = {self._groups[one] for held in flags.measures.values() for m in held for one in m.groups}
        self._bearing = {name: self._groups[name] for name in BEARING}
        self._ways: dict[int, list[tuple[int, Rows]]] = {}
        self._tellings = tuple((flag, one) for flag, held in flags.tellings.items() for one in held)
        self._rank = {flag: i for i, flag in enumerate(flags.tellings)}
        often: dict[int, int] = {}
        for place, (_, telling) in enumerate(self._tellings):
            for way in telling.cue.ways:
                rows = tuple(tuple((self._number(one.key, one.turns), one.apart) for one in row) for row in way)
                self._ways.setdefault(self._rarest(way, often), []).append((place, rows))
        self._phrases = Phrases((turn, self._numbers[key]) for key, turns in self._turns.items() for turn in turns)
        self._measured: dict[str, list[int]] = {measure_word(name): [] for name in flags.measures}
        for key, turns in self._turns.items():
            for word in _alone(turns) & self._measured.keys():
                self._measured[word].append(self._numbers[key])
        self._mending = Mending(self._words(), flags.known)

    def _words(self) -> set[str]:
        """Every word that is looked for."""
        seen = set[int]()
        return {word for turns in self._turns.values() for word in words_in(turns, seen)}

    @classmethod
    def read(cls, flags: Flags) -> RedFlags:
        """Lay out the flags for hearing."""
        return cls(flags)

    def heard(self, text: Text) -> tuple[HeardFlag, ...]:
        """The red flags that a message tells of, the most urgent first, each once."""
        words = words_of(text, self._flags.alike)
        mended = self._mended(words.words)
        found = self._phrases.found(mended)
        present = set[int]()
        for _, ids in found:
            present.update(ids)
        numbers = numbers_in(mended)
        measured = self._measure(mended, numbers, _spans(found, self._measuring)) if numbers else {}
        present |= measured.keys()
        ways = [(place, way) for number in present for place, way in self._ways.get(number, ())]
        ways = [(place, way) for place, way in ways if all(one in present for row in way for one, _ in row)]
        ways = [(place, way) for place, way in ways if self._beside(place, present)]
        if not ways:
            return ()
        needed = {one for _, way in ways for row in way for one, _ in row} | {*self._bearing.values()}
        spans = _spans(found, needed)
        for number, more in measured.items():
            spans[number] = sorted((*spans.get(number, ()), *more))
        clauses = Clauses(text.shown, words, {name: spans.get(one, ()) for name, one in self._bearing.items()})
        heard: dict[str, HeardFlag] = {}
        rows: dict[tuple[tuple[int, bool], ...], list[Found]] = {}
        for place, way in ways:
            flag, telling = self._tellings[place]
            if flag in heard:
                continue
            for held in _together(way, spans, rows):
                if len({clauses.sentence(start) for start, _ in held}) == 1 and clauses.tells(held, telling.strength):
                    places = tuple(sorted({_place(words.places, span) for span in held}))
                    heard[flag] = HeardFlag(flag, telling.cue.text, places)
                    break
        return tuple(sorted(heard.values(), key=lambda one: self._rank[one.flag]))

    def _number(self, key: str, turns: tuple[Turn, ...]) -> int:
        """The number of some phrases: the same for the same ones."""
        self._turns.setdefault(key, turns)
        return self._numbers.setdefault(key, len(self._numbers))

    def _rarest(self, way: Sequence[Row], often: dict[int, int]) -> int:
        """The number of the phrases by which a cue is looked for: those that are met least often."""
        pieces = {self._numbers[piece.key]: piece.turns for row in way for piece in row}
        for number, turns in pieces.items():
            if number not in often:
                often[number] = sum(self._often(turn) for turn in turns)
        return min(pieces, key=lambda number: (often[number], number))

    def _often(self, turn: Turn) -> int:
        """About how often a turn is met."""
        known = self._flags.known
        held = [
            (200 if part.word == NUMBER else known.get(part.word.strip("*"), 0) + 1)
            if part.word
            else self._any(part.options)
            for part in turn
            if not part.may_miss
        ]
        return min(held, default=1_000)

    def _any(self, options: tuple[Turn, ...]) -> int:
        """About how often one of some turns is met: counted once, since many cues share a group."""
        key = id(options)
        if key not in self._met:
            self._met[key] = sum(map(self._often, options))
        return self._met[key]

    def _mended(self, words: Sequence[str]) -> tuple[str, ...]:
        held: dict[str, str] = {}
        for word in words:
            if word not in held:
                held[word] = self._mending.mended(word)
        return tuple(held[word] for word in words)

    def _beside(self, place: int, present: Set[int]) -> bool:
        """Whether the message holds what a cue wants beside it."""
        beside = self._tellings[place][1].beside
        return not beside or self._groups[beside] in present

    def _measure(
        self, words: Sequence[str], numbers: Sequence[tuple[int, float]], spans: Mapping[int, Sequence[Span]]
    ) -> dict[int, list[Span]]:
        """The numbers that count, by who looks for them; `spans`: the words that say what they measure."""
        groups = {name: spans.get(number, ()) for name, number in self._groups.items()}
        out: dict[int, list[Span]] = {}
        for name, measures in self._flags.measures.items():
            found = sorted({span for one in measures for span in measured(words, numbers, one, groups)})
            for number in self._measured[measure_word(name)] if found else ():
                out.setdefault(number, []).extend(found)
        return out


def measure_word(name: str) -> str:
    """What stands for the numbers of a measure among phrases: no message holds it.

    >>> measure_word("fever-number")
    '<fever-number>'
    """
    return f"<{name}>"


def _spans(found: Sequence[tuple[Span, Sequence[int]]], wanted: Set[int]) -> dict[int, list[Span]]:
    """Where the phrases stand that are wanted, by who looks for them, in order."""
    out: dict[int, list[Span]] = {}
    for span, ids in found:
        for number in ids:
            if number in wanted:
                out.setdefault(number, []).append(span)
    return out


def _alone(turns: tuple[Turn, ...]) -> set[str]:
    """The words that are turns by themselves."""
    out = set[str]()
    for turn in turns:
        if len(turn) == 1:
            out |= {turn[0].word} if turn[0].word else _alone(turn[0].options)
    return out


def _place(places: Sequence[Place], span: Span) -> Place:
    """The characters of some words."""
    return places[span[0]][0], places[span[1] - 1][1]


def _together(
    way: Rows, spans: Mapping[int, Sequence[Span]], rows: dict[tuple[tuple[int, bool], ...], list[Found]]
) -> Iterator[Found]:
    """The places where all rows of a cue stand, near together."""
    if any(number not in spans for row in way for number, _ in row):
        return
    held = []
    for row in way:
        if row not in rows:
            found = list(_rows(row, spans))
            rows[row] = found if len(found) <= MOST else [*found[: MOST // 2], *found[-MOST // 2 :]]
        held.append(rows[row])
    if all(held):
        yield from _joined(held[0], held[1:])


def _joined(first: Sequence[Found], others: Sequence[Sequence[Found]]) -> Iterator[Found]:
    """One of the first with one of each of the others that stands near it and shares no word with it."""
    if not others:
        yield from first
        return
    for one in first:
        start, end = one[0][0], one[-1][1]
        at = bisect_left(others[0], ((start - NEAR, 0),))
        for other in others[0][at:]:
            if other[0][0] - end > NEAR:
                break
            if other[0][0] >= end or other[-1][1] <= start:
                yield from _joined([tuple(sorted(chain(one, other)))], others[1:])


def _rows(row: Sequence[tuple[int, bool]], spans: Mapping[int, Sequence[Span]]) -> Iterator[Found]:
    """The places where the pieces of a row stand in their order."""
    for first in spans[row[0][0]]:
        found: list[Found] = [(first,)]
        for number, apart in row[1:]:
            further = list[Found]()
            for one in found:
                end = one[-1][1]
                here = spans[number]
                for span in here[bisect_left(here, (end, 0)) :]:
                    if span[0] - end > (APART if apart else 0):
                        break
                    further.append((*one, span))
            found = further
            if not found:
                break
        yield from found
