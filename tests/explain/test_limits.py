"""That a kind of question can't be answered yet is said where it is not answered, and nowhere else."""

from __future__ import annotations

import re

import pytest

from explain.model import Explanation
from kg.claims import Register
from tests.explain.real import answer, answered, ask, section

ANSWERED = (
    "Is ER a target for CAR-T?",
    "Is HER2 a target for CAR-T?",
    "How are CAR-T and HER2 connected?",
    "How is tamoxifen connected to the estrogen receptor?",
    "Is it a myth that immunotherapy has no side effects?",
    "Is it true that sugar feeds cancer?",
)
NOT_ANSWERED = ("How is CAR-T connected to lymphoma?", "Why is Kymriah not approved for melanoma?")


def limits(told: Explanation) -> list[str]:
    return [notice.text for notice in told.notices if notice.kind == "limit"]


@pytest.mark.parametrize("question", ANSWERED)
def test_what_the_answer_in_short_answers_is_not_called_unanswered(question: str) -> None:
    told = ask(question)
    assert told.summary or any(one.holds is False for one in told.understanding.premises)
    assert not limits(told)


@pytest.mark.parametrize("question", NOT_ANSWERED)
def test_what_is_not_answered_is_called_so(question: str) -> None:
    assert limits(ask(question))


def test_a_product_that_aims_at_one_thing_is_not_said_to_reach_another() -> None:
    told = ask("Does Kymriah target BCMA?")
    assert told.summary[0].text.startswith("Kymriah")
    assert "aims at CD19" in told.summary[0].text
    assert "could reach" not in told.summary[0].text


@pytest.mark.parametrize("therapy", ["trastuzumab", "car-t", "trastuzumab-deruxtecan"])
@pytest.mark.parametrize("disease", ["lymphoma", "glioma"])
def test_that_a_target_is_reached_says_nothing_of_the_disease_that_was_asked_about(therapy: str, disease: str) -> None:
    """Yes to the target is no yes to the disease: where nothing joins them, that is said in the same breath."""
    told = answered("how-it-works", therapy=therapy, disease=disease, target="her2")
    said = [one.text for one in told.summary]
    named = {mention.concept for one in told.summary for mention in one.mentions}
    assert disease in named, f"the disease is passed over: {said}"
    resting = {told.claims[key].predicate for one in told.summary for key in one.claims}
    joined = not resting.isdisjoint({"approved_for", "enrolls"})
    assert joined or any("another question" in one for one in said), said


@pytest.mark.parametrize("register", ["plain", "standard", "clinical"])
@pytest.mark.parametrize("therapy", ["targeted-therapy", "car-t"])
def test_the_targets_for_a_type_do_not_look_like_all(therapy: str, register: Register) -> None:
    """What is held of targets is nowhere declared whole, so each line that names some leaves room for others."""
    told = answer("how-it-works", (("therapy", therapy), ("disease", "breast-cancer")), register)
    lines = [s for s in section(told, "subtypes").sentences if any(".has_target." in key for key in s.claims)]
    assert lines
    assert all(re.search("other targets|incomplete|[Kk]nown trials", s.text) for s in lines), [s.text for s in lines]
