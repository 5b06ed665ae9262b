"""Words that are nearly those we know → those words, where only one can be meant. Knows no concept by name.

Every known word that lies within two slips of the pen counts: where two things could be meant, none is chosen.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from math import log10

from explain.ask.grounding.slips import VOWELS, sound, spare, weight

SHORTEST, LONG = 4, 7
"""Letters of a word that is mended at all, and of one in which two slips may be."""
LEAST_NAME = 6
"""Letters of a name's word from which on more than letters that changed places are taken for a slip."""
SLIPS = 2
LEAST_PART = 3
LAST = "\U0010ffff"
"""Behind all letters."""
LEAST_SPARE = 3
"""Letters that are left at least of a word without its vowels for it to be told by them."""
LEAST_AMONG, LEAST_KNOWN = 3, 4
"""Letters of a word that is mended where it stands in a name of several words, and of one that is right elsewhere."""
OFTEN = 20
"""How many times as often a word must be met for one that is right as it stands to be a slip for it; and how much it
counts that both begin alike."""

AS_LIKELY = 0.15
"""How much heavier slips may weigh than the lightest, and be as likely."""
MET = 0.1
"""How many slips a word may lie farther away that is met ten times as often."""


@dataclass(frozen=True)
class Mended:
    """What a word may have been meant to be, and how near it is (0 to 1)."""

    word: str
    score: float


def closeness(word: str, other: str) -> float:
    """How near two words are: 1 where they are the same."""
    from rapidfuzz import fuzz  # here, as below: most messages have no slip

    return fuzz.ratio(word, other) / 100


class Speller:
    """Knows words, and which of them others may have been meant to be.

    Args:
        known: words that are right as they stand, and how often they are met.
        names: the words of names, which are mended with more care: where two are near, both are told.
        whole: those of them that are names by themselves.
    """

    def __init__(self, known: Mapping[str, int], names: Iterable[str], whole: Iterable[str] = ()) -> None:
        self._known, self._names, self._whole = dict(known), frozenset(names), frozenset(whole)
        self._by_length: dict[int, list[str]] = {}
        self._rather: dict[str, Mapping[str, int]] = {}
        self._left: dict[str, dict[str, list[str]]] = {}
        for word in sorted({*self._known, *self._names}):
            if len(word) >= SHORTEST and _is_word(word):
                self._by_length.setdefault(len(word), []).append(word)

    @cached_property
    def _slipped(self) -> _Slipped:
        """All words, by slips: made for the first word that is not known."""
        return _Slipped(word for words in self._by_length.values() for word in words)

    @cached_property
    def _far(self) -> Mapping[int, list[str]]:
        """By their length, the words in which two slips may be."""
        return {
            length: [word for word in words if length >= LONG or word in self._names]
            for length, words in self._by_length.items()
        }

    @cached_property
    def _sounds(self) -> Mapping[str, Sequence[str]]:
        """Words by how they sound: made with the words by slips."""
        held: dict[str, list[str]] = {}
        for words in self._by_length.values():
            for word in words:
                held.setdefault(sound(word), []).append(word)
        return held

    def _sounding(self, word: str) -> dict[str, int]:
        """Known words that sound like one, however that is written."""
        return {other: 1 for other in self._sounds.get(sound(word), ()) if self._is_meant(word, other)}

    def _spares(self, letter: str) -> Mapping[str, Sequence[str]]:
        """Words that begin with a letter, by what is left of them without vowels."""
        if letter not in self._left:
            held = self._left[letter] = {}
            for words in self._by_length.values():
                for word in words[bisect_left(words, letter) : bisect_left(words, letter + LAST)]:
                    held.setdefault(spare(word), []).append(word)
        return self._left[letter]

    def _spared(self, word: str) -> dict[str, int]:
        """Known words that have more vowels than one, and are else like it."""
        left = spare(word)
        if len(left) < LEAST_SPARE or not word.isalpha():
            return {}
        own = _vowels(word)
        return {other: SLIPS for other in self._spares(word[0]).get(left, ()) if _vowels(other) > own}

    def knows(self, word: str) -> bool:
        """Whether a word is right as it stands."""
        return word in self._known or word in self._names

    def mended(self, word: str) -> tuple[Mended, ...]:
        """What a word that is not known may have been meant to be, the likeliest alone or all that are as near.

        >>> Speller({"work": 9, "word": 1}, ["trastuzumab"]).mended("trastuzmab")[0].word
        'trastuzumab'
        """
        if len(word) < SHORTEST or not _is_word(word) or self.knows(word):
            return ()
        spared = self._spared(word)
        if spared and not _vowels(word):  # in haste: the word that is met most, and all names that it could be
            most = max(sorted(spared), key=self._often)
            near = {other: slips for other, slips in spared.items() if other == most or other in self._whole}
        else:
            near = {**self._sounding(word), **self._near(word, self._is_meant)} or spared
        if not near:
            return ()
        best = self._likeliest(word, near) if len(near) > 1 else list(near)
        if any(other in self._names for other in near) and not any(other in self._known for other in best):
            best = [other for other in near if other in self._names]  # a name is meant: all that it could be
        elif len(several := [other for other in best if other in self._whole]) > 1:
            best = several
        elif len(best) > 1:
            best = [max(sorted(best), key=lambda other: self._often(other) * (OFTEN if other[0] == word[0] else 1))]
        return tuple(Mended(other, closeness(word, other)) for other in sorted(best, key=lambda o: (near[o], o)))

    def _likeliest(self, word: str, near: Mapping[str, int]) -> list[str]:
        """The words for which one is a slip most likely: typical slips count, and how often a word is met.

        Names are among them that lie as few slips away as one of them, however unlikely: none is swapped in silence.

        Args:
            near: words, and how many slips apart each is.
        """
        ranks = {other: weight(word, other) - MET * log10(self._often(other)) for other in near}
        least = min(ranks.values())
        best = {other for other, rank in ranks.items() if rank <= least + AS_LIKELY}
        slips = max((near[other] for other in best & self._whole), default=0)
        return sorted(best | {other for other in near.keys() & self._whole if near[other] <= slips})

    def among(self, word: str) -> Mapping[str, int]:
        """The words of names that one may have been meant to be if it stands in such a name, and how many slips apart.

        One that is right as it stands may be, too, if it is met far less often than the other: "beast cancer".

        >>> Speller({"beast": 1, "breast": 90}, ["breast"]).among("beast")
        {'breast': 1}
        """
        if not self.knows(word):
            near = self._near(word, self._may_be) if len(word) >= LEAST_AMONG and _is_word(word) else {}
            near = {**self._spared(word), **near}
            return {other: slips for other, slips in near.items() if other in self._names}
        if word not in self._rather:
            self._rather[word] = dict(self._instead(word)) if len(word) >= LEAST_KNOWN and word.isalpha() else {}
        return self._rather[word]

    def _instead(self, word: str) -> Iterator[tuple[str, int]]:
        """Words of names, one slip away, that are met far more often than one that is right as it stands."""
        often = self._often(word) * OFTEN
        for other, slips in self._beside(word, 1).items():
            if slips and other in self._names and self._often(other) >= often and self._may_be(word, other):
                yield other, slips

    def _often(self, word: str) -> int:
        return self._known.get(word, 1)

    def _near(self, word: str, is_meant: Callable[[str, str], bool]) -> dict[str, int]:
        """Known words within as many slips as a word of this length may have, those that may be meant by it."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        most = SLIPS if len(word) >= LONG else 1
        out = self._beside(word, most)
        if most == SLIPS:
            for length in range(len(word) - SLIPS, len(word) + SLIPS + 1):
                held = self._far.get(length, ())
                for other, slips, _ in process.extract(word, held, scorer=OSA.distance, score_cutoff=SLIPS, limit=None):
                    out[other] = int(slips)
        return {other: slips for other, slips in out.items() if is_meant(word, other)}

    def _beside(self, word: str, most: int) -> dict[str, int]:
        """Known words that are like one but for a letter, within some slips."""
        from rapidfuzz.distance import OSA

        return {other: slips for other in self._slipped.near(word) if (slips := OSA.distance(word, other)) <= most}

    def _is_meant(self, word: str, other: str) -> bool:
        """Whether a word by itself may be a slip for another: in a short name, letters may have changed places, or one
        may stand twice.
        """
        short = len(other) < LEAST_NAME and (other not in self._known or not other.isalpha())
        return self._may_be(word, other) and (not short or sorted(word) == sorted(other) or _once(word) == _once(other))

    def _may_be(self, word: str, other: str) -> bool:
        """The same of a word among others of a name: no number is ever taken for another."""
        return _digits(word) == _digits(other)

    def parts(self, word: str) -> tuple[str, str] | None:
        """The two known words that a word was run together from.

        >>> Speller({"side": 5, "effects": 5}, []).parts("sideeffects")
        ('side', 'effects')
        """
        cuts = range(LEAST_PART, len(word) - LEAST_PART + 1)
        held = [(word[:i], word[i:]) for i in cuts if self.knows(word[:i]) and self.knows(word[i:])]
        return max(held, key=lambda two: min(self._known.get(one, 1) for one in two), default=None)


def _is_word(word: str) -> bool:
    """Whether a word has letters enough to be told from others: her2, but no 10mg."""
    return word.isalpha() or (word.isalnum() and sum(map(str.isalpha, word)) >= LEAST_PART)


def _vowels(word: str) -> int:
    return sum(letter in VOWELS for letter in word)


def _digits(word: str) -> str:
    return "" if word.isalpha() else "".join(filter(str.isdigit, word))


def _once(word: str) -> str:
    """A word with each letter once where it stands several times in a row."""
    return "".join([one for one, _ in groupby(word)])


class _Slipped:
    """Finds words of which one letter more or less, another, or two that changed places make a given one."""

    def __init__(self, words: Iterable[str]) -> None:
        self._held: dict[str, list[str]] = {}
        for word in words:
            for less in _less(word):
                self._held.setdefault(less, []).append(word)

    def near(self, word: str) -> Iterator[str]:
        """Words that may lie within one slip, each once."""
        return iter(dict.fromkeys(other for less in _less(word) for other in self._held.get(less, ())))


def _less(word: str) -> Iterator[str]:
    """A word, and the same without each of its letters."""
    yield word
    for i in range(len(word)):
        yield word[:i] + word[i + 1 :]
