"""How the web answers: pages and JSON that may be cached, answers that may not, problems in both. Knows no route."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

import orjson
from fastapi import Request, Response
from starlette.types import Scope

from api.door import Door
from api.problems import MEDIA_TYPE

HTML = "text/html; charset=utf-8"
JSON = "application/json"
PRIVATE = {"Cache-Control": "no-store"}
MINUTES = 300  # seconds for which a copy of an address's reply counts as fresh


def encoded(data: dict[str, Any] | list[Any]) -> bytes:
    """JSON as bytes."""
    return orjson.dumps(data)


def page(door: Door, request: Request, key: tuple[str | None, ...], make: Callable[[], str]) -> Response:
    """The page at an address: the same for everyone, until the snapshot or the day changes."""
    return kept(door, request, ("page", *key), HTML, lambda: make().encode())


def data(door: Door, request: Request, key: tuple[str | None, ...], make: Callable[[], Any]) -> Response:
    """The JSON at an address."""
    return kept(door, request, ("data", *key), JSON, lambda: encoded(make()))


def kept(
    door: Door, request: Request, key: tuple[str | None, ...], media_type: str, make: Callable[[], bytes]
) -> Response:
    """A reply that caches may keep. `key` names everything that it depends on but snapshot and day."""
    etag = door.etag
    headers = {"ETag": etag, "Cache-Control": f"public, max-age={MINUTES}"}
    if etag in (request.headers.get("if-none-match") or ""):
        return Response(status_code=304, headers=headers)
    return Response(door.shelf.get((etag, *key), make), media_type=media_type, headers=headers)


def gone(reply: Response, media_type: str | None = None) -> Response:
    """A reply about something that is no more: whoever looks at the status alone must not take it for held.

    Args:
        media_type: of what is said then, where it differs.
    """
    if reply.status_code == HTTPStatus.OK:
        reply.status_code = HTTPStatus.GONE
        if media_type:
            reply.headers["Content-Type"] = media_type
    return reply


def private_page(html: str) -> Response:
    """A page made for one person: nobody keeps it."""
    return Response(html, media_type=HTML, headers=PRIVATE)


def private_data(content: dict[str, Any]) -> Response:
    """JSON made for one person: nobody keeps it."""
    return Response(encoded(content), media_type=JSON, headers=PRIVATE)


def wants_json(scope: Scope) -> bool:
    """Whether programs ask here, as at every address of the API's description: they get problem+json, people a page."""
    path: str = scope["path"]
    return path.startswith("/api/v1") or bool(getattr(scope.get("route"), "include_in_schema", False))


def problem_reply(members: dict[str, Any], html: str | None, headers: dict[str, str] | None = None) -> Response:
    """A problem as problem+json, or as a page where there is one."""
    held = {**PRIVATE, **(headers or {})}
    if html is None:
        return Response(encoded(members), status_code=members["status"], media_type=MEDIA_TYPE, headers=held)
    return Response(html, status_code=members["status"], media_type=HTML, headers=held)
