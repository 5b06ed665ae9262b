"""HermiT finds the kinds of diseases that their definitions imply, and contradictions."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import owlready2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ontology import load
from ontology.errors import JavaMissing, OntologyError, OntologyInconsistent
from ontology.load import Definition, Pair, infer_kinds

needs_java = pytest.mark.skipif(not load.java_available(), reason="HermiT needs Java, and none is installed")

IS_A = [
    ("gland-cancer", "cancer"),
    ("inner-gland-cancer", "gland-cancer"),
    ("strongly-marked", "marked"),
]


def defined(id: str, parent: str, *states: str) -> Definition:
    """A class by its parent and the test results that its members all have."""
    return id, parent, tuple(("marker", ((state, ()),)) for state in states)


DEFINED = [
    defined("marked-cancer", "cancer", "marked"),
    defined("marked-gland-cancer", "gland-cancer", "marked"),
    defined("strong-inner-gland-cancer", "inner-gland-cancer", "strongly-marked"),
    defined("marked-dotted-gland-cancer", "gland-cancer", "dotted", "marked"),
]


@needs_java
def test_a_subtype_is_a_kind_of_what_its_parent_and_state_imply() -> None:
    pairs = infer_kinds(IS_A, DEFINED)
    assert pairs == expected_kinds(IS_A, DEFINED)
    assert ("strong-inner-gland-cancer", "marked-gland-cancer") in pairs
    assert ("marked-dotted-gland-cancer", "marked-gland-cancer") in pairs
    assert ("marked-gland-cancer", "marked-dotted-gland-cancer") not in pairs
    assert ("inner-gland-cancer", "marked-gland-cancer") not in pairs


@needs_java
def test_two_names_for_one_definition_are_kinds_of_each_other() -> None:
    pairs = infer_kinds([], [defined("one", "cancer", "marked"), defined("two", "cancer", "marked")])
    assert {("one", "two"), ("two", "one")} <= pairs


@needs_java
def test_facets_of_several_kinds_with_alternatives_and_facets_of_their_own() -> None:
    """One of fewer is one of more, and narrowed twice is narrowed once; of different kinds nothing follows."""
    small, grown = ("small", ()), ("grown", ())
    far = ("grown", (("place", ("far",)),))
    definitions: list[Definition] = [
        ("any-size", "cancer", (("extent", (small, grown)),)),
        ("grown-cancer", "cancer", (("extent", (grown,)),)),
        ("far-cancer", "cancer", (("extent", (far,)),)),
        ("odd-cancer", "cancer", (("risk", (grown,)),)),
    ]
    pairs = infer_kinds([], definitions)
    assert {("far-cancer", "grown-cancer"), ("grown-cancer", "any-size"), ("far-cancer", "any-size")} <= pairs
    assert not {("any-size", "grown-cancer"), ("grown-cancer", "far-cancer"), ("odd-cancer", "grown-cancer")} & pairs


@needs_java
def test_a_kind_of_two_that_exclude_each_other_is_a_contradiction() -> None:
    with pytest.raises(OntologyInconsistent, match="nothing can be one of these: odd, odder; ") as caught:
        infer_kinds([("odd", "solid"), ("odd", "liquid"), ("odder", "odd")], [], [("solid", "liquid")])
    assert caught.value.fix


@needs_java
def test_a_contradiction_is_found_through_definitions() -> None:
    definitions = [defined("both", "gland-cancer", "marked")]
    with pytest.raises(OntologyInconsistent, match="both"):
        infer_kinds(IS_A, [*DEFINED, *definitions], [("marked-cancer", "gland-cancer")])


@needs_java
def test_a_circle_is_told_link_by_link() -> None:
    with pytest.raises(OntologyError, match=r"a class is a kind of itself: (\w is a kind of ){3}\w;"):
        infer_kinds([("a", "b"), ("b", "c")], [defined("c", "a", "marked")])


@needs_java
def test_the_reasoner_leaves_no_trace() -> None:
    before = len(owlready2.default_world.graph)
    infer_kinds(IS_A, DEFINED)
    assert len(owlready2.default_world.graph) == before
    assert infer_kinds([("gland-cancer", "tumor")]) == {("gland-cancer", "tumor")}


def test_without_java_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    with pytest.raises(JavaMissing, match="install a Java runtime"):
        infer_kinds(IS_A)


def test_a_reasoner_that_fails_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    broken = tmp_path / "java"
    broken.write_text(f"#!{sys.executable}\nraise SystemExit('no memory')\n", encoding="utf-8")
    broken.chmod(0o755)
    monkeypatch.setattr(owlready2, "JAVA_EXE", str(broken))
    with pytest.raises(OntologyError, match=r"HermiT did not finish: .*\s*no memory"):
        infer_kinds(IS_A)


@st.composite
def small_ontologies(draw: st.DrawFn, prefix: str) -> tuple[list[Pair], list[Definition]]:
    """A few diseases, test results and definitions, without circles."""
    diseases = [f"{prefix}-disease-{n}" for n in range(draw(st.integers(2, 6)))]
    states = [f"{prefix}-state-{n}" for n in range(draw(st.integers(1, 4)))]
    axioms: list[Pair] = []
    definitions: list[Definition] = []
    for names in (diseases, states):
        for place, name in enumerate(names[1:], start=1):
            parents = draw(st.lists(st.sampled_from(names[:place]), max_size=2, unique=True))
            by_results = names is diseases and draw(st.booleans())
            if by_results:
                results = draw(st.lists(st.sampled_from(states), min_size=1, max_size=2, unique=True))
                definitions.append(defined(name, draw(st.sampled_from(names[:place])), *results))
            axioms.extend((name, parent) for parent in parents)
    return axioms, definitions


def together() -> st.SearchStrategy[list[tuple[list[Pair], list[Definition]]]]:
    """Many small ontologies at once, since starting the reasoner takes a second."""
    return st.tuples(*(small_ontologies(f"world-{n}") for n in range(30))).map(list)


@needs_java
@pytest.mark.slow
@settings(max_examples=5, deadline=None)
@given(together())
def test_hermit_finds_what_the_plain_rule_finds(worlds: list[tuple[list[Pair], list[Definition]]]) -> None:
    axioms = [pair for world in worlds for pair in world[0]]
    definitions = [definition for world in worlds for definition in world[1]]
    assert infer_kinds(axioms, definitions) == expected_kinds(axioms, definitions)


def expected_kinds(axioms: list[Pair], definitions: list[Definition]) -> frozenset[Pair]:
    """The plain rule: told kinds, and whatever has a definition's parent and all its results."""
    above: dict[str, set[str]] = {}
    results: dict[str, set[str]] = {}
    for child, parent in [*axioms, *((id, parent) for id, parent, _ in definitions)]:
        above.setdefault(child, {child}).add(parent)
        above.setdefault(parent, {parent})
    plain = [(id, parent, {name for _, values in facets for name, _ in values}) for id, parent, facets in definitions]
    for id, _, states in plain:
        results.setdefault(id, set()).update(states)
        for state in states:
            above.setdefault(state, {state})
    while True:
        before = [sum(map(len, above.values())), sum(map(len, results.values()))]
        for name, classes in above.items():
            classes.update(*(above[other] for other in classes.copy()))
            has = results.setdefault(name, set())
            has.update(*(results.get(other, set()) for other in classes))
            has.update(*(above[state] for state in has.copy()))
            classes.update(id for id, parent, states in plain if parent in classes and has.issuperset(states))
        if before == [sum(map(len, above.values())), sum(map(len, results.values()))]:
            return frozenset((name, other) for name, classes in above.items() for other in classes - {name})
