"""What a claim replaces is named by what it states; a newer reading replaces an older one as a whole."""

from pathlib import Path

import pytest

from kg.claims import Replaced, ReplacedReading
from kg.graph import live
from kg.merge import Facts
from tests.kg.files import READ, claim, complaints, disease, folder, more, page

MAIN = "facts/disease/melanoma"
OLD = (claim("is_a solid-tumor"), claim("is_a skin-cancer"))


def replacing(statement: str, *others: str) -> str:
    """A file in which a newer claim takes the place of another."""
    return disease(
        "melanoma",
        claim("is_a solid-tumor", "direction: refutes", f"supersedes: {{claim: {statement}, because: newer}}"),
        *others,
    )


@pytest.mark.parametrize(
    "statement",
    [
        "{object: solid-tumor, direction: supports}",
        "{object: solid-tumor, qualifiers: {}}",
        "{subject: melanoma, predicate: is_a, object: solid-tumor}",
    ],
)
def test_the_older_claim_is_named_by_what_it_states(tmp_path: Path, statement: str) -> None:
    facts = folder(tmp_path, {MAIN: replacing(statement, *OLD)})
    assert complaints(facts) == []
    newer, older = (next(c for c in facts.claims.values() if c.object == "solid-tumor" and c.direction == way)
                    for way in ("refutes", "supports"))  # fmt: skip
    assert newer.supersedes == Replaced(claim=older.id, because="newer")
    assert older.superseded_by == Replaced(claim=newer.id, because="newer")
    assert older.superseded
    assert older not in live(facts.claims.values())


def test_a_claim_of_another_subject_is_replaced_where_that_is_named(tmp_path: Path) -> None:
    """What was said of the wider disease is now said of the narrower one."""
    other = disease("skin-cancer", claim("is_a solid-tumor"))
    facts = folder(
        tmp_path,
        {MAIN: replacing("{subject: skin-cancer, object: solid-tumor}", *OLD), "facts/disease/skin-cancer": other},
    )
    assert complaints(facts) == []
    assert [claim.subject for claim in facts.claims.values() if claim.superseded] == ["skin-cancer"]


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (
            "{direction: supports}",
            "supersedes a claim that 2 claims fit; write `claim:` as"
            " {object: solid-tumor, qualifiers: {}, direction: supports} (kg/facts/disease/melanoma.yaml:10) or"
            " {object: skin-cancer, qualifiers: {}, direction: supports} (kg/facts/disease/melanoma.yaml:13)",
        ),
        ("{object: skin}", "supersedes a claim that is not held; write `claim:` as {object: solid-tumor, "),
        ("{object: skin-cancer, qualifiers: {jurisdiction: us}}", "supersedes a claim that is not held; write"),
        ("{predicate: expresses}", "no other claim says 'is_a' of 'melanoma': name its `subject` or `predicate`, too"),
    ],
)
def test_a_statement_that_fits_none_or_several_is_told_with_what_to_write(
    tmp_path: Path, statement: str, said: str
) -> None:
    (told,) = complaints(folder(tmp_path, {MAIN: replacing(statement, *OLD)}))
    assert told.startswith("kg/facts/disease/melanoma.yaml:8: ")
    assert said in told


def test_what_a_finding_proposes_can_be_pasted(tmp_path: Path) -> None:
    (told,) = complaints(folder(tmp_path, {MAIN: replacing("{object: skin}", *OLD)}))
    proposed = told.partition("`claim:` as ")[2].partition(" (kg/")[0]
    assert complaints(folder(tmp_path, {MAIN: replacing(proposed, *OLD)})) == []


def test_a_hash_is_no_statement(tmp_path: Path) -> None:
    (told,) = complaints(folder(tmp_path, {MAIN: replacing("melanoma.is_a.solid-tumor.aaa202", *OLD)}))
    assert "should be what the older claim states, like {object: " in told


def test_two_claims_do_not_replace_each_other(tmp_path: Path) -> None:
    back = claim("is_a solid-tumor", "supersedes: {claim: {direction: refutes}, because: older}")
    (told,) = complaints(folder(tmp_path, {MAIN: replacing("{object: solid-tumor}", back)}))
    assert "which supersedes it" in told


def read_again(tmp_path: Path, supersedes: str, *claims: str, **pages: tuple[str, ...]) -> Facts:
    """Facts of which one page was replaced by another."""
    newer = page("b-page", *READ, f"supersedes: {{reading: {supersedes}, because: a newer edition}}")
    files = {"sources/b-page": newer, MAIN: disease("melanoma", *claims)}
    return folder(tmp_path, files | {f"sources/{key}": page(key, *lines) for key, lines in pages.items()})


def test_a_claim_that_rests_on_a_replaced_reading_alone_is_no_longer_said(tmp_path: Path) -> None:
    facts = read_again(tmp_path, "a-page", claim("is_a solid-tumor"))
    assert complaints(facts) == []
    (held,) = facts.claims.values()
    assert held.cited[0].superseded_by == ReplacedReading(reading="b-page", because="a newer edition")
    assert held.superseded
    assert held.superseded_by is None, "no claim replaced it"
    assert live(facts.claims.values()) == []


def test_a_claim_that_the_newer_reading_holds_stays_and_speaks_for_its_day(tmp_path: Path) -> None:
    newer = ("level: regulatory", "date: 2026-01-01", *READ[2:])
    facts = folder(
        tmp_path,
        {
            "sources/b-page": page("b-page", *newer, "supersedes: {reading: a-page, because: newer}"),
            MAIN: disease("melanoma", claim("is_a solid-tumor", cited="{a-page: x, b-page: y}")),
        },
    )
    (held,) = facts.claims.values()
    assert (complaints(facts), held.superseded, len(held.cited)) == ([], False, 2)
    assert [citation.source for citation in held.resting_on] == ["b-page"]
    assert held.as_of.year == 2026


def test_what_was_replaced_does_not_lend_its_day_be_it_the_later_one(tmp_path: Path) -> None:
    """A page was taken to be of a later day than it is: what replaces its reading says so."""
    later = ("level: reference", "date: 2026-01-01", *READ[2:])
    newer = (*READ, "supersedes: {reading: a-page, because: it is older than it says}")
    facts = folder(
        tmp_path,
        {
            "sources/a-page": page("a-page", *later),
            "sources/b-page": page("b-page", *newer),
            MAIN: disease("melanoma", claim("is_a solid-tumor", cited="{a-page: x, b-page: y}")),
        },
    )
    (held,) = facts.claims.values()
    assert (complaints(facts), held.as_of.year) == ([], 2025)


def test_a_source_named_as_a_whole_is_replaced_with_all_its_readings(tmp_path: Path) -> None:
    both = (*READ, "readings:", "  label: {level: regulatory}")
    facts = read_again(
        tmp_path,
        "a-page",
        claim("is_a solid-tumor"),
        claim("is_a skin-cancer", cited="{a-page/label: opening}"),
        **{"a-page": both},
    )
    assert complaints(facts) == []
    assert live(facts.claims.values()) == []


def test_a_newer_edition_replaces_the_older_one_of_the_same_source(tmp_path: Path) -> None:
    lines = (*READ, "supersedes: {reading: a-page/first, because: newer}", "readings:", "  first: {as_of: 2020-01-01}")
    facts = folder(
        tmp_path,
        {
            "sources/a-page": page("a-page", *lines),
            MAIN: disease("melanoma", claim("is_a solid-tumor", cited="{a-page/first: x}"), claim("is_a skin-cancer")),
        },
    )
    assert complaints(facts) == []
    assert [claim.object for claim in facts.claims.values() if claim.superseded] == ["solid-tumor"]


@pytest.mark.parametrize(
    ("supersedes", "said"),
    [
        ("a-pag", "supersedes the reading 'a-pag', which is not held; did you mean 'a-page'?"),
        ("a-page/label", "supersedes the reading 'a-page/label', which is not held; did you mean 'a-page'?"),
        ("b-page", "the reading 'b-page' supersedes itself"),
    ],
)
def test_a_replaced_reading_is_one_that_is_held(tmp_path: Path, supersedes: str, said: str) -> None:
    (told,) = complaints(read_again(tmp_path, supersedes, claim("is_a solid-tumor")))
    assert told.startswith("kg/sources/b-page.yaml:11: ")
    assert said in told


def test_two_readings_do_not_replace_each_other(tmp_path: Path) -> None:
    back = page("a-page", *READ, "supersedes: {reading: b-page, because: older}")
    newer = page("b-page", *READ, "supersedes: {reading: a-page, because: newer}")
    facts = folder(tmp_path, {"sources/a-page": back, "sources/b-page": newer, MAIN: disease("melanoma", *OLD)})
    assert len([told for told in complaints(facts) if "supersede each other" in told]) == 2


def test_a_supplement_can_say_what_is_replaced(tmp_path: Path) -> None:
    newer = claim(
        "is_a solid-tumor", "direction: refutes", "supersedes: {claim: {direction: supports}, because: newer}"
    )
    files = {MAIN: disease("melanoma", OLD[0]), f"{MAIN}--import": more("melanoma", newer)}
    assert complaints(folder(tmp_path, files)) == []
