"""Walks find the same rows whoever walks: the compiled graph, pyoxigraph or rdflib."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph import Graph, compiled
from kg.pattern import Walk, parse_walk
from kg.rdf import to_nquads
from kg.sparql import select
from kg.store import OxigraphStore, RdflibStore, evaluate_sparql
from kg.walk import evaluate
from ontology.errors import NotFound, SnapshotError, WalkError
from tests.kg.builders import CAR_T, graph, replacing, says, vocabulary
from tests.kg.random_graphs import WALKS, given_for, graphs


@settings(max_examples=150, deadline=None)
@given(graphs(), WALKS, st.data())
def test_sparql_finds_the_rows_of_the_compiled_graph(held: Graph, walk: Walk, data: st.DataObject) -> None:
    needs = data.draw(given_for(walk, held))
    store = OxigraphStore(to_nquads(held))
    assert evaluate_sparql(store, held, walk, needs) == evaluate(held, walk, needs)


@settings(max_examples=12, deadline=None)
@given(graphs(), WALKS, st.data())
def test_a_second_engine_agrees(held: Graph, walk: Walk, data: st.DataObject) -> None:
    needs = data.draw(given_for(walk, held))
    assert evaluate_sparql(RdflibStore(held), held, walk, needs) == evaluate(held, walk, needs)


@settings(max_examples=60, deadline=None)
@given(graphs(), WALKS, st.randoms(use_true_random=False), st.data())
def test_rows_do_not_depend_on_the_order_of_the_files(
    held: Graph, walk: Walk, chance: random.Random, data: st.DataObject
) -> None:
    claims = list(held.claims.items())
    chance.shuffle(claims)
    shuffled = compiled(held.vocabulary, held.concepts, dict(claims), held.sources)
    needs = data.draw(given_for(walk, held))
    assert evaluate(shuffled, walk, needs) == evaluate(held, walk, needs)
    assert to_nquads(shuffled) == to_nquads(held)


@settings(max_examples=60, deadline=None)
@given(graphs(), WALKS, st.data())
def test_without_some_claims_a_graph_is_as_if_they_had_never_been_made(
    held: Graph, walk: Walk, data: st.DataObject
) -> None:
    needs = data.draw(given_for(walk, held))
    evaluate(held, walk, needs)  # what was laid out before must not be found after
    masked = data.draw(st.sets(st.sampled_from(sorted(held.claims)), max_size=3))
    kept = {key: claim for key, claim in held.claims.items() if key not in masked}
    left, anew = held.without(*masked), compiled(held.vocabulary, held.concepts, kept, held.sources)
    assert (left.claims, left.above, left.below, left.forward) == (anew.claims, anew.above, anew.below, anew.forward)
    assert evaluate(left, walk, needs) == evaluate(anew, walk, needs)


def test_a_thing_is_a_kind_of_itself_and_that_rests_on_no_claim() -> None:
    row = evaluate(CAR_T, parse_walk(["therapy is_a* class"]), {"therapy": "til-therapy"})[0]
    assert (row.bindings["class"], row.claims) == ("til-therapy", ())


def test_a_row_carries_the_claims_of_every_step_in_step_order() -> None:
    walk = parse_walk(["disease is_a* kind", "class not standard_for kind"])
    (row,) = evaluate(CAR_T, walk, {"disease": "her2-positive-breast-cancer"})
    assert [claim.rsplit(".", 1)[0] for claim in row.claims] == [
        "her2-positive-breast-cancer.defined_as.breast-cancer",
        "breast-cancer.is_a.solid-tumor",
        "car-t.standard_for.solid-tumor",
    ]


def test_rows_come_in_the_order_of_what_their_names_stand_for() -> None:
    """Not of the claims' ids, by which "one-b." would come before "one."."""
    held = graph(
        {"CellTherapy": "one one-b", "Protein": "mark"}, [says("one-b has_target mark"), says("one has_target mark")]
    )
    rows = evaluate(held, parse_walk(["product has_target antigen"]), {"antigen": "mark"})
    assert [row.bindings["product"] for row in rows] == ["one", "one-b"]


def test_one_name_at_both_ends_is_one_thing() -> None:
    held = graph({"Disease": "lump sore soup"}, [says("lump disjoint_with soup"), says("sore disjoint_with sore")])
    rows = evaluate(held, parse_walk(["one disjoint_with one"]), {})
    assert [row.bindings for row in rows] == [{"one": "sore"}]


def test_a_name_that_a_qualifier_binds_stands_for_one_thing_in_the_whole_walk() -> None:
    """Each product is on the lists that its own claim names, one row for each."""
    held = graph(
        {"CellTherapy": "one other", "Disease": "lump", "PublishedList": "a-list b-list"},
        [
            says("a-list read_in_full 1"),
            says("one listed_for lump", list=("a-list", "b-list")),
            says("other listed_for lump", list="b-list"),
        ],
    )
    listed = "product listed_for cancer {list: roster}"

    def found(*lines: str, **given: str) -> list[tuple[str, str]]:
        rows = evaluate(held, parse_walk(lines), given)
        return [(row.bindings["product"], row.bindings["roster"]) for row in rows]

    assert found(listed) == [("one", "a-list"), ("one", "b-list"), ("other", "b-list")]
    assert found(listed, roster="a-list") == [("one", "a-list")]
    assert found("roster read_in_full count", listed) == [("one", "a-list")]


def test_claims_without_a_qualifier_can_be_asked_for() -> None:
    kinds = {"CellTherapy": "one", "Disease": "lump", "Jurisdiction": "us"}
    held = graph(kinds, [says("one approved_for lump", jurisdiction="us", age="18+")])
    walk = parse_walk(["product approved_for cancer {no age, jurisdiction: country}"])
    assert str(walk[0]) == "product approved_for cancer {jurisdiction: country, no age}"
    assert not evaluate(held, walk, {})
    bare = parse_walk(["product approved_for cancer {no extent, jurisdiction: country}"])
    assert [row.bindings["cancer"] for row in evaluate(held, bare, {})] == ["lump"]


def test_a_superseded_claim_is_held_but_not_found() -> None:
    old, new = says("kymriah is_a til-therapy"), says("kymriah is_a car-t")
    held = graph({"CellTherapy": "kymriah car-t til-therapy"}, replacing(new, old))
    rows = evaluate(held, parse_walk(["therapy is_a class"]), {})
    assert [row.claims for row in rows] == [(new.id,)]
    assert old.id in held.claims
    assert "til-therapy" not in held.above["kymriah"]


def test_words_stand_for_the_claim_that_has_them() -> None:
    held = graph({"Disease": "melanoma"}, [says("melanoma gloss A cancer of the skin.")])
    (row,) = evaluate(held, parse_walk(["disease gloss words"]), {"disease": "melanoma"})
    assert row.bindings["words"] == row.claims[0]


@pytest.mark.parametrize("hostile", ["x> } ; DROP ALL #", '"', "\\", "\\u0022", "\n", "\x00", "\ud800", "é", "?n_kind"])
def test_what_is_given_cannot_change_the_query(hostile: str) -> None:
    """Neither as a concept nor as a value: it is one node, or compared after the query."""
    store = OxigraphStore(to_nquads(CAR_T))
    for line in (
        "given is_a* kind",
        "given has_url kind",
        "roster has_url given",
        "x approved_for y {jurisdiction: given}",
    ):
        walk = parse_walk([line])
        assert evaluate_sparql(store, CAR_T, walk, {"given": hostile}) == []
        plain = select(walk, {"given": "plain"}, vocabulary())
        assert select(walk, {"given": hostile}, vocabulary()).count("\n") == plain.count("\n")


def test_a_query_says_what_it_cannot_ask() -> None:
    with pytest.raises(NotFound, match="has_target"):
        select(parse_walk(["x has_targt y"]), {}, vocabulary())
    with pytest.raises(NotFound, match="jurisdiction"):
        select(parse_walk(["x approved_for y {jurisdicton: z}"]), {}, vocabulary())
    with pytest.raises(WalkError, match="both a value and a concept"):
        select(parse_walk(["x has_url y", "y is_a z"]), {}, vocabulary())


def test_a_store_with_another_graph_is_refused() -> None:
    other = graph({"Disease": "melanoma skin-cancer"}, [says("melanoma is_a skin-cancer")])
    with pytest.raises(SnapshotError, match="load the store from this snapshot"):
        evaluate_sparql(OxigraphStore(to_nquads(other)), CAR_T, parse_walk(["x is_a* y"]), {})


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("product has_target", "not a pattern"),
        ("product has_target* antigen", "only is_a"),
        ("product not is_a* class", "only is_a"),
        ("Product has_target antigen", "not a name"),
        ("product listed_for cancer {list}", "binds nothing"),
        ("product is_a* class {no list}", "no qualifiers"),
    ],
)
def test_a_malformed_walk_says_what_to_write(line: str, what: str) -> None:
    with pytest.raises(WalkError, match=what) as error:
        parse_walk([line], "section.yaml:3")
    assert error.value.where == "section.yaml:3"
    assert error.value.fix
