"""Names and lists inside a sentence: how what a walk found becomes plain text that knows where its concepts stand.

A name prints between marks; `with_mentions` takes the marks out and keeps their places as mentions. Knows no walk.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from explain.model import Mention

OPEN, MIDDLE, CLOSE = "\ue000", "\ue001", "\ue002"  # private-use characters: no label holds them (checked at build)
MARKS = re.compile(f"{OPEN}([^{MIDDLE}]*){MIDDLE}([^{CLOSE}]*){CLOSE}")
SPACES = re.compile(r"\s+")
ENDED = (". ", "? ", "! ")


ListStyle = Literal["standard", "or"]


def listed(words: Iterable[str], language: str, style: ListStyle = "standard") -> str:
    """Several words as one list.

    >>> listed(["HER2", "CD19", "BCMA"], "en"), listed(["HER2", "CD19"], "en", "or")
    ('HER2, CD19, and BCMA', 'HER2 or CD19')
    """
    held = tuple(words)
    return held[0] if len(held) == 1 else _joined(held, language, style)


@lru_cache(maxsize=4096)
def _joined(words: tuple[str, ...], language: str, style: ListStyle) -> str:
    from babel.lists import format_list

    return format_list(words, style=style, locale=language)


def marked(concept: str, label: str) -> str:
    """A concept's label between marks that name it."""
    return f"{OPEN}{concept}{MIDDLE}{label}{CLOSE}"


def unmarked(text: str) -> str:
    """Words without the marks in them.

    >>> unmarked(f"after {marked('trastuzumab', 'Herceptin')}")
    'after Herceptin'
    """
    return MARKS.sub(r"\2", text)


@dataclass(frozen=True)
class Names:
    """Values that print as one list, "A, B and C"; `plural`: a single one that takes words for many, as "steroids"."""

    items: tuple[str, ...]
    text: str
    plural: bool = False

    def __str__(self) -> str:
        return self.text

    def __len__(self) -> int:
        return len(self.items)


def with_mentions(text: str) -> tuple[str, tuple[Mention, ...]]:
    """Plain text and where its names stand; one space between words, a capital at the start.

    >>> with_mentions(f"{marked('her2', 'HER2')} is a protein.")
    ('HER2 is a protein.', (Mention(start=0, end=4, concept='her2'),))
    """
    text = text.strip()
    if "  " in text or "\n" in text:
        text = SPACES.sub(" ", text)
    if OPEN not in text:
        return capitalized(text), ()
    out, mentions, read = [], [], 0
    length = 0
    for mark in MARKS.finditer(text):
        before = text[read : mark.start()]
        name = capitalized(mark[2]) if before.endswith(ENDED) else mark[2]
        out += [before, name]
        start = length + len(before)
        length = start + len(name)
        mentions.append(Mention(start=start, end=length, concept=mark[1]))
        read = mark.end()
    out.append(text[read:])
    return capitalized("".join(out)), tuple(mentions)


def capitalized(text: str) -> str:
    """A capital at the start, unless the first word has its own way of writing (c-MET).

    >>> capitalized("breast cancer"), capitalized("c-MET is")
    ('Breast cancer', 'c-MET is')
    """
    first = text.split(" ", 1)[0]
    return text[:1].upper() + text[1:] if first == first.lower() else text
