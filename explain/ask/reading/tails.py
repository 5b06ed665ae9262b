"""The ends of messages, as what was learned looks at them: how often texts go on behind such words. Knows no word."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from math import log2

from explain.ask.reading.clause import COMMA, ODD, POINT, WORD, Clauses
from explain.ask.reading.text import Text
from explain.book.hearing import Endings

FEWEST = 4
"""How often words are met at least of which it is kept how texts go on behind them."""
LEAST, MOST = -3, 6
"""How many times twice as often texts go on than end, at the least and at the most that is told apart."""
WORDS, KINDS = (1, 2), (2, 3, 4)
"""How many of the last words, and of the last kinds of words, are looked at together."""
LONGEST = max(KINDS)
PART = 5
"""Kinds of words in the last part of a clause up to which it is looked at as a whole."""
VERBS = 3
OWN, MORE, APART = 5, 6, 4
"""Up to which doubling it is told apart how often a word is met, longer ones are, and how these compare."""
BOTH = 2
"""The same, where two are looked at together."""
BEGIN, RARE, LAST = "^", "rare", f"words {WORDS[0]}"
AFTER = "\uffff"
"""Behind every letter."""


@dataclass(frozen=True)
class Ended:
    """What was learned of ends.

    Attributes:
        met: last words, and kinds of words → how many times twice as often texts go on behind them than end there.
        evidence: how much what tells of a message speaks for it to break off. sure: from how much on it does.
    """

    met: Mapping[str, int]
    evidence: Callable[[frozenset[str]], float]
    sure: float


class Tails:
    """Looks at the ends of messages.

    Args:
        often: words that are right as they stand, with how often they are met.
    """

    def __init__(self, endings: Endings, clauses: Clauses, often: Mapping[str, int]) -> None:
        self._clauses, self._often = clauses, often
        self._dropped, self._never = endings.dropped, endings.never
        self._loose = {word for word, kind in endings.kinds.items() if kind in endings.loose}
        self._begins = {COMMA, *endings.shown(endings.begins)}
        self._verbs = endings.shown(endings.verbs)

    def met(self, texts: Iterable[Text]) -> dict[str, int]:
        """What is kept of texts that are whole: see `Ended`."""
        ends, goes = Counter[str](), Counter[str]()
        for text in texts:
            for words in self._clauses.parts(text):
                self._count(words, ends, goes)
        kept = sorted(key for key in ends.keys() | goes.keys() if ends[key] + goes[key] >= FEWEST)
        return {key: _times(goes[key], ends[key]) for key in kept}

    def _count(self, words: Sequence[str], ends: Counter[str], goes: Counter[str]) -> None:
        """Count what stands at the end of a clause, and what does where it goes on for sure."""
        folded = list(self._clauses.folded(words))
        kinds, behind = [BEGIN, *(kind for kind, _ in folded)], list(accumulate(many for _, many in folded))
        of = {place: i + 2 for i, place in enumerate(behind)}
        marked = [BEGIN, *words]
        for end, word in enumerate(words, 1):
            if word in (COMMA, POINT):
                continue
            held = kinds[max(0, of[end] - LONGEST) : of[end]] if end in of else ()
            keys = [key for _, key in _keys(marked[max(0, end - 1) : end + 1], held)]
            if end == len(words):
                ends.update(keys)
            elif words[end] != COMMA and (words[end] not in self._loose or word in self._never):
                goes.update(keys)

    def view(self, text: Text, verdict: str, met: Mapping[str, int]) -> frozenset[str]:
        """What tells of a message whether it breaks off.

        Args:
            verdict: what rules say of it. met: what is known of last words.
        """
        words = self._clauses.words(text)
        kinds = [kind for kind, _ in self._clauses.folded(words)]
        if kinds[-1] == ODD:  # of what is known of whole words nothing is
            kinds[-1] = WORD
        return frozenset(
            (f"rule {verdict}", *_near(words, kinds, met, verdict), *self._built(kinds), *self._spelled(words[-1]))
        )

    def _built(self, kinds: Sequence[str]) -> Iterator[str]:
        """How a clause is built: its last kinds of words, what its last part holds, and how it begins."""
        begins = [i for i, kind in enumerate(kinds[:-1]) if kind in self._begins]
        head, part = (kinds[begins[-1]], kinds[begins[-1] + 1 :]) if begins else (BEGIN, kinds)
        verbs = self._many_verbs(part)
        yield f"part {head} {verbs}"
        yield f"part {verbs} {kinds[-1]}"
        if len(part) <= PART:
            yield " ".join(["part", head, *part])
        first = kinds[kinds[0] == POINT and len(kinds) > 1]
        yield f"from {first} {self._many_verbs(kinds)} {COMMA in kinds}"
        yield f"from {first} .. {kinds[-1]}"

    def _many_verbs(self, kinds: Sequence[str]) -> int:
        return min(VERBS, sum(kind in self._verbs for kind in kinds))

    def _spelled(self, word: str) -> Iterator[str]:
        """How often a word is met, and longer ones that begin with it; the last letters of a rare one."""
        own, more = self._often.get(word, 0).bit_length(), self._longer(word).bit_length()
        if more:
            yield f"own {min(own, OWN)} {min(more, MORE)}"
            yield f"more {max(-APART, min(APART, more - own))}"

    def _longer(self, word: str) -> int:
        """How often words are met that begin with another, but for its own endings."""
        first, last = bisect_left(self._sorted, word), bisect_left(self._sorted, word + AFTER)
        own = sum(self._often.get(word + letters, 0) for letters in ("", *self._dropped))
        return max(0, self._sums[last] - self._sums[first] - own)

    @cached_property
    def _sorted(self) -> Sequence[str]:
        return sorted(self._often)

    @cached_property
    def _sums(self) -> Sequence[int]:
        return [0, *accumulate(self._often[word] for word in self._sorted)]


def _times(goes: int, ends: int) -> int:
    """How many times twice as often one is than the other.

    >>> _times(40, 10), _times(0, 100), _times(3, 3)
    (2, -3, 0)
    """
    return max(LEAST, min(MOST, round(log2((goes + 0.5) / (ends + 0.5)))))


def _keys(words: Sequence[str], kinds: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The last words, and kinds of words, by how many are looked at together."""
    for many in WORDS:
        if len(words) >= many:
            yield f"words {many}", " ".join(words[-many:])
    for many in KINDS:
        if len(kinds) >= many:
            yield f"kinds {many}", " ".join(["=", *kinds[-many:]])


def _near(words: Sequence[str], kinds: Sequence[str], met: Mapping[str, int], verdict: str) -> Iterator[str]:
    """What is known of the last words, by itself, beside what rules say, and beside each other; and these as kinds."""
    marked = [BEGIN, *kinds][-LONGEST:]
    known = {name: met.get(key) for name, key in _keys([BEGIN, *words][-max(WORDS) :], marked)}
    last = known.pop(LAST)
    yield from _known(LAST, last, verdict)
    for name, much in known.items():
        yield from _known(name, much, verdict)
        yield f"{LAST} {RARE if last is None else last} {name} {RARE if much is None else max(-BOTH, min(BOTH, much))}"
    yield from (" ".join(["ends", *marked[-many:]]) for many in range(1, LONGEST + 1))


def _known(name: str, much: int | None, verdict: str) -> Iterator[str]:
    yield f"{name} is {RARE if much is None else much} {verdict}"
    if much is None:
        yield f"{name} {RARE}"
    else:
        yield from (f"{name} over {step}" for step in range(LEAST, much))
