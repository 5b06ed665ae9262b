"""While somebody types, names are suggested that begin so or nearly are it, then questions; at most eight, quickly."""

from __future__ import annotations

import time

import pytest

from explain.ask.suggest import MOST, Suggestion
from tests.explain import real


def suggested(typed: str) -> tuple[Suggestion, ...]:
    """What is suggested for what was typed."""
    return real.asker().suggester("en").suggested(typed, real.knowledge().speaker())


def texts(typed: str, kind: str) -> list[str]:
    """The names, or the questions, that are suggested."""
    return [one.text for one in suggested(typed) if one.kind == kind]


def test_names_that_begin_so_come_first_then_questions_about_the_first() -> None:
    held = suggested("letroz")
    assert [one.kind for one in held] == sorted(one.kind for one in held)
    assert held[0].text == "letrozole"
    questions = texts("letroz", "question")
    assert "What are the side effects of letrozole?" in questions
    assert all("letrozole" in question for question in questions)


def test_a_name_is_found_by_another_that_it_has_and_says_by_which() -> None:
    (first, *_) = suggested("Femar")
    assert (first.concept, first.name, first.type) == ("letrozole", "Femara", "Drug")


@pytest.mark.parametrize(
    ("typed", "concept"),
    [("tamoxfen", "tamoxifen"), ("pembrolizmab", "pembrolizumab"), ("brest canc", "breast-cancer")],
)
def test_a_misspelt_name_is_found_as_well_and_says_how_like_it_is(typed: str, concept: str) -> None:
    first = suggested(typed)[0]
    assert first.concept == concept
    assert 74 <= first.score < 100


def test_the_last_words_alone_name_it_and_it_says_where_they_begin() -> None:
    typed = "my mother has triple neg"
    (first, *others) = suggested(typed)
    assert first.concept == "triple-negative-breast-cancer"
    assert typed[: first.start] == "my mother has "
    assert all(one.kind == "concept" for one in others), "a question would take the place of what was told"


def test_a_question_takes_the_place_of_its_own_sentence_alone() -> None:
    typed = "I have breast cancer. What are the side effects of letro"
    asked = [one for one in suggested(typed) if one.kind == "question"]
    assert asked[0].text == "What are the side effects of letrozole?"
    assert typed[: asked[0].start] == "I have breast cancer. "


@pytest.mark.parametrize("typed", ["", " ", "?", "what is", "how", "zzzqqq", "x"])
def test_what_begins_no_name_suggests_nothing(typed: str) -> None:
    assert not suggested(typed)


@pytest.mark.parametrize("typed", ["s", "stage", "her2", "car", "breast cancer", "a" * 500, "side effects of ca " * 40])
def test_it_is_at_most_eight_and_each_once(typed: str) -> None:
    held = [(one.kind, one.text) for one in suggested(typed)]
    assert len(held) <= MOST
    assert len(held) == len(set(held))


def test_every_question_that_is_suggested_is_answered_at_its_address() -> None:
    for typed in ("letroz", "car t", "her2", "breast can"):
        for one in suggested(typed):
            if one.kind == "question":
                assert real.answer(one.plan, tuple(one.needs.items())).status == "answered", one.text


def test_it_costs_little_whatever_is_typed() -> None:
    suggested("letroz")
    begin = time.process_time()
    for typed in ("zq xv wq jk zz qq", "aaaa bbbb cccc dddd " * 5, "immunosupressve tumr microenvirment", "c") * 5:
        suggested(typed)
    assert (time.process_time() - begin) / 20 < 0.05, "a look through all names for each of the last few words, no more"
