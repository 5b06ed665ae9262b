"""What stands first in a section, by meaning: rows → the places that its `order` gives them. Knows no words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from explain.besides import Thing, concern
from explain.book.telling import Ordering
from kg.conditions import DISEASE
from kg.graph import Graph
from kg.judge import Judge
from kg.qualify import Fit

WIDER = 1000
"""The place of what is no nearer: more than anything is a kind of."""

Place = tuple[int, ...]
"""Smaller stands first."""


def anywhere(_: Fit) -> Place:
    """The place of what nothing orders."""
    return ()


@dataclass(frozen=True)
class Orderer:
    """Gives rows their places.

    Attributes:
        needs: what was asked. home: the reader's country. today: the day on which it is asked.
        besides: what the message names besides.
    """

    graph: Graph
    judge: Judge
    needs: Mapping[str, str]
    home: str
    today: date
    besides: tuple[Thing, ...] = ()

    def places(self, order: Iterable[Ordering], found: Iterable[Fit]) -> Callable[[Fit], Place]:
        """The place of each row: one number for each line of the order. What is named besides moves nothing where no
        row concerns it; where it does, what it rules out stands last, whatever else there is."""
        rows, order = tuple(found), tuple(order)
        moves = bool(self.besides) and any(self.concern(fit) for fit in rows)
        lines = [self._line(one, rows) for one in order if moves or one.by != "besides"]
        if moves and any(one.by == "besides" for one in order):
            lines.insert(0, lambda fit: int(self.concern(fit) < 0))
        return (lambda fit: tuple([line(fit) for line in lines])) if lines else anywhere

    def _line(self, one: Ordering, rows: tuple[Fit, ...]) -> Callable[[Fit], int]:
        if one.by in ("fresh", "besides"):
            return self._stale if one.by == "fresh" else partial(self._beside, one.values)
        if one.by == "suits":
            disease = self.needs[one.to]
            return lambda fit: -self._suiting(fit, one.name, disease)
        if one.by == "near":
            asked = self.needs[one.to]
            return lambda fit: self._distance(fit[one.name], asked)
        if one.by == "often":
            seen: dict[str, set[str]] = {}
            for fit in rows:
                seen.setdefault(fit[one.name], set()).add(fit[one.to])
            return lambda fit: -len(seen[fit[one.name]])
        if one.by == "said":
            return lambda fit: self._listed(one.values, self._qualified(fit, one.name))
        values, place = (self.home,) if one.by == "home" else one.values, self.graph.order.place
        return lambda fit: place(fit[one.name], values)

    def _qualified(self, fit: Fit, kind: str) -> list[str]:
        """What the claims of a row say of a kind of qualifier."""
        return [value for claim in fit.claims for value in self.graph.claims[claim].qualifiers.get(kind, ())]

    def concern(self, fit: Fit) -> int:
        """How far a row concerns what the message names besides."""
        return concern(self.judge, self.besides, fit, self.needs.values()) if self.besides else 0

    def _stale(self, fit: Fit) -> int:
        return int(is_stale(self.graph, fit, self.today))

    def _beside(self, before: tuple[str, ...], fit: Fit) -> int:
        """What must not be passed, then what concerns a thing that is named besides."""
        return (0 if self._is_before(before, fit) else WIDER) - self.concern(fit)

    def _is_before(self, before: tuple[str, ...], fit: Fit) -> bool:
        """Whether a row is of one of some concepts, or of what a claim is made of under one as a condition."""
        own = {*fit.row.bindings.values()} - {*self.needs.values()}
        if not own.isdisjoint(before):
            return True
        return any(
            not {*values}.isdisjoint(before)
            for concept in (own if before else ())
            for claim in self.graph.claims_of(concept)
            if claim.subject == concept and not claim.superseded
            for values in claim.qualifiers.values()
        )

    def _suiting(self, fit: Fit, predicate: str, disease: str) -> int:
        """How many of the conditions of a row's claims a disease meets; that it is the disease is no condition."""
        claims = (key for key in fit.claims if self.graph.claims[key].predicate == predicate)
        tested = (result for claim in claims for result in self.judge.tested(claim, disease))
        return sum(result.verdict == "fits" and result.facet.kind != DISEASE for result in tested)

    def _distance(self, found: str, asked: str) -> int:
        """The very one, a kind of it, what it is a kind of, anything else: what has more in common with it first."""
        if found == asked:
            return 0
        above = self.graph.above
        if asked in above.get(found, ()):
            return 1
        shared = above.get(found, {}).keys() & above[asked].keys()
        alike = max((len(above[one]) for one in shared), default=0)
        return WIDER - 2 * alike - (found in above[asked])

    def _listed(self, values: tuple[str, ...], found: Iterable[str]) -> int:
        """The place of the first in a list that one of some values is, or is a kind of."""
        place = self.graph.order.place
        return min((place(one, values) for one in found), default=len(values))


def is_stale(graph: Graph, fit: Fit, today: date) -> bool:
    """Whether something that a row rests on has passed its day."""
    return any(graph.claims[claim].stale_on(today) for claim in fit.claims)
