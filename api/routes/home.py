"""The first page: one question box."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from api import replies
from api.door import Door
from api.pages.home import home_page


def router(door: Door) -> APIRouter:
    """`/`."""
    routes = APIRouter()

    @routes.get("/", include_in_schema=False)
    def home(request: Request, language: str | None = None) -> Response:
        def made() -> str:
            return home_page(door.site, door.day(), door.language(language))

        return replies.page(door, request, ("home", language), made)

    return routes
