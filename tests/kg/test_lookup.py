"""Who tends the facts sees what rests on a page and what is said of a thing, in words, and can go to each line."""

import re
from collections import Counter
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from kg.files import KG, read
from kg.lookup import in_words_of, resting_on, said_of
from kg.merge import Facts
from ontology.errors import NotFound
from tests.kg.builders import real_facts, vocabulary
from tests.kg.files import READ, claim, disease, folder, more, page

MELANOMA = "kg/facts/disease/melanoma.yaml"


@pytest.fixture
def facts(tmp_path: Path) -> Facts:
    """Two claims about melanoma, one of them stated by an import, too; and one that names it."""
    both = claim("is_a skin-cancer", cited="{a-page: [row 1, row 2]}")
    refuted = claim("is_a solid-tumor", "direction: refutes", cited="{a-page/label: row 3}")
    files = {
        "sources/a-page": page("a-page", *READ, "readings:", "  label: {level: regulatory}"),
        "facts/disease/melanoma": disease("melanoma", both, refuted).replace(
            "claims:", "synonyms: [Black Mole]\nclaims:"
        ),
        "facts/disease/melanoma--import": more("melanoma", claim("is_a skin-cancer", cited="{b-page: row 9}")),
        "facts/disease/skin-cancer": disease("skin-cancer", claim("disjoint_with melanoma")),
    }
    return folder(tmp_path, files)


def test_a_page_is_read_again_place_by_place(facts: Facts) -> None:
    sheet = resting_on(facts, in_words_of(facts, vocabulary()), "a-page")
    assert [(spot.reading, spot.at, line.text, line.where) for spot in sheet.spots for line in spot.lines] == [
        ("", "opening", "skin-cancer excludes melanoma", ("kg/facts/disease/skin-cancer.yaml:7",)),
        ("", "row 1", "melanoma is a kind of skin-cancer", (f"{MELANOMA}:8",)),
        ("", "row 2", "melanoma is a kind of skin-cancer", (f"{MELANOMA}:8",)),
        ("label", "row 3", "melanoma is not a kind of solid-tumor", (f"{MELANOMA}:12",)),
    ]
    assert {name: where for name, (_, where) in sheet.readings.items()} == {
        "": "kg/sources/a-page.yaml:9",
        "label": "kg/sources/a-page.yaml:9",
    }, "the one line to change"


def test_one_reading_can_be_asked_for(facts: Facts) -> None:
    assert [spot.at for spot in resting_on(facts, in_words_of(facts, vocabulary()), "a-page/label").spots] == ["row 3"]


@pytest.mark.parametrize(("named", "close"), [("a-pag", "a-page"), ("a-page/labl", "a-page/label")])
def test_a_source_that_is_not_held_is_told_with_near_misses(facts: Facts, named: str, close: str) -> None:
    with pytest.raises(NotFound) as told:
        resting_on(facts, in_words_of(facts, vocabulary()), named)
    assert close in told.value.fix


@pytest.mark.parametrize("named", ["melanoma", "Melanoma", "black mole"])
def test_all_that_is_said_of_a_concept_is_shown_with_every_place(facts: Facts, named: str) -> None:
    held = said_of(facts, in_words_of(facts, vocabulary()), named)
    assert (held.concept.id, held.where) == ("melanoma", f"{MELANOMA}:1")
    assert [(line.text, line.where) for line in held.said] == [
        ("melanoma is a kind of skin-cancer", (f"{MELANOMA}:6", "kg/facts/disease/melanoma--import.yaml:3")),
        ("melanoma is not a kind of solid-tumor", (f"{MELANOMA}:9",)),
    ]
    assert [line.text for line in held.named] == ["skin-cancer excludes melanoma"]


def test_a_concept_that_is_not_held_is_told_with_near_misses(facts: Facts) -> None:
    with pytest.raises(NotFound, match="unknown concept 'melanona'; did you mean 'melanoma'"):
        said_of(facts, in_words_of(facts, vocabulary()), "melanona")


def test_reading_a_real_page_again_is_one_edit(tmp_path: Path) -> None:
    """The page that most citations name: one line of its file dates them all."""
    cited = Counter(c.source for claim in real_facts().claims.values() for c in claim.cited)
    (source, most) = cited.most_common(1)[0]
    for name in ("facts", "sources"):
        copytree(KG / name, tmp_path / "kg" / name)
    path = tmp_path / "kg" / "sources" / f"{source}.yaml"
    path.write_text(re.sub(r"(?m)^read_on: .*$", "read_on: 2031-02-03", path.read_text("utf-8")), encoding="utf-8")
    read_again = [
        citation
        for claim in read(vocabulary(), tmp_path / "kg").claims.values()
        for citation in claim.cited
        if citation.checked_on == date(2031, 2, 3)
    ]
    assert [citation.source for citation in read_again] == [source] * most


def test_a_concept_whose_file_is_wrong_is_not_called_unknown(tmp_path: Path) -> None:
    wrong = disease("melanoma", claim("is_a skin-cancer")).replace("type: Disease", "typo: Disease")
    facts = folder(tmp_path, {"facts/disease/melanoma": wrong})
    with pytest.raises(NotFound, match=rf"{MELANOMA}:\d+: something is wrong in the file of 'melanoma'"):
        said_of(facts, in_words_of(facts, vocabulary()), "melanoma")
