"""Turns of phrase that tell what is asked, as content writes them: read once, found in a sentence. Knows no intent.

A cue is words in their order. `(a|b c)` is one of several, `(…)?` may be missing, `...` up to five words of any kind,
`{Therapy}` a concept of that class and `{*}` any concept, `#` in a word a digit; `^` and `$` are the beginning and the
end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
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


@dataclass(frozen=True)
class Cue:
    """One turn of phrase.

    Attributes:
        form: its pattern, compiled when first looked for: a snapshot has many, and a message few that may stand in it.
        anchors: words of which one must stand in a sentence for this to be found there; none: it may always be.
        classes: the classes of concepts that it names.
    """

    text: str
    form: str
    anchors: frozenset[str]
    classes: frozenset[str]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Finds it in a marked sentence."""
        return re.compile(self.form)


def read_cue(text: str) -> Cue:
    """Read a cue.

    Raises:
        Slip: brackets or braces that do not close, or nothing but gaps.

    >>> cue = read_cue("side effects of ... {Therapy}")
    >>> bool(cue.pattern.search(marked(["side", "effects", "of", "taking", "{Therapy}"])))
    True
    """
    pattern, anchors = "", list[frozenset[str]]()
    for piece in PIECE.findall(text):
        if piece == GAP:
            pattern += GAP_WORDS
            continue
        optional = piece.endswith(")?")
        bare = piece.removesuffix("?") if optional else piece
        options = bare[1:-1].split("|") if bare.startswith("(") and bare.endswith(")") else [bare]
        if any(bracket in option for option in options for bracket in "()"):
            raise Slip(f"a bracket that does not close in '{text}'", "write (one|or another), without brackets inside")
        said = "|".join(_option(option, text) for option in options)
        pattern += f"(?: (?:{said}))?" if optional else f" (?:{said})"
        if not optional and all(map(_longest, options)):
            anchors.append(frozenset(map(_longest, options)))
    if not pattern.replace(GAP_WORDS, ""):
        raise Slip(f"no words in '{text}'", "write the words that people use")
    best = min(anchors, key=lambda anchor: (len(anchor), -max(map(len, anchor))), default=frozenset[str]())
    classes = frozenset(CLASS.findall(text)) - {ANY}
    return Cue(text, f"{pattern}(?= |$)", best, classes)


def _option(option: str, text: str) -> str:
    """One of several, as a pattern."""
    out = []
    for word in option.split():
        if word in (BEGIN, END):
            out.append(re.escape(word))
        elif found := CLASS.fullmatch(word):
            out.append(r"\{\w+\}" if found[1] == ANY else re.escape(word))
        elif word == GAP:
            out.append(f"\\S+(?: \\S+){{,{LONGEST_GAP - 1}}}?")
        elif "{" in word or "}" in word:
            raise Slip(f"a brace that belongs to no class in '{text}'", "write a class like {Therapy}")
        else:
            out.append(re.escape(word).replace(DIGIT, r"\d"))
    return " ".join(out)


def _longest(option: str) -> str:
    """The word by which an option can be looked for: its longest; none where it has just classes."""
    held = [word for word in option.split() if WORDS.fullmatch(word)]
    return max(held, key=len, default="")


def marked(sequence: Sequence[str]) -> str:
    """Words and classes of a sentence as a cue looks at them."""
    return f" {BEGIN} {' '.join(sequence)} {END}"


class Cues:
    """Finds cues in sentences.

    Args:
        cues: each with a key that says whose it is.
    """

    def __init__(self, cues: Iterable[tuple[str, Cue]]) -> None:
        self._anchored: dict[str, list[tuple[str, Cue]]] = {}
        self._free: list[tuple[str, Cue]] = []
        for key, cue in cues:
            for anchor in sorted(cue.anchors):
                self._anchored.setdefault(anchor, []).append((key, cue))
            if not cue.anchors:
                self._free.append((key, cue))

    def found(self, sequence: Sequence[str]) -> Iterator[tuple[str, Cue]]:
        """The cues that stand in a sentence, each once."""
        text = marked(sequence)
        yield from ((key, cue) for key, cue in self._near(sequence) if cue.pattern.search(text))

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

    def _near(self, sequence: Sequence[str]) -> Iterator[tuple[str, Cue]]:
        """The cues of which a word stands in a sentence, each once, and those that may always be there."""
        seen = set[tuple[str, str]]()
        for held in (*(self._anchored.get(word, ()) for word in dict.fromkeys(sequence)), self._free):
            for key, cue in held:
                if (key, cue.text) not in seen:
                    seen.add((key, cue.text))
                    yield key, cue
