"""A month or a year stays what it is: it is compared as its first day, and never printed as one."""

import pickle
from copy import deepcopy
from datetime import date, timedelta

import pytest
from pydantic import BaseModel, ValidationError

from explain.speaker import spelled
from kg.days import RoughDay, ToldDay, age, told


class Held(BaseModel):
    """Something with a day."""

    day: ToldDay


@pytest.mark.parametrize("written", ["2010", "2010-12", "2010-12-30"])
def test_a_day_is_written_as_it_was_told(written: str) -> None:
    held = Held.model_validate({"day": written})
    assert (str(held.day), held.day.isoformat(), f"{held.day}") == (written, written, written)
    assert held.model_dump_json() == f'{{"day":"{written}"}}'
    assert Held.model_validate_json(held.model_dump_json()) == held
    assert pickle.loads(pickle.dumps(held.day)) == deepcopy(held.day) == held.day


@pytest.mark.parametrize("wrong", ["2010-13", "2010-02-30", "0000", "210", "2010-1", "soon", ""])
def test_what_is_no_day_is_refused(wrong: str) -> None:
    with pytest.raises(ValidationError, match="should be a date, like 2025, 2025-12 or 2025-12-30"):
        Held.model_validate({"day": wrong})


def test_a_year_counts_as_its_first_day() -> None:
    year, month = told("2010"), told("2010-01")
    assert date(2009, 12, 31) < year < date(2010, 1, 2)
    assert (date(2010, 3, 1) - year).days == 59
    assert year + timedelta(days=59) == date(2010, 3, 1)
    assert year - timedelta(days=1) == date(2009, 12, 31)
    assert sorted([date(2010, 1, 2), month, year, date(2009, 12, 31)], key=age)[1:3] == [year, month]


def test_a_year_is_not_its_first_day() -> None:
    days = {told("2010"), told("2010-01"), date(2010, 1, 1)}
    assert len(days) == 3
    assert told("2010") == RoughDay("2010")
    assert date(2010, 1, 1) != told("2010") != date(2010, 1, 1)


def test_the_newest_does_not_hang_on_the_order_of_citations() -> None:
    days = [told("2010"), told("2010-01"), date(2010, 1, 1)]
    assert max(days, key=age) == max(reversed(days), key=age) == date(2010, 1, 1)


@pytest.mark.parametrize(
    ("written", "language", "said"),
    [
        ("2010", "en", "2010"),
        ("2010-12", "en", "December 2010"),
        ("2010-01-01", "en", "January 1, 2010"),
        ("2010-12", "es", "diciembre de 2010"),
    ],
)
def test_a_reader_is_told_no_more_than_is_known(written: str, language: str, said: str) -> None:
    assert spelled(told(written), language) == said
