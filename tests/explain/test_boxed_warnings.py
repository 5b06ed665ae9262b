"""A boxed warning is told whole: one entry a product and country, whatever day its sources speak for."""

from __future__ import annotations

from collections import Counter

import pytest

from kg.claims import Claim
from tests.explain.real import answered, claims, knowledge, section


def boxes() -> dict[tuple[str, str], set[str]]:
    """Product and country → the claims of what its label's box says."""
    found: dict[tuple[str, str], set[str]] = {}
    for claim in claims("carries_boxed_warning"):
        if claim.direction == "supports":
            (country,) = claim.qualifiers["jurisdiction"]
            found.setdefault((claim.subject, country), set()).add(claim.id)
    return found


@pytest.mark.parametrize(("product", "country"), sorted(boxes()))
def test_a_box_is_one_entry_and_told_at_once(product: str, country: str) -> None:
    held = boxes()[product, country]
    told = section(answered("side-effects", therapy=product), "warnings")
    entries = [sentence for sentence in told.shown if held & set(sentence.claims)]
    assert len(entries) == 1, f"told in {len(entries)} entries at once: {[one.text for one in entries]}"
    assert held <= set(entries[0].claims), f"left out: {sorted(held - set(entries[0].claims))}"
    named = [
        knowledge().speaker().label(claim.object or "") for claim in claims("carries_boxed_warning") if claim.id in held
    ]
    assert all(name in entries[0].text for name in named), "name all that the box says, with no `few`"


@pytest.mark.parametrize("therapy", sorted({*knowledge().graph.of_class("TherapyClass"), "car-t"}))
def test_a_class_names_every_warning_of_its_treatments_at_once_and_on_whose_label_it_is(therapy: str) -> None:
    below = {key for key, above in knowledge().graph.above.items() if therapy in above and key != therapy}
    wanted: dict[str, set[str]] = {}
    for (product, country), held in boxes().items():
        for key in held if product in below and country == "us" else ():
            wanted.setdefault(knowledge().graph.claims[key].object or "", set()).add(product)
    rows = [one for one in answered("side-effects", therapy=therapy).sections if one.id == "warnings-by-drug"]
    told = {row.cells[0].mentions[0].concept: row for section in rows for row in section.shown}
    assert set(told) == set(wanted)
    for effect, products in wanted.items():
        assert any(mention.concept in products for mention in told[effect].cells[1].mentions), effect


@pytest.mark.parametrize("product", sorted({product for product, _ in boxes()}))
def test_what_is_boxed_and_severe_is_named_in_short_as_boxed_alone(product: str) -> None:
    """That it can be severe goes without saying there; nothing that is severe is left out."""
    severe = {c.object for c in claims("causes") if c.subject == product and "severity" in c.qualifiers}
    boxed = {
        knowledge().graph.claims[key].object for (one, _), held in boxes().items() if one == product for key in held
    }
    told = answered("side-effects", therapy=product).summary
    as_boxed, as_severe = set[str](), set[str]()
    for sentence in told:
        named = {mention.concept for mention in sentence.mentions}
        predicates = {knowledge().graph.claims[key].predicate for key in sentence.claims}
        if "carries_boxed_warning" in predicates:
            as_boxed |= named
        elif "can be severe" in sentence.text:
            as_severe |= named
    assert not boxed & as_severe, "leave out what is boxed: `without: [… carries_boxed_warning effect]`"
    told_at_all = {mention.concept for sentence in told for mention in sentence.mentions}
    assert severe & boxed <= told_at_all, "name more of what is boxed (`some`)"


def test_a_box_names_nothing_twice() -> None:
    """A part of what it names stands beside the whole only where they are different things to a reader."""
    graph = knowledge().graph
    held: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims("carries_boxed_warning"):
        held.setdefault((claim.subject, claim.qualifiers["jurisdiction"][0]), []).append(claim)
    twice = [
        f"{product}: {one.object} and {other.object}"
        for (product, _), several in held.items()
        for one in several
        for other in several
        if one.object != other.object and other.object in graph.above[one.object or ""]
    ]
    assert not twice, f"retire the narrower where the label names the wider: {Counter(twice)}"
