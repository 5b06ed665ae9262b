"""Whatever is written is heard or refused as what it is; nothing else comes of it."""

from __future__ import annotations

from itertools import islice

import pytest

from explain.ask.reading.text import cleaned, read
from explain.book.hearing import FLAGS
from ontology.errors import BadQuestion
from tests.explain import real
from tests.explain.noise import messages

SEED = 11


def _heard(count: int) -> int:
    """How many of some messages are heard; the others hold nothing to read."""
    asked = [example for example, _ in real.knowledge().book.hearing.examples("en")]
    told = [said for said, _ in real.knowledge().book.hearing.subjects[FLAGS].messages("en")]
    ear, heard = real.asker().ear("en"), 0
    for message in islice(messages(SEED, [*asked, *told]), count):
        try:
            text = cleaned(message)
        except BadQuestion:
            continue
        ear.hear(read(text))
        heard += 1
    return heard


def test_any_message_is_heard() -> None:
    assert _heard(400) > 300


@pytest.mark.slow
def test_a_hundred_thousand_messages_are_heard() -> None:
    assert _heard(100_000) > 90_000
