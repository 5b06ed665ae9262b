"""What one is told to call about, and what a treatment can do at worst, stand plainly wherever they are told."""

from __future__ import annotations

import re

import pytest

from explain.model import Explanation
from tests.explain.real import answered, claims, knowledge, section, texts

CALLS = ("Call your", "Tell the nurse", "Get help")
PLANS = ("how-it-works", "availability", "side-effects", "what-is")
DRUGS = sorted(knowledge().graph.of_class("Drug"))


def told(plan: str, therapy: str) -> Explanation:
    return answered(plan, **{"concept" if plan == "what-is" else "therapy": therapy})


@pytest.mark.parametrize("therapy", DRUGS)
def test_no_call_for_help_is_weakened_by_the_age_of_what_led_to_it(therapy: str) -> None:
    for plan in ("how-it-works", "side-effects", "what-is"):
        for one in told(plan, therapy).sections:
            for sentence in one.sentences:
                urges = sentence.text.startswith(CALLS)
                assert not (urges and "may have changed" in sentence.text), sentence.text


@pytest.mark.parametrize("therapy", DRUGS)
def test_what_a_drug_takes_says_that_stage_and_earlier_treatment_count(therapy: str) -> None:
    """The test result alone does not say for whom it is."""
    approvals = [one for one in claims("approved_for") if one.subject == therapy and one.direction == "supports"]
    home = [one for one in approvals if "us" in one.qualifiers.get("jurisdiction", ())]
    said = texts(told("how-it-works", therapy), "needs")
    of_stage = re.search("for cancer that|depend on the stage|are for use (before|after) surgery", said)
    assert bool(of_stage) is any("extent" in one.qualifiers for one in home)
    assert ("people who already had" in said) is any("earlier_treatment" in one.qualifiers for one in home)


@pytest.mark.parametrize("therapy", DRUGS)
def test_earlier_treatment_is_said_of_all_approvals_only_where_each_asks_for_it(therapy: str) -> None:
    graph = knowledge().graph
    of_breast = [
        "earlier_treatment" in one.qualifiers
        for one in claims("approved_for")
        if one.subject == therapy and one.direction == "supports" and one.object
        if "us" in one.qualifiers.get("jurisdiction", ()) and "breast-cancer" in graph.above[one.object]
    ]
    said = [one for one in texts(told("how-it-works", therapy), "needs").split(". ") if "already had" in one]
    of_it = [one for one in said if one.startswith("For breast cancer")]
    assert bool(of_it) is any(of_breast), said
    assert all(one.startswith("For breast cancer, some") is not all(of_breast) for one in of_it), of_it


def deadly() -> list[str]:
    """The therapies of which it is held that they can kill."""
    held = (one for one in claims("causes") if one.direction == "supports")
    return sorted({one.subject for one in held if "severe-or-fatal" in one.qualifiers.get("severity", ())})


@pytest.mark.parametrize("therapy", deadly())
def test_what_a_deadly_therapy_is_says_so_at_once(therapy: str) -> None:
    said = " ".join(one.text for one in told("what-is", therapy).summary)
    assert "deadly side effects" in said, said


def test_death_stands_first_of_what_a_therapy_can_cause() -> None:
    rows = section(told("side-effects", "til-therapy"), "effects").sentences
    assert rows[0].cells[0].mentions[0].concept == "treatment-related-death"
