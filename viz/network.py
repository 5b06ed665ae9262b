"""A view as the data that vis-network draws, made with pyvis, whose own HTML is never used. Knows no page.

Labels and titles are plain text and stay so: vis-network draws them on a canvas or sets them as text. Colors are
the style sheet's business: a node only says of which family it is.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from textwrap import wrap
from typing import Any

from viz.colors import palette
from viz.layout import ROW, placed
from viz.view import Edge, View

LINE = 22  # characters of a label before it breaks
WORDS = 18  # and of what stands at an edge
BULGE = 290  # how far an edge swings out that passes other nodes, times two
DASHES, ROUND = [6, 4], 8  # of the border around what is not so
DRAWER = "vis-9.1.2/vis-network.min.js"


def drawer() -> Traversable:
    """The script that draws, as it lies inside the installed pyvis."""
    return files("pyvis") / "lib" / DRAWER


def picture(view: View) -> dict[str, Any]:
    """Nodes, edges and options as plain JSON-able data."""
    from pyvis.network import Network  # 1.5 s

    network = Network(directed=True)
    network.toggle_physics(False)
    network.set_edge_smooth("cubicBezier" if view.around else "continuous")
    sides = Sides()
    places = placed(view)
    for node in view.nodes:
        x, y = places[node.id]
        network.add_node(
            node.id,
            label="\n".join(wrap(node.label, LINE)),
            shape="box",
            group=node.family,
            title=f"{node.label} ({node.kind})",
            x=x,
            y=y,
            url=node.url,
            kind=node.kind,
            name=node.label,
            asked=node.asked,
            **({"shapeProperties": {"borderDashes": DASHES, "borderRadius": ROUND}} if node.false else {}),
        )
    for start, end, edges in _pairs(view):
        label = "\n".join(line for words in dict.fromkeys(e.words for e in edges) for line in wrap(words, WORDS))
        how: dict[str, Any] = {"label": label, "dashes": all(edge.denied for edge in edges)}
        if not view.around:
            how |= sides.bend(places[start][1], places[end][1])
        network.add_edge(start, end, **how)
    options = json.loads(network.options.to_json())
    options["edges"]["smooth"] |= {"roundness": 0.5, "forceDirection": "horizontal" if view.around else "none"}
    return {
        "nodes": network.nodes,
        "edges": network.edges,
        "options": options,
        "around": view.around,
        "families": list(palette().names),
    }


class Sides:
    """Lets edges that pass other nodes swing out to the side where fewer do."""

    def __init__(self) -> None:
        self._taken: dict[str, list[tuple[int, int]]] = {"right": [], "left": []}

    def bend(self, start: int, end: int) -> dict[str, Any]:
        """How the edge between two rows is drawn: straight between neighbors."""
        top, bottom = min(start, end), max(start, end)
        if bottom - top <= ROW:
            return {}
        crowd = {side: sum(a < bottom and top < b for a, b in held) for side, held in self._taken.items()}
        side = min(crowd, key=lambda name: crowd[name])
        self._taken[side].append((top, bottom))
        clockwise = (side == "right") == (start < end)
        roundness = round(BULGE / (bottom - top), 3)
        kind = "curvedCW" if clockwise else "curvedCCW"
        return {"smooth": {"enabled": True, "type": kind, "roundness": roundness}}


def _pairs(view: View) -> Iterator[tuple[str, str, list[Edge]]]:
    """Edges of the same two nodes in the same direction together: else their labels would overlap."""
    held: dict[tuple[str, str], list[Edge]] = {}
    for edge in view.edges:
        held.setdefault((edge.start, edge.end), []).append(edge)
    for (start, end), edges in held.items():
        yield start, end, edges
