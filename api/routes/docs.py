"""The description of the API: OpenAPI for programs, and the same as a page that loads nothing from elsewhere."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from api import replies
from api.door import Door
from api.pages.docs import docs_page

OPENAPI = "/api/v1/openapi.json"


def router(door: Door) -> APIRouter:
    """`/api/docs`; FastAPI itself serves the OpenAPI document."""
    routes = APIRouter()

    @routes.get("/api/docs", include_in_schema=False)
    def docs(request: Request) -> Response:
        return replies.page(
            door, request, ("docs",), lambda: docs_page(door.site, request.app.openapi(), OPENAPI, door.day())
        )

    return routes
