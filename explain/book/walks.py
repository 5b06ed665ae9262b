"""The walks of plans and sections, read and checked against the ontology. Knows no words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

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


def alike(desk: Desk, spot: Spot, walk: Walk, others: Collection[str]) -> None:
    """Names that stand once and read almost as another: most likely a slip, and then they bind nothing together."""
    times = Counter(name for pattern in walk for name in pattern.names)
    for position, pattern in enumerate(walk):
        for name in pattern.names:
            if times[name] == 1 and name not in others:
                near = sorted(one for one in {*times, *others} - {name} if _nearly(name, one))
                if near:
                    desk.find(spot.at(position), f"'{name}' stands alone", f"did you mean '{near[0]}'?")


def _nearly(one: str, other: str) -> bool:
    """Whether two names differ by a letter, or by the order of two."""
    if abs(len(one) - len(other)) > 1 or not (one[:2] == other[:2] or one[-2:] == other[-2:]):
        return False
    from rapidfuzz.distance import OSA  # here, since it is seldom asked

    return OSA.distance(one, other) == 1


def fits(desk: Desk, spot: Spot, walk: Walk, classes: Mapping[str, str], tested: Collection[str] = ()) -> bool:
    """Whether a walk may be walked from some needs; what is kept was seen to.

    Args:
        classes: need → class, of all needs and aliases of the plan.
        tested: the predicates whose claims are tested against a need (`bears`).
    """
    if desk.kept:
        return True
    named = names(walk)
    used = {need: kind for need, kind in classes.items() if need in named}
    complaints = check_walk(desk.vocabulary, walk, used, tested)
    for position, what in complaints:
        desk.find(spot.at(position), what, CHANGE)
    alike(desk, spot, walk, classes)
    return not complaints
