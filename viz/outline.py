"""A view as nested text: all that the picture shows, for those who don't see it. Knows no drawing and no page."""

from __future__ import annotations

from kg.claims import Frozen
from viz.view import Edge, Node, View


class Link(Frozen):
    """One thing said of a node: the words, the other node, and the claims that say so."""

    words: str
    other: Node
    claims: tuple[str, ...]


class Entry(Frozen):
    """A node and what is said of it in this view."""

    node: Node
    links: tuple[Link, ...]


def outline(view: View) -> tuple[Entry, ...]:
    """Every node in reading order; each edge stands once, below the node it starts from."""
    held = {node.id: node for node in view.nodes}
    return tuple(
        Entry(node=node, links=tuple(_link(edge, held) for edge in view.edges if edge.start == node.id))
        for node in view.nodes
    )


def _link(edge: Edge, nodes: dict[str, Node]) -> Link:
    return Link(words=edge.words, other=nodes[edge.end], claims=edge.claims)
