"""A fact file is read as it is written, and what is wrong with it is told as file:line with what to do."""

from pathlib import Path

import pytest

from kg.files import Facts, read
from kg.gates import check
from tests.kg.builders import READ_ON, vocabulary, write

SOURCE = """\
id: a-page
title: A page
publisher: A publisher
kind: official
url: https://publisher.example/a-page
licence: public-domain
accessed_on: 2026-11-22
"""
FACT = """\
id: melanoma
type: Disease
label: {plain: melanoma, standard: {en: malignant melanoma, es: melanoma maligno}}
gloss:
  plain: A cancer of the skin.
  cited: [{source: a-page, at: opening, level: reference, as_of: 2025-01-01, checked_on: 2026-11-22}]
claims:
  - predicate: is_a
    object: solid-tumor
    cited:
      - {source: a-page, at: opening, level: reference, as_of: 2025-01-01, checked_on: 2026-11-22}
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
    text = FACT.replace("plain: melanoma,", "plain: no,").replace("at: opening", "at: 2025-01-01", 1)
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
        ("level: reference, as_of: 2025-01-01, checked_on: 2026-11-22}\n", "levle: x}\n", 11, "did you mean 'level'?"),
        ("type: Disease", "type: Disease\ntype: Disease", 3, "the key 'type' stands twice; keep one of the two"),
        ("type: Disease", "type: Diseas", 1, "unknown class 'Diseas'; did you mean 'Disease'?"),
        ("predicate: is_a", "predicate: is_an", 8, "unknown predicate 'is_an'; did you mean 'is_a'?"),
        (
            "object: solid-tumor",
            "object: solid-tumour",
            8,
            "unknown concept 'solid-tumour'; did you mean 'solid-tumor'?",
        ),
        ("object: solid-tumor", "text: {plain: x}", 8, "'is_a' takes no text; write `object: …`"),
        ("object: solid-tumor", "object: Solid Tumor", 9, "should match pattern"),
        ("    object: solid-tumor\n", "", 8, "exactly one of object, text and value"),
        ("id: melanoma", "id: melanomas", 1, "the id 'melanomas' is not the file's name; rename the file"),
        ("label: {plain: melanoma", "label: {plain: [melanoma", 3, "not YAML"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, right: str, wrong: str, line: int, said: str) -> None:
    head, found, tail = FACT.rpartition(right)
    assert found, right
    told = [c for c in complaints(facts(tmp_path, head + wrong + tail)) if said in c]
    assert told, f"not told: {said}"
    assert told[0].startswith(f"{MELANOMA}:{line}: ")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("source: a-pag, ", "unknown source 'a-pag'; did you mean 'a-page'?"),
        ("as_of: 2025-30-12, ", "'as_of' is '2025-30-12'"),
        ("as_of: 2026-11-23, ", "impossible dates"),
        ("checked_on: 2026-11-23", "impossible dates"),
        ("checked_on: soon", "'checked_on' is 'soon'"),
        ("level: referenc, ", "unknown level 'referenc'; did you mean 'reference'?"),
    ],
)
def test_a_wrong_citation_is_told_with_its_line(tmp_path: Path, wrong: str, said: str) -> None:
    key = wrong.partition(":")[0]
    head, claims, tail = FACT.partition("claims:")
    right = next(part for part in tail.split("{")[1].split("}")[0].split(", ") if part.startswith(key))
    told = [
        c for c in complaints(facts(tmp_path, head + claims + tail.replace(right, wrong.rstrip(", ")))) if said in c
    ]
    assert told, f"not told: {said}"
    assert told[0].startswith(MELANOMA)
    assert int(told[0].split(":")[1]) in (8, 11)


def test_one_id_in_two_files_is_told_with_both_places(tmp_path: Path) -> None:
    held = facts(tmp_path, melanoma=FACT)
    told = [c for c in complaints(held) if "is already at" in c]
    assert f"kg/facts/more/melanoma.yaml:1: 'melanoma' is already at {MELANOMA}:1; remove one of the two" in told


def test_one_claim_written_twice_is_told(tmp_path: Path) -> None:
    twice = FACT + FACT.partition("claims:\n")[2]
    assert any(f"{MELANOMA}:12: 'melanoma.is_a.solid-tumor." in c for c in complaints(facts(tmp_path, twice)))


def test_a_circle_is_told(tmp_path: Path) -> None:
    back = "about: solid-tumor\nclaims:\n" + FACT.partition("claims:\n")[2].replace("solid-tumor", "melanoma")
    assert any("a circle: " in complaint for complaint in complaints(facts(tmp_path, back=back)))


def test_a_text_of_more_than_one_sentence_is_told(tmp_path: Path) -> None:
    long = FACT.replace("A cancer of the skin.", "word " * 50)
    assert any("cut it to 200" in complaint for complaint in complaints(facts(tmp_path, long)))


def test_an_empty_file_is_told_not_skipped(tmp_path: Path) -> None:
    assert any(complaint.startswith(f"{MELANOMA}:1: ") for complaint in complaints(facts(tmp_path, "")))


@pytest.mark.parametrize(
    ("named", "said"), [("melanoma.is_a.skin", "names 0 claims"), ("melanoma.is_a", ""), ("melanoma", "names 2 claims")]
)
def test_what_a_claim_supersedes_is_one_held_claim(tmp_path: Path, named: str, said: str) -> None:
    newer = FACT.partition("claims:\n")[2].replace(
        "    object: solid-tumor\n",
        f"    object: solid-tumor\n    direction: refutes\n    supersedes: {{claim: {named}, because: newer}}\n",
    )
    held = facts(tmp_path, FACT + newer)
    told = [complaint for complaint in complaints(held) if "supersedes" in complaint]
    assert bool(told) == bool(said)
    assert all(said in complaint for complaint in told)
    replaced = [claim for claim in held.claims.values() if claim.superseded_by]
    assert len(replaced) == (0 if said else 1)


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
