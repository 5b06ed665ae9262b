"""Turns of phrase that state something, as content writes them, with slots for what it is stated of. Knows no graph.

A turn is words in their order. `(a|b c)` is one of several, `(…)?` may be missing, `...` up to five words, `feed*` a
word that begins so, `{therapy}` a named concept, `^` and `$` the beginning and the end of a sentence. No gap passes a
denial: "sugar ... feeds" does not stand in "sugar does not feed". Words are compared as those of messages are.

What ` & ` joins stands in any order, up to a dozen words apart: "sugar & (feed|starve)* & tumor*". What follows ` ! `
makes another statement of it wherever in the sentence it stands: "sugar & feed* ! blood sugar".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise, product

from explain.ask.reading.text import ARTICLES, tokens
from explain.book.phrase import Slip

PIECE = re.compile(r"\([^()]*\)\*?\??|\S+")
SLOT = re.compile(r"\{(\w+)\}")
BEGIN, END, GAP, STEM = "^", "$", "...", "*"
OPEN, CLOSE = "⟨", "⟩"
"""What stands in a marked sentence around the words that name a concept."""
PASSED = rf"(?: (?:{OPEN}\d+|{CLOSE}))*"
NAMED = rf"(?: {CLOSE})* {OPEN}(\d+) [^{OPEN}{CLOSE}]*{CLOSE}"
FEW, DOZEN = 5, 12
AND, BUT = " & ", " ! "
STOP = "(?= |$)"
Piece = tuple[str, tuple[str, ...], frozenset[str]]
"""A pattern, its slots, and beginnings of words of which one must stand there."""
SHORT = 4
"""Letters by which a word is looked for that is written with a star."""


@dataclass(frozen=True)
class Turn:
    """One turn of phrase.

    Attributes:
        forms: the patterns of its parts, compiled when first asked for: a snapshot has many, and a message few that may
            stand in it. slots: the names of its slots, in the order of the pattern's groups.
        anchors: beginnings of words of which one must stand in a sentence; none: it may be looked for in any.
        given: slots that are filled whatever the words say.
        also: more such sets of beginnings: of each one must stand there, too.
        but: the pattern of what makes another statement of it. gap: that of what may stand between its parts.
    """

    text: str
    forms: tuple[str, ...]
    slots: tuple[str, ...]
    anchors: frozenset[str]
    given: tuple[tuple[str, str], ...] = ()
    also: tuple[frozenset[str], ...] = ()
    but: str = ""
    gap: str = ""

    @property
    def words(self) -> frozenset[str]:
        """The words of its own that are written out."""
        bare = re.sub(r"[^\W_]+\*|\{\w+\}", " ", self.text)
        return frozenset(word for word in tokens(bare) if word.isalpha())

    @property
    def stems(self) -> frozenset[str]:
        """The beginnings of words of its own."""
        return frozenset(re.findall(r"([^\W\d_]+)\*", self.text))

    @property
    def wanted(self) -> tuple[frozenset[str], ...]:
        """Sets of beginnings of words: of each one must stand there."""
        return (self.anchors, *self.also)

    def may_stand(self, begun: Set[str]) -> bool:
        """Whether it may be found among words that begin so."""
        if self.anchors and begun.isdisjoint(self.anchors):
            return False
        return not any([begun.isdisjoint(wanted) for wanted in self.also])

    def found(self, text: str) -> Iterator[tuple[int, tuple[str | None, ...]]]:
        """Wherever it stands in a marked sentence: from which character on, and what its slots hold."""
        if not self._another or not self._another.search(text):
            yield from self._in_order(text) if len(self.forms) == 1 else self._in_any_order(text)

    def _in_order(self, text: str) -> Iterator[tuple[int, tuple[str | None, ...]]]:
        """Within what was found before, too: there, another name may fill its slot."""
        (pattern,) = self._patterns
        found = pattern.search(text)
        while found:
            yield found.start(), found.groups()
            found = pattern.search(text, found.start() + 1)

    def _in_any_order(self, text: str) -> Iterator[tuple[int, tuple[str | None, ...]]]:
        """Each part once, none far from the one before it."""
        places: list[list[tuple[int, int]]] = []
        for pattern in self._patterns:
            places.append([found.span() for found in pattern.finditer(text)])
            if not places[-1]:
                return
        for several in product(*places):
            if self._near(text, sorted(several)):
                yield min(several)[0], ()
                return

    def _near(self, text: str, places: Sequence[tuple[int, int]]) -> bool:
        return all(
            end <= start and self._between.fullmatch(f"{text[end:start]} ") for (_, end), (start, _) in pairwise(places)
        )

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str], ...]:
        return tuple(map(re.compile, self.forms))

    @cached_property
    def _between(self) -> re.Pattern[str]:
        return re.compile(self.gap)

    @cached_property
    def _another(self) -> re.Pattern[str] | None:
        """Finds in a marked sentence what makes another statement of it."""
        return re.compile(self.but) if self.but else None


def read_turn(
    text: str,
    denials: Collection[str] = (),
    alike: Mapping[str, str] | None = None,
    held: dict[str, Piece] | None = None,
) -> Turn:
    """Read a turn of phrase.

    Args:
        denials: words that no gap passes. `alike`: words that are read as others.
        held: pieces that were read before with these: many turns share them.

    Raises:
        Slip: brackets or braces that do not close, or nothing but gaps.

    >>> turn = read_turn("{therapy} (block|attack)* ... {target}")
    >>> next(turn.found(marked(["tamoxifen", "blocks", "her2"], {0: 1, 2: 3})))
    (2, ('0', '2'))
    """
    meant, *others = text.split(BUT)
    gap, pieces = _gap(denials), {} if held is None else held
    parts = [_read_part(part, text, gap, alike or {}, pieces) for part in meant.split(AND)]
    if len(parts) > 1 and any(part.slots for part in parts):
        raise Slip(f"a slot among parts in any order in '{text}'", "write a turn for each order: it tells what is what")
    anchors = [anchor for part in parts for anchor in part.anchors]
    slots = tuple(slot for part in parts for slot in part.slots)
    if not anchors and not slots:
        raise Slip(f"no words in '{text}'", "write the words that people use")
    best = min(anchors, key=lambda anchor: (len(anchor), -max(map(len, anchor))), default=frozenset[str]())
    also = tuple(one for one in anchors if one != best)
    but = "|".join(f"(?:{_read_part(other, text, _gap(()), alike or {}, {}).form}){STOP}" for other in others)
    forms = tuple(f"(?:{part.form}){STOP}" for part in parts)
    between = rf"{gap}{{0,{DOZEN}}} " if len(parts) > 1 else ""
    return Turn(text, forms, slots, best, also=also, but=but, gap=between)


@dataclass(frozen=True)
class _Part:
    """Words in their order: their pattern, its slots, and beginnings of words of which one must stand there."""

    form: str
    slots: tuple[str, ...]
    anchors: tuple[frozenset[str], ...]


def _gap(denials: Collection[str]) -> str:
    """One word that may stand between others, as a pattern."""
    spare = f"(?!(?:{'|'.join(map(re.escape, sorted(denials)))}) )" if denials else ""
    return rf"(?:{PASSED} {spare}[^{OPEN}{CLOSE}\s]+)"


def _read_part(part: str, text: str, gap: str, alike: Mapping[str, str], held: dict[str, Piece]) -> _Part:
    """What stands in its order in a turn of phrase."""
    form, slots, anchors = "", list[str](), list[frozenset[str]]()
    for piece in PIECE.findall(part):
        if piece not in held:
            held[piece] = _read_piece(piece, text, gap, alike)
        own, filled, begun = held[piece]
        form += own
        slots += filled
        if begun:
            anchors.append(begun)
    return _Part(form, tuple(slots), tuple(anchors))


def _read_piece(piece: str, text: str, gap: str, alike: Mapping[str, str]) -> Piece:
    """A word, one of several, or a gap: its pattern, its slots, and the beginnings of words that can stand there."""
    if piece == GAP:
        return f"{gap}{{0,{FEW}}}?", (), frozenset()
    optional = piece.startswith("(") and piece.endswith("?")
    bare = piece.removesuffix("?") if optional else piece
    several = bare.startswith("(") and bare.removesuffix(STEM).endswith(")")
    stem = STEM if several and bare.endswith(STEM) else ""
    options = [f"{one}{stem}" for one in bare.removesuffix(STEM)[1:-1].split("|")] if several else [bare]
    if any(bracket in option for option in options for bracket in "()"):
        raise Slip(f"a bracket that does not close in '{text}'", "write (one|or another), without brackets inside")
    options = [_same(option, alike) for option in options]
    said = "|".join(_option(option, text, gap) for option in options)
    slots = tuple(slot for option in options if "{" in option for slot in SLOT.findall(option))
    begun = () if optional else tuple(map(_anchor, options))
    return f"(?:{said})?" if optional else f"(?:{said})", slots, frozenset(begun if all(begun) else ())


def marked(words: Sequence[str], named: Mapping[int, int]) -> str:
    """A sentence as turns look at it.

    Args:
        named: where the words of a name begin, and before which word they end.
    """
    out, ends = [], set(named.values())
    for i, word in enumerate(words):
        out += [CLOSE] * (i in ends) + [f"{OPEN}{i}"] * (i in named) + [word]
    return f" {BEGIN} {' '.join((*out, *([CLOSE] * (len(words) in ends))))} {END}"


def beginnings(words: Iterable[str]) -> frozenset[str]:
    """All by which turns are looked for among some words."""
    return frozenset([word[:length] for word in words for length in range(1, SHORT + 1)])


def _same(option: str, alike: Mapping[str, str]) -> str:
    """One of several, in the words in which messages are compared."""
    return " ".join(one for word in option.split() for one in _compared(word, alike))


def _compared(word: str, alike: Mapping[str, str]) -> list[str]:
    if word in (BEGIN, END, GAP) or "{" in word or "}" in word:
        return [word]
    if word.islower() and word.isalpha() and word.isascii() and word not in ARTICLES:
        return alike.get(word, word).split()
    held = [other for one in tokens(word.removesuffix(STEM)) for other in alike.get(one, one).split()]
    return [*held[:-1], held[-1] + STEM] if held and word.endswith(STEM) else held


def _option(option: str, text: str, gap: str) -> str:
    """One of several, as a pattern."""
    out = ""
    for word in option.split():
        if word.isalnum():
            out += f"{PASSED} {word}"
        elif SLOT.fullmatch(word):
            out += NAMED
        elif word == GAP:
            out += f"{gap}{{0,{FEW}}}?"
        elif "{" in word or "}" in word:
            raise Slip(f"a brace that belongs to no slot in '{text}'", "write a slot like {therapy}")
        elif word.endswith(STEM):
            out += rf"{PASSED} {re.escape(word.removesuffix(STEM))}[^{OPEN}{CLOSE}\s]*"
        else:
            out += f"{PASSED} {re.escape(word)}"
    return out


def _anchor(option: str) -> str:
    """The beginning of a word by which an option can be looked for; none where it has just slots and gaps."""
    held = [word for word in option.split() if word[0].isalnum() and "{" not in word]
    return max((word.removesuffix(STEM) for word in held), key=len, default="")[:SHORT]
