"""Finds what a message takes for granted: premises, each with what it is stated of. Shows and corrects nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from explain.ask.grounding.ground import Grounded
from explain.ask.listener import Listened
from explain.ask.premises.parts import Part, parts
from explain.ask.premises.turns import SHORT, Turn, marked
from explain.ask.reading.text import tokens
from explain.book.bound import Assumed
from explain.book.hearing import Words
from kg.graph import Graph

FEWEST = 5
"""Words of a message that states something: fewer only name it."""
SHARED = 2
"""Beliefs that may be put with a word that is still their own."""
ABOUT, DISEASE, THERAPY, MYTH = "about", "Disease", "Therapy", "Myth"


@dataclass(frozen=True)
class Taken:
    """A premise that a message states, what it is stated of, and the turn of phrase that told.

    Attributes:
        belief: what the turn is of, where it states one thing whatever it names: a myth.
        asked: whether it is only asked if that belief is so, and nothing taken for granted.
        start, end: the sentence that tells it, by the places of a message's words.
    """

    assumed: Assumed
    needs: Mapping[str, str]
    why: str
    belief: str | None = None
    asked: bool = False
    start: int = 0
    end: int = 0


class Finder:
    """Finds premises in messages of one language.

    Args:
        assumed: in the order in which they are looked for; of two that state the same of the same, the first counts.
        words: turns that take back what follows ("it is a myth that …"), turns after which a belief is only asked about
            ("is it true that …"), and words that deny.
    """

    def __init__(self, graph: Graph, assumed: Sequence[Assumed], language: str, words: Words) -> None:
        self._graph, self._denying, self._asking = graph, words.denying, words.asking
        self._wondering, self._fearing = (*words.wondering, *words.fearing), words.fearing
        self._turns = [(one, turn) for one in assumed for turn in one.turns.get(language, ())]
        self._filling = [_open_needs(one, turn) for one, turn in self._turns]
        self._classes = frozenset[str]().union(*self._filling)
        self._rare: dict[str, list[int]] = {}
        self._free = [place for place, (_, turn) in enumerate(self._turns) if not turn.anchors]
        often = Counter(word for _, turn in self._turns for wanted in turn.wanted for word in wanted)
        for place, (_, turn) in enumerate(self._turns):
            for word in min(turn.wanted, key=lambda wanted: (sum(often[word] for word in wanted), sorted(wanted))):
                self._rare.setdefault(word, []).append(place)
        self._topics = {kind: _topics(graph, kind) for kind in (DISEASE, THERAPY)}
        self._of_beliefs = next((one for one in assumed if [*one.needs.values()] == [MYTH]), None)
        self._unless = {one.premise.id: one.unless.get(language, ()) for one in assumed}
        self._denials, self._denied = words.denials, _denied(graph, language, words)
        self._own = _own_words(turn for one in assumed for turn in one.turns.get(language, ()))

    def found(self, heard: Listened) -> tuple[Taken, ...]:
        """The premises of a message, in the order of its sentences."""
        out: dict[tuple[str, tuple[tuple[str, str], ...]], Taken] = {}
        for part in parts(heard):
            for taken in self._stated(part):
                if taken.belief is None or self._bears(taken.belief, heard.grounded, DISEASE):
                    key = taken.assumed.premise.id, tuple(sorted(taken.needs.items()))
                    if key not in out or (out[key].asked and not taken.asked):
                        out[key] = taken
        return tuple(out.values())

    def believed(self, heard: Listened, belief: str, why: Sequence[str], certain: bool = False) -> tuple[Taken, ...]:
        """A belief that messages like this one state, unless it is denied, or is about something else than is named.

        A sentence that only asks states none: there, it must be certain, and is what is asked about.

        Args:
            why: the words that tell it. certain: whether so much does that it needs no word of its own.
        """
        if self._of_beliefs is None or not all(self._bears(belief, heard.grounded, kind) for kind in self._topics):
            return ()
        if len(heard.grounded.words) < FEWEST:
            return ()
        own = self._own.get(belief, NOTHING)
        said = [(one, heard.grounded.words[one.start : one.end]) for one in heard.sentences]
        telling = [one for one in said if any(map(own.among, one[1]))] or (said if certain else [])
        denies = any(not self._denials.isdisjoint(one) for _, one in telling)
        if not telling or (denies and not certain and belief not in self._denied):
            return ()
        asked = all(self._only_asks(words) for _, words in telling)
        if asked and not certain:
            return ()
        texts = [marked(words, {}) for _, words in said]
        denying = (*self._denying, *self._unless[self._of_beliefs.premise.id])
        denied = any(True for text in texts for turn in denying for _ in turn.found(text))
        (need,) = self._of_beliefs.needs
        first, last = telling[0][0].start, telling[-1][0].end
        told = Taken(self._of_beliefs, {need: belief}, ", ".join(why), belief, asked, first, last)
        return () if denied else (told,)

    def _asks(self, part: Part, start: int, told: Turn) -> bool:
        """Whether a sentence only asks what begins at a character of it.

        What is told before people ask about themselves they take for granted: "sugar feeds it, so should I worry".
        """
        feared = (place for turn in self._fearing for place, _ in part.found(turn))
        return part.stands(self._asking, start) or any(not part.ends_before(told, place) for place in feared)

    def _only_asks(self, words: Sequence[str]) -> bool:
        """Whether a sentence asks if something is so, and gives no reason for what it asks."""
        text = marked(words, {})
        return any(True for turn in self._wondering for _ in turn.found(text))

    def _bears(self, belief: str, grounded: Grounded, kind: str) -> bool:
        """Whether a belief is about what a message names of a class: what is true of one cancer may not be of another.

        What is learned is held to the therapies, too: a turn of phrase names what it is of.
        """
        named = frozenset(one.concept for one in grounded.matches if self._graph.is_kind(one.concept, kind))
        topics, above = self._topics[kind].get(belief, frozenset[str]()), self._graph.above
        return not (topics and named) or any(
            one in above[topic] or topic in above[one] for topic in topics for one in named
        )

    def _stated(self, part: Part) -> Iterator[Taken]:
        for assumed, turn in self._candidates(part):
            for start, groups in turn.found(part.text):
                places = [int(place) if place else None for place in groups]
                taken = self._filled(assumed, turn, places, part.of)
                if taken and not self._taken_back(assumed, part, start, dict(zip(turn.slots, places, strict=True))):
                    asked = taken.belief is not None and self._asks(part, start, turn)
                    yield replace(taken, asked=asked, start=part.start, end=part.end)
                    break

    def _candidates(self, part: Part) -> list[tuple[Assumed, Turn]]:
        """The turns that may stand in a part and find there what they are of, looked for by their rarest words."""
        kinds = self._kinds(concept for held in part.of.values() for concept in held)
        here = [
            place
            for place in {*self._free, *(i for word in self._rare.keys() & part.begun for i in self._rare[word])}
            if self._filling[place] <= kinds and self._turns[place][1].may_stand(part.begun)
        ]
        return [self._turns[place] for place in sorted(here)]

    def _kinds(self, concepts: Iterable[str]) -> frozenset[str]:
        """The classes of what is named, of those that turns are of."""
        held = frozenset(concepts)
        return frozenset(kind for kind in self._classes if any(self._graph.is_kind(one, kind) for one in held))

    def _filled(
        self, assumed: Assumed, turn: Turn, places: Sequence[int | None], of: Mapping[int, Sequence[str]]
    ) -> Taken | None:
        """The premise with its needs, where what stands in the slots is of their classes, each another."""
        slots = [(slot, of[place]) for slot, place in zip(turn.slots, places, strict=True) if place is not None]
        kinds, given = assumed.needs, dict(turn.given)
        for concepts in product(*(held for _, held in slots)):
            needs = given | dict(zip((slot for slot, _ in slots), concepts, strict=True))
            if (
                needs.keys() == kinds.keys()
                and len(set(needs.values())) == len(needs)
                and all(self._graph.is_kind(concept, kinds[slot]) for slot, concept in needs.items())
            ):
                belief = next((concept for _, concept in turn.given), None)
                return Taken(assumed, {slot: needs[slot] for slot in kinds}, turn.text, belief)
        return None

    def _taken_back(self, assumed: Assumed, part: Part, start: int, stated: Mapping[str, int | None]) -> bool:
        """Whether what stands before denies it, or something in the sentence makes it another statement.

        Args:
            stated: slot → where what fills it stands: what is said of others takes nothing back.
        """
        if part.stands(self._denying, start):
            return True
        return any(
            all(place is None or int(place) == stated.get(slot) for slot, place in zip(turn.slots, groups, strict=True))
            for turn in self._unless[assumed.premise.id]
            for _, groups in part.found(turn)
        )


@dataclass(frozen=True)
class _Own:
    """Words, and beginnings of words, by which few beliefs are put."""

    words: frozenset[str] = frozenset()
    stems: tuple[str, ...] = ()

    def among(self, word: str) -> bool:
        return word in self.words or (bool(self.stems) and word.startswith(self.stems))


NOTHING = _Own()


def _open_needs(assumed: Assumed, turn: Turn) -> frozenset[str]:
    """The classes of what must be named for a turn to be filled."""
    given = dict(turn.given)
    return frozenset(kind for need, kind in assumed.needs.items() if need not in given)


def _denied(graph: Graph, language: str, words: Words) -> frozenset[str]:
    """The beliefs that deny something themselves; of the others, what is learned tells no denial from a statement."""
    held = {key: tokens(graph.concepts[key].label.say("plain", language) or "") for key in graph.of_class(MYTH)}
    read = {key: [one for word in label for one in words.alike.get(word, word).split()] for key, label in held.items()}
    return frozenset(key for key, label in read.items() if not words.denials.isdisjoint(label))


def _own_words(turns: Iterable[Turn]) -> dict[str, _Own]:
    """The words of each belief that hardly any other is put with: without them nothing tells that it is meant."""
    held: dict[str, tuple[set[str], set[str]]] = {}
    for turn in turns:
        for _, belief in turn.given:
            words, stems = held.setdefault(belief, (set(), set()))
            words |= turn.words
            stems |= turn.stems
    known = Counter(word for words, stems in held.values() for word in words | stems)
    return {
        belief: _Own(
            frozenset(word for word in words if known[word] <= SHARED and len(word) >= SHORT),
            tuple(sorted(stem for stem in stems if known[stem] <= SHARED and len(stem) >= SHORT)),
        )
        for belief, (words, stems) in held.items()
    }


def _topics(graph: Graph, kind: str) -> dict[str, frozenset[str]]:
    """What of a class things are about."""
    held: dict[str, set[str]] = {}
    for claim in graph.claims.values():
        if claim.predicate == ABOUT and claim.object and graph.is_kind(claim.object, kind):
            held.setdefault(claim.subject, set()).add(claim.object)
    return {key: frozenset(several) for key, several in held.items()}
