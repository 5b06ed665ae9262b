"""Whoever asks what to ask is given questions, and as many as the summary says."""

from __future__ import annotations

import re

import pytest

from tests.explain.real import answered, knowledge

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
