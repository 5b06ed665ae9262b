"""What was misread is mended by a tap: another thing of the same name, or nothing; and it stays mended."""

from __future__ import annotations

import pytest

from explain.ask.grounding.corrections import Corrections
from explain.model import Explanation
from ontology.errors import NotFound
from tests.explain import real


def asked(question: str, *said: tuple[str, str]) -> Explanation:
    """The answer where some things were said to be misread."""
    return real.asker().ask(question, real.TODAY, corrected=Corrections.of(said))


@pytest.mark.parametrize("said", [("cyclophosphamide", "doxorubicin"), ("doxorubicin", "doxorubicin")])
def test_of_a_name_of_several_things_the_one_that_is_meant_is_told(said: tuple[str, str]) -> None:
    told = asked("What are the side effects of AC?", said)
    assert (told.status, dict(told.needs)) == ("answered", {"therapy": "doxorubicin"})
    assert [concept.id for concept in told.understanding.concepts] == ["doxorubicin"]
    assert told.understanding.corrected == (said,)


def test_what_is_not_meant_is_not_read_and_the_words_are_looked_at_again() -> None:
    question = "Which trials are there for HER2-positive breast cancer?"
    assert asked(question).needs["disease"] == "her2-positive-breast-cancer"
    told = asked(question, ("her2-positive-breast-cancer", ""))
    assert "her2-positive-breast-cancer" not in {concept.id for concept in told.understanding.concepts}
    assert told.needs["disease"] == "breast-cancer", "the shorter name in the same words"


def test_nothing_that_is_not_meant_is_answered_about() -> None:
    told = asked("What are the side effects of AC?", ("cyclophosphamide", ""), ("doxorubicin", ""))
    assert told.status in ("clarify", "unknown")
    assert not told.understanding.concepts


def test_a_correction_holds_in_a_message_of_several_sentences() -> None:
    message = "I have breast cancer. My doctor wants to give me AC. What are the side effects of AC for me?"
    told = asked(message, ("cyclophosphamide", "doxorubicin"))
    assert told.needs["therapy"] == "doxorubicin"
    assert {concept.id for concept in told.understanding.concepts} == {"breast-cancer", "doxorubicin"}


def test_who_changes_their_mind_means_the_last() -> None:
    assert Corrections.of([("a", "b"), ("b", "c")]).pairs == (("a", "c"),)
    assert Corrections.of([("a", "b"), ("b", "a")]).pairs == (("a", "a"),)
    assert Corrections.of([("a", "b"), ("b", "")]).refused == {"a"}


def test_what_is_not_held_can_not_be_meant() -> None:
    with pytest.raises(NotFound):
        asked("What is HER2?", ("her2", "nothing-like-it"))
    assert Corrections.of([("her2", "nothing"), ("er", "")]).of_held({"her2", "er"}.__contains__).pairs == (("er", ""),)


def test_a_misspelt_name_offers_what_it_may_have_been() -> None:
    (read,) = real.ask("What are the side effects of letrozol?").understanding.concepts
    assert (read.id, read.why) == ("letrozole", "spelling")
    exact = real.ask("What are the side effects of letrozole?").understanding.concepts[0]
    assert not exact.others, "a name that is written as it is held may have meant nothing else"


def test_both_things_of_one_name_are_offered_for_each_other() -> None:
    held = {one.id: one.others for one in real.ask("What are the side effects of AC?").understanding.concepts}
    assert "doxorubicin" in held["cyclophosphamide"]
    assert "cyclophosphamide" in held["doxorubicin"]
