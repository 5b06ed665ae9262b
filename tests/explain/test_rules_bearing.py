"""What bears on a disease: a wider approval is told where its conditions were tested, and as they came out."""

from __future__ import annotations

from tests.explain.builders import PartText, content, findings, part, told
from tests.kg.builders import graph, says

HELD = graph(
    {
        "Disease": "lump plain-lump marked-lump unmarked-lump",
        "Drug": "pill",
        "TestResult": "mark-positive mark-negative",
        "Jurisdiction": "here",
    },
    [
        *(says(f"{kind}-lump is_a lump") for kind in ("plain", "marked", "unmarked")),
        says("marked-lump defined_as lump", marker="mark-positive"),
        says("unmarked-lump defined_as lump", marker="mark-negative"),
        says("mark-negative disjoint_with mark-positive"),
        says("pill approved_for lump", marker="mark-positive", jurisdiction="here"),
    ],
)


def bearing(*verdicts: str) -> PartText:
    """Approvals for what a disease is a kind of, where they came out so."""
    bears = {"approved_for": {"on": "disease", "is": list(verdicts)}}
    walk = ("therapy approved_for cancer", "disease is_a* cancer")
    return part("{{ therapy }}: {{ cancer }}{{ when }}.", *walk, bears=bears)


def texts(disease: str, *verdicts: str) -> list[str]:
    """What is told of a disease."""
    return [one.text for one in told(HELD, bearing(*verdicts), therapy="pill", disease=disease)]


SAID = ["Pill: lump, marker mark positive, jurisdiction here."]


def test_an_approval_for_a_wider_disease_is_told_as_its_conditions_came_out() -> None:
    assert texts("marked-lump", "fits") == SAID
    assert texts("unmarked-lump", "does not fit") == SAID
    assert texts("plain-lump", "not known") == SAID


def test_as_anything_else_it_is_not_told() -> None:
    assert texts("marked-lump", "not known", "does not fit") == []
    assert texts("unmarked-lump", "fits", "not known") == []
    assert texts("plain-lump", "fits", "does not fit") == []


def test_the_sentence_rests_on_what_the_test_rested_on() -> None:
    (sentence,) = told(HELD, bearing("does not fit"), therapy="pill", disease="unmarked-lump")
    predicates = {HELD.claims[key].predicate for key in sentence.claims}
    assert {"approved_for", "defined_as", "disjoint_with"} <= predicates


def test_what_is_only_for_people_with_the_disease_by_its_definition_is_told_apart() -> None:
    """An approval for a lump "if it is marked" is one for marked lumps, and not perhaps for them."""
    walk = ("therapy approved_for cancer", "disease is_a* cancer")
    for everyone, disease, expected in (
        (True, "marked-lump", SAID),
        (False, "marked-lump", []),
        (True, "plain-lump", []),
        (False, "plain-lump", SAID),
    ):
        bears = {"approved_for": {"on": "disease", "is": ["fits", "not known"], "everyone": everyone}}
        held = part("{{ therapy }}: {{ cancer }}{{ when }}.", *walk, bears=bears)
        assert [one.text for one in told(HELD, held, therapy="pill", disease=disease)] == expected


def test_without_a_test_no_walk_may_climb_to_a_wider_approval() -> None:
    untested = part("{{ therapy }}: {{ cancer }}{{ when }}.", "therapy approved_for cancer", "disease is_a* cancer")
    found = findings(HELD, content({"therapy": "Drug", "disease": "Disease"}, untested))
    assert any("approved_for is not declared 'down'" in one for one in found)


def test_a_test_names_a_predicate_of_the_walk_and_a_need() -> None:
    walk = ("therapy approved_for cancer", "disease is_a* cancer")
    for bears, wrong in (
        ({"causes": {"on": "disease", "is": ["fits"]}}, "unknown predicate of the walk 'causes'"),
        ({"approved_for": {"on": "diseas", "is": ["fits"]}}, "did you mean 'disease'?"),
    ):
        slip = part("{{ therapy }}: {{ cancer }}{{ when }}.", *walk, bears=bears)
        found = findings(HELD, content({"therapy": "Drug", "disease": "Disease"}, slip))
        assert any(wrong in one for one in found), found


SEVERAL = graph(
    {"Disease": "lump small-lump", "Drug": "pill", "Extent": "small huge", "Jurisdiction": "here there"},
    [
        says("small-lump defined_as lump", extent="small"),
        says("pill approved_for lump", jurisdiction="here"),
        says("pill approved_for lump", jurisdiction="here", extent="huge"),
        says("pill approved_for lump", jurisdiction="here", extent="small"),
    ],
)


def test_what_suits_the_disease_asked_about_stands_first() -> None:
    walk = ("therapy approved_for cancer", "disease is_a* cancer")
    bears = {"approved_for": {"on": "disease", "is": ["fits", "not known"]}}
    held = part("{{ cancer }}{{ when }}.", *walk, bears=bears, order=[{"suits": {"approved_for": "disease"}}])
    first, *others = [one.text for one in told(SEVERAL, held, therapy="pill", disease="small-lump")]
    assert "extent small" in first
    assert len(others) == 2


def test_what_suits_names_a_predicate_of_the_walk_and_a_need() -> None:
    walk = ("therapy approved_for cancer", "disease is_a* cancer")
    bears = {"approved_for": {"on": "disease", "is": ["fits"]}}
    for suits, wrong in (
        ({"causes": "disease"}, "unknown predicate of the walk 'causes'"),
        ({"approved_for": "diseas"}, "did you mean 'disease'?"),
    ):
        slip = part("{{ cancer }}{{ when }}.", *walk, bears=bears, order=[{"suits": suits}])
        found = findings(SEVERAL, content({"therapy": "Drug", "disease": "Disease"}, slip))
        assert any(wrong in one for one in found), found


BESIDE = graph(
    {
        "Disease": "lump plain-lump marked-lump unmarked-lump late-lump ache",
        "DiseaseGroup": "illness",
        "Drug": "pill",
        "TestResult": "mark-positive mark-negative",
    },
    [
        *(says(f"{kind}-lump is_a lump") for kind in ("plain", "marked", "unmarked", "late")),
        *(says(f"{one} is_a illness") for one in ("lump", "ache")),
        says("marked-lump defined_as lump", marker="mark-positive"),
        says("unmarked-lump defined_as lump", marker="mark-negative"),
        says("mark-negative disjoint_with mark-positive"),
        *(says(f"pill approved_for {one}") for one in ("lump", "marked-lump", "late-lump", "ache")),
    ],
)


def test_what_a_second_walk_finds_by_names_of_its_own_is_tested_too() -> None:
    """What overlaps with a disease is told with what is wider, but for what cannot be the same, or shares a group."""
    beside = part(
        "{{ cancer }}.",
        "therapy approved_for cancer",
        "disease is_a* cancer",
        also=["therapy approved_for cancer", "disease is_a* base", "cancer is_a* base"],
        through=["base", "therapy"],
        kinds={"base": "Disease"},
        not_kinds={"base": "DiseaseGroup"},
        outside={"cancer": "disease"},
        bears={"approved_for": {"on": "disease", "is": ["fits", "not known"]}},
    )
    found = {
        disease: [one.text for one in told(BESIDE, beside, therapy="pill", disease=disease)]
        for disease in ("unmarked-lump", "plain-lump", "ache")
    }
    assert found == {
        "unmarked-lump": ["Late lump and lump."],
        "plain-lump": ["Late lump, lump, and marked lump."],
        "ache": [],
    }
