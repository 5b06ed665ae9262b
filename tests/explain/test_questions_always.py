"""Whoever asks what to ask is given questions, and as many as the summary says."""

from __future__ import annotations

import re

import pytest

from explain.model import Explanation
from tests.explain.real import answered, claims, knowledge

LISTS = ("ask-about", "ask-of-disease", "ask-in-general")
COUNT = re.compile(r"Here (?:is|are) (\d+) question")
KINDS = ("Therapy", "Disease", "AdverseEvent", "Biomarker")


@pytest.mark.parametrize("kind", KINDS)
def test_there_is_always_a_list(kind: str) -> None:
    for topic in sorted(knowledge().graph.of_class(kind)):
        told = answered("questions-to-ask", topic=topic)
        held = {one.id: one for one in told.sections if one.sentences}
        assert held.keys() & set(LISTS), f"nothing to ask about {topic}"
        counted = COUNT.search(" ".join(one.text for one in told.summary))
        if counted:
            assert int(counted[1]) == len(held["ask-about"].sentences), topic
        else:
            assert "ask-about" not in held, topic


def test_no_question_is_listed_twice() -> None:
    for topic in ("car-t", "paclitaxel", "trastuzumab"):
        for disease in ("er-positive-breast-cancer", "lymphoma"):
            told = answered("questions-to-ask", topic=topic, disease=disease)
            texts = [one.text for section in told.sections if section.id in LISTS for one in section.sentences]
            assert texts
            assert len(texts) == len(set(texts)), f"{topic}, {disease}"


LAST = ("ask-palliative-care-now", "ask-supplements")
ORDERED = {
    "ask-about": "questions-to-ask",
    "ask-of-disease": "questions-to-ask",
    "ask-in-general": "questions-to-ask",
    "questions": "how-it-works",
}


def asked(told: Explanation, section: str) -> list[str]:
    """The questions that a section tells, in its order."""
    sentences = next((one.sentences for one in told.sections if one.id == section), ())
    about = ([claim for key in one.claims if (claim := told.claims[key]).predicate == "about"] for one in sentences)
    return [next(claim.subject for claim in claims if claim.subject.startswith("ask-")) for claims in about]


@pytest.mark.parametrize("section", ORDERED)
def test_questions_on_the_end_of_the_list_are_never_asked_first(section: str) -> None:
    """Palliative care and supplements stand behind whatever else is held on the same subject."""
    told = answered(
        ORDERED[section],
        **{
            "ask-about": {"topic": "cancer"},
            "ask-of-disease": {"topic": "paclitaxel", "disease": "lymphoma"},
            "ask-in-general": {"topic": "er-positive"},
            "questions": {"therapy": "pd-1-inhibitor", "disease": "lymphoma"},
        }[section],
    )
    order = asked(told, section)
    assert set(LAST) <= set(order), order
    assert order[-2:] == list(LAST), f"name each question about cancer in `listed` of sections/{section}: {order}"


def test_what_to_call_about_is_asked_first() -> None:
    assert asked(answered("questions-to-ask", topic="er-positive"), "ask-in-general")[:3] == [
        "ask-call-right-away",
        "ask-treatment-choices",
        "ask-treatment-working",
    ]
    for topic in ("chemotherapy", "paclitaxel", "hormone-therapy", "tamoxifen"):
        assert asked(answered("questions-to-ask", topic=topic), "ask-about")[0] == "ask-call-right-away", topic


@pytest.mark.parametrize(
    ("topic", "question"),
    [
        ("paclitaxel", "ask-numb-hands-and-feet"),
        ("paclitaxel", "ask-chemotherapy-side-effects"),
        ("carboplatin", "ask-numb-hands-and-feet"),
        ("tamoxifen", "ask-hormone-therapy-side-effects"),
        ("er-positive", "ask-hormone-therapy-fit"),
        ("pr-positive", "ask-hormone-therapy-side-effects"),
        ("er-negative", "ask-breast-biomarkers"),
        ("her2-positive", "ask-her2-positive-treatments"),
        ("her2-low", "ask-her2-low"),
    ],
)
def test_a_drug_and_a_result_have_the_questions_of_their_kind(topic: str, question: str) -> None:
    assert question in asked(answered("questions-to-ask", topic=topic), "ask-about")


def test_hormone_therapy_is_not_asked_about_where_the_receptors_are_absent() -> None:
    assert "ask-hormone-therapy-fit" not in asked(answered("questions-to-ask", topic="er-negative"), "ask-about")


def test_what_a_result_must_show_for_a_kind_of_drug_is_not_told_of_one_target_alone() -> None:
    """Drugs of one kind aim at different things: what is said of the kind rests on drugs of more than one target."""
    aims = {c.subject: c.object for c in claims("has_target")}
    sources = {c.subject: {cited.source for cited in c.cited} for c in claims("gloss")}
    at = {
        aims.get(c.subject) for c in claims("approved_for") if {x.source for x in c.cited} & sources["ask-adc-option"]
    }
    assert {"her2", "trop2"} <= at, "cite a drug of each target in ask-adc-option"
