"""What a message names besides what its answer is about: how far a row concerns it. Knows no message and no word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.conditions import DISEASE, Case, fits, of_disease
from kg.facets import Facet
from kg.graph import Graph
from kg.judge import Judge
from kg.qualify import Fit
from kg.values import parsed

ITSELF, WIDER, NEAR, AGAINST = 3, 2, 1, -1
"""How far a row concerns a thing: it is of the thing, or under a condition that it meets; of a disease that is a wider
group; of what the graph relates to it; under a condition that it can't meet."""

DISEASES = "Disease"
Condition = tuple[str, str]
"""A kind of qualifier, and the concept that is asked for."""


@dataclass(frozen=True)
class Thing:
    """One thing that is named.

    Attributes:
        itself: what a row may be of: the thing, or a kind of it. asked: what the conditions of a row are compared with.
        near: what is related to it, as an effect is to its sign. given: what holds of whoever has it.
    """

    itself: frozenset[str] = frozenset()
    asked: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    given: tuple[Facet, ...] = ()


def thing(graph: Graph, concept: str, relations: Iterable[str]) -> Thing:
    """A concept as a thing that is named; of a disease that is defined by facets, these are what conditions ask for.

    Args:
        relations: predicates by which what is said of it concerns it.
    """
    given = tuple(_given(graph, concept))
    asked = frozenset(value for one in given for value in one.values) or frozenset((concept,))
    return Thing(asked.union(graph.below[concept]), asked, frozenset(_related(graph, concept, relations)), given)


def _given(graph: Graph, concept: str) -> Iterator[Facet]:
    """The facets of a disease's definition; of anything else the one that it is, where it can only be one of a case."""
    if graph.is_kind(concept, DISEASES):
        yield from of_disease(graph, concept).beside(DISEASE)
        return
    kinds = graph.vocabulary.qualifier_kinds.items()
    held = [kind for kind, info in kinds if any(graph.is_kind(concept, one) for one in info.value_classes)]
    if len(held) == 1 and graph.vocabulary.qualifier_kinds[held[0]].of_case:
        yield Facet(held[0], (concept,))


def _related(graph: Graph, concept: str, relations: Iterable[str]) -> Iterator[str]:
    below = graph.below[concept].keys()
    for predicate in relations:
        for subject, objects in graph.forward.get((predicate, "supports"), {}).items():
            if not below.isdisjoint(objects):
                yield subject


def concern(judge: Judge, things: Iterable[Thing], fit: Fit, needs: Iterable[str] = ()) -> int:
    """How far a row concerns some things: the more, the more of them it is of; below 0 where they rule it out.

    Args:
        needs: what was asked about, which says nothing of the difference between rows.
    """
    held = tuple(things)
    if _is_ruled_out(judge, held, fit.claims):
        return AGAINST
    bound = {*fit.row.bindings.values()} - {*needs}
    conditions = _conditions(judge, fit.claims)
    return sum(_of_one(judge.graph, one, bound, conditions) for one in held)


def is_told(judge: Judge, one: Thing, named: Iterable[str], claims: Iterable[str]) -> bool:
    """Whether a sentence tells of a thing: it names it, or is said under it as a condition of somebody's case.

    Args:
        named: what it names. claims: what it rests on.
    """
    kinds = judge.graph.vocabulary.qualifier_kinds
    conditions = {(kind, value) for kind, value in _conditions(judge, claims) if kinds[kind].matches is None}
    return _of_one(judge.graph, one, {*named}, conditions) == ITSELF


def _is_ruled_out(judge: Judge, things: Iterable[Thing], claims: Iterable[str]) -> bool:
    """Whether who has all of some things can't meet what some claims ask for."""
    given = Case(tuple(facet for one in things for facet in one.given))
    return bool(given.facets) and any(
        result.verdict == "does not fit" for claim in claims for result in fits(judge.graph, judge.case(claim), given)
    )


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


def _conditions(judge: Judge, claims: Iterable[str]) -> set[Condition]:
    """What some claims ask for, whatever else is said of it; what must not be is no condition to meet."""
    kinds = judge.graph.vocabulary.qualifier_kinds
    return {
        (facet.kind, concept)
        for key in claims
        for facet in judge.case(key).facets
        if kinds[facet.kind].denies is None
        for value in facet.values
        if (concept := parsed(value).concept)
    }
