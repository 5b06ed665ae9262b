"""Which concept of which world stands for which real one, and where claims lead across. Knows no file's form.

A world is the real graph with every name made anew; the real graph itself is world 0. What a field has few of and
shares (places, phases, qualifier values …) is the same in all worlds. Some claims lead to another world's concept
instead of their own's, drawn by the seed, so the worlds are one graph; none that hold under conditions, which are of
their own world, too. Since each grown claim stands for a real one
among concepts of the same classes, whatever holds of every part of the real graph holds of the grown one: no circle,
no target out of reach, and as many claims to a concept as ever.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from random import Random

from kg.merge import Facts
from ontology.vocabulary import Vocabulary
from tests.synthetic.words import WORD, Words

SHARED = ("QualifierValue", "TrialPhase", "TrialStatus", "Registry", "CellularLocation")
AT_HOME = "PublishedList"  # says how many rows it has, so none may leave
ACROSS = 0.2
"""The share of links that lead to another world."""


@dataclass(frozen=True)
class Worlds:
    """All worlds: the real one, and `count` made from it."""

    facts: Facts
    vocabulary: Vocabulary
    count: int
    seed: int

    @cached_property
    def words(self) -> Words:
        """The made-up words of all worlds."""
        names = [*self.facts.concepts, *self.facts.sources]
        for concept in self.facts.concepts.values():
            names += [text for registers in concept.label.by_language.values() for text in registers.values()]
            names += concept.synonyms
        return Words(self.seed, {word.casefold() for name in names for word in WORD.findall(name)})

    @cached_property
    def kinds(self) -> Mapping[str, frozenset[str]]:
        """The classes of every concept that each world has its own of."""
        classes = {key: self.vocabulary.ancestors(concept.type) for key, concept in self.facts.concepts.items()}
        return {key: kinds for key, kinds in classes.items() if kinds.isdisjoint(SHARED)}

    def has_own(self, key: str) -> bool:
        """Whether each world has its own of a concept or source."""
        return key in self.kinds or key in self.facts.sources

    def own(self, world: int, key: str) -> str:
        """What stands for a concept or source in a world.

        >>> from tests.kg.builders import real_facts, vocabulary
        >>> worlds = Worlds(real_facts(), vocabulary(), count=2, seed=1)
        >>> worlds.own(0, "her2"), worlds.own(1, "us"), worlds.own(1, "her2") in real_facts().concepts
        ('her2', 'us', False)
        """
        return self.words.name(world, key) if world and self.has_own(key) else key

    def linked(self, world: int, subject: str, key: str) -> str:
        """What stands for a concept in what a world says of a subject: now and then another world's."""
        kinds = self.kinds.get(key)
        if kinds is None or key == subject or AT_HOME in kinds:
            return self.own(world, key)
        draw = Random(f"{self.seed} {world} {subject} {key}")
        return self.own(draw.randrange(self.count + 1) if draw.random() < ACROSS else world, key)
