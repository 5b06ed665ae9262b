"""Words that must be a name though nothing held has it: a trial's number, how medicines end, where names stand.

Knows no concept: what is held was found before, and a word that something held is like was mended.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from explain.ask.listener import Listened
from explain.ask.premises.turns import marked
from explain.ask.reading.text import Text
from explain.book.hearing import Words

NUMBER = re.compile(r"nct\d{8}", re.I)
MIXED = re.compile(r"(?=.*\d)[a-z]{2,12}-?\d{1,4}[a-z]?", re.I)
TIED = re.compile(r"-\d{1,4}\b")
INNER = re.compile(r"[A-Z]?[a-z]+[A-Z][A-Za-z]+")
SHORTEST = 7
"""Letters that a word has at least to be told by its ending."""


def things(heard: Listened, words: Words) -> tuple[str, ...]:
    """The names in a message that nothing held has, as they are written, in their order."""
    text = heard.grounded.text
    found = {token for token in heard.grounded.strange if _is_name(_written(text, token), words)}
    found |= set(_numbers(heard))
    found |= set(_placed(heard, words))
    return tuple(text.raw(token, token + 1) for token in sorted(found))


def _written(text: Text, token: int) -> str:
    """A word with the number that is tied to it."""
    start, end = text.spans[token]
    tied = TIED.match(text.shown, end)
    return text.shown[start : tied.end() if tied else end]


def _is_name(raw: str, words: Words) -> bool:
    """Whether a word that is not known looks like the name of a medicine, a gene or a trial."""
    ends = len(raw) >= SHORTEST and raw.casefold().endswith(words.name_endings) if words.name_endings else False
    return ends or bool(INNER.fullmatch(raw)) or bool(MIXED.fullmatch(raw) and raw[0].isupper() and raw[1].isupper())


def _numbers(heard: Listened) -> Iterator[int]:
    """Trial numbers under which nothing is held."""
    named = {heard.grounded.of[i] for m in heard.grounded.matches for i in range(m.start, m.end)}
    for token, word in enumerate(heard.grounded.text.words):
        if NUMBER.fullmatch(word) and token not in named:
            yield token


def _placed(heard: Listened, words: Words) -> Iterator[int]:
    """Words that are not known and stand where a name does."""
    grounded, strange = heard.grounded, frozenset(heard.grounded.strange)
    for sentence in heard.sentences:
        here = range(sentence.start, sentence.end)
        places = {i - sentence.start: i - sentence.start + 1 for i in here if grounded.of[i] in strange}
        if places:
            said = marked(grounded.words[sentence.start : sentence.end], places)
            for turn in words.things:
                for _, groups in turn.found(said):
                    yield from (grounded.of[sentence.start + int(place)] for place in groups if place)
