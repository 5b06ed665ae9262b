"""What is a kind of what, written or derived, and on which claims that rests. Knows no file, page or reasoner.

A concept X comes under a defined class "parent that has every state S" when X is a kind of the parent and the
definitions above X give it, for every S, a state that is a kind of S. HermiT must find the same pairs (tested).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from kg.claims import Claim

Closure = Mapping[str, Mapping[str, tuple[str, ...]]]
"""Concept → everything it is a kind of, itself included → the ids of the claims which that rests on, in order."""


class _Definition(NamedTuple):
    subject: str
    parent: str
    states: tuple[str, ...]
    claim: str


def closure(concepts: Iterable[str], claims: Iterable[Claim]) -> dict[str, dict[str, tuple[str, ...]]]:
    """Derive every pair, each by one shortest derivation (ties by claim id, so the result is total and repeatable).

    Args:
        concepts: every concept's id.
        claims: those in force; only `is_a` and `defined_as` are read.
    """
    edges: dict[str, list[tuple[str, str]]] = {}
    definitions: list[_Definition] = []
    for claim in sorted(claims, key=lambda c: c.id):
        if claim.direction != "supports" or claim.object is None:
            continue
        if claim.predicate == "is_a":
            edges.setdefault(claim.subject, []).append((claim.object, claim.id))
        elif claim.predicate == "defined_as":
            edges.setdefault(claim.subject, []).append((claim.object, claim.id))
            definitions.append(_Definition(claim.subject, claim.object, claim.qualifiers.get("state", ()), claim.id))
    derived: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    above = _reach(concepts, edges, derived)
    while _define(above, definitions, derived):
        above = _reach(above, edges, derived)
    return above


def _reach(
    concepts: Iterable[str],
    edges: Mapping[str, list[tuple[str, str]]],
    derived: Mapping[str, list[tuple[str, tuple[str, ...]]]],
) -> dict[str, dict[str, tuple[str, ...]]]:
    """Breadth first from every concept, along written and derived steps."""
    steps: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for child, parents in edges.items():
        steps[child] = [(parent, (claim,)) for parent, claim in parents]
    for child, known in derived.items():
        steps.setdefault(child, []).extend(known)
    out: dict[str, dict[str, tuple[str, ...]]] = {}
    for concept in sorted({*concepts, *steps}):
        reached: dict[str, tuple[str, ...]] = {concept: ()}
        frontier = [concept]
        while frontier:
            ahead: list[str] = []
            for here in frontier:
                for parent, premises in steps.get(here, ()):
                    if parent not in reached:
                        reached[parent] = _merged(reached[here], premises)
                        ahead.append(parent)
            frontier = ahead
        out[concept] = reached
    return out


def _define(
    above: Mapping[str, Mapping[str, tuple[str, ...]]],
    definitions: list[_Definition],
    derived: dict[str, list[tuple[str, tuple[str, ...]]]],
) -> bool:
    """Add the pairs that definitions give in one more round; whether there were any."""
    new = False
    for concept, ancestors in above.items():
        states: dict[str, tuple[str, ...]] = {}
        for own in definitions:
            if own.subject in ancestors:
                for state in own.states:
                    for wider, premises in above.get(state, {state: ()}).items():
                        states.setdefault(wider, _merged(ancestors[own.subject], (own.claim,), premises))
        if not states:
            continue
        for wanted in definitions:
            if wanted.subject in ancestors or wanted.parent not in ancestors:
                continue
            if all(state in states for state in wanted.states):
                premises = _merged(ancestors[wanted.parent], (wanted.claim,), *(states[s] for s in wanted.states))
                derived.setdefault(concept, []).append((wanted.subject, premises))
                new = True
    return new


def _merged(*premises: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(claim for part in premises for claim in part))
