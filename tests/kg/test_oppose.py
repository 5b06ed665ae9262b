"""What holds of a class is not said of a kind where a claim speaks against it; elsewhere its exceptions are named."""

import pytest

from kg.claims import Claim
from kg.graph import Graph
from kg.oppose import Opposition, conflicting, opposition
from kg.pattern import parse_walk
from kg.walk import evaluate
from tests.kg.builders import CAR_T, graph, says

STANDARD = parse_walk(["disease is_a* kind", "therapy is_a* class", "class not standard_for kind"])
EXPRESSED = parse_walk(["disease is_a* kind", "kind expresses antigen"])


def opposed(held: Graph, therapy: str, disease: str) -> Opposition:
    """What opposes "not standard", asked of a therapy and a disease."""
    needs = {"therapy": therapy, "disease": disease}
    (row,) = evaluate(held, STANDARD, needs)
    return opposition(held, STANDARD, row, needs)


@pytest.mark.parametrize(
    ("therapy", "disease"),
    [
        ("car-t", "gastric-cancer"),  # a kind of it is approved for this very disease
        ("satri-cel", "gastric-cancer"),  # it is itself approved for it
        ("satri-cel", "solid-tumor"),  # it is approved for a kind of this
    ],
)
def test_an_inherited_statement_is_not_said_where_an_approval_touches_it(therapy: str, disease: str) -> None:
    assert opposed(CAR_T, therapy, disease) == Opposition(blocked=True)


@pytest.mark.parametrize(("therapy", "disease"), [("car-t", "breast-cancer"), ("kymriah", "gastric-cancer")])
def test_elsewhere_it_is_said_with_its_exceptions(therapy: str, disease: str) -> None:
    (exception,) = opposed(CAR_T, therapy, disease).exceptions
    assert (exception.predicate, exception.subject, exception.object) == ("approved_for", "satri-cel", "gastric-cancer")
    assert exception.residue == (("jurisdiction", ("china",)),)


def test_an_exception_carries_the_claims_that_make_it_one() -> None:
    (exception,) = opposed(CAR_T, "car-t", "breast-cancer").exceptions
    assert [claim.rsplit(".", 1)[0] for claim in exception.claims] == [
        "satri-cel.approved_for.gastric-cancer",
        "satri-cel.is_a.car-t",
        "gastric-cancer.is_a.solid-tumor",
    ]


def test_a_direct_statement_is_said_whatever_its_kinds_do() -> None:
    found = opposed(CAR_T, "car-t", "solid-tumor")
    assert not found.blocked
    assert len(found.exceptions) == 1


def test_without_the_approval_nothing_opposes() -> None:
    approval = next(claim for claim in CAR_T.claims if claim.startswith("satri-cel.approved_for"))
    assert opposed(CAR_T.without(approval), "car-t", "gastric-cancer") == Opposition()


def expressed(disease: str, *more: Claim) -> bool:
    """Whether "expresses er" may be said of a disease, with a receptor-negative subtype held."""
    held = graph(
        {"Disease": "breast tnbc basal luminal", "Protein": "er", "Frequency": "often", "Drug": "a b"},
        [
            says("tnbc is_a breast"),
            says("basal is_a tnbc"),
            says("luminal is_a breast"),
            says("breast expresses er", frequency="often"),
            *more,
        ],
    )
    row = evaluate(held, EXPRESSED, {"disease": disease})[0]
    return not opposition(held, EXPRESSED, row, {"disease": disease}).blocked


def test_a_kind_that_lacks_what_its_class_has_is_not_said_to_have_it() -> None:
    """Most breast cancers carry the estrogen receptor; a triple-negative one does not."""
    lacks = says("tnbc not expresses er")
    assert not expressed("tnbc", lacks)
    assert not expressed("basal", lacks), "a kind of what lacks it"
    assert expressed("luminal", lacks)
    assert expressed("breast", lacks), "said of what the claim is about"


@pytest.mark.parametrize(
    ("held_for", "denied_for", "blocked"),
    [
        ("car-t", "til", False),
        ("car-t", "car-t", True),
        ("car-t", "cell-therapy", True),  # denied for all of what it holds for
        ("cell-therapy", "car-t", True),  # denied for some of it
    ],
)
def test_a_denial_under_other_qualifiers_is_about_something_else(held_for: str, denied_for: str, blocked: bool) -> None:
    held = graph(
        {"Disease": "breast solid", "Barrier": "mistrust", "CellTherapy": "car-t til cell-therapy"},
        [
            says("breast is_a solid"),
            says("car-t is_a cell-therapy"),
            says("til is_a cell-therapy"),
            says("solid has_barrier mistrust", therapy=held_for),
            says("breast not has_barrier mistrust", therapy=denied_for),
        ],
    )
    walk = parse_walk(["disease is_a* kind", "kind has_barrier barrier"])
    (row,) = evaluate(held, walk, {"disease": "breast"})
    assert opposition(held, walk, row, {"disease": "breast"}).blocked is blocked


def test_a_conflict_stands_beside_the_claim_and_does_not_silence_it() -> None:
    yes, no = says("breast expresses er", frequency="often"), says("breast not expresses er", frequency="often")
    assert expressed("luminal", no)
    held = graph({"Disease": "breast", "Protein": "er", "Frequency": "often"}, [yes, no])
    assert conflicting(held, yes) == [no]
    assert conflicting(held, no) == [yes]
