"""The facts as they stand: read without complaint, the same in every store, and free of contradiction."""

from functools import cache

import pytest

from kg.build import misshapen
from kg.gates import check
from kg.graph import Graph, compiled
from kg.pattern import parse_walk
from kg.rdf import to_nquads
from kg.reason import reasoned
from kg.rules import broken
from kg.store import OxigraphStore, evaluate_sparql
from kg.walk import evaluate
from ontology.load import java_available
from tests.kg.builders import real_facts, vocabulary

WALKS = [
    ["product is_a* therapy", "product has_target antigen", "subtype expresses antigen", "subtype is_a* disease"],
    ["disease is_a* kind", "kind has_barrier barrier", "strategy addresses barrier"],
    ["product is_a* therapy", "product approved_for cancer {jurisdiction: place}"],
    ["disease is_a* kind", "class not standard_for kind"],
    ["trial enrolls disease", "trial has_status status {registry: registry}", "trial has_phase phase"],
    ["roster read_in_full count", "product listed_for cancer {list: roster}"],
    ["effect has_sign sign", "therapy causes effect", "effect gloss words"],
]


@cache
def real_graph() -> Graph:
    """The real facts, compiled."""
    facts = real_facts()
    return compiled(vocabulary(), facts.concepts, facts.claims, facts.sources)


def test_the_facts_are_read_without_complaint() -> None:
    facts = real_facts()
    found = [*facts.findings, *check(facts, vocabulary())] or broken(real_graph(), facts)
    assert not found, "\n".join(map(str, found))


@pytest.mark.slow
def test_their_rdf_has_the_shape_that_is_promised() -> None:
    """As `wayfind kb check --all` says, which `make test` runs (tests/api/test_cli.py)."""
    found = misshapen(real_graph(), real_facts())
    assert not found, "\n".join(map(str, found))


@cache
def _store() -> OxigraphStore:
    return OxigraphStore(to_nquads(real_graph()))


@pytest.mark.parametrize("lines", WALKS, ids=str)
def test_a_store_finds_the_rows_of_the_compiled_graph(lines: list[str]) -> None:
    walk = parse_walk(lines)
    for needs in ({}, {"therapy": "car-t"}, {"disease": "breast-cancer"}):
        assert evaluate_sparql(_store(), real_graph(), walk, needs) == evaluate(real_graph(), walk, needs)


def test_every_claim_and_concept_is_in_the_store() -> None:
    counted = [
        len(_store().query(f"PREFIX wf: <https://wayfind.example/ontology#> SELECT DISTINCT ?x {{ {pattern} }}"))
        for pattern in ("?x a wf:Claim", "?x <http://www.w3.org/2004/02/skos/core#inScheme> ?scheme", "?x a wf:Source")
    ]
    held = real_graph()
    assert counted == [len(held.claims), len(held.concepts), len(held.sources)]


def test_no_list_has_more_rows_than_were_counted() -> None:
    """Else taking a row away could make the count agree, and an absence appear."""
    held = real_graph()
    for row in evaluate(held, parse_walk(["roster read_in_full count"]), {}):
        rows = evaluate(
            held, parse_walk(["product listed_for cancer {list: roster}"]), {"roster": row.bindings["roster"]}
        )
        assert len(rows) <= int(row.bindings["count"]), f"count the rows of {row.bindings['roster']} again"


@pytest.mark.skipif(not java_available(), reason="HermiT needs Java")
def test_the_diseases_contradict_nothing_and_hermit_finds_the_same_kinds() -> None:
    complaints = reasoned(real_graph())
    assert not complaints, "\n".join(map(str, complaints))
