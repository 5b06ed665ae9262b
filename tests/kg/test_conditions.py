"""Conditions are tested facet by facet: what lies within fits, what is excluded does not, the rest is not known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.claims import Claim
from kg.conditions import Case, Verdict, at_odds, fits, meeting, of_claim, of_disease, verdict
from kg.facets import facets_of
from kg.graph import Graph, compiled
from tests.kg.builders import graph, says

TYPES = {
    "Disease": "breast-cancer lung-cancer ductal-cancer inflamed-cancer rare-cancer melanoma",
    "DiseaseGroup": "solid-tumor blood-cancer carcinoma",
    "BiomarkerSubtype": "her2-positive-bc triple-negative-bc",
    "DiseaseStage": "metastatic-bc brain-bc in-duct",
    "TestResult": "her2+ her2- er+",
    "Extent": "advanced metastatic early",
    "Stage": "stage-1",
    "Course": "relapsed refractory",
    "BodyPart": "brain lungs",
    "TherapyClass": "chemotherapy surgery",
    "Drug": "paclitaxel trastuzumab",
    "Jurisdiction": "us china",
    "Sex": "female",
}
CLAIMS = [
    says("breast-cancer is_a solid-tumor"),
    says("lung-cancer is_a solid-tumor"),
    says("melanoma is_a solid-tumor"),
    says("ductal-cancer is_a breast-cancer"),
    says("rare-cancer is_a her2-positive-bc"),
    says("inflamed-cancer is_a breast-cancer"),
    says("solid-tumor disjoint_with blood-cancer"),
    says("in-duct not is_a breast-cancer"),
    says("her2-positive-bc defined_as breast-cancer", marker="her2+"),
    says("triple-negative-bc defined_as breast-cancer", marker="her2-"),
    says("metastatic-bc defined_as breast-cancer", extent="metastatic"),
    says("brain-bc defined_as metastatic-bc", extent="metastatic(place=brain)"),
    says("her2+ disjoint_with her2-"),
    says("paclitaxel is_a chemotherapy"),
    says("surgery disjoint_with chemotherapy"),
]


def small_graph() -> Graph:
    """The claims above, with what the words of extents say of each other."""
    held = graph(TYPES, CLAIMS)
    wider, excludes = {"metastatic": ("advanced",)}, {"early": ("metastatic",), "stage-1": ("metastatic",)}
    concepts = {
        key: c.model_copy(update={"wider": wider.get(key, ()), "excludes": excludes.get(key, ())})
        for key, c in held.concepts.items()
    }
    return compiled(held.vocabulary, concepts, held.claims, held.sources)


GRAPH = small_graph()


def asks(disease: str, kind: str = "", *values: str) -> Claim:
    """An approval with a condition of a kind."""
    claim = says(f"trastuzumab approved_for {disease}")
    return claim.model_copy(update={"qualifiers": {kind: values} if kind else {}})


def results(claim: Claim, disease: str, **given: tuple[str, ...]) -> dict[str, Verdict]:
    """Each facet of an approval and how it fits."""
    found = fits(GRAPH, of_claim(GRAPH, claim), of_disease(GRAPH, disease, given))
    return {result.facet.kind: result.verdict for result in found}


@pytest.mark.parametrize(
    ("claim", "disease", "kind", "expected"),
    [
        (asks("breast-cancer"), "metastatic-bc", "disease", "fits"),
        (asks("solid-tumor"), "brain-bc", "disease", "fits"),
        (asks("breast-cancer"), "lung-cancer", "disease", "does not fit"),  # nothing is known to be both
        (asks("breast-cancer"), "solid-tumor", "disease", "not known"),  # it may be one
        (asks("breast-cancer"), "blood-cancer", "disease", "does not fit"),  # by a claim
        (asks("breast-cancer"), "carcinoma", "disease", "not known"),  # it gathers several
        (asks("inflamed-cancer"), "metastatic-bc", "disease", "not known"),  # a facet keeps no two apart
        (asks("inflamed-cancer"), "ductal-cancer", "disease", "not known"),  # kinds of one disease may overlap
        (asks("her2-positive-bc"), "in-duct", "disease", "does not fit"),  # a claim says that it is none
        (asks("ductal-cancer"), "in-duct", "disease", "does not fit"),  # nor any kind of what it is none of
        (asks("her2-positive-bc"), "her2-positive-bc", "marker", "fits"),
        (asks("her2-positive-bc"), "rare-cancer", "marker", "fits"),  # of what it is a kind of, it has the state
        (asks("triple-negative-bc"), "rare-cancer", "marker", "does not fit"),
        (asks("her2-positive-bc"), "triple-negative-bc", "marker", "does not fit"),
        (asks("her2-positive-bc"), "breast-cancer", "marker", "not known"),
        (asks("breast-cancer", "extent", "advanced"), "metastatic-bc", "extent", "fits"),
        (asks("breast-cancer", "extent", "metastatic"), "brain-bc", "extent", "fits"),
        (asks("breast-cancer", "extent", "metastatic(place=brain)"), "metastatic-bc", "extent", "not known"),
        (asks("breast-cancer", "extent", "early", "metastatic"), "metastatic-bc", "extent", "fits"),
        (asks("breast-cancer", "extent", "early"), "metastatic-bc", "extent", "does not fit"),
        (asks("breast-cancer", "age", "18+"), "metastatic-bc", "age", "not known"),
    ],
)
def test_a_claim_against_a_disease(claim: Claim, disease: str, kind: str, expected: Verdict) -> None:
    assert results(claim, disease)[kind] == expected


def test_what_a_disease_is_defined_by_is_asked_facet_by_facet() -> None:
    """An approval for HER2-positive breast cancer fits ductal cancer of which that state is given beside it."""
    wanted = of_claim(GRAPH, says("trastuzumab approved_for her2-positive-bc"))
    for marker, expected in (("her2+", "fits"), ("her2-", "does not fit"), ("er+", "not known")):
        assert verdict(fits(GRAPH, wanted, of_disease(GRAPH, "ductal-cancer", {"marker": (marker,)}))) == expected


@pytest.mark.parametrize(
    ("required", "given_", "expected"),
    [
        ({"age": ("18+",)}, {"age": ("40..50",)}, "fits"),
        ({"age": ("18+",)}, {"age": ("..12",)}, "does not fit"),
        ({"age": ("18+",)}, {"age": ("12+",)}, "not known"),
        ({"marker": ("her2+", "er+")}, {"marker": ("her2+", "er+")}, "fits"),
        ({"marker": ("her2+", "er+")}, {"marker": ("er+",)}, "not known"),
        ({"marker": ("her2+", "er+")}, {"marker": ("er+", "her2-")}, "does not fit"),
        ({"marker": ("her2+",), "age": ("18+",)}, {"age": ("17",)}, "does not fit"),  # whatever its marker is
        ({"course": ("relapsed", "refractory")}, {"course": ("refractory",)}, "fits"),
        ({"course": ("relapsed",)}, {"course": ("refractory", "relapsed")}, "not known"),  # one of the two
        ({"course": ("relapsed(times=2+)",)}, {"course": ("relapsed(times=1)",)}, "does not fit"),
        ({"extent": ("metastatic",)}, {"extent": ("early", "advanced")}, "not known"),  # only the one excludes it
        ({"stage": ("stage-1",)}, {"extent": ("metastatic",)}, "does not fit"),  # of two kinds, but never both
        ({"stage": ("stage-1",)}, {"extent": ("metastatic", "advanced")}, "not known"),  # the other may be
        ({"earlier_treatment": ("chemotherapy",)}, {"earlier_treatment": ("paclitaxel",)}, "fits"),
        ({"earlier_treatment": ("paclitaxel",)}, {"earlier_treatment": ("chemotherapy",)}, "not known"),
        ({"earlier_treatment": ("surgery",)}, {"earlier_treatment": ("chemotherapy",)}, "not known"),  # or both
        ({"earlier_treatment": ("surgery",)}, {"earlier_treatment": ("chemotherapy", "surgery")}, "fits"),
        ({"earlier_treatment": ("surgery",)}, {"unsuitable": ("chemotherapy",)}, "not known"),  # two treatments
        ({"earlier_treatment": ("surgery",)}, {"no_earlier_treatment": ("chemotherapy",)}, "not known"),
        ({"earlier_treatment": ("paclitaxel",)}, {"no_earlier_treatment": ("chemotherapy",)}, "does not fit"),
        ({"no_earlier_treatment": ("chemotherapy",)}, {"earlier_treatment": ("paclitaxel",)}, "does not fit"),
        ({"no_earlier_treatment": ("paclitaxel",)}, {"no_earlier_treatment": ("chemotherapy",)}, "fits"),
        ({"no_earlier_treatment": ("chemotherapy",)}, {"no_earlier_treatment": ("paclitaxel",)}, "not known"),
        (
            {"earlier_treatment": ("chemotherapy(extent=early)",)},
            {"earlier_treatment": ("chemotherapy(extent=metastatic)",)},
            "not known",  # there may have been both
        ),
        ({"jurisdiction": ("us",)}, {}, "fits"),  # no condition on a case: nothing to test
        ({"jurisdiction": ("us",)}, {"jurisdiction": ("us",)}, "fits"),
        ({"jurisdiction": ("us",)}, {"jurisdiction": ("china",)}, "not known"),  # where one is given, it is tested
        ({}, {"age": ("18+",)}, "fits"),
    ],
)
def test_facets_against_facets(
    required: dict[str, tuple[str, ...]], given_: dict[str, tuple[str, ...]], expected: Verdict
) -> None:
    asked, held = (Case(facets_of(q, GRAPH.several)) for q in (required, given_))
    assert verdict(fits(GRAPH, asked, held)) == expected


@pytest.mark.parametrize(
    ("disease", "asked", "odds"),
    [
        ("breast-cancer", {"marker": ("her2+", "her2-")}, ("marker", "marker")),
        ("her2-positive-bc", {"marker": ("her2-",)}, ("marker", "marker")),  # by what defines the disease
        ("metastatic-bc", {"extent": ("early",)}, ("extent", "extent")),
        ("breast-cancer", {"stage": ("stage-1",), "extent": ("metastatic",)}, ("stage", "extent")),
        ("breast-cancer", {"excluded": ("solid-tumor",)}, ("disease", "excluded")),
        (
            "breast-cancer",
            {"earlier_treatment": ("paclitaxel",), "no_earlier_treatment": ("chemotherapy",)},
            ("earlier_treatment", "no_earlier_treatment"),
        ),
        ("breast-cancer", {"marker": ("her2+", "er+")}, ()),
        ("breast-cancer", {"extent": ("early", "metastatic")}, ()),  # either will do
        ("breast-cancer", {"earlier_treatment": ("chemotherapy", "surgery")}, ()),  # one after the other
        ("breast-cancer", {"earlier_treatment": ("surgery",), "unsuitable": ("chemotherapy",)}, ()),
        ("solid-tumor", {"excluded": ("breast-cancer",)}, ()),
    ],
)
def test_what_no_case_can_be_is_found(disease: str, asked: dict[str, tuple[str, ...]], odds: tuple[str, ...]) -> None:
    claim = says(f"trastuzumab approved_for {disease}").model_copy(update={"qualifiers": asked})
    found = [(one.kind, other.kind) for one, other, _ in at_odds(GRAPH, of_claim(GRAPH, claim))]
    assert found == ([odds] if odds else [])


def test_a_disease_that_must_not_be_there() -> None:
    claim = asks("breast-cancer", "excluded", "metastatic-bc")
    assert results(claim, "brain-bc")["excluded"] == "does not fit"
    assert results(claim, "breast-cancer")["excluded"] == "not known"


def test_a_result_names_the_claims_that_it_rests_on() -> None:
    found = fits(GRAPH, of_claim(GRAPH, asks("her2-positive-bc")), of_disease(GRAPH, "triple-negative-bc"))
    (marker,) = (result for result in found if result.facet.kind == "marker")
    assert [claim.rsplit(".", 1)[0] for claim in marker.claims] == [
        "triple-negative-bc.defined_as.breast-cancer",
        "her2-positive-bc.defined_as.breast-cancer",
        "her2+.disjoint_with.her2-",
    ]


@pytest.mark.parametrize(
    ("claim", "disease", "all_have_it"),
    [
        (says("trastuzumab approved_for breast-cancer", marker="her2+", extent="early"), "her2-positive-bc", True),
        (says("trastuzumab approved_for breast-cancer", marker=("her2+", "er+")), "her2-positive-bc", True),
        (says("trastuzumab approved_for ductal-cancer", marker="her2+"), "her2-positive-bc", True),
        (says("trastuzumab approved_for her2-positive-bc", extent="metastatic"), "metastatic-bc", True),
        (says("trastuzumab approved_for breast-cancer", extent="metastatic(place=brain)"), "metastatic-bc", True),
        (says("trastuzumab approved_for rare-cancer"), "her2-positive-bc", True),
        (says("trastuzumab approved_for breast-cancer"), "her2-positive-bc", False),
        (says("trastuzumab approved_for breast-cancer", marker="her2-"), "her2-positive-bc", False),
        (says("trastuzumab approved_for breast-cancer", extent=("advanced", "metastatic")), "metastatic-bc", False),
        (says("trastuzumab approved_for breast-cancer", extent="metastatic"), "brain-bc", False),
        (says("trastuzumab approved_for solid-tumor", marker="her2+"), "her2-positive-bc", False),
        (says("trastuzumab approved_for breast-cancer", marker="her2+"), "ductal-cancer", False),
    ],
    ids=lambda one: one.id if isinstance(one, Claim) else str(one),
)
def test_whoever_a_claim_is_for_has_a_disease_where_they_meet_its_whole_definition(
    claim: Claim, disease: str, all_have_it: bool
) -> None:
    assert (meeting(GRAPH, of_claim(GRAPH, claim), disease) is not None) == all_have_it


def test_that_they_meet_it_rests_on_the_claim_and_the_definition() -> None:
    claim = says("trastuzumab approved_for breast-cancer", marker="her2+")
    found = meeting(GRAPH, of_claim(GRAPH, claim), "her2-positive-bc")
    assert found is not None
    assert {one.rsplit(".", 1)[0] for one in found} == {
        "trastuzumab.approved_for.breast-cancer",
        "her2-positive-bc.defined_as.breast-cancer",
    }


VALUES = {
    "marker": ["her2+", "her2-", "er+"],
    "extent": ["advanced", "metastatic", "early", "metastatic(place=brain)"],
    "course": ["relapsed", "refractory", "relapsed(times=2+)", "relapsed(times=1)"],
    "age": ["18+", "12+", "..17", "40"],
    "earlier_treatment": ["chemotherapy", "paclitaxel", "chemotherapy(earlier_lines=2+)"],
    "no_earlier_treatment": ["chemotherapy", "paclitaxel"],
}
FACETS = st.dictionaries(st.sampled_from(sorted(VALUES)), st.integers(0, 20), max_size=4).map(
    lambda drawn: {kind: (VALUES[kind][n % len(VALUES[kind])],) for kind, n in drawn.items()}
)


def case(qualifiers: dict[str, tuple[str, ...]]) -> Case:
    """Facets as a case."""
    return Case(facets_of(qualifiers, GRAPH.several))


@given(FACETS)
def test_what_is_asked_for_fits_itself(qualifiers: dict[str, tuple[str, ...]]) -> None:
    assert {r.verdict for r in fits(GRAPH, case(qualifiers), case(qualifiers)) if not contradictory(qualifiers)} <= {
        "fits"
    }


def contradictory(qualifiers: dict[str, tuple[str, ...]]) -> bool:
    """Whether something must have come before and must not."""
    return {"earlier_treatment", "no_earlier_treatment"} <= qualifiers.keys()


@given(FACETS, FACETS, FACETS)
def test_what_is_known_stays_known_when_more_is(
    required: dict[str, tuple[str, ...]], given_: dict[str, tuple[str, ...]], more: dict[str, tuple[str, ...]]
) -> None:
    """A verdict is taken back by no further facet of another kind."""
    wider = {**more, **given_}
    if contradictory(wider):
        return
    before = {r.facet: r.verdict for r in fits(GRAPH, case(required), case(given_))}
    after = {r.facet: r.verdict for r in fits(GRAPH, case(required), case(wider))}
    assert all(after[facet] == held for facet, held in before.items() if held != "not known")


@given(st.sampled_from(sorted(VALUES)), st.integers(0, 20), st.integers(0, 20), st.integers(0, 20))
def test_a_narrower_case_fits_what_a_wider_one_fits(kind: str, asked: int, wide: int, narrow: int) -> None:
    if kind == "no_earlier_treatment":
        return  # there the wider fits
    required, wider, narrower = (VALUES[kind][n % len(VALUES[kind])] for n in (asked, wide, narrow))
    if GRAPH.order.within(narrower, wider) is None:
        return
    wanted, one, other = (case({kind: (value,)}) for value in (required, wider, narrower))
    if verdict(fits(GRAPH, wanted, one)) == "fits":
        assert verdict(fits(GRAPH, wanted, other)) == "fits"
