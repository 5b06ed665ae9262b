"""Walks over the compiled graph: patterns and what is given → rows. Knows no order, no grouping and no words.

What comes back is the same as `kg.sparql` asks of any SPARQL endpoint (held equal by tests).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from kg.claims import Direction
from kg.graph import Graph
from kg.pattern import Pattern, Walk, names


@dataclass(frozen=True, slots=True)
class Row:
    """One way to walk: what each name stands for, and for each pattern the claims it rests on.

    A written step has one claim; `is_a*` has the premises of the derived pair, none where both ends are the same.
    """

    bindings: Mapping[str, str]
    steps: tuple[tuple[str, ...], ...]

    @property
    def claims(self) -> tuple[str, ...]:
        """The claims of all steps, in step order, each once."""
        return tuple(dict.fromkeys(claim for step in self.steps for claim in step))


def evaluate(graph: Graph, walk: Walk, given: Mapping[str, str]) -> list[Row]:
    """All rows of a walk, in a total order that depends on the graph alone.

    Args:
        given: concept ids (or values) for the needs the walk starts from; names it does not use are ignored.
    """
    every = names(walk)
    known = {name: value for name, value in given.items() if name in every}
    bound: dict[str, str] = dict(known)
    taken: list[tuple[str, ...]] = [()] * len(walk)
    found: list[Row] = []
    order = _order(walk, frozenset(known))

    def ahead(depth: int) -> None:
        if depth == len(order):
            found.append(Row(dict(bound), tuple(taken)))
            return
        position = order[depth]
        pattern = walk[position]
        find = _star if pattern.star else _step
        new = [name for name in pattern.names if name not in bound]
        for values, claims in find(graph, pattern, bound):
            if _bind(bound, values):
                taken[position] = claims
                ahead(depth + 1)
            for name in new:
                bound.pop(name, None)

    ahead(0)
    found.sort(key=lambda row: ([row.bindings[name] for name in every], row.steps))
    return found


Values = tuple[tuple[str, str], ...]


def _bind(bound: dict[str, str], values: Values) -> bool:
    """Take over what a step found; False where it contradicts what is bound already."""
    return all(bound.setdefault(name, value) == value for name, value in values)


def _star(graph: Graph, pattern: Pattern, bound: Mapping[str, str]) -> Iterator[tuple[Values, tuple[str, ...]]]:
    subject, ancestor = bound.get(pattern.subject), bound.get(pattern.object)
    if subject is not None:
        reached = graph.above.get(subject, {})
        if ancestor is not None:
            if ancestor in reached:
                yield (), reached[ancestor]
            return
        for thing, premises in reached.items():
            yield ((pattern.object, thing),), premises
        return
    starts = graph.below if ancestor is None else {ancestor: graph.below.get(ancestor, {})}
    for thing, kinds in starts.items():
        for kind, premises in kinds.items():
            yield ((pattern.subject, kind), (pattern.object, thing)), premises


def _step(graph: Graph, pattern: Pattern, bound: Mapping[str, str]) -> Iterator[tuple[Values, tuple[str, ...]]]:
    direction: Direction = "refutes" if pattern.negated else "supports"
    index = graph.forward
    here, there = pattern.subject, pattern.object
    if here not in bound and there in bound:
        index, here, there = graph.backward, there, here
    steps = index.get((pattern.predicate, direction))
    if steps is None:
        return
    start = bound.get(here)
    wanted = bound.get(there)
    for end in steps if start is None else (start,):
        others = steps.get(end)
        if others is None:
            continue
        for other in others if wanted is None else (wanted,) if wanted in others else ():
            for claim in others[other]:
                for values in _qualified(graph, pattern, claim):
                    yield ((here, end), (there, other), *values), (claim,)


def _qualified(graph: Graph, pattern: Pattern, claim: str) -> Iterator[Values]:
    """The values of the qualifiers that a pattern binds: one result for each combination."""
    found: list[Values] = [()]
    for kind, name in pattern.binds:
        values = graph.claims[claim].qualifiers.get(kind, ())
        found = [(*rest, (name, value)) for rest in found for value in values]
    yield from found


@lru_cache(maxsize=4096)
def _order(walk: Walk, given: frozenset[str]) -> tuple[int, ...]:
    """In which order to take the patterns: always the one with most ends known, the earlier of equals first."""
    known, left = set(given), list(range(len(walk)))
    order: list[int] = []
    while left:
        best = max(left, key=lambda i: (_known_ends(walk[i], known), -walk[i].star, -i))
        left.remove(best)
        order.append(best)
        known.update(walk[best].names)
    return tuple(order)


def _known_ends(pattern: Pattern, known: set[str]) -> int:
    return (pattern.subject in known) + (pattern.object in known)
