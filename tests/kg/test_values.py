"""A value's id says all of it in one way only; ranges, narrower values and exclusions follow from what is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.order import Order
from kg.values import Value, narrowed, numbers, parsed

ENDS = st.integers(0, 12)
RANGES = st.one_of(
    st.builds(lambda a: Value(least=a), ENDS),
    st.builds(lambda a, b: Value(least=min(a, b), most=max(a, b)), ENDS, ENDS),
)
CONCEPTS = st.sampled_from(["grown", "spread", "small", "found"])
INNER = st.dictionaries(
    st.sampled_from(["place", "size_cm", "times"]),
    st.lists(st.one_of(CONCEPTS, RANGES.map(str)), min_size=1, max_size=2, unique=True),
    max_size=2,
)
IDS = st.one_of(RANGES.map(str), st.builds(narrowed, CONCEPTS, INNER))

ORDER = Order(
    above={
        "grown": {"grown": ()},
        "spread": {"spread": (), "grown": ("spread-is-grown",)},
        "small": {"small": ()},
        "found": {"found": ()},
    },
    holds={"found": frozenset({"small"})},
    excluding={"small": {"grown": ("small-or-grown",)}, "grown": {"small": ("small-or-grown",)}},
    single=frozenset({"size_cm", "times"}),
)


@given(IDS)
def test_an_id_is_read_as_what_was_written(id: str) -> None:
    assert str(parsed(id)) == id


@given(CONCEPTS, INNER)
def test_the_order_of_facets_does_not_matter(concept: str, facets: dict[str, list[str]]) -> None:
    turned = {kind: facets[kind][::-1] for kind in reversed(facets)}
    assert narrowed(concept, facets) == narrowed(concept, turned)


@pytest.mark.parametrize(
    ("written", "id"),
    [
        ("0..6", "..6"),
        ("5..5", "5"),
        ("0.50+", "0.5+"),
        ("0..0", "0"),
        ("6..2", None),
        ("adults", None),
        ("18 +", None),
    ],
)
def test_a_range_has_one_id(written: str, id: str | None) -> None:
    found = numbers(written)
    assert (found and str(found)) == id


@given(IDS)
def test_every_value_lies_within_itself(id: str) -> None:
    assert ORDER.within(id, id) == ()


@given(IDS, IDS, IDS)
def test_what_lies_within_something_lies_within_what_that_lies_within(one: str, other: str, third: str) -> None:
    if ORDER.within(one, other) is not None and ORDER.within(other, third) is not None:
        assert ORDER.within(one, third) is not None


@pytest.mark.parametrize(
    ("one", "other", "within"),
    [
        ("5..12", "..12", True),
        ("5..9", "5..12", True),
        ("5..9", "5+", True),
        ("5", "5..12", True),
        ("12", "5..12", True),
        ("..12", "5..12", False),
        ("5..13", "5..12", False),
        ("5+", "5..12", False),
    ],
)
def test_both_ends_of_a_range_are_part_of_it(one: str, other: str, within: bool) -> None:
    """ "Up to 12" says something of who is 12."""
    assert (ORDER.within(one, other) is not None) == within


@given(IDS, IDS)
def test_exclusion_goes_both_ways(one: str, other: str) -> None:
    assert (ORDER.apart(one, other) is None) == (ORDER.apart(other, one) is None)


@given(IDS, IDS, IDS)
def test_what_lies_within_something_is_excluded_by_what_excludes_that(one: str, other: str, third: str) -> None:
    """Of concepts and ranges: facets may tell two events apart, so those of values must be equal to exclude."""
    plain = all(not parsed(id).facets for id in (one, other, third))
    if plain and ORDER.within(one, other) is not None and ORDER.apart(other, third) is not None and other != "found":
        assert ORDER.apart(one, third) is not None


def test_premises_are_those_of_the_kind_and_of_the_exclusion() -> None:
    assert ORDER.within("spread(place=found)", "grown") == ("spread-is-grown",)
    assert ORDER.apart("spread", "small") == ("spread-is-grown", "small-or-grown")


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("18+", "..17", True),
        ("18+", "..18", False),
        ("found(times=1)", "found(times=2+)", True),
        ("found(place=small)", "found(place=grown)", False),  # there can be two places
        ("found(times=1, place=small)", "found(times=2+, place=grown)", False),  # these may be two events
        ("small(place=found)", "spread(times=1)", True),  # what they narrow excludes each other already
        ("18+", "small", False),
    ],
)
def test_what_excludes_what(one: str, other: str, apart: bool) -> None:
    assert (ORDER.apart(one, other) is not None) == apart


def test_a_value_that_stands_for_others_holds_them() -> None:
    assert ORDER.within("small(times=2+)", "found(times=1+)") == ()
    assert ORDER.within("found", "small") is None
