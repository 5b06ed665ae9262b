"""Which names need no explanation: those made of everyday words. The words are content. Knows no graph."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

WORDS = Path(__file__).parent / "content" / "everyday.txt"
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@cache
def everyday() -> frozenset[str]:
    """The words, lower-case."""
    lines = WORDS.read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def is_everyday(name: str) -> bool:
    """Whether each word of a name is an everyday one.

    >>> is_everyday("trouble breathing"), is_everyday("cytokine release syndrome")
    (True, False)
    """
    return all(word.lower() in everyday() for word in WORD.findall(name))
