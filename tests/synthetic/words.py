"""Made-up words, each for one real word in one world, and equal to nothing else. Knows no fact and no file."""

from __future__ import annotations

import re
from random import Random

CONSONANTS, VOWELS = "bcdfghjklmnprstvwxz", "aeiou"
SHORTEST = 4
WORD = re.compile(r"[^\W\d_]+")
LONG_WORD = re.compile(r"[^\W\d_]{4,}")


class Words:
    """Made-up words by world and real word: names that share a word share its stand-in.

    >>> made = Words(seed=1, real={"breast", "cancer"})
    >>> first, second = made.name(1, "Breast cancer"), made.name(1, "cancer")
    >>> first.split()[1] == second, first.istitle(), made.name(2, "cancer") == second
    (True, False, False)
    """

    def __init__(self, seed: int, real: set[str]) -> None:
        self._seed = seed
        self._taken = set(real)
        self._made: dict[tuple[int, str], str] = {}

    def name(self, world: int, text: str) -> str:
        """A name of a world: every word of a real one exchanged, its figures, marks and capitals kept.

        A name of figures alone, as a telephone number, has the world behind it.
        """
        made = WORD.sub(lambda found: self._like(world, found[0]), text)
        return made if made != text else f"{text} {world}"

    def prose(self, world: int, text: str) -> str:
        """A sentence of a world, no longer than the real one: its long words exchanged."""
        return LONG_WORD.sub(lambda found: self._like(world, found[0]), text)

    def _like(self, world: int, word: str) -> str:
        made = self._word(world, word.casefold())
        if word.isupper() and len(word) > 1:
            return made.upper()
        return made.capitalize() if word[0].isupper() else made

    def _word(self, world: int, word: str) -> str:
        held = self._made.get((world, word))
        if held is None:
            draw = Random(f"{self._seed} {world} {word}")
            length = max(len(word), SHORTEST)
            held = _drawn(draw, length)
            while held in self._taken:
                held = _drawn(draw, length)
            self._taken.add(held)
            self._made[world, word] = held
        return held


def _drawn(draw: Random, length: int) -> str:
    return "".join(draw.choice(VOWELS if place % 2 else CONSONANTS) for place in range(length))
