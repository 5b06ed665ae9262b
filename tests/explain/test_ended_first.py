"""What has ended is told as ended before anything else, and what is said of one kind of treatment is not another's."""

from __future__ import annotations

import pytest

from tests.explain.real import answered, claims, knowledge, texts

ENDED = sorted({claim.subject for claim in claims("stopped_development")})
PLANS = (("how-it-works", "therapy"), ("side-effects", "therapy"), ("what-is", "concept"))


@pytest.mark.parametrize("therapy", ENDED)
@pytest.mark.parametrize(("plan", "need"), PLANS)
def test_that_work_on_it_has_ended_is_said_first_and_once(plan: str, need: str, therapy: str) -> None:
    told = answered(plan, **{need: therapy})
    resting = [
        place
        for place, one in enumerate(told.summary)
        if any(told.claims[key].predicate == "stopped_development" for key in one.claims)
    ]
    assert resting == [0], f"say it first, and once: {[one.text for one in told.summary]}"
    assert "no longer being developed" in told.summary[0].text
    assert len(told.summary) > 1, "what was asked is still answered"
    assert not any("maker" in one.text for one in told.summary[1:]), [one.text for one in told.summary]


@pytest.mark.parametrize("therapy", ENDED)
def test_who_asks_whether_it_is_approved_hears_that_it_ended(therapy: str) -> None:
    told = answered("availability", therapy=therapy, disease="triple-negative-breast-cancer")
    assert "no longer being developed" in told.summary[0].text


def test_what_goes_on_is_not_told_as_ended() -> None:
    graph = knowledge().graph
    for therapy in graph.of_class("CellTherapyProduct"):
        if therapy not in ENDED:
            said = " ".join(one.text for one in answered("how-it-works", therapy=therapy).summary)
            assert "no longer being developed" not in said


def test_what_labels_of_car_t_say_is_not_said_of_til() -> None:
    graph = knowledge().graph
    til = [one for one in graph.of_class("Therapy") if "til-therapy" in graph.above[one]]
    assert til
    for therapy in til:
        assert "CAR T-cell" not in texts(answered("how-it-works", therapy=therapy), "precautions"), therapy
    assert "four weeks to two" in texts(answered("how-it-works", therapy="tisagenlecleucel"), "precautions")
    assert "some weeks" in texts(answered("how-it-works", therapy="lifileucel"), "precautions")
