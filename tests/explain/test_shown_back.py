"""What a message tells of somebody is shown back: kind of cancer, stage, treatment, how long, and whose it is."""

from __future__ import annotations

import pytest

from tests.explain.real import ask


def shown(message: str) -> list[tuple[str, str]]:
    """What is shown back, and of whom: nobody for who writes."""
    return [(fact.text, fact.whose) for fact in ask(message).understanding.mentioned]


def test_kind_stage_medicine_and_how_long_of_a_third_person_are_shown_back() -> None:
    assert shown(
        "My mother has stage 3 triple negative breast cancer. She has been on Keytruda since March. "
        "Is CAR-T an option for her?"
    ) == [
        ("stage 3", "your mother"),
        ("triple-negative breast cancer", "your mother"),
        ("Keytruda since March", "your mother"),
    ]


def test_a_stage_that_is_part_of_a_name_is_not_said_twice() -> None:
    held = shown(
        "I have stage 2 HER2-positive breast cancer, on trastuzumab for three months. What are the side effects?"
    )
    assert [text for text, _ in held].count("stage II breast cancer") == 1
    assert not [text for text, _ in held if text == "stage 2"]
    assert ("trastuzumab (Herceptin) for three months", "") in held, "the asker's own word comes first"


def test_own_facts_come_before_those_of_others() -> None:
    message = "My sister takes letrozole. I am on exemestane, what are the side effects?"
    assert shown(message) == [("exemestane", ""), ("letrozole", "your sister")]


def test_somebody_who_is_not_named_is_someone_else() -> None:
    held = shown("She has lung cancer. I have breast cancer, is CAR-T approved for me?")
    assert held == [("breast cancer", ""), ("lung cancer", "someone else")]


def test_what_is_over_and_what_is_denied_is_shown_so() -> None:
    held = shown("I stopped letrozole and never had tamoxifen. I am on exemestane. What are the side effects?")
    assert [text for text, _ in held] == ["letrozole (in the past)", "not tamoxifen", "exemestane"]


def test_the_medicines_of_one_name_are_shown_as_one() -> None:
    held = shown("I have stage 1 breast cancer. My doctor wants me to have AC-T. What should I ask?")
    assert held == [("stage I breast cancer", ""), ("AC-T (cyclophosphamide, doxorubicin, paclitaxel)", "")]


@pytest.mark.parametrize(
    "question",
    ["What is stage 3 breast cancer?", "How does CAR-T work for breast cancer?", "What are the side effects of AC?"],
)
def test_a_question_that_tells_of_nobody_mentions_nothing(question: str) -> None:
    assert not ask(question).understanding.mentioned


def test_an_age_in_words_is_a_fact() -> None:
    assert ("45 years old", "") in shown(
        "I am 45 years old with breast cancer. What are the side effects of letrozole?"
    )
