"""A section while it is told: what was told already, and the numbers of its sentences. Knows no claim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.qualify import Fit


@dataclass(slots=True)
class Scene:
    """Changes as sentences are told; each section has one of its own.

    Attributes:
        listed: whether its sentences are items of a list.
        before: the rows of a section that it does not tell again. rows: its own.
        beside: the sections of one answer that have been told so far, by their ids.
        lifted: sentences that concern what the message names besides, by id, each with how far.
        ruled_out: those of what that rules out.
    """

    section: str
    listed: bool = False
    told: set[tuple[str, ...]] = field(default_factory=set)
    number: int = 0
    before: list[Fit] = field(default_factory=list)
    rows: list[Fit] = field(default_factory=list)
    beside: Mapping[str, Scene] = field(default_factory=dict)
    lifted: dict[str, int] = field(default_factory=dict)
    ruled_out: set[str] = field(default_factory=set)

    def next_id(self) -> str:
        """The id of the next sentence.

        >>> scene = Scene("barriers")
        >>> scene.next_id(), scene.next_id()
        ('barriers.0', 'barriers.1')
        """
        self.number += 1
        return f"{self.section}.{self.number - 1}"

    def lift(self, sentence: str, far: int) -> None:
        """Learn how far a sentence concerns what the message names besides: not at all, or below 0 it is ruled out."""
        if far > 0:
            self.lifted[sentence] = far
        elif far < 0:
            self.ruled_out.add(sentence)

    def most_lifted(self, sentences: Iterable[str], most: int) -> frozenset[str]:
        """The first of some sentences that concern most what the message names besides; none where none does."""
        held = [one for one in sentences if one in self.lifted]
        best = max((self.lifted[one] for one in held), default=0)
        return frozenset([one for one in held if self.lifted[one] == best][:most])

    def has_told(self, sections: Iterable[str], values: Mapping[str, str]) -> bool:
        """Whether one of some sections before has a row with these values."""
        rows = (fit.row.bindings for one in sections if one in self.beside for fit in self.beside[one].rows)
        return any(values.items() <= row.items() for row in rows)

    def first_tellings(self, fits: list[Fit], names: tuple[str, ...]) -> list[Fit]:
        """The rows whose values for some names no earlier part has told; from now on they are told."""
        if not names:
            self.rows += fits
            return fits
        self._learn_before(names)
        new = [fit for fit in fits if tuple(fit[name] for name in names) not in self.told]
        self.rows += new
        self.told.update(tuple(fit[name] for name in names) for fit in new)
        return new

    def first_keys(self, keys: Iterable[str], name: str, names: tuple[str, ...]) -> list[str]:
        """Which of some values of one name no earlier part has told, where that name alone counts; then they are."""
        if names != (name,):
            return list(keys)
        self._learn_before(names)
        new = [key for key in keys if (key,) not in self.told]
        self.told.update((key,) for key in new)
        return new

    def _learn_before(self, names: tuple[str, ...]) -> None:
        """What the section that it does not tell again has told."""
        self.told |= {
            tuple(fit[name] for name in names) for fit in self.before if fit.row.bindings.keys() >= set(names)
        }
