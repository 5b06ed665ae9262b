"""The web application: every address, caching, headers, and problems that say what to do."""

from __future__ import annotations

import pytest

from api.guard import SECURITY
from ontology.terms import predicate_iri
from tests.api import samples
from tests.api.site import ANSWER, Page, client

GETS = ("/", ANSWER, f"/api/v1{ANSWER}", "/concepts/car-t", "/api/v1/concepts/car-t", "/explore", "/sources")


def test_the_page_and_both_json_doors_give_the_same_answer() -> None:
    asked = (
        client().post("/api/v1/ask", json={"question": "How does CAR T-cell therapy work for breast cancer?"}).json()
    )
    got = client().get(f"/api/v1{ANSWER}").json()
    assert asked["sections"] == got["sections"]
    assert asked["claims"] == got["claims"]
    assert asked["status"] == "answered"
    page = Page(client().get(ANSWER).text)
    shown = [section for section in got["sections"] if section["sentences"]]
    assert shown
    for section in shown:
        assert section["title"] in page.text


def test_the_same_question_gives_the_same_bytes() -> None:
    assert client().get(ANSWER).content == client().get(ANSWER).content
    asked = [client().post("/ask", data={"question": "What is HER2?"}).content for _ in range(2)]
    assert asked[0] == asked[1]


@pytest.mark.parametrize("path", GETS)
def test_what_an_address_gives_may_be_cached_until_snapshot_or_day_change(path: str) -> None:
    reply = client().get(path)
    assert reply.status_code == 200
    assert reply.headers["cache-control"].startswith("public")
    assert samples.TODAY.isoformat() in reply.headers["etag"]
    again = client().get(path, headers={"If-None-Match": reply.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("path", [*GETS, "/nothing", "/api/v1/nothing", "/static/style.css", "/health"])
def test_every_reply_carries_the_security_headers(path: str) -> None:
    held = client().get(path).headers
    assert {name: held.get(name) for name in SECURITY} == SECURITY
    assert "unsafe" not in held["content-security-policy"]


def test_registers_change_words_and_never_claims() -> None:
    told = [client().get(f"/api/v1{ANSWER}", params={"register": r}).json() for r in ("plain", "clinical")]
    assert told[0]["register"] == "plain"
    assert told[1]["register"] == "clinical"
    plain, clinical = (set(one["claims"]) for one in told)
    asides = {claim for claim in plain if told[0]["claims"][claim]["predicate"] == predicate_iri("aside")}
    assert asides, "terms are explained on the way to who reads plain words"
    assert plain - asides == clinical, "and nothing else differs"


@pytest.mark.parametrize(
    "path", ["/answers/how-it-wors/car-t", "/answers/what-is/car-tt", "/concepts/car-tt", "/claims/x"]
)
def test_what_is_not_held_is_not_found_with_near_misses_for_people_and_programs(path: str) -> None:
    page, data = client().get(path), client().get(f"/api/v1{path}")
    assert (page.status_code, data.status_code) == (404, 404)
    assert page.headers["content-type"].startswith("text/html")
    assert data.headers["content-type"] == "application/problem+json"
    assert data.json()["status"] == 404
    assert "did you mean" in data.json()["fix"] or "see /explore" in data.json()["fix"]


def test_a_plan_that_does_not_fit_its_concept_says_so() -> None:
    reply = client().get("/api/v1/answers/side-effects/breast-cancer")
    assert reply.status_code == 404
    assert "Therapy" in reply.json()["detail"]


def test_a_need_that_is_missing_is_a_bad_request() -> None:
    assert client().get("/api/v1/answers/availability/car-t").status_code == 400


def test_asking_in_an_address_is_refused_in_words() -> None:
    reply = client().get("/ask?question=secretword")
    assert reply.status_code == 405
    assert reply.headers["allow"] == "POST"
    assert "secretword" not in reply.text


def test_relationships_are_claims_by_their_ends() -> None:
    told = client().get("/api/v1/relationships", params={"subject": "car-t", "predicate": "is_a"}).json()
    assert told["total"] == len(told["claims"]) >= 1
    assert {claim["subject"].rsplit("/", 1)[1] for claim in told["claims"].values()} == {"car-t"}
    assert client().get("/api/v1/relationships").status_code == 400
    assert client().get("/api/v1/relationships?predicate=is_b").status_code == 404


def test_concepts_can_be_listed_by_class() -> None:
    held = client().get("/api/v1/concepts", params={"type": "Therapy"}).json()["concepts"]
    assert {"CellTherapy", "Drug"} <= {concept["type"] for concept in held}
    assert client().get("/api/v1/concepts?type=Therapie").status_code == 404


def test_health_tells_the_snapshot() -> None:
    told = client().get("/health").json()
    assert told["status"] == "ok"
    assert told["kb"]["sha256"] == samples.EDITION.sha256
    assert told["claims"] > 1000


def test_the_openapi_document_describes_every_door_for_programs() -> None:
    paths = client().get("/api/v1/openapi.json").json()["paths"]
    assert {"/api/v1/ask", "/api/v1/concepts/{concept}", "/api/v1/claims/{claim}", "/health"} <= set(paths)
    page = Page(client().get("/api/docs").text)
    assert all(path in page.text for path in paths)
    assert (
        "question" in paths["/api/v1/ask"]["post"]["requestBody"]["content"]["application/json"]["schema"]["properties"]
    )


def test_static_files_are_those_listed_and_may_be_kept_for_ever() -> None:
    for address in Page(client().get(ANSWER).text).values("src", "script"):
        reply = client().get(address)
        assert reply.status_code == 200
        assert "immutable" in reply.headers["cache-control"]
    for path in ("/static/../app.py", "/static/%2e%2e/app.py", "/static/app.py", "/static/vis/"):
        assert client().get(path).status_code == 404
