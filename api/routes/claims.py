"""Claims: a page each, and the same for programs."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response

from api import replies
from api.contract import claim_json
from api.door import Door, register_named
from api.pages.claim import claim_page, held_claim


def router(door: Door) -> APIRouter:
    """Page and JSON."""
    routes = APIRouter()
    graph = door.knowledge.graph

    @routes.get("/claims/{claim}", include_in_schema=False)
    def page(request: Request, claim: str, language: str | None = None) -> Response:
        def made() -> str:
            return claim_page(door.site, claim, door.day(), door.language(language))

        return replies.page(door, request, ("claim", claim, language), made)

    @routes.get("/api/v1/claims/{claim}", tags=["graph"], summary="A claim with its sources")
    def one(request: Request, claim: str, register: str | None = None, language: str | None = None) -> Response:
        """The claim, every citation, what it replaces and what replaced it."""

        def made() -> dict[str, Any]:
            spoken = register_named(register), door.language(language)
            return claim_json(graph, held_claim(graph, claim), door.day(), *spoken)

        return replies.data(door, request, ("claim", claim, register, language), made)

    return routes
