"""What a message names besides what its answer is about: how far a row concerns it. Knows no message and no word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.conditions import DISEASE, of_disease
from kg.graph import Graph
from kg.judge import Judge
from kg.qualify import Fit
from kg.values import parsed

ITSELF, WIDER, NEAR = 3, 2, 1
"""How far a row concerns a thing: it is of the thing, or under a condition that it meets; of a disease that is a wider
group; of what the graph relates to it."""

Condition = tuple[str, str]
"""A kind of qualifier, and the concept that is asked for."""


@dataclass(frozen=True)
class Thing:
    """One thing that is named.

    Attributes:
        itself: what a row may be of: the thing, or a kind of it. asked: what the conditions of a row are compared with.
        near: what is related to it, as an effect is to its sign.
    """

    itself: frozenset[str] = frozenset()
    asked: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()


def thing(graph: Graph, concept: str, relations: Iterable[str]) -> Thing:
    """A concept as a thing that is named; of a disease that is defined by facets, these are what conditions ask for.

    Args:
        relations: predicates by which what is said of it concerns it.
    """
    asked = frozenset((concept,))
    if graph.is_kind(concept, "Disease"):
        facets = of_disease(graph, concept).facets
        asked = frozenset(value for one in facets if one.kind != DISEASE for value in one.values) or asked
    return Thing(asked.union(graph.below[concept]), asked, frozenset(_related(graph, concept, relations)))


def _related(graph: Graph, concept: str, relations: Iterable[str]) -> Iterator[str]:
    below = graph.below[concept].keys()
    for predicate in relations:
        for subject, objects in graph.forward.get((predicate, "supports"), {}).items():
            if not below.isdisjoint(objects):
                yield subject


def concern(judge: Judge, things: Iterable[Thing], fit: Fit, needs: Iterable[str] = ()) -> int:
    """How far a row concerns some things: the more, the more of them it is of.

    Args:
        needs: what was asked about, which says nothing of the difference between rows.
    """
    bound = {*fit.row.bindings.values()} - {*needs}
    conditions = _conditions(judge, fit)
    return sum(_of_one(judge.graph, one, bound, conditions) for one in things)


def _of_one(graph: Graph, one: Thing, bound: set[str], conditions: set[Condition]) -> int:
    if not one.itself.isdisjoint(bound):
        return ITSELF
    above = graph.above
    met = {kind for kind, value in conditions if any(value in above.get(asked, ()) for asked in one.asked)}
    if met - {DISEASE} or any(not one.asked.isdisjoint(above.get(value, ())) for _, value in conditions):
        return ITSELF
    if met:
        return WIDER
    return NEAR if not one.near.isdisjoint(bound) else 0


def _conditions(judge: Judge, fit: Fit) -> set[Condition]:
    """What the claims of a row ask for, whatever else is said of it; what must not be is no condition to meet."""
    kinds = judge.graph.vocabulary.qualifier_kinds
    return {
        (facet.kind, concept)
        for key in fit.claims
        for facet in judge.case(key).facets
        if kinds[facet.kind].denies is None
        for value in facet.values
        if (concept := parsed(value).concept)
    }
