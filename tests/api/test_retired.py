"""The address of a claim that went still says why it went, and what took its place."""

from dataclasses import replace
from functools import cache

from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from explain.ask.answer import Asker
from explain.knowledge import Knowledge
from kg.tombstones import Tombstone
from ontology.terms import claim_iri
from tests.api import samples
from tests.api.site import Page

GONE, EARLIER, LOST = "car-t.works_by.x.000001", "car-t.works_by.x.000000", "car-t.works_by.y.000002"


@cache
def heir() -> str:
    """A claim that took another's place."""
    return next(key for key in samples.asker().knowledge.graph.claims if key.startswith("car-t.works_by."))


@cache
def client() -> TestClient:
    """Someone who visits a site of which three claims went."""
    held = samples.asker().knowledge
    because = "Its words were <wrong>."
    stones = {
        GONE: Tombstone(on=samples.TODAY, because=because, replaced_by=(heir(),)),
        EARLIER: Tombstone(on=samples.TODAY, because=because, replaced_by=(GONE,)),
        LOST: Tombstone(on=samples.TODAY, because=because),
    }
    knowledge = Knowledge(replace(held.graph, retired=stones), held.book, held.edition)
    return TestClient(create_app(Settings(today=samples.TODAY), Asker(knowledge)), raise_server_exceptions=False)


def test_its_page_says_why_it_went_and_shows_what_took_its_place() -> None:
    for key in (GONE, EARLIER):
        reply = client().get(f"/claims/{key}")
        page = Page(reply.text)
        assert reply.status_code == 410, "who looks at the status alone must not take it for held"
        assert "took this claim back on November 22, 2026." in page.text
        assert "Its words were <wrong>." in page.text
        assert f"/claims/{heir()}" in page.values("href", "a")


def test_where_nothing_took_its_place_the_page_says_so() -> None:
    assert "Nothing took its place." in Page(client().get(f"/claims/{LOST}").text).text


def test_programs_get_the_same_as_a_problem() -> None:
    reply = client().get(f"/api/v1/claims/{EARLIER}")
    told = reply.json()
    assert (reply.status_code, reply.headers["content-type"]) == (410, "application/problem+json")
    assert (told["status"], told["title"], told["detail"]) == (410, "Gone", "Its words were <wrong>.")
    assert (told["id"], told["retired_on"]) == (claim_iri(EARLIER), "2026-11-22")
    assert told["replaced_by"] == list(told["claims"]) == [claim_iri(heir())]


def test_its_page_can_be_kept_like_any_other() -> None:
    reply = client().get(f"/claims/{GONE}")
    again = client().get(f"/claims/{GONE}", headers={"If-None-Match": reply.headers["etag"]})
    assert again.status_code == 304


def test_an_id_that_never_was_is_still_not_found() -> None:
    assert client().get("/claims/car-t.works_by.z.000003").status_code == 404
