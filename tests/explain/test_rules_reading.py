"""Rule 12: a question is read by its longest names and by the phrasing that says most; needs take what comes first."""

import pytest

from explain.ask.answer import Asker
from explain.ask.grounding.lexicon import Lexicon
from explain.ask.reading.text import tokens
from explain.book.written import Written
from explain.model import Explanation
from explain.needs import Filling, filling
from tests.explain.builders import content, knowledge, part, plan, together
from tests.explain.real import TODAY
from tests.kg.builders import graph, says

HELD = graph(
    {
        "Disease": "lump red-lump soup sore",
        "CellTherapy": "cells",
        "TestResult": "red",
        "Barrier": "cells-for-lump cells-lump",
    },
    [says("red-lump is_a lump")],
)


def named(text: str) -> list[str]:
    """The concepts that a text names."""
    return [match.concept for match in Lexicon(HELD).all(tokens(text))]


@pytest.mark.parametrize(
    ("text", "concepts"),
    [
        ("a red lump", ["red-lump"]),
        ("Is the red lump a lump, or red?", ["red-lump", "lump", "red"]),
        ("red lump soup", ["red-lump", "soup"]),
        ("red red lump", ["red", "red-lump"]),
    ],
)
def test_words_name_the_longest_thing_that_they_can(text: str, concepts: list[str]) -> None:
    """A lump is not what someone asks about who says "red lump", nor is a colour."""
    assert named(text) == concepts


def asked(question: str, *plans: Written) -> Explanation:
    """The answer by one of some plans."""
    return Asker(knowledge(HELD, together(*plans))).ask(question, TODAY)


def read(question: str, *plans: Written) -> tuple[str | None, dict[str, str]]:
    """The plan of a question, and what fills its needs."""
    told = asked(question, *plans)
    return told.plan, dict(told.needs)


def test_the_phrasing_with_most_words_of_its_own_is_meant() -> None:
    """However long a name the other one would find."""
    pair = plan("pair", ["what of {therapy} for {disease}"], therapy="Therapy", disease="Disease")
    one = plan("one", ["what of {barrier}"], barrier="Barrier")
    assert read("What of cells for lump?", pair, one) == ("pair", {"therapy": "cells", "disease": "lump"})


def test_of_phrasings_with_as_many_words_the_one_with_fewer_and_longer_names_is_meant() -> None:
    one = plan("one", ["what of {barrier}"], barrier="Barrier")
    any_two = plan("any-two", ["what of {therapy} {disease}"], therapy="Therapy", disease="Disease")
    assert read("What of cells lump?", any_two, one) == ("one", {"barrier": "cells-lump"})


def test_a_phrasing_with_slots_fits_the_whole_question_and_each_slot_takes_its_class_alone() -> None:
    one = plan("one", ["what of {disease}"], disease="Disease")
    assert read("What of lump?", one) == ("one", {"disease": "lump"})
    for question in ("What of lump soup?", "And what of lump?", "What of cells?"):
        assert asked(question, one).status == "unknown", question


def test_of_phrasings_without_slots_the_longest_that_stands_in_the_question_is_meant() -> None:
    costs = plan("costs", ["what does {disease} cost", "cost"], disease="Disease")
    travel = plan("travel", ["how far is it with {disease}", "cost of travel"], disease="Disease")
    assert read("Soup, and the cost of travel, please", costs, travel) == ("travel", {"disease": "soup"})
    assert read("Soup, and the cost, please", costs, travel) == ("costs", {"disease": "soup"})


def filled(*concepts: str) -> Filling:
    """The needs of a plan about two diseases and a therapy."""
    needs = {"there": "Disease", "here": "Disease", "therapy": "Therapy?"}
    made = content(needs, part("{{ there }}.", "there is_a* kind"))
    return filling(HELD, knowledge(HELD, made).plan("told"), concepts)


def test_needs_take_concepts_of_their_class_in_the_order_in_which_they_were_named() -> None:
    assert filled("soup", "cells", "lump").needs == {"there": "soup", "here": "lump", "therapy": "cells"}
    assert filled("cells", "lump", "soup").needs == {"there": "lump", "here": "soup", "therapy": "cells"}


def test_no_concept_fills_two_needs() -> None:
    assert filled("soup", "soup").needs == {"there": "soup"}


def test_of_two_related_concepts_the_narrower_counts_and_the_wider_is_not_left_over() -> None:
    assert filled("lump", "red-lump") == Filling({"there": "red-lump"}, ())
    assert filled("red-lump", "soup", "lump") == Filling({"there": "red-lump", "here": "soup"}, ())


def test_what_no_need_takes_is_left_over_in_the_order_in_which_it_was_named() -> None:
    assert filled("soup", "red", "lump", "sore").left == ("red", "sore")
