"""Numbers that alarm by their size and by what stands around them: 38.4 beside a word of temperature. Knows no word.

What each measures, from which size on, and which words tell that it does, is content.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from explain.ask.safety.phrases import Span

BEFORE, AFTER = 8, 4
"""Words that may stand between a number and a word that says what it measures."""
OVER = 3
"""Words within which a second number stands: 82/50, 82 over 50."""


@dataclass(frozen=True)
class Measure:
    """Numbers from `least` to `most` that count, where all that is said of them holds.

    Attributes:
        near, named, unit, unlike: groups of words: one stands near; one before it, with no other number between;
            one follows right away; none stands near.
        half: a group of words that add a half. over: the sizes of a second number behind it. decimal: it has a point.
        alone: no number stands right before it.
    """

    least: float
    most: float
    near: str = ""
    named: str = ""
    unit: str = ""
    unlike: str = ""
    half: str = ""
    over: tuple[float, float] | None = None
    decimal: bool = False
    alone: bool = False

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups of words that it looks for."""
        return tuple(filter(None, (self.near, self.named, self.unit, self.unlike, self.half)))


def numbers_in(words: Sequence[str]) -> tuple[tuple[int, float], ...]:
    """The numbers of a message, each with the place of its word.

    >>> numbers_in(["temp", "38,4"])
    ((1, 38.4),)
    """
    values = ((i, _value(word)) for i, word in enumerate(words) if word[0].isdigit())
    return tuple((i, value) for i, value in values if value is not None)


def measured(
    words: Sequence[str],
    numbers: Sequence[tuple[int, float]],
    measure: Measure,
    spans: Mapping[str, Sequence[Span]],
) -> Iterator[Span]:
    """The numbers of a message that count.

    Args:
        numbers: those among the words. spans: where the phrases of each group stand, in order.

    >>> temperature = Measure(37.5, 43, near="temperature")
    >>> list(measured(["temp", "38,4"], [(1, 38.4)], temperature, {"temperature": [(0, 1)]}))
    [(1, 2)]
    """
    for i, size in numbers:
        value = size
        if measure.decimal and value == int(value):
            continue
        if measure.alone and i and words[i - 1][0].isdigit():
            continue
        end = i + 1
        for start, after in spans.get(measure.half, ()) if measure.half else ():
            if start == end:
                value, end = value + 0.5, after
        if not measure.least <= value <= measure.most:
            continue
        if measure.over and not _over(words[end : end + OVER], measure.over):
            continue
        if measure.near and not _near(i, spans.get(measure.near, ())):
            continue
        if measure.named and not _named(words, i, spans.get(measure.named, ())):
            continue
        if measure.unlike and _near(i, spans.get(measure.unlike, ()), 6, 2):
            continue
        if measure.unit and not any(start == end for start, _ in spans.get(measure.unit, ())):
            continue
        yield i, end


def _value(word: str) -> float | None:
    """The number that a word is."""
    try:
        return float(word.replace(",", "."))
    except ValueError:
        return None


def _over(words: Sequence[str], sizes: tuple[float, float]) -> bool:
    """Whether a second number of such a size follows."""
    values = (_value(word) for word in words if word[0].isdigit())
    return any(value is not None and sizes[0] <= value <= sizes[1] for value in values)


def _named(words: Sequence[str], place: int, spans: Sequence[Span]) -> bool:
    """Whether one of some phrases stands before a number, and is of it."""
    ends = [end for start, end in spans if place - BEFORE <= start and end <= place]
    return any(not any(word[0].isdigit() for word in words[end:place]) for end in ends)


def _near(place: int, spans: Sequence[Span], before: int = BEFORE, after: int = AFTER) -> bool:
    """Whether one of some phrases, in their order, stands near a word."""
    at = bisect_left(spans, (place - before - 2, 0))
    for start, end in spans[at:]:
        if start > place + after:
            return False
        if end > place - before:
            return True
    return False
