"""The picture's colors, from colors.yaml: the families of concepts, and the style sheet. Knows no view and no page."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Annotated, Literal

import yaml
from pydantic import Field

from kg.claims import Frozen

FILE = "colors.yaml"
Color = Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")]
Scheme = Literal["light", "dark"]


class Paint(Frozen):
    """One color by day and by night."""

    light: Color
    dark: Color

    def by(self, scheme: Scheme) -> Color:
        """The color of a scheme."""
        return self.light if scheme == "light" else self.dark


class Family(Paint):
    """Classes of the ontology that share a color."""

    of: Annotated[tuple[str, ...], Field(min_length=1)]


class Palette(Frozen):
    """All colors of the picture: a concept's is that of the first family that it is of."""

    families: Annotated[tuple[Family, ...], Field(min_length=1)]
    ink: Paint

    @property
    def names(self) -> tuple[str, ...]:
        """The class by which each family is called, in order."""
        return tuple(name for family in self.families for name in family.of)


@cache
def palette() -> Palette:
    """The colors as they are in the file.

    >>> palette().names[0], palette().names[-1]
    ('Therapy', 'Concept')
    """
    return Palette.model_validate(yaml.safe_load((files("viz") / FILE).read_text("utf-8")))


def sheet() -> str:
    """The style sheet: `--family-Therapy` fills what is of that family, `--family-ink` are the words on it."""
    by_night = (f"  {line}" for line in _rule("dark"))
    rules = (f"/* Made from viz/{FILE}. */", *_rule("light"), "@media (prefers-color-scheme: dark) {", *by_night, "}")
    return "\n".join(rules) + "\n"


def _rule(scheme: Scheme) -> Iterator[str]:
    colors = palette()
    yield ".graph {"
    yield from (f"  --family-{name}: {family.by(scheme)};" for family in colors.families for name in family.of)
    yield f"  --family-ink: {colors.ink.by(scheme)};"
    yield "}"
