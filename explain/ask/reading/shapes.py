"""What words are in a question: who it is about, what is decided, how it is asked. Knows no words of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

NUMBER = "{number}"


@dataclass(frozen=True)
class Shapes:
    """Rows of words, each with what it counts as.

    Attributes:
        rows: a row of words → its name, in braces as a class of concepts stands in a sentence.
    """

    rows: Mapping[tuple[str, ...], str] = field(default_factory=dict)

    def shaped(self, words: Sequence[str]) -> tuple[str, ...]:
        """Words with what they are in the place of those that are something; of rows that begin alike, the longest.

        >>> Shapes({("my", "aunt"): "{kin}", ("stop",): "{halt}"}).shaped("can my aunt stop at 40".split())
        ('can', '{kin}', '{halt}', 'at', '{number}')
        """
        return tuple(self._shaped(words))

    def kinds(self, words: Sequence[str]) -> tuple[str, ...]:
        """The same without words that are nothing."""
        return tuple(word for word in self._shaped(words) if word[0] == "{")

    def _shaped(self, words: Sequence[str]) -> Iterator[str]:
        place = 0
        while place < len(words):
            longest = min(self._longest.get(words[place], 0), len(words) - place)
            rows = (tuple(words[place : place + many]) for many in range(longest, 0, -1))
            row = next((row for row in rows if row in self.rows), None)
            if row:
                yield self.rows[row]
            else:
                word = words[place]
                yield NUMBER if word.replace(".", "").isdecimal() else word
            place += len(row) if row else 1

    @cached_property
    def _longest(self) -> Mapping[str, int]:
        """A word → how long the longest row is that begins with it."""
        out: dict[str, int] = {}
        for row in self.rows:
            out[row[0]] = max(len(row), out.get(row[0], 0))
        return out
