"""How hard a text is to read: words, sentences, and the grade of Flesch and Kincaid. Knows no answer and no claim.

Syllables are pyphen's, whose dictionary breaks few short words: where the vowels tell of more, there are more. Breaks
that leave a single letter are none: they would make two syllables of "cells" and of "and". On the words of the answers
this comes to within one part in a hundred of a dictionary of pronunciations (CMUdict).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import pyphen

from explain.length import ADDRESS, WORD, words

END = re.compile(r"(?<=[.!?:;])\s+")
APART = re.compile(r"['’-]")
VOWELS = re.compile(r"[aeiouyáéíóúü]+")
SILENT = re.compile(r"(?<=[^aeiouyl])e$|(?<=[^aeiouytd])ed$|(?<=[^aeiouysxzcg])es$")


@dataclass(frozen=True)
class Measure:
    """What some text comes to."""

    sentences: int
    words: int
    syllables: int

    @property
    def grade(self) -> float:
        """The school grade of Flesch and Kincaid; 0 for no text."""
        if not self.words:
            return 0.0
        return max(0.0, 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59)


def sentences(text: str) -> list[str]:
    """The sentences of a text, without the addresses in it, as Flesch counts them: whatever a full stop, question mark,
    exclamation mark, colon or semicolon marks off.

    >>> sentences("It is so. See https://a.example/ for more.")
    ['It is so.', 'See for more.']
    """
    bare = re.sub(r"\s+", " ", ADDRESS.sub("", text)).strip()
    return [one for one in END.split(bare) if WORD.search(one)]


@lru_cache(maxsize=65536)
def syllables(word: str, language: str = "en") -> int:
    """The syllables of a word, one at least: where it may be broken, or as its vowels tell, if those are more.

    >>> syllables("cells"), syllables("and"), syllables("medicine"), syllables("approved")
    (1, 1, 3, 2)
    """
    return sum(_of(part, language) for part in APART.split(word.lower()) if part)


def _of(part: str, language: str) -> int:
    vowels = len(VOWELS.findall(SILENT.sub("", part)))
    return max(1, vowels, len(_breaker(language).positions(part)) + 1)


@lru_cache
def _breaker(language: str) -> pyphen.Pyphen:
    return pyphen.Pyphen(lang=pyphen.language_fallback(language) or "en_US", left=2, right=2)


def measured(texts: Iterable[str], language: str = "en") -> Measure:
    """What some texts come to together."""
    held = [one for text in texts for one in sentences(text)]
    every = [word for one in held for word in words(one)]
    return Measure(len(held), len(every), sum(syllables(word, language) for word in every))
