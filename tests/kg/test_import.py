"""An importer is one file that writes files: what it repeats corroborates, what is new is new, a wrong row is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.files import read
from kg.merge import Facts
from tests.kg.builders import vocabulary
from tests.kg.files import claim, complaints, folder
from tests.kg.registry_import import imported

ROWS = """\
drug,disease,country
one,melanoma,here
one,melanoma,there
one,skin-cancer,here
two,melanoma,here
two,solid-tumor,there
three,melanoma,here
three,skin-cancer,here
three,skin-cancer,there
three,solid-tumor,here
three,solid-tumor,there
"""
HERE, THERE = ("qualifiers: {jurisdiction: here}",), ("qualifiers: {jurisdiction: there}",)
CURATED = {
    "one": (claim("approved_for melanoma", *HERE), claim("approved_for skin-cancer", *HERE, cited="{b-page: table}")),
    "two": (claim("approved_for solid-tumor", *THERE, "valid_for: 90d"), claim("approved_for skin-cancer", *THERE)),
    "three": (),
}


def drug(key: str, *claims: str) -> str:
    """A fact file of a drug."""
    head = f"id: {key}\ntype: Drug\nlabel: {{plain: {key}}}\n"
    return head + ("claims:\n" + "".join(claims) if claims else "")


def curated(root: Path) -> Facts:
    """What is held before anything is imported."""
    places = "kind: jurisdiction\nvalues:\n  here: {plain: here}\n  there: {plain: there}\n"
    drugs = {f"facts/therapy/{key}": drug(key, *claims) for key, claims in CURATED.items()}
    return folder(root, {"facts/qualifier/jurisdiction": places, **drugs})


def with_rows(root: Path, rows: str = ROWS) -> Facts:
    """What is held when the rows were imported, too."""
    curated(root)
    imported(rows, root / "kg")
    return read(vocabulary(), root / "kg")


def texts(root: Path) -> dict[str, str]:
    """Every file below a folder, as it stands."""
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in sorted(root.rglob("*.yaml"))}


def cited(facts: Facts, subject: str, thing: str, place: str) -> list[tuple[str, str]]:
    """Source and place of all that one approval rests on."""
    (held,) = (
        held
        for held in facts.claims.values()
        if (held.subject, held.object, held.qualifiers["jurisdiction"]) == (subject, thing, (place,))
    )
    return [(one.source, one.at) for one in held.cited]


def test_ten_rows_are_ten_claims_three_of_which_were_held(tmp_path: Path) -> None:
    before = curated(tmp_path)
    after = with_rows(tmp_path)
    assert complaints(after) == []
    assert (len(before.claims), len(after.claims)) == (4, 4 + 10 - 3)
    assert before.claims.keys() < after.claims.keys()


def test_what_a_curator_had_stated_rests_on_both(tmp_path: Path) -> None:
    facts = with_rows(tmp_path)
    assert cited(facts, "one", "melanoma", "here") == [("a-page", "opening"), ("registry", "row 1")]
    assert cited(facts, "one", "skin-cancer", "here") == [("b-page", "table"), ("registry", "row 3")]
    assert cited(facts, "two", "solid-tumor", "there") == [("a-page", "opening"), ("registry", "row 5")]


def test_a_new_claim_rests_on_its_row_and_an_old_one_on_what_it_did(tmp_path: Path) -> None:
    facts = with_rows(tmp_path)
    assert cited(facts, "one", "melanoma", "there") == [("registry", "row 2")]
    assert cited(facts, "two", "skin-cancer", "there") == [("a-page", "opening")]


def test_a_merged_claim_keeps_what_its_curator_said_of_it_and_each_citation_its_level(tmp_path: Path) -> None:
    facts = with_rows(tmp_path)
    (held,) = (held for held in facts.claims.values() if held.valid_for == 90)
    assert (held.subject, held.object) == ("two", "solid-tumor")
    assert {one.source: one.level for one in held.cited} == {"a-page": "reference", "registry": "regulatory"}
    assert [str(place) for place in facts.places[held.id]] == [
        "kg/facts/therapy/two.yaml:5",
        "kg/facts/therapy/two--registry.yaml:9",
    ]


def test_the_curators_files_are_untouched(tmp_path: Path) -> None:
    curated(tmp_path)
    before = texts(tmp_path)
    new = {path.relative_to(tmp_path).as_posix() for path in imported(ROWS, tmp_path / "kg")}
    after = texts(tmp_path)
    assert new == {
        "kg/sources/registry.yaml",
        *(f"kg/facts/therapy/{key}--registry.yaml" for key in ("one", "two", "three")),
    }
    assert after.keys() - before.keys() == new
    assert {name: after[name] for name in before} == before


def test_importing_again_changes_nothing_and_without_its_files_all_is_as_before(tmp_path: Path) -> None:
    before = curated(tmp_path)
    files = imported(ROWS, tmp_path / "kg")
    once = texts(tmp_path)
    imported(ROWS, tmp_path / "kg")
    assert texts(tmp_path) == once
    for path in files:
        path.unlink()
    assert read(vocabulary(), tmp_path / "kg").claims == before.claims


@pytest.mark.parametrize(
    ("wrong", "line", "said"),
    [
        ("one,melanom,there", 10, "unknown concept 'melanom'; did you mean 'melanoma'?"),
        ("one,melanoma,ther", 12, "unknown jurisdiction value 'ther'; did you mean 'there'?"),
        ("one,,there", 10, "'object' is empty"),
        ("one,Melanoma,there", 10, "'object' is 'Melanoma'"),
        ("one,melanoma,", 12, "'jurisdiction' is empty"),
        ("oone,melanoma,there", 1, "unknown concept 'oone'; did you mean 'one'?"),
    ],
)
def test_a_wrong_row_is_told_at_its_own_place(tmp_path: Path, wrong: str, line: int, said: str) -> None:
    """The second row: from line 9 on in the file of its drug, unless it names another drug."""
    rows = ROWS.replace("one,melanoma,there", wrong)
    told = [complaint for complaint in complaints(with_rows(tmp_path, rows)) if said in complaint]
    assert told, f"not told: {said}"
    assert told[0].startswith(f"kg/facts/therapy/{wrong.partition(',')[0]}--registry.yaml:{line}: ")
