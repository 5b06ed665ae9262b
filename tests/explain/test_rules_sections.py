"""A part tells what it is about, once, and where its needs are given; a section tells no more than it has room for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from explain.book.written import Written
from explain.model import Explanation
from tests.explain.builders import Extras, PartText, asked, content, findings, knowledge, part, said, together, versus
from tests.explain.real import sentences
from tests.kg.builders import graph, says

HELD = graph(
    {
        "Disease": "lump red-lump soup",
        "CellTherapy": "cells",
        "CellTherapyProduct": "one other",
        "Drug": "pill",
        "AdverseEvent": "chill fever rash",
    },
    [
        says("red-lump is_a lump"),
        says("one is_a cells"),
        says("other is_a cells"),
        says("one approved_for red-lump"),
        says("other approved_for soup"),
        says("one causes chill"),
        says("one causes fever"),
        says("one causes rash"),
        says("pill causes chill"),
    ],
)
NEEDS = {"disease": "Disease", "therapy": "Therapy?"}
APPROVED = part("{{ product }}: {{ cancer }}.", "product is_a* therapy", "product approved_for cancer")
EFFECTS = part("{{ product }}: {{ effect }}.", "product is_a* therapy", "product causes effect", per=["effect"])
KINDS = part("{{ kind }} is a kind of {{ disease }}.", "kind is_a* disease")
KINDS_OF_IT = part("{{ product }}.", "product is_a therapy", per=["product"])


def told(
    *parts: PartText, classes: Mapping[str, str] = NEEDS, extras: Extras | None = None, **needs: str
) -> Explanation:
    """The answer about a disease, and a therapy where one is given; or about needs of other classes."""
    return asked(knowledge(HELD, content(classes, *parts, extras=extras)), needs)


def texts(
    *parts: PartText, classes: Mapping[str, str] = NEEDS, extras: Extras | None = None, **needs: str
) -> list[str]:
    """What it says."""
    return [sentence.text for sentence in sentences(told(*parts, classes=classes, extras=extras, **needs))]


def test_what_rests_on_no_claim_is_not_told() -> None:
    """That a thing is a kind of itself."""
    assert said(HELD, KINDS, disease="lump") == ["Red lump is a kind of lump."]
    assert said(HELD, KINDS, disease="soup") == []


def test_outside_what_was_asked_is_told_what_is_no_kind_of_it() -> None:
    elsewhere = APPROVED.with_more(outside={"cancer": "disease"})
    assert texts(elsewhere, therapy="cells", disease="lump") == ["Other: soup."]
    assert texts(elsewhere, therapy="cells", disease="red-lump") == ["Other: soup."]
    assert texts(elsewhere, therapy="cells", disease="soup") == ["One: red lump."]


def test_a_part_about_a_class_tells_of_that_class_alone() -> None:
    causes = part("{{ thing }} can cause {{ effect }}.", "thing causes effect")
    assert said(HELD, causes, effect="chill") == ["One and pill can cause chill."]
    products = causes.with_more(kinds={"thing": "CellTherapyProduct"})
    assert said(HELD, products, effect="chill") == ["One can cause chill."]


def test_what_an_earlier_part_told_a_later_one_does_not_tell_again() -> None:
    wide = part("Approved: {{ product }}.", "product is_a* therapy", "product approved_for cancer")
    narrow = wide.saying("First {{ product }}.").with_more(kinds={"cancer": "Disease"}, outside={"cancer": "disease"})
    assert texts(narrow, wide, therapy="cells", disease="lump") == ["First other.", "Approved: one and other."]
    once = [one.with_more(first_telling_of=["product"]) for one in (narrow, wide)]
    assert texts(*once, therapy="cells", disease="lump") == ["First other.", "Approved: one."]


def test_a_part_is_told_where_all_that_it_starts_from_is_given() -> None:
    """Else it would tell of every therapy that there is."""
    assert texts(KINDS, APPROVED, disease="lump") == ["Red lump is a kind of lump."]
    assert texts(KINDS, APPROVED, disease="lump", therapy="one") == ["Red lump is a kind of lump.", "One: red lump."]


def test_what_a_part_only_compares_with_must_be_given_too() -> None:
    needs = {"therapy": "Therapy", "disease": "Disease?"}
    elsewhere = APPROVED.with_more(outside={"cancer": "disease"})
    assert texts(elsewhere, KINDS_OF_IT, classes=needs, therapy="cells") == ["One.", "Other."]
    assert texts(elsewhere, classes=needs, therapy="one", disease="soup") == ["One: red lump."]


def test_a_part_for_where_something_is_missing_is_told_there_alone() -> None:
    any_therapy = part("{{ product }}, too.", "product approved_for cancer", "cancer is_a* disease")
    missing = any_therapy.with_more(when_missing=["therapy"])
    assert texts(missing, APPROVED, disease="lump") == ["One, too."]
    assert texts(missing, APPROVED, disease="lump", therapy="one") == ["One: red lump."]


def test_another_name_for_a_need_stands_for_it_only_where_it_is_of_the_class() -> None:
    aliases = {"illness": {"need": "concept", "kind": "Disease"}}
    kinds, named = part("{{ kind }}.", "kind is_a illness", per=["kind"]), Extras(plan={"aliases": aliases})
    assert texts(kinds, classes={"concept": "Concept"}, extras=named, concept="lump") == ["Red lump."]
    assert texts(kinds, classes={"concept": "Concept"}, extras=named, concept="cells") == []


def test_a_section_tells_as_much_as_it_has_room_for_and_says_how_much_more_there_is() -> None:
    (full,) = told(EFFECTS, therapy="one", disease="lump").sections
    (cut,) = told(EFFECTS, extras=Extras(section={"most": 2}), therapy="one", disease="lump").sections
    (just,) = told(EFFECTS, extras=Extras(section={"most": 3}), therapy="one", disease="lump").sections
    assert [len(one.sentences) for one in (full, cut, just)] == [3, 2, 3]
    assert cut.sentences == full.sentences[:2]
    assert cut.more
    assert (cut.more.count, cut.more.concept) == (1, "one")
    assert (full.more, just.more) == (None, None)


def test_a_plan_shows_as_much_of_a_section_at_once_as_it_says_itself() -> None:
    """Else as much as the section says; what is not shown is told when asked for."""
    two = Extras(section={"brief": 1}, plan={"brief": {"told": 2}})
    (own,) = told(EFFECTS, extras=Extras(section={"brief": 1}), therapy="one", disease="lump").sections
    (plan,) = told(EFFECTS, extras=two, therapy="one", disease="lump").sections
    assert [len(one.shown) for one in (own, plan)] == [1, 2]
    assert [len(one.sentences) for one in (own, plan)] == [3, 3]


def test_of_two_plans_each_shows_as_much_of_one_section_as_it_says() -> None:
    more = {"asks": {"en": ["and {disease}", "and {disease} {therapy}"]}, "sections": ["told"], "brief": {"told": 2}}
    other = content(NEEDS, extras=Extras("other", plan=more))
    own = content(NEEDS, EFFECTS, extras=Extras(section={"brief": 1}))
    held = knowledge(
        HELD, together(Written({key: one for key, one in other.documents.items() if "plans" in key}, {}), own)
    )
    shown = {plan.id: [one.brief for one in plan.sections] for plan in held.book.plans.values()}
    assert shown == {"told": [1], "other": [2]}


@pytest.mark.parametrize(
    ("plan", "what"),
    [
        ({"brief": {"tld": 2}}, "unknown section of this plan 'tld'; did you mean 'told'?"),
        ({"sections": ["told"], "opened": ["told"], "brief": {"told": 2}}, "none of it is shown at once"),
    ],
)
def test_a_number_for_a_section_that_the_plan_does_not_show_is_found(plan: Mapping[str, Any], what: str) -> None:
    assert any(what in finding for finding in findings(HELD, content(NEEDS, EFFECTS, extras=Extras(plan=plan))))


def test_a_contrast_can_name_both_its_sides_above() -> None:
    words = "{{ here }}, {{ there }}: {{ effect }}."
    difference = versus(
        {"only_here": words, "only_there": words, "both": f"Both {words}"},
        "side causes effect",
        contrast={
            "name": "side",
            "here": "here",
            "there": "there",
            "key": "effect",
            "refuted": ["side not causes effect"],
        },
    )
    needs, titled = {"here": "Therapy", "there": "Therapy"}, Extras(section={"title": {"en": "{here} and {there}"}})
    answer = told(difference, classes=needs, extras=titled, here="one", there="pill")
    assert answer.sections[0].title == "one and pill"
    assert [sentence.text for sentence in sentences(answer)] == ["Both one, pill: chill."]
