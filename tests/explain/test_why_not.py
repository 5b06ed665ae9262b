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


REFUSED = {one.subject for one in claims("approved_for") if (one.direction, one.object) == ("refutes", HERE)}


@pytest.mark.parametrize("therapy", sorted(REFUSED))
def test_where_it_is_not_approved_somewhere_nothing_is_corrected_and_it_is_said(therapy: str) -> None:
    told = answered("why-not", therapy=therapy, there=THERE, here=HERE)
    assert not [one for one in told.understanding.corrections if "no approval" in one.premise]
    for plan in (told, answered("availability", therapy=therapy, disease=HERE)):
        assert any("is not approved for breast cancer" in one.text for one in plan.summary), plan.question


@pytest.mark.parametrize(
    "therapy", [one for one in (*DRUGS, *CLASSES) if HERE in approved().get(one, ()) and one not in REFUSED]
)
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


SPREAD = "oligometastatic-breast-cancer"


@pytest.mark.parametrize("there", ["melanoma", "multiple-myeloma"])
@pytest.mark.parametrize("therapy", [one for one in (*DRUGS, *CLASSES) if HERE in approved().get(one, ())])
def test_what_may_take_in_the_disease_is_said_before_it_is_said_that_nothing_was_found(
    therapy: str, there: str
) -> None:
    maybe = [one.text for one in answered("availability", therapy=therapy, disease=SPREAD).summary]
    said = " ".join(one.text for one in answered("why-not", therapy=therapy, there=there, here=SPREAD).summary)
    if maybe[0].startswith("It depends"):
        assert "Some of them have" in said, said
        assert "no approval" not in said, said
    assert ("melanoma, too" in said) == (there == "melanoma" and "melanoma" in approved()[therapy]), said
