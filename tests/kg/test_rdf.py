"""The graph in RDF says what the claims say, in the same bytes each time, and any store reads it."""

from datetime import date

import pyoxigraph
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.claims import Citation, Concept, ReplacedReading
from kg.days import told
from kg.graph import Graph, compiled
from kg.pattern import parse_walk
from kg.rdf import named, to_nquads, to_rdflib, triples, xref
from kg.store import OxigraphStore, evaluate_sparql
from kg.walk import evaluate
from ontology import terms
from ontology.check import check_shapes
from ontology.errors import NotFound
from tests.kg.builders import CAR_T, READ_ON, cite, graph, replacing, says, vocabulary, words
from tests.kg.random_graphs import graphs

XSD = "http://www.w3.org/2001/XMLSchema#"
PREFIXES = f"PREFIX wf: <{terms.WF}> PREFIX c: <{terms.CONCEPTS}> PREFIX prov: <http://www.w3.org/ns/prov#> "
PREFIXES += (
    "PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
)


def asked(held: Graph, query: str) -> list[tuple[str, ...]]:
    """The solutions of a query, as tuples in the order of their variables, sorted."""
    solutions = OxigraphStore(to_nquads(held)).query(PREFIXES + query)
    return sorted(tuple(row[key] for key in sorted(row)) for row in solutions)


@settings(max_examples=30, deadline=None)
@given(graphs(), st.text())
def test_two_parsers_read_the_triples_that_were_written(held: Graph, text: str) -> None:
    strange = Concept(
        id="strange", type="Disease", label=words(plain=f"x{text.replace(chr(0), '')}"), synonyms=("a\nb",)
    )
    held = compiled(held.vocabulary, {**held.concepts, "strange": strange}, held.claims, held.sources)
    nquads = to_nquads(held)
    meant = {(s, p, o if isinstance(o, str) else (o.text, o.language)) for s, p, o in triples(held)}
    oxigraph = {
        (
            quad.subject.value,
            quad.predicate.value,
            (quad.object.value, quad.object.language or "")
            if isinstance(quad.object, pyoxigraph.Literal)
            else quad.object.value,
        )
        for quad in pyoxigraph.parse(nquads.encode(), format=pyoxigraph.RdfFormat.N_QUADS)
        if not isinstance(quad.subject, pyoxigraph.Triple | pyoxigraph.BlankNode)
        if not isinstance(quad.object, pyoxigraph.Triple | pyoxigraph.BlankNode)
    }
    assert oxigraph == meant
    assert set(rdflib.Graph().parse(data=nquads, format="nt")) == set(to_rdflib(held))


def test_lines_are_sorted_and_stand_once() -> None:
    lines = to_nquads(CAR_T).splitlines()
    assert lines == sorted(set(lines))
    assert not any(line.startswith("_:") for line in lines)


def test_a_supported_claim_has_its_plain_triple_and_a_refuted_or_superseded_one_has_none() -> None:
    held = graph(
        {"CellTherapy": "car-t", "Protein": "her2 cd19 bcma"},
        [
            says("car-t has_target her2"),
            says("car-t not has_target cd19"),
            *replacing(says("car-t not has_target bcma"), says("car-t has_target bcma")),
        ],
    )
    assert asked(held, "SELECT ?x { c:car-t wf:hasTarget ?x }") == [(terms.CONCEPTS + "her2",)]
    assert len(asked(held, "SELECT ?x { ?x rdf:predicate wf:hasTarget }")) == 4


def test_derived_kinds_are_plain_triples() -> None:
    """So that a defined class is found without a reasoner."""
    claims = [
        says("her2-positive defined_as breast-cancer", marker="her2+"),
        says("both defined_as breast-cancer", marker=("her2+", "er+")),
    ]
    held = graph({"Disease": "breast-cancer her2-positive both", "TestResult": "her2+ er+"}, claims)
    query = "SELECT ?x { ?x wf:isA c:her2-positive }"
    assert asked(held, query) == [(terms.CONCEPTS + "both",)]


def test_a_claim_is_a_node_with_all_that_is_known_of_it() -> None:
    cited = Citation(source="a-page", at="row 3", level="phase2", as_of=date(2025, 3, 1), checked_on=READ_ON)
    claim = says("kymriah approved_for b-cell-all", cited, valid_for=365, jurisdiction="us")
    held = graph({"Drug": "kymriah", "Disease": "b-cell-all", "Jurisdiction": "us"}, [claim])
    node = f"<{terms.claim_iri(claim.id)}>"
    query = f"SELECT ?a ?b ?c {{ {node} wf:qualifierJurisdiction ?a ; wf:validFor ?b ; wf:direction ?c }}"
    assert asked(held, query) == [(terms.CONCEPTS + "us", "P365D", terms.SUPPORTS)]
    query = f"SELECT ?a ?b ?c {{ {node} wf:cites ?x . ?x wf:level ?a ; wf:asOf ?b ; prov:wasDerivedFrom ?c }}"
    assert asked(held, query) == [(terms.LEVEL_PHASE2, "2025-03-01", terms.SOURCES + "a-page")]
    assert asked(held, f"SELECT ?a {{ {node} a ?a }}") == [(terms.APPROVAL,), (terms.CLAIM,)]


@pytest.mark.parametrize(("day", "datatype"), [("2025", "gYear"), ("2025-03", "gYearMonth"), ("2025-03-01", "date")])
def test_what_a_source_speaks_for_has_the_datatype_of_what_is_known(day: str, datatype: str) -> None:
    cited = Citation(source="a-page", at="row 3", level="phase2", as_of=told(day), checked_on=READ_ON)
    held = graph({"Drug": "kymriah", "Disease": "b-cell-all"}, [says("kymriah approved_for b-cell-all", cited)])
    query = "SELECT (STR(?b) AS ?day) (DATATYPE(?b) AS ?type) { ?x wf:asOf ?b }"
    assert asked(held, query) == [(day, f"{XSD}{datatype}")]
    query = "SELECT (STR(?b) AS ?day) (DATATYPE(?b) AS ?type) { ?x wf:asOfFirst ?b }"
    assert asked(held, query) == [("2025-01-01" if day == "2025" else "2025-03-01", f"{XSD}date")]


def test_a_value_with_facets_and_a_range_are_nodes_with_all_that_they_say() -> None:
    claim = says("kymriah approved_for b-cell-all", age="2..25", course=("gone", "back(of=tea, times=2+)"))
    held = graph({"Drug": "kymriah tea", "Disease": "b-cell-all", "Course": "gone back"}, [claim])
    node = f"<{terms.claim_iri(claim.id)}>"
    ages = f"SELECT ?a ?b ?c {{ {node} wf:qualifierAge ?x . ?x a ?a ; wf:least ?b ; wf:most ?c }}"
    assert asked(held, ages) == [(terms.VALUE, "2", "25")]
    courses = f"SELECT ?a {{ {node} wf:qualifierCourse ?a }}"
    back = terms.VALUES + "back%28of%3Dtea%2C%20times%3D2%2B%29"
    assert asked(held, courses) == [(terms.CONCEPTS + "gone",), (back,)]
    inside = (
        f"SELECT ?a ?b ?c ?d {{ <{back}> wf:narrows ?a ; wf:qualifierOf ?b ; wf:qualifierTimes ?c . ?c wf:least ?d }}"
    )
    assert asked(held, inside) == [(terms.CONCEPTS + "back", terms.CONCEPTS + "tea", terms.VALUES + "2%2B", "2")]


def test_a_walk_binds_a_value_with_facets_in_a_store_too() -> None:
    claim = says("narrow defined_as wide", marker=("her2+(ihc=2+)", "er+"))
    held = graph({"Disease": "narrow wide", "TestResult": "her2+ er+"}, [claim])
    walk = parse_walk(["subtype defined_as disease {marker: state}"])
    rows = evaluate(held, walk, {})
    assert {row.bindings["state"] for row in rows} == {"her2+(ihc=2+)", "er+"}
    for needs in ({}, {"state": "her2+(ihc=2+)"}):
        assert evaluate_sparql(OxigraphStore(to_nquads(held)), held, walk, needs) == evaluate(held, walk, needs)
    assert len(evaluate(held, walk, {"state": "her2+(ihc=2+)"})) == 1


def test_who_read_and_reviewed_a_source_and_that_it_has_no_date_is_said_of_the_citation() -> None:
    bare, full = cite("a-page"), cite("b-page")
    full = full.model_copy(
        update={"undated": True, "read_by": "a-reader", "reviewed_by": "another", "reviewed_on": READ_ON}
    )
    held = graph({"Disease": "melanoma skin-cancer"}, [says("melanoma is_a skin-cancer", bare, full)])
    query = "SELECT ?a ?b ?c ?d { ?x wf:undated ?a ; wf:readBy ?b ; wf:reviewedBy ?c ; wf:reviewedOn ?d }"
    assert asked(held, query) == [("true", "a-reader", "another", READ_ON.isoformat())]


def test_what_a_newer_reading_replaces_is_said_of_its_source_and_no_query_finds_it() -> None:
    old = cite("old-page").model_copy(
        update={"superseded_by": ReplacedReading(reading="new-page/own", because="newer")}
    )
    gone, kept = says("melanoma is_a skin-cancer", old), says("melanoma is_a solid-tumor", old, cite("new-page"))
    held = graph({"Disease": "melanoma skin-cancer solid-tumor"}, [gone, kept])
    assert asked(held, "SELECT ?x { c:melanoma wf:isA ?x }") == [(terms.CONCEPTS + "solid-tumor",)]
    query = "SELECT ?x ?y { ?x a wf:Source ; wf:supersedes ?y ; wf:because 'newer' . ?y a wf:Claim }"
    assert asked(held, query) == [(terms.SOURCES + "new-page", terms.CLAIMS + gone.id)]
    walk = parse_walk(["disease is_a kind"])
    assert evaluate_sparql(OxigraphStore(to_nquads(held)), held, walk, {}) == evaluate(held, walk, {})
    assert check_shapes(to_rdflib(held)) == []


def test_never_expiring_is_said_and_saying_nothing_is_not() -> None:
    claim = says("kymriah approved_for b-cell-all", jurisdiction="us")
    query = "SELECT ?x { ?claim wf:validFor ?x }"
    types = {"Drug": "kymriah", "Disease": "b-cell-all", "Jurisdiction": "us"}
    assert asked(graph(types, [claim]), query) == []
    assert asked(graph(types, [claim.model_copy(update={"lasting": True})]), query) == [(terms.NEVER,)]


def test_words_are_tagged_with_language_and_register() -> None:
    claim = says("melanoma gloss -").model_copy(update={"words": words(plain="A cancer.", clinical="A neoplasm.")})
    lines = to_nquads(graph({"Disease": "melanoma"}, [claim])).splitlines()
    said = [line.partition("#object> ")[2] for line in lines if f"{claim.id}> <http://www.w3.org" in line]
    assert [text for text in said if text] == ['"A cancer."@en .', '"A neoplasm."@en-x-clinical .']
    assert any(line.endswith('plainGloss> "A cancer."@en .') for line in lines)


def test_labels_are_preferred_in_the_plain_register_only() -> None:
    label = words(plain="Kymriah", standard="tisagenlecleucel")
    concept = Concept(id="k", type="Drug", label=label, synonyms=("tisa-cel",), xrefs=("NCIT:C1",))
    held = compiled(vocabulary(), {"k": concept}, {}, {})
    assert asked(held, "SELECT ?x { ?c skos:prefLabel ?x }") == [("Kymriah",)]
    assert asked(held, "SELECT ?x { ?c skos:altLabel ?x }") == [("tisa-cel",), ("tisagenlecleucel",)]
    assert asked(held, "SELECT ?x { ?c skos:exactMatch ?x }") == [("http://purl.obolibrary.org/obo/NCIT_C1",)]


def test_a_concept_has_one_type() -> None:
    """The shapes read the type of a concept as the one that its file names."""
    types = [s for s, p, _ in triples(CAR_T) if p.endswith("#type") and s.startswith(terms.CONCEPTS)]
    assert len(types) == len(set(types)) == len(CAR_T.concepts)


def test_an_unknown_cross_reference_is_refused() -> None:
    with pytest.raises(NotFound, match="did you mean 'NCIT'"):
        xref("NCI:C1")


@given(st.text(), st.text())
def test_every_id_has_an_iri_of_its_own_that_nothing_in_it_can_end(one: str, other: str) -> None:
    iri = named(terms.concept_iri, one)
    assert (iri == named(terms.concept_iri, other)) == (one == other)
    assert not set(iri) & set('<> "{}|\\^`\n')
