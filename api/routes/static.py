"""The files that pages load: our own, and the drawing library out of the installed pyvis."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request, Response

from api.assets import ROOT, asset
from api.door import Door

FOREVER = "public, max-age=31536000, immutable"
BRIEFLY = "public, max-age=300"


def router(door: Door) -> APIRouter:
    """`/static/…`: nothing but what is listed in api.assets."""
    routes = APIRouter()

    @routes.get(ROOT + "{name:path}", include_in_schema=False)
    def static(request: Request, name: str, v: str | None = None) -> Response:
        held = asset(name)
        if held is None:
            raise HTTPException(404)
        headers = {"Cache-Control": FOREVER if v == held.digest else BRIEFLY, "ETag": f'"{held.digest}"'}
        if headers["ETag"] in (request.headers.get("if-none-match") or ""):
            return Response(status_code=304, headers=headers)
        return Response(held.body, media_type=held.media_type, headers=headers)

    return routes
