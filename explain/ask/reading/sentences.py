"""Where the sentences of a message begin and end, in tokens. Knows no word."""

from __future__ import annotations

import re
from dataclasses import dataclass

from explain.ask.reading.text import Text

END = re.compile(r"[?]|[!;]+(?=\s|$)|[.…]+(?=\s|$)|\s[-–—]\s")
ASKS = "?"


@dataclass(frozen=True)
class Sentence:
    """Tokens from `start` to before `end`; whether a question mark ends it."""

    start: int
    end: int
    marked: bool


def sentences(text: Text) -> tuple[Sentence, ...]:
    """The sentences of a message, none of them empty.

    >>> from explain.ask.reading.text import read
    >>> [(one.start, one.end, one.marked) for one in sentences(read("I have TNBC. Does Keytruda help? Thanks"))]
    [(0, 3, False), (3, 6, True), (6, 7, False)]
    """
    ends = [(found.start(), found[0].startswith(ASKS)) for found in END.finditer(text.shown)]
    out: list[Sentence] = []
    start = 0
    for place, marked in (*ends, (len(text.shown), False)):
        end = start
        while end < len(text.spans) and text.spans[end][0] < place:
            end += 1
        if end > start:
            out.append(Sentence(start, end, marked))
            start = end
        elif marked and out and not out[-1].marked and out[-1].end == start:
            out[-1] = Sentence(out[-1].start, start, True)
    return tuple(out)
