"""A section while it is told: what was told already, and the numbers of its sentences. Knows no claim."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.qualify import Fit


@dataclass
class Scene:
    """Changes as sentences are told; each section has one of its own."""

    section: str
    told: set[tuple[str, ...]] = field(default_factory=set)
    number: int = 0

    def next_id(self) -> str:
        """The id of the next sentence.

        >>> scene = Scene("barriers")
        >>> scene.next_id(), scene.next_id()
        ('barriers.0', 'barriers.1')
        """
        self.number += 1
        return f"{self.section}.{self.number - 1}"

    def first_tellings(self, fits: list[Fit], names: tuple[str, ...]) -> list[Fit]:
        """The rows whose values for some names no earlier part has told; from now on they are told."""
        if not names:
            return fits
        new = [fit for fit in fits if tuple(fit[name] for name in names) not in self.told]
        self.told.update(tuple(fit[name] for name in names) for fit in new)
        return new
