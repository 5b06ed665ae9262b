"""A question in plain words → an explanation: read, filled, answered, or told apart honestly. Knows no door."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property

from explain.answering import Answering
from explain.ask.intent import Intents, Reading
from explain.ask.lexicon import Lexicon, Match
from explain.ask.text import Tokens, cleaned, tokens
from explain.book.bound import Plan
from explain.engine import Told, explain, explanation
from explain.knowledge import Knowledge
from explain.model import Choice, Explanation, Recognized, Related, Status, Understanding
from explain.needs import filling
from explain.related import question_of, related
from kg.claims import DEFAULT_LANGUAGE, Register
from ontology.vocabulary import ROOT

CHOICES = 3
EXAMPLES = ("Therapy", "Disease")


class Asker:
    """Answers questions from one snapshot."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.lexicon = Lexicon(knowledge.graph)

    def ask(
        self, question: str, today: date, register: Register = "plain", language: str = DEFAULT_LANGUAGE
    ) -> Explanation:
        """Answer a question.

        Raises:
            BadQuestion: nothing to read, or too much. UsageError: a language that is not held.
        """
        answering = Answering.on(today, self.knowledge, register, language)
        text = cleaned(question)
        words = tokens(text)
        reading = self._read(words, language)
        found = self._recognized(answering, words, reading.matches if reading else self.lexicon.all(words))
        if reading is None or not all(need in reading.needs for need in reading.plan.required):
            return self._not_read(answering, text, reading, found)
        left = tuple(concept.id for concept in found if concept.id in reading.left)
        choices = self._about_left(answering, reading, left)
        read = Understanding(language=language, concepts=found, left=left, choices=choices)
        return explain(answering, reading.plan.id, reading.needs, Told(text, "answered", read))

    def _read(self, words: Tokens, language: str) -> Reading | None:
        intents = self._intents[language]
        whole = intents.readings(words)
        if whole:
            return whole[0]
        for plan in intents.mentioned(words):
            matches = self.lexicon.all(words)
            filled = filling(self.knowledge.graph, plan, [match.concept for match in matches])
            return Reading(plan, filled.needs, tuple(matches), left=filled.left)
        return None

    @cached_property
    def _intents(self) -> Mapping[str, Intents]:
        book = self.knowledge.book
        return {
            language: Intents(self.knowledge.graph, book.plans.values(), self.lexicon, language)
            for language in book.languages
        }

    def _not_read(
        self, answering: Answering, text: str, reading: Reading | None, found: tuple[Recognized, ...]
    ) -> Explanation:
        """`clarify` where the kind of question is clear but not what it is about; otherwise `unknown`."""
        plan = reading.plan if reading else None
        status: Status = "clarify" if plan else "unknown"
        read = Understanding(
            intent=plan.id if plan else None,
            intents=(plan.id,) if plan else (),
            language=answering.speaker.language,
            concepts=found,
            choices=self._choices(answering, tuple(concept.id for concept in found), plan),
        )
        return explanation(answering, Told(text, status, read))

    def _recognized(self, answering: Answering, words: Tokens, matches: Iterable[Match]) -> tuple[Recognized, ...]:
        unique: Mapping[str, Match] = {match.concept: match for match in reversed(list(matches))}
        return tuple(
            Recognized(
                id=concept,
                label=answering.speaker.label(concept),
                type=answering.graph.concepts[concept].type,
                matched=" ".join(words[match.start : match.end]),
                why=match.why,
            )
            for concept, match in sorted(unique.items(), key=lambda item: (item[1].start, item[0]))
        )

    def _about_left(self, answering: Answering, reading: Reading, left: tuple[str, ...]) -> tuple[Choice, ...]:
        """The same question about each concept that was named and that the answer is not about."""
        out = []
        for concept in left:
            others = [other for other in reading.needs.values() if not self._alike(other, concept)]
            filled = filling(answering.graph, reading.plan, (concept, *others))
            asked = reading.plan.asked_with(frozenset(filled.needs), answering.speaker.language)
            if asked and filled.fills(reading.plan) and concept in filled.needs.values():
                needs = tuple(filled.needs.values())
                question = question_of(answering.speaker, reading.plan, filled.needs)
                out.append(_choice(answering, Related(question=question, plan=reading.plan.id, needs=needs)))
        return tuple(out)

    def _alike(self, one: str, other: str) -> bool:
        """Whether two concepts are of classes that ask for the same need."""
        vocabulary, concepts = self.knowledge.graph.vocabulary, self.knowledge.graph.concepts
        shared = vocabulary.ancestors(concepts[one].type) & vocabulary.ancestors(concepts[other].type)
        return bool(shared - {ROOT})

    def _choices(self, answering: Answering, concepts: tuple[str, ...], plan: Plan | None) -> tuple[Choice, ...]:
        """Three questions that can be answered, about what was recognized if anything was."""
        offered = (*related(answering, concepts), *related(answering, self._examples))
        wanted = plan.id if plan else None
        in_order = sorted(offered, key=lambda one: one.plan != wanted)  # the kind of question asked comes first
        unique = {one.question: one for one in in_order}
        return tuple(_choice(answering, one) for one in list(unique.values())[:CHOICES])

    @cached_property
    def _examples(self) -> tuple[str, ...]:
        """The therapy and the disease of which most claims are held: what to offer who asked of nothing we know."""
        graph = self.knowledge.graph
        told = Counter(end for claim in graph.claims.values() for end in (claim.subject, claim.object))
        return tuple(max(graph.of_class(kind), key=lambda concept: (told[concept], concept)) for kind in EXAMPLES)


def _choice(answering: Answering, one: Related) -> Choice:
    reading = answering.speaker.phrase("choice", question=one.question)
    return Choice(reading=reading, question=one.question, plan=one.plan, needs=one.needs)
