"""A reason holds for what is asked about; a correction is short; what is told as another kind can be one."""

from __future__ import annotations

import itertools

import pytest

from explain.model import Explanation, Sentence
from tests.explain.real import answered, claims, knowledge, sentences

BLOOD = "blood-cancer"


def approved(therapy: str, disease: str) -> bool:
    above = knowledge().graph.above
    return any(
        therapy in above[claim.subject] and claim.object and disease in above[claim.object]
        for claim in claims("approved_for")
        if claim.direction == "supports"
    )


def blood_cancers() -> list[str]:
    graph = knowledge().graph
    return sorted(key for key in graph.below[BLOOD] if key != BLOOD)


PAIRS = [
    (there, here)
    for there in ("lymphoma", "leukemia", "non-hodgkin-lymphoma", "multiple-myeloma", BLOOD)
    for here in ("breast-cancer", "melanoma", "mesothelioma", "acute-myeloid-leukemia")
    if not approved("car-t", here)
]


@pytest.mark.parametrize(("there", "here"), PAIRS)
def test_what_both_have_in_their_way_is_no_reason_for_a_difference(there: str, here: str) -> None:
    told = answered("why-not", therapy="car-t", there=there, here=here)
    above = knowledge().graph.above
    shared = {
        claim.object
        for claim in claims("has_barrier")
        if claim.direction == "supports" and claim.subject in above[there]
    }
    named = {
        told.claims[key].object
        for one in told.summary
        for key in one.claims
        if told.claims[key].predicate == "has_barrier"
    }
    assert named, "no hurdle is named: " + " ".join(one.text for one in told.summary)
    assert not named & shared, f"said of {there}, too: {', '.join(sorted(map(str, named & shared)))}"


@pytest.mark.parametrize("there", ["lymphoma", "leukemia", "non-hodgkin-lymphoma", BLOOD])
def test_a_target_of_some_kinds_is_said_of_those_that_it_is_approved_for(there: str) -> None:
    first = answered("why-not", therapy="car-t", there=there, here="breast-cancer").summary[0]
    held = [knowledge().graph.claims[key] for key in first.claims]
    assert "CD19" in first.text
    assert first.text.startswith("Approved for some people with"), f"not all of {there} carry it: {first.text}"
    assert {claim.predicate for claim in held} >= {"approved_for", "has_target", "tolerated_loss"}


def test_what_is_approved_for_both_is_told_so() -> None:
    told = answered("why-not", therapy="car-t", there="multiple-myeloma", here="lymphoma")
    wrong = [one for one in told.understanding.premises if one.holds is False]
    assert len(wrong) == 1
    assert wrong[0].text.count("approved") == 1, f"a correction is one sentence: {wrong[0].text}"
    assert told.summary[0].text.startswith("CAR T-cell therapy is approved for some people with multiple myeloma")
    assert "approved for some with lymphoma, too. We know this of the United States" in told.summary[0].text


@pytest.mark.parametrize(
    ("one", "other"), list(itertools.permutations(("leukemia", "lymphoma", "multiple-myeloma"), 2))
)
def test_an_approval_for_one_blood_cancer_is_not_told_as_perhaps_another(one: str, other: str) -> None:
    graph = knowledge().graph
    for product in sorted(graph.below["car-t"]):
        if not approved(product, one) or approved(product, other):
            continue
        told = answered("availability", therapy=product, disease=other)
        assert "approved-wider" not in {section.id for section in told.sections}, f"{product} for {other}"
        assert not any("Some have" in sentence.text for sentence in told.summary), f"{product} for {other}"


@pytest.mark.parametrize("disease", ["acute-myeloid-leukemia", "cll"])
def test_kinds_of_leukemia_that_exclude_each_other_are_told_apart(disease: str) -> None:
    told = answered("availability", therapy="tisagenlecleucel", disease=disease)
    said = " ".join(one.text for one in told.summary)
    assert "B-cell acute lymphoblastic leukemia" in said
    assert "We have not found that" in said, said


@pytest.mark.parametrize("disease", sorted(knowledge().graph.of_class("Disease")))
def test_what_a_disease_is_tells_nothing_that_stands_in_a_treatments_way(disease: str) -> None:
    """Barriers are a treatment's: who asks what a disease is hears of what is approved for it, and not of them."""
    told = answered("what-is", concept=disease)
    barriers = [one.text for one in sentences(told) if _rests_on(told, one, "has_barrier")]
    assert not barriers, f"tell them where a treatment is asked about: {barriers}"
    above = knowledge().graph.above
    held = [one for one in claims("approved_for") if one.direction == "supports" and disease in above[one.object or ""]]
    assert bool(held) <= any(_rests_on(told, one, "approved_for") for one in sentences(told)), "what is approved for it"


def _rests_on(told: Explanation, sentence: Sentence, predicate: str) -> bool:
    return any(told.claims[key].predicate == predicate for key in sentence.claims)
