"""What is wrong with one fact is told at the line of the very key, with what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.kg.files import complaints, folder

DRUG = "facts/therapy/kymriah"
ROWS = "facts/therapy/kymriah--rows"
TEXT = """\
id: kymriah
type: CellTherapyProduct
label: {plain: Kymriah}
xrefs: ["NCIT:C1"]
claims:
  - predicate: approved_for
    object: melanoma
    qualifiers:
      jurisdiction:
        - us
      course: [relapsed]
    cited: {a-page: table}
  - predicate: is_a
    object: car-t
    cited: {a-page: table}
"""
OTHERS = {
    "facts/therapy/car-t": "id: car-t\ntype: CellTherapy\nlabel: {plain: CAR-T}\n",
    "facts/list/a-list": "id: a-list\ntype: PublishedList\nlabel: {plain: a list}\n",
    "facts/qualifier/jurisdiction": "kind: jurisdiction\nvalues:\n  us: {plain: the US}\n",
    "facts/qualifier/course": "kind: course\nvalues:\n  relapsed: {plain: came back}\n",
}


def told(tmp_path: Path, right: str, wrong: str) -> list[str]:
    """All complaints about the drug's file with one slip in it."""
    assert right in TEXT
    return complaints(folder(tmp_path, {**OTHERS, DRUG: TEXT.replace(right, wrong)}))


def test_a_right_file_is_let_through(tmp_path: Path) -> None:
    assert told(tmp_path, "kymriah", "kymriah") == []


@pytest.mark.parametrize(
    ("right", "wrong", "line", "said"),
    [
        ("label: {plain: K", "label: {standard: K", 3, "'kymriah' has no plain label; add `label: {plain: …}`"),
        ("NCIT:C1", "NCI:C1", 4, "unknown prefix 'NCI'; did you mean 'NCIT'?"),
        ("NCIT:C1", "C1", 4, "'C1' is no cross-reference; write it as PREFIX:CODE"),
        ('xrefs: ["NCIT:C1"]', "shares_name_with: [car]", 4, "unknown concept 'car'; did you mean 'car-t'?"),
        ("approved_for", "aproved_for", 6, "unknown predicate 'aproved_for'; did you mean 'approved_for'?"),
        ("approved_for", "expresses", 6, "'kymriah' is a CellTherapyProduct, of which 'expresses' is never said"),
        ("melanoma", "melanom", 7, "unknown concept 'melanom'; did you mean 'melanoma'?"),
        ("object: melanoma", "object: car-t", 7, "'car-t' is a CellTherapy, to which 'approved_for' never points"),
        ("object: melanoma", "value: '5'", 7, "'approved_for' takes no value; write `object: …`"),
        ("jurisdiction:\n", "jurisdictn:\n", 9, "unknown qualifier kind 'jurisdictn'"),
        ("      jurisdiction:\n        - us\n", "", 8, "'approved_for' without a jurisdiction"),
        ("- us", "- uss", 10, "unknown jurisdiction value 'uss'"),
        (
            "- us",
            "- relapsed",
            10,
            "the jurisdiction 'relapsed' is a Course; a value of jurisdiction is a Jurisdiction",
        ),
        ("[relapsed]", "[us]", 11, "the course 'us' is a Jurisdiction"),
        ("object: car-t", "object: melanoma", 14, "'melanoma' is a Disease: no kind of it"),
        ("object: car-t", "object: relapse", 14, "unknown concept 'relapse'; add a file for it"),
        ("object: car-t", "object: melanom", 14, "unknown concept 'melanom'; add a file for it"),
        ("object: car-t", "object: relapsed", 14, "'relapsed' is a Course: no kind of it"),
        ("course: [relapsed]", "list: a-list", 11, "'approved_for' with a `list`: only a `listed_for` claim is a row"),
        (
            "claims:\n",
            "gloss:\n  cited: {a-page: top}\n  plain: Kymriah is a treatment made of cells.\nclaims:\n",
            7,
            "the gloss says its own name; write it as 'A treatment made …'",
        ),
        ("object: car-t", "object: car-t\n    order: 0", 15, "'order' is '0'"),
    ],
)
def test_a_slip_is_told_at_its_line(tmp_path: Path, right: str, wrong: str, line: int, said: str) -> None:
    found = told(tmp_path, right, wrong)
    assert [c for c in found if c.startswith(f"kg/{DRUG}.yaml:{line}: ") and said in c], f"line {line}, {said}: {found}"


def test_what_is_no_kind_is_told_once(tmp_path: Path) -> None:
    """Not also that `is_a` never points there."""
    (found,) = told(tmp_path, "object: car-t", "object: relapsed")
    assert "no kind of it" in found


def test_only_rows_of_a_list_are_counted(tmp_path: Path) -> None:
    head = "id: a-list\ntype: PublishedList\nlabel: {plain: a list}\n"
    covered = "claims:\n  - {predicate: read_in_full, value: '1', cited: {a-page: top}}\n"
    row = TEXT.replace("approved_for", "listed_for").replace("jurisdiction:\n        - us", "list: a-list")
    files = {**OTHERS, "facts/list/a-list": head + covered}
    assert complaints(folder(tmp_path, {**files, DRUG: row})) == []
    other = row + "  - {predicate: causes, object: melanoma, qualifiers: {list: a-list}, cited: {a-page: table}}\n"
    found = complaints(folder(tmp_path, {**files, DRUG: other}))
    assert not [c for c in found if "rows" in c]


def test_a_supplement_about_nothing_is_told_where_it_says_so(tmp_path: Path) -> None:
    claims = TEXT.partition("claims:\n")[2]
    found = complaints(folder(tmp_path, {**OTHERS, DRUG: TEXT, ROWS: f"claims:\n{claims}about: kymria\n"}))
    assert f"kg/{ROWS}.yaml:12: unknown concept 'kymria'; did you mean 'kymriah'?" in found


def test_the_parts_of_a_definition_are_told_at_their_keys(tmp_path: Path) -> None:
    head = "id: x\ntype: BiomarkerSubtype\nlabel: {plain: x}\n"
    text = f"{head}defined_as:\n  cited: {{a-page: top}}\n  parent: car-t\n  marker: us\n"
    found = complaints(folder(tmp_path, {**OTHERS, "facts/disease/x": text, DRUG: TEXT}))
    assert any(c.startswith("kg/facts/disease/x.yaml:6: 'car-t' is a CellTherapy") for c in found)
    assert any(c.startswith("kg/facts/disease/x.yaml:7: the marker 'us' is a Jurisdiction") for c in found)
