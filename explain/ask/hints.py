"""What messages that were learned from tell of another one: evidence that adds up, beside rules. Knows no word.

A message is looked at in several views, so that what tells of something is not lost among all else that is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import inf

from explain.ask.intent.features import readable, words_of
from explain.ask.intent.learning import Learned, learned
from explain.ask.listener import Listened, Listener
from explain.book.hearing import DECLINED, FLAGS, MYTHS, NONE

SOME = "some"
WINDOW = 24
"""Words that are looked at together where a sentence has more."""
WHOLE = 40
"""Words up to which a message is looked at as a whole, too."""
MOST = 40
"""Views of a long message: as many from its beginning as from its end."""
TELLING = 4
RARE = 6
"""Turns of several words that stand in fewer views are left out."""
CLOSE, FEW = 0.3, 2
"""How near in evidence labels are that are all told, and how many of them."""


@dataclass(frozen=True)
class Hint:
    """What a message tells of, the likeliest first, how much speaks for that, and the words that do."""

    labels: tuple[str, ...]
    score: float
    words: tuple[str, ...]


@dataclass(frozen=True)
class Taught:
    """What was learned of one subject: whether a message tells of anything of it, and then of what."""

    some: Learned = field(default_factory=Learned)
    kinds: Learned = field(default_factory=Learned)

    def hint(self, views: Iterable[frozenset[str]], sure: float) -> Hint | None:
        """What one of the views of a message tells of; nothing where none is sure."""
        held = [(self.some.heard(view), view) for view in views]
        scores, view = max(held, key=lambda one: one[0].of.get(SOME, -inf), default=(None, frozenset[str]()))
        if scores is None or scores.of.get(SOME, -inf) < sure:
            return None
        kinds = self.kinds.heard(view).of
        near = [one for one in kinds if max(kinds.values()) - kinds[one] <= CLOSE]
        labels = tuple(sorted(near, key=lambda one: (-kinds[one], one)))
        return Hint(labels[:FEW], scores.of[SOME], tuple(readable(scores.reasons(SOME))[:TELLING])) if labels else None


def taught(told: Sequence[tuple[frozenset[str], str]]) -> Taught:
    """Learn from what messages hold, each with its label."""
    some = learned([(view, NONE if label == NONE else SOME) for view, label in told], RARE)
    return Taught(some, learned([(view, label) for view, label in told if label != NONE], RARE))


def in_parts(listener: Listener, heard: Listened) -> Iterator[frozenset[str]]:
    """The whole of a short message, and of any its sentences, by themselves and with the next: a long one in pieces."""
    words = len(heard.grounded.words)
    if words <= WHOLE:
        yield _said(listener, heard, 0, words)
    cuts = list(_cuts(heard))
    for start, end in cuts if len(cuts) <= 2 * MOST else (*cuts[:MOST], *cuts[-MOST:]):
        yield _said(listener, heard, start, end)


def as_asked(listener: Listener, heard: Listened) -> Iterator[frozenset[str]]:
    """Each question of a message, with what leads up to it."""
    for asking in heard.askings:
        yield listener.features(heard, asking)


VIEWS: Mapping[str, Callable[[Listener, Listened], Iterator[frozenset[str]]]] = {
    FLAGS: in_parts,
    DECLINED: as_asked,
    MYTHS: in_parts,
}
"""Subject → how a message is looked at."""


def told_by(subject: str, listener: Listener, heard: Listened, label: str) -> Iterator[frozenset[str]]:
    """What is learned from of a message: all of it, or its asking; of one that tells of nothing every view does so."""
    if VIEWS[subject] is in_parts and label != NONE:
        yield _said(listener, heard, 0, len(heard.grounded.words))
    elif label != NONE:
        yield listener.features(heard)
    else:
        yield from VIEWS[subject](listener, heard)


def _said(listener: Listener, heard: Listened, start: int, end: int) -> frozenset[str]:
    """Words as they stand, and with the classes of concepts in the place of their names: a fever tells by its name."""
    return words_of(heard.grounded.words[start:end]) | words_of(listener.sequence(heard.grounded, start, end))


def _cuts(heard: Listened) -> Iterator[tuple[int, int]]:
    ends = [(one.start, one.end) for one in heard.sentences]
    for place, (start, end) in enumerate(ends):
        if end - start > WINDOW:
            yield from ((at, min(at + WINDOW, end)) for at in range(start, end - WINDOW // 2, WINDOW // 2))
        else:
            yield start, end
            if place + 1 < len(ends) and ends[place + 1][1] - start <= WHOLE:
                yield start, ends[place + 1][1]
