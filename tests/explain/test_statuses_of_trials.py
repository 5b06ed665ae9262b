"""What a row says of whether a trial is open: of which day, and how that day is known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from explain.model import Sentence
from kg.claims import REGISTERS, Claim, Register
from tests.explain.real import TODAY, answer, claims, knowledge

SECTIONS = ("trials", "trials-wider", "all-trials", "all-trials-wider", "trials-withdrawn", "all-trials-withdrawn")
OPEN = ("recruiting", "enrolling-by-invitation", "active-not-recruiting")
MAIN = {"marker", "extent", "stage", "sex", "histology", "course"}
"""The conditions that a row says."""
STATUSES = {claim.id: claim for claim in claims("has_status")}
ASKED = (
    (("disease", "breast-cancer"),),
    (("disease", "mesothelioma"),),
    (("disease", "her2-positive-breast-cancer"), ("therapy", "car-t")),
    (("disease", "mesothelioma"), ("therapy", "t-cell-therapy")),
)


def rows() -> Iterator[tuple[Claim, str, Sentence]]:
    """The claim of each row of some answers about its trial's status, the cell that says it, and the row."""
    for needs in ASKED:
        for told in (one for one in answer("find-trials", needs).sections if one.id in SECTIONS and one.sentences):
            place = told.columns.index("Status")
            for row in told.sentences:
                (found,) = (STATUSES[key] for key in row.claims if key in STATUSES)
                yield found, row.cells[place].text, row


def test_of_a_copy_without_a_date_it_is_said_that_it_was_read_then() -> None:
    seen = set()
    for claim, said, row in rows():
        undated = all(one.undated for one in claim.cited)
        seen.add(undated)
        assert (", undated, seen on " in said) is undated, said
        assert (" (undated, seen on " in row.text) is undated, row.text
    assert seen == {True, False}


def test_what_has_passed_its_day_is_said_of_the_past() -> None:
    seen = set()
    for claim, said, _ in rows():
        stale = claim.stale_on(TODAY)
        seen.add((claim.object, stale))
        assert said.startswith("When last seen, ") is stale, said
    assert {("recruiting", True), ("recruiting", False)} <= seen


def test_a_row_whose_status_is_months_old_is_marked_as_maybe_changed() -> None:
    """Once it is older than the ontology's `may_change_after`; the table then says once what the mark means."""
    after = knowledge().graph.vocabulary.predicates["has_status"].may_change_after
    seen = set()
    for claim, said, row in rows():
        months_old = claim.valid_for is not None and claim.as_of + timedelta(days=after or 0) < TODAY
        seen.add((claim.object, months_old, claim.stale_on(TODAY)))
        assert row.doubted or not months_old, said
    assert ("recruiting", True, False) in seen


def test_no_word_on_a_status_says_that_it_is_so_now() -> None:
    held = knowledge().graph
    for status in sorted(held.of_class("TrialStatus")):
        for claim in claims("aside"):
            words = claim.words.say("plain", "en") if claim.subject == status and claim.words else ""
            assert "now" not in (words or "").split(), f"{status}: {words}"


def test_whom_a_trial_is_for_is_not_said_more_broadly_than_its_conditions() -> None:
    """The main ones stand in its row; all of them under "Who each trial is or was for"."""
    labels = {str(one.label.say("plain", "en")).lower() for one in knowledge().graph.concepts.values()}
    enrolls, seen = {claim.id: claim for claim in claims("enrolls")}, 0
    for needs in ASKED:
        for told in (one for one in answer("find-trials", needs).sections if one.id in SECTIONS and one.sentences):
            place = next(i for i, heading in enumerate(told.columns) if heading.startswith("Who it is for"))
            for row in told.sentences:
                cell = row.cells[place]
                held = [enrolls[key].qualifiers.keys() & MAIN for key in cell.claims if key in enrolls]
                assert held, row.text
                if all(held):
                    assert cell.text.lower() not in labels, f"no condition is said: {cell.text}"
                    seen += 1
    assert seen


@pytest.mark.parametrize("register", REGISTERS)
def test_that_something_is_being_tested_rests_on_a_trial_that_is_open(register: Register) -> None:
    """Where none is known to be, trials are counted, and what is over or no longer known of them is said."""
    seen = 0
    for therapy in ("t-cell-therapy", *sorted({claim.object or "" for claim in claims("tests")})):
        for said in answer("how-it-works", (("therapy", therapy), ("disease", "cancer")), register).summary:
            if "being tested" in said.text or "under investigation" in said.text:
                seen += 1
                statuses = [STATUSES[key] for key in said.claims if key in STATUSES]
                assert any(one.object in OPEN and not one.stale_on(TODAY) for one in statuses), said.text
    assert seen


@pytest.mark.parametrize("needs", ASKED)
def test_a_list_of_trials_begins_with_what_takes_people_and_says_what_it_tests(
    needs: tuple[tuple[str, str], ...],
) -> None:
    """What is open stands before what is over; a number of a register is nothing to read a list by."""
    order = {"recruiting": 0, "enrolling-by-invitation": 1, "not-yet-recruiting": 2, "active-not-recruiting": 3}
    for told in (one for one in answer("find-trials", needs).sections if one.id in SECTIONS and one.sentences):
        fresh = [
            order.get(status.object or "", 9)
            for row in told.sentences
            for status in [STATUSES[key] for key in row.claims if key in STATUSES][:1]
            if not status.stale_on(TODAY)
        ]
        assert fresh == sorted(fresh), f"{told.id}: order its rows by `listed: {{status: …}}`"
        for row in told.sentences:
            assert "NCT" not in row.cells[0].text, f"begin with what it tests: {row.cells[0].text}"
            said = row.cells[0].text.lower()
            assert any(word in said for word in ("test", "stud", "compar")), f"say what it tests: {said}"


def test_what_a_report_calls_safe_is_told_as_of_few_people_and_in_need_of_more_study() -> None:
    told = [str(c.words) for c in claims("reported")]
    told = [text for text in told if "safe" in text or "tolerated" in text]
    assert told
    assert all("few" in text and "more study" in text for text in told), told
