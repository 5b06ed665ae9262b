"""Where nodes stand, so that the same view is always the same picture. Knows no color, no words and no page."""

from __future__ import annotations

from viz.view import View

ROW = 104  # between the middles of two rows
COLUMN = 290  # between the middles of two columns
DENIED = 0.5  # how much less it matters that a denial is drawn short
DISORDER = 0.01  # how much the order of the nodes weighs against the length of the edges

Place = tuple[int, int]
Pull = tuple[str, str, float]


def placed(view: View) -> dict[str, Place]:
    """A place for each node: around the one that all is about, or one below the other."""
    if view.around:
        return _around(view.around, view)
    return {node: (0, row * ROW) for row, node in enumerate(stacked(view))}


def stacked(view: View) -> tuple[str, ...]:
    """The nodes in one column, so that edges are short: each node is moved where it helps most, until none does."""
    pulls = [(edge.start, edge.end, DENIED if edge.denied else 1.0) for edge in view.edges]
    order = tuple(node.id for node in view.nodes)
    wanted = {node: row for row, node in enumerate(order)}
    best, cost = order, _cost(order, pulls, wanted)
    while True:
        moved = [(_cost(other, pulls, wanted), other) for other in _moves(best)]
        lowest = min(moved, default=(cost, best), key=lambda found: found[0])
        if lowest[0] >= cost:
            return best
        cost, best = lowest


def _moves(order: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Every order in which one node stands elsewhere."""
    out = []
    for i, node in enumerate(order):
        rest = (*order[:i], *order[i + 1 :])
        out += [(*rest[:j], node, *rest[j:]) for j in range(len(order)) if j != i]
    return out


def _cost(order: tuple[str, ...], pulls: list[Pull], wanted: dict[str, int]) -> float:
    """How long the edges are, and how many pairs stand the other way round than they were given."""
    row = {node: place for place, node in enumerate(order)}
    length = sum(weight * abs(row[start] - row[end]) for start, end, weight in pulls)
    swapped = sum(wanted[a] > wanted[b] for i, a in enumerate(order) for b in order[i + 1 :])
    return length + DISORDER * swapped


def _around(center: str, view: View) -> dict[str, Place]:
    """What is said of the center to its right, what is said by others to its left, evened out."""
    others = [node.id for node in view.nodes if node.id != center]
    said = {edge.end for edge in view.edges if edge.start == center}
    others.sort(key=lambda node: node in said)
    half = len(others) // 2
    places = {center: (0, 0)}
    for side, nodes in ((-1, others[:half]), (1, others[half:])):
        top = -(len(nodes) - 1) * ROW // 2
        places |= {node: (side * COLUMN, top + row * ROW) for row, node in enumerate(nodes)}
    return places
