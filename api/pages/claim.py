"""The page of a claim: the statement, every citation, what replaced it; or why it went. Knows no route."""

from __future__ import annotations

from datetime import date

from api.pages.site import Site
from kg.claims import DEFAULT_LANGUAGE, Claim
from kg.graph import Graph, not_found
from kg.tombstones import heirs
from ontology.terms import claim_iri


def claim_page(site: Site, claim: str, today: date, language: str = DEFAULT_LANGUAGE) -> str:
    """The HTML of a claim's page.

    Raises:
        NotFound: with near misses.
    """
    held = held_claim(site.knowledge.graph, claim)
    proof = site.proof(today, language=language)
    newer = held.superseded_by
    return site.page(
        "claim",
        proof,
        claim=held,
        shown=proof.claim(claim),
        newer=proof.claim(newer.claim) if newer and newer.claim in site.knowledge.graph.claims else None,
        iri=claim_iri(claim),
        canonical=f"/claims/{claim}",
        json=f"/api/v1/claims/{claim}",
    )


def retired_page(site: Site, claim: str, today: date, language: str = DEFAULT_LANGUAGE) -> str:
    """The HTML at the address of a claim that is held no more: why, since when, and what took its place."""
    graph, proof = site.knowledge.graph, site.proof(today, language=language)
    subject, predicate, *_ = claim.split(".")
    return site.page(
        "retired",
        proof,
        stone=graph.retired[claim],
        subject=subject,
        verb=proof.verb(predicate) if predicate in graph.vocabulary.predicates else predicate,
        newer=[proof.claim(key) for key in heirs(graph.retired, claim) if key in graph.claims],
        iri=claim_iri(claim),
        canonical=f"/claims/{claim}",
        json=f"/api/v1/claims/{claim}",
    )


def held_claim(graph: Graph, claim: str) -> Claim:
    """A claim by its id.

    Raises:
        NotFound: with near misses.
    """
    if claim not in graph.claims:
        raise not_found("claim", claim, graph.claims)
    return graph.claims[claim]
