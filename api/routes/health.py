"""Whether the site answers, and from which snapshot."""

from __future__ import annotations

from fastapi import APIRouter, Response

from api import replies
from api.door import Door


def router(door: Door) -> APIRouter:
    """`/health`."""
    routes = APIRouter()

    @routes.get("/health", tags=["service"], summary="Whether Wayfind answers")
    def health() -> Response:
        """Counts, and the snapshot's version, hash and dates."""
        graph, edition = door.knowledge.graph, door.knowledge.edition
        return replies.private_data(
            {
                "status": "ok",
                "kb": edition.model_dump(mode="json"),
                "concepts": len(graph.concepts),
                "claims": len(graph.claims),
                "sources": len(graph.sources),
                "plans": sorted(door.knowledge.book.plans),
            }
        )

    return routes
