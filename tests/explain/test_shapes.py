"""What words are in a question, as content says it: who it is about, what is decided, how it is asked."""

from __future__ import annotations

from typing import Any

import pytest

from explain.ask.reading.shapes import Shapes
from explain.book.written import Written
from kg.yamlfile import Document
from tests.explain import builders, real
from tests.kg.builders import graph

GRAPH = graph({"Drug": "letrozole"}, [])


def findings(shapes: Any) -> list[str]:
    """What is wrong with shapes.yaml, beside a file of words and one of named turns."""
    plan = builders.plan("what-is", ["what is {it}"], it="Concept")
    files = {
        "words": {"classes": ["Drug"], "languages": {"en": {}}},
        "turns": {"en": {"kin": "aunt|father", "who": "(my)? ([kin]|i)"}},
        "shapes": shapes,
    }
    documents = {f"hearing/{name}.yaml": Document(f"hearing/{name}.yaml", data, {}) for name, data in files.items()}
    return builders.findings(GRAPH, Written({**plan.documents, **documents}, plan.templates))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("should my father stop {Therapy}", "should his aunt give up {Therapy}"),
        ("would 400 be enough for him", "would 75 be enough for me"),
        ("will she be alive by then", "will i be cured by then"),
    ],
)
def test_what_is_asked_for_one_is_like_what_is_asked_for_another(one: str, other: str) -> None:
    shapes = real.content().hearing.shapes["en"]
    assert shapes.shaped(one.split()) == shapes.shaped(other.split())


def test_of_rows_that_begin_alike_the_longest_is_it() -> None:
    shapes = Shapes({("give",): "{taking}", ("give", "up"): "{halting}"})
    assert shapes.shaped(["give", "up", "or", "give", "more"]) == ("{halting}", "or", "{taking}", "more")


def test_kinds_are_what_is_left_without_other_words() -> None:
    shapes = Shapes({("she",): "{us}", ("stop",): "{halting}"})
    assert shapes.kinds(["may", "she", "really", "stop", "at", "5"]) == ("{us}", "{halting}", "{number}")


def test_rows_may_name_turns_and_classes() -> None:
    assert not findings({"en": {"us": "i|[kin]", "drug": "{Drug}|my pills"}})


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("[nobody]", "no turn of phrase is called 'nobody'"),
        ("[who]", "more than rows of words"),
        ("stop ... it", "more than rows of words"),
        ("{Nothing}", "unknown class 'Nothing'"),
    ],
)
def test_what_is_more_than_rows_of_words_or_names_nothing_is_found(line: str, wrong: str) -> None:
    found = findings({"en": {"us": line}})
    assert len(found) == 1
    assert wrong in found[0]
