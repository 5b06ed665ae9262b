"""Rule 4: an inherited statement is not said where an opposing claim holds; elsewhere it names its exceptions."""

import pytest

from tests.explain.builders import part, resting, said, told
from tests.explain.real import answered, claims, knowledge, resting_on
from tests.kg.builders import graph, says

TYPES = {
    "Disease": "lump red-lump blue-lump tiny-red-lump",
    "CellTherapy": "cells",
    "CellTherapyProduct": "one other",
    "Jurisdiction": "here",
}
HELD = graph(
    TYPES,
    [
        says("red-lump is_a lump"),
        says("tiny-red-lump is_a red-lump"),
        says("blue-lump is_a lump"),
        says("one is_a cells"),
        says("other is_a cells"),
        says("cells not standard_for lump"),
        says("one approved_for red-lump", jurisdiction="here"),
    ],
)
NOT_STANDARD = part(
    "{{ class }} is not for {{ kind }}{{ when }}.",
    "disease is_a* kind",
    "therapy is_a* class",
    "class not standard_for kind",
)
EXCEPTION = "Cells is not for lump. But approved_for: one, red lump, jurisdiction here."


@pytest.mark.parametrize(
    ("therapy", "disease"),
    [
        ("cells", "red-lump"),  # of the disease itself, by a kind of the therapy
        ("one", "red-lump"),  # the very claim
        ("cells", "tiny-red-lump"),  # the approval is for what it is a kind of
        ("one", "lump"),  # the approval is for a kind of it
    ],
)
def test_it_is_not_said_where_an_opposing_claim_touches(therapy: str, disease: str) -> None:
    assert said(HELD, NOT_STANDARD, therapy=therapy, disease=disease) == []


@pytest.mark.parametrize(("therapy", "disease"), [("cells", "blue-lump"), ("other", "blue-lump"), ("cells", "lump")])
def test_elsewhere_it_is_said_with_its_exception_named(therapy: str, disease: str) -> None:
    (sentence,) = told(HELD, NOT_STANDARD, therapy=therapy, disease=disease)
    assert sentence.text == EXCEPTION
    assert {"one.approved_for.red-lump", "one.is_a.cells", "red-lump.is_a.lump"} <= set(resting(sentence))


def test_without_the_opposing_claim_it_is_said_plainly() -> None:
    opposed = [key for key in HELD.claims if ".approved_for." in key]
    assert said(HELD.without(*opposed), NOT_STANDARD, therapy="one", disease="red-lump") == ["Cells is not for lump."]


def test_a_t_cell_therapy_that_is_approved_for_a_solid_tumor_is_not_denied_there() -> None:
    """The real case: no answer says that no cell therapy is a standard treatment for melanoma."""
    for therapy in ("lifileucel", "til-therapy", "t-cell-therapy"):
        told = answered("availability", therapy=therapy, disease="melanoma")
        assert not resting_on(told, "standard_for", "refutes"), therapy
        assert any("melanoma" in s.text for s in resting_on(told, "approved_for")), therapy


def test_the_real_exception_is_named_wherever_the_class_is_denied() -> None:
    told = answered("availability", therapy="car-t", disease="breast-cancer")
    first, sentence = resting_on(told, "standard_for", "refutes")
    assert first in told.summary, "what was asked is answered first"
    assert "exception" not in first.text, "of breast cancer there is none"
    assert "An exception: satri-cel is approved for stomach cancer" in sentence.text
    assert "in China" in sentence.text


@pytest.mark.parametrize("disease", ["gastric-cancer", "gastroesophageal-junction-cancer"])
def test_where_the_real_exception_holds_nothing_denies_it(disease: str) -> None:
    told = answered("availability", therapy="car-t", disease=disease)
    assert not resting_on(told, "standard_for", "refutes")
    assert resting_on(told, "approved_for")


def test_no_answer_denies_a_treatment_where_an_approval_of_it_is_held() -> None:
    """Every refuted `standard_for`, for every disease and therapy in its scope."""
    graph = knowledge().graph
    approvals = claims("approved_for")
    denials = [claim for claim in claims("standard_for") if claim.direction == "refutes"]
    assert denials
    for denial in denials:
        scope = graph.below[denial.object or ""]
        within = [a for a in approvals if a.object in scope and denial.subject in graph.above[a.subject]]
        for disease in scope:
            told = answered("availability", therapy=denial.subject, disease=disease)
            saying = [s for s in resting_on(told, "standard_for", "refutes") if denial.id in s.claims]
            touched = [a.id for a in within if related(a.object or "", disease)]
            if touched and disease != denial.object:
                assert not saying, f"{disease}: denied although {touched} hold"
            for sentence in (one for one in saying if " any " in one.text):
                missing = {a.id for a in within} - set(sentence.claims)
                assert not missing, f"{disease}: exceptions not named: {missing}"


def related(one: str, other: str) -> bool:
    """Whether one disease is a kind of the other."""
    above = knowledge().graph.above
    return one in above[other] or other in above[one]


def test_an_exception_elsewhere_is_never_the_first_thing_that_is_said() -> None:
    """Of a disease that no exception touches, the summary that denies a treatment names none."""
    denials = [claim for claim in claims("standard_for") if claim.direction == "refutes"]
    approvals = claims("approved_for")
    graph, seen = knowledge().graph, 0
    for denial in denials:
        for disease in sorted(graph.below[denial.object or ""]):
            told = answered("availability", therapy=denial.subject, disease=disease)
            denying = resting_on(told, "standard_for", "refutes")
            if not told.summary or told.summary[0] not in denying:
                continue
            seen += 1
            exceptions = {
                one.object
                for one in approvals
                if one.object in graph.below[denial.object or ""] and denial.subject in graph.above[one.subject]
            }
            named = {mention.concept for one in told.summary for mention in one.mentions}
            assert not (exceptions & named) - {disease}, f"{disease}: {[one.text for one in told.summary]}"
    assert seen
