"""Messages that nobody would write, and some that somebody might, made by a seed: slips, pieces, odd characters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

ODD = "\u200b\u202e\u0301\ufeff\u00ad\U0001f600\u0000\t\n ’“”…—ßİıﬁ①٣中あابд&<>{}[]()|\\/;:!?.,'\"-_=+*#@%^~`0123456789"
MOST = 300
"""Characters of a message."""


def messages(seed: int, asked: Sequence[str]) -> Iterator[str]:
    """Messages without end: questions with slips, pieces of several, and characters at random."""
    draw = Random(seed)
    letters = "".join(sorted({char for one in asked for char in one}))
    while True:
        made = draw.choice((_slips, _pieces, _random))(draw, asked, letters)
        yield made[:MOST]


def _slips(draw: Random, asked: Sequence[str], letters: str) -> str:
    """A question with up to six slips of the pen."""
    said = list(draw.choice(asked))
    for _ in range(draw.randint(1, 6)):
        place = draw.randrange(len(said) + 1)
        what = draw.choice(("put", "drop", "swap", "double", "odd"))
        if what in ("put", "odd"):
            said.insert(place, draw.choice(letters if what == "put" else ODD))
        elif place + 1 < len(said):
            said[place : place + 2] = {
                "drop": said[place + 1 : place + 2],
                "swap": [said[place + 1], said[place]],
                "double": [said[place], *said[place : place + 2]],
            }[what]
    return "".join(said)


def _pieces(draw: Random, asked: Sequence[str], letters: str) -> str:
    """Words of several questions, some run together, in any order."""
    words = [word for _ in range(draw.randint(1, 4)) for word in draw.choice(asked).split()]
    draw.shuffle(words)
    return "".join(word + draw.choice((" ", " ", " ", "", ". ", ", ", "\n")) for word in words)


def _random(draw: Random, asked: Sequence[str], letters: str) -> str:
    """Characters that mean nothing."""
    return "".join(draw.choice(draw.choice((letters, ODD))) for _ in range(draw.randint(1, MOST)))
