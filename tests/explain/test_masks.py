"""A claim that is taken away takes with it every sentence that rested on it, and brings no sentence about absence."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from random import Random
from typing import TypeVar

import pytest

from explain.answering import Answering
from explain.engine import explain
from explain.fillings import SEED, Address
from explain.knowledge import Knowledge
from explain.model import Explanation
from tests.explain.addresses import every, label
from tests.explain.looked import looked
from tests.explain.real import TODAY, answer, claims, content, knowledge, sentences

Item = TypeVar("Item")
DRAWN = 160
PIECES = 4
SLOW_PIECES = 24
MOST = 2
MOST_SLOW = 20
"""How many of the answers that rest on a claim are asked again without it."""


@cache
def index(all_of_them: bool = False) -> dict[str, list[Address]]:
    """Which answers rest on a claim."""
    resting: dict[str, list[Address]] = {}
    told = {address: one.claims for address, one in looked().items()}
    if all_of_them:
        told = {address: told.get(address) or tuple(answer(*address).claims) for address in every()}
    for address, held in told.items():
        for claim in held:
            resting.setdefault(claim, []).append(address)
    return resting


def some(held: list[Item], most: int, seed: str = "") -> list[Item]:
    """Some of a list, drawn by a seed."""
    return Random(f"{SEED} {seed}").sample(held, min(most, len(held)))


@cache
def counted_by() -> frozenset[tuple[str, str]]:
    """Each section that speaks of absence, with the predicate of its coverage claims."""
    return frozenset(
        (key, pattern.predicate)
        for key, section in content().sections.items()
        for part in section.parts
        for pattern in part.walk
        if part.count and pattern.object == part.count
    )


def absences(told: Explanation) -> set[str]:
    """The sentences about absence: those of a part with `unless`, which carry a coverage claim."""
    counted = counted_by()
    return {
        sentence.text
        for section in told.sections
        for sentence in section.sentences
        if any((section.id, told.claims[claim].predicate) in counted for claim in sentence.claims)
    }


def wrong(claim: str, masked: Knowledge, addresses: list[Address]) -> Iterator[str]:
    """What taking a claim away does not do to its answers."""
    for plan, needs in addresses:
        before = answer(plan, needs)
        after = explain(Answering.on(TODAY, masked), plan, dict(needs))
        kept = {sentence.text for sentence in sentences(after)}
        where = f"{label((plan, needs))} without {claim}"
        for sentence in sentences(after):
            if claim in sentence.claims:
                yield f"{where}: still rests on it: {sentence.text}"
        for sentence in sentences(before):
            if sentence.claims == (claim,) and sentence.text in kept:
                yield f"{where}: rested on it alone and remains: {sentence.text}"
        for text in sorted(absences(after) - absences(before)):
            yield f"{where}: an absence appears: {text}"
        for premise in after.understanding.premises:
            if claim in premise.claims:
                yield f"{where}: a premise still rests on it: {premise.text}"


def checked(masked: list[str], all_of_them: bool) -> list[str]:
    """What is wrong once each of these claims in turn is masked."""
    resting = index(all_of_them)
    most = MOST_SLOW if all_of_them else MOST
    found: list[str] = []
    for claim in masked:
        found += wrong(claim, knowledge().without(claim), some(resting[claim], most, claim))
    return found


@pytest.mark.parametrize("piece", range(PIECES))
def test_a_masked_claim_vanishes(piece: int) -> None:
    found = checked(some(sorted(index()), DRAWN)[piece::PIECES], all_of_them=False)
    assert not found, "mend the walk or `unless` of the section:\n" + "\n".join(found[:10])


@pytest.mark.slow
@pytest.mark.parametrize("piece", range(SLOW_PIECES))
def test_every_masked_claim_vanishes(piece: int) -> None:
    found = checked(sorted(index(True))[piece::SLOW_PIECES], all_of_them=True)
    assert not found, "mend the walk or `unless` of the section:\n" + "\n".join(found[:10])


def test_almost_every_claim_is_used_by_some_answer() -> None:
    """A claim that no answer rests on is work that no reader sees."""
    unused = {key for key, claim in knowledge().graph.claims.items() if not claim.superseded} - index().keys()
    share = len(unused) / len(knowledge().graph.claims)
    assert share < 0.25, f"{share:.0%} of claims stand in no answer: tell them in a section: {sorted(unused)[:20]}"


def test_without_its_coverage_claim_a_list_tells_no_absence() -> None:
    coverages = [claim.id for claim in claims("read_in_full") if claim.id in index()]
    assert coverages, "no answer tells an absence: is a list read in full, and does a section ask it with `unless`?"
    for coverage in coverages:
        masked = knowledge().without(coverage)
        for plan, needs in some(index()[coverage], MOST):
            after = explain(Answering.on(TODAY, masked), plan, dict(needs))
            assert not [s for s in sentences(after) if coverage in s.claims], label((plan, needs))
            assert not absences(after), label((plan, needs))
