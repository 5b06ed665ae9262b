"""Rule 12: what a question takes for granted is checked and corrected first; needs fill by class, the narrower wins."""

import pytest

from explain.model import Premise
from kg.graph import Graph
from tests.explain.builders import Extras, asked, content, knowledge, part, premise
from tests.explain.real import answered, ask, claims, sentences
from tests.explain.real import knowledge as real_knowledge
from tests.kg.builders import graph, says

TYPES = {
    "CellTherapy": "cells",
    "Protein": "outer inner unplaced",
    "CellularLocation": "surface core",
}
HELD = graph(
    TYPES,
    [
        says("cells recognizes_at surface"),
        says("outer located_in surface"),
        says("inner located_in core"),
    ],
)
REACHABLE = premise(
    "{therapy} can recognize {target}",
    "{{ class }} sees the {{ surface }}, but {{ target }} is in the {{ place }}.",
    walk=["therapy is_a* class", "class recognizes_at place", "target located_in place"],
    against=["therapy is_a* class", "class recognizes_at surface", "target located_in place"],
)


def premises(held: Graph, **needs: str) -> tuple[Premise, ...]:
    """What a question about some concepts takes for granted, checked."""
    classes = {"therapy": "CellTherapy", "target": "Protein?"}
    made = content(classes, part("{{ therapy }}.", "therapy is_a* class"), extras=Extras(premises=(REACHABLE,)))
    return asked(knowledge(held, made), needs).understanding.premises


def test_a_premise_that_is_shown_holds_with_its_claims() -> None:
    (premise,) = premises(HELD, therapy="cells", target="outer")
    assert premise.holds is True
    assert len(premise.claims) == 2


def test_a_premise_that_is_shown_to_be_wrong_is_corrected_with_its_claims() -> None:
    (premise,) = premises(HELD, therapy="cells", target="inner")
    assert premise.holds is False
    assert premise.text == "Cells sees the surface, but inner is in the core."
    assert {c.rsplit(".", 1)[0] for c in premise.claims} == {"cells.recognizes_at.surface", "inner.located_in.core"}
    assert {premise.text[m.start : m.end] for m in premise.mentions} == {"Cells", "surface", "inner", "core"}


def test_a_correction_of_several_sentences_shows_the_claims_and_names_of_each() -> None:
    types = {"CellTherapy": "cells", "Disease": "lump", "Jurisdiction": "here there"}
    denials = [says("cells not standard_for lump", jurisdiction=place) for place in ("here", "there")]
    usual = premise(
        "{therapy} is for {disease}",
        "{{ therapy }} is not for {{ disease }}{{ when }}.",
        walk=["therapy standard_for disease"],
        against=["therapy not standard_for disease"],
    )
    words = part("{{ therapy }}, {{ disease }}.", "therapy is_a* class", "disease is_a* kind")
    made = content({"therapy": "CellTherapy", "disease": "Disease"}, words, extras=Extras(premises=(usual,)))
    needs = {"therapy": "cells", "disease": "lump"}
    (told,) = asked(knowledge(graph(types, denials), made), needs).understanding.premises
    assert told.text == "Cells is not for lump, jurisdiction here. Cells is not for lump, jurisdiction there."
    assert set(told.claims) == {denial.id for denial in denials}
    assert [told.text[m.start : m.end] for m in told.mentions] == ["Cells", "lump", "Cells", "lump"]


def test_a_premise_that_is_shown_holds_whatever_else_is_so() -> None:
    """A target that is at the surface is not corrected for being inside as well."""
    both = graph(TYPES, [*HELD.claims.values(), says("outer located_in core")])
    (premise,) = premises(both, therapy="cells", target="outer")
    assert premise.holds is True


def test_a_premise_on_which_nothing_is_held_is_neither() -> None:
    (premise,) = premises(HELD, therapy="cells", target="unplaced")
    assert (premise.holds, premise.claims) == (None, ())
    assert premise.text == "Not held: cells can recognize unplaced."


def test_a_masked_claim_takes_the_correction_with_it() -> None:
    for claim in HELD.claims:
        (premise,) = premises(HELD.without(claim), therapy="cells", target="inner")
        assert premise.holds is (False if claim.startswith("outer.") else None)


def test_a_premise_whose_needs_are_not_given_is_not_asked() -> None:
    assert premises(HELD, therapy="cells") == ()


@pytest.mark.parametrize(
    "question",
    [
        "How does CAR-T target ER in breast cancer?",
        "Can CAR-T target the estrogen receptor in ER-positive breast cancer?",
    ],
)
def test_the_estrogen_receptor_as_a_target_is_corrected(question: str) -> None:
    told = ask(question)
    premise, *_ = told.understanding.corrections
    assert premise.holds is False
    assert "surface" in premise.text
    assert "inside the cell" in premise.text or "nucleus" in premise.text
    assert all(told.claims[claim].cited for claim in premise.claims)


def test_a_target_on_the_surface_needs_no_correction() -> None:
    premises = ask("How does CAR-T target HER2 in breast cancer?").understanding.premises
    assert premises
    assert all(premise.holds is True and premise.claims for premise in premises)


def test_a_question_the_wrong_way_round_is_corrected_on_both_counts() -> None:
    told = ask("Why is CAR-T approved for breast cancer but not for lymphoma?")
    there, here = told.understanding.premises
    assert (there.holds, here.holds) == (False, False)
    assert "not a standard treatment" in there.text
    assert "approved for" in here.text
    assert there.claims
    assert here.claims


def test_a_question_the_right_way_round_is_not() -> None:
    there, here = ask("Why is CAR-T approved for lymphoma but not for breast cancer?").understanding.premises
    assert there.holds is True
    assert here.holds is None


def test_slots_take_what_stands_in_their_place() -> None:
    assert ask("Why is CAR-T approved for lymphoma but not for breast cancer?").needs == {
        "therapy": "car-t",
        "there": "lymphoma",
        "here": "breast-cancer",
    }


def test_without_slots_the_more_specific_of_two_related_concepts_wins() -> None:
    told = ask("Breast cancer, HER2-positive breast cancer, clinical trials")
    assert told.status == "answered"
    assert told.needs == {"disease": "her2-positive-breast-cancer"}


def test_a_need_that_nothing_fills_is_asked_back() -> None:
    told = ask("Are there any clinical trials I can join?")
    assert told.status == "clarify"
    assert told.understanding.intent == "find-trials"
    assert len(told.understanding.choices) == 3


def test_a_target_that_something_aims_at_is_never_corrected() -> None:
    """Said of the therapy itself, and of every class of which it is a kind."""
    wrong, graph = [], real_knowledge().graph
    for claim in claims("has_target"):
        assert claim.object
        for therapy in dict.fromkeys((claim.subject, *graph.above[claim.subject])):
            told = answered("how-it-works", therapy=therapy, target=claim.object)
            if [premise.holds for premise in told.understanding.premises] != [True]:
                wrong.append(f"{therapy} and {claim.object}")
    assert not wrong, f"held to aim at it, and the premise is not shown: {', '.join(wrong)}"


def test_what_could_be_reached_but_nothing_aims_at_is_no_plain_yes() -> None:
    told = ask("Is PD-L1 a target for CAR-T?")
    assert [premise.holds for premise in told.understanding.premises] == [None]
    assert "have found no such treatment that aims at it" in told.summary[0].text
    assert not any(sentence.text.startswith("Yes") for sentence in sentences(told))
