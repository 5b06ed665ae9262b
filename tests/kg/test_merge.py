"""One statement from two files is one claim with the citations of both; else both places are told."""

from pathlib import Path

import pytest

from tests.kg.files import claim, complaints, disease, folder, more

MAIN, IMPORT = "facts/disease/melanoma", "facts/disease/melanoma--import"
SAID = "is_a skin-cancer"


def test_an_import_that_states_a_held_claim_corroborates_it(tmp_path: Path) -> None:
    files = {
        MAIN: disease("melanoma", claim(SAID)),
        IMPORT: more("melanoma", claim(SAID, cited="{b-page: row 7}"), claim("is_a solid-tumor")),
    }
    facts = folder(tmp_path, files)
    assert complaints(facts) == []
    both, alone = sorted(facts.claims.values(), key=lambda held: -len(held.cited))
    assert [(c.source, c.at) for c in both.cited] == [("a-page", "opening"), ("b-page", "row 7")]
    assert tuple(map(str, facts.places[both.id])) == (
        "kg/facts/disease/melanoma.yaml:5",
        "kg/facts/disease/melanoma--import.yaml:3",
    )
    assert facts.where[both.id] == facts.places[both.id][0], "the concept's own file comes first"
    assert str(facts.cited_at[both.id, "b-page", "row 7"]) == "kg/facts/disease/melanoma--import.yaml:5"
    assert alone.object == "solid-tumor"


def test_what_both_read_in_one_place_is_cited_once(tmp_path: Path) -> None:
    facts = folder(tmp_path, {MAIN: disease("melanoma", claim(SAID)), IMPORT: more("melanoma", claim(SAID))})
    assert complaints(facts) == []
    (held,) = facts.claims.values()
    assert len(held.cited) == 1


def test_twice_in_one_file_with_one_citation_is_a_slip(tmp_path: Path) -> None:
    facts = folder(tmp_path, {MAIN: disease("melanoma", claim(SAID), claim(SAID))})
    (told,) = complaints(facts)
    assert told.startswith("kg/facts/disease/melanoma.yaml:8: 'melanoma.is_a.skin-cancer.")
    assert told.endswith("is already at kg/facts/disease/melanoma.yaml:5; remove one of the two")


@pytest.mark.parametrize("line", ["order: 2", "valid_for: 30d", "valid_for: never"])
def test_two_files_that_differ_in_more_than_citations_are_told(tmp_path: Path, line: str) -> None:
    first = claim(SAID, "order: 1", "valid_for: 60d")
    (told,) = complaints(
        folder(tmp_path, {MAIN: disease("melanoma", first), IMPORT: more("melanoma", claim(SAID, line))})
    )
    assert told.startswith("kg/facts/disease/melanoma--import.yaml:3: ")
    assert f"already at kg/facts/disease/melanoma.yaml:5, with another `{line.partition(':')[0]}`" in told


def test_what_one_file_leaves_out_the_other_says(tmp_path: Path) -> None:
    silent = claim(SAID, cited="{b-page: row 7}")
    facts = folder(
        tmp_path,
        {MAIN: disease("melanoma", silent), IMPORT: more("melanoma", claim(SAID, "order: 3", "valid_for: 9d"))},
    )
    (held,) = facts.claims.values()
    assert (complaints(facts), held.order, held.valid_for) == ([], 3, 9)


def test_that_a_claim_never_expires_may_stand_in_one_file_alone(tmp_path: Path) -> None:
    """Else its predicate's time would count, as if nobody had said it."""
    lasting = claim(SAID, "valid_for: never")
    for name, first, second in (("early", lasting, claim(SAID)), ("late", claim(SAID), lasting)):
        facts = folder(tmp_path / name, {MAIN: disease("melanoma", first), IMPORT: more("melanoma", second)})
        (held,) = facts.claims.values()
        assert (complaints(facts), held.lasting, held.valid_for) == ([], True, None), name
