"""A question's text made comparable: tokens without case, marks and articles. Knows no concept."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from ontology.errors import BadQuestion

LONGEST = 10_000
TOKEN = re.compile(r"\d+[.,]\d+|\w+|\+|(?<=\w)[-−–](?=\s|$|[/,;.)!?])")  # a sign behind a name is of it: HER2+, ER-
MINUS = frozenset("-−–")
ARTICLES = frozenset({"a", "an", "the"})
APOSTROPHES = re.compile(r"['’ʼ`´]")
HIDDEN = frozenset({"Cf", "Cs", "Co", "Cn"})
ALIKE = str.maketrans("аеорсухіјѕкмтнвαβεικνορτυχ", "aeopcyxijskmthbabeiknoptux")
"""Letters of other scripts that look like Latin ones: read as those inside a word that has Latin letters."""
LATIN = re.compile(r"[a-z]")

Tokens = tuple[str, ...]


@dataclass(frozen=True)
class Text:
    """A message: as it is shown, its comparable tokens, and where in it each stands."""

    shown: str
    words: Tokens
    spans: tuple[tuple[int, int], ...]

    def raw(self, start: int, end: int) -> str:
        """The characters of some tokens, `start` to before `end`."""
        return self.shown[self.spans[start][0] : self.spans[end - 1][1]] if end > start else ""


def cleaned(question: str) -> str:
    """The question on one line, without control characters and marks that turn the reading direction.

    >>> cleaned("What is\\u202e  HER2?\\x00")
    'What is HER2?'

    Raises:
        BadQuestion: nothing to read, or too much.
    """
    if len(question) > LONGEST:
        what = f"the question has {len(question)} characters"
        raise BadQuestion(what=what, fix=f"shorten it to {LONGEST}: what you want to know, and what matters for it")
    visible = "".join(
        " " if unicodedata.category(c) == "Cc" else c for c in question if unicodedata.category(c) not in HIDDEN
    )
    text = " ".join(visible.split())
    if not TOKEN.search(text):
        raise BadQuestion(what="the question holds no words", fix='ask something like "What is HER2?"')
    return text


def read(text: str) -> Text:
    """A cleaned text with its tokens."""
    held = list(_read(text))
    return Text(text, tuple(word for word, _ in held), tuple(span for _, span in held))


def tokens(text: str) -> Tokens:
    """Comparable tokens.

    >>> tokens("How does the CAR-T work for HER2+ cancer?")
    ('how', 'does', 'car', 't', 'work', 'for', 'her2', '+', 'cancer')
    """
    if text.isascii():  # as most of what content writes
        lower = text.lower()
        if lower.replace(" ", "").isalnum():
            return tuple([word for word in lower.split() if word not in ARTICLES])
        bare = APOSTROPHES.sub("", lower) if "'" in lower or "`" in lower else lower
        return tuple([word for word in TOKEN.findall(bare) if word not in ARTICLES])
    bare = APOSTROPHES.sub("", text)
    return tuple(word for word in map(comparable, TOKEN.findall(bare)) if word not in ARTICLES)


def _read(text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """Tokens with their places. An apostrophe joins: it is passed over, and what stands around it is one word."""
    bare, places = _without_apostrophes(text)
    for found in TOKEN.finditer(bare):
        word = comparable(found[0])
        if word not in ARTICLES:
            yield word, (places[found.start()], places[found.end() - 1] + 1)


def _without_apostrophes(text: str) -> tuple[str, range | list[int]]:
    """The text without apostrophes, and where each of its characters stood."""
    if not APOSTROPHES.search(text):
        return text, range(len(text))
    kept = [i for i, letter in enumerate(text) if not APOSTROPHES.match(letter)]
    return "".join(text[i] for i in kept), kept


def comparable(word: str) -> str:
    """A word without case, accents and disguises.

    >>> comparable("Guillain-Barré"), comparable("ＨＥＲ２"), comparable("brеast")  # with a Cyrillic е
    ('guillain-barre', 'her2', 'breast')
    """
    if word.isascii():
        return word.lower()
    if word in MINUS:
        return "-"
    plain = unicodedata.normalize("NFKC", word).casefold()
    if not LATIN.search(plain):
        return plain
    folded = "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))
    return folded.translate(ALIKE)
