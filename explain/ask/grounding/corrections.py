"""What a person says was misread: things that are not meant, and what is meant in their place. Knows no message."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from explain.ask.grounding.lexicon import Match


@dataclass(frozen=True)
class Corrections:
    """Ids of concepts only, so that they may travel where words may not.

    Attributes:
        refused: concepts that are not meant. instead: a concept that was read → the one that is meant.
    """

    refused: frozenset[str] = frozenset()
    instead: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, said: Iterable[tuple[str, str]]) -> Corrections:
        """From pairs: what was read, and what is meant; no word for the latter where nothing is.

        One that is meant itself, of all that have its name, stands in both places.

        A later pair corrects an earlier one: who changes their mind means the last.

        >>> Corrections.of([("a", "b"), ("b", "c"), ("d", "")]).pairs
        (('d', ''), ('a', 'c'))
        """
        held: dict[str, str] = {}
        for one, other in said:
            before = [key for key, meant in held.items() if meant == one]
            held |= dict.fromkeys(before or [one], other)
            if other not in (one, *before):
                held.pop(other, None)
        return cls(frozenset(one for one, other in held.items() if not other), {a: b for a, b in held.items() if b})

    def of_held(self, held: Callable[[str], bool]) -> Corrections:
        """Those of them that speak of what is held alone."""
        return Corrections.of(pair for pair in self.pairs if all(not one or held(one) for one in pair))

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """What `of` reads, in order."""
        return (*((one, "") for one in sorted(self.refused)), *sorted(self.instead.items()))

    @property
    def named(self) -> Collection[str]:
        """Every concept that is spoken of."""
        return {*self.refused, *self.instead, *self.instead.values()}

    def matches(self, found: Sequence[Match]) -> tuple[Match, ...]:
        """Matches as they are meant; of words that name several things the one that was chosen, alone."""
        chosen = {(one.start, one.end): self.instead[one.concept] for one in found if one.concept in self.instead}
        out = []
        for one in found:
            meant = chosen.get((one.start, one.end), one.concept)
            if meant not in self.refused:
                out.append(one if meant == one.concept else replace(one, concept=meant, why="chosen"))
        return tuple(dict.fromkeys(out))

    def needs(
        self, held: Mapping[str, str], suits: Callable[[str, str], bool] = lambda *_: True
    ) -> dict[str, str] | None:
        """Needs as they are meant; None where one is not meant at all, or can't be about what is meant.

        Args:
            suits: whether a need can be about a concept.
        """
        meant = {need: self.instead.get(concept, concept) for need, concept in held.items()}
        wrong = any(meant[need] != held[need] and not suits(need, meant[need]) for need in held)
        return None if wrong or self.refused & set(meant.values()) else meant
