"""What is a kind of what, written or derived, and on which claims that rests. Knows no file, page or reasoner.

A concept X comes under a defined class "parent with every facet F" when X is a kind of the parent and the definitions
above X give it, for every F, a facet that lies within F. HermiT must find the same pairs (tested); what follows only by
telling cases apart ("this or that, and either is one of those") is left to be written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from kg.claims import Claim
from kg.facets import Facet, facets_of
from kg.order import Order, merged

Closure = Mapping[str, Mapping[str, tuple[str, ...]]]
"""Concept → everything it is a kind of, itself included → the ids of the claims which that rests on, in order."""

Steps = Mapping[str, list[tuple[str, tuple[str, ...]]]]
"""Concept → what it is a kind of in one step, and on which claims that rests."""

DERIVING = ("is_a", "defined_as")
"""The predicates of claims that make one thing a kind of another."""


class _Definition(NamedTuple):
    subject: str
    parent: str
    facets: tuple[Facet, ...]
    claim: str


def closure(
    concepts: Iterable[str],
    claims: Iterable[Claim],
    several: Mapping[str, str],
    wider: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
) -> dict[str, dict[str, tuple[str, ...]]]:
    """Derive every pair, each by one shortest derivation (ties by claim id, so the result is total and repeatable).

    Args:
        concepts: every concept's id.
        claims: those in force; only those of `DERIVING` are read.
        several: qualifier kind → what several values of it mean.
        wider: what some concepts are kinds of by the meaning of their words: values of qualifiers.
    """
    steps: dict[str, list[tuple[str, tuple[str, ...]]]] = {c: [(w, ()) for w in wide] for c, wide in wider.items()}
    definitions: list[_Definition] = []
    for claim in sorted(claims, key=lambda c: c.id):
        if claim.direction != "supports" or claim.object is None or claim.predicate not in DERIVING:
            continue
        steps.setdefault(claim.subject, []).append((claim.object, (claim.id,)))
        if claim.predicate == "defined_as":
            facets = facets_of(claim.qualifiers, several)
            definitions.append(_Definition(claim.subject, claim.object, facets, claim.id))
    above = _reach(concepts, steps)
    while _define(above, definitions, steps):
        above = _reach(above, steps)
    return above


def _reach(concepts: Iterable[str], steps: Steps) -> dict[str, dict[str, tuple[str, ...]]]:
    """Breadth first from every concept, along written and derived steps."""
    out: dict[str, dict[str, tuple[str, ...]]] = {}
    for concept in sorted({*concepts, *steps}):
        reached: dict[str, tuple[str, ...]] = {concept: ()}
        frontier = [concept]
        while frontier:
            ahead: list[str] = []
            for here in frontier:
                for parent, premises in steps.get(here, ()):
                    if parent not in reached:
                        reached[parent] = merged(reached[here], premises)
                        ahead.append(parent)
            frontier = ahead
        out[concept] = reached
    return out


def _define(
    above: Mapping[str, Mapping[str, tuple[str, ...]]],
    definitions: list[_Definition],
    steps: dict[str, list[tuple[str, tuple[str, ...]]]],
) -> bool:
    """Add the steps that definitions give in one more round; whether there were any."""
    new, order = False, Order(above)
    of, below = _grouped(definitions, "subject"), _grouped(definitions, "parent")
    for concept, ancestors in above.items():
        held = [
            Facet(kind, values, merged(ancestors[own.subject], (own.claim,)))
            for own in _among(of, ancestors)
            for kind, values, _ in own.facets
        ]
        if not held:
            continue
        for wanted in _among(below, ancestors):
            if wanted.subject in ancestors:
                continue
            given = [_given(order, held, facet) for facet in wanted.facets]
            premises = [claims for claims in given if claims is not None]
            if len(premises) == len(given):
                step = (wanted.subject, merged(ancestors[wanted.parent], (wanted.claim,), *premises))
                steps.setdefault(concept, []).append(step)
                new = True
    return new


def _grouped(definitions: list[_Definition], key: Literal["subject", "parent"]) -> dict[str, list[_Definition]]:
    out: dict[str, list[_Definition]] = {}
    for definition in definitions:
        out.setdefault(getattr(definition, key), []).append(definition)
    return out


def _among(groups: Mapping[str, list[_Definition]], concepts: Iterable[str]) -> list[_Definition]:
    """The definitions of some concepts, by claim: there are many concepts, and few above each."""
    return sorted((one for concept in concepts for one in groups.get(concept, ())), key=lambda one: one.claim)


def _given(order: Order, held: Iterable[Facet], wanted: Facet) -> tuple[str, ...] | None:
    """The claims by which something among what is held gives a facet that is wanted; None where nothing does."""
    for facet in held:
        within = order.covered(facet.values, wanted.values) if facet.kind == wanted.kind else None
        if within is not None:
            return merged(facet.claims, within)
    return None
