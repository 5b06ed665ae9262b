"""What a picture shows: concepts as nodes, claims as edges, chosen so that they fit. Knows no drawing and no page."""

from __future__ import annotations

from collections.abc import Iterable

from explain.model import Explanation
from explain.speaker import Speaker
from kg.claims import Claim, Frozen
from kg.graph import live
from viz.colors import palette

MOST = 15  # nodes; more than that overlap
IS_A = "is_a"
FALSE, ASKED = "Myth", "QuestionToAsk"
"""Classes whose names are sentences: none may read as a fact or a step."""
ABOUT = "about"  # what reading matter and questions are about: drawn only where there is room


class Node(Frozen):
    """A concept. `kind` is its class in words, `family` the one of few classes by which it is colored.

    What is `false` is drawn otherwise than a fact.
    """

    id: str
    label: str
    kind: str
    family: str
    url: str
    asked: bool = False
    false: bool = False


class Edge(Frozen):
    """What claims say of two nodes, in words. Derived `is a kind of` edges carry every claim they follow from."""

    start: str
    end: str
    predicate: str
    words: str
    claims: tuple[str, ...]
    denied: bool = False


class View(Frozen):
    """Nodes in the order in which to read them, the edges between them, and the node that all is about, if one is."""

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    around: str | None = None


def spine_view(explanation: Explanation, speaker: Speaker) -> View:
    """The spine of an answer: from what was asked about to what the answer turns on."""
    spine, graph = explanation.spine[:MOST], speaker.graph
    asked = set(explanation.needs.values())
    nodes = tuple(_node(speaker, concept, asked=concept in asked) for concept in spine)
    claims = _between(explanation.claims.values(), spine) or _between(graph.claims.values(), spine)
    edges = _merged(speaker, claims)
    return View(nodes=nodes, edges=(*edges, *_derived(speaker, spine, edges)))


def neighborhood(speaker: Speaker, concept: str, most: int = MOST) -> View:
    """A concept and what claims link it with: a few of each predicate rather than all of one.

    Raises:
        NotFound: an unknown concept.
    """
    graph = speaker.graph
    graph.concept(concept)
    about = [claim for claim in live(graph.claims_of(concept)) if claim.object in graph.concepts]
    edges = _evenly(_merged(speaker, about), concept, most - 1)
    others = dict.fromkeys(edge.end if edge.start == concept else edge.start for edge in edges)
    nodes = [_node(speaker, concept, asked=True), *(_node(speaker, other) for other in others)]
    return View(nodes=tuple(nodes), edges=tuple(edges), around=concept)


def _node(speaker: Speaker, concept: str, asked: bool = False) -> Node:
    graph = speaker.graph
    *named, rest = palette().names
    family = next((name for name in named if graph.is_kind(concept, name)), rest)
    return Node(
        id=concept,
        label=_label(speaker, concept),
        kind=speaker.kind(graph.concept(concept).type),
        family=family,
        url=f"/concepts/{concept}",
        asked=asked,
        false=graph.is_kind(concept, FALSE),
    )


def _label(speaker: Speaker, concept: str) -> str:
    label = speaker.label(concept)
    if speaker.graph.is_kind(concept, FALSE):
        return speaker.phrase("picture.myth", label=label)
    return speaker.phrase("picture.question", label=label) if speaker.graph.is_kind(concept, ASKED) else label


def _between(claims: Iterable[Claim], concepts: tuple[str, ...]) -> list[Claim]:
    """The claims in force with both ends among some concepts, in the order of those."""
    place = {concept: i for i, concept in enumerate(concepts)}
    found = [c for c in live(claims) if c.object in place and c.subject in place and c.subject != c.object]
    return sorted(found, key=lambda c: (place[c.subject], place[c.object or ""], c.predicate, c.id))


def _merged(speaker: Speaker, claims: Iterable[Claim]) -> tuple[Edge, ...]:
    """One edge for all claims that say the same of the same two."""
    held: dict[tuple[str, str, str, bool], list[str]] = {}
    for claim in claims:
        key = (claim.subject, claim.object or "", claim.predicate, claim.direction == "refutes")
        held.setdefault(key, []).append(claim.id)
    return tuple(
        Edge(
            start=start,
            end=end,
            predicate=predicate,
            words=speaker.verb(predicate, denied),
            claims=tuple(ids),
            denied=denied,
        )
        for (start, end, predicate, denied), ids in held.items()
    )


def _derived(speaker: Speaker, concepts: tuple[str, ...], edges: Iterable[Edge]) -> tuple[Edge, ...]:
    """Kinds of kinds: an edge to the nearest ancestor in view, where no claim links the two directly."""
    graph = speaker.graph
    linked = {frozenset((edge.start, edge.end)) for edge in edges}
    out = []
    for concept in concepts:
        above = [other for other in concepts if other != concept and other in graph.above.get(concept, {})]
        nearest = [a for a in above if not any(a in graph.above.get(b, {}) for b in above if b != a)]
        for ancestor in nearest:
            if frozenset((concept, ancestor)) not in linked:
                words, premises = speaker.verb(IS_A), graph.above[concept][ancestor]
                out.append(Edge(start=concept, end=ancestor, predicate=IS_A, words=words, claims=premises))
    return tuple(out)


def _evenly(edges: tuple[Edge, ...], concept: str, most: int) -> list[Edge]:
    """Edges to at most so many others, taken in turn from each predicate and side; then in the order of both."""
    groups: dict[tuple[bool, str], int] = {}
    turns: list[tuple[bool, int, bool, Edge]] = []
    for edge in edges:
        side = (edge.start != concept, edge.predicate)
        turns.append((edge.predicate == ABOUT, groups.setdefault(side, 0), side[0], edge))
        groups[side] += 1
    chosen: dict[str, list[Edge]] = {}
    for *_, edge in sorted(turns, key=lambda turn: turn[:3]):
        other = edge.end if edge.start == concept else edge.start
        if other != concept and (other in chosen or len(chosen) < most):
            chosen.setdefault(other, []).append(edge)
    found = [edge for several in chosen.values() for edge in several]
    return sorted(found, key=lambda edge: (edge.start != concept, edge.predicate, edge.start, edge.end))
