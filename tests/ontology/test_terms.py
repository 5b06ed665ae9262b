"""Every IRI is a constant, and every constant is a term of wayfind.ttl."""

from __future__ import annotations

import re

import pytest
from rdflib import RDFS, SKOS, Graph, URIRef

from ontology import terms
from ontology.turtle import read_vocabulary
from ontology.vocabulary import WAYFIND_TTL

CONSTANTS = {
    name: value
    for name, value in vars(terms).items()
    if name.isupper() and isinstance(value, str) and value.startswith(terms.WF) and value != terms.WF
}


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(WAYFIND_TTL, format="turtle")


def test_terms_equal_the_turtle(ontology: Graph) -> None:
    written = {str(s) for s in ontology.subjects() if str(s).startswith(terms.WF)}
    named = set(CONSTANTS.values())
    assert written == named, (
        f"add to terms.py: {sorted(written - named)}; add to wayfind.ttl: {sorted(named - written)}"
    )


def test_the_turtle_uses_no_term_that_it_does_not_describe(ontology: Graph) -> None:
    used = {str(term) for triple in ontology for term in triple if str(term).startswith(terms.WF)}
    assert used <= set(CONSTANTS.values()), f"describe {sorted(used - set(CONSTANTS.values()))}"


def test_no_two_constants_are_one_iri() -> None:
    assert len(set(CONSTANTS.values())) == len(CONSTANTS)


def test_constants_are_named_after_their_iri() -> None:
    """`wf:level` alone is AT_LEVEL, since LEVEL is the class."""
    odd = {
        name: value
        for name, value in CONSTANTS.items()
        if re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", value.removeprefix(terms.WF)).upper() != name
    }
    assert odd == {"AT_LEVEL": terms.WF + "level"}


def test_every_term_has_its_words_in_english_and_once_in_a_language(ontology: Graph) -> None:
    for iri in CONSTANTS.values():
        for property_ in (RDFS.label, SKOS.definition, URIRef(terms.PLAIN_GLOSS)):
            said = [getattr(words, "language", None) for words in ontology.objects(URIRef(iri), property_)]
            assert "en" in said, f"give {iri} a {property_} in English"
            assert len(said) == len(set(said)), f"give {iri} one {property_} in each language, not {said}"


def test_plain_glosses_are_short_sentences(ontology: Graph) -> None:
    for term, gloss in ontology.subject_objects(URIRef(terms.PLAIN_GLOSS)):
        text = str(gloss)
        assert re.fullmatch(r"[A-Z].{,98}\.", text), f"{term}: {text!r}"


def test_names_of_fact_files_lead_to_the_terms() -> None:
    words = read_vocabulary()
    assert all(terms.class_iri(row.id) == row.iri for row in words.classes.values())
    assert all(terms.predicate_iri(row.id) == row.iri for row in words.predicates.values())
    assert all(terms.level_iri(row.id) == row.iri for row in words.levels.values())
    assert all(terms.qualifier_iri(row.id) == row.iri for row in words.qualifier_kinds.values())


def test_every_namespace_stands_on_the_one_base() -> None:
    spaces = (terms.WF, terms.CONCEPTS, terms.CLAIMS, terms.SOURCES, terms.ONTOLOGY)
    assert all(space.startswith(terms.BASE) for space in spaces)
