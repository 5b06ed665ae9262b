"""Rules for the ends of messages: the first that is found decides. Knows no message."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explain.ask.reading.cues import END, PIECE, Cue, marked
from explain.book.hearing import EndRule

OPTIONAL = ")?"
Kept = tuple[int, bool, Cue]
"""Where a rule stands among others, whether it tells of the whole, and a turn of phrase of it."""


class Ends:
    """Says whether words are whole by how they end. A rule is looked at where its last word is theirs."""

    def __init__(self, rules: Sequence[EndRule]) -> None:
        kept: dict[str, list[Kept]] = {}
        free: list[Kept] = []
        places = ((rule.whole, cue) for rule in rules for cue in rule.cues)
        for place, (whole, cue) in enumerate(places):
            last = last_words(cue)
            for word in sorted(last):
                kept.setdefault(word, []).append((place, whole, cue))
            if not last:
                free.append((place, whole, cue))
        self._free = tuple(free)
        self._kept = {word: tuple(sorted([*held, *free], key=lambda one: one[0])) for word, held in kept.items()}

    def whole(self, words: Sequence[str]) -> bool | None:
        """Whether words are whole, by the first rule that says so; nothing if none does."""
        if not words:
            return None
        text, there = marked(words), set(words)
        for _, whole, cue in self._kept.get(words[-1], self._free):
            if (not cue.anchors or cue.anchors & there) and cue.pattern.search(text):
                return whole
        return None


def last_words(cue: Cue) -> frozenset[str]:
    """The words of which one is the last of what a cue is found in; none where that may be any.

    >>> from explain.ask.reading.cues import read_cue
    >>> sorted(last_words(read_cue("does it (really|even so)? $"))), sorted(last_words(read_cue("does ... $")))
    (['it', 'really', 'so'], [])
    """
    *before, end = PIECE.findall(cue.said)
    if end != END:
        return frozenset()
    words = set[str]()
    for piece in reversed(before):
        held = list(_lasts(piece))
        if not all(word.strip("<>").isalnum() for word in held):
            return frozenset()
        words.update(held)
        if not piece.endswith(OPTIONAL):
            return frozenset(words)
    return frozenset()


def _lasts(piece: str) -> Iterator[str]:
    """The last word of each row of words of which one stands here."""
    bare = piece.removesuffix("?") if piece.endswith(OPTIONAL) else piece
    for option in (bare[1:-1] if bare.startswith("(") else bare).split("|"):
        yield option.split()[-1]
