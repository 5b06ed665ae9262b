"""Side effects are told as whose they are: a class's as the class's, and that a therapy's own are missing is said."""

from __future__ import annotations

import pytest

from tests.explain.real import answered, claims, knowledge, section, texts

DEATH = "treatment-related-death"
"""Severe by its name."""
HOW_SEVERE = "How severe"


def own() -> set[str]:
    """The therapies with side effects of their own."""
    return {claim.subject for claim in claims("causes") if claim.direction == "supports"}


def single() -> list[str]:
    """Those of them that are no class of drugs that differ."""
    return sorted(own() - set(knowledge().graph.of_class("TherapyClass")))


def of_class_alone() -> list[str]:
    """The therapies, no classes, that have side effects only by what they are a kind of."""
    graph = knowledge().graph
    return [
        therapy
        for therapy in graph.of_class("Therapy")
        if therapy not in own()
        and own() & graph.above[therapy].keys()
        and not any(therapy in graph.above[other] for other in graph.of_class("Therapy") if other != therapy)
    ]


@pytest.mark.parametrize("therapy", of_class_alone())
def test_a_therapy_without_side_effects_of_its_own_does_not_look_complete(therapy: str) -> None:
    told = answered("side-effects", therapy=therapy)
    said = " ".join(sentence.text for sentence in told.summary)
    assert "Such treatments can cause" in said, said
    assert "not yet collected" in said, said
    assert not texts(told, "effects")
    assert section(told, "effects-of-class").sentences
    assert not told.untold, "a list of side effects stands there, and what is not collected is said in the summary"


@pytest.mark.parametrize("therapy", single())
def test_a_side_effect_has_one_row_and_the_dangerous_ones_stand_first(therapy: str) -> None:
    told = answered("side-effects", therapy=therapy)
    rows = section(told, "effects").sentences
    boxed = {
        row.cells[0].mentions[0].concept
        for one in told.sections
        if one.id == "warnings-by-drug"
        for row in one.sentences
    }
    effects = [row.cells[0].mentions[0].concept for row in rows]
    assert len(effects) == len(set(effects)), "join them: `one_row` in the section"
    columns = section(told, "effects").columns  # one in which nothing stands is left out
    severity = columns.index(HOW_SEVERE) if HOW_SEVERE in columns else None
    told_severe = [severity is not None and "severe" in row.cells[severity].text.lower() for row in rows]
    severe = [effect == DEATH or said for effect, said in zip(effects, told_severe, strict=True)]
    assert severe == sorted(severe, reverse=True), "what can be severe stands below what is not said to be"
    hidden = {effect for effect, row, can_be in zip(effects, rows, severe, strict=True) if can_be and row.more}
    assert hidden <= boxed, "hidden, and no warning above tells it: mend `at_once`"


def test_of_a_class_what_differs_is_said_and_nothing_is_pooled_as_common() -> None:
    """Of drugs that differ, no one is told "common" as if all of them had it."""
    for therapy in knowledge().graph.of_class("TherapyClass"):
        told = answered("side-effects", therapy=therapy)
        assert not texts(told, "effects"), therapy
        assert "ommon side effects" not in told.summary[0].text, told.summary[0].text
        kinds = {
            c.subject for c in claims("causes") if therapy in knowledge().graph.above[c.subject].keys() - {c.subject}
        }
        assert not kinds or "differ between treatments" in told.summary[0].text, told.summary[0].text


def test_what_is_said_of_a_therapy_itself_rests_on_claims_of_it_alone() -> None:
    wrong = []
    for therapy in single():
        told = answered("side-effects", therapy=therapy)
        for sentence in section(told, "effects").sentences:
            caused = [told.claims[c] for c in sentence.claims if told.claims[c].predicate == "causes"]
            wrong += [f"{therapy}: {sentence.text}" for claim in caused if claim.subject != therapy]
    assert not wrong, "said of the therapy, and rests on its class:\n" + "\n".join(wrong[:9])


def test_what_a_therapy_and_its_class_cause_is_told_once() -> None:
    for therapy in sorted(own()):
        told = answered("side-effects", therapy=therapy)
        caused = {
            key: {
                told.claims[c].object
                for one in told.sections
                if one.id == key
                for sentence in one.sentences
                for c in sentence.claims
                if told.claims[c].predicate == "causes"
            }
            for key in ("effects", "effects-of-class")
        }
        assert not caused["effects"] & caused["effects-of-class"], therapy


@pytest.mark.parametrize("therapy", sorted(knowledge().graph.of_class("Therapy")))
def test_of_what_is_only_in_trials_the_trial_team_is_to_be_asked(therapy: str) -> None:
    """No pharmacist knows a study treatment; and no trial team is there to ask of an approved one."""
    said = " ".join(sentence.text for sentence in answered("side-effects", therapy=therapy).summary)
    tested = any(claim.object == therapy for claim in claims("tests"))
    approved = any(claim.subject == therapy and claim.direction == "supports" for claim in claims("approved_for"))
    if "pharmacist" in said or "trial team" in said:
        assert ("trial team" in said) == (tested and not approved), said


@pytest.mark.parametrize("therapy", of_class_alone())
def test_of_a_study_treatment_harm_to_healthy_tissue_is_told_at_once(therapy: str) -> None:
    rows = section(answered("side-effects", therapy=therapy), "effects-of-class").sentences
    effects = [row.cells[0].mentions[0].concept for row in rows]
    if "off-tumor-damage" in effects:
        assert effects.index("off-tumor-damage") < 2, "put it further up in the `order` of effects-of-class"
        assert not rows[effects.index("off-tumor-damage")].more, "hidden: mend `at_once`"


@pytest.mark.parametrize("therapy", sorted(knowledge().graph.of_class("CellTherapy")))
def test_what_is_common_with_cells_is_said_with_the_cancer_it_was_seen_in(therapy: str) -> None:
    often = {"common", "most", "almost-all", "about-half"}
    held = [c for c in claims("causes") if c.subject == therapy and often & set(c.qualifiers.get("frequency", ()))]
    assert all("disease" in c.qualifiers for c in held), f"{therapy}: say of which disease it is known how often"
    told = answered("how-it-works", therapy=therapy).sections
    lines = [s.text for one in told if one.id == "effects-in-short" for s in one.sentences if "ommon" in s.text]
    assert bool(lines) == bool(held)
    assert all("ommon when given for" in line for line in lines), lines
