"""Suggestions while somebody types: in a POST body, as all that people type, since servers log what addresses hold."""

from __future__ import annotations

from typing import Any

import orjson
from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.concurrency import run_in_threadpool

from api import replies
from api.contract import answer_url
from api.door import Door
from explain.ask.suggest import Suggestion
from explain.model import Related
from explain.speaker import Speaker
from kg.claims import DEFAULT_LANGUAGE
from ontology.errors import UsageError
from ontology.terms import concept_iri

LONGEST = 200


class Typed(BaseModel):
    """What `POST /api/v1/suggest` takes."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    q: str = Field(max_length=LONGEST, description="The end of what was typed; the last 80 characters are looked at.")
    language: str = Field(default=DEFAULT_LANGUAGE, max_length=8)


def router(door: Door) -> APIRouter:
    """One place, which answers POST alone: an address with `?q=` would be logged on its way."""
    routes = APIRouter()

    @routes.post("/api/v1/suggest", tags=["answers"], summary="Suggest while typing", openapi_extra=_documented())
    async def suggest(request: Request) -> Response:
        """At most eight names and questions. Text travels in the body, never in an address: that would be logged."""
        typed = typed_of(await request.body())

        def made() -> Response:
            language = door.language(typed.language)
            speaker = door.knowledge.speaker(language=language)
            found = door.asker.suggester(language).suggested(typed.q, speaker)
            return replies.private_data({"suggestions": [_suggestion(one, speaker) for one in found]})

        return await run_in_threadpool(made)

    return routes


def typed_of(body: bytes) -> Typed:
    """What was typed. What is wrong is said without repeating what was sent.

    Raises:
        UsageError: not JSON, or not these fields.
    """
    try:
        return Typed.model_validate(orjson.loads(body))
    except orjson.JSONDecodeError as error:
        raise UsageError(what="the body is not JSON", fix='send {"q": "…"}') from error
    except ValidationError as error:
        fix = f"send q (text, at most {LONGEST} characters), and if wanted language"
        raise UsageError(what="not as expected", fix=fix) from error


def _suggestion(one: Suggestion, speaker: Speaker) -> dict[str, Any]:
    said = {"kind": one.kind, "text": one.text, "start": one.start, "concept": concept_iri(one.concept)}
    if one.kind == "question":
        asked = Related(question=one.text, plan=one.plan, needs=tuple(one.needs.values()))
        return {**said, "plan": one.plan, "url": answer_url(asked)}
    return {
        **said,
        "type": one.type,
        "type_label": speaker.kind(one.type),
        "name": one.name or None,
        "score": one.score,
        "url": f"/concepts/{one.concept}",
    }


def _documented() -> dict[str, object]:
    schema = {**Typed.model_json_schema(), "examples": [{"q": "side effects of tamox"}]}
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": schema}}}}
