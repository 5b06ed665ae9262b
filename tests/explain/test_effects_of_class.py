"""Side effects are told as whose they are: a class's as the class's, and that a therapy's own are missing is said."""

from __future__ import annotations

import pytest

from tests.explain.real import answered, claims, knowledge, section, texts


def own() -> set[str]:
    """The therapies with side effects of their own."""
    return {claim.subject for claim in claims("causes") if claim.direction == "supports"}


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
    said = told.summary[0].text
    assert "Such treatments can cause" in said, said
    assert "not yet collected" in said, said
    assert not texts(told, "effects")
    assert section(told, "effects-of-class").sentences


def test_what_is_said_of_a_therapy_itself_rests_on_claims_of_it_alone() -> None:
    wrong = []
    for therapy in sorted(own()):
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
