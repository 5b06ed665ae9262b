"""Words that nobody knows → the words of cues that were meant, by a slip or two of the pen. Knows no word.

Quick on purpose: a long message may hold hundreds of unknown words.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property

from explain.ask.safety.cue import ANY, NUMBER

SHORTEST, LONG = 5, 8
"""Letters of a word that is mended at all, and of one in which two slips may be."""


class Mending:
    """Mends words.

    Args:
        wanted: words of cues, to which others are mended. `known`: words that are right as they stand.
    """

    def __init__(self, wanted: Collection[str], known: Collection[str]) -> None:
        whole = {word for word in wanted if ANY not in word and word != NUMBER}
        self._begins = tuple({word[:-1] for word in wanted if word.endswith(ANY) and not word.startswith(ANY)})
        self._known = frozenset(known) | whole
        self._whole = whole

    @cached_property
    def _less(self) -> Mapping[str, Sequence[str]]:
        """The words to which others are mended, by what is left of each without a letter; made when first needed."""
        bare = {*self._whole, *(word for word in self._known if word.startswith(self._begins))}
        held: dict[str, list[str]] = {}
        for word in sorted(bare):
            if len(word) >= SHORTEST and word.isalpha() and word.isascii():
                for less in _less(word):
                    held.setdefault(less, []).append(word)
        return held

    def mended(self, word: str) -> str:
        """The word that was meant; the word itself where it is known, or none could be.

        >>> Mending(["seizure", "bleeding"], []).mended("siezure")
        'seizure'
        """
        if len(word) < SHORTEST or word in self._known or not word.isalpha() or not word.isascii():
            return word
        from rapidfuzz.distance import OSA  # here: most messages have no slip

        near = {other for less in _less(word) for other in self._less.get(less, ())}
        scored = sorted((OSA.distance(word, other), other[0] != word[0], other) for other in near)
        if not scored:
            return word
        slips, begins_otherwise, meant = scored[0]
        most = 2 if len(word) >= LONG and not begins_otherwise else 1
        return meant if slips <= most else word


def _less(word: str) -> set[str]:
    """A word, and the same without each of its letters."""
    return {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}
