"""How much each feature speaks for each label, learned from examples: evidence that adds up. Knows no words.

Weights are those of linear support vector machines, one a label, over features weighed by how rare they are. Learning
takes a library and some seconds, once for a snapshot; what is kept are numbers, and adding them up takes neither.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count
from math import inf, log, sqrt
from struct import unpack
from typing import TypeAlias

RARE = 2
"""Turns of several words that stand in fewer examples than this are left out: they are many and tell little."""
STRICT, SEED = 1.0, 7
"""How much an example on the wrong side costs."""
DIGITS, LEAST = 2, 0.05
"""Weights below the least are left out: they are many, and change nothing."""
WHOLE: int = 10**DIGITS
"""What makes whole numbers of rarities and weights: their sums are the same in any order."""
LANE = 64
"""Bits of one number in a row of them."""
MIDDLE = 1 << (LANE - 1)
"""What is added to each number of a row for none to be negative."""


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

    def heard(self, features: Collection[str]) -> Scores:
        """What speaks for each label; features that no example has say nothing.

        >>> held = learned([({"how", "work"}, "how"), ({"what", "is"}, "what"), ({"why"}, "why")] * 2)
        >>> held.heard({"how"}).best[0], held.heard({"how"}).reasons("how")
        ('how', ['how'])
        """
        known = [*filter(self.weights.__contains__, features)]
        if not known:
            return Scores(self, (), ())
        length, *spoken = self._rows.numbers(sum(map(self._rows.__getitem__, known)))
        scale = WHOLE * sqrt(length)
        return Scores(self, tuple([bias + one / scale for bias, one in zip(self.bias, spoken, strict=True)]), known)

    def said(self, features: Sequence[str], label: str) -> Mapping[str, int]:
        """How much features that are known speak for a label, weighed by how rare they are."""
        return dict(zip(features, self._rows.at(self.labels.index(label) + 1, features), strict=True))

    @cached_property
    def _rows(self) -> _Rows:
        return _Rows(self.weights, len(self.labels) + 1)


class _Rows(dict[str, int]):
    """Feature → how rare it is, squared, and how much it speaks for each label, as one number: sums of rows are rows.

    Each is laid out when first met: a snapshot has many, and messages few.
    """

    def __init__(self, weights: Mapping[str, str], many: int) -> None:
        self._weights, self._many = weights, many
        self._middle = sum(MIDDLE << LANE * place for place in range(many))

    def __missing__(self, feature: str) -> int:
        rarity, *said = self._weights[feature].split()
        rare = round(WHOLE * float(rarity))
        row = rare * rare
        for place, weight in zip(said[::2], said[1::2], strict=True):
            row += rare * round(WHOLE * float(weight)) << LANE * (int(place) + 1)
        self[feature] = row
        return row

    def numbers(self, row: int) -> tuple[int, ...]:
        """All numbers of a row."""
        held = (row + self._middle).to_bytes(self._many * LANE // 8, "little")
        return tuple([one - MIDDLE for one in unpack(f"<{self._many}Q", held)])

    def at(self, place: int, features: Iterable[str]) -> list[int]:
        """The number that stands at one place of the row of each feature."""
        middle, below, all_bits = self._middle, LANE * place, 2 * MIDDLE - 1
        return [((self[feature] + middle >> below) & all_bits) - MIDDLE for feature in features]


@dataclass(frozen=True)
class Scores:
    """What speaks for each label, by its place, and by which of the features that are known; nothing by none."""

    held: Learned
    by_place: Sequence[float]
    known: Sequence[str]

    @property
    def of(self) -> Mapping[str, float]:
        """What speaks for each label."""
        return dict(zip(self.held.labels, self.by_place, strict=False))

    @property
    def best(self) -> list[str]:
        """The labels, the likeliest first."""
        of = self.of
        return sorted(of, key=lambda label: (-of[label], label))

    def lead(self, over: str) -> float:
        """How far the likeliest of the other labels is before one; without end behind it where that is no label."""
        if not self.by_place or over not in self.held.labels:
            return -inf
        place = self.held.labels.index(over)
        return max(*self.by_place[:place], *self.by_place[place + 1 :]) - self.by_place[place]

    def reasons(self, label: str) -> list[str]:
        """The features that speak for a label, the strongest first."""
        told = {feature: said for feature, said in self.held.said(self.known, label).items() if said > 0}
        return sorted(told, key=lambda feature: (-told[feature], feature))


Row: TypeAlias = "array[int]"
"""Numbers that stand for features."""


class Examples:
    """What is learned from. Rows take little room, and may be shared by all that is learned from them."""

    def __init__(self) -> None:
        self._numbers: defaultdict[str, int] = defaultdict(count().__next__)

    def row(self, features: Collection[str]) -> Row:
        """The features of one example."""
        return array("i", map(self._numbers.__getitem__, features))

    def learned(self, told: Sequence[tuple[Row, str]], rare: int = RARE, strict: float = STRICT) -> Learned:
        """Learn from rows, each with the label that is right for it; nothing from fewer than two labels.

        Args:
            rare: turns of several words that stand in fewer examples are left out.
            strict: how much an example on the wrong side costs.
        """
        labels = tuple(sorted({label for _, label in told}))
        if len(labels) < 2:
            return Learned()
        import numpy as np
        from scipy.sparse import csr_matrix
        from sklearn.preprocessing import normalize
        from sklearn.svm import LinearSVC

        columns = np.frombuffer(b"".join([row for row, _ in told]), np.intc)
        met = np.bincount(columns, minlength=len(self._numbers)).tolist()
        known = ((feature, many) for feature, many in zip(self._numbers, met, strict=True) if many)
        kept = sorted(feature for feature, many in known if " " not in feature or many >= rare)
        numbers = [self._numbers[feature] for feature in kept]
        rarity = [round(log((1 + len(told)) / (1 + met[number])) + 1, DIGITS) for number in numbers]
        places = np.full(len(met), -1, np.intc)
        places[numbers] = np.arange(len(kept))
        columns = places[columns]
        ends = np.cumsum([0, *(len(row) for row, _ in told)])
        ends = np.concatenate([[0], np.cumsum(columns >= 0)])[ends]
        columns = columns[columns >= 0]
        weighed = csr_matrix((np.array(rarity)[columns], columns, ends), (len(told), len(kept)))
        weighed.sort_indices()
        machine = LinearSVC(C=strict, random_state=SEED)
        machine.fit(normalize(weighed), [label for _, label in told])
        told_by, bias = machine.coef_.T, machine.intercept_.tolist()
        if len(labels) == 2:  # one machine for two labels: what speaks for one speaks against the other
            told_by, bias = np.hstack([-told_by, told_by]), [-bias[0], bias[0]]
        rows, spoken = np.nonzero(np.abs(told_by) >= LEAST)
        weights = np.round(told_by[rows, spoken], DIGITS)
        said = {feature: [str(one)] for feature, one in zip(kept, rarity, strict=True)}
        for place, label, weight in zip(rows.tolist(), spoken.tolist(), weights.tolist(), strict=True):
            said[kept[place]].append(f"{label} {weight}")
        held = {feature: " ".join(numbers) for feature, numbers in said.items()}
        return Learned(labels, tuple(round(one, DIGITS) for one in bias), held)


def learned(examples: Sequence[tuple[Collection[str], str]], rare: int = RARE, strict: float = STRICT) -> Learned:
    """Learn from examples, each with the label that is right for it: see `Examples.learned`."""
    held = Examples()
    return held.learned([(held.row(features), label) for features, label in examples], rare, strict)
