"""What concepts are called: every label and synonym, however its words are run together or apart. Knows no question.

Misspellings are mended before (`explain.ask.grounding.spelling`): here a name is one that is held.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from explain.ask.reading.text import Tokens, tokens
from explain.model import Why
from kg.graph import Graph

VALUE = "QualifierValue"
SHORTEST_APART = 4
"""Letters that a name has at least to be read where its words are run together or apart: "her 2", "breastcancer"."""
SHORTEST_PLURAL = 4
HEAD = 4
"""Letters with which a name must begin for more words to be added to these."""
MANY = "ies"


@dataclass(frozen=True)
class Match:
    """Words of a question, `start` to before `end` (tokens), that name a concept.

    Attributes:
        parts: the names of which it is made, where words that are none of it may stand between.
    """

    start: int
    end: int
    concept: str
    why: Why
    score: float = 1.0
    parts: tuple[Match, ...] = ()


class _Name(NamedTuple):
    concept: str
    why: Why
    tokens: int


class Lexicon:
    """Looks names up in a graph's labels and synonyms.

    Args:
        alike: words that are read as others, in names as in questions: tumour as tumor.
        capitals: names that are everyday words, too: read only where they stand in capitals, as ALL.
        nameless: classes of concepts whose ids are not read as names.
    """

    def __init__(
        self,
        graph: Graph,
        alike: Mapping[str, str] | None = None,
        capitals: frozenset[str] = frozenset(),
        nameless: Sequence[str] = (),
    ) -> None:
        self.alike, self._capitals = alike or {}, capitals
        self._read_otherwise = self.alike.keys() | capitals
        self._names: dict[str, list[_Name]] = {}
        self._parts: set[str] = set()
        self._called: dict[tuple[Tokens, str], None] = {}
        self._pairs: dict[str, Tokens] = {}
        self._heads: set[str] = set()
        self._longest = 0
        unnamed = frozenset(nameless)
        for concept in graph.concepts.values():
            above = graph.vocabulary.ancestors(concept.type)
            if VALUE not in above:
                labels = {text for registers in concept.label.by_language.values() for text in registers.values()}
                for text in sorted(labels):
                    self._add(text, concept.id, "label")
                for text in concept.synonyms:
                    self._add(text, concept.id, "synonym")
                if unnamed.isdisjoint(above) and concept.id.replace("-", " ") not in map(str.lower, labels):
                    self._add(concept.id, concept.id, "id")

    def _add(self, text: str, concept: str, why: Why) -> None:
        for words in self._read(tokens(text)):
            self._called[words, concept] = None
            self._parts.update(words)
            if len(words) > 1:
                self._pairs.update([(one + other, (one, other)) for one, other in pairwise(words)])
            joined, name = "".join(words), _Name(concept, why, len(words))
            self._longest = max(self._longest, len(joined) + len(MANY))
            for form in _forms(joined, words[-1] if words else ""):
                held = self._names.get(form)
                if held is None:
                    self._names[form] = [name]
                    self._heads.add(form[:HEAD])
                elif all([one.concept != concept for one in held]):
                    insort(held, name)

    def _read(self, words: Tokens) -> Iterator[Tokens]:
        """A name as it is read: with words that are read as others, and as they are where they stand in capitals."""
        if self._read_otherwise.isdisjoint(words):
            yield words
            return
        shown = tuple(other for word in words for other in ((word,) if self.in_capitals(word) else self.same((word,))))
        yield shown
        if len(words) > 1 and shown != self.same(words):
            yield self.same(words)

    def same(self, words: Tokens) -> Tokens:
        """Words with those that are read as others replaced."""
        return tuple(other for word in words for other in self.alike.get(word, word).split())

    def in_capitals(self, word: str) -> bool:
        """Whether a word is a name where it stands in capitals, and an everyday word elsewhere."""
        return word in self._capitals

    def apart(self, word: str) -> Tokens:
        """Two words of a name that were run together; none where that is not so.

        It holds for names that a message has in pieces, too: "stage1 her2+ breast cancer".
        """
        return self._pairs.get(word, ())

    @property
    def words(self) -> frozenset[str]:
        """The words that names are made of."""
        return frozenset(self._parts)

    @property
    def whole(self) -> frozenset[str]:
        """The words that are names by themselves."""
        return frozenset(words[0] for words, _ in self._called if len(words) == 1)

    @property
    def called(self) -> Iterator[tuple[Tokens, str]]:
        """All names as words, each with the concept that is called so."""
        return iter(self._called)

    def at(
        self, words: Sequence[str], start: int, capital: Sequence[bool] = (), refused: Collection[str] = ()
    ) -> Iterator[Match]:
        """The concepts named by the words that begin at `start`, longest names first.

        Args:
            capital: of each word, whether it stands in capitals among others that do not.
            refused: concepts that are not meant, whatever is called so.
        """
        found, joined = [], ""
        for end in range(start, len(words)):
            joined += words[end]
            if len(joined) > self._longest or (len(joined) >= HEAD and joined[:HEAD] not in self._heads):
                break
            names = self._names.get(joined)
            if names and (end > start or joined not in self._capitals or (end < len(capital) and capital[end])):
                found.append((end + 1, names, len(joined)))
        for end, names, length in reversed(found):
            for name in names:
                if name.concept not in refused and (name.tokens == end - start or length >= SHORTEST_APART):
                    yield Match(start, end, name.concept, name.why)

    def all(self, words: Sequence[str], capital: Sequence[bool] = (), refused: Collection[str] = ()) -> list[Match]:
        """The longest names in a text, left to right, none overlapping; several concepts may share one."""
        found: list[Match] = []
        start = 0
        while start < len(words):
            here = list(self.at(words, start, capital, refused))
            longest = [match for match in here if match.end == here[0].end]
            found += longest
            start = longest[0].end if longest else start + 1
        return found


def _forms(joined: str, last: str) -> tuple[str, ...]:
    """A name with its words run together, and the same of many; `last` is its last word."""
    if len(last) < SHORTEST_PLURAL or last[-1] == "s" or not last.isalpha():
        return (joined,)
    return (joined, f"{joined}s", f"{joined[:-1]}{MANY}") if last[-1] == "y" else (joined, f"{joined}s")
