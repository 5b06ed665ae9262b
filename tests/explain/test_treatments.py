"""Which treatments there are for a disease: its own, by kind and for whom; a wider group's as the group's."""

from __future__ import annotations

import re

import pytest

from explain.model import Explanation
from tests.explain.real import answered, ask, claims, knowledge, section

KNOWN = re.compile(r"We know of (\d+) medicines?")
HORMONES = {"tamoxifen", "anastrozole", "exemestane", "letrozole", "fulvestrant"}


def told(disease: str) -> Explanation:
    return answered("treatment-options", condition=disease)


def products(answer: Explanation, key: str) -> set[str]:
    graph = knowledge().graph
    return {
        graph.claims[claim].subject
        for row in section(answer, key).sentences
        for claim in row.claims
        if graph.claims[claim].predicate == "approved_for"
    }


@pytest.mark.parametrize("disease", ["breast-cancer", "triple-negative-breast-cancer", "ovarian-cancer", "melanoma"])
def test_the_number_of_medicines_is_that_of_its_approvals(disease: str) -> None:
    above = knowledge().graph.above
    approved = {
        one.subject
        for one in claims("approved_for")
        if one.direction == "supports" and disease in above[one.object or ""]
        if "us" in one.qualifiers["jurisdiction"]
    }
    found = KNOWN.search(" ".join(one.text for one in told(disease).summary))
    assert found
    assert int(found[1]) == len(approved)


def test_what_needs_a_marker_that_the_disease_lacks_is_not_among_its_treatments() -> None:
    answer = told("triple-negative-breast-cancer")
    shown = products(answer, "drug-kinds") | products(answer, "drug-kinds-wider") | products(answer, "treatments")
    assert not shown & HORMONES
    assert "pembrolizumab" in shown
    assert HORMONES & products(told("inflammatory-breast-cancer"), "drug-kinds-wider"), "of this nothing is known"


def test_what_a_wider_group_has_is_told_as_that_groups() -> None:
    answer = told("male-breast-cancer")
    assert "alone" in answer.summary[0].text
    assert "breast cancer, which includes it" in answer.summary[0].text
    assert "for a wider group" in section(answer, "drug-kinds-wider").title


def test_of_a_disease_without_any_it_is_said_that_none_is_collected() -> None:
    held = {one.object for one in claims("approved_for")}
    below = knowledge().graph.below
    bare = [key for key in knowledge().graph.of_class("DiseaseGroup") if held.isdisjoint(below[key])]
    for disease in bare[:2]:
        assert "not yet collected" in told(disease).summary[0].text


def test_approvals_for_the_results_that_are_named_stand_first() -> None:
    answer = ask("Treatments for metastatic triple-negative PD-L1 positive")
    assert answer.plan == "treatment-options"
    assert not answer.understanding.left
    first = section(answer, "treatments").shown
    assert first
    assert all("PD-L1-positive" in row.text and "has spread" in row.text for row in first)
