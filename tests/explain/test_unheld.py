"""What is asked about and not held is named, so that nobody takes it for a question that was put badly."""

from __future__ import annotations

import pytest

from tests.explain.real import ask, content, knowledge

UNHELD = [
    "lymphedema",
    "proton therapy",
    "a stem cell transplant",
    "a PET scan",
    "grade 3",
    "the Oncotype score",
    "a port",
]
"""What people ask about, of which nothing is held."""
NOTHING = ["wrong with me", "going on", "the best treatment", "happening to my body", "it", "therapy", "the result"]


def phrasings() -> list[str]:
    """Every way to ask about one concept that the plans have, with `{}` in its place."""
    plans = content().plans.values()
    asks = [phrase for plan in plans for phrase in plan.phrasings("en") if len(phrase.slots) == 1]
    return sorted("{}".join(phrase.texts) for phrase in asks if all(phrase.texts[:1]))


@pytest.mark.parametrize("name", UNHELD)
def test_what_is_not_held_is_named_however_it_is_asked_about(name: str) -> None:
    bare = name.removeprefix("a ").removeprefix("the ")
    for asked in phrasings():
        told = ask(asked.format(name))
        if told.status != "declined":
            assert told.status == "unknown", told.question
            assert told.understanding.unknown == (bare,), told.question


def test_it_is_named_beside_what_is_held() -> None:
    told = ask("How does acupuncture work for breast cancer?")
    assert told.status == "unknown"
    assert told.understanding.unknown == ("acupuncture",)
    assert [one.id for one in told.understanding.concepts] == ["breast-cancer"]


@pytest.mark.parametrize("place", ["Germany", "Canada", "Europe", "the UK", "Nigeria"])
def test_a_place_is_no_disease_that_is_not_held(place: str) -> None:
    assert not ask(f"Is Kisqali approved in {place}?").understanding.unknown


@pytest.mark.parametrize("words", NOTHING)
def test_what_is_no_name_is_not_taken_for_one(words: str) -> None:
    assert not ask(f"What is {words}?").understanding.unknown


def test_no_name_that_is_held_is_taken_for_one_that_is_not() -> None:
    graph = knowledge().graph
    for concept in graph.of_class("Therapy"):
        label = graph.concepts[concept].label.say("plain", "en")
        assert not ask(f"What is {label}?").understanding.unknown, label
