"""Absence from a published list, said only on positive evidence. Knows no list by name.

A list's rows are claims, and a coverage claim says how many there are. "The list does not name it" holds where the
count agrees and every row is shown, by a declared disjointness, to be about something else. So a claim that is
taken away can only make such a statement vanish, never appear.
"""

from __future__ import annotations

from collections.abc import Mapping

from kg.graph import Graph
from kg.pattern import Walk
from kg.walk import Row, evaluate


def absent(graph: Graph, coverage: Row, rows: Walk, count: str, given: Mapping[str, str]) -> tuple[str, ...] | None:
    """The claims that an absence rests on, besides those of the coverage row; None where it may not be said.

    Args:
        coverage: a row of the section's walk, which names the list and binds `count` to its number of rows.
        rows: the `unless` walk: its first pattern finds the list's rows, the rest those that would contradict.
        count: the name that holds the number of rows.
        given: the needs.
    """
    known = {**given, **coverage.bindings}
    every = evaluate(graph, rows[:1], {name: value for name, value in known.items() if name not in _narrowed(rows)})
    if str(len(every)) != known[count] or evaluate(graph, rows, known):
        return None
    claims: list[str] = []
    for row in every:
        apart = _apart_from_asked(graph, row, rows, given)
        if apart is None:
            return None
        claims += [*row.claims, *apart]
    return tuple(dict.fromkeys(claims))


def _narrowed(rows: Walk) -> set[str]:
    return {rows[0].subject, rows[0].object}


def _apart_from_asked(graph: Graph, row: Row, rows: Walk, given: Mapping[str, str]) -> tuple[str, ...] | None:
    """Why a row cannot be about what was asked: one end of it is disjoint from the need it would have to fall under."""
    for pattern in rows[1:]:
        for end, need in ((pattern.subject, pattern.object), (pattern.object, pattern.subject)):
            if end in row.bindings and need in given:
                apart = disjoint(graph, row.bindings[end], given[need])
                if apart is not None:
                    return apart
    return None


def disjoint(graph: Graph, one: str, other: str) -> tuple[str, ...] | None:
    """The claims by which nothing is both: a disjointness declared of the two, or of what they are kinds of."""
    return graph.order.apart(one, other)
