"""How a message is looked at by what was learned: whole, in parts, and by what it asks. Knows no label and no word.

It is looked at in several views, so that what tells of something is not lost among all else that is written. Each is
made once for a message, whoever asks for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property

from explain.ask.intent.features import PIECE, words_of
from explain.ask.listener import Listened, Listener
from explain.ask.reading.asking import Asking
from explain.ask.safety.declined import Declined, Said
from explain.book.hearing import DECLINED, FLAGS, MYTHS, NONE

WINDOW = 24
"""Words that are looked at together where a sentence has more."""
WHOLE = 40
"""Words up to which a message is looked at as a whole, too."""
MOST = 40
"""Views of a long message: as many from its beginning as from its end."""

View = frozenset[str]
"""Features."""


class Views:
    """The views of one message."""

    def __init__(self, listener: Listener, heard: Listened, declined: Declined) -> None:
        self.heard, self._listener, self._declined = heard, listener, declined
        self._asked: dict[Asking, View] = {}
        self._said: dict[tuple[int, int], View] = {}

    @cached_property
    def said(self) -> Said:
        """The message as the rules for what cannot be told look at it."""
        return self._declined.said(*self._listener.told(self.heard))

    def asked(self, asking: Asking | None = None) -> View:
        """One question of it, the last if none is named, with what leads up to it."""
        one = asking or self.heard.askings[-1]
        if one not in self._asked:
            self._asked[one] = self._listener.features(self.heard, one)
        return self._asked[one]

    @cached_property
    def signs(self) -> View:
        """What rules look for, as features that say nothing to a person: half of a rule tells something, too."""
        return frozenset([PIECE + key for key in self.said.signs])

    @cached_property
    def whole(self) -> View:
        """All of it, as its parts are looked at."""
        return self._part(0, len(self.heard.grounded.words))

    @property
    def short(self) -> bool:
        """Whether it is looked at as a whole, too, where its parts are."""
        return len(self.heard.grounded.words) <= WHOLE

    @cached_property
    def parts(self) -> Sequence[View]:
        """All of a short message, and each of its sentences, by itself and with the next: a long one in pieces."""
        held = list(_cuts(self.heard))
        cuts = [self._part(*cut) for cut in (held if len(held) <= 2 * MOST else (*held[:MOST], *held[-MOST:]))]
        return [self.whole, *cuts] if self.short else cuts

    @cached_property
    def questions(self) -> Sequence[View]:
        """Each of its questions, with what leads up to it, what its words are, and what rules look for in all of it."""
        return [
            self.asked(asking) | self._listener.shapes(self.heard, asking) | self.signs for asking in self.heard.askings
        ]

    def _part(self, start: int, end: int) -> View:
        """Words as they stand, and with the classes of concepts in the place of their names: a fever tells so, too."""
        held = self._said.get((start, end))
        if held is None:
            words, shown = self.heard.grounded.words[start:end], self._listener.sequence(self.heard, start, end)
            held = self._said[start, end] = words_of(words) if words == shown else words_of(words) | words_of(shown)
        return held


LOOKED_AT: Mapping[str, Callable[[Views], Sequence[View]]] = {
    FLAGS: lambda views: views.parts,
    DECLINED: lambda views: views.questions,
    MYTHS: lambda views: views.parts,
}
"""Subject → how a message is looked at."""
TELLING: Mapping[str, Callable[[Views], View]] = {
    FLAGS: lambda views: views.whole,
    DECLINED: lambda views: views.questions[-1],
    MYTHS: lambda views: views.whole,
}
"""Subject → what is learned from of a message that tells of it."""


def learned_from(subject: str, views: Views, label: str) -> Sequence[View]:
    """What is learned from of a message: of one that tells of nothing every view does so."""
    return LOOKED_AT[subject](views) if label == NONE else [TELLING[subject](views)]


def _cuts(heard: Listened) -> Iterator[tuple[int, int]]:
    ends = [(one.start, one.end) for one in heard.sentences]
    for place, (start, end) in enumerate(ends):
        if end - start > WINDOW:
            yield from ((at, min(at + WINDOW, end)) for at in range(start, end - WINDOW // 2, WINDOW // 2))
        else:
            yield start, end
            if place + 1 < len(ends) and ends[place + 1][1] - start <= WHOLE:
                yield start, ends[place + 1][1]
