"""What is offered as a page about something leads there: no two resources share an address."""

from __future__ import annotations

import re

from tests.explain.real import answered, claims, knowledge, texts

NUMBER = re.compile(r"\d{3}[- ]\d{3}|\d \d\d \d\d|\d{3}-[A-Z\d]{3}")


def test_no_two_resources_have_one_address() -> None:
    """A search that is named for one subject, and leads to the register's front page, is caught by this."""
    held: dict[str, list[str]] = {}
    for claim in claims("has_url"):
        assert claim.value, f"{claim.id}: no address"
        held.setdefault(claim.value.rstrip("/"), []).append(claim.subject)
    shared = {address: of for address, of in held.items() if len(set(of)) > 1}
    assert not shared, f"give each the address of its own page or search: {shared}"


def test_a_service_that_has_a_number_is_listed_with_it() -> None:
    """Who is frightened calls: a number that is only in a gloss is no help."""
    told = texts(answered("how-it-works", therapy="car-t", disease="breast-cancer"), "services")
    numbers = {claim.value: claim.subject for claim in claims("has_phone")}
    graph = knowledge().graph
    about = {claim.subject for claim in claims("about") if not graph.is_kind(claim.object or "", "LifeEvent")}
    listed = {value for value, service in numbers.items() if service in about}
    assert len(listed) >= 5, listed
    missing = {value for value in listed if value and value not in told}
    assert not missing, f"tell them in sections/services: {missing}"


def test_a_number_in_a_gloss_is_a_claim_too() -> None:
    graph = knowledge().graph
    held = {claim.subject for claim in claims("has_phone")}
    for claim in claims("gloss"):
        if graph.concepts[claim.subject].type == "Service" and claim.words:
            said = str(claim.words.say("plain", "en"))
            if NUMBER.search(said):
                assert claim.subject in held, f"{claim.subject}: add `has_phone` with the number of its gloss: {said}"


def test_a_page_on_one_kind_of_treatment_is_not_offered_for_another() -> None:
    """T-cell transfer and checkpoint inhibitors are each a kind of immunotherapy, with a page of its own."""
    for therapy in ("pd-1-inhibitor", "pembrolizumab"):
        told = answered("how-it-works", therapy=therapy, disease="esophageal-cancer")
        said = next(one.sentences for one in told.sections if one.id == "resources")
        about = [{told.claims[key].subject for key in one.claims} for one in said]
        assert "nci-checkpoint-inhibitors-page" in about[0], f"{therapy}: {said[0].text}"
        assert not any("nci-t-cell-transfer-page" in one for one in about), f"{therapy}: say `about` of its kind alone"
    assert "nci-t-cell-transfer-page" in {
        told.claims[key].subject
        for told in [answered("how-it-works", therapy="til-therapy", disease="melanoma")]
        for one in told.sections
        for sentence in one.sentences
        for key in sentence.claims
    }


def test_a_page_that_is_about_a_kind_is_not_said_to_be_about_what_that_is_a_kind_of() -> None:
    above = knowledge().graph.above
    of: dict[str, set[str]] = {}
    for claim in claims("about"):
        if knowledge().graph.is_kind(claim.subject, "Resource") and claim.object:
            of.setdefault(claim.subject, set()).add(claim.object)
    both = {
        page: sorted(things)
        for page, things in of.items()
        if any(wide != one and wide in above[one] for one in things for wide in things)
    }
    assert not both, f"name the kind alone, or the class alone where the page is on all of it: {both}"


def test_the_nearest_page_comes_first() -> None:
    told = answered("questions-to-ask", topic="car-t")
    first = next(one.sentences for one in told.sections if one.id == "resources-about")[0]
    assert any(told.claims[key].object == "car-t" for key in first.claims), first.text
