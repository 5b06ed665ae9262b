"""Rule 11: "here and not there" is the difference of two walks; a side that says nothing is said to say nothing."""

from explain.model import Explanation
from kg.claims import Claim
from tests.explain.builders import Extras, answer, resting, versus, without
from tests.explain.real import ask, knowledge, resting_on, section, sentences
from tests.kg.builders import graph, says

TYPES = {
    "Disease": "lump soup thin-soup",
    "CellTherapy": "cells other-cells",
    "Barrier": "wall fog dust mud",
}
CLAIMS = [
    says("thin-soup is_a soup"),
    says("lump has_barrier wall", therapy="cells"),
    says("soup not has_barrier wall", therapy="cells"),
    says("lump not has_barrier fog", therapy="cells"),
    says("soup has_barrier fog", therapy="cells"),
    says("lump has_barrier dust", therapy="cells"),
    says("soup has_barrier dust", therapy="cells"),
    says("lump has_barrier mud", therapy="cells"),
]
DIFFERENCE = versus(
    {
        "only_here": "Only {{ here }} (not {{ there }}): {{ barrier }}{{ when }}.",
        "only_there": "Only {{ there }} (not {{ here }}): {{ barrier }}{{ when }}.",
        "both": "Both {{ here }} and {{ there }}: {{ barrier }}{{ when }}.",
    },
    "side is_a* kind",
    "kind has_barrier barrier",
    contrast={
        "name": "side",
        "here": "here",
        "there": "there",
        "key": "barrier",
        "refuted": ["side is_a* kind", "kind not has_barrier barrier"],
    },
)


def asked(*claims: Claim, here: str = "lump", there: str = "soup", therapy: str = "cells") -> Explanation:
    """The difference between two diseases."""
    bare = Extras(unmatched="We hold nothing on {side}: {keys}.")
    return answer(graph(TYPES, claims), [DIFFERENCE], extras=bare, therapy=therapy, here=here, there=there)


def texts(told: Explanation) -> list[str]:
    """Its sentences, then what its empty sections say."""
    return [s.text for s in sentences(told)] + [section.empty.text for section in told.sections if section.empty]


def test_only_here_only_there_both_and_bare_are_told_apart() -> None:
    assert texts(asked(*CLAIMS)) == [
        "Only lump (not soup): wall.",
        "Only soup (not lump): fog.",
        "Both lump and soup: dust.",
        "We hold nothing on soup: mud.",
    ]


def test_a_difference_rests_on_claims_of_both_sides() -> None:
    only_here, only_there, both = sentences(asked(*CLAIMS))
    assert resting(only_here) == ["lump.has_barrier.wall", "soup.has_barrier.wall"]
    assert resting(only_there) == ["lump.has_barrier.fog", "soup.has_barrier.fog"]
    assert resting(both) == ["lump.has_barrier.dust", "soup.has_barrier.dust"]


def test_without_the_refuting_claim_a_difference_becomes_nothing_held() -> None:
    """Else missing curation would read as biology."""
    told = texts(asked(*without(CLAIMS, "soup.has_barrier.wall")))
    assert "Only lump (not soup): wall." not in told
    assert "We hold nothing on soup: mud and wall." in told


def test_what_a_class_lacks_its_kind_lacks() -> None:
    assert "Only lump (not thin soup): wall." in texts(asked(*CLAIMS, there="thin-soup"))


def test_asked_the_other_way_round_the_sides_change_places() -> None:
    assert texts(asked(*CLAIMS, here="soup", there="lump")) == [
        "Only soup (not lump): fog.",
        "Only lump (not soup): wall.",
        "Both soup and lump: dust.",
        "We hold nothing on soup: mud.",
    ]


def test_another_therapys_barriers_are_not_compared() -> None:
    assert texts(asked(*CLAIMS, therapy="other-cells")) == ["Things of this kind"]


def test_where_one_side_is_bare_nothing_differs() -> None:
    told = asked(*(claim for claim in CLAIMS if claim.subject == "lump"))
    assert not list(sentences(told))
    assert any(text.startswith("We hold nothing on soup: ") for text in texts(told))


def real(question: str) -> Explanation:
    """A real contrast."""
    told = ask(question)
    assert (told.status, told.plan) == ("answered", "why-not")
    return told


def test_the_real_question_is_answered_by_the_difference_of_two_walks() -> None:
    told = real("Why is CAR-T approved for lymphoma but not for breast cancer?")
    difference = [s for section in told.sections if section.id == "difference" for s in section.sentences]
    assert difference
    for sentence in difference:
        if sentence.text.startswith("More of a hurdle in breast cancer than in lymphoma"):
            directions = {told.claims[c].direction for c in sentence.claims if "has_barrier" in c}
            assert directions == {"supports", "refutes"}, sentence.text
    assert [p.holds for p in told.understanding.premises] == [True, None]


def test_a_pair_that_nobody_built_for_is_answered_by_the_same_plan() -> None:
    told = real("Why is CAR-T approved for multiple myeloma but not for pancreatic cancer?")
    said = [s.text for s in sentences(told)]
    assert any(text.startswith("More of a hurdle in pancreatic cancer than in multiple myeloma") for text in said)
    assert resting_on(told, "approved_for")


def test_a_bare_side_is_said_to_be_bare() -> None:
    """What is held of one side alone is told with its claims, and that nobody has compared it."""
    told = real("Why is CAR-T approved for lymphoma but not for breast cancer?")
    bare = [one for one in section(told, "difference").sentences if "we do not know yet" in one.text]
    assert bare
    assert all({told.claims[key].direction for key in one.claims} == {"supports"} for one in bare)
    graph_ = knowledge().graph
    lymphoma = {claim.object for claim in graph_.claims.values() if claim.subject in graph_.above["lymphoma"]}
    assert not lymphoma & {mention.concept for one in bare for mention in one.mentions}


def test_two_of_a_kind_share_their_barriers() -> None:
    told = real("Why is CAR-T approved for pancreatic cancer but not for breast cancer?")
    difference = [s.text for section in told.sections if section.id == "difference" for s in section.sentences]
    assert any("and in breast cancer" in text or "and in pancreatic cancer" in text for text in difference)
    assert not any("More of a hurdle" in text for text in difference)
