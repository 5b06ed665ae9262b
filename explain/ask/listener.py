"""Reads a message in one language: its words mended, concepts found, and what of it asks. Knows no plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from explain.ask.grounding.composed import Composer
from explain.ask.grounding.ground import Ground, Grounded
from explain.ask.grounding.kinds import GROUP, Kinds
from explain.ask.grounding.lexicon import VALUE, Lexicon
from explain.ask.grounding.spelling import Speller
from explain.ask.grounding.sayings import Sayings
from explain.ask.intent.cues import Cues
from explain.ask.intent.features import features
from explain.ask.reading.asking import Asking, askings
from explain.ask.reading.sentences import Sentence, sentences
from explain.ask.reading.text import Text
from explain.book.hearing import Hearing, Words
from kg.graph import Graph

KIND, SAID = "Concept", "said"


@dataclass(frozen=True)
class Listened:
    """A message with what was understood, its sentences and its questions by the places of the words understood."""

    grounded: Grounded
    sentences: tuple[Sentence, ...]
    askings: tuple[Asking, ...]


class Listener:
    """Reads messages.

    Args:
        words: those that are known to be right, with how often they are met.
    """

    def __init__(self, graph: Graph, hearing: Hearing, language: str, words: Mapping[str, int]) -> None:
        held = hearing.words.get(language, Words())
        self._openers = held.openers
        self.lexicon = Lexicon(graph, held.alike, held.capitals)
        self.cues = Cues(hearing.cues(language))
        kinds = {key: graph.vocabulary.ancestors(concept.type) for key, concept in graph.concepts.items()}
        self._kinds = {
            key: f"{{{next((kind for kind in hearing.classes if kind in above), KIND)}}}" for key, above in kinds.items()
        }
        named = {key: kind for key, kind in self._kinds.items() if VALUE not in kinds[key]}
        wide = [key for key, above in kinds.items() if GROUP in above]
        self.ground = Ground(
            self.lexicon,
            Speller(words, self.lexicon.words),
            Kinds(graph, held.kinds, held.of),
            Sayings(hearing.sayings.get(language, ()), named, wide),
            Composer(graph),
        )

    def listen(self, text: Text) -> Listened:
        """Read a message."""
        grounded = self.ground.grounded(text)
        held = tuple(_moved(grounded, sentences(text)))
        return Listened(grounded, held, askings(grounded.words, held, self._openers))

    def features(self, heard: Listened, asking: Asking | None = None) -> Mapping[str, float]:
        """What speaks for an intent in a message but its other questions.

        Args:
            asking: the question that is meant; its last if none is.
        """
        one = asking or heard.askings[-1]
        others = [other for other in heard.askings if other.marked and other != one] if one.marked else []
        told: list[str] = []
        place = 0
        for other in others:
            told += self.sequence(heard.grounded, place, other.start)
            place = other.end
        told += self.sequence(heard.grounded, place, len(heard.grounded.words))
        return features(told, self.sequence(heard.grounded, one.start, one.end), self.cues)

    def sequence(self, grounded: Grounded, start: int, end: int) -> list[str]:
        """Words from `start` to before `end`, with the class of a concept in the place of its name."""
        out, names = [], {match.start: match for match in reversed(grounded.matches) if match.why != SAID}
        while start < end:
            match = names.get(start)
            out.append(self._kinds[match.concept] if match else grounded.words[start])
            start = match.end if match else start + 1
        return out


def _moved(grounded: Grounded, held: tuple[Sentence, ...]) -> list[Sentence]:
    """Sentences by the places of the words understood, of which there may be more than were written."""
    places: dict[int, int] = {}
    for place, token in enumerate(grounded.of):
        places.setdefault(token, place)
    end = len(grounded.words)
    return [Sentence(places.get(one.start, end), places.get(one.end, end), one.marked) for one in held]
