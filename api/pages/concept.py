"""The page of a concept: what it is, what is said of it and by it, what can be asked. Knows no route."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from api.pages.drawing import drawing
from api.pages.proof import Proof, Shown
from api.pages.site import Site
from kg.claims import DEFAULT_LANGUAGE, Claim
from kg.rdf import xref
from ontology.terms import concept_iri
from viz.outline import outline
from viz.view import neighborhood

OWN = ("gloss", "has_url")  # shown at the top, not among the claims
SHOWN = 6  # claims of a group before the rest is folded


@dataclass(frozen=True)
class ClaimGroup:
    """Claims that say the same kind of thing; `incoming` where others say it of this concept."""

    title: str
    incoming: bool
    first: tuple[Shown, ...]
    rest: tuple[Shown, ...]


def concept_page(site: Site, concept: str, today: date, language: str = DEFAULT_LANGUAGE) -> str:
    """The HTML of a concept's page.

    Raises:
        NotFound: with near misses.
    """
    graph = site.knowledge.graph
    held = graph.concept(concept)
    proof = site.proof(today, language=language)
    claims = graph.claims_of(concept)
    view = neighborhood(proof.speaker, concept)
    own = [claim for claim in claims if claim.subject == concept]
    return site.page(
        "concept",
        proof,
        concept=held,
        glosses=[proof.claim(c.id) for c in own if c.predicate == "gloss" and not c.superseded],
        links=[c.value for c in own if c.predicate == "has_url" and c.value and not c.superseded],
        groups=_groups(proof, concept, [c for c in claims if c.predicate not in OWN]),
        questions=site.questions(proof, concept),
        xrefs=[(curie, xref(curie)) for curie in held.xrefs],
        iri=concept_iri(concept),
        outline=outline(view) if view.edges else (),
        picture=drawing(view, proof.speaker) if view.edges else None,
        canonical=f"/concepts/{concept}",
        json=f"/api/v1/concepts/{concept}",
    )


def _groups(proof: Proof, concept: str, claims: list[Claim]) -> list[ClaimGroup]:
    held: dict[tuple[bool, str], list[str]] = {}
    for claim in claims:
        held.setdefault((claim.subject != concept, claim.predicate), []).append(claim.id)
    out = []
    for (incoming, predicate), keys in sorted(held.items()):
        shown = tuple(map(proof.claim, keys))
        cut = SHOWN if len(shown) > SHOWN + 2 else len(shown)
        out.append(ClaimGroup(proof.verb(predicate), incoming, shown[:cut], shown[cut:]))
    return out
