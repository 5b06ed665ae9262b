"""A message's words as they are understood: mended, told apart, and which concepts they name. Knows no intent.

Nothing is swapped in silence: a mended name says so by its score, and a word that could be two names stays a doubt.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from explain.ask.grounding.composed import Composer
from explain.ask.grounding.corrections import Corrections
from explain.ask.grounding.kinds import Kinds, Unheld
from explain.ask.grounding.lexicon import Lexicon, Match
from explain.ask.grounding.sayings import Sayings
from explain.ask.grounding.spelling import Mended, Speller, closeness
from explain.ask.reading.text import Text, Tokens

COMMAS, ENDS = ",;:.!?()", ".!?;"
HYPHENS = ("-", "\u2010", "\u2011")
AROUND = 6
"""Words among which a name is looked for in which one of them was misspelled."""
SHORT = 5
"""Letters that a word has at most which, tied to a name, makes another name of it: fam-trastuzumab."""
MOST_STRANGE = 40
"""Strange words after which no more are mended: then it is not a language that we know."""
AS_READ = Corrections()


@dataclass(frozen=True)
class Doubt:
    """A word of the message (`at`, a token of its text) that could be several names: none was chosen."""

    at: int
    matches: tuple[Match, ...]


@dataclass(frozen=True)
class Grounded:
    """A message as it is understood.

    Attributes:
        words: what was understood; `of`: the token of the text that each comes from.
        matches: the concepts that are named, in the order of their words, by the places of `words`.
        strange: tokens of the text that nothing is like.
        unheld: names of diseases that the graph does not hold, by the places of `words`.
        commas: places of `words` before which a comma or the like stands.
    """

    text: Text
    words: Tokens
    of: tuple[int, ...]
    matches: tuple[Match, ...]
    doubts: tuple[Doubt, ...]
    strange: tuple[int, ...]
    unheld: tuple[Unheld, ...] = ()
    commas: frozenset[int] = frozenset()

    def raw(self, match: Match | Unheld) -> str:
        """What stands in the message for it."""
        return self.text.raw(self.of[match.start], self.of[match.end - 1] + 1)


@dataclass
class _Word:
    """A word on its way: of which token, how sure, and whether it stands in capitals."""

    text: str
    of: int
    score: float = 1.0
    capital: bool = False


Gap = tuple[int, str, _Word, _Word]
"""The place of a word, what stands before it, the word before that, and itself."""


class Ground:
    """Finds what the words of messages name."""

    def __init__(self, lexicon: Lexicon, speller: Speller, kinds: Kinds, sayings: Sayings, composer: Composer) -> None:
        self.lexicon, self._speller = lexicon, speller
        self._kinds, self._sayings, self._composer = kinds, sayings, composer

    def grounded(self, text: Text, corrected: Corrections = AS_READ) -> Grounded:
        """Read a message.

        Args:
            corrected: what of it was misread before.
        """
        words, refused = list(self._same(text)), corrected.refused
        found = self._matches(words, refused)
        out, doubts, strange = self._read(words, found)
        if out != words:
            found = self._matches(out, refused)
            if strange:  # of a name in which several words are misspelled, one is right by now
                out, doubts, strange = self._read(out, found)
                found = self._matches(out, refused)
        heard = tuple(word.text for word in out)
        named_so = [self._scored(out, match) for match in found]
        gaps = [(place, _between(text, *two), *two) for place, two in enumerate(pairwise(out), 1)]
        gaps = [gap for gap in gaps if gap[1] != " "]
        commas, ends = (frozenset(_parted(gaps, marks)) for marks in (COMMAS, ENDS))
        held, unheld = self._kinds.apart(heard, named_so, dict(_tied(gaps, strange)), commas)
        matches = corrected.matches(self._composer.composed(*self._sayings.joined(heard, held, ends), refused))
        return Grounded(text, heard, tuple(w.of for w in out), matches, tuple(doubts), tuple(strange), unheld, commas)

    def _read(self, words: Sequence[_Word], found: Iterable[Match]) -> tuple[list[_Word], list[Doubt], list[int]]:
        """Words as they are understood; which of them could be several names, and what is strange.

        Args:
            found: what they name as they stand: that is not mended.
        """
        named = {i for match in found for i in range(match.start, match.end)}
        doubts: list[Doubt] = []
        strange: list[int] = []
        out: list[_Word] = []
        for i, word in enumerate(words):
            ours = len(strange) < MOST_STRANGE
            if i not in named and ours and (meant := self._among(out, word, words[i + 1 : i + AROUND])):
                out += self._as(word, meant)
                continue
            if i in named or self._speller.knows(word.text):
                out.append(word)
                continue
            if pair := self.lexicon.apart(word.text):
                out += [replace(word, text=one) for one in pair]
                continue
            mended = self._speller.mended(word.text) if ours else ()
            doubt = self._doubt(word, mended)
            if doubt:
                doubts.append(doubt)
                out.append(word)
            elif mended and self._is_clear(mended):
                out += self._as(word, mended[0])
            else:
                out += self._apart(word, strange)
        return out, doubts, strange

    def _same(self, text: Text) -> Iterator[_Word]:
        """The words of a text, those that are read as others replaced."""
        alone = len(text.words) == 1 and len(text.words[0]) < SHORT
        shouted = not alone and text.shown.isupper()
        for i, word in enumerate(text.words):
            capital = alone or (not shouted and text.raw(i, i + 1).isupper())
            name = capital and self.lexicon.in_capitals(word)
            for one in (word,) if name else self.lexicon.same((word,)):
                yield _Word(one, i, capital=capital)

    def _matches(self, words: Sequence[_Word], refused: Collection[str] = ()) -> list[Match]:
        return self.lexicon.all([word.text for word in words], [word.capital for word in words], refused)

    def _doubt(self, word: _Word, mended: tuple[Mended, ...]) -> Doubt | None:
        """The names that a word could be, where those are several."""
        held = [
            replace(match, start=word.of, end=word.of + 1, why="spelling", score=one.score)
            for one in mended
            for match in self.lexicon.all((one.word,))
        ]
        unique = {match.concept: match for match in reversed(held)}
        return Doubt(word.of, tuple(reversed(unique.values()))) if len(unique) > 1 and len(mended) > 1 else None

    def _as(self, word: _Word, meant: Mended) -> list[_Word]:
        """A word as what it was meant to be."""
        return [replace(word, text=one, score=meant.score) for one in self.lexicon.same((meant.word,))]

    def _is_clear(self, mended: tuple[Mended, ...]) -> bool:
        """Whether the first of what a word may have been meant to be names the same as the others."""
        named = [{match.concept for match in self.lexicon.all((one.word,))} for one in mended]
        return all(named[0] and one == named[0] for one in named[1:])

    def _among(self, before: Sequence[_Word], word: _Word, behind: Sequence[_Word]) -> Mended | None:
        """What a word must have been meant to be for a name of several words to stand there, where that is one only.

        Args:
            before: the words before it, as they were understood. behind: those behind it, as they stand.
        """
        nearest, chosen = (0, 0), list[str]()
        for other, slips in self._speller.among(word.text).items():
            shown, led = self.lexicon.same((other,)), [one.text for one in before[1 - AROUND :]]
            row = [*led, *shown, *(one.text for one in behind)]
            here = [
                match.end - match.start
                for start in range(len(led) + 1)
                for match in self.lexicon.at(row, start)
                if match.end > len(led) and match.end - match.start > len(shown)
            ]
            rank = (max(here, default=0), -slips)
            if here and rank >= nearest:
                nearest, chosen = rank, [*(chosen if rank == nearest else ()), other]
        return Mended(chosen[0], closeness(word.text, chosen[0])) if len(chosen) == 1 else None

    def _apart(self, word: _Word, strange: list[int]) -> list[_Word]:
        """A word that was run together from two, as two; otherwise it is strange."""
        parts = self._speller.parts(word.text)
        if parts:
            return [replace(word, text=one) for part in parts for one in self.lexicon.same((part,))]
        strange.append(word.of)
        return [word]

    def _scored(self, words: Sequence[_Word], match: Match) -> Match:
        """A match with how near its words are to the name; one of mended words says so."""
        score = min(word.score for word in words[match.start : match.end])
        return match if score == 1.0 else replace(match, why="spelling", score=round(score, 2))


def _parted(gaps: Iterable[Gap], marks: str) -> Iterator[int]:
    """The places of words before which one of some marks stands."""
    for place, between, before, word in gaps:
        if before.of != word.of and any(mark in between for mark in marks):
            yield place


def _tied(gaps: Iterable[Gap], strange: Collection[int]) -> Iterator[tuple[int, bool]]:
    """Where a hyphen ties a short word of letters to a neighbor: by the second's place, and whether it is not known."""
    for place, between, before, word in gaps:
        if between in HYPHENS:
            short = [one for one in (before, word) if one.text.isalpha() and len(one.text) <= SHORT]
            if short:
                yield place, any(one.of in strange or one.score < 1 for one in short)


def _between(text: Text, before: _Word, word: _Word) -> str:
    return text.shown[text.spans[before.of][1] : text.spans[word.of][0]]
