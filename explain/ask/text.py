"""A question's text made comparable: tokens without case, marks and articles. Knows no concept."""

from __future__ import annotations

import re
import unicodedata

from ontology.errors import BadQuestion

LONGEST = 2000
TOKEN = re.compile(r"\w+|\+|(?<=\w)[-−–](?=\s|$)")  # a sign behind a name is part of it: HER2+, ER-
MINUS = frozenset("-−–")
ARTICLES = frozenset({"a", "an", "the"})
APOSTROPHES = re.compile(r"['’ʼ`]")

Tokens = tuple[str, ...]


def cleaned(question: str) -> str:
    """The question on one line, without control characters and marks that turn the reading direction.

    >>> cleaned("What is\\u202e  HER2?\\x00")
    'What is HER2?'

    Raises:
        BadQuestion: nothing to read, or too much.
    """
    visible = "".join(
        " " if unicodedata.category(c) == "Cc" else c for c in question if unicodedata.category(c) not in HIDDEN
    )
    text = " ".join(visible.split())
    if not TOKEN.search(text):
        raise BadQuestion(what="the question holds no words", fix='ask something like "What is HER2?"')
    if len(text) > LONGEST:
        what = f"the question has {len(text)} characters"
        raise BadQuestion(what=what, fix=f"shorten it to {LONGEST}: one question at a time")
    return text


HIDDEN = frozenset({"Cf", "Cs", "Co", "Cn"})


def tokens(text: str) -> Tokens:
    """Comparable tokens.

    >>> tokens("How does the CAR-T work for HER2+ cancer?")
    ('how', 'does', 'car', 't', 'work', 'for', 'her2', '+', 'cancer')
    """
    plain = APOSTROPHES.sub("", unicodedata.normalize("NFKC", text)).casefold()
    return tuple("-" if token in MINUS else token for token in TOKEN.findall(plain) if token not in ARTICLES)
