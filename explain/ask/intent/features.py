"""What a message holds that tells of an intent: words, their beginnings, neighbors, classes, cues. Knows no intent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from explain.ask.intent.cues import BEGIN, END, Cue, Cues

STEM = 5
"""Letters by which words of one kind are taken together: treat, treated, treatment."""
FEW = 2
HALF = 0.5
ASKS = "asks "


def features(sequence: Sequence[str], asking: Sequence[str], cues: Cues) -> Mapping[str, float]:
    """What speaks for an intent, by name, each with its weight.

    Args:
        sequence: the words of a message, and classes in braces where a concept is named.
        asking: those of them that ask.
    """
    out = dict(_features(sequence, cues))
    for feature, weight in _features(asking, cues):
        out[ASKS + feature] = weight
    return out


def cue_named(key: str, cue: Cue) -> str:
    """The feature for a cue."""
    return f"cue {key}: {cue.text}"


def _features(sequence: Sequence[str], cues: Cues) -> Iterator[tuple[str, float]]:
    for word in dict.fromkeys(_words(sequence)):
        yield word, HALF if " " in word else 1.0
    keys = set()
    for key, cue in cues.found(sequence):
        keys.add(key)
        yield cue_named(key, cue), HALF
    for key in sorted(keys):
        yield f"cue {key}", 1.0


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
