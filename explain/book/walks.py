"""The walks of plans and sections, read and checked against the ontology. Knows no words."""

from __future__ import annotations

from collections.abc import Mapping

from explain.book.desk import Desk, Spot
from kg.inherit import check_walk
from kg.pattern import Pattern, Walk, names, parse_walk
from ontology.errors import WalkError

CHANGE = "change the walk, or declare the inheritance in the ontology"


def read_walk(desk: Desk, spot: Spot, lines: tuple[str, ...]) -> Walk | None:
    """The patterns of a walk; None where a line is none."""
    walk: list[Pattern] = []
    for i, line in enumerate(lines):
        try:
            walk += parse_walk([line])
        except WalkError as error:
            desk.find(spot.at(i), error.what, error.fix)
    return tuple(walk) if len(walk) == len(lines) else None


def fits(desk: Desk, spot: Spot, walk: Walk, classes: Mapping[str, str]) -> bool:
    """Whether a walk may be walked from some needs.

    Args:
        classes: need → class, of all needs and aliases of the plan.
    """
    named = names(walk)
    used = {need: kind for need, kind in classes.items() if need in named}
    complaints = check_walk(desk.vocabulary, walk, used)
    for position, what in complaints:
        desk.find(spot.at(position), what, CHANGE)
    return not complaints
