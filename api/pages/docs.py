"""The page that describes the API, made from its OpenAPI document. Knows no route."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import orjson

from api.pages.site import Site


@dataclass(frozen=True)
class Operation:
    """One method at one address."""

    method: str
    path: str
    summary: str
    description: str
    parameters: tuple[tuple[str, str, bool], ...]  # name, where, required
    body: tuple[tuple[str, dict[str, Any], bool], ...]  # name, schema, required
    sample: str


def docs_page(site: Site, openapi: dict[str, Any], address: str, today: date) -> str:
    """The HTML of `/api/docs`."""
    held: dict[str, list[Operation]] = {}
    for tag, operation in _operations(openapi):
        held.setdefault(tag, []).append(operation)
    return site.page("docs", site.proof(today), openapi=openapi, groups=held, address_of_openapi=address)


def _operations(openapi: dict[str, Any]) -> Iterator[tuple[str, Operation]]:
    for path, methods in sorted(openapi["paths"].items()):
        for method, held in methods.items():
            content = held.get("requestBody", {}).get("content", {})
            schema: dict[str, Any] = content.get("application/json", {}).get("schema", {})
            required = schema.get("required", ())
            parameters = tuple((p["name"], p["in"], p["required"]) for p in held.get("parameters", ()))
            body = tuple((name, field, name in required) for name, field in schema.get("properties", {}).items())
            description = held.get("description", "")
            sample = orjson.dumps(schema["examples"][0]).decode() if "examples" in schema else ""
            yield (
                held["tags"][0],
                Operation(method.upper(), path, held["summary"], description, parameters, body, sample),
            )
