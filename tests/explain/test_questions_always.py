"""Whoever asks what to ask is given questions, and as many as the summary says."""

from __future__ import annotations

import re

import pytest

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


def test_what_a_result_must_show_for_a_kind_of_drug_is_not_told_of_one_target_alone() -> None:
    """Drugs of one kind aim at different things: what is said of the kind rests on drugs of more than one target."""
    aims = {c.subject: c.object for c in claims("has_target")}
    sources = {c.subject: {cited.source for cited in c.cited} for c in claims("gloss")}
    at = {
        aims.get(c.subject) for c in claims("approved_for") if {x.source for x in c.cited} & sources["ask-adc-option"]
    }
    assert {"her2", "trop2"} <= at, "cite a drug of each target in ask-adc-option"
