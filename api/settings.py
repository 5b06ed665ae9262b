"""The only reader of the environment: where snapshots lie, where the site listens, which day it is."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from ontology.errors import UsageError

CHECKOUT = Path(__file__).parent.parent


class Settings(BaseModel):
    """What a door needs to know of its surroundings. `today` is set only to answer as on another day."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    root: Path = CHECKOUT
    snapshots: Path = CHECKOUT / "kg" / "snapshots"
    host: str = "127.0.0.1"
    port: int = 8000
    today: date | None = None
    color: bool = True  # unless NO_COLOR is set, whatever its value, or the terminal is a dumb one

    def day(self) -> date:
        """The day to answer for."""
        return self.today or date.today()


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from `WAYFIND_SNAPSHOTS`, `WAYFIND_HOST`, `WAYFIND_PORT` and `WAYFIND_TODAY`.

    >>> read_settings({"WAYFIND_PORT": "9000"}).port
    9000

    Raises:
        UsageError: a value that can't be read.
    """
    held = os.environ if environment is None else environment
    known = ("snapshots", "host", "port", "today")
    given = {key: held[f"WAYFIND_{key.upper()}"] for key in known if held.get(f"WAYFIND_{key.upper()}")}
    color = not held.get("NO_COLOR") and held.get("TERM") != "dumb"
    try:
        return Settings.model_validate({**given, "color": color})
    except ValidationError as error:
        detail = error.errors()[0]
        name = f"WAYFIND_{str(detail['loc'][0]).upper()}"
        raise UsageError(what=detail["msg"].lower(), where=name, fix=f"mend or unset {name}") from error
