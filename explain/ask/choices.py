"""Whole questions that are offered where a message may mean several things, or beside its answer. Answers nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

from explain.answering import Answering
from explain.ask.ear import Heard
from explain.ask.grounding.index import NameIndex
from explain.ask.grounding.lexicon import Match
from explain.book.bound import Plan
from explain.knowledge import Knowledge
from explain.model import Choice, Related
from explain.needs import Filling, filling
from explain.related import question_of, related
from ontology.vocabulary import ROOT

MOST, FEWEST = 3, 2
MOST_SHARED = 5
"""Most things of one name that are offered: a regimen's name is that of each of its medicines."""
WHAT_IS, RESULT = "what-is", "TestResult"
NAMED = ("label", "synonym")
"""Why a concept was read that words name."""
EXAMPLES = ("Therapy", "Disease")


class Choices:
    """Finds what else a message may ask.

    Args:
        names: what concepts are called in a language, for words that begin names.
    """

    def __init__(self, knowledge: Knowledge, names: Callable[[str], NameIndex]) -> None:
        self.knowledge, self._names = knowledge, names

    def shared(self, heard: Heard, filled: Filling) -> tuple[Match, ...]:
        """All that is named by the same words as something that a question is about; nothing where it is clear.

        Things of one class are asked about in the same way, so nobody can tell which is meant. What is named in other
        words, too, is clear; a thing of another class (a side effect, and the sign of it) is told beside the answer.
        """
        return next((held for held in self._same(heard, filled) if self._are_alike(held)), ())

    def beside(self, heard: Heard, filled: Filling) -> tuple[Match, ...]:
        """The things of other classes that have the same name as something that a question is about."""
        return next(iter(self._same(heard, filled)), ())

    def _same(self, heard: Heard, filled: Filling) -> Iterator[tuple[Match, ...]]:
        places: dict[tuple[int, int], list[Match]] = {}
        for match in heard.listened.grounded.matches:
            places.setdefault((match.start, match.end), []).append(match)
        clear = {held[0].concept for held in places.values() if len(held) == 1}
        for found in places.values():
            held = tuple(match for match in found if match.why in NAMED)
            concepts = {match.concept for match in held}
            if len(concepts) >= FEWEST and concepts & {*filled.needs.values()} and not concepts & clear:
                yield held

    def _are_alike(self, held: tuple[Match, ...]) -> bool:
        return len({self.knowledge.graph.concepts[match.concept].type for match in held}) == 1

    def each(self, answering: Answering, plan: Plan, held: tuple[Match, ...], heard: Heard) -> Iterator[Choice]:
        """The same question about each of several things; what each is, where it can't be asked so."""
        same = {match.concept for match in held}
        rest = tuple(concept for concept in _named(heard) if concept not in same)
        for match in held[:MOST_SHARED]:
            yield from self._about(answering, plan, (match.concept, *rest))

    def begun(self, answering: Answering, heard: Heard, plan: Plan) -> Iterator[Choice]:
        """The question about each of the things that the end of a message may have begun to name."""
        for begun in heard.cut.readings if heard.cut else ():
            yield from self._about(answering, plan, (begun.concept, *_named(heard)))

    def _about(self, answering: Answering, plan: Plan, concepts: tuple[str, ...]) -> Iterator[Choice]:
        """A plan's question that is about the first of some concepts; what that is, where there is none."""
        filled = filling(answering.graph, plan, concepts)
        if concepts[0] in filled.needs.values() and filled.fills(plan):
            yield from self._asked_so(answering, plan.id, concepts)
        else:
            yield from self._asked_so(answering, WHAT_IS, concepts[:1])

    def doubted(self, answering: Answering, heard: Heard, plan: Plan) -> Iterator[Choice]:
        """The question about each of the things that a word of it could be."""
        for doubt in heard.listened.grounded.doubts:
            for match in doubt.matches:
                filled = filling(answering.graph, plan, (match.concept, *_named(heard)))
                asked = plan.asked_with(frozenset(filled.needs), answering.speaker.language)
                if asked and filled.fills(plan) and match.concept in filled.needs.values():
                    yield self._choice(answering, plan, filled.needs)

    def beginnings(self, answering: Answering, heard: Heard) -> tuple[str, tuple[Choice, ...]]:
        """A word of a message that names nothing, and what is it: of each of the things of whose names it is a part.

        Of results the last word says which: that is what people are told. Of all else the first words do.
        """
        grounded = heard.listened.grounded
        if grounded.matches:
            return "", ()
        names, graph = self._names(answering.speaker.language), self.knowledge.graph
        for word in dict.fromkeys(grounded.words):
            results = tuple(one for one in names.ending(word) if graph.is_kind(one, RESULT))
            for held in (results, names.beginning(word)):
                if len(held) >= FEWEST:
                    several = (self._asked_so(answering, WHAT_IS, (concept,)) for concept in held[:MOST_SHARED])
                    return word, tuple(choice for one in several for choice in one)
        return "", ()

    def others(
        self, answering: Answering, heard: Heard, told: tuple[Plan, Filling], named: tuple[str, ...]
    ) -> tuple[Choice, ...]:
        """What may be meant as well: a thing of the same name, the same of what was left out, other readings.

        Args:
            told: what is answered; its `left` is what of the message that leaves out.
            named: what the message names, what it asks about first.
        """
        plan, filled = told
        beside = [match for match in self.beside(heard, filled) if match.concept not in filled.needs.values()]
        out = [*self.each(answering, plan, tuple(beside), heard), *self.begun(answering, heard, plan)]
        out += self._about_left(answering, plan, filled)
        guesses = [guess.intent for guess in heard.questions[0].guesses]
        for intent in (*(one.intent for one in heard.questions[1:]), *guesses):
            out += self._asked_so(answering, intent, named)
        answered = self._choice(answering, plan, filled.needs).question
        unique = {one.question: one for one in out if one.question != answered}
        if len(unique) < FEWEST:
            near = (_offered(answering, one) for one in related(answering, tuple(filled.needs.values()), but=plan))
            unique |= {one.question: one for one in near}
        return tuple(unique.values())[:MOST]

    def all(
        self, answering: Answering, heard: Heard, told: tuple[Plan, Filling], named: tuple[str, ...]
    ) -> tuple[Choice, ...]:
        """The same with what is meant most likely before it, where something else is told in its place."""
        asked = self._choice(answering, told[0], told[1].needs)
        return (asked, *self.others(answering, heard, told, named))[:MOST]

    def _asked_so(self, answering: Answering, intent: str | None, named: tuple[str, ...]) -> Iterator[Choice]:
        """The same message as another kind of question, where a plan of its own tells that."""
        plan = self.knowledge.book.plans.get(intent or "")
        if plan:
            filled = filling(answering.graph, plan, named)
            offered = filled.fills(plan) and self.knowledge.offers(plan, filled.needs)
            if offered and plan.asked_with(frozenset(filled.needs), answering.speaker.language):
                yield self._choice(answering, plan, filled.needs)

    def _about_left(self, answering: Answering, plan: Plan, filled: Filling) -> Iterator[Choice]:
        """The same question about each concept that was named and that the answer is not about."""
        for concept in filled.left:
            others = [other for other in filled.needs.values() if not self._alike(other, concept)]
            again = filling(answering.graph, plan, (concept, *others))
            asked = plan.asked_with(frozenset(again.needs), answering.speaker.language)
            if asked and again.fills(plan) and concept in again.needs.values():
                yield self._choice(answering, plan, again.needs)

    def _choice(self, answering: Answering, plan: Plan, needs: Mapping[str, str]) -> Choice:
        question = question_of(answering.speaker, plan, needs)
        return _offered(answering, Related(question=question, plan=plan.id, needs=tuple(needs.values())))

    def _alike(self, one: str, other: str) -> bool:
        """Whether two concepts are of classes that ask for the same need."""
        vocabulary, concepts = self.knowledge.graph.vocabulary, self.knowledge.graph.concepts
        shared = vocabulary.ancestors(concepts[one].type) & vocabulary.ancestors(concepts[other].type)
        return bool(shared - {ROOT})

    def instead(self, answering: Answering, concepts: tuple[str, ...], plan: Plan | None) -> tuple[Choice, ...]:
        """Three questions that can be answered, about what was recognized if anything was."""
        offered = (*related(answering, concepts), *related(answering, self._examples))
        wanted = plan.id if plan else None
        in_order = sorted(offered, key=lambda one: one.plan != wanted)  # the kind of question asked comes first
        unique = {one.question: one for one in in_order}
        return tuple(_offered(answering, one) for one in list(unique.values())[:MOST])

    @cached_property
    def _examples(self) -> tuple[str, ...]:
        """The therapy and the disease of which most claims are held: what to offer who asked of nothing we know."""
        graph = self.knowledge.graph
        told = Counter(end for claim in graph.claims.values() for end in (claim.subject, claim.object))
        return tuple(max(graph.of_class(kind), key=lambda concept: (told[concept], concept)) for kind in EXAMPLES)


def _named(heard: Heard) -> tuple[str, ...]:
    return tuple(match.concept for match in heard.listened.grounded.matches)


def _offered(answering: Answering, one: Related) -> Choice:
    reading = answering.speaker.phrase("choice", question=one.question)
    return Choice(reading=reading, question=one.question, plan=one.plan, needs=one.needs)
