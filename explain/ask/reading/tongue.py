"""In which language a message is written, by its letters and its commonest words. Knows no language by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

FEWEST = 2
"""Words of a language that a message has at least; fewer are a name, or a word that was borrowed."""
SHARE = 5
"""One of so many words of a message must be of its language: what else it names is called alike in many."""
HALF = 2


@dataclass(frozen=True)
class Tongue:
    """One language.

    Attributes:
        words: its commonest words, as messages are read. letters: from which to which letter its script goes.
        says: what is said in it to who writes in it; nothing in the language of answers.
    """

    words: frozenset[str]
    letters: tuple[tuple[str, str], ...] = ()
    says: str = ""

    def own(self, letter: str) -> bool:
        """Whether a letter is of its script."""
        return any(first <= letter <= last for first, last in self.letters)


@dataclass(frozen=True)
class Tongues:
    """Tells languages apart.

    Attributes:
        held: language → what tells it; of several that tell as much the first counts.
    """

    held: Mapping[str, Tongue]

    def other(self, shown: str, words: Sequence[str], language: str) -> str | None:
        """The language of a message where it is another than the one that is heard; nothing where none is surely.

        Args:
            shown: the message. words: the same, as it is read.
        """
        letters = [letter for letter in shown if letter.isalpha()]
        for code, tongue in self.held.items():
            if code != language and len(letters) < HALF * sum(map(tongue.own, letters)):
                return code
        met = {code: sum(word in tongue.words for word in words) for code, tongue in self.held.items()}
        own = met.pop(language, 0)
        best = max(met, key=lambda code: met[code], default=None)
        if best is None or met[best] < FEWEST or met[best] <= own or met[best] * SHARE < len(words):
            return None
        return best
