"""What is offered next: questions about most of what was asked come first, then what lies on the way; six at most."""

from explain.answering import Answering
from explain.book.written import Written
from explain.related import MOST, related
from tests.explain.builders import knowledge, plan, together
from tests.explain.real import TODAY
from tests.kg.builders import graph, says

HELD = graph(
    {"Disease": "lump", "CellTherapy": "cells", "Protein": "mark"},
    [says("cells has_target mark"), says("lump expresses mark")],
)


def about(key: str, **needs: str) -> Written:
    """A plan with one phrasing."""
    return plan(key, [f"{key} of {' and '.join(f'{{{need}}}' for need in needs)}"], {}, **needs)


PAIR = about("pair", therapy="Therapy", disease="Disease")
MANY = [about(key, therapy="Therapy") for key in ("a", "b", "c", "d", "e", "f", "g")]
MARKS = about("marks", target="Protein")


def offered(*plans: Written, spine: tuple[str, ...] = (), but: str | None = None) -> list[str]:
    """The plans of what is offered to who asked of cells and of a lump."""
    answering = Answering.on(TODAY, knowledge(HELD, together(*plans)))
    answered = answering.knowledge.plan(but) if but else None
    return [one.plan for one in related(answering, ("cells", "lump"), spine, answered)]


def test_what_is_about_more_of_what_was_asked_comes_first() -> None:
    assert offered(*MANY[:2], PAIR) == ["pair", "a", "b"]


def test_no_more_than_six_are_offered() -> None:
    assert offered(*MANY) == ["a", "b", "c", "d", "e", "f"]
    assert len(offered(*MANY, PAIR, MARKS, spine=("cells", "mark", "lump"))) == MOST


def test_there_is_room_for_what_lies_on_the_way() -> None:
    assert offered(*MANY, MARKS, spine=("cells", "mark", "lump")) == ["a", "b", "c", "d", "marks", "e"]


def test_what_was_just_answered_is_not_offered() -> None:
    assert offered(*MANY[:2], PAIR, but="pair") == ["a", "b"]


def test_a_plan_is_offered_only_of_what_it_is_offered_of() -> None:
    """Who asks it of something else is answered all the same."""
    only = plan("b", ["b of {therapy}"], therapy="Therapy", offered_of={"therapy": ["Drug"]})
    fits = plan("c", ["c of {therapy}"], therapy="Therapy", offered_of={"therapy": ["Drug", "CellTherapy"]})
    assert offered(MANY[0], only, fits) == ["a", "c"]
