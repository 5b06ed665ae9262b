"""Which value lies within another, and which two exclude each other, with the claims that this rests on. Knows no file.

A concept lies within what it is a kind of, a range within a wider one, and a value with facets within the same with
fewer or wider ones. Two values exclude each other where a claim or the meaning of the words says so of them or of
what they lie within, where ranges do not meet, or where a facet of which there is just one differs, all else equal.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.values import Value, parsed

Premises = tuple[str, ...]
Excluding = Mapping[str, Mapping[str, Premises]]
"""Concept → each concept that it excludes → the claims that say so; none where the words alone do. Both ways round."""


@dataclass(frozen=True, slots=True)
class Order:
    """The order of values.

    Args:
        above: concept → what it is a kind of, itself included → premises.
        holds: a value that stands for others (any treatment) → the concepts that it stands for.
        single: the kinds of facet of which a value has just one.
    """

    above: Mapping[str, Mapping[str, Premises]]
    holds: Mapping[str, frozenset[str]] = field(default_factory=dict)
    excluding: Excluding = field(default_factory=dict)
    single: frozenset[str] = frozenset()
    _known: dict[str, tuple[str, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _places: dict[tuple[str, tuple[str, ...]], int] = field(default_factory=dict, init=False, repr=False, compare=False)
    _declared: dict[tuple[str, str], Premises | None] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def within(self, one: str, other: str) -> Premises | None:
        """The claims by which one value lies within another; none are needed for equal ones; None where it does not."""
        if one == other:
            return ()
        if one in self.above and other in self.above:
            return self._kind_of(one, other)
        narrow, wide = parsed(one), parsed(other)
        if not (narrow.concept and wide.concept):
            return () if _inside(narrow, wide) else None
        premises = self._kind_of(narrow.concept, wide.concept)
        held = dict(narrow.facets)
        for kind, values in wide.facets:
            inner = self.covered(held.get(kind, ()), values)
            if premises is None or inner is None:
                return None
            premises = merged(premises, inner)
        return premises

    def place(self, one: str, values: tuple[str, ...]) -> int:
        """The place of the first of some values within which one lies; how many there are where it lies in none.

        >>> Order({"taxane": {"taxane": (), "chemotherapy": ("c1",)}}).place("taxane", ("surgery", "chemotherapy"))
        1
        """
        held = self._places.get((one, values))
        if held is None:
            places = (i for i, value in enumerate(values) if self.within(one, value) is not None)
            held = self._places[one, values] = next(places, len(values))
        return held

    def covered(self, given: tuple[str, ...], required: tuple[str, ...]) -> Premises | None:
        """The claims by which each of some alternatives lies within one of others; None where one does not, or
        where nothing is given."""
        found = [next((p for r in required if (p := self.within(g, r)) is not None), None) for g in given]
        premises = [p for p in found if p is not None]
        return merged(*premises) if given and len(premises) == len(found) else None

    def apart(self, one: str, other: str) -> Premises | None:
        """The claims by which two values exclude each other; None where they do not."""
        a, b = parsed(one), parsed(other)
        if not (a.concept and b.concept):
            return () if _disjoint(a, b) else None
        declared = self.declared(a.concept, b.concept)
        return declared if declared is not None else self._differ(a, b)

    def all_apart(self, given: tuple[str, ...], required: tuple[str, ...]) -> Premises | None:
        """The claims by which none of some alternatives can be one of others; None where one can."""
        found = [self.apart(g, r) for g in given for r in required]
        premises = [p for p in found if p is not None]
        return merged(*premises) if found and len(premises) == len(found) else None

    def _kind_of(self, one: str, other: str) -> Premises | None:
        if one == other or one in self.holds.get(other, ()):
            return ()
        return self.above.get(one, {}).get(other)

    def declared(self, one: str, other: str) -> Premises | None:
        """The first declaration that two concepts, or what they are kinds of, exclude each other; None without one."""
        if not (self._excluders(one) or self._excluders(other)):
            return None
        pair = (one, other)
        if pair not in self._declared:
            self._declared[pair] = self._first_declared(one, other)
        return self._declared[pair]

    def _first_declared(self, one: str, other: str) -> Premises | None:
        left, right = self.above.get(one, {one: ()}), self.above.get(other, {other: ()})
        for here, there, excluded in ((left, right, self._excluders(one)), (right, left, self._excluders(other))):
            for a in excluded:
                for b in sorted(self.excluding[a].keys() & there.keys()):
                    return merged(here[a], self.excluding[a][b], there[b])
        return None

    def _excluders(self, concept: str) -> tuple[str, ...]:
        """What a concept is a kind of that excludes anything, in order: of most there is nothing."""
        held = self._known.get(concept)
        if held is None:
            wide = self.above.get(concept, {concept: ()}).keys()
            held = self._known[concept] = tuple(sorted(wide & self.excluding.keys()))
        return held

    def _differ(self, a: Value, b: Value) -> Premises | None:
        """Whether one concept has two facets that cannot both be: other facets may tell two events apart."""
        if a.concept != b.concept:
            return None
        left, right = dict(a.facets), dict(b.facets)
        unequal = [kind for kind in {**left, **right} if left.get(kind) != right.get(kind)]
        if len(unequal) != 1 or unequal[0] not in self.single:
            return None
        return self.all_apart(left.get(unequal[0], ()), right.get(unequal[0], ()))


def merged(*premises: Premises) -> Premises:
    """Several derivations as one: each claim once, in order."""
    return tuple(dict.fromkeys(claim for part in premises for claim in part))


def _inside(narrow: Value, wide: Value) -> bool:
    """Whether one range lies within another; a range and a concept have nothing to do with each other."""
    if narrow.concept or wide.concept:
        return False
    return wide.least <= narrow.least and (wide.most is None or (narrow.most is not None and narrow.most <= wide.most))


def _disjoint(a: Value, b: Value) -> bool:
    """Whether two ranges have no number in common."""
    if a.concept or b.concept:
        return False
    return (a.most is not None and a.most < b.least) or (b.most is not None and b.most < a.least)
