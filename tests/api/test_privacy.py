"""What a person types is used for one answer: no log, no address, no store, no cache holds it."""

from __future__ import annotations

import logging
from functools import partial

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.door import Shelf
from api.settings import Settings
from explain.ask.answer import Asker
from explain.model import Explanation
from tests.api import samples
from tests.api.site import Page, client

SECRET = "zanzibarword"
QUESTION = f"What is HER2? My name is {SECRET}"


def test_an_answer_to_a_person_is_kept_by_nobody() -> None:
    for reply in (
        client().post("/ask", data={"question": QUESTION}),
        client().post("/api/v1/ask", json={"question": QUESTION}),
    ):
        assert reply.status_code == 200
        assert reply.headers["cache-control"] == "no-store"
        assert "etag" not in reply.headers
        assert "set-cookie" not in reply.headers
        assert not reply.history, "a redirect would put it into an address"


def test_no_address_on_the_page_holds_what_was_typed() -> None:
    page = Page(client().post("/ask", data={"question": QUESTION}).text)
    assert SECRET in page.text
    assert not [value for name in ("href", "src", "action") for value in page.values(name) if SECRET in value]


def test_a_form_asks_in_its_body() -> None:
    page = Page(client().get("/").text)
    (form,) = [held for tag, held in page.tags if tag == "form"]
    assert (form["method"], form["action"]) == ("post", "/ask")


def test_nothing_that_was_typed_is_logged(caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> None:
    caplog.set_level(logging.DEBUG)
    client().post("/ask", data={"question": QUESTION})
    client().post("/api/v1/ask", json={"question": QUESTION, SECRET: 1})
    client().post("/api/v1/ask", content=f'{{"question": {SECRET}')
    client().get(f"/concepts/{SECRET}")
    ours = [record for record in caplog.records if not record.name.startswith(("httpx", "httpcore"))]
    assert SECRET not in " ".join(record.getMessage() for record in ours)
    assert SECRET not in "".join(capfd.readouterr())


class Broken(Asker):
    """Someone who fails with the question in the error's words."""

    def ask(self, question: str, *_: object, **__: object) -> Explanation:
        """Fail."""
        raise ValueError(question)


@pytest.mark.parametrize("door", ["/ask", "/api/v1/ask"])
def test_an_error_nobody_foresaw_is_logged_by_its_kind_and_place_alone(
    door: str, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    site = TestClient(create_app(Settings(today=samples.TODAY), Broken(samples.asker().knowledge)))
    body = {"data": {"question": QUESTION}} if door == "/ask" else {"json": {"question": QUESTION}}
    reply = site.post(door, **body)
    assert reply.status_code == 500
    assert SECRET not in reply.text
    assert "Traceback" not in reply.text
    assert "nothing you sent was kept" in reply.text
    (line,) = [record.getMessage() for record in caplog.records if record.name == "wayfind"]
    assert line.startswith("ValueError at ")
    assert SECRET not in caplog.text + "".join(capfd.readouterr())


def test_the_shelf_throws_away_what_is_used_least() -> None:
    shelf, made = Shelf(room=10), []

    def make(name: str) -> bytes:
        made.append(name)
        return name.encode() * 5

    for name in ("a", "b", "a", "c", "a", "b"):
        shelf.get((name,), partial(make, name))
    assert made == ["a", "b", "c", "b"]
