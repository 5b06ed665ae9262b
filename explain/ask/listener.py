"""Reads a message in one language: its words mended, concepts found, and what of it asks. Knows no plan."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from explain.ask.grounding.composed import Composer
from explain.ask.grounding.corrections import Corrections
from explain.ask.grounding.ground import AS_READ, Ground, Grounded
from explain.ask.grounding.kinds import DISEASE, GROUP, Kinds
from explain.ask.grounding.lexicon import VALUE, Lexicon, Match
from explain.ask.grounding.sayings import Sayings
from explain.ask.grounding.spelling import Speller
from explain.ask.intent.features import PIECE, features, words_of
from explain.ask.reading.asking import Asking, Opening, askings
from explain.ask.reading.cues import Cues
from explain.ask.reading.sentences import Sentence, sentences
from explain.ask.reading.shapes import Shapes
from explain.ask.reading.text import Text, Tokens
from explain.book.hearing import Hearing, Words
from kg.graph import Graph

KIND, SAID, ALARM, SIGN = "Concept", "said", "RedFlag", "Symptom"
AROUND = 60
"""How many words before and behind a question are taken for what belongs to it."""
AROUND_IT, IN_IT = "~", "?"
"""What tells apart what words are in a question and around it, and what is asked in it."""
MOST = 3
"""How many questions are looked at from the beginning of a message, and as many from its end."""


@dataclass(frozen=True)
class Listened:
    """A message with what was understood, its sentences and its questions by the places of the words understood."""

    grounded: Grounded
    sentences: tuple[Sentence, ...]
    askings: tuple[Asking, ...]

    @cached_property
    def names(self) -> Mapping[int, Match]:
        """The names in it by their first words, of what is told in parts those: a saying is told by its own words."""
        held = [part for match in self.grounded.matches if match.why != SAID for part in match.parts or (match,)]
        return {match.start: match for match in reversed(held)}


class Listener:
    """Reads messages.

    Args:
        words: those that are known to be right, with how often they are met.
    """

    def __init__(self, graph: Graph, hearing: Hearing, language: str, words: Mapping[str, int]) -> None:
        held = hearing.words.get(language, Words())
        self._opening = Opening(held.openers, held.within, held.telling)
        self.lexicon = Lexicon(graph, held.alike, held.capitals, hearing.nameless)
        self.cues = Cues(hearing.cues(language))
        self._shapes = hearing.shapes.get(language, Shapes())
        kinds = {key: graph.vocabulary.ancestors(concept.type) for key, concept in graph.concepts.items()}
        self._kinds = {
            key: f"{{{next((one for one in hearing.classes if one in above), KIND)}}}" for key, above in kinds.items()
        }
        named = {key: kind for key, kind in self._kinds.items() if VALUE not in kinds[key]}
        diseases, wide, alarms, signs = (
            frozenset(key for key, above in kinds.items() if one in above) for one in (DISEASE, GROUP, ALARM, SIGN)
        )
        self.ground = Ground(
            self.lexicon,
            Speller({**dict.fromkeys(held.kinds | held.others, 1), **words}, self.lexicon.words, self.lexicon.whole),
            Kinds(graph, held.kinds, held.of, held.others),
            Sayings(hearing.sayings.get(language, ()), named, kinds, diseases, wide, alarms, signs),
            Composer(graph),
        )

    def listen(self, text: Text, corrected: Corrections = AS_READ) -> Listened:
        """Read a message."""
        grounded = self.ground.grounded(text, corrected)
        held = tuple(_moved(grounded, sentences(text)))
        return Listened(grounded, held, _some(askings(grounded.words, held, self._opening, grounded.commas)))

    def features(self, heard: Listened, one: Asking) -> frozenset[str]:
        """What speaks for an intent in a question of a message, and around it but in its other questions."""
        return features(self._around(heard, one), self.cues)

    def shapes(self, heard: Listened, one: Asking) -> frozenset[str]:
        """What these words are, and in which order a question has them: as features that say nothing to a person."""
        around, asked = self._around(heard, one), self.sequence(heard, one.start, one.end)
        rows = ((AROUND_IT, self._shapes.shaped(around)), (IN_IT, self._shapes.kinds(asked)))
        return frozenset([f"{PIECE}{where}{feature}" for where, row in rows for feature in words_of(row)])

    def _around(self, heard: Listened, one: Asking) -> Tokens:
        """A question of a message and what is around it but for its other questions."""
        others = [other for other in heard.askings if other.marked and other != one] if one.marked else []
        start, end = max(0, one.start - AROUND), min(len(heard.grounded.words), one.end + AROUND)
        told: list[str] = []
        for other in others:
            told += self.sequence(heard, start, min(other.start, end))
            start = max(start, other.end)
        told += self.sequence(heard, start, end)
        return tuple(told)

    def told(self, heard: Listened) -> tuple[tuple[str, ...], tuple[Asking, ...]]:
        """A message as cues look at it, with the class of a concept in the place of its name, and what of it asks."""
        shown = list(self._shown(heard, 0, len(heard.grounded.words)))
        of, words = [place for place, _ in shown], tuple([word for _, word in shown])
        held = [Sentence(bisect_left(of, one.start), bisect_left(of, one.end), one.marked) for one in heard.sentences]
        commas = frozenset(bisect_left(of, one) for one in heard.grounded.commas)
        return words, _some(askings(words, [one for one in held if one.end > one.start], self._opening, commas))

    def sequence(self, heard: Listened, start: int, end: int) -> Tokens:
        """Words from `start` to before `end`, with the class of a concept in the place of its name."""
        if not heard.names:
            return heard.grounded.words[start:end]
        return tuple([word for _, word in self._shown(heard, start, end)])

    def _shown(self, heard: Listened, start: int, end: int) -> Iterator[tuple[int, str]]:
        """The same, each with its place."""
        names, words = heard.names, heard.grounded.words
        while start < end:
            match = names.get(start)
            yield start, self._kinds[match.concept] if match else words[start]
            start = match.end if match else start + 1


def _some(held: tuple[Asking, ...]) -> tuple[Asking, ...]:
    """The questions at the beginning and at the end of a message: between, a long one is something pasted."""
    return held if len(held) <= 2 * MOST else (*held[:MOST], *held[-MOST:])


def _moved(grounded: Grounded, held: tuple[Sentence, ...]) -> list[Sentence]:
    """Sentences by the places of the words understood, of which there may be more than were written."""
    places: dict[int, int] = {}
    for place, token in enumerate(grounded.of):
        places.setdefault(token, place)
    end = len(grounded.words)
    return [Sentence(places.get(one.start, end), places.get(one.end, end), one.marked) for one in held]
