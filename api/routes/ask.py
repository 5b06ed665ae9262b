"""A person's question, in a body whose reply is the answer: nothing of it is kept, logged or put into an address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from urllib.parse import parse_qs

import orjson
from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.concurrency import run_in_threadpool

from api import replies
from api.contract import as_json
from api.door import Door, register_named
from api.pages.answer import answer_page
from explain.answering import Reader
from explain.ask.grounding.corrections import Corrections
from explain.model import Depth, Explanation
from kg.claims import DEFAULT_LANGUAGE, Register
from ontology.errors import BadQuestion, UsageError
from ontology.terms import CONCEPTS

FORM = "application/x-www-form-urlencoded"
FIELDS, MOST_CORRECTED = 30, 10


OURS = ("question", "register", "language", "depth", "read")


class Question(BaseModel):
    """What `POST /api/v1/ask` takes."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    question: str = Field(description="In plain words; at most 10,000 characters.")
    register_: Literal["plain", "standard", "clinical"] = Field(default="plain", alias="register")
    language: str = Field(default=DEFAULT_LANGUAGE, max_length=8)
    depth: Depth = Field(default="full", description="brief leaves out what is opened on demand.")
    read: dict[str, str | None] = Field(
        default_factory=dict,
        max_length=MOST_CORRECTED,
        description="What was misread: a concept's id or IRI, and that of the one that is meant; null where none is.",
    )

    @property
    def corrected(self) -> Corrections:
        """What was misread before."""
        pairs = ((one, other or "") for one, other in self.read.items())
        return Corrections.of((one.removeprefix(CONCEPTS), other.removeprefix(CONCEPTS)) for one, other in pairs)


@dataclass(frozen=True)
class Form:
    """What a form of a page sends."""

    question: str
    register: Register
    language: str | None
    corrected: Corrections


def router(door: Door) -> APIRouter:
    """The two places where a question can be asked."""
    routes = APIRouter()

    def answered(question: str, reader: Reader, corrected: Corrections) -> Explanation:
        return door.asker.ask(question, door.day(), reader, corrected)

    def held(concept: str) -> bool:
        return concept in door.knowledge.graph.concepts

    @routes.post("/ask", include_in_schema=False)
    async def ask(request: Request) -> Response:
        form = form_of(request.headers.get("content-type", FORM), await request.body())

        def made() -> str:
            corrected = form.corrected.of_held(held)  # a page may be older than what is held now
            told = answered(form.question, Reader(form.register, door.language(form.language)), corrected)
            return answer_page(door.site, told, typed=True)

        return replies.private_page(await run_in_threadpool(made))

    @routes.post("/api/v1/ask", tags=["answers"], summary="Answer a question", openapi_extra=_documented())
    async def ask_json(request: Request) -> Response:
        """The whole answer: what was read, sections of sentences with their claims, and every source."""
        asked = json_of(await request.body())
        if not all(map(held, asked.corrected.named)):
            raise UsageError(what="not as expected: read", fix="name concepts by the ids that an answer gives")

        def made() -> Response:
            reader = Reader(asked.register_, door.language(asked.language), asked.depth)
            return replies.private_data(as_json(answered(asked.question, reader, asked.corrected)))

        return await run_in_threadpool(made)

    return routes


def form_of(media_type: str, body: bytes) -> Form:
    """Question, register, language and corrections of a form.

    Raises:
        UsageError: not a form of ours. BadQuestion: a question that is not text.
    """
    if media_type.partition(";")[0].strip().lower() != FORM:
        raise UsageError(what="this is not the form of the first page", fix="ask from there")
    try:
        fields = parse_qs(
            body.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=FIELDS, encoding="utf-8"
        )
    except UnicodeError as error:
        raise BadQuestion(what="the question is not text in UTF-8", fix="ask from the first page") from error
    except ValueError as error:
        raise UsageError(what="this form has too many fields", fix="ask from the first page") from error
    read = [pair.partition(":")[::2] for pair in fields.get("read", ())[-MOST_CORRECTED:]]
    said = [(one, meant) for several, meant in read for one in several.split("+")[:MOST_CORRECTED]]
    back = set(fields.get("undo", ()))
    return Form(
        question=fields.get("question", [""])[0],
        register=register_named(fields.get("register", [None])[0]),
        language=fields.get("language", [None])[0],
        corrected=Corrections.of((one, other) for one, other in said if one not in back),
    )


def json_of(body: bytes) -> Question:
    """A question as JSON. What is wrong is said without repeating what was sent.

    Raises:
        UsageError: not JSON, or not these fields.
    """
    try:
        return Question.model_validate(orjson.loads(body))
    except orjson.JSONDecodeError as error:
        raise UsageError(what="the body is not JSON", fix='send {"question": "…"}') from error
    except ValidationError as error:
        wrong = sorted({_field(found["loc"]) for found in error.errors(include_input=False, include_url=False)})
        fix = "send question, if wanted register (plain, standard, clinical), language, depth (brief, full) and read"
        raise UsageError(what=f"not as expected: {', '.join(wrong)}", fix=fix) from error


def _field(place: tuple[int | str, ...]) -> str:
    """The name of a field that is ours; what else was sent stays unsaid."""
    return str(place[0]) if place and place[0] in OURS else "a field that is not ours"


def _documented() -> dict[str, object]:
    example = {"question": "What is HER2?", "register": "plain"}
    schema = {**Question.model_json_schema(by_alias=True), "examples": [example]}
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": schema}}}}
