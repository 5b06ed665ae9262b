"""Rule 6: "not on the list" needs the whole list, every row placed; "nothing held" is no sentence about the world."""

import pytest

from kg.claims import Claim
from tests.explain.builders import answer, part, resting, said, told, without
from tests.explain.real import answered, claims, knowledge, section, sentences
from tests.kg.builders import graph, says

TYPES = {
    "DiseaseGroup": "lump soup",
    "Disease": "red-lump thin-soup thick-soup",
    "CellTherapy": "cells",
    "CellTherapyProduct": "one other",
    "PublishedList": "roster-a",
}
CLAIMS = [
    says("one is_a cells"),
    says("other is_a cells"),
    says("red-lump is_a lump"),
    says("thin-soup is_a soup"),
    says("thick-soup is_a soup"),
    says("soup disjoint_with lump"),
    says("roster-a list_covers cells"),
    says("roster-a read_in_full 2"),
    says("one listed_for thin-soup", list="roster-a"),
    says("other listed_for thick-soup", list="roster-a"),
]
ABSENT = part(
    "{{ roster }} has {{ rows }}, none for {{ disease }}{{ when }}.",
    "therapy is_a* scope",
    "roster list_covers scope",
    "roster read_in_full rows",
    unless=["product listed_for cancer {list: roster}", "cancer is_a* disease"],
    count="rows",
    per=["roster"],
)


def absences(held: list[Claim], disease: str = "red-lump") -> list[str]:
    """What is said to be on no list."""
    return said(graph(TYPES, held), ABSENT, therapy="cells", disease=disease)


def test_it_is_said_of_a_list_read_in_full_and_carries_coverage_rows_and_premises() -> None:
    (sentence,) = told(graph(TYPES, CLAIMS), ABSENT, therapy="cells", disease="red-lump")
    assert sentence.text == "Roster a has 2, none for red lump."
    assert set(resting(sentence)) >= {
        "roster-a.read_in_full.2",
        "one.listed_for.thin-soup",
        "other.listed_for.thick-soup",
        "thin-soup.is_a.soup",
        "soup.disjoint_with.lump",
        "red-lump.is_a.lump",
    }


def test_it_is_not_said_of_what_the_list_names() -> None:
    assert absences(CLAIMS, "soup") == []
    assert absences(CLAIMS, "thin-soup") == []


@pytest.mark.parametrize(
    ("masked", "why"),
    [
        ("one.listed_for", "a row is masked: the count does not agree"),
        ("roster-a.read_in_full", "nobody says that the list was read in full"),
        ("roster-a.list_covers", "nobody says what the list is of"),
        ("thin-soup.is_a", "a row's disease is not placed"),
        ("soup.disjoint_with", "nothing tells the rows' diseases from what was asked"),
        ("red-lump.is_a", "what was asked is not placed"),
    ],
)
def test_a_masked_claim_takes_the_absence_away(masked: str, why: str) -> None:
    assert absences(without(CLAIMS, masked)) == [], why


def test_a_row_that_was_not_counted_takes_it_away() -> None:
    assert absences([*CLAIMS, says("one listed_for thick-soup", list="roster-a")]) == []


def test_no_masked_claim_makes_an_absence_appear() -> None:
    """For each disease and each single claim: what is absent without it was absent with it."""
    held = graph(TYPES, CLAIMS)
    for disease in ("lump", "soup", "red-lump", "thin-soup", "thick-soup"):
        before = set(said(held, ABSENT, therapy="cells", disease=disease))
        for claim in held.claims:
            after = set(said(held.without(claim), ABSENT, therapy="cells", disease=disease))
            assert after <= before, f"{disease} without {claim}"


def test_a_refuting_claim_is_knowledge_and_is_worded_so() -> None:
    held = graph(TYPES, [*CLAIMS, says("cells not standard_for lump")])
    known = part("{{ class }} is not for {{ kind }}.", "disease is_a* kind", "therapy is_a* class",
                 "class not standard_for kind")  # fmt: skip
    assert said(held, known, therapy="cells", disease="red-lump") == ["Cells is not for lump."]
    assert said(graph(TYPES, CLAIMS), known, therapy="cells", disease="red-lump") == []


def test_where_nothing_is_held_the_section_is_empty_and_says_what_was_looked_for() -> None:
    held = graph(TYPES, CLAIMS)
    approved = part("{{ product }}: {{ cancer }}.", "product is_a* therapy", "product approved_for cancer")
    (only,) = answer(held, [approved], therapy="cells", disease="red-lump").sections
    assert not only.sentences
    assert only.empty
    assert only.empty.text == "Things of this kind"
    assert only.empty.looked_for == "[product] is a kind of cells; [product] is approved for [cancer]"
    assert only.empty.as_of == held.as_of


def real_absences(disease: str) -> list[str]:
    """What the real answer says to be on no list."""
    told = answered("availability", therapy="car-t", disease=disease)
    counted = {claim.id for claim in claims("read_in_full")}
    return [s.text for s in sentences(told) if counted.intersection(s.claims)]


def test_the_real_list_of_one_country_is_said_not_to_name_breast_cancer_nor_any_kind_of_it() -> None:
    for disease in knowledge().graph.below["breast-cancer"]:
        assert real_absences(disease), disease


def test_the_real_list_is_not_said_to_leave_out_what_it_names() -> None:
    for row in claims("listed_for"):
        assert row.object
        for disease in knowledge().graph.above[row.object]:
            assert not real_absences(disease), f"{disease}: {row.id} is a row"


def test_the_real_list_has_as_many_rows_as_were_counted() -> None:
    for coverage in claims("read_in_full"):
        rows = [row.id for row in claims("listed_for") if coverage.subject in row.qualifiers["list"]]
        assert str(len(rows)) == coverage.value, f"read {coverage.subject} again: {len(rows)} rows are held"


def test_an_empty_real_section_says_what_was_looked_for_and_as_of_when() -> None:
    told = answered("find-trials", disease="lymphoma", therapy="lifileucel")
    empty = section(told, "trials").empty
    assert empty
    assert "lymphoma" in empty.looked_for
    assert empty.as_of == told.kb.as_of
