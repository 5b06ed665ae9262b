"""An answer is short first: budgets of words, of sentences and of what is left unexplained, in the plain register."""

from __future__ import annotations

import re
from functools import cache

import pytest

from api.evaluation import Read, read
from explain.answering import Answering
from explain.fillings import Address
from explain.length import words
from tests.explain.addresses import label
from tests.explain.looked import looked
from tests.explain.real import TODAY, ask, content, knowledge

REFERENCE = "How does CAR-T cell therapy work for breast cancer?"
SUMMARY_WORDS, SUMMARY_SENTENCES = 60, 3
"""What a summary has at most; what explains its terms, in brackets, is not counted."""
BRACKETS = re.compile(r" \([^()]*\)")
MOST_LONG = 0.05
"""How many sentences may have more than 25 words."""


@cache
def plain() -> dict[Address, Read]:
    """Every usual answer, measured in the plain register."""
    return {address: one.read for address, one in looked().items()}


@pytest.mark.parametrize("plan", sorted(content().plans))
def test_an_answer_keeps_to_its_plans_budget_of_words(plan: str) -> None:
    most = content().plans[plan].most_words
    over = {label(a): one.brief_words for a, one in plain().items() if a[0] == plan and one.brief_words > most}
    assert not over, f"over {most} words (`most_words`): show less at once (`brief`, `few`, `opened`): {over}"


def test_the_reference_answer_is_shorter_than_the_page_to_beat() -> None:
    measured = read(Answering.on(TODAY, knowledge()), ask(REFERENCE))
    assert measured.brief_words <= 450, "show less at once (`brief`, `few`, `opened` in how-it-works)"


def test_few_sentences_are_long() -> None:
    long, every = (sum(getattr(one, key) for one in plain().values()) for key in ("long_sentences", "brief_sentences"))
    assert long / every <= MOST_LONG, f"{long} of {every} sentences have more than 25 words: cut them in two"


def test_every_term_is_explained_where_it_first_stands() -> None:
    left = sorted({term for one in plain().values() for term in one.unexplained})
    assert not left, f"give each an `aside`, or its words a place in wording/everyday.yaml: {left}"


def test_a_summary_is_short() -> None:
    told = {label(address): [BRACKETS.sub("", text) for text in one.summary] for address, one in looked().items()}
    counted = {name: sum(map(len, map(words, texts))) for name, texts in told.items()}
    long = {name: counted[name] for name, texts in told.items() if len(texts) > SUMMARY_SENTENCES}
    long |= {name: count for name, count in counted.items() if count > SUMMARY_WORDS}
    assert not long, f"shorten the rule's words, or its lists (`few`): {long}"


def test_an_answer_says_something_and_at_most_once_what_was_not_found() -> None:
    assert all(one.says_something and one.untold_lines <= 1 for one in plain().values())
