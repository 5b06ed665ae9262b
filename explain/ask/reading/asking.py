"""Which words of a message ask, and which only tell: its questions, in order. Knows no intent and no concept."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from explain.ask.reading.sentences import Sentence

LONG = 16
"""Words from which on a sentence is looked at from where it begins to ask."""
LEAST = 3


@dataclass(frozen=True)
class Asking:
    """Words that ask, from `start` to before `end`; whether a question mark ends them."""

    start: int
    end: int
    marked: bool


def askings(words: Sequence[str], sentences: Sequence[Sentence], openers: Collection[str]) -> tuple[Asking, ...]:
    """The questions of a message, in order: all of it, where nothing in it looks like one.

    Args:
        sentences: by the places of `words`. `openers`: words with which questions begin.
    """
    marked = [one for one in sentences if one.marked]
    asking = marked or [one for one in sentences if _opens(words, one, openers)]
    if not asking:
        return (Asking(0, len(words), False),)
    return tuple(_trimmed(words, one, openers) for one in asking)


def _opens(words: Sequence[str], sentence: Sentence, openers: Collection[str]) -> bool:
    """Whether a sentence asks though no mark says so."""
    return any(word in openers for word in words[sentence.start : sentence.end])


def _trimmed(words: Sequence[str], sentence: Sentence, openers: Collection[str]) -> Asking:
    """A long sentence from where it begins to ask; a short one as it stands."""
    start = sentence.start
    if sentence.end - start > LONG:
        start = max(_beginnings(words, sentence, openers), default=start)
    return Asking(start, sentence.end, sentence.marked)


def _beginnings(words: Sequence[str], sentence: Sentence, openers: Collection[str]) -> Iterator[int]:
    """Where a question may begin: at an opener that follows none, not too near the end."""
    for i in range(sentence.start, sentence.end - LEAST):
        if words[i] in openers and (i == sentence.start or words[i - 1] not in openers):
            yield i
