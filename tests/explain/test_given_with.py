"""What a drug is given together with is so by each of its approvals: a new one without that is found here."""

from __future__ import annotations

import pytest

from kg.claims import Claim
from tests.explain.real import claims, knowledge


def together() -> list[Claim]:
    """The claims that a drug is given with another."""
    return claims("given_with")


def _alike(one: str, other: str) -> bool:
    above = knowledge().graph.above
    return one in above[other] or other in above[one]


def _is_any(one: str) -> bool:
    """Whether it names no treatment: "other cancer drugs" may be any."""
    held = knowledge().graph
    return one in held.concepts and held.is_kind(one, "SomeTreatment")


def test_drugs_are_given_with_others() -> None:
    assert len(together()) > 10


@pytest.mark.parametrize("claim", together(), ids=lambda claim: claim.id)
def test_each_approval_is_for_use_with_what_the_drug_is_given_with(claim: Claim) -> None:
    (disease,) = claim.qualifiers["disease"]
    above, partner = knowledge().graph.above, claim.object
    assert partner
    approved = [
        one
        for one in claims("approved_for")
        if (one.direction, one.subject) == ("supports", claim.subject) and disease in above[one.object or ""]
    ]
    assert approved, "no approval says so: remove the claim"
    alone = [
        one.id
        for one in approved
        if not any(_alike(with_it, partner) or _is_any(with_it) for with_it in one.qualifiers.get("combination", ()))
    ]
    assert not alone, f"approved without {partner}, too: remove the claim, or say for which disease it holds"
