"""A small graph, and views of it, for tests of pictures."""

from __future__ import annotations

from datetime import date

from explain.model import Edition, Explanation, Understanding
from explain.speaker import Speaker
from kg.claims import Concept
from kg.graph import compiled
from tests.explain.builders import content, knowledge, part
from tests.kg.builders import says, vocabulary, words

TODAY = date(2026, 11, 22)
KINDS = {
    "drug": "Drug", "class": "TherapyClass", "target": "Protein", "cancer": "Disease", "kind": "Disease",
    "group": "DiseaseGroup", "wall": "Barrier", "page": "Resource", "country": "Jurisdiction",
}  # fmt: skip
LINES = (
    "drug is_a class", "drug has_target target", "cancer expresses target", "cancer is_a kind", "kind is_a group",
    "group has_barrier wall", "class not standard_for group", "page about drug",
)  # fmt: skip


def speaker(*more: str) -> Speaker:
    """How a reader is spoken to of eight concepts of many kinds, and of what is said of them."""
    claims = [says(line) for line in (*LINES, *more)]
    concepts = {key: Concept(id=key, type=kind, label=words(plain=f"the {key}")) for key, kind in KINDS.items()}
    graph = compiled(vocabulary(), concepts, {claim.id: claim for claim in claims}, {})
    return knowledge(graph, content({"drug": "Drug"}, part("{{ kind }}.", "drug is_a kind"))).speaker()


def answer(*spine: str, held: Speaker) -> Explanation:
    """An answer with nothing but a spine and all claims."""
    return Explanation(
        question="?", status="answered", in_register="plain", language="en", understanding=Understanding(),
        notices=(), sections=(), claims=held.graph.claims, sources={}, spine=spine, related=(), labels={},
        kb=Edition(version="0", sha256="0", built_on=TODAY, as_of=TODAY), today=TODAY, needs={"therapy": "drug"},
    )  # fmt: skip
