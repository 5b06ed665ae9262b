"""A fact file is read as it is written, and what is wrong with it is told as file:line with what to do."""

from pathlib import Path

import pytest

from kg.files import read
from kg.gates import check
from kg.merge import Facts
from tests.kg.builders import READ_ON, vocabulary, write

SOURCE = """\
id: a-page
title: A page
publisher: A publisher
kind: official
date: 2025-01-01
url: https://publisher.example/a-page
licence: public-domain
level: reference
read_on: 2026-11-22
read_by: a-reader
"""
FACT = """\
id: melanoma
type: Disease
label: {plain: melanoma, standard: {en: malignant melanoma, es: melanoma maligno}}
gloss:
  plain: A cancer of the skin.
  cited: {a-page: opening}
claims:
  - predicate: is_a
    object: solid-tumor
    cited:
      a-page: opening
"""
CLASS = FACT.replace("id: melanoma", "id: solid-tumor")[: FACT.index("claims:") + 3]
MELANOMA = "kg/facts/disease/melanoma.yaml"


def facts(tmp_path: Path, fact: str = FACT, **more: str) -> Facts:
    """The facts of a folder that has these files."""
    files = {"kg/sources/a-page.yaml": SOURCE, MELANOMA: fact, "kg/facts/disease/solid-tumor.yaml": CLASS}
    write(tmp_path, {**files, **{f"kg/facts/more/{name.replace('_', '-')}.yaml": text for name, text in more.items()}})
    return read(vocabulary(), tmp_path / "kg")


def complaints(held: Facts) -> list[str]:
    """All that is wrong, as it is printed."""
    return [str(finding) for finding in (*held.findings, *check(held, vocabulary(), READ_ON))]


def test_a_right_file_is_read_without_complaint(tmp_path: Path) -> None:
    held = facts(tmp_path)
    assert complaints(held) == []
    assert held.concepts["melanoma"].label.say("clinical", "es") == "melanoma maligno"
    assert [claim.predicate for claim in held.claims.values() if claim.subject == "melanoma"] == ["gloss", "is_a"]


def test_no_stays_a_word(tmp_path: Path) -> None:
    """The safe loader would read False, 1 and a date."""
    text = FACT.replace("plain: melanoma,", "plain: no,").replace("a-page: opening", "a-page: 2025-01-01", 1)
    held = facts(tmp_path, text.replace("A cancer of the skin.", "yes"))
    gloss = next(claim for claim in held.claims.values() if claim.predicate == "gloss" and claim.subject == "melanoma")
    assert held.concepts["melanoma"].label.say("plain") == "no"
    assert gloss.words is not None
    assert (gloss.words.say("plain"), gloss.cited[0].at) == ("yes", "2025-01-01")


@pytest.mark.parametrize(
    ("right", "wrong", "line", "said"),
    [
        ("label:", "lable:", 3, "unknown key 'lable'; did you mean 'label'?"),
        ("    object:", "    objct:", 9, "unknown key 'objct'; did you mean 'object'?"),
        ("a-page: opening\n", "a-page: {at: opening, levle: x}\n", 11, "did you mean 'level'?"),
        ("    cited:\n      a-page: opening\n", "    cited: []\n", 10, "should name each source with the place in it"),
        (
            "    cited:\n      a-page: opening\n",
            "    cited: {}\n",
            10,
            "'cited' is empty; fill it in: it should name each source",
        ),
        ("type: Disease", "type: Disease\ntype: Disease", 3, "the key 'type' stands twice; keep one of the two"),
        ("type: Disease", "type: Diseas", 2, "unknown class 'Diseas'; did you mean 'Disease'?"),
        ("predicate: is_a", "predicate: is_an", 8, "unknown predicate 'is_an'; did you mean 'is_a'?"),
        (
            "object: solid-tumor",
            "object: solid-tumour",
            9,
            "unknown concept 'solid-tumour'; did you mean 'solid-tumor'?",
        ),
        ("object: solid-tumor", "text: a tumor", 9, "'text' is 'a tumor': it should be words by register, like {plain"),
        ("object: solid-tumor", "text: {plain: {}}", 9, "'plain' is empty; fill it in"),
        ("{plain: melanoma, standard: {en: malignant melanoma, es: melanoma maligno}}", "", 3, "words by register"),
        ("plain: A cancer of the skin.", "plain:", 5, "'plain' is empty; fill it in: it should be words"),
        ("plain: A cancer of the skin.", 'plain: ""', 5, "'plain' is empty; fill it in: it should be words"),
        ("plain: A cancer of the skin.", "plain: {es: }", 5, "it should be words, or words by language, like {en: …"),
        ("object: solid-tumor", "text: {plain: x}", 9, "'is_a' takes no text; write `object: …`"),
        ("object: solid-tumor", "object: Solid Tumor", 9, "should be an id in lower-case letters, digits and hyphens"),
        ("object: solid-tumor", "object:", 9, "'object' is empty; fill it in: it should be an id"),
        ("predicate: is_a", "predicate:", 8, "'predicate' is empty; fill it in"),
        ("    object: solid-tumor\n", "", 8, "exactly one of object, text and value"),
        ("id: melanoma", "id: melanomas", 1, "the id 'melanomas' is not the file's name; rename the file"),
        ("label: {plain: melanoma", "label: {plain: [melanoma", 3, "not YAML"),
        ("label: {plain: melanoma", "label: {plain: *other", 3, "points to another (`*name`); write the value out"),
        ("label: {plain: melanoma", "label: {[plain]: melanoma", 3, "a key that is more than a word"),
        ("type: Disease", "---\ntype: Disease", 2, "a second document begins"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, right: str, wrong: str, line: int, said: str) -> None:
    head, found, tail = FACT.rpartition(right)
    assert found, right
    told = [c for c in complaints(facts(tmp_path, head + wrong + tail)) if said in c]
    assert told, f"not told: {said}"
    assert told[0].startswith(f"{MELANOMA}:{line}: ")


@pytest.mark.parametrize(
    ("wrong", "line", "said"),
    [
        ("a-pag: opening", 11, "unknown source 'a-pag'; did you mean 'a-page'?"),
        ("no-such-thing-at-all: x", 11, "`wayfind new source no-such-thing-at-all` begins"),
        ("a-page/labl: opening", 11, "'a-page' has no reading 'labl'; did you mean 'a-page/label'?"),
        ("a-page: ", 11, "should say where in the source it stands"),
        ("a-page: []", 11, "'a-page' is empty; fill it in"),
        ("a-page: {at: opening, level: referenc}", 11, "unknown level 'referenc'; did you mean 'reference'?"),
        ("a-page: {at: opening, as_of: 2026-11-23}", 11, "impossible dates: it speaks for 2026-11-23, and 'a-page'"),
        ("a-page: {at: opening, as_of: 2025-30-12}", 11, "'as_of' is '2025-30-12': not a date"),
        ("a-page:\n        at: opening\n        as_of: soon", 13, "'as_of' is 'soon': not a date"),
        ("a-page:\n        - opening\n        - {at: end, level: x}", 13, "unknown level 'x'"),
    ],
)
def test_a_wrong_citation_is_told_with_its_line(tmp_path: Path, wrong: str, line: int, said: str) -> None:
    labelled = SOURCE + "readings:\n  label: {level: regulatory}\n"
    head, _, _ = FACT.rpartition("a-page: opening")
    write(tmp_path, {"kg/facts/disease/solid-tumor.yaml": CLASS, MELANOMA: f"{head}{wrong}\n"})
    write(tmp_path, {"kg/sources/a-page.yaml": labelled})
    told = [c for c in complaints(read(vocabulary(), tmp_path / "kg")) if said in c]
    assert told, f"not told: {said}"
    assert told[0].startswith(f"{MELANOMA}:{line}: ")


def test_what_is_wrong_with_a_source_is_told_once_not_for_each_claim(tmp_path: Path) -> None:
    write(tmp_path, {"kg/sources/a-page.yaml": SOURCE.replace("level: ", "levle: "), MELANOMA: FACT})
    (told,) = (str(finding) for finding in read(vocabulary(), tmp_path / "kg").findings)
    assert told == "kg/sources/a-page.yaml:8: unknown key 'levle'; did you mean 'level'?"


def test_a_file_of_more_about_a_concept_begins_with_about(tmp_path: Path) -> None:
    (told,) = complaints(facts(tmp_path, melanoma__rows="id: melanoma\nclaims: []\n"))
    assert told.startswith("kg/facts/more/melanoma--rows.yaml:1: by its name the file says more about a concept")
    assert "begin it with `about: melanoma` in place of `id`" in told


def test_a_file_that_is_a_list_is_told_what_it_should_be(tmp_path: Path) -> None:
    (told,) = [c for c in complaints(facts(tmp_path, other="- one\n- two\n")) if "other" in c]
    assert told == "kg/facts/more/other.yaml:1: the file is \"['one', 'two']\"; it should be keys, like `id: …`"


def test_one_id_in_two_files_is_told_with_both_places(tmp_path: Path) -> None:
    held = facts(tmp_path, melanoma=FACT)
    told = [c for c in complaints(held) if "is already at" in c]
    assert f"kg/facts/more/melanoma.yaml:1: 'melanoma' is already at {MELANOMA}:1; remove one of the two" in told


def test_a_text_of_more_than_one_sentence_is_told(tmp_path: Path) -> None:
    long = FACT.replace("A cancer of the skin.", "word " * 50)
    assert any("cut it to 200" in complaint for complaint in complaints(facts(tmp_path, long)))


def test_an_empty_file_is_told_not_skipped(tmp_path: Path) -> None:
    assert any(complaint.startswith(f"{MELANOMA}:1: ") for complaint in complaints(facts(tmp_path, "")))


@pytest.mark.parametrize(
    ("written", "days", "lasting"), [("365d", 365, False), ("never", None, True), ("", None, False)]
)
def test_how_long_a_claim_holds(tmp_path: Path, written: str, days: int | None, lasting: bool) -> None:
    """`never` is something else than nothing said: a perishable claim must say which."""
    line = f"    valid_for: {written}\n" if written else ""
    held = facts(tmp_path, FACT.replace("    cited:\n", f"{line}    cited:\n"))
    (claim,) = (claim for claim in held.claims.values() if claim.predicate == "is_a")
    assert (claim.valid_for, claim.lasting) == (days, lasting)


def test_days_are_written_as_days(tmp_path: Path) -> None:
    held = facts(tmp_path, FACT.replace("    cited:\n", "    valid_for: 1 year\n    cited:\n"))
    assert any("a number of days, like 365d, or never" in complaint for complaint in complaints(held))
