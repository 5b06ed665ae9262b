"""Where nodes stand, so that the same view is always the same picture. Knows no color, no words and no page."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count

from viz.view import View

ROW = 105  # between the middles of two rows
COLUMN = 290  # between the middles of two columns
PATIENCE = 20_000  # paths looked at: a dense view then keeps the longest one found

Place = tuple[int, int]


def placed(view: View) -> dict[str, Place]:
    """A place for each node: around the one that all is about, or along the longest chain from top to bottom."""
    return _around(view.around, view) if view.around else _along(longest_chain(view), view)


def longest_chain(view: View) -> tuple[str, ...]:
    """The longest path that meets no node twice; among equals the one most in the order of the nodes."""
    links = linked(view)
    order = {node.id: place for place, node in enumerate(view.nodes)}
    best: tuple[str, ...] = ()
    stack: list[tuple[str, ...]] = [(node.id,) for node in reversed(view.nodes)]
    for _ in range(PATIENCE):
        if not stack:
            break
        path = stack.pop()
        if (-len(path), _disorder(path, order)) < (-len(best), _disorder(best, order)):
            best = path
        stack += [(*path, other) for other in reversed(links[path[-1]]) if other not in path]
    return best


def _disorder(path: tuple[str, ...], order: Mapping[str, int]) -> int:
    """How many pairs of a path stand the other way round."""
    return sum(order[a] > order[b] for i, a in enumerate(path) for b in path[i + 1 :])


def linked(view: View) -> Mapping[str, tuple[str, ...]]:
    """Who is linked with whom, either way, in the order of the nodes."""
    order = [node.id for node in view.nodes]
    pairs = {(edge.start, edge.end) for edge in view.edges}
    return {a: tuple(b for b in order if b != a and {(a, b), (b, a)} & pairs) for a in order}


def _along(chain: tuple[str, ...], view: View) -> dict[str, Place]:
    """The chain straight down; what is left stands beside the first node that it is linked with."""
    places = {node: (0, row * ROW) for row, node in enumerate(chain)}
    links = linked(view)
    for node in (node.id for node in view.nodes if node.id not in places):
        row = next((places[other][1] for other in links[node] if other in places), len(chain) * ROW)
        beside = ((side, row + step * ROW) for step in count() for side in (COLUMN, -COLUMN))
        places[node] = next(place for place in beside if place not in places.values())
    return places


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
