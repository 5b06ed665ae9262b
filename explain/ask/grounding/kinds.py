"""Diseases that are named and not held: a word beside a held name that makes another disease of it, as "skin cancer".

Knows no word itself.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from explain.ask.grounding.lexicon import Match
from kg.graph import Graph

DISEASE, GROUP = "Disease", "DiseaseGroup"


@dataclass(frozen=True)
class Unheld:
    """Words, `start` to before `end`, that name a thing which the graph does not hold."""

    start: int
    end: int


class Kinds:
    """Knows which words make another disease of a name that none of them is in.

    Args:
        kinds: words that do so before it; `of`: words behind it after which they do so, too.
    """

    def __init__(self, graph: Graph, kinds: Collection[str], of: Collection[str]) -> None:
        self._graph, self._kinds, self._of = graph, kinds, of

    def apart(self, words: Sequence[str], matches: Sequence[Match]) -> tuple[tuple[Match, ...], tuple[Unheld, ...]]:
        """The matches that mean what they name, and the names of what is not held."""
        taken = {place for match in matches for place in range(match.start, match.end)}
        left: list[Match] = []
        found: list[Unheld] = []
        for match in matches:
            start, end = self._from(words, match, taken), self._to(words, match, taken)
            if (start, end) == (match.start, match.end):
                left.append(match)
            else:
                found.append(Unheld(start, end))
        return tuple(left), tuple(dict.fromkeys(found))

    def _from(self, words: Sequence[str], match: Match, taken: Collection[int]) -> int:
        """Where the name of another disease begins, of which a match is the last word."""
        start = match.start
        whole = words[start : match.end]
        if self._graph.is_kind(match.concept, DISEASE) and not any(word in self._kinds for word in whole):
            while start and words[start - 1] in self._kinds and start - 1 not in taken:
                start -= 1
        return start

    def _to(self, words: Sequence[str], match: Match, taken: Collection[int]) -> int:
        """Where the name of another disease ends, of which a match of a wide name is the first word."""
        end = match.end + 1
        if self._graph.is_kind(match.concept, GROUP) and words[match.end : end] and words[match.end] in self._of:
            while end < len(words) and words[end] in self._kinds and end not in taken:
                end += 1
            return end if end > match.end + 1 else match.end
        return match.end
