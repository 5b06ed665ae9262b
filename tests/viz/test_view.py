"""A view shows the spine as it was walked, or a little of everything around a concept."""

from __future__ import annotations

import pytest

from ontology.errors import NotFound
from tests.viz.pictures import answer, speaker
from viz.view import MOST, neighborhood, spine_view

SPINE = ("drug", "class", "target", "cancer", "kind", "group", "wall")


def test_the_spine_is_drawn_with_every_claim_between_its_concepts() -> None:
    held = speaker()
    view = spine_view(answer(*SPINE, held=held), held)
    assert tuple(node.id for node in view.nodes) == SPINE
    assert {(edge.start, edge.words, edge.end) for edge in view.edges} >= {
        ("drug", "has target", "target"),
        ("class", "is not a standard treatment for", "group"),
        ("group", "has barrier", "wall"),
    }
    assert all(edge.claims for edge in view.edges), "every edge names the claims that it is drawn from"
    assert [node.id for node in view.nodes if node.asked] == ["drug"]


def test_kinds_of_kinds_are_linked_where_the_spine_leaves_one_out() -> None:
    held = speaker()
    view = spine_view(answer("cancer", "group", held=held), held)
    (edge,) = view.edges
    assert (edge.start, edge.words, edge.end) == ("cancer", "is a kind of", "group")
    assert len(edge.claims) == 2, "it rests on both steps"


def test_a_long_spine_is_cut_where_nodes_would_overlap() -> None:
    held = speaker()
    assert len(spine_view(answer(*SPINE * 9, held=held), held).nodes) <= MOST


def test_around_a_concept_something_of_each_kind_is_shown() -> None:
    view = neighborhood(speaker("drug causes wall"), "drug", most=4)
    assert view.around == "drug"
    assert view.nodes[0].id == "drug"
    assert {edge.predicate for edge in view.edges} == {"is_a", "has_target", "causes"}, "pages come last"


def test_what_is_of_no_family_is_drawn_with_the_last() -> None:
    """A country limits claims and is no concept that anybody asks about, yet it has a page."""
    (node,) = neighborhood(speaker(), "country").nodes
    assert (node.id, node.family) == ("country", "Concept")


def test_an_unknown_concept_is_not_found() -> None:
    with pytest.raises(NotFound, match="no concept 'drugg'; did you mean drug"):
        neighborhood(speaker(), "drugg")
