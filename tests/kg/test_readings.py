"""A source file says once how the page was read; a claim cites source and place, and no more."""

from datetime import date
from pathlib import Path

import pytest

from kg.claims import Citation
from kg.days import told
from tests.kg.builders import READ_ON
from tests.kg.files import READ, claim, complaints, disease, folder, page

MELANOMA = "facts/disease/melanoma"
READ_AT = READ[2:]


def cited(tmp_path: Path, written: str, *lines: str) -> Citation:
    """The citation of a claim that cites a page read so."""
    facts = folder(
        tmp_path,
        {
            "sources/a-page": page("a-page", *lines),
            MELANOMA: disease("melanoma", claim("is_a skin-cancer", cited=written)),
        },
    )
    assert complaints(facts) == []
    (held,) = facts.claims.values()
    return held.cited[0]


def test_a_citation_has_all_that_its_reading_says(tmp_path: Path) -> None:
    reviewed = ("reviewed_by: another-reader", f"reviewed_on: {READ_ON}")
    assert cited(tmp_path, '{a-page: "row 3"}', *READ, *reviewed) == Citation(
        source="a-page",
        at="row 3",
        level="reference",
        as_of=date(2025, 1, 1),
        checked_on=READ_ON,
        read_by="a-reader",
        reviewed_by="another-reader",
        reviewed_on=READ_ON,
    )


@pytest.mark.parametrize(
    ("written", "day"), [("2024", told("2024")), ("2024-07", told("2024-07")), ("2024-07-09", date(2024, 7, 9))]
)
def test_a_page_speaks_for_its_own_date(tmp_path: Path, written: str, day: date) -> None:
    held = cited(tmp_path, "{a-page: x}", "level: reference", f"date: {written}", *READ_AT)
    assert (held.as_of, held.undated) == (day, False)


@pytest.mark.parametrize("written", ["2023", "2023-07"])
def test_a_reading_and_a_place_can_speak_for_a_month_or_a_year(tmp_path: Path, written: str) -> None:
    assert cited(tmp_path, "{a-page: x}", *READ, f"as_of: {written}").as_of == told(written)
    assert cited(tmp_path, f"{{a-page: {{at: x, as_of: {written}}}}}", *READ).as_of == told(written)


def test_another_day_can_be_given(tmp_path: Path) -> None:
    assert cited(tmp_path, "{a-page: x}", *READ, "as_of: 2025-06-01").as_of == date(2025, 6, 1)


def test_a_page_without_a_date_speaks_for_the_day_it_was_seen_and_says_so(tmp_path: Path) -> None:
    held = cited(tmp_path, "{a-page: x}", "level: reference", "undated: true", *READ_AT)
    assert (held.as_of, held.undated) == (READ_ON, True)


def test_an_undated_page_can_have_been_seen_before_it_was_read(tmp_path: Path) -> None:
    """As a stored copy shows."""
    held = cited(tmp_path, "{a-page: x}", "level: reference", "undated: true", "as_of: 2024-05-01", *READ_AT)
    assert (held.as_of, held.undated) == (date(2024, 5, 1), True)


def test_one_page_at_two_levels_is_read_once(tmp_path: Path) -> None:
    labels = ("readings:", "  approvals: {level: regulatory}")
    held = cited(tmp_path, "{a-page/approvals: x}", *READ, *labels)
    assert (held.source, held.reading, held.level) == ("a-page", "approvals", "regulatory")
    assert (held.as_of, held.checked_on, held.read_by) == (date(2025, 1, 1), READ_ON, "a-reader")


def test_an_older_edition_keeps_its_own_days_and_no_review_of_the_newer(tmp_path: Path) -> None:
    older = (
        "reviewed_by: b",
        f"reviewed_on: {READ_ON}",
        "readings:",
        "  first: {as_of: 2020-01-01, read_on: 2021-01-01}",
    )
    held = cited(tmp_path, "{a-page/first: x}", *READ, *older)
    assert (held.as_of, held.checked_on, held.reviewed_by) == (date(2020, 1, 1), date(2021, 1, 1), None)


def test_a_place_can_have_a_level_and_a_day_of_its_own(tmp_path: Path) -> None:
    held = cited(tmp_path, "{a-page: {at: table 2, level: phase3, as_of: 2024-02-02}}", *READ)
    assert (held.at, held.level, held.as_of) == ("table 2", "phase3", date(2024, 2, 2))


def test_several_places_of_one_source_are_several_citations(tmp_path: Path) -> None:
    files = {MELANOMA: disease("melanoma", claim("is_a skin-cancer", cited="{a-page: [row 1, {at: row 2}]}"))}
    (held,) = folder(tmp_path, files).claims.values()
    assert [citation.at for citation in held.cited] == ["row 1", "row 2"]


@pytest.mark.parametrize(
    ("lines", "line", "said"),
    [
        (READ[1:], 1, "'level' is missing"),
        (("level:", *READ[1:]), 7, "'level' is empty; fill it in"),
        ((*READ[:2], READ[3]), 1, "'read_on' is missing"),
        (READ[:3], 1, "'read_by' is missing"),
        (("level: reference", *READ_AT), 1, "nothing says which day it speaks for; add `date:` with"),
        (("level: referenc", *READ[1:]), 7, "unknown level 'referenc'; did you mean 'reference'?"),
        ((*READ, "as_of: 2026-11-23"), 11, "it speaks for 2026-11-23, and was read on 2026-11-22"),
        (("level: reference", "date: 2027", *READ_AT), 8, "it speaks for 2027, and was read on"),
        (("level: reference", "date: 2025-13", *READ_AT), 8, "should be a date, like 2025, 2025-12 or 2025-12-30"),
        ((*READ[:2], "read_on: 2026-11-23", READ[3]), 9, "read_on 2026-11-23 has not come yet"),
        ((*READ[:2], "read_on: soon", READ[3]), 9, "'read_on' is 'soon': not a date"),
        ((*READ, "undated: true"), 11, "undated, and its date is 2025-01-01"),
        ((*READ, "undated: yes"), 11, "'undated' is 'yes'"),
        ((*READ, "reviewed_by: b"), 11, "'reviewed_by' without 'reviewed_on'"),
        ((*READ, "reviewed_on: 2026-11-22"), 11, "'reviewed_on' without 'reviewed_by'"),
        ((*READ, "reviewed_by: b", "reviewed_on: 2026-11-21"), 12, "reviewed on 2026-11-21, and read on 2026-11-22"),
        ((*READ, "reviewed_by: b", "reviewed_on: 2026-11-23"), 12, "reviewed_on 2026-11-23 has not come yet"),
        ((*READ, "readings:", "  label: {levle: x}"), 12, "unknown key 'levle'; did you mean 'level'?"),
        ((*READ, "readings:", "  label: {level: x}"), 12, "unknown level 'x'"),
        ((*READ, "readings:", "  old: {as_of: 2026-12-01}"), 12, "it speaks for 2026-12-01"),
        ((*READ, "readings:", "  old: {read_on: 2026-12-01}"), 12, "read_on 2026-12-01 has not come yet"),
        ((*READ, "accessed_on: 2026-11-22"), 11, "unknown key 'accessed_on'"),
    ],
)
def test_a_slip_in_a_reading_is_told_with_its_line(
    tmp_path: Path, lines: tuple[str, ...], line: int, said: str
) -> None:
    told = [c for c in complaints(folder(tmp_path, {"sources/a-page": page("a-page", *lines)})) if said in c]
    assert told, f"not told: {said}"
    assert told[0].startswith(f"kg/sources/a-page.yaml:{line}: ")


def test_a_source_of_named_editions_alone_is_cited_by_one_of_them(tmp_path: Path) -> None:
    editions = ("readings:", "  of-2024: {level: reference, as_of: 2024-01-01}", "  of-2025: {level: reference}")
    lines = ("date: 2025-01-01", *READ_AT, *editions)
    assert cited(tmp_path, "{a-page/of-2024: x}", *lines).as_of == date(2024, 1, 1)
    files = {"sources/a-page": page("a-page", *lines), MELANOMA: disease("melanoma", claim("is_a skin-cancer"))}
    told = complaints(folder(tmp_path, files))
    assert told == [
        "kg/facts/disease/melanoma.yaml:7: 'a-page' has no reading of its own;"
        " name one of: a-page/of-2024, a-page/of-2025"
    ]


def test_a_reading_that_is_not_there_is_added_to_the_source_or_another_cited(tmp_path: Path) -> None:
    files = {MELANOMA: disease("melanoma", claim("is_a skin-cancer", cited="{a-page/regulatory: x}"))}
    assert complaints(folder(tmp_path, files)) == [
        "kg/facts/disease/melanoma.yaml:7: 'a-page' has no reading 'regulatory';"
        " add it under `readings:` of kg/sources/a-page.yaml, or cite 'a-page'"
    ]
