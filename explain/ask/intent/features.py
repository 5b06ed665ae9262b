"""What a message holds that tells of an intent: words, their beginnings, neighbors, classes, cues. Knows no intent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from explain.ask.reading.cues import BEGIN, END, Cues

STEM = 5
"""Letters by which words of one kind are taken together: treat, treated, treatment."""
FEW = 2
PIECE, LETTERS = "#", 4
"""What stands before a piece of a word, and how many letters it has."""


def features(sequence: Sequence[str], cues: Cues) -> frozenset[str]:
    """What speaks for an intent, by name.

    Args:
        sequence: the words of a message, and classes in braces where a concept is named.
    """
    return words_of(sequence).union(_pieces(sequence), (f"cue {key}" for key in cues.found(sequence)))


def readable(features: Iterable[str]) -> list[str]:
    """Features without those that say nothing to a person."""
    return [feature for feature in features if feature[0] != PIECE]


def words_of(sequence: Sequence[str]) -> frozenset[str]:
    """The same without cues and pieces."""
    kinds = Counter([word for word in sequence if word[0] == "{"])
    stems = [BEGIN, *[word if word[0] == "{" else word[:STEM] for word in sequence], END]
    rows = [*zip(stems, stems[1:], stems[2:], strict=False)]
    return frozenset(
        [
            *sequence,
            *stems,
            *map(" ".join, pairwise(stems)),
            *map(" ".join, rows),
            *[f"{one} _ {other}" for one, _, other in rows],
            *[f"{min(count, FEW)} {kind}" for kind, count in kinds.items()],
            *(["few words"] if len(sequence) <= FEW else ()),
        ]
    )


def _pieces(sequence: Sequence[str]) -> Iterator[str]:
    """The pieces of words, by which a misspelled or an unknown one is still like others."""
    for word in sequence:
        if len(word) > LETTERS and word[0] != "{":
            marked = f"{BEGIN}{word}{END}"
            yield from [PIECE + marked[i : i + LETTERS] for i in range(len(marked) - LETTERS + 1)]
