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
    def page(request: Request, claim: str, language: str | None = None) -> Response:
        key, went = ("claim", claim, language), claim in graph.retired

        def made() -> str:
            show = retired_page if went else claim_page
            return show(door.site, claim, door.day(), door.language(language))

        reply = replies.page(door, request, key, made)
        return replies.gone(reply) if went else reply

    @routes.get("/api/v1/claims/{claim}", tags=["graph"], summary="A claim with its sources")
    def one(request: Request, claim: str, register: str | None = None, language: str | None = None) -> Response:
        """The claim, every citation, what it replaces and what replaced it; 410 with the reason where it went."""
        key = ("claim", claim, register, language)

        def buried() -> dict[str, Any]:
            stone = retired_json(graph, claim, door.day(), register_named(register), door.language(language))
            return {**http_problem(HTTPStatus.GONE, graph.retired[claim].because), **stone}

        if claim in graph.retired:
            return replies.gone(replies.data(door, request, key, buried), MEDIA_TYPE)

        def made() -> dict[str, Any]:
            reader = register_named(register), door.language(language)
            return claim_json(graph, held_claim(graph, claim), door.day(), *reader)

        return replies.data(door, request, key, made)

    return routes
