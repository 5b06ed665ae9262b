"""Who asks about one country hears of that country first, and an approval elsewhere is no yes."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest

from tests.explain.real import ask, knowledge

SEED, DRUGS = 7, 12
PLACES = {"the EU": "eu", "Germany": "germany", "Japan": "japan", "the UK": "uk", "the US": "us", "China": "china"}


def approvals(product: str) -> Iterator[tuple[str, str]]:
    """Where something is approved, and for what."""
    for claim in knowledge().graph.claims_of(product):
        stated = (claim.subject, claim.predicate, claim.direction) == (product, "approved_for", "supports")
        if stated and claim.object and not claim.superseded:
            yield from ((place, claim.object) for place in claim.qualifiers.get("jurisdiction", ()))


def drugs() -> list[str]:
    """Some medicines that are approved somewhere, drawn by a seed."""
    held = [one for one in sorted(knowledge().graph.of_class("Drug")) if any(True for _ in approvals(one))]
    return Random(SEED).sample(held, DRUGS)


def begun(message: str) -> str:
    """How the answer to a message begins."""
    return ask(message).summary[0].text


@pytest.mark.parametrize("place", PLACES)
def test_an_approval_elsewhere_is_no_yes(place: str) -> None:
    above = knowledge().graph.above[PLACES[place]]
    for drug in drugs():
        label = knowledge().graph.concepts[drug].label.say("plain", "en")
        said = begun(f"Is {label} approved in {place}?")
        there = any(where in above for where, _ in approvals(drug))
        assert said.startswith("Yes" if there else "We have found no approval"), said


@pytest.mark.parametrize("place", PLACES)
def test_nor_is_one_for_another_cancer(place: str) -> None:
    graph = knowledge().graph
    for drug in drugs():
        label = graph.concepts[drug].label.say("plain", "en")
        said = begun(f"Is {label} approved for breast cancer in {place}?")
        for_it = [where for where, cancer in approvals(drug) if "breast-cancer" in graph.above[cancer]]
        if for_it and not any(where in graph.above[PLACES[place]] for where in for_it):
            assert said.startswith(("We have found no approval", "No")), said


def test_where_it_is_said_to_be_refused_the_answer_is_no() -> None:
    told = ask("Is Avastin FDA approved for breast cancer?")
    assert told.summary[0].text.startswith("No: in the United States, ")
    assert "approved in the European Union" in told.summary[1].text


def test_a_country_of_a_union_has_its_approvals() -> None:
    assert begun("Is CAR-T approved in Austria?").startswith("Yes, for some people")
    assert "the European Union" in begun("Is CAR-T approved in Austria?")


@pytest.mark.parametrize(("place", "there"), [("Germany", "the European Union"), ("Japan", "Japan")])
@pytest.mark.parametrize("disease", ["", " for breast cancer"])
def test_for_whom_it_is_approved_is_told_of_the_country_that_is_named(place: str, there: str, disease: str) -> None:
    said = [one.text for one in ask(f"Is Enhertu approved{disease} in {place}?").summary]
    assert f"approved in {there}." in said[0]
    assert said[1].startswith(f"In {there} that is for some people with")
    assert not any("United States" in one for one in said)
