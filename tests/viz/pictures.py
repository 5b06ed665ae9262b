"""A small graph, and views of it, for tests of pictures."""

from __future__ import annotations

from datetime import date

from explain.model import Edition, Explanation, Understanding
from kg.claims import Concept
from kg.graph import Graph, compiled
from tests.kg.builders import says, vocabulary, words

TODAY = date(2026, 11, 22)
KINDS = {
    "drug": "Drug", "class": "TherapyClass", "target": "Protein", "cancer": "Disease", "kind": "Disease",
    "group": "DiseaseGroup", "wall": "Barrier", "page": "Resource",
}  # fmt: skip
LINES = (
    "drug is_a class", "drug has_target target", "cancer expresses target", "cancer is_a kind", "kind is_a group",
    "group has_barrier wall", "class not standard_for group", "page about drug",
)  # fmt: skip


def graph(*more: str) -> Graph:
    """Eight concepts of many kinds, and what is said of them."""
    claims = [says(line) for line in (*LINES, *more)]
    concepts = {key: Concept(id=key, type=kind, label=words(plain=f"the {key}")) for key, kind in KINDS.items()}
    return compiled(vocabulary(), concepts, {claim.id: claim for claim in claims}, {})


def label(concept: str) -> str:
    """What a concept is called."""
    return f"the {concept}"


def answer(*spine: str, held: Graph) -> Explanation:
    """An answer with nothing but a spine and all claims."""
    return Explanation(
        question="?", status="answered", in_register="plain", language="en", understanding=Understanding(),
        notices=(), sections=(), claims=held.claims, sources={}, spine=spine, related=(), labels={},
        kb=Edition(version="0", sha256="0", built_on=TODAY, as_of=TODAY), today=TODAY, needs={"therapy": "drug"},
    )  # fmt: skip
