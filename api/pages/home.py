"""The first page: one question box, and questions that the graph can answer well. Knows no route."""

from __future__ import annotations

from datetime import date

from api.pages.proof import Proof
from api.pages.site import Site
from explain.names import listed
from explain.related import question_of
from kg.claims import DEFAULT_LANGUAGE
from kg.graph import Graph

EXAMPLES = 3
KINDS = ("Therapy", "Disease")  # what the examples are about


def home_page(site: Site, today: date, language: str = DEFAULT_LANGUAGE) -> str:
    """The HTML of `/`."""
    proof, graph = site.proof(today, language=language), site.knowledge.graph
    known = busiest(graph)
    return site.page(
        "home",
        proof,
        examples=examples(site, proof, known),
        most=listed(map(proof.label, known), language),
        counts={"concepts": len(graph.concepts), "claims": len(graph.claims), "sources": len(graph.sources)},
    )


def busiest(graph: Graph) -> tuple[str, ...]:
    """The therapy and the disease of which most is held."""
    held = (graph.of_class(kind) for kind in KINDS)
    return tuple(max(keys, key=lambda key: (len(graph.claims_of(key)), key)) for keys in held if keys)


def examples(site: Site, proof: Proof, concepts: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Questions about some concepts with their addresses: those of the plans with most sections."""
    found = [
        (plan, filled.needs)
        for plan, filled in site.knowledge.fillable(concepts)
        if plan.asked_with(frozenset(filled.needs), proof.speaker.language)
    ]
    found.sort(key=lambda pair: (-len(pair[0].sections), pair[0].id))
    return tuple(
        (question_of(proof.speaker, plan, needs), "/".join(("/answers", plan.id, *needs.values())))
        for plan, needs in found[:EXAMPLES]
    )
