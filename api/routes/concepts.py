"""Concepts: a page each, and the same for programs, with a picture of what lies around."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response

from api import replies
from api.contract import concept_brief, concept_json
from api.door import Door, register_named
from api.pages.concept import concept_page
from viz.network import picture
from viz.view import neighborhood


def router(door: Door) -> APIRouter:
    """Pages and JSON."""
    routes = APIRouter()
    graph = door.knowledge.graph

    @routes.get("/concepts/{concept}", include_in_schema=False)
    def page(request: Request, concept: str, language: str | None = None) -> Response:
        def made() -> str:
            return concept_page(door.site, concept, door.day(), door.language(language))

        return replies.page(door, request, ("concept", concept, language), made)

    @routes.get("/api/v1/concepts", tags=["graph"], summary="All concepts")
    def listed(request: Request, type: str | None = None, language: str | None = None) -> Response:
        """Id, label, type and page of every concept; with `type`, of a class of the ontology and those below it."""

        def made() -> dict[str, Any]:
            keys = graph.of_class(type) if type and graph.vocabulary.ancestors(type) else sorted(graph.concepts)
            reader = register_named(None), door.language(language)
            return {"concepts": [concept_brief(graph.concepts[key], *reader) for key in keys]}

        return replies.data(door, request, ("concepts", type, language), made)

    @routes.get("/api/v1/concepts/{concept}", tags=["graph"], summary="A concept and all claims about it")
    def one(request: Request, concept: str, register: str | None = None, language: str | None = None) -> Response:
        """What it is, what it is a kind of, and every claim with it at either end, superseded ones included."""

        def made() -> dict[str, Any]:
            reader = register_named(register), door.language(language)
            return concept_json(graph, graph.concept(concept), door.day(), *reader)

        return replies.data(door, request, ("concept", concept, register, language), made)

    @routes.get("/api/v1/concepts/{concept}/picture", tags=["graph"], summary="A picture of what lies around a concept")
    def drawn(request: Request, concept: str, language: str | None = None) -> Response:
        """Nodes, edges and options for vis-network: at most fifteen nodes."""

        def made() -> dict[str, Any]:
            return picture(neighborhood(door.knowledge.speaker(language=door.language(language)), concept))

        return replies.data(door, request, ("picture", concept, language), made)

    return routes
