"""Opposition: what speaks opposing saying of one thing what is held of its class. Knows no predicate by name.

The ontology declares which predicates oppose each other. An inherited statement is not said where an opposing
claim, or one that says the same the other way round, touches what was asked; elsewhere it is said with its
exceptions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.claims import Claim, Direction
from kg.graph import Graph, contrary
from kg.pattern import Walk
from kg.qualify import Residue, in_reading_order
from kg.walk import Row


@dataclass(frozen=True, slots=True)
class Exempt:
    """One opposing claim below a statement: who it is about, what is left to say of it, all it rests on."""

    predicate: str
    subject: str
    object: str
    residue: Residue
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Opposition:
    """Whether a row must not be said of what was asked, and otherwise with which exceptions."""

    blocked: bool = False
    exceptions: tuple[Exempt, ...] = ()


def contestable(graph: Graph, walk: Walk) -> bool:
    """Whether any claim could speak opposing a row of a walk: where none can, no row need be looked at."""
    return any(
        (pattern.predicate, "refutes" if pattern.negated else "supports") in graph.contestable
        for pattern in walk
        if not pattern.star
    )


def opposition(graph: Graph, walk: Walk, row: Row, needs: Mapping[str, str]) -> Opposition:
    """What opposes a row.

    Args:
        needs: need name → concept: what was asked, from which the walk may have climbed.
    """
    exceptions: list[Exempt] = []
    for position, pattern in enumerate(walk):
        direction: Direction = "refutes" if pattern.negated else "supports"
        if pattern.star or (pattern.predicate, direction) not in graph.contestable:
            continue
        claim = graph.claims[row.steps[position][0]]
        if claim.object is None:
            continue
        subject, object_ = _asked(walk, pattern.subject, row, needs), _asked(walk, pattern.object, row, needs)
        inherited = (subject, object_) != (claim.subject, claim.object)
        if inherited and _denied(graph, claim, subject, object_):
            return Opposition(blocked=True)
        for opposing in _opposing(graph, claim, graph.vocabulary.predicates[claim.predicate].opposes):
            if inherited and _touches(graph, opposing, subject, object_):
                return Opposition(blocked=True)
            exceptions.append(_exception(graph, claim, opposing))
    return Opposition(exceptions=tuple(exceptions))


def _asked(walk: Walk, name: str, row: Row, needs: Mapping[str, str]) -> str:
    """What was asked at the place of a name: the need that the walk climbed from, or what the name stands for."""
    climbed = next((p.subject for p in walk if p.star and p.object == name and p.subject in needs), name)
    return row.bindings[climbed]


def _denied(graph: Graph, claim: Claim, subject: str, object_: str) -> bool:
    """Whether the same is said the other way round of what was asked, or of something between: a kind that lacks
    what its class has. Of exactly the same ends it is a conflict, and stands beside the claim."""
    return any(
        _touches(graph, opposing, subject, object_) and _meet(graph, claim, opposing)
        for opposing in _opposing(graph, claim, (claim.predicate,))
        if (opposing.subject, opposing.object) != (claim.subject, claim.object)
    )


def _meet(graph: Graph, one: Claim, other: Claim) -> bool:
    """Whether two claims can be about one case: no kind of qualifier keeps them apart."""
    order = graph.order
    return all(
        any(
            order.within(a, b) is not None or order.within(b, a) is not None
            for a in one.qualifiers[kind]
            for b in other.qualifiers[kind]
        )
        for kind in one.qualifiers.keys() & other.qualifiers.keys()
    )


def _touches(graph: Graph, opposing: Claim, subject: str, object_: str) -> bool:
    assert opposing.object is not None
    return _related(graph, opposing.subject, subject) and _related(graph, opposing.object, object_)


def _opposing(graph: Graph, claim: Claim, predicates: Iterable[str]) -> Iterator[Claim]:
    """The claims of some predicates, the other way round, within the scope of a claim."""
    direction = contrary(claim.direction)
    subjects, objects = graph.below.get(claim.subject, {}), graph.below.get(claim.object or "", {})
    for predicate in predicates:
        index = graph.forward.get((predicate, direction), {})
        for subject in sorted(index.keys() & subjects.keys()):
            for thing in sorted(index[subject].keys() & objects.keys()):
                yield from (graph.claims[key] for key in index[subject][thing])


def _related(graph: Graph, one: str, other: str) -> bool:
    return one in graph.above.get(other, {}) or other in graph.above.get(one, {})


def _exception(graph: Graph, claim: Claim, opposing: Claim) -> Exempt:
    assert claim.object is not None
    assert opposing.object is not None
    premises = (*graph.above[opposing.subject][claim.subject], *graph.above[opposing.object][claim.object])
    residue = in_reading_order(graph, opposing.qualifiers)
    return Exempt(opposing.predicate, opposing.subject, opposing.object, residue, (opposing.id, *premises))


def conflicting(graph: Graph, claim: Claim) -> list[Claim]:
    """The claims that say the opposite of exactly the same statement, by id: they stand beside it, never merged."""
    if claim.object is None:
        return []
    index = graph.forward.get((claim.predicate, contrary(claim.direction)))
    if index is None:
        return []
    same = index.get(claim.subject, {}).get(claim.object, ())
    return [graph.claims[key] for key in same if graph.claims[key].qualifiers == claim.qualifiers]


def contested(graph: Graph) -> frozenset[str]:
    """The claims that others contradict exactly."""
    return frozenset(
        claim
        for (predicate, direction), index in graph.forward.items()
        if (predicate, contrary(direction)) in graph.forward
        for ends in index.values()
        for claims in ends.values()
        for claim in claims
        if conflicting(graph, graph.claims[claim])
    )
