"""Errors say what, where and what to do, also after crossing a process border."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology import errors
from ontology.errors import FactError, NotFound, WayfindError, near_misses

ALL = [value for value in vars(errors).values() if isinstance(value, type) and issubclass(value, WayfindError)]


def test_an_error_says_what_where_and_what_to_do() -> None:
    error = FactError(what="no label", where="kg/facts/drug/x.yaml:2", fix="add `label:`")
    assert str(error) == "kg/facts/drug/x.yaml:2: no label; add `label:`"
    assert str(FactError(what="no label")) == "no label"


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.__name__)
def test_an_error_crosses_a_process_border(kind: type[WayfindError]) -> None:
    error = kind(what="a", where="b", fix="c")
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is kind
    assert str(again) == str(error)


def test_an_unknown_name_comes_with_its_near_misses() -> None:
    error = NotFound.named("source", "nci-tamoxifn", ["nci-tamoxifen", "nct-02513394"], where="x.yaml:6")
    assert str(error) == "x.yaml:6: unknown source 'nci-tamoxifn'; did you mean 'nci-tamoxifen'?"


def test_an_unknown_name_unlike_all_others_says_so() -> None:
    error = NotFound.named("plan", "zzz", ["how-it-works"])
    assert str(error) == "unknown plan 'zzz'; no plan has a similar name"


@given(st.text(max_size=12), st.lists(st.text(max_size=12), max_size=20))
def test_near_misses_are_few_and_in_one_order(name: str, candidates: list[str]) -> None:
    found = near_misses(name, candidates)
    assert len(found) <= 3
    assert set(found) <= set(candidates)
    assert found == near_misses(name, reversed(candidates))
