"""Answers as text and as Markdown: nothing is left out, what is urgent comes first, every mark has its proof."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Protocol

import pytest

from api.text import as_markdown, as_text, escaped, printable
from explain.model import Explanation
from explain.speaker import Speaker
from kg.claims import ReplacedReading
from tests.api import samples
from tests.explain import real


class Show(Protocol):
    """A printed form."""

    def __call__(self, explanation: Explanation, speaker: Speaker, *, full: bool = False) -> str:
        """All of an explanation, or what is told at once."""


def speaker() -> Speaker:
    """How a reader of English is spoken to."""
    return samples.asker().knowledge.speaker()


REFERENCE = "How does CAR-T cell therapy work for breast cancer?"


def text(told: Explanation | None = None, width: int = 80, color: bool = False, full: bool = True) -> str:
    """The sample as text."""
    return as_text(told or samples.explanation(), speaker(), width, color, full)


def flat(shown: str) -> str:
    """Text on one line, so that wrapping doesn't matter."""
    return " ".join(shown.split())


@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("show", [as_text, as_markdown])
def test_the_emergency_comes_first_and_the_scope_last(show: Show, full: bool) -> None:
    shown = flat(show(samples.explanation(), speaker(), full=full))
    assert re.match(r"\W*In an emergency, call\.", shown), f"nothing may stand above it: {shown[:80]}"
    assert (
        shown.index("About this answer") < shown.index("Some of it has expired.") < shown.index("For information only")
    )
    assert shown.endswith("For information only.")


@pytest.mark.parametrize("show", [as_text, as_markdown])
def test_the_summary_stands_before_every_section(show: Show) -> None:
    shown = flat(show(samples.explanation(), speaker()))
    assert shown.index("It is not standard") < shown.index("approved somewhere.") < shown.index("What it is")


def test_everything_said_is_there() -> None:
    shown, told = flat(text()), samples.explanation()
    said = [one.text for one in told.summary]
    rows = [sentence for section in told.sections for sentence in section.sentences]
    said += [text for one in rows for text in ([cell.text for cell in one.cells] or [one.text])]
    said += [premise.text for premise in told.understanding.premises] + [r.question for r in told.related]
    said += [section.title for section in told.sections if section.sentences]
    said += [choice.question for choice in told.understanding.choices]
    said += [text for empty in told.untold for text in (empty.thing, empty.looked_for)]
    assert [words for words in said if words not in shown] == []


def test_a_correction_is_announced_before_the_answer() -> None:
    shown = flat(text())
    announced = "First, a correction. The question takes for granted that it is standard. It is not standard"
    assert shown.index(announced) < shown.index("The cure is approved")


@pytest.mark.parametrize("question", ["Does trastuzumab target HER2?", "Is PD-L1 a target for CAR-T?"])
def test_a_premise_that_is_not_wrong_is_not_printed(question: str) -> None:
    told = real.ask(question)
    assert told.understanding.premises
    assert not told.understanding.corrections
    assert all(premise.text not in flat(text(told)) for premise in told.understanding.premises)


def test_a_sentence_shows_the_numbers_of_its_sources_and_each_is_proven_below() -> None:
    shown = flat(text())
    assert "in the United States. [1, 2]" in shown
    assert "[1] A page: *about* it. Somebody." in shown
    assert "[2] The label. Authority, 2024-01 (DOI:10.1/x). Regulatory approval, speaks for January 1, 2024" in shown
    assert "read November 22, 2026: section 1 https://a.example/label" in shown


def test_what_was_replaced_is_shown_with_the_reason() -> None:
    said = "(jurisdiction: the European Union). Why: The label was revised. [1]"
    assert said in flat(text())
    assert said not in flat(text(full=False)), "in brief only the proof of what is printed"


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


def test_what_was_not_found_is_one_line_and_in_full_also_what_was_looked_for() -> None:
    one = "We have not yet collected trials of it. Your care team can tell you more."
    for full in (False, True):
        shown = flat(text(full=full))
        assert shown.count(one) == 1
        assert "Trials" not in shown, "a section without a sentence has no heading"
        assert ("What we looked for: cure tested_in it" in shown) == full


def test_in_brief_what_is_left_out_is_counted_and_said_how_to_get() -> None:
    brief, full = flat(text(full=False)), flat(text())
    assert "Shown: 1 of 3. To see everything, add --full." in brief
    assert "Rash" not in brief
    assert "--full" not in full
    folded = samples.SIGNS[1:]
    told = samples.explanation()
    sections = tuple(replace(s, sentences=folded) if s.id == "signs" else s for s in told.sections)
    brief = flat(text(told.model_copy(update={"sections": sections}), full=False))
    assert "There is also: Signs. To see everything, add --full." in brief
    assert "How often" not in brief


def test_a_row_has_its_cells_behind_their_headings_and_what_has_none_is_said_whole() -> None:
    shown = text()
    assert "- Fever [1, 2]\n    How often: common\n- Rash * [1, 2]\n    What helps: rest\n" in shown
    assert "\n- Others say that no rash comes. [1]\n" in shown, "what contradicts a row stands right behind it"
    assert "* This may have changed since then" in flat(shown)


def test_a_table_in_markdown_has_one_head_and_every_row_as_many_cells() -> None:
    shown = as_markdown(samples.explanation(), speaker(), full=True)
    rows = [line for line in shown.splitlines() if line.startswith("|")]
    assert rows[:2] == ["| Sign | How often | What helps |", "| --- | --- | --- |"]
    assert rows[3] == "| Rash \\* \\[1, 2\\] |  | rest |"
    assert {row.count("|") for row in rows} == {4}
    assert len(rows) == 2 + len(samples.SIGNS)
    assert "\n".join(rows) in shown, "a blank line would end the table"


def test_lines_fit_the_terminal_and_only_addresses_stick_out() -> None:
    shown = as_text(samples.asker().ask(REFERENCE, samples.TODAY), speaker(), width=60, full=True)
    long = [line for line in shown.splitlines() if len(line) > 60 and "http" not in line]
    assert not long


def test_every_number_of_a_real_answer_has_its_source() -> None:
    told = samples.asker().ask(REFERENCE, samples.TODAY)
    printed = {}
    for full in (False, True):
        shown = as_text(told, speaker(), full=full)
        answer, proof = shown.split("What all this rests on\n", 1)
        proven = {int(number) for number in re.findall(r"^ *\[(\d+)\] ", proof, re.MULTILINE)}
        marks = re.findall(r"\[(\d[\d,–\s]*)(?:\s?and\s\d+\smore)?\]", answer)
        used = {int(number) for mark in marks for number in re.findall(r"\d+", mark)}
        assert used <= proven, "a mark without a source"
        assert proven == set(range(1, len(proven) + 1))
        printed[full] = proof
    assert [source.url for source in told.sources.values() if source.url not in printed[True]] == []
    assert len(printed[False]) < len(printed[True]), "in brief there is less to prove"


def test_colour_is_only_added_when_it_is_asked_for() -> None:
    assert "\x1b" not in text()
    assert re.sub(r"\x1b\[[\d;]*m", "", text(color=True)) == text()


def test_a_question_can_not_take_over_the_terminal() -> None:
    told = samples.explanation().model_copy(update={"question": "\x1b]0;x\x07 \x1b[2J?"})
    assert not {"\x1b", "\x07"} & set(text(told))
    assert printable("a\u202eb") == "a b"


def test_markdown_shows_characters_and_links_addresses() -> None:
    shown = as_markdown(samples.explanation(), speaker(), full=True)
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
    assert (
        "You also named the illness: this answer is not about it. Not what you meant? You can also ask - What is it?"
        in shown
    )


def test_what_a_section_leaves_out_is_counted() -> None:
    assert "and 12 more: see all that is said of the cure" in flat(text())


def test_behind_a_sentence_in_brief_stand_its_strongest_sources_and_how_many_more() -> None:
    told = real.ask(REFERENCE)
    brief, full = (flat(text(told, full=full)) for full in (False, True))
    marks = re.findall(r"\[(\d[\d, –]*)(?: and (\d+) more)?\]", brief.split("What all this rests on")[0])
    assert any(more for _, more in marks)
    assert all(len(re.findall(r"\d+", numbers)) <= 4 for numbers, _ in marks), "three, or four where that is all"
    assert not re.search(r"\[\d[\d, –]* and \d+ more\]", full), "in full, every source is named"
    listed = {int(number) for number in re.findall(r"\[(\d+)\] ", brief.split("What all this rests on")[1])}
    named = {int(number) for numbers, _ in marks for number in re.findall(r"\d+", numbers)}
    assert named <= listed, "every mark has its source"


def test_one_line_more_is_printed_and_not_counted() -> None:
    for question in (REFERENCE, "What are the side effects of Enhertu?"):
        shown = re.findall(r"Shown: (\d+) of (\d+)", flat(text(real.ask(question), full=False)))
        assert shown
        assert all(int(every) - int(some) > 1 for some, every in shown)
