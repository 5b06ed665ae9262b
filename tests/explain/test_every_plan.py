"""Every plan answers about every concept that suits it, or says why not; every sentence has its proof."""

from collections.abc import Iterable

import pytest

from explain.asides import ASIDE
from explain.fillings import Address
from tests.explain.addresses import MOST, label, plans_of_several, several, singles, unconnected
from tests.explain.real import answer, content, knowledge
from tests.explain.sound import faults

SHOWN = 10
PIECES = 8
"""Into how many tests the long ones are cut, so that several processes share them."""


def wrong(addresses: Iterable[Address]) -> list[str]:
    """What is wrong with some answers, each with its address."""
    held = knowledge()
    return [f"{label(address)}: {what}" for address in addresses for what in faults(held, answer(*address))]


def told(found: list[str]) -> str:
    """A failure that says how to mend it."""
    more = f"\n… and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
    mend = "\nmend the section's walk or words under explain/content/sections, or the label in kg/facts"
    return "\n".join(found[:SHOWN]) + more + mend


@pytest.mark.parametrize("plan", sorted({plan for plan, _ in singles()}))
def test_a_plan_of_one_need_answers_about_every_concept_of_its_class(plan: str) -> None:
    found = wrong(address for address in singles() if address[0] == plan)
    assert not found, told(found)


@pytest.mark.parametrize("plan", plans_of_several())
def test_a_plan_of_several_needs_answers_about_what_its_spine_connects(plan: str) -> None:
    found = wrong(several(plan)[:MOST])
    assert not found, told(found)
    silent = [label(one) for one in several(plan)[:MOST] if not answer(*one).summary]
    assert not silent, "connected, and yet not one sentence is said: " + ", ".join(silent[:SHOWN])


@pytest.mark.parametrize("plan", plans_of_several())
def test_a_plan_explains_why_not_where_its_spine_connects_nothing(plan: str) -> None:
    found = wrong(unconnected(plan))
    assert not found, told(found)


@pytest.mark.slow
@pytest.mark.parametrize("piece", range(PIECES))
@pytest.mark.parametrize("plan", plans_of_several())
def test_a_plan_of_several_needs_answers_about_all_that_its_spine_connects(plan: str, piece: int) -> None:
    found = wrong(several(plan)[MOST + piece :: PIECES])
    assert not found, told(found)


@pytest.mark.parametrize("register", ["standard", "clinical"])
def test_the_other_registers_answer_with_the_same_claims(register: str) -> None:
    held = knowledge()
    drawn = [address for plan in content().plans for address in [*several(plan)[:8], *_some_singles(plan)]]
    for plan, needs in drawn:
        plain = answer(plan, needs)
        other = answer(plan, needs, "standard" if register == "standard" else "clinical")
        explained = {key for key, claim in plain.claims.items() if claim.predicate == ASIDE}
        where = f"{label((plan, needs))}: registers change words, not claims"
        assert set(other.claims) == set(plain.claims) - explained, where
        assert not (found := list(faults(held, other))), told(found)


def _some_singles(plan: str) -> list[Address]:
    return [address for address in singles() if address[0] == plan][::25]
