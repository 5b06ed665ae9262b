"""Finds many turns of phrase in a row of words at once. Knows no phrase.

Of what starts at a word every phrase is found, with the number of who looks for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from explain.ask.safety.cue import ANY, NUMBER, Turn

Span = tuple[int, int]
"""Words from the first to before the second."""


class _Starred:
    """Where words lead that are known by a beginning, an end or an inside; `begun`, `ended`: the lengths of those."""

    __slots__ = ("begins", "begun", "ended", "ends", "holds")

    def __init__(self) -> None:
        self.begins: dict[str, list[_Node]] = {}
        self.ends: dict[str, list[_Node]] = {}
        self.holds: dict[str, list[_Node]] = {}
        self.begun: tuple[int, ...] = ()
        self.ended: tuple[int, ...] = ()

    def lead(self, edge: str, to: list[_Node]) -> None:
        """A word that is known in part leads to nodes."""
        first, last = edge.startswith(ANY), edge.endswith(ANY)
        held, part = self.holds if first and last else self.ends if first else self.begins, edge.strip(ANY)
        if part not in held:
            held[part] = []
            if held is self.begins and len(part) not in self.begun:
                self.begun = tuple(sorted((*self.begun, len(part))))
            if held is self.ends and len(part) not in self.ended:
                self.ended = tuple(sorted((*self.ended, len(part))))
        held[part] += to

    def edges(self) -> Iterator[tuple[str, list[_Node]]]:
        """What leads from here, as content writes it."""
        yield from ((f"{part}{ANY}", to) for part, to in self.begins.items())
        yield from ((f"{ANY}{part}", to) for part, to in self.ends.items())
        yield from ((f"{ANY}{part}{ANY}", to) for part, to in self.holds.items())

    def next(self, word: str, out: list[_Node]) -> None:
        """Add the nodes to which a word leads."""
        for length in self.begun:
            if found := self.begins.get(word[:length]):
                out += found
        for length in self.ended:
            if found := self.ends.get(word[-length:]):
                out += found
        if self.holds and not word.isascii():
            for part, nodes in self.holds.items():
                if part in word:
                    out += nodes


class _Node:
    """What may follow: words, and where any do, words known in part; `ids` of what ends here."""

    __slots__ = ("ids", "plain", "starred", "words")

    def __init__(self) -> None:
        self.words: dict[str, list[_Node]] = {}
        self.starred: _Starred | None = None
        self.ids: list[int] = []
        self.plain = True

    def leads(self, edge: str, to: list[_Node]) -> None:
        """A word leads to nodes."""
        if ANY in edge:
            if self.starred is None:
                self.starred, self.plain = _Starred(), False
            self.starred.lead(edge, to)
        else:
            self.words.setdefault(edge, []).extend(to)
            if edge == NUMBER:
                self.plain = False

    def next(self, word: str, out: list[_Node]) -> None:
        """Add the nodes to which a word leads."""
        if found := self.words.get(word):
            out += found
        if self.plain:
            return
        if word[0].isdigit() and (found := self.words.get(NUMBER)):
            out += found
        if self.starred:
            self.starred.next(word, out)

    def edges(self) -> Iterator[dict[str, list[_Node]]]:
        """What leads from here, by how it is known."""
        yield self.words
        if self.starred:
            yield from (self.starred.begins, self.starred.ends, self.starred.holds)


class Phrases:
    """Turns of phrase that are looked for.

    Args:
        turns: each with the number of who looks for it.
    """

    def __init__(self, turns: Iterable[tuple[Turn, int]]) -> None:
        self._root = _Node()
        for turn, number in turns:
            for node in _laid(turn, [self._root]):
                if node is not self._root and number not in node.ids:
                    node.ids.append(number)
        for held in self._root.edges():
            for word, nodes in held.items():
                if len(nodes) > 1:
                    held[word] = [_one(nodes)]

    def found(self, words: Sequence[str]) -> list[tuple[Span, list[int]]]:
        """The phrases that stand in a row of words, with who looks for each.

        >>> from explain.ask.safety.cue import Part
        >>> Phrases([((Part("chest"), Part("pain*")), 7)]).found(["my", "chest", "pains"])
        [((1, 3), [7])]
        """
        out = list[tuple[Span, list[int]]]()
        first: dict[str, list[_Node]] = {}
        count = len(words)
        for start, word in enumerate(words):
            nodes = first.get(word)
            if nodes is None:
                nodes = first[word] = []
                self._root.next(word, nodes)
            end = start + 1
            while nodes:
                for node in nodes:
                    if node.ids:
                        out.append(((start, end), node.ids))
                if end == count:
                    break
                further, following = list[_Node](), words[end]
                for node in nodes:
                    if node.plain:
                        if found := node.words.get(following):
                            further += found
                    else:
                        node.next(following, further)
                nodes, end = further, end + 1
        return out


def _one(nodes: Sequence[_Node]) -> _Node:
    """One node that leads where several do: most words begin many phrases."""
    out = _Node()
    ids = dict[int, None]()
    for node in nodes:
        for word, to in node.words.items():
            out.words.setdefault(word, []).extend(to)
        ids |= dict.fromkeys(node.ids)
        if node.starred:
            out.starred = out.starred or _Starred()
            for edge, to in node.starred.edges():
                out.starred.lead(edge, to)
    out.ids = list(ids)
    out.plain = all(node.plain for node in nodes)
    return out


def _laid(turn: Turn, start: list[_Node]) -> list[_Node]:
    """Lay out a turn from some nodes on: the nodes where it ends."""
    here = start
    for part in turn:
        if part.word:
            node = _Node()
            for one in here:
                one.leads(part.word, [node])
            behind = [node]
        else:
            behind = _several(part.options, here)
        here = [*here, *behind] if part.may_miss else behind
    return here


def _several(options: Sequence[Turn], start: list[_Node]) -> list[_Node]:
    """Lay out one of several: what is a single word ends where the others of its kind do."""
    shared, out = _Node(), list[_Node]()
    single = False
    for option in options:
        if len(option) == 1 and option[0].word and not option[0].may_miss:
            single = True
            for one in start:
                one.leads(option[0].word, [shared])
        else:
            out += [node for node in _laid(option, start) if node not in start]
    return [*([shared] if single else []), *out]
