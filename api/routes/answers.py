"""Answers at addresses that name a plan and its concepts: for all alike, shareable, without anybody's words."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from api import replies
from api.contract import as_json
from api.door import Door, register_named
from api.pages.answer import answer_page
from explain.answering import Answering
from explain.engine import explain
from explain.model import Explanation
from explain.needs import placed


def router(door: Door) -> APIRouter:
    """The page and the JSON of the same answer."""
    routes = APIRouter()

    def answered(plan: str, concepts: str, register: str | None, language: str | None) -> Explanation:
        spec, reader = door.knowledge.plan(plan), (register_named(register), door.language(language))
        needs = placed(spec, tuple(concepts.split("/")))
        return explain(Answering.on(door.day(), door.knowledge, *reader), plan, needs)

    @routes.get("/answers/{plan}/{concepts:path}", include_in_schema=False)
    def answer(
        request: Request, plan: str, concepts: str, register: str | None = None, language: str | None = None
    ) -> Response:
        asked = (plan, concepts, register, language)
        return replies.page(door, request, ("answers", *asked), lambda: answer_page(door.site, answered(*asked)))

    @routes.get("/api/v1/answers/{plan}/{concepts:path}", tags=["answers"], summary="Answer by plan and concepts")
    def answer_json(
        request: Request, plan: str, concepts: str, register: str | None = None, language: str | None = None
    ) -> Response:
        """The same JSON as `POST /api/v1/ask`; concepts stand in the order of the plan's needs, parted by `/`."""
        asked = (plan, concepts, register, language)
        return replies.data(door, request, ("answers", *asked), lambda: as_json(answered(*asked)))

    return routes
