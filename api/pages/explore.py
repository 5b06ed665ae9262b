"""The page of what is held: every concept by its class, and a picture around one of them. Knows no route."""

from __future__ import annotations

from datetime import date

from api.pages.drawing import drawing
from api.pages.proof import PHRASES
from api.pages.site import Site
from kg.claims import DEFAULT_LANGUAGE
from viz.outline import outline
from viz.view import neighborhood


def explore_page(site: Site, concept: str | None, today: date, language: str = DEFAULT_LANGUAGE) -> str:
    """The HTML of `/explore`.

    Args:
        concept: whose surroundings are drawn, if any.

    Raises:
        NotFound: with near misses.
    """
    graph, proof = site.knowledge.graph, site.proof(today, language=language)
    view = neighborhood(proof.speaker, concept) if concept else None
    kinds = sorted({held.type for held in graph.concepts.values() if not graph.vocabulary.is_kind(held.type, PHRASES)})
    by_kind = {kind: [key for key, held in graph.concepts.items() if held.type == kind] for kind in kinds}
    return site.page(
        "explore",
        proof,
        concept=concept,
        groups=[
            (graph.vocabulary.classes[kind], sorted(keys, key=lambda key: proof.label(key).lower()))
            for kind, keys in by_kind.items()
        ],
        total=sum(map(len, by_kind.values())),
        outline=outline(view) if view else (),
        picture=drawing(view, proof.speaker) if view and view.edges else None,
        canonical="/explore",
        json="/api/v1/concepts",
    )
