"""Claims: a page each, and the same for programs; what went says so at its old address."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from fastapi import APIRouter, Request, Response

from api import replies
from api.contract import claim_json, retired_json
from api.door import Door, register_named
from api.pages.claim import claim_page, held_claim, retired_page
from api.problems import MEDIA_TYPE, http_problem


def router(door: Door) -> APIRouter:
    """Page and JSON."""
    routes = APIRouter()
    graph = door.knowledge.graph

    @routes.get("/claims/{claim}", include_in_schema=False)
    def page(request: Request, claim: str) -> Response:
        if claim in graph.retired:
            made = replies.page(door, request, ("claim", claim), lambda: retired_page(door.site, claim, door.day()))
            return replies.gone(made)
        return replies.page(door, request, ("claim", claim), lambda: claim_page(door.site, claim, door.day()))

    @routes.get("/api/v1/claims/{claim}", tags=["graph"], summary="A claim with its sources")
    def one(request: Request, claim: str, register: str | None = None) -> Response:
        """The claim, every citation, what it replaces and what replaced it; 410 with the reason where it went."""

        def buried() -> dict[str, Any]:
            stone = retired_json(graph, claim, door.day(), register_named(register))
            return {**http_problem(HTTPStatus.GONE, graph.retired[claim].because), **stone}

        if claim in graph.retired:
            return replies.gone(replies.data(door, request, ("claim", claim, register), buried), MEDIA_TYPE)

        def made() -> dict[str, Any]:
            return claim_json(graph, held_claim(graph, claim), door.day(), register_named(register))

        return replies.data(door, request, ("claim", claim, register), made)

    return routes
