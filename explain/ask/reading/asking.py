"""Which words of a message ask, and which only tell: its questions, in order. Knows no intent and no concept."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from explain.ask.reading.sentences import Sentence

LONG = 16
"""Words from which on a sentence is looked at from where it begins to ask."""
LEAST = 3
FIRST = 3
"""Words of what only tells among which one says so: "hello, my sister …"."""


@dataclass(frozen=True)
class Asking:
    """Words that ask, from `start` to before `end`; whether a question mark ends them."""

    start: int
    end: int
    marked: bool


@dataclass(frozen=True)
class Opening:
    """How questions begin.

    Attributes:
        openers: words with which they do. within: those of them that stand within what only tells, too.
        telling: words of which one is among the first of what only tells.
    """

    openers: frozenset[str] = frozenset()
    within: frozenset[str] = frozenset()
    telling: frozenset[str] = frozenset()


def askings(
    words: Sequence[str], sentences: Sequence[Sentence], opening: Opening, commas: Collection[int] = ()
) -> tuple[Asking, ...]:
    """The questions of a message, in order: all of it, where nothing in it looks like one.

    Args:
        sentences: by the places of `words`. commas: the places of words behind a comma.
    """
    marked = [one for one in sentences if one.marked]
    asking = marked or [one for one in sentences if _opens(words, one, opening.openers)]
    if not asking:
        return (Asking(0, len(words), False),)
    return tuple(_trimmed(words, one, opening, commas) for one in asking)


def _opens(words: Sequence[str], sentence: Sentence, openers: Collection[str]) -> bool:
    """Whether a sentence asks though no mark says so."""
    return any(word in openers for word in words[sentence.start : sentence.end])


def _trimmed(words: Sequence[str], sentence: Sentence, opening: Opening, commas: Collection[int]) -> Asking:
    """A long sentence from where it begins to ask; a short one from behind what only tells."""
    start = sentence.start
    begins = [*_beginnings(words, sentence, opening.openers)]
    if sentence.end - start <= LONG:
        begins = [i for i in begins if i in commas and _tells(words[start:i], opening)]
    return Asking(max(begins, default=start), sentence.end, sentence.marked)


def _tells(words: Sequence[str], opening: Opening) -> bool:
    """Whether words only tell: they begin as such do, and none of them asks."""
    if not words or words[0] in opening.openers or opening.telling.isdisjoint(words[:FIRST]):
        return False
    return all(word in opening.within or word not in opening.openers for word in words)


def _beginnings(words: Sequence[str], sentence: Sentence, openers: Collection[str]) -> Iterator[int]:
    """Where a question may begin: at an opener that follows none, not too near the end."""
    for i in range(sentence.start, sentence.end - LEAST):
        if words[i] in openers and (i == sentence.start or words[i - 1] not in openers):
            yield i
