"""What stands in the way here and not there is said in one breath, the whole of there or a kind of it."""

from __future__ import annotations

from tests.explain.real import answered, section

HERE, THERE = "breast-cancer", "lymphoma"


def test_what_a_kind_does_not_have_is_set_beside_what_stands_in_the_way() -> None:
    """ "This does not stand in the way" alone is a double negative, and leaves out what the asker asks about."""
    told = section(answered("why-not", therapy="car-t", there=THERE, here=HERE), "difference").sentences
    first = told[0]
    assert "finding-a-safe-target" in first.walk, first.text
    assert first.text.startswith("More of a hurdle in breast cancer than in"), first.text


def test_a_hurdle_of_a_kind_is_told_once() -> None:
    told = section(answered("why-not", therapy="car-t", there=THERE, here=HERE), "difference").sentences
    named = [one for sentence in told for one in sentence.walk if one == "finding-a-safe-target"]
    assert len(named) == 1
