"""The web application, put together: routes, the guard before them, and one way of saying what went wrong."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus
from importlib import import_module
from importlib.metadata import version
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import Scope

from api import routes
from api.door import Door
from api.guard import Guard, log, place
from api.pages.home import home_page
from api.pages.problem import problem_page
from api.pages.site import Site
from api.problems import http_problem, problem
from api.replies import problem_reply, wants_json
from api.routes.docs import OPENAPI
from api.settings import Settings
from explain.ask.answer import Asker
from ontology.errors import UsageError, WayfindError
from viz.network import picture
from viz.view import View

ABOUT = (
    "Answers about cancer care, each sentence resting on claims and each claim on sources. "
    "For information only: no advice to a person."
)
DETAILS = {
    404: ("there is nothing at this address", "begin at the first page"),
    405: ("this address can't be used in this way", "ask from the first page"),
}


def create_app(settings: Settings, asker: Asker) -> FastAPI:
    """The site over one snapshot.

    Args:
        settings: for the day to answer for.
        asker: who answers.
    """
    door = Door(settings, asker, Site(asker.knowledge))

    @asynccontextmanager
    async def ready(_: FastAPI) -> AsyncIterator[None]:
        """What is slow at first is done before the first visitor comes: templates, and loading pyvis."""
        await run_in_threadpool(lambda: (picture(View()), home_page(door.site, door.day())))
        yield

    app = FastAPI(
        title="Wayfind",
        description=ABOUT,
        version=version("wayfind"),
        openapi_url=OPENAPI,
        docs_url=None,
        redoc_url=None,
        lifespan=ready,
        redirect_slashes=False,
    )
    for noun in nouns():
        app.include_router(noun.router(door))
    _say_what_is_wrong(app, door)
    app.add_middleware(GZipMiddleware, minimum_size=1024, compresslevel=6)
    app.add_middleware(Guard, refuse=lambda scope, status, detail: _refusal(door, scope, status, detail))
    return app


def nouns() -> tuple[ModuleType, ...]:
    """The modules of `api.routes`, by name: whatever file lies there is a door, and has a `router(door)`.

    >>> [noun.__name__ for noun in nouns()][:2]
    ['api.routes.answers', 'api.routes.ask']

    Raises:
        UsageError: one that is no door.
    """
    names = sorted(found.name for found in iter_modules(routes.__path__))
    held = tuple(import_module(f"{routes.__name__}.{name}") for name in names)
    for noun in held:
        if not callable(getattr(noun, "router", None)):
            fix = "add `router(door)`, or move what is no door out of api/routes, to a module of api/"
            raise UsageError(what="no `router`", where=f"{noun.__name__.replace('.', '/')}.py", fix=fix)
    return held


def _say_what_is_wrong(app: FastAPI, door: Door) -> None:
    """Problems as pages or problem+json; nothing that was sent is repeated or logged."""

    @app.exception_handler(WayfindError)
    def ours(request: Request, error: Exception) -> Response:
        members = problem(error)
        if members["status"] >= HTTPStatus.INTERNAL_SERVER_ERROR:
            log.error("%s at %s", type(error).__name__, place(error))
        return _said(door, request.scope, members)

    @app.exception_handler(HTTPException)
    def theirs(request: Request, error: HTTPException) -> Response:
        headers = dict(error.headers) if error.headers else None
        return _said(door, request.scope, _named(error.status_code), headers)

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> Response:
        names = ", ".join(sorted({str(found["loc"][-1]) for found in error.errors()}))
        return _said(door, request.scope, http_problem(422, f"not as expected: {names}", "see /api/docs"))


def _refusal(door: Door, scope: Scope, status: int, detail: str) -> Response:
    members = http_problem(status, detail, "send less, in one go") if detail else problem(RuntimeError())
    return _said(door, scope, members)


def _named(status: int) -> dict[str, Any]:
    detail, fix = DETAILS.get(status, ("this request can't be answered", "begin at the first page"))
    return http_problem(status, detail, fix)


def _said(door: Door, scope: Scope, members: dict[str, Any], headers: dict[str, str] | None = None) -> Response:
    language = door.language_of(scope["query_string"].decode("latin-1"))
    html = None if wants_json(scope) else problem_page(door.site, members, door.day(), language)
    return problem_reply(members, html, headers)
