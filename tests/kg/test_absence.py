"""That a list does not name something is said only where every row is known to be about something else."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kg.absence import absent, disjoint
from kg.claims import Claim
from kg.graph import Graph
from kg.pattern import Walk, parse_walk
from kg.walk import evaluate
from tests.kg.builders import graph, replacing, says

COVERAGE = parse_walk(["roster read_in_full count", "roster list_covers class", "therapy is_a* class"])
ROWS = parse_walk(["product listed_for cancer {list: roster}", "product is_a* therapy", "cancer is_a* disease"])
ASKED = {"therapy": "car-t", "disease": "solid-tumor"}
TYPES = {
    "Disease": "solid-tumor breast-cancer blood-cancer leukemia lymphoma",
    "CellTherapy": "car-t cell-therapy kymriah yescarta til",
    "PublishedList": "agency-list",
}
CLAIMS = [
    says("agency-list read_in_full 2", valid_for=365),
    says("agency-list list_covers cell-therapy"),
    says("car-t is_a cell-therapy"),
    says("kymriah is_a car-t"),
    says("yescarta is_a car-t"),
    says("leukemia is_a blood-cancer"),
    says("lymphoma is_a blood-cancer"),
    says("breast-cancer is_a solid-tumor"),
    says("blood-cancer disjoint_with solid-tumor"),
    says("kymriah listed_for leukemia", list="agency-list"),
    says("yescarta listed_for lymphoma", list="agency-list"),
]


def absence(held: Graph, asked: dict[str, str] | None = None, rows: Walk = ROWS) -> list[tuple[str, ...]]:
    """The claims of every absence that may be said."""
    needs = asked or ASKED
    found = (absent(held, row, rows, "count", needs) for row in evaluate(held, COVERAGE, needs))
    return [claims for claims in found if claims is not None]


def with_claims(*more: Claim, but: str = "nothing") -> Graph:
    """The list, with more claims, and without those whose id begins so."""
    return graph(TYPES, [claim for claim in [*CLAIMS, *more] if not claim.id.startswith(but)])


def test_a_list_read_in_full_whose_rows_are_all_apart_does_not_name_it() -> None:
    (claims,) = absence(with_claims())
    assert {claim.rsplit(".", 1)[0] for claim in claims} == {
        "kymriah.listed_for.leukemia",
        "leukemia.is_a.blood-cancer",
        "yescarta.listed_for.lymphoma",
        "lymphoma.is_a.blood-cancer",
        "blood-cancer.disjoint_with.solid-tumor",
    }


@pytest.mark.parametrize(
    ("held", "why"),
    [
        (with_claims(says("kymriah listed_for lymphoma", list="agency-list")), "a row more than was counted"),
        (with_claims(but="yescarta.listed_for"), "a row less than was counted"),
        (with_claims(but="lymphoma.is_a"), "a disease that is not placed"),
        (with_claims(but="blood-cancer.disjoint_with"), "nothing says that the two are apart"),
        (with_claims(but="agency-list.read_in_full"), "nothing says that it was read in full"),
        (
            with_claims(says("kymriah listed_for breast-cancer", list="agency-list"), but="yescarta.listed_for"),
            "a row names it",
        ),
        (
            with_claims(says("kymriah listed_for solid-tumor", list="agency-list"), but="yescarta.listed_for"),
            "a row names the very thing",
        ),
        (
            with_claims(says("leukemia is_a solid-tumor")),
            "a row names it and is apart from it: one is wrong",
        ),
    ],
)
def test_absence_is_not_said(held: Graph, why: str) -> None:
    assert absence(held) == [], why


@pytest.mark.parametrize(
    ("walk", "asked"),
    [
        (["therapy listed_for cancer {list: roster}", "cancer is_a* disease"], ("kymriah", "solid-tumor")),
        (["product listed_for disease {list: roster}", "product is_a* therapy"], ("til", "lymphoma")),
    ],
)
def test_all_rows_of_the_list_are_counted_where_one_end_of_them_was_asked_for(
    walk: list[str], asked: tuple[str, str]
) -> None:
    """Else the rows of what was asked would be counted, of which there are as many as happen to be held."""
    til = [says("til is_a cell-therapy"), says("til disjoint_with car-t")]
    needs = dict(zip(ASKED, asked, strict=True))
    (claims,) = absence(with_claims(*til), needs, parse_walk(walk))
    assert len([claim for claim in claims if ".listed_for." in claim]) == 2
    fewer = says("agency-list read_in_full 1", valid_for=365)
    assert absence(with_claims(*til, fewer, but=CLAIMS[0].id), needs, parse_walk(walk)) == []


def test_a_row_can_be_apart_from_what_was_asked_whichever_way_the_walk_goes() -> None:
    wider = parse_walk([*map(str, ROWS[:2]), "disease is_a* cancer"])
    (claims,) = absence(with_claims(), {"therapy": "car-t", "disease": "breast-cancer"}, wider)
    assert any(claim.startswith("blood-cancer.disjoint_with.") for claim in claims)


def test_a_row_about_more_than_was_asked_is_not_apart() -> None:
    held = with_claims(says("kymriah listed_for solid-tumor", list="agency-list"), but="yescarta.listed_for")
    assert absence(held, {"therapy": "car-t", "disease": "breast-cancer"}) == []


def test_disjointness_holds_both_ways_and_for_kinds() -> None:
    held = with_claims()
    for one, other in (("breast-cancer", "leukemia"), ("leukemia", "breast-cancer")):
        premises = disjoint(held, one, other)
        assert premises is not None
        assert len(premises) == 3
    assert disjoint(held, "leukemia", "lymphoma") is None


DISEASES = TYPES["Disease"].split()
KINDS = [says(f"{a} is_a {b}") for i, a in enumerate(DISEASES) for b in DISEASES[:i]]
APART = [says(f"{a} disjoint_with {b}") for i, a in enumerate(DISEASES) for b in DISEASES[:i]]
LISTED = [says(f"{p} listed_for {d}", list="agency-list") for p in ("kymriah", "yescarta") for d in DISEASES]
LISTED += [says(f"kymriah listed_for {DISEASES[0]}", list="agency-list", course="relapsed")]


def _some(claims: list[Claim], most: int) -> st.SearchStrategy[list[Claim]]:
    return st.lists(st.sampled_from(claims), max_size=most, unique_by=lambda claim: claim.id)


@settings(max_examples=150, deadline=None)
@given(_some(KINDS, 5), _some(APART, 4), _some(LISTED, 3), st.integers(0, 1), st.sampled_from(DISEASES))
def test_taking_a_claim_away_never_makes_an_absence_appear(
    kinds: list[Claim], apart: list[Claim], listed: list[Claim], missing: int, asked: str
) -> None:
    """Where the facts do not contradict themselves: no disease is two that are apart, no row is left uncounted."""
    counted = says(f"agency-list read_in_full {len(listed) + missing}")
    held = graph({**TYPES, "Course": "relapsed"}, [*kinds, *apart, *listed, counted, *CLAIMS[1:5]])
    assume(all(disjoint(held, disease, disease) is None for disease in DISEASES))
    needs = {"therapy": "car-t", "disease": asked}
    if not absence(held, needs):
        for claim in held.claims:
            assert absence(held.without(claim), needs) == [], f"without {claim}"


def test_taking_a_newer_count_away_does_not_bring_the_older_one_back() -> None:
    newer, older = replacing(says("agency-list read_in_full 3"), CLAIMS[0])
    held = graph(TYPES, [newer, older, *CLAIMS[1:]])
    assert absence(held) == []
    assert absence(held.without(newer.id)) == []
