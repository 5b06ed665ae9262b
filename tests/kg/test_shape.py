"""The graph as a whole: what stands apart is named, and what all ways lead through comes first."""

from kg.shape import shape
from tests.kg.builders import graph, says

HELD = graph(
    {"Disease": "lump red-lump blue-lump", "Protein": "mark", "CellTherapy": "cells", "Barrier": "wall"},
    [
        says("red-lump is_a lump"),
        says("blue-lump is_a lump"),
        says("lump expresses mark"),
        says("cells has_target mark"),
    ],
)


def test_what_no_claim_joins_to_the_rest_is_named() -> None:
    found = shape(HELD)
    assert (found.parts, found.apart) == (2, ("wall",))


def test_what_most_ways_lead_through_comes_first() -> None:
    assert shape(HELD, hubs=2).hubs[0][0] == "lump"


def test_a_claim_that_was_replaced_joins_nothing() -> None:
    masked = HELD.without(*(claim for claim in HELD.claims if claim.startswith("cells.")))
    assert "cells" in shape(masked).apart
