"""What messages that were learned from tell of another one: evidence that adds up, beside rules. Knows no word.

A message is looked at in several views, so that what tells of something is not lost among all else that is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf

from explain.ask.intent.features import PIECE, readable, words_of
from explain.ask.intent.learning import Learned, learned
from explain.ask.listener import Listened, Listener
from explain.ask.safety.declined import Declined
from explain.book.hearing import DECLINED, FLAGS, MYTHS, NONE

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
    """What a message tells of.

    Attributes:
        labels: the likeliest first; none where it is told of no single one. words: those that speak for the first.
        lead: how far what speaks for it is before what speaks for nothing.
    """

    labels: tuple[str, ...]
    lead: float
    words: tuple[str, ...]


def hinted(held: Learned, views: Iterable[frozenset[str]], sure: float, named: float = -inf) -> Hint | None:
    """What one of the views of a message tells of; nothing where none is sure.

    Args:
        sure: how far what speaks for a label must be before what speaks for nothing at all.
        named: how much must speak for a label by itself for it to be told.
    """
    best, lead = None, sure
    for view in views:
        scores = held.heard(view)
        of = {label: score for label, score in scores.of.items() if label != NONE}
        if of and max(of.values()) - scores.of.get(NONE, inf) >= lead:
            best, lead = scores, max(of.values()) - scores.of[NONE]
    if best is None:
        return None
    labels = sorted(best.of.keys() - {NONE}, key=lambda one: (-best.of[one], one))
    near = tuple(one for one in labels if best.of[one] >= max(named, best.of[labels[0]] - CLOSE))
    return Hint(near[:FEW], lead, tuple(readable(best.reasons(labels[0]))[:TELLING]))


def taught(told: Sequence[tuple[frozenset[str], str]]) -> Learned:
    """Learn from what messages hold, each with its label."""
    return learned(told, RARE)


def in_parts(listener: Listener, heard: Listened, _: Declined) -> Iterator[frozenset[str]]:
    """The whole of a short message, and of any its sentences, by themselves and with the next: a long one in pieces."""
    words = len(heard.grounded.words)
    if words <= WHOLE:
        yield _said(listener, heard, 0, words)
    cuts = list(_cuts(heard))
    for start, end in cuts if len(cuts) <= 2 * MOST else (*cuts[:MOST], *cuts[-MOST:]):
        yield _said(listener, heard, start, end)


def as_asked(listener: Listener, heard: Listened, declined: Declined) -> Iterator[frozenset[str]]:
    """Each question of a message, with what leads up to it, and with what rules look for in all of it."""
    signs = _signs(listener, heard, declined)
    for asking in heard.askings:
        yield listener.features(heard, asking) | signs


VIEWS: Mapping[str, Callable[[Listener, Listened, Declined], Iterator[frozenset[str]]]] = {
    FLAGS: in_parts,
    DECLINED: as_asked,
    MYTHS: in_parts,
}
"""Subject → how a message is looked at."""


def told_by(
    subject: str, listener: Listener, heard: Listened, declined: Declined, label: str
) -> Iterator[frozenset[str]]:
    """What is learned from of a message: all of it, or its asking; of one that tells of nothing every view does so."""
    if VIEWS[subject] is in_parts and label != NONE:
        yield _said(listener, heard, 0, len(heard.grounded.words))
    elif label != NONE:
        yield listener.features(heard) | _signs(listener, heard, declined)
    else:
        yield from VIEWS[subject](listener, heard, declined)


def _signs(listener: Listener, heard: Listened, declined: Declined) -> frozenset[str]:
    """What rules look for, as features that say nothing to a person: half of a rule tells something, too."""
    return frozenset(PIECE + key for key in declined.signs(*listener.told(heard)))


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
