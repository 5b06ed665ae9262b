"""A door is one file in api/routes: it is found by lying there, and stands behind the same guard as every other."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api import routes
from api.app import create_app, nouns
from api.guard import LARGEST, SECURITY
from api.settings import Settings
from tests.api import samples
from tests.api.site import ANSWER, client, got
from tests.kg.builders import write

DOOR = '''\
"""Greetings: a door for a test."""

from fastapi import APIRouter, Request, Response

from api import replies
from api.door import Door


def router(door: Door) -> APIRouter:
    """A greeting for each concept."""
    routes = APIRouter()

    @routes.get("/api/v1/greetings/{concept}", tags=["greetings"], summary="A greeting")
    def greeting(request: Request, concept: str) -> Response:
        """Its type, politely."""
        return replies.data(
            door, request, ("greeting", concept), lambda: {"hello": door.knowledge.graph.concept(concept).type}
        )

    @routes.post("/api/v1/greetings", tags=["greetings"], summary="A greeting back")
    async def back(request: Request) -> Response:
        """What nobody foresaw."""
        raise RuntimeError(f"a secret: {await request.body()}")

    @routes.get("/trapi/greetings", tags=["greetings"], summary="A greeting elsewhere")
    def elsewhere() -> Response:
        """What nobody foresaw, either."""
        raise RuntimeError("a secret")

    return routes
'''


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """The site with one more file among the routes."""
    client()  # the site as it is: made before, once for all tests
    write(tmp_path, {"greetings.py": DOOR})
    monkeypatch.setattr(routes, "__path__", [*routes.__path__, str(tmp_path)])
    app = create_app(Settings(today=samples.TODAY), samples.asker())
    yield TestClient(app, raise_server_exceptions=False)
    del sys.modules["api.routes.greetings"], vars(routes)["greetings"]


def test_a_file_among_the_routes_answers(site: TestClient) -> None:
    reply = site.get("/api/v1/greetings/car-t")
    assert (reply.status_code, reply.json()) == (200, {"hello": "CellTherapy"})
    again = site.get("/api/v1/greetings/car-t", headers={"If-None-Match": reply.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_it_is_described_and_the_doors_that_were_there_stay(site: TestClient) -> None:
    before, now = (one.get("/api/v1/openapi.json").json()["paths"] for one in (client(), site))
    assert now.keys() - before.keys() == {
        "/api/v1/greetings/{concept}",
        "/api/v1/greetings",
        "/trapi/greetings",
    }
    assert {path: now[path] for path in before} == before
    assert "A greeting back" in site.get("/api/docs").text


def test_the_guard_stands_before_it(site: TestClient) -> None:
    reply = site.get("/api/v1/greetings/car-t")
    assert {name: reply.headers.get(name) for name in SECURITY} == SECURITY
    assert site.post("/api/v1/greetings", content=b"x" * (LARGEST + 1)).status_code == 413


def test_what_goes_wrong_there_is_said_as_everywhere(site: TestClient) -> None:
    unknown = site.get("/api/v1/greetings/car-tt")
    assert (unknown.status_code, unknown.headers["content-type"]) == (404, "application/problem+json")
    assert "did you mean" in unknown.json()["fix"]
    elsewhere = site.get("/trapi/greetings")
    assert (elsewhere.status_code, elsewhere.headers["content-type"]) == (500, "application/problem+json")
    unforeseen = site.post("/api/v1/greetings", content=b"typed by a person")
    assert (unforeseen.status_code, unforeseen.headers["content-type"]) == (500, "application/problem+json")
    assert "secret" not in unforeseen.text
    assert "typed" not in unforeseen.text


def test_every_file_among_the_routes_is_a_door() -> None:
    bare = [noun.__name__ for noun in nouns() if not callable(getattr(noun, "router", None))]
    assert not bare, f"add `router(door)`, or move what is no door out of api/routes: {bare}"


def test_an_answer_comes_in_brief_where_that_is_asked_for() -> None:
    full, brief = got(f"/api/v1{ANSWER}"), got(f"/api/v1{ANSWER}?depth=brief")
    assert (full.json()["depth"], brief.json()["depth"]) == ("full", "brief")
    assert len(brief.content) * 2 < len(full.content)
    assert brief.json()["summary"] == full.json()["summary"]
    left = [section["left"] for section in brief.json()["sections"]]
    assert any(left)
    assert not all(left)
    asked = client().post("/api/v1/ask", json={"question": "How does CAR-T work in breast cancer?", "depth": "brief"})
    assert [one["id"] for one in asked.json()["sections"]] == [one["id"] for one in brief.json()["sections"]]


def test_another_depth_is_refused_with_those_there_are() -> None:
    reply = got(f"/api/v1{ANSWER}?depth=deep")
    assert reply.status_code == 400
    assert "full, brief" in reply.text
