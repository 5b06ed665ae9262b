"""What concepts are called: every label and synonym, exactly. Knows no question.

Misspellings are not guessed here; they have a place of their own behind this module's `Lexicon.at`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from explain.ask.text import Tokens, tokens
from explain.model import Why
from kg.graph import Graph


@dataclass(frozen=True)
class Match:
    """Words of a question, `start` to before `end` (tokens), that name a concept."""

    start: int
    end: int
    concept: str
    why: Why


class Lexicon:
    """Looks names up in a graph's labels and synonyms."""

    def __init__(self, graph: Graph) -> None:
        self._names: dict[Tokens, dict[str, Why]] = {}
        for concept in graph.concepts.values():
            if graph.is_kind(concept.id, "QualifierValue"):
                continue
            labels = {text for registers in concept.label.by_language.values() for text in registers.values()}
            for text in sorted(labels):
                self._names.setdefault(tokens(text), {}).setdefault(concept.id, "label")
            for text in (*concept.synonyms, concept.id):
                why: Why = "id" if text == concept.id else "synonym"
                self._names.setdefault(tokens(text), {}).setdefault(concept.id, why)
        self._longest = max((len(name) for name in self._names), default=0)

    def at(self, words: Tokens, start: int) -> Iterator[Match]:
        """The concepts named by the words that begin at `start`, longest names first."""
        for end in range(min(len(words), start + self._longest), start, -1):
            for concept, why in sorted(self._names.get(words[start:end], {}).items()):
                yield Match(start, end, concept, why)

    def all(self, words: Tokens) -> list[Match]:
        """The longest names in a text, left to right, none overlapping; several concepts may share one."""
        found: list[Match] = []
        start = 0
        while start < len(words):
            here = list(self.at(words, start))
            longest = [match for match in here if match.end == here[0].end]
            found += longest
            start = longest[0].end if longest else start + 1
        return found
