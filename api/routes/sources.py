"""Sources: every document that a claim was read in."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response

from api import replies
from api.contract import source_json
from api.door import Door
from api.pages.sources import sources_page


def router(door: Door) -> APIRouter:
    """Page and JSON."""
    routes = APIRouter()

    @routes.get("/sources", include_in_schema=False)
    def page(request: Request, language: str | None = None) -> Response:
        def made() -> str:
            return sources_page(door.site, door.day(), door.language(language))

        return replies.page(door, request, ("sources", language), made)

    @routes.get("/api/v1/sources", tags=["graph"], summary="All sources")
    def listed(request: Request) -> Response:
        """Title, publisher, date, address and licence of every document, by its id."""

        def made() -> dict[str, Any]:
            held = sorted(door.knowledge.graph.sources.items())
            return {"sources": {key: source_json(source) for key, source in held}}

        return replies.data(door, request, ("sources",), made)

    return routes
