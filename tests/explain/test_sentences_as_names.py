"""A name that is a sentence, as a myth's or a question's, never reads as a fact, a step or a thing."""

from __future__ import annotations

import pytest

from explain.answering import Answering
from tests.explain.real import TODAY, answered, knowledge
from viz.network import picture
from viz.outline import outline
from viz.view import neighborhood, spine_view

SENTENCES = ("Myth", "QuestionToAsk")
CLAUSES = ("Mechanism", "MechanismStep")
"""Named by a clause or a heading, as in 'how it works': 'What is how it works?' is no question."""


def of(*kinds: str) -> list[str]:
    graph = knowledge().graph
    return [key for key in sorted(graph.concepts) if any(graph.is_kind(key, kind) for kind in kinds)]


def test_no_picture_passes_a_myth_or_a_question_that_was_not_asked_about() -> None:
    graph, sentences = knowledge().graph, set(of(*SENTENCES))
    for topic in of("Therapy", "Disease", "Biomarker"):
        for plan, need in (("questions-to-ask", "topic"), ("what-is", "concept")):
            told = answered(plan, **{need: topic})
            assert not sentences & set(told.spine), f"{plan} {graph.concepts[topic].id}: {told.spine}"


@pytest.mark.parametrize("myth", of("Myth"))
def test_a_myth_is_drawn_as_a_myth(myth: str) -> None:
    speaker = Answering.on(TODAY, knowledge()).speaker
    for view in (spine_view(answered("what-is", concept=myth), speaker), neighborhood(speaker, myth)):
        (node,) = (one for one in view.nodes if one.id == myth)
        assert node.label == f"Myth: “{speaker.label(myth)}”"
        assert node.family == "Myth"
        (drawn,) = (one for one in picture(view)["nodes"] if one["id"] == myth)
        assert drawn["shapeProperties"]["borderDashes"], "a myth's border is broken"
        assert all(entry.node.label.startswith("Myth:") for entry in outline(view) if entry.node.id == myth)


def test_what_is_so_is_not_drawn_as_a_myth() -> None:
    speaker = Answering.on(TODAY, knowledge()).speaker
    told = spine_view(answered("how-it-works", therapy="car-t", disease="breast-cancer"), speaker)
    assert not any(node.false for node in told.nodes)


def test_what_is_a_sentence_is_offered_in_words_made_for_it_alone() -> None:
    graph = knowledge().graph
    for concept in of("Therapy", "Disease", "Barrier", *SENTENCES, *CLAUSES):
        for plan, need in (("what-is", "concept"), ("questions-to-ask", "topic")):
            for other in answered(plan, **{need: concept}).related:
                about = [key for key in other.needs if any(graph.is_kind(key, kind) for kind in (*SENTENCES, *CLAUSES))]
                assert not about or other.question.startswith("Is it true: “"), other.question
                assert "??" not in other.question


def test_a_myth_is_asked_about_as_one() -> None:
    told = answered("what-is", concept="myth-immunotherapy-no-side-effects")
    assert told.question == "Is it true: “Immunotherapy has no side effects”?"
