"""A page about a treatment in one cancer is named only where both bear on what is asked."""

from __future__ import annotations

import pytest

from explain.model import Explanation
from tests.explain.real import answered, claims, knowledge, sentences, texts

SEARCH = "trial-finder-clinicaltrials-gov-car-t-breast"


def named(told: Explanation) -> set[str]:
    return {key for one in sentences(told) for key in one.walk}


def of_both() -> list[tuple[str, str, str]]:
    """Page, treatment, disease: where a page is about one in the other."""
    return [
        (claim.subject, claim.object or "", disease)
        for claim in claims("about")
        for disease in claim.qualifiers.get("disease", ())
    ]


@pytest.mark.parametrize(("page", "therapy", "disease"), of_both())
def test_it_is_named_where_both_are_asked_about(page: str, therapy: str, disease: str) -> None:
    assert page in named(answered("how-it-works", therapy=therapy, disease=disease))


@pytest.mark.parametrize(("page", "therapy", "disease"), of_both())
def test_it_is_not_named_where_one_is_missing(page: str, therapy: str, disease: str) -> None:
    graph = knowledge().graph
    assert page not in named(answered("how-it-works", therapy=therapy))
    assert page not in named(answered("how-it-works", therapy=therapy, disease="lymphoma"))
    assert page not in named(answered("what-is", concept=disease))
    for other in sorted(graph.of_class("Drug")):
        if therapy not in graph.above[other]:
            assert page not in named(answered("how-it-works", therapy=other, disease=disease)), other


def test_the_search_for_trials_is_counted_where_it_is_listed() -> None:
    with_it = answered("find-trials", disease="breast-cancer", therapy="car-t")
    without = answered("find-trials", disease="breast-cancer")
    assert SEARCH in named(with_it)
    assert SEARCH not in named(without)


def test_what_is_approved_is_not_told_as_tried_alone() -> None:
    graph = knowledge().graph
    for therapy in ("her2-targeted-therapy", "targeted-therapy", "trastuzumab"):
        said = texts(answered("how-it-works", therapy=therapy, disease="breast-cancer"), "subtypes")
        label = graph.concepts["her2-positive-breast-cancer"].label.say("plain", "en")
        (line,) = (part for part in said.split(".") if str(label) in part.split(":")[0] and " and " not in part[:30])
        assert "approved" in line, line
        assert "aims at HER2" in line, line
    tried = texts(answered("how-it-works", therapy="car-t", disease="breast-cancer"), "subtypes")
    assert "trials aim at HER2" in tried
    assert "approved" not in tried
