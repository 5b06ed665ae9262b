"""Rule 5: classes are found by definition, carry what they rest on, and a thing is a kind of itself in silence."""

from tests.explain.builders import part, resting, said, told
from tests.explain.real import answered, knowledge, resting_on, sentences, texts
from tests.kg.builders import graph, says

TYPES = {
    "Disease": "lump",
    "BiomarkerSubtype": "red-lump red-hot-lump",
    "TestResult": "red hot",
    "Barrier": "wall",
    "CellTherapy": "cells",
}
HELD = graph(
    TYPES,
    [
        says("red-lump defined_as lump", marker="red"),
        says("red-hot-lump defined_as lump", marker=("red", "hot")),
        says("red-lump has_barrier wall", therapy="cells"),
    ],
)
BARRIER = part(
    "{{ kind }}{% if kind != disease %}, above {{ disease }}{% endif %}: {{ barrier }}{{ when }}.",
    "disease is_a* kind",
    "kind has_barrier barrier",
)


def test_a_class_that_no_one_wrote_down_is_found_by_its_definition() -> None:
    (sentence,) = told(HELD, BARRIER, disease="red-hot-lump", therapy="cells")
    assert sentence.text == "Red lump, above red hot lump: wall."
    assert {"red-hot-lump.defined_as.lump", "red-lump.defined_as.lump"} <= set(resting(sentence))


def test_of_the_same_thing_it_is_not_said_that_it_is_a_kind_of_itself() -> None:
    assert said(HELD, BARRIER, disease="red-lump", therapy="cells") == ["Red lump: wall."]


def test_without_a_definition_the_class_is_gone_and_its_sentence_with_it() -> None:
    defining = [key for key in HELD.claims if key.startswith("red-lump.defined_as")]
    assert said(HELD.without(*defining), BARRIER, disease="red-hot-lump", therapy="cells") == []


BOTH = "her2-positive-er-positive-breast-cancer"


def test_disease_with_two_results_comes_under_the_disease_with_either() -> None:
    above = knowledge().graph.above[BOTH]
    assert {"her2-positive-breast-cancer", "er-positive-breast-cancer", "breast-cancer", "solid-tumor"} <= above.keys()
    written = [c for c in knowledge().graph.claims if c.startswith(f"{BOTH}.is_a.")]
    assert not written, f"{written}: leave to the definition what it gives"


def test_it_has_the_barriers_of_solid_tumors_with_what_that_rests_on() -> None:
    told = answered("how-it-works", therapy="car-t", disease=BOTH)
    barriers = [s for s in resting_on(told, "has_barrier") if any("solid-tumor.has_barrier" in c for c in s.claims)]
    assert barriers
    for sentence in barriers:
        held = [claim.rsplit(".", 1)[0] for claim in sentence.claims]
        assert f"{BOTH}.defined_as.her2-positive-breast-cancer" in held, sentence.text
        assert any(".is_a." in claim for claim in held), sentence.text


def test_it_has_the_trials_of_the_class_found_by_reasoning_with_their_premises() -> None:
    told = answered("how-it-works", therapy="car-t", disease=BOTH)
    trials = [s for s in resting_on(told, "enrolls") if "her2-positive-breast-cancer" in s.walk]
    assert trials, texts(told, "trials")
    for sentence in trials:
        held = {claim.rsplit(".", 1)[0] for claim in sentence.claims}
        assert f"{BOTH}.defined_as.her2-positive-breast-cancer" in held, sentence.text


def test_no_real_sentence_says_that_a_thing_is_a_kind_of_itself() -> None:
    for kind in ("solid-tumor", "blood-cancer", "breast-cancer"):
        told = answered("availability", therapy="car-t", disease=kind)
        label = told.labels[kind]
        for sentence in sentences(told):
            assert f"{label}, and {label} is one" not in sentence.text
