"""What a message names besides what its answer is about: concepts, and parts of the body. Keeps nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from explain.ask.grounding.ground import Grounded
from explain.ask.grounding.lexicon import Lexicon
from explain.ask.reading.cues import Cues
from explain.ask.reading.text import Tokens, tokens
from explain.besides import Thing, thing
from explain.book.hearing import Beside
from explain.model import Recognized, Role
from kg.graph import Graph

ABOUT: tuple[Role, ...] = ("asked", "told", "past")
"""What is over still tells for whom something is; what is denied, or another's, tells nothing."""


class Besides:
    """Finds it in one language.

    Args:
        lexicon: the names that are held.
    """

    def __init__(self, graph: Graph, held: Beside, lexicon: Lexicon, language: str) -> None:
        self._graph, self._held = graph, held
        self._unless = Cues(("", cue) for cue in held.unless.get(language, ()))
        self._said = Cues(held.said.get(language, ()))
        self._values = {
            lexicon.same(tokens(text)): value
            for kind in held.values
            for value in graph.of_class(kind)
            for text in graph.concepts[value].label.by_language.get(language, {}).values()
        }
        named: dict[str, set[str]] = {}
        for words, concept in lexicon.called:
            if any(graph.is_kind(concept, kind) for kind in held.of):
                for word in words:
                    named.setdefault(word, set()).add(concept)
        self._parts = tuple(
            (part.said, Thing(near=frozenset(one for word in part.named for one in named.get(word, ()))))
            for part in held.parts.get(language, ())
        )

    def named(self, grounded: Grounded, found: Sequence[Recognized], asked: Collection[str]) -> tuple[Thing, ...]:
        """What is named besides.

        Args:
            found: the concepts that were read. asked: those that the answer is about.
        """
        about = {*self._held.wide, *(wide for one in asked for wide in self._graph.above[one])}
        concepts = [one.id for one in found if one.role in ABOUT]
        denied = {one.id for one in found if one.role not in ABOUT}
        return (
            *(self.thing(one) for one in dict.fromkeys((*concepts, *self._told(grounded.words))) if one not in about),
            *self._of_the_body(grounded, denied),
        )

    def thing(self, concept: str) -> Thing:
        """A concept as a thing that is named."""
        return thing(self._graph, concept, self._held.relations)

    def _told(self, words: Tokens) -> Iterator[str]:
        """The values that are named, or told in words."""
        for name, value in self._values.items():
            if any(words[i : i + len(name)] == name for i in range(len(words))):
                yield value
        yield from self._said.found(words)

    def _of_the_body(self, grounded: Grounded, denied: Collection[str]) -> Iterator[Thing]:
        """The parts of the body that are named, where their words mean such.

        Args:
            denied: concepts that are named and told nothing of.
        """
        words = {*grounded.words}
        if not any(words & said for said, _ in self._parts):
            return
        spans = [
            *self._apart(grounded, denied),
            *((start, end) for _, start, end in self._unless.places(grounded.words)),
        ]
        other = {place for start, end in spans for place in range(start, end)}
        meant = {word for place, word in enumerate(grounded.words) if place not in other}
        yield from (one for said, one in self._parts if meant & said)

    def _apart(self, grounded: Grounded, denied: Collection[str]) -> Iterator[tuple[int, int]]:
        """Where names stand in which a part of the body says something else."""
        yield from ((one.start, one.end) for one in grounded.unheld)
        for match in grounded.matches:
            if match.concept in denied or any(self._graph.is_kind(match.concept, kind) for kind in self._held.apart):
                yield match.start, match.end
