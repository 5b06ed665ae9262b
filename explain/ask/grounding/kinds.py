"""Names of what is not held: words beside a held name that make another of it, as "skin cancer" and "abc-paclitaxel".

Knows no word itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from explain.ask.grounding.lexicon import Match
from explain.ask.reading.text import Tokens, tokens
from kg.graph import Graph

DISEASE, GROUP = "Disease", "DiseaseGroup"
MEDICINES = ("Drug", "CellTherapyProduct")
SLIPS = 2
"""So many slips apart, a word before a medicine's name may be meant for one that makes another medicine of it."""


@dataclass(frozen=True, order=True)
class Unheld:
    """Words, `start` to before `end`, that name a thing which the graph does not hold."""

    start: int
    end: int


class Kinds:
    """Knows which words make another disease of a name that none of them is in.

    Args:
        kinds: words that do so before it; `of`: words behind it after which they do so, too.
        others: words that name diseases themselves, of which just some are held.
    """

    def __init__(self, graph: Graph, kinds: Collection[str], of: Collection[str], others: Collection[str] = ()) -> None:
        self._graph, self._kinds, self._of, self._others = graph, kinds, of, others
        self._firsts = frozenset(_firsts(graph))

    def apart(
        self,
        words: Sequence[str],
        matches: Sequence[Match],
        tied: Mapping[int, bool] | None = None,
        breaks: Collection[int] = (),
    ) -> tuple[tuple[Match, ...], tuple[Unheld, ...]]:
        """The matches that mean what they name, and the names of what is not held.

        Args:
            tied: places between two words, by that of the second, where a hyphen ties a short word to the other: and
                whether nothing knows that word.
            breaks: places of words before which there is a comma or the like.
        """
        tied = tied or {}
        taken = {place for match in matches for place in range(match.start, match.end)}
        left: list[Match] = []
        found: list[Unheld] = []
        for match in matches:
            start, end = self._from(words, match, taken, breaks), self._to(words, match, taken)
            if start - 1 not in taken and self._makes_another(words[start - 1], match.concept, tied.get(start)):
                start -= 1
            if end not in taken and tied.get(end):
                end += 1
            if (start, end) == (match.start, match.end):
                left.append(match)
            else:
                found.append(Unheld(start, end))
        found += [Unheld(i, i + 1) for i, word in enumerate(words) if word in self._others and i not in taken]
        return tuple(left), tuple(sorted(set(found)))

    def _makes_another(self, word: str, concept: str, strange: bool | None) -> bool:
        """Whether a word that is tied to a name behind it makes another of that."""
        if strange is None or not any(self._graph.is_kind(concept, kind) for kind in MEDICINES):
            return bool(strange)
        from rapidfuzz.distance import OSA  # here: few messages tie a word to a disease

        return strange or any(OSA.distance(word, first) <= SLIPS for first in self._firsts)

    def _from(self, words: Sequence[str], match: Match, taken: Collection[int], breaks: Collection[int]) -> int:
        """Where the name of another disease begins, of which a match is the last word."""
        start = match.start
        if self._graph.is_kind(match.concept, DISEASE) and not self._says_kind(words[start : match.end], match.concept):
            while start and words[start - 1] in self._kinds and start - 1 not in taken and start not in breaks:
                start -= 1
        return start

    def _says_kind(self, words: Sequence[str], concept: str) -> bool:
        """Whether a name says itself which kind is meant; of a short one, the label does."""
        labels = self._graph.concepts[concept].label.by_language.values() if len(words) == 1 else ()
        told = (word for said in labels for text in said.values() for word in tokens(text))
        return any(word in self._kinds for word in (*words, *told))

    def _to(self, words: Sequence[str], match: Match, taken: Collection[int]) -> int:
        """Where the name of another disease ends, of which a match of a wide name is the first word."""
        end = match.end + 1
        if self._graph.is_kind(match.concept, GROUP) and words[match.end : end] and words[match.end] in self._of:
            while end < len(words) and words[end] in self._kinds and end not in taken:
                end += 1
            return end if end > match.end + 1 else match.end
        return match.end


def _firsts(graph: Graph) -> Iterator[str]:
    """Words that make another medicine of a medicine's name: fam-trastuzumab, nab-paclitaxel."""
    names: set[Tokens] = set()
    for concept in graph.concepts.values():
        if any(graph.is_kind(concept.id, kind) for kind in MEDICINES if kind in graph.vocabulary.classes):
            labels = [text for said in concept.label.by_language.values() for text in said.values()]
            names |= {tokens(name) for name in (*labels, *concept.synonyms)}
    return (name[0] for name in names if name[1:] in names)
