"""What is held: every concept by its kind, and a picture around one of them."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from api import replies
from api.door import Door
from api.pages.explore import explore_page


def router(door: Door) -> APIRouter:
    """`/explore`."""
    routes = APIRouter()

    @routes.get("/explore", include_in_schema=False)
    def explore(request: Request, concept: str | None = None, language: str | None = None) -> Response:
        def made() -> str:
            return explore_page(door.site, concept or None, door.day(), door.language(language))

        return replies.page(door, request, ("explore", concept, language), made)

    return routes
