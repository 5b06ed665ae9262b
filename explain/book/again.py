"""Parts that are told in several places: written once, and named wherever they are told again. Binds nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from explain.book.desk import Desk, Spot, nearest
from explain.book.parts import path_of
from explain.book.spec import NamedPartSpec, PartSpec, RuleSpec, SectionSpec
from kg.yamlfile import Document

Telling = TypeVar("Telling", SectionSpec, RuleSpec)
Specs = Mapping[str, tuple[Document, Telling]]
Parts = Mapping[str, NamedPartSpec]


def written_out(desk: Desk, specs: Specs[Telling], folder: str, known: Parts) -> dict[str, tuple[Document, Telling]]:
    """Sections, or rules, with every part that is only named put in its place; what names no such part is found.

    Args:
        folder: where they stand, as `sections`. known: all parts that could be named, as of `by_path`.
    """
    out = {}
    for key, (document, spec) in specs.items():
        spot = Spot(document)
        parts = tuple(
            _whole(desk, spot.at("parts", i, "said_as"), one, f"{folder}/{key}/", known)
            for i, one in enumerate(spec.parts)
        )
        out[key] = document, spec.model_copy(update={"parts": parts})
    return out


def by_path(specs: Specs[Telling], folder: str) -> Iterator[tuple[str, NamedPartSpec]]:
    """Parts by how they are named elsewhere, as `summaries/yes/approved`."""
    for key, (_, spec) in specs.items():
        yield from ((f"{folder}/{key}/{part.id}", part) for part in spec.parts)


def _whole(desk: Desk, spot: Spot, part: NamedPartSpec, home: str, known: Parts) -> NamedPartSpec:
    """A part, or that which it names, with what it says itself in place of what that one says."""
    if part.walk or not part.said_as:
        return part
    path = path_of(home, part.said_as)
    other = known.get(path)
    if other is None:
        desk.find(spot, f"no part is called '{path}'", nearest(path, known))
        return part
    if not other.walk:
        desk.find(spot, f"'{path}' has no walk of its own", "name the part that has it")
        return part
    given = other.model_fields_set & PartSpec.model_fields.keys() - part.model_fields_set
    said_as = path_of(f"{path.rpartition('/')[0]}/", other.said_as) if other.said_as else path
    return part.model_copy(update={**{name: getattr(other, name) for name in given}, "said_as": said_as})
