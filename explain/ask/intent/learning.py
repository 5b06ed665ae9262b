"""How much each feature speaks for each label, counted in examples: evidence that adds up. Knows no words.

What is kept are counts; from them follows by how much more often a feature stands in examples of one label than in
those of all others. The sum of these logarithms is what speaks for a label (Bernoulli naive Bayes, features present).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import log

UNSEEN = 0.03
"""What is added to each count, so that what was never seen is unlikely, not impossible."""


@dataclass(frozen=True)
class Learned:
    """Counts of examples.

    Attributes:
        examples: label → how many there are. counts: feature → label → in how many of them it stands.
    """

    examples: Mapping[str, int]
    counts: Mapping[str, Mapping[str, int]]

    def scores(self, features: Mapping[str, float]) -> dict[str, float]:
        """What speaks for each label; features that no example has say nothing.

        Args:
            features: each with its weight.

        >>> held = learned([({"how", "work"}, "how"), ({"what", "is"}, "what")])
        >>> max(held.scores({"how": 1.0}).items())[0]
        'what'
        >>> max(held.scores({"how": 1.0}).items(), key=lambda one: one[1])[0]
        'how'
        """
        out = dict.fromkeys(self.examples, 0.0)
        for feature, weight in features.items():
            for label, odds in self.odds(feature).items():
                out[label] += weight * odds
        return out

    def odds(self, feature: str) -> Mapping[str, float]:
        """What one feature says of each label; nothing, where no example has it."""
        held = self.counts.get(feature)
        if not held:
            return {}
        total = sum(held.values())
        odds = self._without.get(total)
        if odds is None:
            odds = self._without[total] = {label: self._odds(label, 0, total) for label in self.examples}
        return {**odds, **{label: self._odds(label, count, total) for label, count in held.items()}}

    def _odds(self, label: str, count: int, total: int) -> float:
        own, all_of_them = self.examples[label], self._all
        here = (count + UNSEEN) / (own + 2 * UNSEEN)
        elsewhere = (total - count + UNSEEN) / (all_of_them - own + 2 * UNSEEN)
        return log(here / elsewhere)

    @cached_property
    def _all(self) -> int:
        return sum(self.examples.values())

    @cached_property
    def _without(self) -> dict[int, dict[str, float]]:
        """Number of examples with a feature → what it says of a label none of them has."""
        return {}


def learned(examples: Iterable[tuple[Iterable[str], str]]) -> Learned:
    """Count features in examples, each with the label that is right for it."""
    labels, counts = Counter[str](), dict[str, Counter[str]]()
    for features, label in examples:
        labels[label] += 1
        for feature in features:
            counts.setdefault(feature, Counter())[label] += 1
    return Learned(dict(sorted(labels.items())), {key: dict(sorted(held.items())) for key, held in counts.items()})
