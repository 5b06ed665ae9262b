"""The outline says in words everything that the picture shows."""

from __future__ import annotations

from tests.viz.pictures import answer, speaker
from viz.network import picture
from viz.outline import outline
from viz.view import neighborhood, spine_view


def test_the_outline_holds_every_node_and_edge_of_the_picture() -> None:
    held = speaker()
    for view in (
        spine_view(answer("drug", "class", "target", "cancer", held=held), held),
        neighborhood(held, "group"),
    ):
        told, drawn = outline(view), picture(view)
        assert {entry.node.id for entry in told} == {node["id"] for node in drawn["nodes"]}
        said = {(entry.node.id, link.other.id) for entry in told for link in entry.links}
        assert said == {(edge["from"], edge["to"]) for edge in drawn["edges"]}
