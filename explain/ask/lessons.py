"""What hearing learns of a language, once for a snapshot: known words, and what examples tell. Hears nothing."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import islice
from typing import Any

import orjson

from explain.ask.intent.learning import Examples, Learned, Row, learned
from explain.ask.listener import Listener
from explain.ask.reading.cutoff import Cutoff
from explain.ask.reading.tails import Ended
from explain.ask.reading.text import read, tokens
from explain.ask.safety.declined import Declined
from explain.ask.views import Views, learned_from
from explain.book.bound import Book
from explain.book.hearing import BROKEN, ENDS, NONE
from kg.beside import beside
from kg.graph import Graph

LETTERS = re.compile(r"[^\W\d_]{3,}")
OFTEN = 3
"""How much more a word of an example counts than one of a text: what people ask in is what they may have meant."""
SOME = 2
"""Of so many whole texts one tells how texts go on: they are many."""
SELDOM, STRICT = 3, 0.3
"""What stands in fewer messages on ends is left out of what is learned; how much one on the wrong side costs."""
PLAIN = 7
"""Of so many of those one tells by itself that it is whole: those that were written for that count for more."""
FEW = 4
"""Of so many examples of intents one tells of nothing else: most are plain questions."""
PLAINLY = "plain"
"""What these are kept under."""
UNUSUAL = 6
"""Turns of several words that stand in fewer views of messages are left out of what is learned of other subjects."""


@dataclass(frozen=True)
class Ends:
    """What was learned of how messages end; the attributes as in `Ended`."""

    met: Mapping[str, int] = field(default_factory=dict)
    learned: Learned = field(default_factory=Learned)
    sure: float = 0.0

    @property
    def ended(self) -> Ended | None:
        """For who tells where messages break off; nothing where nothing was learned."""
        return Ended(self.met, self._evidence, self.sure) if self.learned.labels else None

    def _evidence(self, view: frozenset[str]) -> float:
        return self.learned.heard(view).of.get(BROKEN, 0.0)


@dataclass(frozen=True)
class Lessons:
    """What was learned of one language.

    Attributes:
        words: known words with how often they were met. learned: what examples tell of intents.
        taught: subject → what messages tell of it. ends: how messages end.
    """

    words: Mapping[str, int] = field(default_factory=dict)
    learned: Learned = field(default_factory=Learned)
    taught: Mapping[str, Learned] = field(default_factory=dict)
    ends: Ends = field(default_factory=Ends)


def lessons(graph: Graph, book: Book, language: str) -> Lessons:
    """Learn from a graph's texts, the cues and the examples of a language."""
    hearing = book.hearing
    words = dict(_words(graph, book, language))
    listener = Listener(graph, hearing, language, words)
    with beside(partial(_taught, listener, book, language)) as subjects:
        intents = _intents(listener, book, language)
        ends = _ends(listener, book, language, words)
        return Lessons(words, intents, subjects(), ends)


def _intents(listener: Listener, book: Book, language: str) -> Learned:
    """What examples tell of intents."""
    examples = Examples()
    heard = ((listener.listen(read(example)), intent) for example, intent in book.hearing.examples(language))
    return examples.learned([(examples.row(listener.features(one, one.askings[-1])), intent) for one, intent in heard])


def _ends(listener: Listener, book: Book, language: str, words: Mapping[str, int]) -> Ends:
    """How messages end: whole ones tell how often texts go on behind words, those on ends the rest."""
    hearing, endings, subject = book.hearing, book.endings.get(language), book.hearing.subjects.get(ENDS)
    told = [(read(message), label) for message, label in subject.messages(language)] if subject else []
    if endings is None or subject is None or not told:
        return Ends()
    plain = [example for example, _ in islice(hearing.examples(language), 0, None, SOME)]
    for name, other in hearing.subjects.items():
        if name != ENDS:
            plain += [message for message, _ in islice(other.messages(language), 0, None, SOME)]
    whole = [read(message) for message in plain]
    told += [(text, NONE) for text in whole[::PLAIN]]
    cutoff = Cutoff(endings, listener.lexicon.called, words, listener.lexicon.same)
    met, views = cutoff.taught(whole, told)
    return Ends(met, learned(views, SELDOM, STRICT), subject.sure)


def _taught(listener: Listener, book: Book, language: str) -> dict[str, Learned]:
    """What messages tell of each subject; most plain questions tell of none.

    Each message is looked at once, for all subjects that learn from it.
    """
    hearing, declined = book.hearing, Declined(book.declined, language)
    subjects = {name: one for name, one in hearing.subjects.items() if name != ENDS and any(one.messages(language))}
    if not subjects:
        return {}
    examples, told = Examples(), defaultdict[tuple[str, str], list[tuple[Row, str]]](list)

    def learn(views: Views, source: str, of: Mapping[str, str]) -> None:
        """Note what is learned from a message: subject → what it tells of that."""
        row = cache(examples.row)
        for name, label in of.items():
            told[name, source] += [(row(view), label) for view in learned_from(name, views, label)]

    for source, one in subjects.items():
        others = {name: NONE for name, other in subjects.items() if source in other.others}
        for message, label in one.messages(language):
            learn(Views(listener, listener.listen(read(message)), declined), source, {source: label, **others})
    for message, intent in islice(hearing.examples(language), 0, None, FEW):
        views = Views(listener, listener.listen(read(message)), declined)
        if not declined.heard(views.said):
            learn(views, PLAINLY, {name: NONE for name, one in subjects.items() if intent not in one.apart})
    return {
        name: examples.learned([row for source in (name, PLAINLY, *one.others) for row in told[name, source]], UNUSUAL)
        for name, one in subjects.items()
    }


def all_lessons(graph: Graph, book: Book) -> dict[str, Lessons]:
    """What is learned of each language in which questions are heard."""
    return {language: lessons(graph, book, language) for language in book.hearing.words}


def as_json(held: Mapping[str, Lessons]) -> bytes:
    """What a snapshot keeps."""
    return orjson.dumps(
        {
            language: {
                "words": dict(one.words),
                "intents": _numbers(one.learned),
                "subjects": {name: _numbers(held) for name, held in one.taught.items()},
                "ends": [dict(one.ends.met), _numbers(one.ends.learned), one.ends.sure],
            }
            for language, one in held.items()
        }
    )


def kept(data: bytes) -> dict[str, Lessons]:
    """What `as_json` gave."""
    return {
        language: Lessons(
            one["words"],
            _kept(one["intents"]),
            {name: _kept(numbers) for name, numbers in one["subjects"].items()},
            _kept_ends(*one["ends"]),
        )
        for language, one in orjson.loads(data).items()
    }


def _numbers(one: Learned) -> dict[str, object]:
    return {"labels": one.labels, "bias": one.bias, "weights": dict(one.weights)}


def _kept(numbers: Mapping[str, Any]) -> Learned:
    return Learned(tuple(numbers["labels"]), tuple(numbers["bias"]), numbers["weights"])


def _kept_ends(met: Mapping[str, int], numbers: Mapping[str, Any], sure: float) -> Ends:
    return Ends(met, _kept(numbers), sure)


def _words(graph: Graph, book: Book, language: str) -> Iterator[tuple[str, int]]:
    """The words of a graph's texts, of cues, turns and the examples, with how often each is met."""
    hearing, alike = book.hearing, book.hearing.words[language].alike
    met = Counter[str]()
    for claim in graph.claims.values():
        for text in claim.words.by_language.get(language, {}).values() if claim.words else ():
            met.update(tokens(text))
    for example, _ in hearing.examples(language):
        for word in tokens(example):
            met[word] += OFTEN
    for cue in book.cues(language):
        for word in LETTERS.findall(cue.said):
            met[word] += OFTEN
    for word, count in sorted(met.items()):
        if word not in alike:
            yield word, count
    known = {word for one in book.assumed for turn in one.turns.get(language, ()) for word in turn.words}
    yield from ((word, OFTEN) for word in sorted(known - met.keys() - alike.keys()))
    for others in sorted(set(alike.values())):
        yield from ((word, met.get(word, 0) or OFTEN) for word in others.split())
