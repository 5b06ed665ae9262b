"""Whether a message breaks off, and what the piece of a word at its end may have begun. Knows no concept by name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from explain.ask.reading.clause import Clauses, Kinds
from explain.ask.reading.ends import Ends
from explain.ask.reading.tails import Ended, Tails
from explain.ask.reading.text import Text, Tokens, comparable
from explain.book.hearing import BROKEN, Endings, EndRule

MOST = 3
"""How many readings of a piece are told."""
SHORTEST = 2
"""Letters that a piece has at least."""
RARE = 6
"""How often a word is met that may as well be a piece of a name."""
ACRONYM = 6
"""Letters that a name has at most of which capitals are the beginning."""
DEEPEST = 4
"""Words of a name that may stand before the piece with which a message ends."""
ENDED = frozenset("?!.")
ELLIPSES = ("...", "…", "..")
WHOLE, NEVER, OPENER, NOTHING = "whole", "never", "opener", "nothing"
"""What rules say of a message, beside that it is broken off."""
OPENED = r"(?:^|[\s({{]){0}(?=\w)(?!.*\w[^\w\s]*{1}(?!\w))"
"""A sign that stands before a word, and is closed behind none."""


Told = tuple[frozenset[str], str]
"""What tells of a message, and what it tells of."""


@dataclass(frozen=True)
class Begun:
    """A name that a piece may be the beginning of."""

    concept: str
    name: Tokens


@dataclass(frozen=True)
class CutOff:
    """That a message breaks off.

    Attributes:
        at: the first token of its text that is not whole; how many tokens there are, where all of them are.
        piece: what stands there, as it was written. readings: what it may be, the likeliest first.
    """

    at: int
    piece: str
    readings: tuple[Begun, ...] = ()


class Cutoff:
    """Tells where messages break off, in one language.

    Args:
        names: what concepts are called, each with its concept.
        known: words that are right as they stand, and how often they are met: the rare may be pieces.
        weights: how much is known of a concept: of two that begin alike, the one with more is told first.
        ended: what was learned of ends; rules alone decide where nothing was.
    """

    def __init__(
        self,
        endings: Endings,
        names: Iterable[tuple[Tokens, str]],
        known: Mapping[str, int],
        same: Callable[[Tokens], Tokens] = lambda words: words,
        weights: Mapping[str, int] | None = None,
        ended: Ended | None = None,
    ) -> None:
        self._endings, self._same, self._often = endings, same, known
        self._called = names
        self._weights = weights or {}
        self._rules, self._shapes = Ends(endings.rules), Ends(endings.shapes)
        self._openers = Ends([EndRule(False, endings.openers)])
        self._pairs = [re.compile(OPENED.format(*map(re.escape, pair))) for pair in endings.pairs]
        self._ended = ended

    @cached_property
    def _names(self) -> Sequence[tuple[Tokens, str]]:
        """What concepts are called, in order: laid out, as all below, for the first message that has no full stop."""
        return sorted(set(self._called))

    @cached_property
    def _begun(self) -> frozenset[Tokens]:
        return frozenset(words[:many] for words, _ in self._names for many in range(1, min(DEEPEST + 1, len(words))))

    @cached_property
    def _named(self) -> frozenset[str]:
        return frozenset(word for words, _ in self._names for word in words)

    @cached_property
    def _rare(self) -> frozenset[str]:
        return frozenset(word for word, times in self._often.items() if times <= RARE)

    @cached_property
    def _known(self) -> Container[str]:
        joined = {"".join(words) for words, _ in self._names}
        often = self._often.keys() - self._rare
        return {*often, *self._endings.words, *self._named, *joined} - self._endings.pieces

    @cached_property
    def _sorted(self) -> Sequence[str]:
        return sorted({*self._often, *self._named})

    @cached_property
    def _clauses(self) -> Clauses:
        held = self._endings
        kinds = Kinds(held.kinds, held.said, held.sentence)
        return Clauses(kinds, (words for words, _ in self._names), self._often, held.articles, self._same)

    @cached_property
    def _tails(self) -> Tails:
        return Tails(self._endings, self._clauses, self._often)

    def cut(self, text: Text) -> CutOff | None:
        """Where a message breaks off; nothing if it does not."""
        if not text.words:
            return None
        rest = text.shown[text.spans[-1][1] :].strip()
        tail = [comparable(word) for word in rest.split()]
        if any(word in self._endings.articles for word in tail):
            return None if text.words[-1] in self._endings.lettered else CutOff(len(text.words), "")
        ended = set(rest) & ENDED and rest not in ELLIPSES
        if any(text.shown.endswith(sign) and not (ended and ENDED.isdisjoint(sign)) for sign in self._endings.signs):
            return CutOff(len(text.words), "")
        if ended:
            return None
        return self._piece(text) or (CutOff(len(text.words), "") if self._is_cut(text) else None)

    def taught(self, whole: Iterable[Text], told: Iterable[tuple[Text, str]]) -> tuple[dict[str, int], list[Told]]:
        """What is learned from: how texts go on behind words, and what tells of messages, each with what it tells.

        Args:
            whole: texts that are whole. told: messages, each with what it tells of; those with a piece tell by that.
        """
        met = self._tails.met(whole)
        return met, [(self._view(text, met), one) for text, one in told if text.words and not self._piece(text)]

    def _is_cut(self, text: Text) -> bool:
        """Whether a message breaks off behind a word, by what was learned; by rules alone where nothing was."""
        if any(pair.search(text.shown) for pair in self._pairs):
            return True
        if self._ended is None:
            return self._verdict(text) not in (WHOLE, NOTHING)
        return self._ended.evidence(self._view(text, self._ended.met)) > self._ended.sure

    def _view(self, text: Text, met: Mapping[str, int]) -> frozenset[str]:
        """What tells of a message whether it breaks off."""
        return self._tails.view(text, self._verdict(text), met)

    def _verdict(self, text: Text) -> str:
        """What rules say of a message of which the last word is whole."""
        words = self._same(text.words)
        ruled = self._shapes.whole(self._clauses.last(text))
        if ruled is None:
            ruled = self._rules.whole(words)
        if ruled is not None:
            return WHOLE if ruled else BROKEN
        if words[-1] in self._endings.never:
            return NEVER
        return OPENER if self._openers.whole(words[:-1]) is False else NOTHING

    def _piece(self, text: Text) -> CutOff | None:
        """A message whose last word has only begun."""
        *before, last = text.words
        at = len(before)
        if not last.isalpha() or len(last) < SHORTEST or last in self._endings.words:
            return None
        begun = [] if self._same((last,)) != (last,) else list(self._within(before, last))
        if not begun and not self._is_word(last):
            capital = text.raw(at, at + 1).isupper() and not text.shown.isupper()
            begun = list(self._beginning((), last, capital))
            if not begun and (last in self._rare or not self._is_beginning(last, capital)):
                return None
        elif not begun:
            return None
        return CutOff(at, text.raw(at, at + 1), self._ranked(begun))

    def _within(self, before: Sequence[str], last: str) -> Iterator[Begun]:
        """The names of several words of which the last word has begun."""
        for many in range(min(DEEPEST, len(before)), 0, -1):
            words = self._same(tuple(before[len(before) - many :]))
            held = list(self._beginning(words, last, False)) if words in self._begun else []
            if held:
                yield from held
                return

    def _beginning(self, before: Tokens, last: str, capital: bool) -> Iterator[Begun]:
        """The names that begin with some words and a piece that is none of theirs."""
        first = bisect_left(self._names, ((*before, last), ""))
        for words, concept in (self._names[i] for i in range(first, len(self._names))):
            if words[: len(before)] != before or len(words) <= len(before) or not words[len(before)].startswith(last):
                return
            word = words[len(before)]
            if not self._is_of(last, word) and not (capital and len(word) > ACRONYM):
                yield Begun(concept, words)

    def _is_of(self, piece: str, word: str) -> bool:
        """Whether a piece is all of a word, but for letters that are left out."""
        return word.removeprefix(piece) in ("", *self._endings.dropped)

    def _is_word(self, last: str) -> bool:
        """Whether a word is whole: known, read as another, or with a letter left out."""
        if last in self._endings.pieces:
            return False
        alike = self._same((last,)) != (last,) or last in self._endings.never
        return alike or last in self._known or self._is_spelled(last)

    def _is_beginning(self, piece: str, capital: bool) -> bool:
        """Whether a word that is known begins with a piece; capitals are the beginning of short ones only."""
        first = bisect_left(self._sorted, piece)
        for word in (self._sorted[i] for i in range(first, len(self._sorted))):
            if not word.startswith(piece):
                return False
            if not capital or len(word) <= ACRONYM:
                return True
        return False

    def _is_spelled(self, piece: str) -> bool:
        """Whether a word is whole but for letters that are left out."""
        return any(piece + letters in self._known for letters in self._endings.dropped if len(piece) > ACRONYM - 2)

    def _ranked(self, begun: Iterable[Begun]) -> tuple[Begun, ...]:
        """The likeliest names, one of each concept: those of few words first, then those of which most is known."""
        held: dict[str, Begun] = {}
        for one in sorted(begun, key=lambda one: (len(one.name), -self._weights.get(one.concept, 0), one.name)):
            held.setdefault(one.concept, one)
        return tuple(held.values())[:MOST]
