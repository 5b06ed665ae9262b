"""How a thing works is told of what it is a kind of, or of its kinds, where its own steps are not held."""

from __future__ import annotations

import re

import pytest

from tests.explain.real import answered, claims, knowledge, texts

THERAPIES = sorted(
    therapy for kind in ("TherapyClass", "CellTherapy", "Drug") for therapy in knowledge().graph.of_class(kind)
)


def with_steps() -> set[str]:
    """The therapies that work by a mechanism of their own or of their class."""
    told = {claim.subject for claim in claims("works_by")}
    return {therapy for therapy in THERAPIES if told & set(knowledge().graph.above[therapy])}


@pytest.mark.parametrize("therapy", THERAPIES)
def test_a_thing_without_steps_is_told_by_what_lies_next_to_it(therapy: str) -> None:
    kin = {c.object for c in claims("is_a") if c.subject == therapy} | {
        c.subject for c in claims("is_a") if c.object == therapy
    }
    told = answered("how-it-works", therapy=therapy)
    if therapy in with_steps():
        assert texts(told, "mechanism")
        assert not texts(told, "mechanism-near")
    elif kin:
        assert texts(told, "mechanism-near"), kin
        assert "step by step" not in " ".join(one.text for one in told.untold)


@pytest.mark.parametrize("therapy", THERAPIES)
def test_what_a_thing_is_reads_as_a_sentence(therapy: str) -> None:
    """ "Name: A drug that …" is a card of an index, and "antibodies are a protein" no English."""
    said = answered("what-is", concept=therapy).summary[0].text
    plural = knowledge().graph.concepts[therapy].plural
    assert ": A" not in said.split(".")[0].replace(": a person", ""), said
    assert not (plural and (" are a " in said.split(".")[0] or " is " in said.split(" that ")[0])), said


def test_what_a_trial_reported_speaks_of_no_cancer_that_was_not_asked_about() -> None:
    labels = [knowledge().speaker().label(key) for key in knowledge().graph.of_class("Disease")]
    wrong = [
        f"{claim.id}: about {label}"
        for claim in claims("reported")
        for label in labels
        if claim.words and f"about {label}" in (claim.words.say("plain", "en") or "")
    ]
    assert not wrong, "say what was found; for whom it matters depends on the question"


def test_what_is_said_of_several_names_in_a_row_is_said_once() -> None:
    told = answered("availability", therapy="trastuzumab", disease="breast-cancer")
    cells = [cell.text for one in told.sections for sentence in one.sentences for cell in sentence.cells]
    assert any("(each a chemotherapy drug)" in text for text in cells)
    assert all(text.count("a chemotherapy drug)") < 2 for text in cells)


@pytest.mark.parametrize("kind", ["Drug", "TherapyClass", "Mechanism", "MechanismStep"])
def test_what_the_immune_system_does_with_a_drugs_help_is_no_promise(kind: str) -> None:
    """A brake that is lifted may let it attack, as the sources say; it does not do so in everyone."""
    promise = re.compile(r"cancer (cells )?can no longer|immune system (can|will)\b|T cells (can|will)\b")
    concepts = set(knowledge().graph.of_class(kind))
    said = [f"{c.subject}: {c.words}" for c in claims("gloss") if c.subject in concepts]
    said = [text for text in said if promise.search(text)]
    assert not said, "say `may`:\n" + "\n".join(said)
