"""A day as documents tell it: to the day, the month or the year. Knows no source, no claim and no language."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated, Any, Final

from pydantic import GetPydanticSchema
from pydantic_core import PydanticCustomError, core_schema

ROUGH: Final = "date_rough"
"""What an error is called about something that is neither a day nor a month or year."""
PRECISIONS: Final = {4: "year", 7: "month", 10: "day"}
"""What is known of a day, by how long it is when it is written."""


class RoughDay(date):
    """A month or a year of which the day is not known. It stands where its first day stands.

    So a document of 2010 counts as that of January 1, 2010 when days are compared and when it is told whether something
    has gone out of date: it is never taken to be newer than it may be. It equals only what says as much, and is written
    and printed as what it is.

    >>> RoughDay("2010").isoformat(), RoughDay("2010") < date(2010, 1, 2), RoughDay("2010") == date(2010, 1, 1)
    ('2010', True, False)
    """

    _written: str

    def __new__(cls, written: str) -> RoughDay:
        """Read a year (2010) or a month (2010-12).

        Raises:
            ValueError: there is no such month or year, or it is a day.
        """
        if PRECISIONS.get(len(written)) not in ("year", "month"):
            raise ValueError(f"'{written}' is neither a year nor a month")
        first = date.fromisoformat((written + "-01")[:7] + "-01")
        made = super().__new__(cls, first.year, first.month, first.day)
        made._written = written
        return made

    @property
    def first(self) -> date:
        """Its first day: what is reckoned with."""
        return date.fromordinal(self.toordinal())

    def __add__(self, other: timedelta) -> Any:
        return self.first + other

    __radd__ = __add__

    def __sub__(self, other: Any) -> Any:
        return self.first - other

    def isoformat(self) -> str:
        """As ISO 8601 writes what is known less precisely: 2010, or 2010-12."""
        return self._written

    def __str__(self) -> str:
        return self._written

    def __repr__(self) -> str:
        return f"RoughDay({self._written!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RoughDay) and other._written == self._written

    def __ne__(self, other: object) -> bool:  # that of a date would look at the first day
        return not self == other

    def __hash__(self) -> int:
        return hash(self._written)

    def __reduce__(self) -> tuple[Any, ...]:
        return RoughDay, (self._written,)


def told(written: str) -> date:
    """What a document says of its day: a `RoughDay` where it names a year or a month only.

    >>> told("2025-12"), told("2025-12-30")
    (RoughDay('2025-12'), datetime.date(2025, 12, 30))

    Raises:
        ValueError: it is no year, month or day.
    """
    return date.fromisoformat(written) if PRECISIONS.get(len(written)) == "day" else RoughDay(written)


def precision(day: date) -> str:
    """What is known of a day: `day`, `month` or `year`.

    >>> precision(told("2010")), precision(date(2010, 1, 1))
    ('year', 'day')
    """
    return PRECISIONS[len(day.isoformat())]


def age(day: date) -> tuple[int, str]:
    """What days are put in order by, oldest first: by their first day, then by how they are written."""
    return day.toordinal(), day.isoformat()


def _read(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return told(value)
    except ValueError:
        raise PydanticCustomError(ROUGH, "should be a date, like 2025, 2025-12 or 2025-12-30") from None


ToldDay = Annotated[
    date,
    GetPydanticSchema(
        lambda _source, _handler: core_schema.no_info_before_validator_function(
            _read,
            core_schema.is_instance_schema(date),
            serialization=core_schema.to_string_ser_schema(when_used="json"),
        )
    ),
]
"""A day, month or year in a file or a model; in JSON it is written as it was told."""
