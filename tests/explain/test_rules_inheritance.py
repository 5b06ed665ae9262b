"""Rule 3: what is said of a class holds for its kinds only where the ontology says so; else it is named as theirs."""

import pytest

from kg.conditions import meeting, of_claim
from tests.explain.builders import content, findings, part, resting, said, told
from tests.explain.real import TODAY, answered, claims, knowledge, resting_on, sentences
from tests.kg.builders import graph, says, vocabulary

TYPES = {
    "Disease": "lump small-lump tiny-lump",
    "CellTherapy": "cells",
    "CellTherapyProduct": "one",
    "Barrier": "wall",
    "Jurisdiction": "here",
    "Trial": "wide-trial narrow-trial",
}
HELD = graph(
    TYPES,
    [
        says("small-lump is_a lump"),
        says("tiny-lump is_a small-lump"),
        says("one is_a cells"),
        says("lump has_barrier wall", therapy="cells"),
        says("one approved_for small-lump", jurisdiction="here"),
        says("cells not standard_for lump"),
        says("wide-trial enrolls lump"),
        says("narrow-trial enrolls tiny-lump"),
    ],
)
APPROVED_BELOW = part(
    "{{ product }}: {{ cancer }}{{ when }}.",
    "product is_a* therapy",
    "product approved_for cancer",
    "cancer is_a* disease",
)


def test_a_barrier_comes_down_with_its_premises() -> None:
    barrier = part("{{ kind }}: {{ barrier }}{{ when }}.", "disease is_a* kind", "kind has_barrier barrier")
    (sentence,) = told(HELD, barrier, disease="tiny-lump", therapy="one")
    assert sentence.text == "Lump: wall."
    assert resting(sentence) == [
        "lump.has_barrier.wall",
        "one.is_a.cells",
        "small-lump.is_a.lump",
        "tiny-lump.is_a.small-lump",
    ]


def test_not_standard_comes_down_both_ways() -> None:
    words = part(
        "{{ class }} is not for {{ kind }}.",
        "disease is_a* kind",
        "therapy is_a* class",
        "class not standard_for kind",
    )
    assert said(HELD, words, therapy="one", disease="tiny-lump") == []  # an approval for what lies between is held
    (sentence,) = told(HELD.without(*opposing()), words, therapy="one", disease="tiny-lump")
    assert sentence.text == "Cells is not for lump."
    assert {"one.is_a.cells", "small-lump.is_a.lump"} < set(resting(sentence))


def opposing() -> list[str]:
    """The approval that stands against it."""
    return [key for key in HELD.claims if ".approved_for." in key]


def test_an_approval_is_found_below_and_named_as_that_ones() -> None:
    assert said(HELD, APPROVED_BELOW, therapy="cells", disease="lump") == ["One: small lump, jurisdiction here."]


def test_an_approval_is_never_inherited() -> None:
    assert said(HELD, APPROVED_BELOW, therapy="one", disease="tiny-lump") == []


@pytest.mark.parametrize(
    "walk",
    [
        ("disease is_a* kind", "product is_a* therapy", "product approved_for kind"),
        ("therapy is_a* class", "class approved_for cancer"),
    ],
)
def test_a_walk_that_would_inherit_an_approval_is_refused(walk: tuple[str, ...]) -> None:
    names = {"kind", "product"} if "kind" in walk[0] else {"class", "cancer"}
    words = " ".join(f"{{{{ {name} }}}}" for name in sorted(names)) + "{{ when }}."
    held = content({"therapy": "Therapy", "disease": "Disease"}, part(words, *walk))
    assert any("approved_for is not declared 'down'" in found for found in findings(HELD, held))


def test_trials_are_found_above_and_below_each_named_as_that_ones() -> None:
    below = part("{{ trial }}: {{ cancer }}.", "trial enrolls cancer", "cancer is_a* disease", per=["trial"])
    above = part("{{ trial }}: {{ kind }}.", "disease is_a* kind", "trial enrolls kind", per=["trial"])
    assert said(HELD, below, above, disease="small-lump") == ["Narrow trial: tiny lump.", "Wide trial: lump."]


@pytest.mark.parametrize(
    ("predicate", "subject", "object_"),
    [
        ("has_barrier", {"down"}, set()),
        ("standard_for", {"down"}, {"down"}),
        ("enrolls", set(), {"down", "found"}),
        ("approved_for", {"found"}, {"found", "tested"}),
    ],
)
def test_the_ontology_declares_what_the_rule_names(predicate: str, subject: set[str], object_: set[str]) -> None:
    info = vocabulary().predicates[predicate]
    assert subject <= set(info.subject)
    assert object_ <= set(info.object)
    assert "down" not in {*info.subject, *info.object} or predicate != "approved_for"


def test_no_real_approval_is_said_of_a_disease_below_the_one_it_is_for() -> None:
    """Approvals for a wide disease, asked for each kind of it: the sentence may only stand where all is said."""
    graph = knowledge().graph
    for claim in claims("approved_for"):
        assert claim.object
        for kind in graph.below[claim.object]:
            if kind == claim.object or meeting(graph, of_claim(graph, claim), kind) is not None:
                continue  # it is for that one, or for those alone who have it by its definition
            told = answered("availability", therapy=claim.subject, disease=kind)
            for sentence in sentences(told):
                if claim.id in sentence.claims and kind in sentence.walk:
                    objects = {told.claims[key].object for key in sentence.claims}
                    named = {mention.concept for mention in sentence.mentions}
                    assert kind in objects or claim.object in named, f"{claim.id} is not for {kind}: {sentence.text}"


def test_real_trials_of_a_wider_disease_are_named_as_its_own() -> None:
    told = answered("find-trials", disease="her2-positive-breast-cancer")
    of_therapies = [
        *told.summary,
        *(one for part in told.sections if part.id == "trial-dangers" for one in part.sentences),
    ]
    for sentence in (one for one in resting_on(told, "enrolls") if one not in of_therapies):
        enrolled = {told.claims[c].object for c in sentence.claims if told.claims[c].predicate == "enrolls"}
        labels = [told.labels[concept] for concept in enrolled if concept]
        assert any(label in sentence.text.lower() for label in map(str.lower, labels)), (
            f"{sentence.text} does not say of whom: {labels}"
        )
    assert list(sentences(told)), TODAY
