"""A claim is used only where its qualifiers fit what was asked, and what they add is left to be said."""

from collections.abc import Mapping

import pytest

from kg.claims import Claim
from kg.pattern import parse_walk
from kg.qualify import Fit, Residue, fitting
from kg.walk import evaluate
from tests.kg.builders import CAR_T, graph, says

BARRIERS = parse_walk(["disease is_a* kind", "kind has_barrier barrier"])
APPROVALS = parse_walk(["product is_a* therapy", "product approved_for cancer"])
BINDING = parse_walk(["product is_a* therapy", "product approved_for cancer {jurisdiction: place}"])


def fits(walk: str, **needs: str) -> list[Fit]:
    """What fits of a walk's rows."""
    patterns = {"barriers": BARRIERS, "approvals": APPROVALS, "binding": BINDING}[walk]
    return fitting(CAR_T, patterns, evaluate(CAR_T, patterns, needs), needs)


@pytest.mark.parametrize(
    ("therapy", "barriers"),
    [
        ("car-t", {"exhaustion": ()}),  # equal
        ("satri-cel", {"exhaustion": ()}),  # the claim is about what it is a kind of
        ("lifileucel", {"mistrust": ()}),  # another therapy's barrier is not its
        (
            "her2",
            {"exhaustion": (("therapy", ("car-t",)),), "mistrust": (("therapy", ("til-therapy",)),)},
        ),  # no therapy
    ],
)
def test_equal_and_wider_fit_and_unrelated_does_not(therapy: str, barriers: dict[str, Residue]) -> None:
    found = fits("barriers", disease="breast-cancer", therapy=therapy)
    assert {fit["barrier"]: fit.residue for fit in found} == barriers


def test_a_narrower_qualifier_fits_and_is_named() -> None:
    held = graph(
        {"Disease": "breast-cancer", "CellTherapy": "car-t cell-therapy", "Barrier": "exhaustion"},
        [says("car-t is_a cell-therapy"), says("breast-cancer has_barrier exhaustion", therapy="car-t")],
    )
    needs = {"disease": "breast-cancer", "therapy": "cell-therapy"}
    (fit,) = fitting(held, BARRIERS, evaluate(held, BARRIERS, needs), needs)
    assert fit.residue == (("therapy", ("car-t",)),)
    assert fit.claims[-1].startswith("car-t.is_a.cell-therapy.")


def test_a_qualifier_with_facets_is_narrower_than_what_it_names() -> None:
    """Seen in one place of a lump: said where the lump, or all growths, were asked about, and nowhere else."""
    held = graph(
        {"Disease": "lump", "DiseaseGroup": "growth blot", "CellTherapy": "car-t", "AdverseEvent": "fever"}
        | {"BodyPart": "brain"},
        [says("lump is_a growth"), says("car-t causes fever", disease="lump(place=brain)")],
    )
    walk = parse_walk(["therapy causes effect"])
    for asked, residue in {"lump": 1, "growth": 1, "blot": 0}.items():
        needs = {"therapy": "car-t", "disease": asked}
        found = fitting(held, walk, evaluate(held, walk, needs), needs)
        assert [fit.residue for fit in found] == [(("disease", ("lump(place=brain)",)),)] * residue, asked


def test_what_the_match_rests_on_is_carried() -> None:
    (fit,) = fits("barriers", disease="breast-cancer", therapy="satri-cel")
    assert [claim.rsplit(".", 1)[0] for claim in fit.claims] == [
        "breast-cancer.is_a.solid-tumor",
        "solid-tumor.has_barrier.exhaustion",
        "satri-cel.is_a.car-t",
    ]


def test_a_qualifier_that_nothing_was_asked_about_is_left_to_be_said() -> None:
    assert {fit["product"]: fit.residue for fit in fits("approvals", therapy="car-t")} == {
        "kymriah": (("jurisdiction", ("us",)),),
        "satri-cel": (("jurisdiction", ("china",)),),
    }


def test_a_qualifier_that_the_walk_binds_is_not_left_over() -> None:
    assert {fit["place"]: fit.residue for fit in fits("binding", therapy="car-t")} == {"us": (), "china": ()}


def test_needs_that_the_walk_names_count_before_the_others() -> None:
    """Asked why here and not there: a walk about there is matched against there."""
    held = graph(
        {"Disease": "here there", "CellTherapy": "car-t", "AdverseEvent": "fever"},
        [says("car-t causes fever", disease="there")],
    )
    walk = parse_walk(["therapy causes effect", "there is_a* kind"])
    needs = {"therapy": "car-t", "there": "there", "here": "here"}
    assert len(fitting(held, walk, evaluate(held, walk, needs), needs)) == 1
    walk = parse_walk(["therapy causes effect", "here is_a* kind"])
    assert fitting(held, walk, evaluate(held, walk, needs), needs) == []


def test_left_overs_stand_in_reading_order() -> None:
    held = graph(
        {
            "Disease": "b-cell-all",
            "Drug": "kymriah",
            "Jurisdiction": "us",
            "Course": "relapsed",
            "Sex": "female",
        },
        [says("kymriah approved_for b-cell-all", jurisdiction="us", course="relapsed", sex="female")],
    )
    (fit,) = fitting(held, APPROVALS, evaluate(held, APPROVALS, {}), {})
    assert [kind for kind, _ in fit.residue] == ["course", "sex", "jurisdiction"]


TOLD = parse_walk(["drug causes effect", "effect managed_by remedy"])


def residues(*claims: Claim, unsaid: Mapping[str, tuple[str, ...]] | None = None) -> list[Residue]:
    """What two claims of one row leave to be said."""
    held = graph(
        {"Drug": "tea milk", "AdverseEvent": "rash", "Jurisdiction": "here there", "Frequency": "often"}, claims
    )
    return [fit.residue for fit in fitting(held, TOLD, evaluate(held, TOLD, {}), {}, unsaid or {})]


def test_what_two_claims_of_a_row_leave_alike_is_said_once_and_what_differs_is_said_of_neither() -> None:
    """ "Here and there" would say of each what holds of the other alone, and either alone would say it of both."""
    one, same = says("tea causes rash", jurisdiction="here"), says("rash managed_by milk", jurisdiction="here")
    assert residues(one, same) == [(("jurisdiction", ("here",)),)]
    assert residues(one, says("rash managed_by milk", jurisdiction="there")) == []


def test_what_does_not_bear_on_the_words_is_not_left_to_be_said() -> None:
    """How often a rash is seen says nothing of how it is managed."""
    held = says("tea causes rash", frequency="often"), says("rash managed_by milk")
    assert residues(*held) == [(("frequency", ("often",)),)]
    assert residues(*held, unsaid={"causes": ("frequency",)}) == [()]
