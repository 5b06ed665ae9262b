"""Turns of phrase that tell of a red flag, as content writes them: read once. Knows no flag and no word.

A cue is words in their order. `(one|or another)` is one of several, `(…)?` may be missing, `{group}` is any phrase of
a group of words, `...` up to six words of any kind, `#` a number; what `&` joins stands in any order, near together.
`vomit*` is any word that begins so, `*mab` one that ends so, `*боль*` one that holds it.

A line of a group is the same without `...` and `&`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import product

from explain.book.phrase import Slip
from ontology.errors import near_misses

TOKEN = re.compile(r"\)\??|[(|]|\{[^{}\s|()]*\}\??|\.\.\.|&|[^\s()|{}]+|[{}]")
GROUP = re.compile(r"\{([\w-]+)\}\??")
GAP, WITH, ANY, NUMBER = "...", "&", "*", "#"

Plain = Callable[[str], tuple[str, ...]]
"""How something written becomes words."""


@dataclass(frozen=True)
class Part:
    """What stands at one place of a turn of phrase: one of `options`, each a row of parts, or a single word.

    Attributes:
        word: with `*` at its ends, or `#` for any number. may_miss: it need not stand there.
        needed: something must stand there.
    """

    word: str = ""
    options: tuple[Turn, ...] = ()
    may_miss: bool = False
    needed: bool = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        needed_here = not self.may_miss and (bool(self.word) or all(map(needed, self.options)))
        object.__setattr__(self, "needed", needed_here)


Turn = tuple[Part, ...]
"""Parts in a row."""
Groups = Mapping[str, tuple[Turn, ...]]
"""Group → its phrases."""


@dataclass(frozen=True)
class Piece:
    """A part of a cue that is looked for by itself: phrases of which one stands here, by the key they are known by.

    Attributes:
        apart: a few other words may stand between it and the piece before.
    """

    key: str
    turns: tuple[Turn, ...]
    apart: bool


Row = tuple[Piece, ...]
"""Pieces in their order."""


@dataclass(frozen=True)
class Cue:
    """One turn of phrase. `ways`: each is rows that stand near together in any order."""

    text: str
    ways: tuple[tuple[Row, ...], ...]


def read_cue(text: str, groups: Groups, plain: Plain) -> Cue:
    """Read a cue.

    Args:
        groups: the phrases of each group. `plain`: how something written becomes words.

    Raises:
        Slip: a bracket that does not close, an unknown group, or no words.

    >>> cue = read_cue("{face} & (droops|has dropped)", {"face": ((Part("face"),),)}, lambda t: tuple(t.split()))
    >>> [len(row) for row in cue.ways[0]]
    [1, 1]
    """
    tops = _Reader(text, groups, plain).tops()
    ways = []
    for chosen in product(*([top, None] if may_miss else [top] for top, may_miss in _optional(tops))):
        rows: list[list[Piece]] = [[]]
        apart = False
        for top in chosen:
            if top == WITH:
                rows.append([])
            elif top == GAP:
                apart = bool(rows[-1])
            elif isinstance(top, Piece):
                rows[-1].append(Piece(top.key, top.turns, apart))
                apart = False
        if not all(rows):
            raise Slip(f"no words in '{text}', or at one side of its `&`", "write the words that people use")
        ways.append(tuple(map(tuple, rows)))
    return Cue(text, tuple(dict.fromkeys(ways)) if len(ways) > 1 else tuple(ways))


def read_turns(text: str, groups: Groups, plain: Plain) -> tuple[Turn, ...]:
    """What one line of a group comes to.

    >>> read_turns("chest", {}, lambda text: tuple(text.split()))
    ((Part(word='chest', options=(), may_miss=False),),)
    """
    reader = _Reader(text, groups, plain)
    if GAP in reader.tokens or WITH in reader.tokens:
        raise Slip(f"'{text}' has a gap, but stands in a group", "write phrases without `...` and `&` there")
    turn = reader.turn()
    reader.done()
    if not needed(turn):
        raise Slip(f"no words in '{text}'", "write the words that people use")
    return (turn,)


def needed(turn: Turn) -> bool:
    """Whether a turn cannot be empty."""
    return any([part.needed for part in turn])  # a list: short, and asked for tens of thousands of times


def words_in(turns: Iterable[Turn], seen: set[int]) -> Iterator[str]:
    """Every word of some turns.

    Args:
        seen: options that were looked through: many turns share a group.
    """
    for turn in turns:
        for part in turn:
            if part.word:
                yield part.word
            elif id(part.options) not in seen:
                seen.add(id(part.options))
                yield from words_in(part.options, seen)


@cache
def _word(word: str) -> Part:
    """One word: the same in all cues."""
    return Part(word)


def _optional(tops: list[str | tuple[Piece, bool]]) -> Iterator[tuple[str | Piece, bool]]:
    for top in tops:
        yield (top, False) if isinstance(top, str) else top


class _Reader:
    """Reads one line, from left to right."""

    def __init__(self, text: str, groups: Groups, plain: Plain) -> None:
        self.text, self.groups, self.plain = text, groups, plain
        self.tokens = TOKEN.findall(text)
        self.at = 0

    def tops(self) -> list[str | tuple[Piece, bool]]:
        """Gaps, `&`, and pieces, each with whether it may be missing."""
        out, turn, said = list[str | tuple[Piece, bool]](), list[Part](), list[str]()

        def close() -> None:
            if turn:
                out.append((Piece(" ".join(said), (tuple(turn),), False), not needed(tuple(turn))))
                turn.clear()
                said.clear()

        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            if token in (GAP, WITH):
                close()
                out.append(token)
                self.at += 1
            elif token[0] == "{" and (found := GROUP.fullmatch(token)):
                close()
                out.append((Piece(f"{{{found[1]}}}", self.group(found[1]), False), token.endswith("?")))
                self.at += 1
            else:
                start = self.at
                turn.extend(self.part())
                said.extend(self.tokens[start : self.at])
        close()
        return out

    def turn(self) -> Turn:
        """Parts up to the end of an option."""
        out = list[Part]()
        while self.at < len(self.tokens) and self.tokens[self.at] not in ("|", ")", ")?"):
            out.extend(self.part())
        return tuple(out)

    def part(self) -> Turn:
        """What stands here: of several words, several parts."""
        token = self.tokens[self.at]
        self.at += 1
        if token.isalpha():  # as most are
            return tuple(map(_word, self.plain(token)))
        if token == "(":
            options = [self.turn()]
            while self.at < len(self.tokens) and self.tokens[self.at] == "|":
                self.at += 1
                options.append(self.turn())
            if self.at == len(self.tokens):
                self._open()
            closed = self.tokens[self.at]
            self.at += 1
            if closed == ")" and not all(map(needed, options)):
                what = f"one of several in '{self.text}' has no words that are heard (articles are not)"
                raise Slip(what, "leave it out, or write (…)? around what may be missing")
            return (Part(options=tuple(options), may_miss=closed == ")?"),)
        if token[0] == "{" and (found := GROUP.fullmatch(token)):
            return (Part(options=self.group(found[1]), may_miss=token.endswith("?")),)
        if token in ("|", ")", ")?", GAP, WITH) or "{" in token or "}" in token:
            self._open()
        if token == NUMBER:
            return (Part(NUMBER),)
        words = self.plain(token.strip(ANY)) if token.strip(ANY) else ()
        if not words:
            return ()
        first, last = ANY * token.startswith(ANY), ANY * token.endswith(ANY)
        starred = list(words)
        starred[0] = first + starred[0]
        starred[-1] += last
        return tuple(map(_word, starred))

    def done(self) -> None:
        """That nothing is left."""
        if self.at < len(self.tokens):
            self._open()

    def group(self, name: str) -> tuple[Turn, ...]:
        """The phrases of a group."""
        if name not in self.groups:
            close = near_misses(name, self.groups)
            fix = f"did you mean '{close[0]}'?" if close else "add it to a file of hearing/groups"
            raise Slip(f"unknown group '{name}' in '{self.text}'", fix)
        return self.groups[name]

    def _open(self) -> None:
        fix = "write (one|or another) and {group}, each closed; `...` and `&` stand outside of brackets"
        raise Slip(f"a bracket or brace that does not close in '{self.text}'", fix)
