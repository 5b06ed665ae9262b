"""What people say of a symptom, a stage or a kind of cancer in their own words is heard as that, and no more."""

from __future__ import annotations

import pytest

from tests.explain.real import ask


def named(message: str) -> set[str]:
    """The concepts that are recognized in a message."""
    return {one.id for one in ask(message).understanding.concepts}


@pytest.mark.parametrize(
    ("message", "concept"),
    [
        ("she brought up her lunch again and nothing stays down", "nausea-and-vomiting"),
        ("my stomach keeps churning since the tablets", "nausea"),
        ("there are clumps of hair in the plughole, will it stop", "hair-loss"),
        ("food goes right through me on neratinib", "diarrhea"),
        ("motions are not coming since the chemo", "constipation"),
        ("I can't face any food on ribociclib", "loss-of-appetite"),
        ("the skin is coming off my palms on capecitabine", "hand-foot-syndrome"),
        ("I wake to pee seven times a night since alpelisib", "passing-much-urine"),
        ("can't see properly since this morning", "vision-change"),
        ("my legs just give way since Tuesday", "weak-legs"),
        ("my libido is gone since letrozole", "low-sex-drive"),
        ("creatinine has gone up after cisplatin", "kidney-damage"),
        ("breast cancer second stage, which treatment is best", "stage-2-breast-cancer"),
        ("breast cancer in the last stage, what is given", "metastatic-breast-cancer"),
        ("cancer of the neck of the womb, are there cell trials", "cervical-cancer"),
        ("cancers of the blood, why does CAR-T work there", "blood-cancer"),
        ("can they reprogram my own T cells for breast cancer", "car-t"),
    ],
)
def test_lay_words_are_heard(message: str, concept: str) -> None:
    assert concept in named(message)


@pytest.mark.parametrize(
    ("message", "concept"),
    [
        ("my mum is sick with breast cancer, what should we ask", "nausea-and-vomiting"),
        ("I am back at work and in pain about the bills", "back-pain"),
        ("clear discharge from my nipple, is it breast cancer", "vaginal-discharge"),
        ("low blood pressure runs in the family", "anemia"),
        ("can CAR-T get rid of leukemia", "second-blood-cancer"),
        ("cancer of the neck of the womb, are there cell trials", "endometrial-cancer"),
        ("is breast cancer hereditary, and I have a pain in my hip", "metastatic-breast-cancer"),
        ("hardly peed all day since the tablets", "passing-much-urine"),
    ],
)
def test_other_words_are_not_taken_for_them(message: str, concept: str) -> None:
    assert concept not in named(message)


def test_the_name_of_an_emergency_tells_its_sign_too() -> None:
    assert "trouble-breathing" in named("I can't catch my breath on the stairs since Enhertu")


def test_a_spread_and_a_result_of_one_cancer_are_both_heard() -> None:
    held = named("breast cancer with mets to liver and bone, er+")
    assert {"metastatic-breast-cancer", "er-positive-breast-cancer"} <= held
