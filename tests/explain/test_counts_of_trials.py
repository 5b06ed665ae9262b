"""A number of trials in a summary is the number of rows under it."""

from __future__ import annotations

import re

import pytest

from explain.model import Explanation
from tests.explain.real import answered, knowledge

KNOWN = re.compile(r"We know of (\d+) trials?")
THERAPIES = ("car-t", "t-cell-therapy")
OF = ("trials", "all-trials")


def counted(told: Explanation) -> int | None:
    """The number that the summary says."""
    found = [int(match[1]) for one in told.summary if (match := KNOWN.search(one.text))]
    assert len(found) <= 1
    return found[0] if found else None


def rows(told: Explanation, *sections: str) -> int | None:
    """How many trials the first of some sections tells that has any; each stands once."""
    held = {one.id: one for one in told.sections if one.sentences}
    first = next((held[key] for key in sections if key in held), None)
    if first is None:
        return None
    trials = [
        key
        for one in first.sentences
        for key in dict.fromkeys(told.claims[claim].subject for claim in one.claims)
        if knowledge().graph.is_kind(key, "Trial")
    ]
    assert len(trials) == len(set(trials)), f"{told.question}: a trial has two rows"
    return len(trials)


def diseases() -> list[str]:
    return sorted(knowledge().graph.of_class("Disease"))


@pytest.mark.parametrize("therapy", THERAPIES)
def test_what_is_counted_is_what_is_listed(therapy: str) -> None:
    for disease in diseases():
        told = answered("find-trials", disease=disease, therapy=therapy)
        assert counted(told) == rows(told, "trials", "trials-wider"), told.question
        other = answered("availability", therapy=therapy, disease=disease)
        if counted(other) is not None:
            assert counted(other) == rows(other, "trials"), other.question


def test_all_trials_of_a_disease_are_counted_as_they_are_listed() -> None:
    for disease in diseases():
        told = answered("find-trials", disease=disease)
        assert counted(told) == rows(told, "all-trials", "all-trials-wider"), told.question


def test_what_was_withdrawn_and_what_is_wider_stand_apart() -> None:
    told = answered("find-trials", disease="her2-positive-breast-cancer", therapy="car-t")
    held = {one.id: one for one in told.sections}
    withdrawn = {key for key, claim in told.claims.items() if claim.object == "withdrawn"}
    assert withdrawn
    assert not any(withdrawn & set(one.claims) for key in ("trials", "trials-wider") for one in held[key].sentences)
    assert all(withdrawn & set(one.claims) for one in held["trials-withdrawn"].sentences)
