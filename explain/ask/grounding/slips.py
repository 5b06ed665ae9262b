"""How likely one word is a slip of the pen for another: typical slips weigh less than others. Knows no word.

Letters that sound alike, doubled ones, vowels, neighbors on a keyboard and letters that changed places are what people
get wrong; the first letter hardly ever is.
"""

from __future__ import annotations

import re
from itertools import pairwise

SOUNDS = (
    ("ph", "f"),
    ("ck", "k"),
    ("qu", "k"),
    ("kw", "k"),
    ("x", "ks"),
    ("gh", ""),
    ("ae", "e"),
    ("oe", "e"),
    ("ie", "i"),
    ("ei", "i"),
    ("ea", "e"),
    ("ou", "u"),
    ("rh", "r"),
    ("th", "t"),
    ("y", "i"),
    ("z", "s"),
)
SOFT = re.compile("c(?=[eiy])")
"""A c that is said like an s."""
MUTE = re.compile("(?<=[aeiou])h$")
"""An h at the end that nobody hears."""
TWICE = re.compile(r"(.)\1+")
VOWELS = frozenset("aeiouy")
KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
BESIDE = frozenset(pair for row in KEYS for one, other in pairwise(row) for pair in (one + other, other + one))
WHOLE, TYPICAL, SOUND, BEGINNING = 1.0, 0.7, 0.5, 0.3
"""What any slip weighs; a typical one; that letters are written as they sound; one more for another first letter."""


def sound(word: str) -> str:
    """A word as it sounds, about: the same for those that differ just in how that is written.

    >>> sound("lymphoma") == sound("limfoma"), sound("diarrhea") == sound("diarea")
    (True, True)
    """
    return _said(SOFT.sub("s", word))


def _said(word: str) -> str:
    word = MUTE.sub("", word)
    for written, said in SOUNDS:
        word = word.replace(written, said)
    return TWICE.sub(r"\1", word.replace("c", "k").replace("q", "k"))


def spare(word: str) -> str:
    """A word as it sounds but for its vowels, as who writes in haste leaves them out.

    >>> spare("cncr") == spare("cancer"), spare("mylema") == spare("myeloma")
    (True, True)
    """
    said = _said(word)
    return said[:1] + "".join(letter for letter in said[1:] if letter not in VOWELS)


def weight(word: str, other: str) -> float:
    """How much lies between two words, in slips: the less, the likelier one was meant for the other.

    >>> weight("lymfoma", "lymphoma") < weight("lymfoma", "lipoma")
    True
    """
    apart = min(_weighed(word, other), SOUND + _weighed(sound(word), sound(other)))
    return apart + (BEGINNING if word[:1] != other[:1] and sound(word)[:1] != sound(other)[:1] else 0.0)


def _weighed(word: str, other: str) -> float:
    """The lightest row of slips that makes a word of another."""
    before: list[float] = []
    row = [0.0]
    for letter_before, letter in zip(f" {other}", other, strict=False):
        row.append(row[-1] + _one(letter, letter_before))
    for i, letter in enumerate(word):
        last = word[i - 1] if i else " "
        here = [row[0] + _one(letter, last)]
        for j, meant in enumerate(other):
            ahead = other[j - 1] if j else " "
            least = min(row[j] + _instead(letter, meant), row[j + 1] + _one(letter, last), here[j] + _one(meant, ahead))
            if i and j and letter == ahead and last == meant and letter != meant:
                least = min(least, before[j - 1] + TYPICAL)
            here.append(least)
        before, row = row, here
    return row[-1]


def _one(letter: str, before: str) -> float:
    """A letter more or less: once more what stands before it, or a vowel, is typical."""
    return TYPICAL if letter == before or letter in VOWELS else WHOLE


def _instead(letter: str, meant: str) -> float:
    if letter == meant:
        return 0.0
    return TYPICAL if letter + meant in BESIDE or {letter, meant} <= VOWELS else WHOLE
