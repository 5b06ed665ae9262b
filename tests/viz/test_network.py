"""The picture's data: for vis-network, deterministic, with nothing in it that could run."""

from __future__ import annotations

import json

from tests.viz.pictures import answer, speaker
from viz.layout import COLUMN, ROW, placed, stacked
from viz.network import drawer, picture
from viz.view import View, neighborhood, spine_view

SPINE = ("target", "drug", "class", "cancer", "kind", "group", "wall")


def spine() -> View:
    """The spine of the small graph."""
    held = speaker()
    return spine_view(answer(*SPINE, held=held), held)


def test_the_same_view_is_the_same_picture() -> None:
    assert json.dumps(picture(spine())) == json.dumps(picture(spine()))


def test_a_picture_is_plain_data_with_words_as_text() -> None:
    drawn = picture(spine())
    assert json.loads(json.dumps(drawn)) == drawn
    assert {node["title"] for node in drawn["nodes"]} >= {"the drug (drug)", "the wall (barrier)"}
    assert not drawn["options"]["physics"]["enabled"], "nodes stand where they are put"
    denied = [edge for edge in drawn["edges"] if edge["dashes"]]
    assert [edge["label"].replace("\n", " ") for edge in denied] == ["is not a standard treatment for"]


def test_no_two_nodes_stand_in_one_place() -> None:
    for view in (spine(), neighborhood(speaker(), "drug")):
        places = list(placed(view).values())
        assert len(set(places)) == len(places)
        assert all(x % COLUMN == 0 and y % (ROW // 2) == 0 for x, y in places)


def test_the_column_keeps_edges_short() -> None:
    order = stacked(spine())
    assert order.index("class") < order.index("drug") < order.index("target") < order.index("cancer")


def test_an_empty_view_is_an_empty_picture() -> None:
    drawn = picture(View())
    assert drawn["nodes"] == drawn["edges"] == []


def test_the_drawing_library_is_taken_from_the_installed_pyvis() -> None:
    assert drawer().is_file()
