"""A belief that was heard is among what was recognized, with the sentence that tells it, and can be refused."""

from __future__ import annotations

import pytest

from explain.ask.grounding.corrections import Corrections
from explain.model import Recognized
from tests.explain import real

SUGAR = "myth-sugar-feeds-cancer"


def beliefs(message: str) -> dict[str, Recognized]:
    """The beliefs that are recognized in a message."""
    return {one.id: one for one in real.ask(message).understanding.concepts if one.type == "Myth"}


@pytest.mark.parametrize(
    ("message", "role"),
    [
        ("My aunt says sugar feeds cancer so I threw it all out. What can I eat during chemo?", "told"),
        ("Is it true that sugar feeds cancer?", "asked"),
    ],
)
def test_a_belief_that_is_stated_or_asked_about_is_recognized(message: str, role: str) -> None:
    (told,) = beliefs(message).values()
    assert (told.id, told.role) == (SUGAR, role)
    assert told.matched in message.casefold()
    assert "sugar feeds cancer" in told.matched


def test_the_words_of_a_belief_are_its_sentence_not_all_of_a_message() -> None:
    held = beliefs("I start chemo on Monday. People say sugar really fuels cancer cells. What should I ask my nurse?")
    assert held[SUGAR].matched == "people say sugar really fuels cancer cells"


def test_a_belief_that_is_denied_is_not_recognized() -> None:
    assert not beliefs("I know it is not true that sugar fuels cancer cells. What are the side effects of letrozole?")


def test_a_belief_that_is_not_meant_is_neither_recognized_nor_corrected() -> None:
    message = "My aunt says sugar feeds cancer so I threw it all out. What are the side effects of letrozole?"
    told = real.asker().ask(message, real.TODAY, corrected=Corrections.of([(SUGAR, "")]))
    assert SUGAR not in {one.id for one in told.understanding.concepts}
    assert not told.understanding.corrections
    assert told.needs["therapy"] == "letrozole"
