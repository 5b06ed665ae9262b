"""What a message holds that tells of an intent: words, their beginnings, neighbors, classes, cues. Knows no intent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from explain.ask.intent.cues import BEGIN, END, Cues

STEM = 5
"""Letters by which words of one kind are taken together: treat, treated, treatment."""
FEW = 2


def features(sequence: Sequence[str], cues: Cues) -> frozenset[str]:
    """What speaks for an intent, by name.

    Args:
        sequence: the words of a message, and classes in braces where a concept is named.
    """
    return words_of(sequence) | frozenset(_cues(sequence, cues))


def words_of(sequence: Sequence[str]) -> frozenset[str]:
    """The same without cues."""
    return frozenset(_words(sequence))


def _cues(sequence: Sequence[str], cues: Cues) -> Iterator[str]:
    yield from (f"cue {key}" for key, _ in cues.found(sequence))


def _words(sequence: Sequence[str]) -> Iterator[str]:
    whole = [BEGIN, *sequence, END]
    stems = [word if word.startswith("{") else word[:STEM] for word in whole]
    yield from sequence
    yield from stems
    for i, stem in enumerate(stems[1:]):
        yield f"{stems[i]} {stem}"
    for i, stem in enumerate(stems[2:]):
        yield f"{stems[i]} _ {stem}"
        yield f"{stems[i]} {stems[i + 1]} {stem}"
    for kind, count in Counter(word for word in sequence if word.startswith("{")).items():
        yield f"{min(count, FEW)} {kind}"
    if len(sequence) <= FEW:
        yield "few words"
