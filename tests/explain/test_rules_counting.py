"""What is chosen, cut short and counted: kinds of what was named, a list's rest as a number, different ones once."""

from __future__ import annotations

from tests.explain.builders import content, findings, part, said, told
from tests.kg.builders import graph, says

HELD = graph(
    {
        "CellTherapy": "cells",
        "CellTherapyProduct": "one other third",
        "Disease": "lump red-lump soup",
        "AdverseEvent": "chill fever rash cough",
        "Jurisdiction": "here there",
        "Frequency": "often",
    },
    [
        *(says(f"{product} is_a cells") for product in ("one", "other", "third")),
        says("red-lump is_a lump"),
        says("one approved_for lump", jurisdiction="there"),
        says("one approved_for red-lump", jurisdiction="here"),
        says("other approved_for soup", jurisdiction="here"),
        *(says(f"cells causes {effect}") for effect in ("fever", "rash")),
        says("cells causes chill", frequency="often"),
        says("cells causes cough", frequency="often"),
    ],
)
APPROVED = part("{{ product }}: {{ cancer }}{{ when }}.", "product is_a* therapy", "product approved_for cancer")
COUNTRIES = part(
    "{{ country }}.", "product is_a* therapy", "product approved_for cancer {jurisdiction: country}", per=["country"]
)
EFFECTS = part("{{ effect }}{{ when }}.", "therapy causes effect")
ONE_BY_ONE = EFFECTS.with_more(per=["effect"])


def test_only_what_is_one_of_some_or_a_kind_of_them_is_told() -> None:
    assert said(HELD, APPROVED.with_more(only={"cancer": ["lump"]}), therapy="cells") == [
        "One: lump, jurisdiction there.",
        "One: red lump, jurisdiction here.",
    ]


def test_among_some_is_only_what_is_one_of_them_itself() -> None:
    assert said(HELD, APPROVED.with_more(among={"cancer": ["lump"]}), therapy="cells") == [
        "One: lump, jurisdiction there."
    ]


def test_a_list_names_a_few_and_counts_the_rest_unless_just_one_would_be_left() -> None:
    bare = EFFECTS.with_more(unsaid={"causes": "all"}).saying("{{ effect }}.")
    assert said(HELD, bare.with_more(few={"effect": 2}), therapy="cells") == ["Chill, cough, and 2 others."]
    assert said(HELD, bare.with_more(few={"effect": 3}), therapy="cells") == ["Chill, cough, fever, and rash."]


def test_what_is_cut_from_a_list_is_still_what_its_sentence_rests_on() -> None:
    bare = EFFECTS.with_more(unsaid={"causes": "all"}, few={"effect": 1}).saying("{{ effect }}.")
    (sentence,) = told(HELD, bare, therapy="cells")
    assert len(sentence.claims) == 4


def test_a_number_counts_different_things_and_not_the_rows_they_stand_in() -> None:
    counted = part(
        "{{ number }} {{ number|number('product', 'products') }}.",
        "product is_a* therapy",
        "product approved_for cancer",
        tally={"number": "product"},
        unsaid={"approved_for": "all"},
    )
    (sentence,) = told(HELD, counted, therapy="cells")
    assert sentence.text == "2 products."
    assert sum(".approved_for." in key for key in sentence.claims) == 3, "it rests on every claim that was counted"


def test_what_several_walks_find_is_counted_together_and_once() -> None:
    counted = part(
        "{{ number }} {{ number|number('effect', 'effects') }}.",
        "product is_a* therapy",
        "product causes effect",
        tally={"number": "effect"},
        also=["therapy is_a* product", "product causes effect"],
        unsaid={"causes": "all"},
    )
    assert said(HELD, counted, therapy="one") == said(HELD, counted, therapy="cells") == ["4 effects."]
    other = counted.with_more(also=["therapy is_a* class", "class causes effect"])
    held = findings(HELD, content({"therapy": "Therapy"}, other))
    assert any("lacks names of the walk: product" in one for one in held)


def test_the_readers_country_stands_first() -> None:
    """The one of which most claims speak; else labels decide."""
    silent = COUNTRIES.with_more(unsaid={"approved_for": "all"}, through=["product", "cancer"])
    assert said(HELD, silent.with_more(order=[{"home": "country"}]), therapy="cells")[0] == "Here."


def test_rows_stand_in_the_order_of_a_list_or_of_what_is_said_of_them() -> None:
    listed = ONE_BY_ONE.with_more(order=[{"listed": {"effect": ["rash", "fever"]}}])
    assert said(HELD, listed, therapy="cells")[:2] == ["Rash.", "Fever."]
    by_words = ONE_BY_ONE.with_more(order=[{"said": {"frequency": ["often"]}}])
    first = said(HELD, by_words, therapy="cells")[:2]
    assert first == ["Chill, frequency often.", "Cough, frequency often."]


def test_of_a_list_either_of_whose_things_will_do_any_one_is_enough() -> None:
    bare = EFFECTS.with_more(unsaid={"causes": "all"}, either=["effect"]).saying("{{ effect }}.")
    assert said(HELD, bare, therapy="cells") == ["Chill, cough, fever, or rash."]
    assert said(HELD, bare.with_more(few={"effect": 2}), therapy="cells") == ["Chill, cough, or 2 others."]


NARROWLY = graph(
    {
        "CellTherapy": "cells",
        "CellTherapyProduct": "one",
        "Disease": "lump red-lump",
        "AdverseEvent": "chill fever rash",
    },
    [
        says("one is_a cells"),
        says("red-lump is_a lump"),
        says("cells causes chill"),
        says("one causes fever"),
        says("one causes rash", disease="red-lump"),
    ],
)


def test_rows_share_a_sentence_whatever_their_conditions_where_its_words_say_none() -> None:
    bare = EFFECTS.with_more(unsaid={"causes": "all"}).saying("{{ effect }}.")
    assert said(NARROWLY, bare, therapy="one", disease="lump") == ["Fever.", "Rash."]
    assert said(NARROWLY, bare.with_more(any_when=True), therapy="one", disease="lump") == ["Fever and rash."]


def test_words_that_say_when_are_not_for_rows_of_any_conditions() -> None:
    held = findings(HELD, content({"therapy": "Therapy"}, EFFECTS.with_more(any_when=True)))
    assert any("its words say `when`" in one for one in held)


def test_what_a_second_walk_of_the_same_names_finds_is_told_with_the_first() -> None:
    up = part("{{ effect }}.", "therapy is_a* class", "class causes effect", unsaid={"causes": "all"})
    both = up.with_more(also=["class is_a* therapy", "class causes effect"])
    assert said(NARROWLY, up, therapy="cells") == ["Chill."]
    assert said(NARROWLY, both, therapy="cells") == ["Chill, fever, and rash."]
