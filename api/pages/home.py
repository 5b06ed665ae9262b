"""The first page: one question box, and questions that the graph can answer well. Knows no route."""

from __future__ import annotations

from datetime import date

from api.pages.site import Site
from explain.related import question_of
from explain.words import slots

EXAMPLES = 3
KINDS = ("Therapy", "Disease")  # the examples are about the one of each of which most is held


def home_page(site: Site, today: date) -> str:
    """The HTML of `/`."""
    proof = site.proof(today)
    graph = site.knowledge.graph
    return site.page(
        "home",
        proof,
        examples=examples(site, today),
        counts={"concepts": len(graph.concepts), "claims": len(graph.claims), "sources": len(graph.sources)},
    )


def examples(site: Site, today: date) -> tuple[tuple[str, str], ...]:
    """Questions with their addresses: the richest plans for what most is known of."""
    proof, graph = site.proof(today), site.knowledge.graph
    known = (graph.of_class(kind) for kind in KINDS)
    busiest = tuple(max(held, key=lambda c: (len(graph.claims_of(c)), c)) for held in known if held)
    found = [
        (plan, needs)
        for plan, needs in site.knowledge.fillable(busiest)
        if any(set(slots(phrase)) == set(needs) for phrase in plan.asks[proof.speaker.language])
    ]
    found.sort(key=lambda pair: (-len(pair[0].sections), pair[0].id))
    return tuple(
        (question_of(proof.speaker, plan, needs), "/".join(("/answers", plan.id, *needs.values())))
        for plan, needs in found[:EXAMPLES]
    )
