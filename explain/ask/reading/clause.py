"""The last clause of a message, as kinds of words: what rules of grammar look at. Knows no word by itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from explain.ask.reading.text import Text, Tokens, comparable

LONGEST = 24
"""Words at the end of a message that are looked at: a clause has seldom more."""
LONGEST_NAME = 5
ENDINGS = (3, 2, 1)
"""Letters of the endings by which a kind is told, the longest first."""
SHORTEST = 1
"""Letters that a word has at least before its ending, less one."""
LONGEST_NUMBER = 3
"""Digits of a number that is none of a year."""
STOP = re.compile(r"[.?!;:…()]|\s[-–—]|[–—]\s")
"""What parts a clause from what was before it."""
POINT, COMMA, NAME, WORD, NUMBER, DECIMAL = ".", ",", "<name>", "<word>", "<number>", "<decimal>"
ODD = "<odd>"
"""A word that nobody knows: it may be a slip for any other."""


@dataclass(frozen=True)
class Kinds:
    """Which words are of which kind.

    Attributes:
        of: a word, or a hyphen and how words end → its kind. said: words that rules name: they stand for themselves.
        sentence: kinds of words of which names have none: what has one and is called a name is a sentence.
    """

    of: Mapping[str, str]
    said: frozenset[str]
    sentence: frozenset[str] = frozenset()

    def told(self, word: str) -> str:
        """A word as rules look at it; nothing where it is of no kind.

        >>> Kinds({"does": "do", "did": "do"}, frozenset({"did"})).told("does")
        '<do>'
        """
        if word in self.said:
            return word
        return self._shown(self.of.get(word))

    def ended(self, word: str) -> str:
        """A word of which nothing but the end tells its kind; nothing where that does not, either.

        >>> Kinds({"-ing": "ing"}, frozenset()).ended("taking")
        '<ing>'
        """
        ends = (self.of.get("-" + word[-many:]) for many in ENDINGS if len(word) > many + SHORTEST)
        return self._shown(next(filter(None, ends), None))

    @cached_property
    def of_sentences(self) -> frozenset[str]:
        """The words that make more than a name of others."""
        return frozenset(word for word, kind in self.of.items() if kind in self.sentence)

    @staticmethod
    def _shown(kind: str | None) -> str:
        return f"<{kind}>" if kind else ""


class Clauses:
    """Reads the last clause of a message: kinds of words, names as one, with articles and commas.

    Where it is not the first, it begins with a point.

    Args:
        names: what concepts are called. known: words that are right as they stand.
        articles: words that a text passes over.
    """

    def __init__(
        self,
        kinds: Kinds,
        names: Iterable[Tokens],
        known: Container[str],
        articles: Container[str],
        same: Callable[[Tokens], Tokens],
    ) -> None:
        self._kinds, self._known, self._articles, self._same = kinds, known, articles, same
        self._names = frozenset(name for name in names if len(name) == 1 or kinds.of_sentences.isdisjoint(name))
        self._longest: dict[str, int] = {}
        for name in self._names:
            self._longest[name[0]] = min(LONGEST_NAME, max(len(name), self._longest.get(name[0], 0)))

    def last(self, text: Text) -> tuple[str, ...]:
        """The last clause of a message.

        >>> from explain.ask.reading.text import read
        >>> kinds = Kinds({"does": "do", "the": "det"}, frozenset({"it"}))
        >>> clauses = Clauses(kinds, [("breast", "cancer")], {"hi"}, {"the"}, lambda words: words)
        >>> clauses.last(read("Hi. Does the breast cancer"))
        ('.', '<do>', '<det>', '<name>')
        """
        return tuple(kind for kind, _ in self.folded(self.words(text)))

    def words(self, text: Text) -> list[str]:
        """Its words, those that a text passes over and commas among them."""
        *_, held = self.parts(text, max(0, len(text.words) - LONGEST))
        return held

    def parts(self, text: Text, first: int = 0) -> Iterator[list[str]]:
        """The words of each clause, from a token on."""
        held: list[str] = []
        end = text.spans[first - 1][1] if first else -2
        for word, (start, stop) in zip(text.words[first:], text.spans[first:], strict=True):
            if start > end + 1:
                gap = text.shown[max(end, 0) : start]
                if STOP.search(gap):
                    yield held
                    held = [POINT]
                elif COMMA in gap:
                    held.append(COMMA)
                held += [comparable(one) for one in gap.split() if comparable(one) in self._articles]
            held += self._same((word,))
            end = stop
        yield held

    def folded(self, words: Sequence[str]) -> Iterator[tuple[str, int]]:
        """Words as rules look at them, those of a name as one, each with how many words it is of."""
        at = 0
        while at < len(words):
            kind = self._kinds.told(words[at])
            many = 1 if kind else self._named(words, at)
            yield kind or (NAME if many else self._bare(words[at])), many or 1
            at += many or 1

    def _named(self, words: Sequence[str], at: int) -> int:
        """How many words the longest name has that begins somewhere; 0 if none does."""
        for many in range(min(self._longest.get(words[at], 0), len(words) - at), 0, -1):
            if tuple(words[at : at + many]) in self._names:
                return many
        return 0

    def _bare(self, word: str) -> str:
        """A word of no kind by itself, or a mark."""
        if word in (COMMA, POINT):
            return word
        if word[0].isdigit():
            if word.isdigit():
                return NUMBER if len(word) <= LONGEST_NUMBER else WORD
            return DECIMAL if "." in word or COMMA in word else WORD
        return (self._kinds.ended(word) or WORD) if word in self._known else ODD
