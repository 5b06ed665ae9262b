"""Whether a message asks what nobody can be told from here, and which words tell that. Knows no words of its own.

A sign is found where all that it names is there: in what is asked or leads up to it, and anywhere in the message.
Where what is asked, or what leads up to it, is general after all, the kind's signs there count for nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from explain.ask.reading.asking import Asking
from explain.ask.reading.cues import BEGIN, END, Cue, Cues, marked
from explain.book.hearing import DeclinedKind

ASKED, TOLD, ALSO, UNLESS, GENERAL = "asked", "told", "also", "unless", "general"


@dataclass(frozen=True)
class HeardDeclined:
    """A kind of thing that is asked and cannot be told.

    Attributes:
        words: those that told it. cue: the turn of phrase, as content writes it; none where examples told it.
    """

    kind: str
    words: tuple[str, ...]
    cue: str = ""


@dataclass(frozen=True)
class _Place:
    """What some words hold: for each key of cues the first that is found."""

    words: Sequence[str]
    found: Mapping[str, Cue]


class Said:
    """A message as cues look at it, each place of it once: one question is often all of it.

    Args:
        words: where a concept is named, its class in braces. askings: what of them asks, by their places.
    """

    def __init__(self, cues: Cues, words: Sequence[str], askings: Sequence[Asking]) -> None:
        self._cues, self._words = cues, words
        self._held: dict[tuple[int, int], _Place] = {}
        self.whole = self._place(0, len(words))
        self.asked = [self._place(one.start, one.end) for one in askings]
        ends = [one.end for one in askings]
        self._led = list(zip([0, *ends], ends, strict=False))

    @cached_property
    def questions(self) -> Sequence[tuple[_Place, _Place]]:
        """What is asked, and the same with what leads up to it: from where the question before ended."""
        return [(asked, self._place(*led)) for asked, led in zip(self.asked, self._led, strict=True)]

    @property
    def signs(self) -> frozenset[str]:
        """What the cues in it are for: of all of it, and of what it asks."""
        return frozenset(self.whole.found).union(f"asked {key}" for one in self.asked for key in one.found)

    @property
    def keys(self) -> frozenset[str]:
        """What the cues of any place are for."""
        return frozenset(self.whole.found).union(*(place.found for both in self.questions for place in both))

    def _place(self, start: int, end: int) -> _Place:
        held = self._held.get((start, end))
        if held is None:
            words = self._words[start:end]
            held = self._held[start, end] = _Place(words, self._cues.found(words))
        return held


@dataclass(frozen=True)
class _Sign:
    """What its cues are found by: none where it has none of that sort."""

    asked: str
    elsewhere: tuple[str, ...]
    unless: str


@dataclass(frozen=True)
class _Kind:
    """A kind of thing, what makes it general, and its signs."""

    id: str
    yields: frozenset[str]
    general: str
    signs: tuple[_Sign, ...]


class Declined:
    """Hears what cannot be told, in one language.

    Args:
        kinds: in the order in which they are told where several are heard.
    """

    def __init__(self, kinds: Iterable[DeclinedKind], language: str) -> None:
        held = tuple(kinds)
        self._cues = Cues(pair for kind in held for pair in _keyed(kind, language))
        self._kinds = tuple(_kind(kind, language) for kind in held)
        self._of = {key: kind.id for kind in held for key, _ in _keyed(kind, language)}

    def said(self, words: Sequence[str], askings: Sequence[Asking]) -> Said:
        """A message, for its cues to be looked for."""
        return Said(self._cues, words, askings)

    def heard(self, said: Said) -> tuple[HeardDeclined, ...]:
        """What a message asks that cannot be told, each kind once."""
        there = {self._of[key] for key in said.keys}
        heard = [one for kind in self._kinds if kind.id in there and (one := _heard(kind, said))]
        kinds = {one.kind for one in heard}
        return tuple(one for one in heard if not self._yields[one.kind] & kinds)

    @cached_property
    def _yields(self) -> Mapping[str, frozenset[str]]:
        return {kind.id: kind.yields for kind in self._kinds}


def _heard(kind: _Kind, said: Said) -> HeardDeclined | None:
    for asked, led in said.questions:
        if kind.general not in asked.found:
            for sign in kind.signs:
                if told := _telling(kind, sign, said.whole, asked, led):
                    return told
    return None


def _telling(kind: _Kind, sign: _Sign, whole: _Place, asked: _Place, led: _Place) -> HeardDeclined | None:
    """What tells a sign, where all that it names is there."""
    if sign.unless in whole.found or not all([key in whole.found for key in sign.elsewhere]):
        return None
    places = [(key, whole) for key in sign.elsewhere]
    if sign.asked:
        place = next((place for place in (asked, led) if sign.asked in place.found), None)
        if place is None or kind.general in place.found:
            return None
        places.insert(0, (sign.asked, place))
    key, place = places[0]
    cue = place.found[key]
    return HeardDeclined(kind.id, tuple(_said(cue, place.words)), cue.text)


def _kind(kind: DeclinedKind, language: str) -> _Kind:
    """A kind by the keys of its cues."""
    signs = tuple(
        _Sign(
            _key(kind, ASKED, i) if sign.asked else "",
            tuple(_key(kind, what, i) for what, cues in ((TOLD, sign.told), (ALSO, sign.also)) if cues),
            _key(kind, UNLESS, i),
        )
        for i, sign in enumerate(kind.signs.get(language, ()))
    )
    return _Kind(kind.id, kind.yields, _key(kind, GENERAL), signs)


def _keyed(kind: DeclinedKind, language: str) -> Iterator[tuple[str, Cue]]:
    """The cues of a kind, each with what it is for."""
    yield from ((_key(kind, GENERAL), cue) for cue in kind.general.get(language, ()))
    for i, sign in enumerate(kind.signs.get(language, ())):
        for key, cues in ((ASKED, sign.asked), (TOLD, sign.told), (ALSO, sign.also), (UNLESS, sign.unless)):
            yield from ((_key(kind, key, i), cue) for cue in cues)


def _key(kind: DeclinedKind, what: str, i: int | None = None) -> str:
    return f"{kind.id} {what}" if i is None else f"{kind.id} {what} {i}"


def _said(cue: Cue, words: Sequence[str]) -> Iterator[str]:
    """The words in which a cue is found."""
    found = cue.pattern.search(marked(words))
    yield from (word for word in (found[0].split() if found else ()) if word not in (BEGIN, END))
