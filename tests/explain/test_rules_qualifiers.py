"""Rule 2: a claim is true only with its qualifiers; each is matched against what was asked, or said."""

import pytest

from kg.graph import Graph
from tests.explain.builders import content, findings, part, resting, said, told
from tests.explain.real import answered, claims, resting_on, texts
from tests.kg.builders import graph, says

TYPES = {
    "Disease": "lump sore",
    "CellTherapy": "cells red-cells blue-cells",
    "CellTherapyProduct": "red-one blue-one",
    "Barrier": "wall",
    "Jurisdiction": "here there",
}
KINDS = [
    says("red-cells is_a cells"),
    says("blue-cells is_a cells"),
    says("red-one is_a red-cells"),
    says("blue-one is_a blue-cells"),
]
WALL = graph(TYPES, [*KINDS, says("lump has_barrier wall", therapy="red-cells")])
BARRIER = part("{{ kind }}: {{ barrier }}{{ when }}.", "disease is_a* kind", "kind has_barrier barrier")


def test_what_holds_for_a_class_holds_for_a_product_below_it_and_need_not_be_said() -> None:
    (sentence,) = told(WALL, BARRIER, therapy="red-one", disease="lump")
    assert sentence.text == "Lump: wall."
    assert resting(sentence) == ["lump.has_barrier.wall", "red-one.is_a.red-cells"]


def test_what_was_asked_is_not_said_again() -> None:
    assert said(WALL, BARRIER, therapy="red-cells", disease="lump") == ["Lump: wall."]


def test_what_holds_for_a_kind_of_what_was_asked_is_named_as_that_ones() -> None:
    (sentence,) = told(WALL, BARRIER, therapy="cells", disease="lump")
    assert sentence.text == "Lump: wall, therapy red cells."
    assert "red-cells.is_a.cells" in resting(sentence)


@pytest.mark.parametrize("other", ["blue-cells", "blue-one"])
def test_what_holds_for_something_else_is_not_said(other: str) -> None:
    assert said(WALL, BARRIER, therapy=other, disease="lump") == []


APPROVED = part("{{ product }}: {{ cancer }}{{ when }}.", "product is_a* therapy", "product approved_for cancer")


def test_claims_that_differ_in_qualifiers_never_share_a_sentence() -> None:
    held = graph(
        TYPES,
        [
            *KINDS,
            says("red-one approved_for lump", jurisdiction="here"),
            says("red-one approved_for sore", jurisdiction="there"),
        ],
    )
    assert said(held, APPROVED, therapy="red-one") == [
        "Red one: lump, jurisdiction here.",
        "Red one: sore, jurisdiction there.",
    ]


def test_words_that_would_drop_a_qualifier_are_found_before_anyone_asks() -> None:
    held = graph(TYPES, [*KINDS, says("red-one approved_for lump", jurisdiction="here")])
    found = findings(held, content({"therapy": "Therapy"}, APPROVED.saying("{{ product }}: {{ cancer }}.")))
    assert any("drop the qualifiers jurisdiction, as of red-one.approved_for.lump" in finding for finding in found)


def test_several_values_of_one_qualifier_are_all_said() -> None:
    held = graph(TYPES, [*KINDS, says("red-one approved_for lump", jurisdiction=("here", "there"))])
    assert said(held, APPROVED, therapy="red-one") == ["Red one: lump, jurisdiction here and there."]


MANAGED = part("{{ remedy }}, {{ effect }}{{ when }}.", "drug causes effect", "effect managed_by remedy")


def rash(of_rash: str, of_remedy: str) -> Graph:
    """A rash, and what helps, each said of a country."""
    types = {"Drug": "tea milk", "AdverseEvent": "rash", "Jurisdiction": "here there", "Frequency": "often"}
    claims = [
        says("tea causes rash", jurisdiction=of_rash, frequency="often"),
        says("rash managed_by milk", jurisdiction=of_remedy),
    ]
    return graph(types, claims)


def test_what_two_claims_of_a_sentence_say_alike_is_said_once() -> None:
    assert said(rash("here", "here"), MANAGED, drug="tea") == ["Milk, rash, frequency often, jurisdiction here."]


def test_claims_that_differ_in_a_qualifier_are_never_told_in_one_sentence_and_that_is_found() -> None:
    """ "Here and there", "here" and "there" would each say of one claim what the other alone holds."""
    held = content({"drug": "Drug"}, MANAGED)
    (found,) = findings(rash("here", "there"), held)
    assert "tea.causes.rash." in found
    assert "rash.managed_by.milk." in found
    assert "differ in a qualifier, so a sentence of both is never told; bind the qualifier and print it" in found
    assert findings(rash("here", "here"), held) == []


def test_what_is_bound_and_printed_may_differ() -> None:
    walk = "drug causes effect {jurisdiction: first}", "effect managed_by remedy {jurisdiction: second}"
    both = part("{{ remedy }}, {{ effect }}, {{ first }}, {{ second }}{{ when }}.", *walk)
    assert said(rash("here", "there"), both, drug="tea") == ["Milk, rash, here, there, frequency often."]


def test_what_does_not_bear_on_the_words_may_differ() -> None:
    unsaid = MANAGED.with_more(unsaid={"causes": "all"})
    assert said(rash("there", "here"), unsaid, drug="tea") == ["Milk, rash, jurisdiction here."]


def test_the_barriers_of_one_cell_therapy_are_not_anothers() -> None:
    """The real case: a T-cell therapy from the tumor itself has none of the barriers of an engineered one."""
    told = answered("how-it-works", therapy="lifileucel", disease="melanoma")
    assert not [s.text for s in resting_on(told, "has_barrier")]
    assert not texts(told, "barriers")


def test_a_real_product_has_the_barriers_of_its_class() -> None:
    wide = answered("how-it-works", therapy="car-t", disease="breast-cancer")
    narrow = answered("how-it-works", therapy="cart-her-2", disease="breast-cancer")
    barriers = {c for s in resting_on(wide, "has_barrier") for c in s.claims if "has_barrier" in c}
    assert barriers
    assert barriers == {c for s in resting_on(narrow, "has_barrier") for c in s.claims if "has_barrier" in c}


def test_every_real_barrier_names_the_therapy_it_stands_against() -> None:
    """A barrier without one would be said of every treatment."""
    bare = [claim.id for claim in claims("has_barrier") if "therapy" not in claim.qualifiers]
    assert not bare, f"add `qualifiers: {{therapy: …}}` to {bare}"
