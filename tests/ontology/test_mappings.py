"""Mappings to the field's own terms are well formed, and each stands beside the label it was looked up with."""

from __future__ import annotations

import re

import pytest
from rdflib import DCTERMS, FOAF, OWL, PROV, RDFS, SKOS, Graph, URIRef

from ontology.turtle import read_vocabulary
from ontology.vocabulary import WAYFIND_TTL, ClassInfo, PredicateInfo, Vocabulary

MATCHES = (SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.relatedMatch)
FORMS = {
    "biolink": r"https://w3id\.org/biolink/vocab/(?:[A-Z][A-Za-z]+|[a-z]+(?:_[a-z]+)*)",
    "eco": r"http://purl\.obolibrary\.org/obo/ECO_\d{7}",
    "ncit": r"http://purl\.obolibrary\.org/obo/NCIT_C\d+",
    "mcode": r"http://hl7\.org/fhir/us/mcode/StructureDefinition/mcode-[a-z-]+",
}
STANDARDS = (DCTERMS, FOAF, OWL, PROV, RDFS, SKOS)
UNMAPPED_LEVELS = {"observational"}  # no term of the Evidence and Conclusion Ontology was found to fit


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(WAYFIND_TTL, format="turtle")


def scheme(iri: str) -> str:
    """The vocabulary that an IRI belongs to, empty where it is of none."""
    known = [name for name, form in FORMS.items() if re.fullmatch(form, iri)]
    return next(iter(known), "standard" if any(URIRef(iri) in space for space in STANDARDS) else "")


def test_every_mapping_leads_to_a_term_of_a_known_vocabulary(ontology: Graph) -> None:
    odd = [str(target) for match in MATCHES for target in ontology.objects(None, match) if not scheme(str(target))]
    assert not odd, f"mistyped, or from a vocabulary that this test does not know: {odd}"


def test_no_term_is_exactly_two_things_of_one_vocabulary(ontology: Graph) -> None:
    for term in set(ontology.subjects(SKOS.exactMatch)):
        schemes = [scheme(str(target)) for target in ontology.objects(term, SKOS.exactMatch)]
        assert len(schemes) == len(set(schemes)), term


def test_no_mapping_has_two_strengths(ontology: Graph) -> None:
    pairs = [pair for match in MATCHES for pair in ontology.subject_objects(match)]
    assert len(pairs) == len(set(pairs)), "keep the one that holds"


def test_every_identifier_stands_beside_its_label() -> None:
    """Biolink's own names say what they mean; a bare number or profile does not."""
    lines = WAYFIND_TTL.read_text(encoding="utf-8").splitlines()
    codes = {code for line in lines for code in re.findall(r"(?:eco|ncit|mcode):[\w-]+", line)}
    labelled = {code for line in lines if "# " in line for code in re.findall(r"(?:eco|ncit|mcode):[\w-]+", line)}
    assert codes == labelled, f"write the label as looked up behind {codes - labelled}"


def test_levels_know_their_kind_of_evidence() -> None:
    levels = read_vocabulary().levels
    assert {level.id for level in levels.values() if level.eco is None} == UNMAPPED_LEVELS
    assert levels["phase3"].eco == "ECO:0000180"


def test_a_door_has_what_other_vocabularies_call_a_class_or_predicate(ontology: Graph) -> None:
    words = read_vocabulary()
    held: list[ClassInfo | PredicateInfo] = [*words.classes.values(), *words.predicates.values()]
    for term in held:
        mapped = set(term.mappings)
        written = {
            (str(match).removeprefix(str(SKOS)), str(target))
            for match in MATCHES
            for target in ontology.objects(URIRef(term.iri), match)
        }
        assert mapped == written, term.id
    assert words.classes["Drug"].mappings[0] == ("closeMatch", "http://purl.obolibrary.org/obo/NCIT_C1909")


def test_a_snapshot_keeps_the_mappings() -> None:
    words = read_vocabulary()
    assert Vocabulary.model_validate_json(words.model_dump_json(exclude_defaults=True)) == words
