"""Two things differ only where there are claims on both sides; else it is said that nothing is held."""

import pytest

from kg.claims import Claim
from kg.contrast import Contrast, contrast
from kg.pattern import parse_walk
from tests.kg.builders import graph, says

WALK = parse_walk(["place is_a* kind", "kind has_barrier barrier"])
AGAINST = parse_walk(["place is_a* kind", "kind not has_barrier barrier"])
NEEDS = {"therapy": "car-t", "here": "solid", "there": "blood"}
HERE, THERE = says("solid has_barrier b", therapy="car-t"), says("blood has_barrier b", therapy="car-t")
NOT_HERE, NOT_THERE = says("solid not has_barrier b", therapy="car-t"), says("blood not has_barrier b", therapy="car-t")


def compared(*claims: Claim, here: str = "solid") -> Contrast:
    """Barriers in the one, against those in the other."""
    held = graph({"Disease": "solid melanoma blood", "CellTherapy": "car-t til", "Barrier": "b c"}, claims)
    needs = {**NEEDS, "here": here}
    sides = ({**needs, "place": needs[side]} for side in ("here", "there"))
    return contrast(held, WALK, AGAINST, "barrier", *sides)


@pytest.mark.parametrize(
    ("claims", "case"),
    [
        ([HERE, NOT_THERE], "only_here"),
        ([NOT_HERE, THERE], "only_there"),
        ([HERE, THERE], "both"),
        ([HERE], "bare_there"),
        ([THERE], "bare_here"),
    ],
)
def test_each_key_stands_in_one_case(claims: list[Claim], case: str) -> None:
    found = compared(*claims)
    cases = {name: getattr(found, name) for name in ("only_here", "only_there", "both", "bare_here", "bare_there")}
    assert {name: list(keys) for name, keys in cases.items() if keys} == {case: ["b"]}


def test_a_difference_rests_on_the_claims_of_both_sides() -> None:
    here, there = compared(HERE, NOT_THERE).only_here["b"]
    assert [fit.claims for fit in here + there] == [(HERE.id,), (NOT_THERE.id,)]


def test_what_is_only_refuted_is_no_difference() -> None:
    found = compared(NOT_HERE, NOT_THERE)
    assert not any((found.only_here, found.only_there, found.both, found.bare_here, found.bare_there))


def test_a_side_where_sources_disagree_is_not_told_as_a_difference() -> None:
    found = compared(HERE, THERE, NOT_THERE)
    assert (list(found.both), list(found.only_here)) == (["b"], [])


def test_what_a_kind_lacks_it_does_not_share_through_its_class() -> None:
    """What is held of the class is blocked where it is denied of the kind that was asked."""
    lacks = [says("melanoma is_a solid"), says("melanoma not has_barrier b", therapy="car-t")]
    found = compared(HERE, THERE, *lacks, here="melanoma")
    assert (list(found.only_there), list(found.both)) == (["b"], [])
    assert list(compared(HERE, THERE, lacks[0], here="melanoma").both) == ["b"]


def test_another_therapys_claim_does_not_count() -> None:
    assert list(compared(HERE, says("blood not has_barrier b", therapy="til")).bare_there) == ["b"]


def test_keys_come_in_order() -> None:
    more = [says("solid has_barrier c", therapy="car-t"), says("blood has_barrier c", therapy="car-t")]
    assert list(compared(*more, HERE, THERE).both) == ["b", "c"]
