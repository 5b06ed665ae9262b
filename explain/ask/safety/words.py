"""A message as red flags are heard in it: words of any script, each with its place. Knows no word of any language.

Scripts without spaces are read letter by letter, so that what a cue says may stand inside a run of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from explain.ask.reading.text import ARTICLES, Text, comparable, read

OTHER_SCRIPT = re.compile(r"[^\x00-\u024f\u1e00-\u20cf\ufb00-\ufb06\uff01-\uff5e]")
MARKS = "\u0900-\u0963\u0966-\u097f\u0610-\u061a\u064b-\u0652"
SPACELESS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\u0e00-\u0e7f"
TOKEN = re.compile(rf"\d+[.,]\d+|[{SPACELESS}]|(?:(?![{SPACELESS}])[\w{MARKS}])+")
FOLDED = str.maketrans(
    {"đ": "d", "ё": "е", "أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ı": "i", "ß": "ss"}
    | dict.fromkeys("ـ\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u093c", "")
)
DIGITS_FIRST = re.compile(r"(\d+)(\D+)")
"""What is written without a space: 40min, 8x, 2yo."""
SIGNS = frozenset("+-")

Place = tuple[int, int]


@dataclass(frozen=True)
class Words:
    """Words of a message in order, and where in the shown text each stands."""

    words: tuple[str, ...]
    places: tuple[Place, ...]


def words_of(text: Text, alike: Mapping[str, tuple[str, ...]]) -> Words:
    """The words of a message.

    Args:
        alike: a word → those that it is read as.

    >>> words_of(read("I'm bleeding 40min"), {"im": ("i", "am")}).words
    ('i', 'am', 'bleeding', '40', 'min')
    """
    words, places = list[str](), list[Place]()
    for word, place in _tokens(text):
        if word in SIGNS:
            continue
        if word[0].isdigit() and (split := DIGITS_FIRST.fullmatch(word)) and not split[2].startswith((".", ",")):
            cut = min(place[0] + len(split[1]), place[1])
            held: tuple[tuple[str, Place], ...] = ((split[1], (place[0], cut)), (split[2], (cut, place[1])))
        else:
            held = ((word, place),)
        for one, at in held:
            for said in alike.get(one, (one,)):
                words.append(said)
                places.append(at)
    return Words(tuple(words), tuple(places))


def plain_words(text: str, alike: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The words of something written, as those of a message are read."""
    if text.isascii() and text.isalpha():  # most are a word by itself: there are thousands, and nothing to fold
        word = text.casefold()
        return () if word in ARTICLES else alike.get(word, (word,))
    return words_of(read(text), alike).words


def _tokens(text: Text) -> Iterator[tuple[str, Place]]:
    """Words with their places: as they were read, or anew where another script than Latin is in them."""
    if text.shown.isascii():
        yield from zip(text.words, text.spans, strict=True)
    elif not OTHER_SCRIPT.search(text.shown):
        for word, span in zip(text.words, text.spans, strict=True):
            if (folded := _folded(word)) not in ARTICLES:
                yield folded, span
    else:
        for found in TOKEN.finditer(text.shown):
            word = _folded(comparable(found[0]))
            if word and word not in ARTICLES:
                yield word, found.span()


def _folded(word: str) -> str:
    """A word without what people leave out when they write in haste."""
    if len(word) == 1 and not word.isascii():
        word = unicodedata.normalize("NFD", word)[0]
    return word.translate(FOLDED)
