"""Why here and not there: a wrong premise is corrected in short, and absence is worded as what it is."""

from __future__ import annotations

import pytest

from tests.explain.real import answered, claims, knowledge


def approved() -> dict[str, set[str]]:
    """Therapy or class → the diseases for which it, or a kind of it, is approved, and what they are kinds of."""
    above = knowledge().graph.above
    found: dict[str, set[str]] = {}
    for claim in claims("approved_for"):
        if claim.direction == "supports":
            for therapy in above[claim.subject]:
                found.setdefault(therapy, set()).update(above[claim.object or ""])
    return found


THERE, HERE = "lung-cancer", "breast-cancer"
DRUGS = sorted(knowledge().graph.of_class("Drug"))
CLASSES = sorted(knowledge().graph.of_class("TherapyClass"))


@pytest.mark.parametrize("therapy", [*DRUGS, *CLASSES])
def test_absence_is_worded_as_not_found_or_as_not_collected_and_never_as_both(therapy: str) -> None:
    told = answered("why-not", therapy=therapy, there=THERE, here=HERE)
    said = " ".join([*(one.text for one in told.summary), *(one.text for one in told.untold)])
    assert not ("not yet collected" in said and "have not found that" in said and "approval" in said), said
    assert not [one for one in ("the first", "the second") if one in said], f"name it: {said}"


@pytest.mark.parametrize("therapy", [one for one in (*DRUGS, *CLASSES) if HERE in approved().get(one, ())])
def test_that_a_thing_is_not_approved_is_corrected_where_it_is_in_one_sentence(therapy: str) -> None:
    told = answered("why-not", therapy=therapy, there=THERE, here=HERE)
    (wrong,) = [one for one in told.understanding.corrections if "no approval" in one.premise]
    assert wrong.text.count("approved") == 1, f"one sentence, without each condition: {wrong.text}"


@pytest.mark.parametrize("therapy", [one for one in DRUGS if approved().get(one)])
@pytest.mark.parametrize("plan", ["availability", "why-not"])
def test_where_no_approval_is_found_it_is_said_what_a_drug_is_approved_for(therapy: str, plan: str) -> None:
    if "neuroblastoma" in approved()[therapy] or "mesothelioma" in approved()[therapy]:
        return
    needs = (
        {"disease": "neuroblastoma"} if plan == "availability" else {"there": "mesothelioma", "here": "neuroblastoma"}
    )
    told = answered(plan, therapy=therapy, **needs)
    named = {mention.concept for one in told.summary for mention in one.mentions}
    assert named & approved()[therapy], " ".join(one.text for one in told.summary)
