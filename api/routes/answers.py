"""Answers at addresses that name a plan and its concepts: for all alike, shareable, without anybody's words."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from api import replies
from api.contract import as_json
from api.door import Door, depth_named, register_named
from api.pages.answer import answer_page
from explain.answering import Answering, Reader
from explain.engine import explain
from explain.model import Explanation
from explain.needs import placed


def router(door: Door) -> APIRouter:
    """The page and the JSON of the same answer."""
    routes = APIRouter()

    def answered(
        plan: str, concepts: str, register: str | None, language: str | None, depth: str | None = None
    ) -> Explanation:
        spec = door.knowledge.plan(plan)
        reader = Reader(register_named(register), door.language(language), depth_named(depth))
        needs = placed(spec, tuple(concepts.split("/")))
        return explain(Answering.on(door.day(), door.knowledge, reader), plan, needs)

    @routes.get("/answers/{plan}/{concepts:path}", include_in_schema=False)
    def answer(
        request: Request, plan: str, concepts: str, register: str | None = None, language: str | None = None
    ) -> Response:
        asked = (plan, concepts, register, language)
        return replies.page(door, request, ("answers", *asked), lambda: answer_page(door.site, answered(*asked)))

    @routes.get("/api/v1/answers/{plan}/{concepts:path}", tags=["answers"], summary="Answer by plan and concepts")
    def answer_json(
        request: Request,
        plan: str,
        concepts: str,
        register: str | None = None,
        language: str | None = None,
        depth: str | None = None,
    ) -> Response:
        """The same JSON as `POST /api/v1/ask`; concepts stand in the order of the plan's needs, parted by `/`.

        With `depth=brief` only what is shown at once: a section says by `left` whether it has more.
        """
        asked = (plan, concepts, register, language, depth)
        return replies.data(door, request, ("answers", *asked), lambda: as_json(answered(*asked)))

    return routes
