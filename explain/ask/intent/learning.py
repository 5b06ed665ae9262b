"""How much each feature speaks for each label, counted in examples: evidence that adds up. Knows no words.

What is kept are counts; from them follows by how much more often a feature stands in examples of one label than in
those of all others. The sum of these logarithms is what speaks for a label (Bernoulli naive Bayes, features present).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from math import log

import orjson

UNSEEN = 0.03
"""What is added to each count, so that what was never seen is unlikely, not impossible."""
RARE = 2
"""Turns of several words that stand in fewer examples than this are left out: they are many and tell little."""


@dataclass(frozen=True)
class Learned:
    """Counts of examples.

    Attributes:
        examples: label → how many there are. counts: feature → pairs of a label's place and in how many it stands.
    """

    examples: Mapping[str, int]
    counts: Mapping[str, str]
    _odds: dict[tuple[int, int, int], float] = field(default_factory=dict, repr=False)
    _bare: dict[int, list[float]] = field(default_factory=dict, repr=False)

    def scores(self, features: Mapping[str, float]) -> dict[str, float]:
        """What speaks for each label; features that no example has say nothing.

        Args:
            features: each with its weight.

        >>> held = learned([({"how", "work"}, "how"), ({"what", "is"}, "what")] * 2)
        >>> max(held.scores({"how": 1.0}).items(), key=lambda one: one[1])[0]
        'how'
        """
        out, bare = [0.0] * len(self.examples), dict[int, float]()
        for feature, weight in features.items():
            held = self.held(feature)
            total = sum(held.values())
            if total:
                bare[total] = bare.get(total, 0.0) + weight
                for label, count in held.items():
                    out[label] += weight * (self._of(label, count, total) - self._of(label, 0, total))
        for total, weight in bare.items():
            for label, odds in enumerate(self._without(total)):
                out[label] += weight * odds
        return dict(zip(self.examples, out, strict=True))

    def held(self, feature: str) -> dict[int, int]:
        """The places of the labels of which examples have a feature, with how many."""
        pairs = self.counts.get(feature, "").split()
        return {int(label): int(count) for label, count in zip(pairs[::2], pairs[1::2], strict=True)}

    def says(self, feature: str, label: str) -> float:
        """What one feature says of a label."""
        held = self.held(feature)
        place = list(self.examples).index(label)
        return self._of(place, held.get(place, 0), sum(held.values())) if held else 0.0

    def _without(self, total: int) -> list[float]:
        """What a feature of so many examples says of a label none of which has it."""
        odds = self._bare.get(total)
        if odds is None:
            odds = self._bare[total] = [self._of(label, 0, total) for label in range(len(self.examples))]
        return odds

    def _of(self, label: int, count: int, total: int) -> float:
        key = label, count, total
        odds = self._odds.get(key)
        if odds is None:
            sizes = tuple(self.examples.values())
            own, others = sizes[label], sum(sizes) - sizes[label]
            here = (count + UNSEEN) / (own + 2 * UNSEEN)
            elsewhere = (total - count + UNSEEN) / (others + 2 * UNSEEN)
            odds = self._odds[key] = log(here / elsewhere)
        return odds

    def as_json(self) -> bytes:
        """What a snapshot keeps."""
        return orjson.dumps({"examples": dict(self.examples), "counts": dict(self.counts)})


def learned(examples: Iterable[tuple[Collection[str], str]]) -> Learned:
    """Count features in examples, each with the label that is right for it."""
    labels, counts = Counter[str](), dict[str, Counter[str]]()
    for features, label in examples:
        labels[label] += 1
        for feature in features:
            counts.setdefault(feature, Counter())[label] += 1
    places = {label: place for place, label in enumerate(sorted(labels))}
    kept = {
        feature: " ".join(f"{places[label]} {count}" for label, count in sorted(held.items()))
        for feature, held in sorted(counts.items())
        if " " not in feature or held.total() >= RARE
    }
    return Learned(dict(sorted(labels.items())), kept)


def kept(data: bytes) -> Learned:
    """What `Learned.as_json` gave."""
    held = orjson.loads(data)
    return Learned(held["examples"], held["counts"])
