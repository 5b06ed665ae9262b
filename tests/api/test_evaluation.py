"""What stands aside when a grade is taken: names that nobody could put more simply, and nothing else."""

from __future__ import annotations

import pytest

from api.evaluation import NAMES, aside
from api.readability import measured, syllables
from explain.model import Cell, Mention
from tests.explain.real import knowledge


def cell(text: str, **named: str) -> Cell:
    """A cell in which the words of some concepts stand."""
    places = {id.replace("_", "-"): text.index(words) for id, words in named.items()}
    ends = {id.replace("_", "-"): text.index(words) + len(words) for id, words in named.items()}
    mentions = (Mention(start=start, end=ends[id], concept=id) for id, start in places.items())
    return Cell(text=text, claims=("a.claim",), mentions=tuple(sorted(mentions, key=lambda one: one.start)))


def test_names_places_and_dates_stand_aside_but_what_is_asked_about_does_not() -> None:
    held = cell(
        "Kymriah for leukemia in Japan, June 2, 2025", tisagenlecleucel="Kymriah", leukemia="leukemia", japan="Japan"
    )
    assert aside(knowledge().graph, held) == "it for leukemia in it, it"
    assert aside(knowledge().graph, held, NAMES) == "it for leukemia in Japan, June 2, 2025"
    assert aside(knowledge().graph, held, (*NAMES, "Disease")) == "it for it in Japan, June 2, 2025"


def test_a_name_alone_is_no_sentence() -> None:
    graph = knowledge().graph
    alone = (cell("Kymriah", tisagenlecleucel="Kymriah"), cell("Japan, June 2, 2025", japan="Japan"))
    assert not measured(aside(graph, one) for one in alone).sentences


@pytest.mark.parametrize(("word", "spoken"), [("cells", 1), ("others", 2), ("and", 1), ("alone", 2), ("lymphoma", 3)])
def test_syllables_are_those_that_are_spoken(word: str, spoken: int) -> None:
    assert syllables(word) == spoken
