"""A question in plain words → an explanation: read, filled, answered, or told apart honestly. Knows no door."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import cached_property

from explain.ask.intent import Intents, Reading
from explain.ask.lexicon import Lexicon, Match
from explain.ask.text import Tokens, cleaned, tokens
from explain.content import PlanSpec
from explain.engine import assembled, explain
from explain.knowledge import Knowledge
from explain.model import Choice, Explanation, Recognized, Status, Understanding
from explain.related import related
from explain.tell import Teller
from explain.words import filled
from kg.claims import Register

CHOICES = 3
EXAMPLES = ("Therapy", "Disease")


class Asker:
    """Answers questions from one snapshot."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.lexicon = Lexicon(knowledge.graph)
        self._intents: dict[str, Intents] = {}

    def ask(self, question: str, today: date, register: Register = "plain", language: str = "en") -> Explanation:
        """Answer a question.

        Raises:
            BadQuestion: nothing to read, or too much. UsageError: a language that is not held.
        """
        text = cleaned(question)
        words = tokens(text)
        teller = Teller(self.knowledge.speaker(register, language))
        reading = self._read(words, language)
        found = self._recognized(teller, words, list(reading.matches) if reading else self.lexicon.all(words))
        if reading is not None and all(need in reading.needs for need in reading.plan.required()):
            read = Understanding(language=language, concepts=found)
            return explain(self.knowledge, reading.plan.id, reading.needs, today, register, language, text, read)
        return self._not_read(teller, text, words, reading, found, today)

    def _read(self, words: Tokens, language: str) -> Reading | None:
        intents = self._intents.get(language)
        if intents is None:
            intents = self._intents[language] = Intents(
                self.knowledge.graph, self.knowledge.content.plans, self.lexicon, language
            )
        whole = intents.readings(words)
        if whole:
            return whole[0]
        for plan in intents.mentioned(words):
            matches = self.lexicon.all(words)
            needs = self._filled(plan, [match.concept for match in matches])
            return Reading(plan, needs, tuple(matches), 0)
        return None

    def _filled(self, plan: PlanSpec, concepts: list[str]) -> dict[str, str]:
        """Needs filled by class, in the order of the question; of two related concepts the more specific one."""
        graph = self.knowledge.graph
        wider = {c for c in concepts for other in concepts if other != c and c in graph.above[other]}
        left = [concept for concept in dict.fromkeys(concepts) if concept not in wider]
        needs: dict[str, str] = {}
        for need in plan.needs:
            fit = next((c for c in left if graph.is_kind(c, plan.need_class(need))), None)
            if fit is not None:
                needs[need] = fit
                left.remove(fit)
        return needs

    def _not_read(
        self,
        teller: Teller,
        text: str,
        words: Tokens,
        reading: Reading | None,
        found: tuple[Recognized, ...],
        today: date,
    ) -> Explanation:
        """`clarify` where the kind of question is clear but not what it is about; otherwise `unknown`."""
        plan = reading.plan if reading else None
        status: Status = "clarify" if plan else "unknown"
        choices = self._choices(teller, tuple(concept.id for concept in found), plan)
        read = Understanding(
            intent=plan.id if plan else None,
            intents=(plan.id,) if plan else (),
            language=teller.speaker.language,
            concepts=found,
            choices=choices,
        )
        return assembled(self.knowledge, teller, status, text, read, today)

    def _recognized(self, teller: Teller, words: Tokens, matches: list[Match]) -> tuple[Recognized, ...]:
        unique: Mapping[str, Match] = {match.concept: match for match in reversed(matches)}
        return tuple(
            Recognized(
                id=concept,
                label=teller.speaker.label(concept),
                type=self.knowledge.graph.concepts[concept].type,
                matched=" ".join(words[match.start : match.end]),
                why=match.why,
            )
            for concept, match in sorted(unique.items(), key=lambda item: (item[1].start, item[0]))
        )

    def _choices(self, teller: Teller, concepts: tuple[str, ...], plan: PlanSpec | None) -> tuple[Choice, ...]:
        """Three questions that can be answered, about what was recognized if anything was."""
        speaker = teller.speaker
        about = related(self.knowledge, speaker, None, dict(enumerate_needs(concepts)), ())
        examples = related(self.knowledge, speaker, None, dict(enumerate_needs(self._examples)), ())
        wanted = plan.id if plan else None
        in_order = sorted((*about, *examples), key=lambda r: r.plan != wanted)  # the kind of question asked comes first
        offered = {r.question: r for r in in_order}
        pattern = speaker.phrase("choice")
        return tuple(
            Choice(reading=filled(pattern, {"question": r.question}), question=r.question, plan=r.plan, needs=r.needs)
            for r in list(offered.values())[:CHOICES]
        )

    @cached_property
    def _examples(self) -> tuple[str, ...]:
        """The therapy and the disease of which most claims are held: what to offer who asked of nothing we know."""
        graph = self.knowledge.graph
        told = Counter(end for claim in graph.claims.values() for end in (claim.subject, claim.object))
        return tuple(max(graph.of_class(kind), key=lambda concept: (told[concept], concept)) for kind in EXAMPLES)


def enumerate_needs(concepts: tuple[str, ...]) -> list[tuple[str, str]]:
    """Concepts as unnamed needs."""
    return [(str(i), concept) for i, concept in enumerate(concepts)]
