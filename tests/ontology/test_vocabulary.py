"""The vocabulary holds the rules of meaning as wayfind.ttl declares them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import ValidationError

from ontology.errors import NotFound, OntologyError
from ontology.turtle import read_vocabulary
from ontology.vocabulary import WAYFIND_TTL, PredicateInfo, Vocabulary


@pytest.fixture(scope="module")
def words() -> Vocabulary:
    return read_vocabulary()


def test_it_survives_as_json(words: Vocabulary) -> None:
    text = words.model_dump_json()
    again = Vocabulary.model_validate_json(text)
    assert again == words
    assert again.model_dump_json() == text


def test_reading_twice_gives_the_same_bytes(words: Vocabulary) -> None:
    assert read_vocabulary().model_dump_json() == words.model_dump_json()


def test_opening_one_from_json_imports_no_rdf_library() -> None:
    code = (
        "import sys, ontology.vocabulary, ontology.terms, ontology.errors;"
        "print({'rdflib', 'owlready2', 'pyshacl'} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()", "import it inside the function that needs it"


def test_classes_know_their_ancestors(words: Vocabulary) -> None:
    assert words.ancestors("Lipid") == {"Lipid", "Antigen", "Biomarker", "Concept"}
    assert words.is_kind("CellTherapyProduct", "Therapy")
    assert words.is_kind("BiomarkerSubtype", "Disease")
    assert not words.is_kind("Claim", "Concept")
    with pytest.raises(NotFound, match="did you mean 'Disease'"):
        words.ancestors("Diseas")


def test_levels_are_ranked_without_gaps(words: Vocabulary) -> None:
    assert [level.rank for level in words.levels.values()] == list(range(1, 12))
    assert next(iter(words.levels)) == "regulatory"
    assert list(words.levels)[-1] == "reference"


def test_qualifier_kinds_stand_in_reading_order(words: Vocabulary) -> None:
    orders = [kind.order for kind in words.qualifier_kinds.values()]
    assert orders == sorted(set(orders))
    matched = {kind.id: kind.matches for kind in words.qualifier_kinds.values() if kind.matches}
    assert matched == {"disease": "Disease", "therapy": "Therapy"}


def test_predicates_speak_of_known_classes(words: Vocabulary) -> None:
    for predicate in words.predicates.values():
        named = {*predicate.domain, *predicate.range, predicate.claim_class}
        assert named <= set(words.classes), predicate.id
        assert predicate.domain, f"{predicate.id}: declare rdfs:domain"
        assert bool(predicate.range) == (predicate.kind == "concept"), predicate.id
        assert set(predicate.requires) <= set(words.qualifier_kinds), predicate.id
        assert words.is_kind(predicate.claim_class, "Claim"), predicate.id


def test_values_of_qualifiers_are_of_known_classes(words: Vocabulary) -> None:
    assert {one for kind in words.qualifier_kinds.values() for one in kind.value_classes} <= set(words.classes)


def test_every_kind_of_qualifier_can_stand_somewhere(words: Vocabulary) -> None:
    kinds = words.qualifier_kinds
    for kind in kinds.values():
        assert kind.of_claims or kind.inside, f"{kind.id}: say where it may stand (rdfs:domain, wf:inside)"
        assert set(kind.inside) <= set(kinds), kind.id
        assert kind.denies is None or kind.denies in kinds, kind.id
        assert kind.several == "one" or not kind.is_number, f"{kind.id}: a number stands alone"


def test_facets_have_none_of_their_own(words: Vocabulary) -> None:
    """One level: what stands inside only holds nothing else."""
    holders = {outer for kind in words.qualifier_kinds.values() for outer in kind.inside}
    assert all(words.qualifier_kinds[outer].of_claims for outer in holders)


def test_opposition_is_mutual(words: Vocabulary) -> None:
    for predicate in words.predicates.values():
        for other in predicate.opposes:
            assert predicate.id in words.predicates[other].opposes, f"{other} must oppose {predicate.id}"
    assert words.predicates["standard_for"].opposes == ("approved_for",)


@pytest.mark.parametrize(
    ("predicate", "subject", "object_"),
    [
        pytest.param("has_barrier", {"down", "found"}, set(), id="barriers go down the disease"),
        pytest.param("standard_for", {"down"}, {"down"}, id="not standard goes down both"),
        pytest.param("enrolls", set(), {"down", "found"}, id="trials go up and down the disease"),
        pytest.param(
            "approved_for", {"found"}, {"found", "tested"}, id="approvals are found, and tested, never inherited"
        ),
        pytest.param("is_a", set(), set(), id="kinds have a rule of their own"),
    ],
)
def test_inheritance_is_as_the_rules_of_meaning_say(
    words: Vocabulary, predicate: str, subject: set[str], object_: set[str]
) -> None:
    row = words.predicates[predicate]
    assert (set(row.subject), set(row.object)) == (subject, object_)


def test_what_goes_out_of_date_is_declared(words: Vocabulary) -> None:
    assert {p.id for p in words.predicates.values() if p.valid_for} == {
        "approved_for",
        "standard_for",
        "has_status",
        "requires_program",
        "carries_boxed_warning",
        "has_version",
        "read_in_full",
    }
    assert words.predicates["approved_for"].valid_for == 365


def test_a_period_that_is_not_in_days_is_refused(tmp_path: Path) -> None:
    odd = tmp_path / "odd.ttl"
    odd.write_text(WAYFIND_TTL.read_text(encoding="utf-8").replace('"P180D"', '"P6M"'), encoding="utf-8")
    with pytest.raises(OntologyError, match="P6M"):
        read_vocabulary(odd)


def test_every_language_that_is_written_is_read(tmp_path: Path) -> None:
    more = tmp_path / "more.ttl"
    spanish = 'wf:isA rdfs:label "es un tipo de"@es ; wf:deniedLabel "no es un tipo de"@es .'
    more.write_text(f"{WAYFIND_TTL.read_text(encoding='utf-8')}\n{spanish}\n", encoding="utf-8")
    read = read_vocabulary(more).predicates["is_a"]
    assert read.label == {"en": "is a kind of", "es": "es un tipo de"}
    assert read.denied == {"en": "is not a kind of", "es": "no es un tipo de"}
    assert list(read.definition) == ["en"]


@pytest.mark.parametrize(
    ("words", "instead", "said"),
    [
        pytest.param('"is a kind of"@en', '"is a kind of"', "words without a language", id="no language"),
        pytest.param('"is a kind of"@en', '"is a kind of"@es', "no words in 'en'", id="no English"),
        pytest.param('"is a kind of"@en', '"is a kind of"@en, "is a"@en', "two values in 'en'", id="two of one"),
        pytest.param('"is not a kind of"@en', '"no"@es', "no words in 'en'", id="no English denial"),
    ],
)
def test_words_that_cannot_be_told_apart_by_language_are_refused(
    tmp_path: Path, words: str, instead: str, said: str
) -> None:
    odd = tmp_path / "odd.ttl"
    odd.write_text(WAYFIND_TTL.read_text(encoding="utf-8").replace(words, instead), encoding="utf-8")
    with pytest.raises(OntologyError, match=f"isA> has {said}"):
        read_vocabulary(odd)


def test_rows_are_frozen_and_closed(words: Vocabulary) -> None:
    row = words.predicates["is_a"]
    with pytest.raises(ValidationError):
        row.kind = "text"  # type: ignore[misc]
    with pytest.raises(ValidationError):
        PredicateInfo.model_validate({**row.model_dump(), "color": "red"})


def test_a_term_without_its_words_is_refused(tmp_path: Path) -> None:
    text = WAYFIND_TTL.read_text(encoding="utf-8")
    short = tmp_path / "short.ttl"
    short.write_text(text.replace('skos:notation "is_a"', 'skos:note "is_a"'), encoding="utf-8")
    with pytest.raises(OntologyError, match="isA"):
        read_vocabulary(short)
