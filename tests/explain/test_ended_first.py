"""What has ended is told as ended before anything else, and what is said of one kind of treatment is not another's."""

from __future__ import annotations

import pytest

from kg.claims import Register
from tests.explain.real import answer, answered, claims, knowledge, sentences, texts

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
    assert "CAR T-cell" in texts(answered("how-it-works", therapy="tisagenlecleucel"), "precautions")
    assert "some weeks" in texts(answered("how-it-works", therapy="lifileucel"), "precautions")


@pytest.mark.parametrize("register", ["plain", "standard", "clinical"])
def test_what_an_ended_product_caused_is_told_elsewhere_as_history_alone(register: Register) -> None:
    """Of a side effect, or of its class, it is said that work on the product has ended: it "can cause" nothing."""
    graph, wrong, seen = knowledge().graph, [], 0
    caused = [claim for claim in claims("causes") if claim.subject in ENDED]
    assert caused
    classes = sorted({key for claim in caused for key in graph.above[claim.subject]} - set(ENDED))
    about = [("what-is", "concept", key) for key in sorted({claim.object or "" for claim in caused})]
    about += [(plan, need, key) for plan, need in PLANS for key in classes if graph.is_kind(key, "Therapy")]
    for plan, need, key in about:
        told = answer(plan, ((need, key),), register)
        for sentence in sentences(told):
            named = {mention.concept for mention in sentence.mentions}
            if any(claim.id in sentence.claims and claim.subject in named for claim in caused):
                seen += 1
                if not any(told.claims[one].predicate == "stopped_development" for one in sentence.claims):
                    wrong.append(f"{plan} of {key}: {sentence.text}")
    assert seen, "no answer tells what an ended product caused: this promise is about nothing"
    assert not wrong, "tell it in a part `ended`, with `without` in the others:\n" + "\n".join(wrong)
