"""Where a value is not known, what is meant is named: by how it reads, never the contrary of what was written."""

from __future__ import annotations

import pytest

from kg.mentions import Mention, near_in_sense, unknown
from kg.yamlfile import Spot
from tests.kg.builders import real_facts, vocabulary

HERE = Spot("kg/facts/therapy/x.yaml", {})


def told(kind: str | None, value: str) -> str:
    """What is said of a value that is not known."""
    (found,) = unknown(Mention(HERE, kind, value), real_facts().concepts, vocabulary())
    return str(found)


@pytest.mark.parametrize(
    ("kind", "value", "said"),
    [
        ("frequency", "often", "'often' is how `common` reads: name that"),
        ("timing", "neoadjuvant", "'neoadjuvant' is how `before-surgery` reads: name that"),
        ("timing", "adjuvant", "is how `after-surgery` and `after-removal` read: name the one that is meant"),
        ("extent", "spread", "'spread' is how `metastatic` reads: name that"),
        ("stage", "stage-iii", "'stage-iii' is how `stage-3` reads: name that"),
        ("stage", "stage-iiib", "'stage-iiib' is how `stage-3b` reads: name that"),
        ("stage", "stage-vi", "known: stage-1, stage-1b, "),
        ("stage", "stage-vi", "; or add it to kg/facts/qualifier/stage.yaml"),
        ("extent", "metastatc", "did you mean 'metastatic'?"),
        ("combination", "no-such-thing", "name a Therapy by its id"),
    ],
)
def test_what_is_meant_is_named(kind: str, value: str, said: str) -> None:
    assert said in told(kind, value)


@pytest.mark.parametrize("kind", [None, "marker"])
def test_what_means_the_contrary_is_never_offered(kind: str | None) -> None:
    assert "'her2-positive'" not in told(kind, "not-her2-positive")
    assert "did you mean" not in told("stage", "stage-vi")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("stage-iii", "stage-1"),
        ("stage-iv", "stage-v"),
        ("cd19-positive", "cd20-positive"),
        ("not-her2-positive", "her2-positive"),
        ("small-cell-lung-cancer", "non-small-cell-lung-cancer"),
        ("pr-negative", "pr-positive"),
        ("before-transplant", "after-transplant"),
    ],
)
def test_two_that_differ_in_a_number_or_in_yes_and_no_are_not_near(one: str, other: str) -> None:
    assert near_in_sense(one, [other]) == near_in_sense(other, [one]) == ()
