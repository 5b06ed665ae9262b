"""A number of trials in a summary is the number of rows under it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from random import Random

import pytest

from explain.model import Explanation, Sentence
from kg.claims import Claim
from tests.explain.real import TODAY, answered, content, knowledge

KNOWN = re.compile(r"We know of (?:at least )?(\d+) trials?")
MORE = re.compile(r"(\d+) more may include it")
OPEN = re.compile(r"(\d+)(?: of them)? (?:was|were) taking new people (?:in|between) \w+ \d{4}")
WIDER_OPEN = re.compile(r"(\d+) of (?:these|those others) (?:was|were) taking new people (?:in|between) \w+ \d{4}")
UNDATED = re.compile(r"(\d+) (?:was|were) open \(undated pages?: (?:NCI|NCT)")
OVER = re.compile(r"(\d+) (?:is|are) over")
CLOSED = re.compile(r"(\d+) had closed to new people")
UNCLEAR = re.compile(r"(\d+) may or may not be open")
ONLY, REST = re.compile(r"only trials \(at least (\d+)\)"), re.compile(r"(\d+) (?:is|are) over, closed or unclear")
GROUPS = {"open": OPEN, "undated": UNDATED, "over": OVER, "closed": CLOSED, "unclear": UNCLEAR}
SHUT = ("active-not-recruiting", "suspended")
THERAPIES = ("car-t", "t-cell-therapy")
SEED, MOST = 5, 60


def counted(told: Explanation, what: re.Pattern[str] = KNOWN) -> int | None:
    """The number that the summary says of the trials that are known, or of those of another kind."""
    found = [int(match[1]) for one in told.summary if (match := what.search(one.text))]
    assert len(found) <= 1
    return found[0] if found else None


def listed(told: Explanation, *sections: str) -> dict[str, Sentence]:
    """The trials that some sections tell, with their rows; each stands once."""
    rows = [
        (key, one)
        for held in told.sections
        if held.id in sections
        for one in held.sentences
        for key in dict.fromkeys(told.claims[claim].subject for claim in one.claims)
        if knowledge().graph.is_kind(key, "Trial")
    ]
    assert len(rows) == len(dict(rows)), f"{told.question}: a trial has two rows"
    return dict(rows)


def rows(told: Explanation, *sections: str) -> int | None:
    """How many trials the first of some sections tells that has any."""
    return next((len(held) for key in sections if (held := listed(told, key))), None)


def status(told: Explanation, row: Sentence) -> Claim:
    """What a row says of whether its trial is open."""
    (found,) = (claim for key in row.claims if (claim := told.claims[key]).predicate == "has_status")
    return found


def is_open(held: Claim) -> bool:
    """Whether a trial takes new people, by a status that has not passed its day."""
    return held.object == "recruiting" and not held.stale_on(TODAY)


def group(held: Claim) -> str:
    """In which group a trial is counted, by what was last seen of it."""
    if held.object == "recruiting" and all(one.undated for one in held.cited if one.source.startswith("nct")):
        return "undated"
    if is_open(held):
        return "open"
    if held.object in ("completed", "terminated"):
        return "over"
    return "closed" if held.object in SHUT else "unclear"


def held_to_what_is_listed(told: Explanation, statuses: list[Claim]) -> None:
    """As many trials are in each group as rows say, and the groups add up."""
    counts = Counter(map(group, statuses))
    assert {key: counted(told, what) or 0 for key, what in GROUPS.items()} == {key: counts[key] for key in GROUPS}, (
        told.question
    )
    assert sum(counted(told, what) or 0 for what in GROUPS.values()) == (counted(told) or 0), told.question


def asked() -> Iterator[tuple[Explanation, str, str]]:
    """What is answered of the trials of every disease, with the sections of its own trials and of wider ones."""
    for disease in diseases():
        yield answered("find-trials", disease=disease), "all-trials", "all-trials-wider"
        for therapy in THERAPIES:
            yield answered("find-trials", disease=disease, therapy=therapy), "trials", "trials-wider"


def diseases() -> list[str]:
    """Some diseases, drawn by a seed."""
    held = sorted(knowledge().graph.of_class("Disease"))
    return Random(SEED).sample(held, min(MOST, len(held)))


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


def test_wider_trials_are_in_the_lead_and_those_of_them_that_were_open_are_counted_apart() -> None:
    for told, own, wider in asked():
        here, beside = listed(told, own), listed(told, wider)
        held_to_what_is_listed(told, [status(told, row) for row in (here or beside).values()])
        if here:
            assert (counted(told, MORE) or 0) == len(beside), told.question
            opened = [one for row in beside.values() if is_open(one := status(told, row))]
            assert (counted(told, WIDER_OPEN) or 0) == len(opened), told.question


def test_trials_that_are_open_are_shown_at_once() -> None:
    """Unless they are so many that the answer would be long."""
    seen = 0
    for told, *sections in asked():
        for key in sections:
            opened = [row for row in listed(told, key).values() if is_open(status(told, row))]
            most, brief = content().sections[key].at_once_most, content().sections[key].brief
            seen += len(opened) in range(brief + 1, most + 1)
            assert len(opened) > most or not [row.text for row in opened if row.more], told.question
    assert seen, "no section has more open trials than it shows anyway: this looks at nothing"


def test_elsewhere_what_was_open_and_what_is_unclear_is_counted_as_it_is_listed() -> None:
    for disease in diseases():
        for therapy in THERAPIES:
            told = answered("availability", therapy=therapy, disease=disease)
            if counted(told):
                held_to_what_is_listed(told, [status(told, row) for row in listed(told, "trials").values()])


def test_the_month_is_said_in_which_a_trial_was_open() -> None:
    told = answered("find-trials", disease="mesothelioma", therapy="t-cell-therapy")
    assert any(s.text.endswith("1 of those others was taking new people in January 2026.") for s in told.summary)


def test_where_trials_are_told_it_is_said_that_there_may_be_more() -> None:
    for told, *sections in asked():
        if listed(told, *sections):
            assert any("There may be more." in one.text for one in told.summary), told.question


def test_what_was_withdrawn_and_what_is_wider_stand_apart() -> None:
    told = answered("find-trials", disease="her2-positive-breast-cancer", therapy="car-t")
    held = {one.id: one for one in told.sections}
    withdrawn = {key for key, claim in told.claims.items() if claim.object == "withdrawn"}
    assert withdrawn
    assert not any(withdrawn & set(one.claims) for key in ("trials", "trials-wider") for one in held[key].sentences)
    assert all(withdrawn & set(one.claims) for one in held["trials-withdrawn"].sentences)


def test_that_a_trial_took_people_is_said_only_where_its_status_is() -> None:
    taking = re.compile(r"taken|taking|enroll|join")
    for told, *_ in asked():
        for one in told.summary:
            said = re.sub(OPEN, "", re.sub(WIDER_OPEN, "", one.text))
            assert not taking.search(said.split("To search")[0]), f"{told.question}: {one.text}"
    unknown = answered("find-trials", disease="breast-cancer", therapy="hucart-meso")
    assert unknown.summary[0].text.startswith("We know of 1 trial of huCART-meso")
    assert "1 may or may not be open." in unknown.summary[0].text


def test_trials_for_wider_groups_are_no_more_where_there_are_none_for_the_disease_itself() -> None:
    """What is "more" is more than something."""
    for disease in diseases():
        for therapy in (*THERAPIES, "her2-e-cart"):
            for plan in ("how-it-works", "availability", "find-trials"):
                told = answered(plan, therapy=therapy, disease=disease)
                lead = " ".join(one.text for one in told.summary)
                assert not MORE.search(lead) or re.search(r"\d trials? .*\d+ more may include", lead), lead


@pytest.mark.parametrize("therapy", THERAPIES)
def test_where_a_therapy_is_only_tested_what_was_last_seen_without_a_date_counts_as_unclear(therapy: str) -> None:
    said = 0
    for disease in diseases():
        told, shown = answered("how-it-works", therapy=therapy, disease=disease), counts_of(therapy, disease)
        if counted(told) is not None:
            maybe = (counted(told, UNCLEAR) or 0) + (counted(told, UNDATED) or 0)
            assert maybe == shown["unclear"] + shown["undated"], told.question
            assert (counted(told, OPEN) or 0) == shown["open"], told.question
            said += 1
    assert said


def test_where_there_are_only_trials_none_is_left_unaccounted_for() -> None:
    therapy, said = "car-t", 0
    for disease in diseases():
        told, shown = answered("how-it-works", therapy=therapy, disease=disease), counts_of(therapy, disease)
        total = counted(told, ONLY)
        if total is not None:
            assert (counted(told, REST) or 0) == sum(shown[one] for one in ("over", "closed", "unclear")), told.question
            assert total == sum(counted(told, one) or 0 for one in (OPEN, UNDATED, REST)), told.question
            said += 1
    assert said


def counts_of(therapy: str, disease: str) -> Counter[str]:
    """How many trials are in each group, by the rows of the answer on trials."""
    told = answered("find-trials", therapy=therapy, disease=disease)
    return Counter(group(status(told, row)) for row in listed(told, "trials").values())
