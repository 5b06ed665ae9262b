"""Answers as text and as Markdown: nothing is left out, what is urgent comes first, every mark has its proof."""

from __future__ import annotations

import re

import pytest

from api.text import as_markdown, as_text, escaped, printable
from explain.model import Explanation
from explain.speaker import Speaker
from kg.claims import ReplacedReading
from tests.api import samples


def speaker() -> Speaker:
    """How a reader of English is spoken to."""
    return samples.asker().knowledge.speaker()


REFERENCE = "How does CAR-T cell therapy work for breast cancer?"


def text(told: Explanation | None = None, width: int = 80, color: bool = False) -> str:
    """The sample as text."""
    return as_text(told or samples.explanation(), speaker(), width, color)


def flat(shown: str) -> str:
    """Text on one line, so that wrapping doesn't matter."""
    return " ".join(shown.split())


@pytest.mark.parametrize("show", [as_text, as_markdown])
def test_the_emergency_and_the_scope_come_first_and_last(show: object) -> None:
    assert callable(show)
    shown = flat(show(samples.explanation(), speaker()))
    assert shown.index("In an emergency") < shown.index("For information only") < shown.index("work?")
    assert shown.rindex("In an emergency") > shown.index("About this answer")
    assert shown.endswith("For information only.")


def test_everything_said_is_there() -> None:
    shown, told = flat(text()), samples.explanation()
    said = [sentence.text for section in told.sections for sentence in section.sentences]
    said += [premise.text for premise in told.understanding.premises] + [r.question for r in told.related]
    said += [section.title for section in told.sections] + [choice.question for choice in told.understanding.choices]
    said += [section.empty.text for section in told.sections if section.empty]
    assert [words for words in said if words not in shown] == []


def test_a_correction_is_announced_before_the_answer() -> None:
    shown = flat(text())
    announced = "First, a correction. The question takes for granted that it is standard. It is not standard"
    assert shown.index(announced) < shown.index("In short")


def test_a_sentence_shows_the_numbers_of_its_sources_and_each_is_proven_below() -> None:
    shown = flat(text())
    assert "in the United States. [1, 2]" in shown
    assert "[1] A page: *about* it. Somebody." in shown
    assert "[2] The label. Authority, 2024-01 (DOI:10.1/x). Regulatory approval, speaks for January 1, 2024" in shown
    assert "read November 22, 2026: section 1 https://a.example/label" in shown


def test_what_was_replaced_is_shown_with_the_reason() -> None:
    assert "(jurisdiction: the European Union). Why: The label was revised. [1]" in flat(text())


def proof_with(**changes: object) -> str:
    """The text of an answer one of whose citations has something else."""
    told = samples.explanation()
    page = samples.PAGE.model_copy(update=changes)
    claims = {
        key: claim.model_copy(update={"cited": tuple(page if c == samples.PAGE else c for c in claim.cited)})
        for key, claim in told.claims.items()
    }
    return flat(text(told.model_copy(update={"claims": claims})))


def test_a_source_without_a_date_is_said_to_have_none() -> None:
    said = "Reference work, undated, seen on January 1, 2023, read November 22, 2026: opening"
    assert said in proof_with(undated=True)


def test_a_citation_that_a_newer_reading_replaced_is_shown_with_the_reason() -> None:
    newer = ReplacedReading(reading="a-label", because="The page was withdrawn.")
    said = "opening. A newer source takes its place. Why: The page was withdrawn."
    assert said in proof_with(superseded_by=newer)


def test_an_empty_section_says_what_was_looked_for() -> None:
    assert "We hold none. As of November 22, 2026. What we looked for: trials of it" in flat(text())


def test_lines_fit_the_terminal_and_only_addresses_stick_out() -> None:
    shown = as_text(samples.asker().ask(REFERENCE, samples.TODAY), speaker(), width=60)
    long = [line for line in shown.splitlines() if len(line) > 60 and "http" not in line]
    assert not long


def test_every_number_of_a_real_answer_has_its_source() -> None:
    told = samples.asker().ask(REFERENCE, samples.TODAY)
    shown = as_text(told, speaker())
    proven = {int(number) for number in re.findall(r"^ *\[(\d+)\] ", shown, re.MULTILINE)}
    assert proven == set(range(1, len(told.sources) + 1))
    assert [source.url for source in told.sources.values() if source.url not in shown] == []


def test_colour_is_only_added_when_it_is_asked_for() -> None:
    assert "\x1b" not in text()
    assert re.sub(r"\x1b\[[\d;]*m", "", text(color=True)) == text()


def test_a_question_can_not_take_over_the_terminal() -> None:
    told = samples.explanation().model_copy(update={"question": "\x1b]0;x\x07 \x1b[2J?"})
    assert not {"\x1b", "\x07"} & set(text(told))
    assert printable("a\u202eb") == "a b"


def test_markdown_shows_characters_and_links_addresses() -> None:
    shown = as_markdown(samples.explanation(), speaker())
    assert "# Does \\<the cure\\> work?" in shown
    assert "1. A page: \\*about\\* it" in shown
    assert "<https://a.example/page_1>" in shown


@pytest.mark.parametrize(
    ("plain", "shown"),
    [
        ("1. not a list", "1\\. not a list"),
        ("- not a list", "\\- not a list"),
        ("# not a title", "\\# not a title"),
        ("CAR T-cell, HER2+ and 5%", "CAR T-cell, HER2+ and 5%"),
        ("<script>&amp;", "\\<script\\>\\&amp;"),
        ("[a](javascript:b)", "\\[a\\](javascript:b)"),
        ("see https://a.example/?q=a_b&c (x)", "see <https://a.example/?q=a_b&c> (x)"),
    ],
)
def test_markdown_is_escaped(plain: str, shown: str) -> None:
    assert escaped(plain) == shown


def test_what_was_named_and_is_not_answered_is_said_with_what_can_be_asked() -> None:
    shown = flat(text())
    assert "You also named the illness: this answer is not about it. These we can answer - What is it?" in shown


def test_what_a_section_leaves_out_is_counted() -> None:
    assert "and 12 more: see all that is said of the cure" in flat(text())
