"""What is known to the month or year is told as that at every door, never as the first day of it."""

from __future__ import annotations

import json

import pytest

from kg.claims import Claim
from kg.days import RoughDay, precision
from tests.api import samples
from tests.api.site import Page, got


def told_by(known: str) -> Claim:
    """A claim all of whose sources speak for as much."""
    held = samples.asker().knowledge.graph.claims.values()
    fit = (claim for claim in held if {precision(citation.as_of) for citation in claim.cited} == {known})
    return min((claim for claim in fit if not claim.superseded), key=lambda claim: claim.id)


@pytest.mark.parametrize(("known", "length"), [("year", 4), ("month", 7)])
def test_a_page_and_its_json_say_no_more_than_is_known(known: str, length: int) -> None:
    claim = told_by(known)
    knowledge = samples.asker().knowledge
    assert isinstance(claim.as_of, RoughDay)
    said, first = (knowledge.speaker().date(day) for day in (claim.as_of, claim.as_of.first))
    page = " ".join(Page(got(f"/claims/{claim.id}").text).text.split())
    assert f"speaks for {said}, read" in page
    assert first not in page, "a day is told that nobody knows"
    shown = got(f"/api/v1/claims/{claim.id}").text
    assert {len(one["as_of"]) for one in next(iter(json.loads(shown)["claims"].values()))["citations"]} == {length}
