"""Parts of a message as turns of phrase look at them: what stands before a place, or anywhere, is looked for once.

Knows no turn of phrase and no concept.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from explain.ask.listener import Listened
from explain.ask.premises.turns import END, Turn, beginnings, marked

LONG = 60
"""Words of a sentence that are looked through at once: no turn of phrase is longer."""

Groups = tuple[str | None, ...]


class Part:
    """Words of a sentence.

    Args:
        start: where it begins, by the places of a message's words.
        named: where the words of a name begin, and before which word they end. of: the concepts that are named there.
    """

    def __init__(
        self, start: int, words: Sequence[str], named: Mapping[int, int], of: Mapping[int, Sequence[str]]
    ) -> None:
        self.start, self.end = start, start + len(words)
        self._words, self._named, self.of = words, named, of
        self._before: dict[tuple[int, int], bool] = {}
        self._found: dict[int, Sequence[tuple[int, Groups]]] = {}

    @cached_property
    def text(self) -> str:
        """The words, with marks around the names."""
        return marked(self._words, self._named)

    @cached_property
    def begun(self) -> frozenset[str]:
        """The beginnings of the words, by which turns are looked for."""
        return beginnings(self._words)

    def stands(self, turns: Sequence[Turn], end: int) -> bool:
        """Whether one of some turns stands before a character of the text, as if it ended there."""
        key = id(turns), end
        if key not in self._before:
            text = f"{self.text[:end]} {END}"
            near = (turn for turn in turns if turn.may_stand(self.begun))
            self._before[key] = any(True for turn in near for _ in turn.found(text))
        return self._before[key]

    def found(self, turn: Turn) -> Sequence[tuple[int, Groups]]:
        """Wherever a turn stands: from which character of the text on, and what its slots hold."""
        key = id(turn)
        if key not in self._found:
            self._found[key] = [*turn.found(self.text)] if turn.may_stand(self.begun) else ()
        return self._found[key]

    def ends_before(self, turn: Turn, end: int) -> bool:
        """Whether a turn stands, all of it, before a character of the text."""
        return any(True for _ in turn.found(f"{self.text[:end]} {END}"))


def parts(heard: Listened) -> Iterator[Part]:
    """The sentences of a message; one that is longer than anybody speaks in parts that overlap."""
    words = heard.grounded.words
    matches = sorted(heard.grounded.matches, key=lambda one: (one.start, -one.end))
    starts, of = [match.start for match in matches], defaultdict[int, list[str]](list)
    for match in heard.grounded.matches:
        of[match.start].append(match.concept)
    for sentence in heard.sentences:
        last = max(sentence.start, sentence.end - LONG)
        for start in (*range(sentence.start, last, LONG // 2), last):
            end, behind, named = min(start + LONG, sentence.end), start, dict[int, int]()
            for match in matches[bisect_left(starts, start) : bisect_left(starts, end)]:
                if behind <= match.start and match.end <= end:
                    named[match.start - start], behind = match.end - start, match.end
            yield Part(start, words[start:end], named, {place: of[start + place] for place in named})
