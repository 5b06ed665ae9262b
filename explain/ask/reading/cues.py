"""Turns of phrase that tell what is asked, as content writes them: read once, found in a sentence. Knows no intent.

A cue is words in their order. `(a|b c)` is one of several, `(…)?` may be missing, `...` up to five words of any kind,
`{Therapy}` a concept of that class and `{*}` any concept, `#` in a word a digit; `^` and `$` are the beginning and the
end.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from explain.book.phrase import Slip

PIECE = re.compile(r"\([^()]*\)\??|\S+")
CLASS = re.compile(r"\{(\w+|\*)\}")
WORDS = re.compile(r"[^\W_]+(?:[.'-][^\W_]+)*")
LONGEST_GAP = 5
GAP, GAP_WORDS = "...", f"(?: \\S+){{,{LONGEST_GAP}}}?"
BEGIN, END = "^", "$"
ANY = "*"
DIGIT = re.escape("#")
NOWHERE = 1_000_000
"""Behind every word."""
_Kept = tuple[int, tuple[frozenset[str], ...], frozenset[str]]
"""The place of a cue among others; what must stand beside the word by which it is looked for; its anchors."""


@dataclass(frozen=True)
class Cue:
    """One turn of phrase.

    Attributes:
        text: as content writes it. said: with the turns that it names written out.
        anchors: words of which one must stand in a sentence for this to be found there; none: it has none that must.
        also: more such sets, of words and of classes in braces: of each one must stand there, too.
        classes: the classes of concepts that it names.
    """

    text: str
    said: str
    anchors: frozenset[str]
    also: tuple[frozenset[str], ...]
    classes: frozenset[str]

    @property
    def wanted(self) -> tuple[frozenset[str], ...]:
        """All of these sets."""
        return (self.anchors, *self.also) if self.anchors else self.also

    @property
    def form(self) -> str:
        """Its pattern."""
        return "".join(_form(piece) for piece in PIECE.findall(self.said)) + "(?= |$)"

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Finds it in a marked sentence. Made when first looked for: a message has few of those that a snapshot has."""
        return re.compile(self.form)


def read_cue(text: str, written: str = "") -> Cue:
    """Read a cue.

    Args:
        written: as content writes it, where that is otherwise.

    Raises:
        Slip: brackets or braces that do not close, or nothing but gaps.

    >>> cue = read_cue("side effects of ... {Therapy}")
    >>> bool(cue.pattern.search(marked(["side", "effects", "of", "taking", "{Therapy}"])))
    True
    """
    pieces = [piece for piece in PIECE.findall(text) if piece != GAP]
    if not pieces:
        raise Slip(f"no words in '{text}'", "write the words that people use")
    wanted, classed = list[frozenset[str]](), list[frozenset[str]]()
    for piece in pieces:
        options = _options(piece)
        for option in options:
            if "(" in option or ")" in option:
                what = f"a bracket that does not close in '{text}'"
                raise Slip(what, "write (one|or another), without brackets inside")
            if ("{" in option or "}" in option) and not all(map(_whole, option.split())):
                raise Slip(f"a brace that belongs to no class in '{text}'", "write a class like {Therapy}")
        if not piece.endswith(")?"):
            words = frozenset(map(_longest, options))
            if all(words):
                (classed if any("{" in word for word in words) else wanted).append(words)
    best, *also = sorted(wanted, key=_often) if wanted else [frozenset[str]()]
    return Cue(written or text, text, best, (*also, *classed), frozenset(CLASS.findall(text)) - {ANY})


def _often(words: frozenset[str]) -> tuple[int, int]:
    """How likely a message is to hold one of some words: the less, the fewer and the longer they are."""
    return len(words), -max(map(len, words))


def _options(piece: str) -> list[str]:
    """The rows of words of which one stands here."""
    bare = piece.removesuffix("?") if piece.endswith(")?") else piece
    return bare[1:-1].split("|") if bare.startswith("(") and bare.endswith(")") else [bare]


def _whole(word: str) -> bool:
    """Whether the braces of a word are those of a class."""
    return CLASS.fullmatch(word) is not None if "{" in word or "}" in word else True


def _form(piece: str) -> str:
    """A piece, as a pattern."""
    if piece == GAP:
        return GAP_WORDS
    said = "|".join(" ".join(map(_word, option.split())) for option in _options(piece))
    return f"(?: (?:{said}))?" if piece.endswith(")?") else f" (?:{said})"


def _word(word: str) -> str:
    if found := CLASS.fullmatch(word):
        return r"\{\w+\}" if found[1] == ANY else re.escape(word)
    if word == GAP:
        return f"\\S+(?: \\S+){{,{LONGEST_GAP - 1}}}?"
    return re.escape(word).replace(DIGIT, r"\d")


def _longest(option: str) -> str:
    """The word by which an option can be looked for: its longest, or else a class; none where it has neither."""
    if option.isalnum():
        return option
    words = option.split()
    longest = max((word for word in words if WORDS.fullmatch(word)), key=len, default="")
    return longest or next((word for word in words if CLASS.fullmatch(word) and ANY not in word), "")


def marked(sequence: Sequence[str]) -> str:
    """Words and classes of a sentence as a cue looks at them."""
    return f" {BEGIN} {' '.join(sequence)} {END}"


class Cues:
    """Finds cues in sentences.

    Args:
        cues: each with a key that says whose it is.
    """

    def __init__(self, cues: Iterable[tuple[str, Cue]]) -> None:
        self._cues = tuple({(key, cue.text): (key, cue) for key, cue in cues}.values())
        self._rare: dict[str, list[_Kept]] = {}
        self._free = [(NOWHERE, i) for i, (_, cue) in enumerate(self._cues) if not cue.wanted]
        often = Counter(word for _, cue in self._cues for wanted in cue.wanted for word in wanted)
        for i, (_, cue) in enumerate(self._cues):
            rarest, *others = sorted(cue.wanted, key=lambda words: sum(often[word] for word in words)) or [
                frozenset[str]()
            ]
            for word in rarest:
                self._rare.setdefault(word, []).append((i, tuple(others), cue.anchors))

    def found(self, sequence: Sequence[str]) -> Mapping[str, Cue]:
        """Whose cues stand in a sentence, each with the first that does."""
        text, out = marked(sequence), dict[str, Cue]()
        for key, cue in self._near(sequence):
            if key not in out and cue.pattern.search(text):
                out[key] = cue
        return out

    def places(self, sequence: Sequence[str]) -> Iterator[tuple[str, int, int]]:
        """Where cues stand in a sentence: whose each is, its first word, and the one behind its last.

        >>> list(Cues([("tired", read_cue("worn ... out"))]).places("so worn right out".split()))
        [('tired', 1, 4)]
        """
        text = marked(sequence)
        for key, cue in self._near(sequence):
            for found in cue.pattern.finditer(text):
                start = max(text.count(" ", 0, found.start()) - 1, 0)  # the mark of the beginning is no word
                end = min(text.count(" ", 0, found.end()) - 1, len(sequence))
                yield key, start, end

    def _near(self, sequence: Sequence[str]) -> list[tuple[str, Cue]]:
        """The cues that may stand in a sentence, by the first of the words that must, and those that need none.

        Each is looked for by what the fewest cues have.
        """
        words = dict(zip(reversed(sequence), range(len(sequence), 0, -1), strict=True))
        here = dict[int, int]()
        for word in self._rare.keys() & words.keys():
            for i, others, anchors in self._rare[word]:
                for wanted in others:
                    if wanted.isdisjoint(words):
                        break
                else:
                    here[i] = min([words[one] for one in anchors if one in words]) if anchors else NOWHERE
        in_order = sorted([*((place, i) for i, place in here.items()), *self._free])
        return [self._cues[i] for _, i in in_order]
