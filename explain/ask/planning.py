"""Which plan tells what a question asks, with what fills its needs. Tells nothing itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import permutations

from explain.answering import Answering
from explain.ask.ear import Heard, Question
from explain.ask.grounding.kinds import DISEASE
from explain.ask.intent.choosing import is_near
from explain.book.bound import Plan
from explain.knowledge import Knowledge
from explain.model import Premise, Recognized, Role
from explain.needs import Filling, filling
from explain.premises import checked
from explain.tell import Teller

ABOUT: tuple[Role, ...] = ("asked", "told")
Told = tuple[Plan, Filling]
"""A plan, and what fills its needs."""


@dataclass(frozen=True)
class Planner:
    """Finds plans for what was heard."""

    knowledge: Knowledge

    def planned(
        self,
        answering: Answering,
        heard: Heard,
        found: Collection[Recognized],
        premises: tuple[Premise, ...],
        general: bool = False,
    ) -> Told | None:
        """What tells of the first question of a message; None where nothing does, or two readings are too near.

        Args:
            found: the concepts that are named. premises: what is taken for granted, as it was found to be.
            general: only the general part is told, so that no doubt holds it back.
        """
        question = heard.questions[0]
        told = self.told_by(question, asked_first(found), {one.id for one in found if one.role == "asked"})
        if told is not None and not general and (_in_doubt(heard, question) or self._not_held(heard, told, question)):
            told = None
        elif told is not None and not (question.phrasing and question.phrasing.needs):
            told = told[0], self._likeliest(answering, *told)
        told = self._of_belief(answering, heard, premises, question, told)
        return told if told is not None and told[1].needs else None

    def told_by(self, question: Question, concepts: Iterable[str], asked: Collection[str] = ()) -> Told | None:
        """The plan that tells what is asked, with what fills its needs; None where none is filled.

        Args:
            asked: those of the concepts that are asked about, not told of only.
        """
        held = tuple(concepts) or self._otherwise(question)
        if question.phrasing and question.phrasing.needs:
            needs = question.phrasing.needs
            covered = {*needs.values()}
            left = filling(self.knowledge.graph, question.phrasing.plan, [c for c in held if c not in covered]).left
            return question.phrasing.plan, Filling(needs, tuple(c for c in held if c in left and c not in covered))
        for place, plan in enumerate(self.plans(question)):
            filled = filling(self.knowledge.graph, plan, self._in_order(question, held, asked))
            if filled.fills(plan):
                return plan, filled
            if place == 0 and plan.id == question.intent and plan.required[0] not in filled.needs:
                return None  # what it asks about was not named
        return None

    def _otherwise(self, question: Question) -> tuple[str, ...]:
        """What a kind of question is about where a message names nothing."""
        intent = self.knowledge.book.hearing.intents.get(question.intent or "")
        return (intent.otherwise,) if intent and intent.otherwise else ()

    def _likeliest(self, answering: Answering, plan: Plan, filled: Filling) -> Filling:
        """Needs of one class, whose roles no words tell, so that the least is wrong that a plan takes for granted."""
        like = [need for need in filled.needs if [*plan.needs.values()].count(plan.needs[need]) > 1]
        readings = [
            Filling({**filled.needs, **dict(zip(like, several, strict=True))}, filled.left)
            for several in permutations(filled.needs[need] for need in like)
        ]
        if len(readings) == 1 or not plan.premises:
            return filled
        teller = Teller(answering)
        return min(readings, key=lambda one: sum(p.holds is False for p in checked(teller, plan, one.needs)))

    def _of_belief(
        self,
        answering: Answering,
        heard: Heard,
        premises: tuple[Premise, ...],
        question: Question,
        told: Told | None,
    ) -> Told | None:
        """What tells of a belief that is corrected, where that is what is asked or nothing else can be told.

        Of a belief that is only asked about, too, where that is all that is asked, unless the plan corrects it itself.
        """
        held = (one.belief for one, premise in zip(heard.taken, premises, strict=True) if premise.holds is False)
        belief = next((one for one in held if one), None) or heard.wondered
        alone = belief == heard.wondered and len(heard.questions) == 1 and not self.corrects(answering, told)
        book, graph = self.knowledge.book, self.knowledge.graph
        of_beliefs = {
            key: [book.plans[plan] for plan in intent.told_by]
            for key, intent in book.hearing.intents.items()
            if belief and intent.about and graph.is_kind(belief, intent.about[0])
        }
        if belief is None or (told is not None and not alone and question.intent not in of_beliefs):
            return told
        telling = ((plan, filling(graph, plan, (belief,))) for plans in of_beliefs.values() for plan in plans)
        return next((one for one in telling if one[1].fills(one[0])), told)

    def corrects(self, answering: Answering, told: Told | None) -> bool:
        """Whether a plan corrects what it takes for granted of these."""
        if told is None:
            return False
        return any(one.holds is False for one in checked(Teller(answering), told[0], told[1].needs))

    def _in_order(self, question: Question, concepts: tuple[str, ...], asked: Collection[str]) -> tuple[str, ...]:
        """Concepts with those first that are asked about, then those that this kind of question is about."""
        graph, intent = self.knowledge.graph, self.knowledge.book.hearing.intents.get(question.intent or "")
        about = intent.about if intent else ()

        def place(concept: str) -> int:
            return next((i for i, kind in enumerate(about) if graph.is_kind(concept, kind)), len(about))

        return tuple(sorted(concepts, key=lambda concept: (concept not in asked, place(concept))))

    def plans(self, question: Question) -> Iterator[Plan]:
        """The plans by which a kind of question is told, in turn."""
        if question.phrasing:
            yield question.phrasing.plan
        elif question.intent:
            told_by = self.knowledge.book.hearing.intents[question.intent].told_by
            yield from (self.knowledge.book.plans[plan] for plan in told_by)

    def _not_held(self, heard: Heard, told: Told, question: Question) -> bool:
        """Whether an answer would be about less than was asked: what is not held has no place in it.

        Another plan would have to speak for the question's own since a word of it is not known; or a disease that is
        not held is what it asks about.
        """
        plan, filled = told
        own = next(self.plans(question), None)
        if heard.listened.grounded.strange and own is not None and own.id == question.intent and plan is not own:
            return True
        graph, asking = self.knowledge.graph, question.asking
        about = any(asking.start <= one.start and one.end <= asking.end for one in heard.listened.grounded.unheld)
        return about and not any(graph.is_kind(concept, DISEASE) for concept in filled.needs.values())


def _in_doubt(heard: Heard, question: Question) -> bool:
    """Whether two readings of a question, or of a name in it, are too near each other."""
    near = question.phrasing is None and is_near(question.guesses)
    return near or bool(heard.listened.grounded.doubts)


def asked_first(found: Iterable[Recognized]) -> list[str]:
    """What is asked about, then what is told of; what is denied, over or another's only where nothing else is named."""
    held = sorted((one for one in found if one.role in ABOUT), key=lambda one: ABOUT.index(one.role))
    return [one.id for one in held or found]
