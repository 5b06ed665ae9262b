"""Claims by what they say of whom, for programs."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Query, Request, Response

from api import replies
from api.contract import claims_json
from api.door import Door
from ontology.errors import NotFound, UsageError

MOST = 500


def router(door: Door) -> APIRouter:
    """`/api/v1/relationships`."""
    routes = APIRouter()
    graph = door.knowledge.graph

    def found(subject: str | None, predicate: str | None, thing: str | None) -> dict[str, Any]:
        if not (subject or predicate or thing):
            raise UsageError(what="nothing to look for", fix="give subject, predicate or object")
        for concept in filter(None, (subject, thing)):
            graph.concept(concept)
        if predicate and predicate not in graph.vocabulary.predicates:
            raise NotFound.named("predicate", predicate, graph.vocabulary.predicates)
        fits = [
            claim
            for _, claim in sorted(graph.claims.items())
            if subject in (None, claim.subject)
            and predicate in (None, claim.predicate)
            and thing in (None, claim.object)
        ]
        return {"total": len(fits), **claims_json(graph, fits[:MOST], door.day())}

    @routes.get("/api/v1/relationships", tags=["graph"], summary="Claims by subject, predicate and object")
    def relationships(
        request: Request,
        subject: str | None = None,
        predicate: str | None = None,
        thing: str | None = Query(default=None, alias="object"),
    ) -> Response:
        """Superseded claims included; at most 500, and `total` says how many there are."""
        key = ("relationships", subject, predicate, thing)
        return replies.data(door, request, key, lambda: found(subject, predicate, thing))

    return routes
