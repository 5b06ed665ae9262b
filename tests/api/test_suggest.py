"""Suggestions behind their door: typed results in a POST's reply that nobody keeps; no address or log has the text."""

from __future__ import annotations

import logging

import pytest

from api.routes.suggest import LONGEST
from tests.api.site import Page, client, got

SECRET = "zanzibarword"
DOOR = "/api/v1/suggest"


def test_names_and_questions_come_with_what_they_are_and_where_they_lead() -> None:
    reply = client().post(DOOR, json={"q": "side effects of tamoxif"})
    held = reply.json()["suggestions"]
    assert reply.headers["cache-control"] == "no-store"
    first = held[0]
    assert (first["kind"], first["text"], first["type"]) == ("concept", "tamoxifen", "Drug")
    assert (first["type_label"], first["start"]) == ("drug", len("side effects of "))
    questions = [one for one in held if one["kind"] == "question"]
    assert questions[0]["url"] == "/answers/side-effects/tamoxifen"
    assert client().get(questions[0]["url"]).status_code == 200


def test_an_address_with_what_was_typed_is_refused_since_servers_log_addresses() -> None:
    reply = client().get(DOOR, params={"q": "tamoxifen"})
    assert reply.status_code == 405
    assert "tamoxifen" not in reply.text


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{", b'{"q": 1}', b'{"q": "x", "more": 1}', b'{"q": "%s"}' % (b"x" * (LONGEST + 1))]
)
def test_what_is_not_as_expected_is_said_without_repeating_it(body: bytes) -> None:
    reply = client().post(DOOR, content=body.replace(b"x", b"q"))
    assert reply.status_code == 400
    assert "qqq" not in reply.text
    assert reply.json()["detail"]


def test_nothing_that_is_typed_is_logged(caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> None:
    caplog.set_level(logging.DEBUG)
    for body in ({"q": SECRET}, {"q": SECRET, SECRET: 1}):
        assert SECRET not in client().post(DOOR, json=body).text
    ours = [record for record in caplog.records if not record.name.startswith(("httpx", "httpcore"))]
    assert SECRET not in " ".join(record.getMessage() for record in ours)
    assert SECRET not in "".join(capfd.readouterr())


def test_the_box_works_without_the_script_and_has_a_place_for_suggestions() -> None:
    page = Page(got("/").text)
    (box,) = [held for tag, held in page.tags if tag == "textarea"]
    assert not {"role", "aria-expanded", "aria-controls"} & box.keys(), "only where the script runs is it a combobox"
    (place,) = [held for tag, held in page.tags if held.get("role") == "listbox"]
    assert "hidden" in place


def test_the_api_page_says_how_it_is_asked() -> None:
    text = Page(got("/api/docs").text).text
    assert '{"q":"side effects of tamox"}' in text
    assert "never in an address" in text
