"""Whether a message asks what nobody can be told from here, and which words tell that. Knows no words of its own.

A sign is found where all that it names is there: in what is asked or leads up to it, and anywhere in the message.
Where what is asked is general after all, the kind's signs in it count for nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from explain.ask.reading.asking import Asking
from explain.ask.reading.cues import BEGIN, END, Cue, Cues, marked
from explain.book.hearing import DeclinedKind, Sign

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


@dataclass(frozen=True)
class _Asked:
    """What is asked, and the same with what leads up to it: from where the question before ended."""

    asking: _Place
    led: _Place

    def holding(self, key: str) -> _Place | None:
        """Which of the two has a cue for something."""
        return next((place for place in (self.asking, self.led) if key in place.found), None)


class Declined:
    """Hears what cannot be told, in one language.

    Args:
        kinds: in the order in which they are told where several are heard.
    """

    def __init__(self, kinds: Iterable[DeclinedKind], language: str) -> None:
        self._kinds, self._language = tuple(kinds), language
        self._cues = Cues(pair for kind in self._kinds for pair in _keyed(kind, language))

    def heard(self, words: Sequence[str], askings: Sequence[Asking]) -> tuple[HeardDeclined, ...]:
        """What a message asks that cannot be told, each kind once.

        Args:
            words: of the message; where a concept is named, its class in braces. `askings`: by their places.
        """
        held: dict[tuple[int, int], _Place] = {}

        def place(start: int, end: int) -> _Place:
            if (start, end) not in held:  # one question is often all of a message
                held[start, end] = _Place(words[start:end], self._cues.found(words[start:end]))
            return held[start, end]

        whole = place(0, len(words))
        starts = (0, *(one.end for one in askings))
        asked = [
            _Asked(place(one.start, one.end), place(start, one.end))
            for start, one in zip(starts, askings, strict=False)
        ]
        if not any(one.found for one in held.values()):
            return ()
        heard = [one for kind in self._kinds if (one := self._heard(kind, whole, asked))]
        kinds = {one.kind for one in heard}
        return tuple(one for one in heard if not self._yields(one.kind) & kinds)

    def signs(self, words: Sequence[str], askings: Sequence[Asking]) -> frozenset[str]:
        """What the cues of a message are for: of all of it, and of what it asks."""
        found = set(self._cues.found(words))
        for one in askings:
            found |= {f"asked {key}" for key in self._cues.found(words[one.start : one.end])}
        return frozenset(found)

    def _yields(self, kind: str) -> frozenset[str]:
        return next(held.yields for held in self._kinds if held.id == kind)

    def _heard(self, kind: DeclinedKind, whole: _Place, asked: Iterable[_Asked]) -> HeardDeclined | None:
        for one in asked:
            if _key(kind, GENERAL) in one.asking.found:
                continue
            for i, sign in enumerate(kind.signs.get(self._language, ())):
                told = self._telling(kind, i, sign, whole, one)
                if told:
                    return told
        return None

    def _telling(self, kind: DeclinedKind, i: int, sign: Sign, whole: _Place, one: _Asked) -> HeardDeclined | None:
        """What tells a sign, where all that it names is there."""
        if _key(kind, UNLESS, i) in whole.found:
            return None
        asked = _key(kind, ASKED, i)
        places = {asked: one.holding(asked)} if sign.asked else {}
        for cues, what in ((sign.told, TOLD), (sign.also, ALSO)):
            if cues:
                key = _key(kind, what, i)
                places[key] = whole if key in whole.found else None
        if not all(places.values()):
            return None
        key, place = next((key, place) for key, place in places.items() if place)
        cue = place.found[key]
        return HeardDeclined(kind.id, tuple(_said(cue, place.words)), cue.text)


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
