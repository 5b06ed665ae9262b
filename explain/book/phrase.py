"""Words with names in braces, read once: `In {disease}`. Knows no language and nothing that could fill them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

SLOT = re.compile(r"\{(\w+)\}")
GAPS = re.compile(r"\s\s| [,.;:?!]|,,|\(\s*\)|^\s*$")
EDGES = re.compile(r"^\s+\S*|\S*\s+$")
"""What is left where a word or a slot was taken out: inside words, and at their edges."""


class Slip(ValueError):
    """What is wrong with some words, and what to do; whoever reads a file adds where."""

    def __init__(self, what: str, fix: str) -> None:
        super().__init__(what)
        self.what, self.fix = what, fix


@dataclass(frozen=True)
class Phrase:
    """Text between slots: `texts` are one more than `slots`.

    >>> read_phrase("In {disease}, as of {day}").fill({"disease": "breast cancer", "day": "May 1"})
    'In breast cancer, as of May 1'
    """

    texts: tuple[str, ...]
    slots: tuple[str, ...]

    def fill(self, values: Mapping[str, str]) -> str:
        """The words with what stands for each slot. `values` has one for each of `slots`."""
        return "".join(self.pieces(values)) if self.slots else self.texts[0]

    def pieces(self, values: Mapping[str, str]) -> Iterator[str]:
        """Text and values in turn, for who must tell one from the other."""
        yield self.texts[0]
        for slot, text in zip(self.slots, self.texts[1:], strict=True):
            yield from (values[slot], text)

    @cached_property
    def names(self) -> frozenset[str]:
        """The slots, each once."""
        return frozenset(self.slots)

    def __str__(self) -> str:
        return self.fill({slot: f"{{{slot}}}" for slot in self.slots})


def read_phrase(text: str) -> Phrase:
    """Read words with slots.

    Raises:
        Slip: a brace that belongs to no slot.

    >>> read_phrase("{therapy} for {disease}").slots
    ('therapy', 'disease')
    """
    parts = SLOT.split(text)
    texts, slots = tuple(parts[::2]), tuple(parts[1::2])
    if any(brace in part for part in texts for brace in "{}"):
        raise Slip(f"a brace that belongs to no slot in '{text}'", "write slots like {therapy}")
    return Phrase(texts, slots)


def gap(text: str, joins: bool = False) -> str | None:
    """What seems to be missing from some words, if anything does.

    Args:
        joins: they are joined to others, so they may begin and end with a space.

    >>> gap("Approved for {disease}"), gap("Approved for ,"), gap("Approved for ")
    (None, ' ,', 'for ')
    """
    found = GAPS.search(text.strip() if joins else text) or (None if joins else EDGES.search(text))
    return found[0] if found else None
