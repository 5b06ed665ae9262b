"""The lists of values that are words only: what they say of one another, and slips told at their lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.graph import compiled
from tests.kg.builders import vocabulary
from tests.kg.files import complaints, folder

COURSE = "facts/qualifier/course"
TEXT = """\
kind: course
values:
  new: {plain: is new, excludes: back}
  back:
    plain: came back
    with:
      of: {plain: "came back after {of}"}
      of, within_months: {plain: "came back {within_months} {of}"}
  back-near: {plain: came back nearby, is: back}
"""


def test_what_values_say_of_one_another_orders_them(tmp_path: Path) -> None:
    facts = folder(tmp_path, {COURSE: TEXT})
    assert complaints(facts) == []
    order = compiled(vocabulary(), facts.concepts, {}, {}).order
    assert order.within("back-near", "back") == ()
    assert order.within("back", "back-near") is None
    assert order.apart("new", "back") == order.apart("back", "new") == ()
    assert order.apart("new", "back-near") == (), "what is a kind of it is excluded with it"
    assert order.apart("back", "back-near") is None


@pytest.mark.parametrize(
    ("right", "wrong", "line", "said"),
    [
        ("kind: course", "kind: corse", 1, "unknown qualifier kind 'corse'; known: "),
        ("kind: course", "kind: marker", 2, "marker takes no values that are words only; give each a fact file"),
        ("kind: course", "kind: age", 2, "age takes no values that are words only; drop them"),
        ("excludes: back", "excludes: bakc", 3, "unknown concept 'bakc'; did you mean 'back'?"),
        ("plain: is new", "plian: is new", 3, "'plian'"),
        ("plain: is new", 'plain: ""', 3, "'plain' is empty; fill it in: it should be words"),
        ("after {of}", "after it", 7, "the phrase of 'back' with of has other slots; each text holds {of}"),
        ("{within_months} {of}", "{of}", 8, "each text holds {of}, {within_months}"),
        ("is: back}", "is: bakc}", 9, "unknown concept 'bakc'; did you mean 'back'?"),
        ("back-near: ", "Back Near: ", 9, "'Back Near': it should be an id"),
    ],
)
def test_a_slip_is_told_at_its_line(tmp_path: Path, right: str, wrong: str, line: int, said: str) -> None:
    assert right in TEXT
    found = complaints(folder(tmp_path, {COURSE: TEXT.replace(right, wrong)}))
    assert [c for c in found if c.startswith(f"kg/{COURSE}.yaml:{line}: ") and said in c], "\n".join(found)
