"""Approvals in real answers: each told once, and none lost between the sections that share them."""

from __future__ import annotations

from itertools import product

import pytest

from explain.fillings import Address
from explain.model import Explanation
from kg.conditions import meeting, of_claim
from tests.explain.addresses import label, several
from tests.explain.real import answer, answered, claims, knowledge

FITTING = ("approved-here", "approved-wider")
MOST = 100


def addresses(plan: str) -> list[Address]:
    """Answers of a plan about a therapy and a disease, drawn."""
    return [one for one in several(plan) if {name for name, _ in one[1]} == {"therapy", "disease"}][:MOST]


def approvals(told: Explanation, *keys: str) -> set[str]:
    """The approvals that some sections rest on."""
    return {
        claim
        for one in told.sections
        if one.id in keys
        for sentence in one.sentences
        for claim in sentence.claims
        if told.claims[claim].predicate == "approved_for"
    }


@pytest.mark.parametrize("plan", ["availability", "how-it-works"])
def test_an_approval_told_as_fitting_is_not_told_as_elsewhere_too(plan: str) -> None:
    twice = [
        f"{label(one)}: {', '.join(sorted(both))}"
        for one in addresses(plan)
        if (both := approvals(answer(*one), *FITTING) & approvals(answer(*one), "elsewhere"))
    ]
    assert not twice, "told as fitting and as elsewhere (mend `bears` of sections/elsewhere):\n" + "\n".join(twice)


def test_who_asks_about_the_disease_that_an_approvals_conditions_define_hears_yes() -> None:
    """For breast cancer "if it is ER-positive" is for ER-positive breast cancer: yes, and not "it depends"."""
    graph, tried = knowledge().graph, 0
    defined, wrong = sorted({claim.subject for claim in claims("defined_as")}), []
    for claim, disease in product(claims("approved_for"), defined):
        if claim.direction == "supports" and disease not in graph.above[claim.object or ""]:
            if meeting(graph, of_claim(graph, claim), disease) is None:
                continue
            tried += 1
            told = answered("availability", therapy=claim.subject, disease=disease)
            if not told.summary or not told.summary[0].text.startswith("Yes"):
                wrong.append(f"{claim.id} of {disease}: {told.summary[0].text if told.summary else 'nothing'}")
            elif claim.id not in approvals(told, "approved-here") or claim.id in approvals(told, "approved-wider"):
                wrong.append(f"{claim.id} of {disease}: not in 'approved-here' alone")
    assert tried, "no condition of an approval defines a disease: this promise is about nothing"
    assert not wrong, "mend `everyone` of sections/approved-here and summaries/yes-defined:\n" + "\n".join(wrong)


def test_an_approval_for_another_cancer_is_told_in_one_of_the_sections() -> None:
    """What may fit is told as that, what does not as elsewhere: no third thing is lost between them."""
    above, lost = knowledge().graph.above, []
    for plan, needs in addresses("availability"):
        told, asked = answer(plan, needs), dict(needs)
        if any(one.more for one in told.sections):
            continue  # more are held than are told, and that is said
        held = {
            claim.id
            for claim in claims("approved_for")
            if claim.direction == "supports"
            and asked["therapy"] in above[claim.subject]
            and asked["disease"] not in above[claim.object or ""]
        }
        missing = held - approvals(told, *FITTING, "elsewhere", "approved-not-here")
        lost += [f"{label((plan, needs))}: {', '.join(sorted(missing))}"] if missing else []
    assert not lost, "neither told as fitting nor as elsewhere:\n" + "\n".join(lost)


@pytest.mark.parametrize("therapy", sorted(knowledge().graph.of_class("TherapyClass")))
def test_that_approvals_of_a_class_were_not_collected_is_not_said_as_if_there_were_none(therapy: str) -> None:
    for there in ("multiple-myeloma", "glioma"):
        told = answered("why-not", therapy=therapy, there=there, here="breast-cancer")
        said = " ".join(sentence.text for sentence in told.summary)
        assert "may not be" not in said, said
        assert "have not found that" not in said, f"of a class, say that approvals were not collected: {said}"
        assert not knowledge().graph.concepts[therapy].plural or "why is" not in told.question.lower(), told.question


@pytest.mark.parametrize("therapy", sorted(knowledge().graph.of_class("Procedure")))
def test_of_what_is_no_medicine_no_approval_is_asked_or_looked_for(therapy: str) -> None:
    for told in (
        answered("availability", therapy=therapy, disease="dcis"),
        answered("availability", therapy=therapy, disease="breast-cancer"),
        answered("approvals", therapy=therapy),
    ):
        said = " ".join(sentence.text for sentence in told.summary)
        assert "approved" in said and "medicines" in said, f"say that only medicines are approved: {said}"  # noqa: PT018
        missing = [one.text for one in told.untold if "approval" in one.text]
        assert not missing, f"no approval of it can be collected: {missing}"


def test_beside_an_approval_for_the_very_disease_one_for_a_neighbour_is_not_said_to_include_it() -> None:
    """Approved there for both by name: that for the other kind is told as for another cancer."""
    told = answered(
        "availability", therapy="anbalcabtagene-autoleucel", disease="primary-mediastinal-large-b-cell-lymphoma"
    )
    assert approvals(told, "approved-here")
    assert not approvals(told, "approved-wider"), "mend `beside` of sections/approved-wider"
    assert approvals(told, "elsewhere"), "the other approval is lost"


@pytest.mark.parametrize(
    ("therapy", "disease"),
    [("tisagenlecleucel", "primary-mediastinal-large-b-cell-lymphoma"), ("targeted-therapy", "wilms-tumor")],
)
def test_an_approval_for_a_sibling_is_not_said_to_include_a_disease(therapy: str, disease: str) -> None:
    """Two kinds of lymphoma are two diseases: what is approved for one is approved for another cancer."""
    graph, told = knowledge().graph, answered("availability", therapy=therapy, disease=disease)
    defined = {claim.subject for claim in graph.claims.values() if claim.predicate == "defined_as"}
    for key in approvals(told, "approved-wider"):
        cancer = graph.claims[key].object or ""
        assert cancer in graph.above[disease] or cancer in defined, f"{cancer} is no wider than {disease}"


def test_what_a_test_result_sets_apart_may_be_had_by_who_has_an_approval_of_their_own() -> None:
    """ER-positive breast cancer can be HER2-positive too: its own approvals are not all that may fit."""
    told = answered("availability", therapy="targeted-therapy", disease="hormone-receptor-positive-breast-cancer")
    assert approvals(told, "approved-here")
    assert approvals(told, "approved-wider"), "mend `overlapping` of sections/approved-wider"
