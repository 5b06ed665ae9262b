"""The real words and names as messages are read with them, once in each process. Knows no test."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from explain.ask.grounding.ground import Ground, Grounded
from explain.ask.grounding.lexicon import Lexicon
from explain.ask.grounding.spelling import Speller
from explain.ask.reading.asking import Asking, askings
from explain.ask.reading.sentences import Sentence, sentences
from explain.ask.reading.text import cleaned, read, tokens
from tests.explain import real
from tests.house.tree import ROOT

HEARING = ROOT / "explain/content/hearing"
SEEN = ROOT / "tests/questions/seen"
WORD = re.compile(r"[a-z]{3,}")
OFTEN = 3
"""How often a word of an example counts beside one of a claim."""

Message = Mapping[str, Any]


@dataclass(frozen=True)
class Heard:
    """A message as rules of hearing look at it: where a concept is named, its class in braces."""

    grounded: Grounded
    words: tuple[str, ...]
    askings: tuple[Asking, ...]


def seen(name: str) -> list[Message]:
    """The messages of a file that may be looked at."""
    held: list[Message] = yaml.safe_load((SEEN / f"{name}.yaml").read_text("utf-8"))
    return held


@cache
def words() -> Any:
    """words.yaml, as it stands."""
    return yaml.safe_load((HEARING / "words.yaml").read_text("utf-8"))


@cache
def lexicon() -> Lexicon:
    """What the concepts of the real graph are called."""
    held = words()["languages"]["en"]
    return Lexicon(
        real.knowledge().graph, {str(k): str(v) for k, v in held["alike"].items()}, frozenset(held["capitals"])
    )


@cache
def examples() -> tuple[str, ...]:
    """How people ask, as intents are learned from it."""
    paths = sorted((HEARING / "examples").glob("*.yaml"))
    return tuple(text for path in paths for text in yaml.safe_load(path.read_text("utf-8"))["en"])


@cache
def known() -> Mapping[str, int]:
    """Words that are right as they stand, and how often they are met: in claims, examples, and rules of hearing."""
    held = Counter[str]()
    for claim in real.knowledge().graph.claims.values():
        for registers in claim.words.by_language.values() if claim.words else ():
            held.update(word for text in registers.values() for word in lexicon().same(tokens(text)))
    for text in examples():
        held.update({word: OFTEN for word in lexicon().same(tokens(text))})
    for path in (*sorted((HEARING / "declined").glob("*.yaml")), *sorted(HEARING.glob("*.yaml"))):
        if path.name not in ("words.yaml", "cutoff.yaml"):
            held.update(WORD.findall(path.read_text("utf-8")))
    return held


def _name_words() -> Iterator[str]:
    graph = real.knowledge().graph
    for concept in graph.concepts.values():
        if not graph.is_kind(concept.id, "QualifierValue"):
            labels = [text for registers in concept.label.by_language.values() for text in registers.values()]
            for text in (*labels, *concept.synonyms):
                yield from lexicon().same(tokens(text))


@cache
def ground() -> Ground:
    """Finds what the words of messages name, in the real graph."""
    return Ground(lexicon(), Speller(known(), _name_words()))


def heard(message: str) -> Heard:
    """A message, read."""
    grounded = ground().grounded(read(cleaned(message)))
    shown = list(_shown(grounded))
    held = tuple(word for word, _ in shown)
    return Heard(grounded, held, asked(grounded, held, [grounded.of[place] for _, place in shown]))


def asked(grounded: Grounded, held: Sequence[str], of: Sequence[int]) -> tuple[Asking, ...]:
    """The questions of a message, by the places of some words; `of`: the token of the text that each comes from."""
    spans = [(bisect_left(of, one.start), bisect_left(of, one.end), one.marked) for one in sentences(grounded.text)]
    openers = frozenset(words()["languages"]["en"]["openers"])
    return askings(held, [Sentence(*span) for span in spans if span[1] > span[0]], openers)


def _shown(grounded: Grounded) -> Iterator[tuple[str, int]]:
    """Words, and classes for names, each with its place."""
    first = {match.start: match for match in reversed(grounded.matches)}
    graph, place = real.knowledge().graph, 0
    while place < len(grounded.words):
        match = first.get(place)
        kinds = [kind for kind in words()["classes"] if match and graph.is_kind(match.concept, kind)]
        if match and kinds:
            yield f"{{{kinds[0]}}}", place
            place = match.end
        else:
            yield grounded.words[place], place
            place += 1
