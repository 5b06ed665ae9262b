"""How much each feature speaks for each label, learned from examples: evidence that adds up. Knows no words.

Weights are those of linear support vector machines, one a label, over features weighed by how rare they are. Learning
takes a library and some seconds, once for a snapshot; what is kept are numbers, and adding them up takes neither.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from math import log, sqrt

RARE = 2
"""Turns of several words that stand in fewer examples than this are left out: they are many and tell little."""
STRICT, SEED = 1.0, 7
"""How much an example on the wrong side costs."""
DIGITS, LEAST = 2, 0.05
"""Weights below the least are left out: they are many, and change nothing."""

Weights = tuple[float, tuple[tuple[int, float], ...]]
"""How rare a feature is; labels by their places, with how much it speaks for each."""


@dataclass(frozen=True)
class Learned:
    """What was learned.

    Attributes:
        labels: by their places. bias: of each label. weights: feature → how rare it is, then pairs of a label's place
            and how much it speaks for that.
    """

    labels: tuple[str, ...] = ()
    bias: tuple[float, ...] = ()
    weights: Mapping[str, str] = field(default_factory=dict)
    _read: dict[str, Weights] = field(default_factory=dict, init=False, repr=False, compare=False)

    def heard(self, features: Collection[str]) -> Scores:
        """What speaks for each label; features that no example has say nothing.

        >>> held = learned([({"how", "work"}, "how"), ({"what", "is"}, "what"), ({"why"}, "why")] * 2)
        >>> held.heard({"how"}).best[0], held.heard({"how"}).reasons("how")
        ('how', ['how'])
        """
        said, out, length = dict[str, Weights](), [0.0] * len(self.labels), 0.0
        for feature in features:
            held = self._read.get(feature)
            if held is None and (held := self._of(feature)) is None:
                continue
            rarity, weights = said[feature] = held
            length += rarity * rarity
            for place, weight in weights:
                out[place] += weight
        if not said:
            return Scores({}, {}, self.labels)
        scale = sqrt(length) or 1.0
        of = {label: self.bias[i] + out[i] / scale for i, label in enumerate(self.labels)}
        return Scores(of, said, self.labels)

    def _of(self, feature: str) -> Weights | None:
        """How rare a feature is, and what it says of the labels' places, weighed by that."""
        held = self.weights.get(feature)
        if held is None:
            return None
        rarity, *numbers = map(float, held.split())
        said = tuple((int(place), rarity * weight) for place, weight in zip(numbers[::2], numbers[1::2], strict=True))
        self._read[feature] = rarity, said
        return rarity, said


@dataclass(frozen=True)
class Scores:
    """What speaks for each label, and what of that each feature says."""

    of: Mapping[str, float]
    said: Mapping[str, Weights]
    labels: tuple[str, ...]

    @property
    def best(self) -> list[str]:
        """The labels, the likeliest first."""
        return sorted(self.of, key=lambda label: (-self.of[label], label))

    def reasons(self, label: str) -> list[str]:
        """The features that speak for a label, the strongest first."""
        place = self.labels.index(label)
        told = ((feature, dict(weights).get(place, 0.0)) for feature, (_, weights) in self.said.items())
        held = {feature: weight for feature, weight in told if weight > 0}
        return sorted(held, key=lambda feature: (-held[feature], feature))


def learned(examples: Sequence[tuple[Collection[str], str]], rare: int = RARE, strict: float = STRICT) -> Learned:
    """Learn from examples, each with the label that is right for it; nothing from fewer than two labels.

    Args:
        rare: turns of several words that stand in fewer examples are left out.
        strict: how much an example on the wrong side costs.
    """
    labels = tuple(sorted({label for _, label in examples}))
    if len(labels) < 2:
        return Learned()
    import numpy as np
    from scipy.sparse import csr_matrix
    from sklearn.preprocessing import normalize
    from sklearn.svm import LinearSVC

    met = Counter[str]()
    for features, _ in examples:
        met.update(features)
    kept = sorted(feature for feature, count in met.items() if " " not in feature or count >= rare)
    rarity = [round(log((1 + len(examples)) / (1 + met[feature])) + 1, DIGITS) for feature in kept]
    column = {feature: place for place, feature in enumerate(kept)}
    rows = [sorted([column[one] for one in features if one in column]) for features, _ in examples]
    columns, ends = np.fromiter(chain(*rows), int), np.cumsum([0, *map(len, rows)])
    weighed = csr_matrix((np.array(rarity)[columns], columns, ends), (len(rows), len(kept)))
    machine = LinearSVC(C=strict, random_state=SEED)
    machine.fit(normalize(weighed), [label for _, label in examples])
    told_by, bias = machine.coef_.T, machine.intercept_.tolist()
    if len(labels) == 2:  # one machine for two labels: what speaks for one speaks against the other
        told_by, bias = np.hstack([-told_by, told_by]), [-bias[0], bias[0]]
    places, spoken = np.nonzero(np.abs(told_by) >= LEAST)
    numbers = np.round(told_by[places, spoken], DIGITS)
    told: list[list[str]] = [[] for _ in kept]
    for place, label, number in zip(places.tolist(), spoken.tolist(), numbers.tolist(), strict=True):
        told[place].append(f"{label} {number}")
    weights = {feature: " ".join([str(rarity[i]), *told[i]]) for i, feature in enumerate(kept)}
    return Learned(labels, tuple(round(one, DIGITS) for one in bias), weights)
