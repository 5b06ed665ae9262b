"""What may mean several things is asked about, as whole questions; other readings are offered, none in silence."""

from __future__ import annotations

import pytest

from explain.model import Explanation
from tests.explain import real
from tests.explain.real import ask


def offered(told: Explanation) -> list[tuple[str, tuple[str, ...]]]:
    """The questions that are offered: plan and what it is about."""
    return [(choice.plan, choice.needs) for choice in told.understanding.choices]


@pytest.mark.parametrize("message", ["AC", "ac", "What is AC?"])
def test_a_name_of_two_medicines_alone_asks_which(message: str) -> None:
    told = ask(message)
    assert (told.status, told.plan) == ("clarify", None)
    assert offered(told) == [("what-is", ("cyclophosphamide",)), ("what-is", ("doxorubicin",))]
    assert told.understanding.shared.casefold() == "ac"


def test_the_question_that_was_asked_is_kept_in_the_choices() -> None:
    told = ask("Is AC approved for breast cancer?")
    assert told.status == "clarify"
    assert [choice.question for choice in told.understanding.choices] == [
        "Is cyclophosphamide approved for breast cancer?",
        "Is doxorubicin approved for breast cancer?",
    ]


def test_a_name_that_is_said_twice_is_as_unclear_as_once() -> None:
    told = ask("My doctor wants to give me AC. What are the side effects of AC?")
    assert told.status == "clarify"
    assert {needs[0] for _, needs in offered(told)} == {"cyclophosphamide", "doxorubicin"}


def shared_names() -> list[tuple[str, frozenset[str]]]:
    """Every name that several medicines share, with these."""
    graph = real.knowledge().graph
    held: dict[str, set[str]] = {}
    for concept in graph.concepts.values():
        if concept.type == "Drug":
            for name in concept.synonyms:
                held.setdefault(name, set()).add(concept.id)
    return [(name, frozenset(of)) for name, of in sorted(held.items()) if len(of) > 1]


def test_no_name_that_medicines_share_is_picked_from_in_silence() -> None:
    names = shared_names()
    assert len(names) > 4, "take facts with shared names"
    for name, medicines in names:
        told = ask(f"What are the side effects of {name}?")
        assert told.status == "clarify", name
        assert {needs for _, needs in offered(told)} == {(one,) for one in medicines}, name


def test_a_name_that_is_made_clear_elsewhere_in_the_message_is_no_doubt() -> None:
    told = ask("I had AC, doxorubicin. What are the side effects of doxorubicin?")
    assert (told.status, told.needs["therapy"]) == ("answered", "doxorubicin")


def test_a_side_effect_and_the_sign_of_it_are_told_with_the_other_in_sight() -> None:
    told = ask("rash")
    assert (told.status, told.understanding.shared) == ("answered", "rash")
    assert ("what-is", ("skin-rash",)) in offered(told)


def test_a_word_that_begins_names_asks_which() -> None:
    told = ask("stage")
    assert told.status == "clarify"
    concepts = [needs[0] for plan, needs in offered(told) if plan == "what-is"]
    assert {"stage-1-breast-cancer", "stage-2-breast-cancer", "dcis"} <= set(concepts)


def test_an_answer_offers_other_readings_as_whole_questions_that_are_not_offered_again_below() -> None:
    told = ask("What are the side effects of letrozole?")
    choices = {choice.question for choice in told.understanding.choices}
    assert len(choices) > 1
    assert told.understanding.choices[0].plan != "side-effects"
    assert not choices & {other.question for other in told.related}


def test_other_readings_are_about_what_is_asked_first() -> None:
    told = ask("I have metastatic breast cancer and take letrozole. How does CAR-T work?")
    assert all("car-t" in needs for _, needs in offered(told))


def test_what_is_asked_about_goes_before_what_is_told_of_only() -> None:
    told = ask("My mother has triple negative breast cancer. She has been on keytruda. Is CAR-T an option for her?")
    assert dict(told.needs) == {"therapy": "car-t", "disease": "triple-negative-breast-cancer"}


@pytest.mark.parametrize("message", ["Can I stop tamoxifen?", "should I stop tamoxifen for a baby", "why quit Enhertu"])
def test_stopping_a_medicine_is_not_read_as_a_pause_of_treatment(message: str) -> None:
    told = ask(message)
    assert "treatment-pause" not in {concept.id for concept in told.understanding.concepts}
    assert not told.understanding.left


def test_a_part_of_another_name_is_not_said_to_be_left_out() -> None:
    told = ask("Is it right to pause tamoxifen, what are the side effects of tamoxifen?")
    assert "treatment-pause" in {concept.id for concept in told.understanding.concepts}, (
        "take a saying with a name in it"
    )
    assert not told.understanding.left
    other = ask("What are the side effects of Kymriah and Yescarta?")
    assert other.understanding.left == ("axicabtagene-ciloleucel",), "what has words of its own is"


def test_what_is_answered_is_not_offered_again() -> None:
    for question in (
        "Which trials of T-cell therapy are there for mesothelioma?",
        "Which trials of huCART-meso are there for breast cancer?",
        "t-cell therapy trials mesothelioma",
    ):
        told = ask(question)
        assert told.status == "answered"
        offered = [(one.plan, frozenset(one.needs)) for one in told.understanding.choices]
        assert (told.plan, frozenset(told.needs.values())) not in offered, question
