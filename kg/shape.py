"""The graph as a whole: what hangs together, what stands apart, through what most ways lead. Knows no walk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.claims import Frozen
from kg.graph import Graph, live

if TYPE_CHECKING:
    import networkx

PHRASES = "QualifierValue"  # values of qualifiers: nobody looks for them, and claims name them beside what they say
HUBS = 5


class Shape(Frozen):
    """How concepts hang together by claims in force.

    Attributes:
        parts: how many groups there are that no claim joins.
        apart: the concepts outside the largest group, sorted: no walk can come to them from there.
        hubs: the concepts on most shortest ways between others, with their share of these (0 to 1), first the largest.
    """

    parts: int
    apart: tuple[str, ...]
    hubs: tuple[tuple[str, float], ...]


def shape(graph: Graph, hubs: int = HUBS) -> Shape:
    """Look at a graph as a whole; some seconds for some thousand concepts."""
    import networkx  # here, since it is slow to import and only who tends the graph asks

    joined = _joined(graph)
    groups = sorted(networkx.connected_components(joined), key=len, reverse=True)
    between = networkx.betweenness_centrality(joined, k=min(len(joined), 200), seed=1)
    first = sorted(between, key=lambda concept: (-between[concept], concept))[:hubs]
    return Shape(
        parts=len(groups),
        apart=tuple(sorted(concept for group in groups[1:] for concept in group)),
        hubs=tuple((concept, round(between[concept], 3)) for concept in first),
    )


def _joined(graph: Graph) -> networkx.Graph[str]:
    """Concepts as nodes, joined where a claim says something of both."""
    import networkx

    joined: networkx.Graph[str] = networkx.Graph()
    joined.add_nodes_from(concept for concept in graph.concepts if not graph.is_kind(concept, PHRASES))
    for claim in live(graph.claims.values()):
        if claim.object and claim.subject in joined and claim.object in joined:
            joined.add_edge(claim.subject, claim.object)
    return joined
