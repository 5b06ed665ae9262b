"""A question in plain words → an explanation: heard, filled, answered, or told apart honestly. Knows no door."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property

from explain.answering import ANYONE, Answering, Reader
from explain.ask.believed import believed
from explain.ask.beside import Besides
from explain.ask.choices import WHAT_IS, Choices
from explain.ask.ear import Ear, Heard, Question
from explain.ask.grounding.alternatives import Alternatives
from explain.ask.grounding.corrections import Corrections
from explain.ask.grounding.ground import AS_READ
from explain.ask.grounding.index import NameIndex
from explain.ask.grounding.lexicon import Match
from explain.ask.intent.choosing import Guess
from explain.ask.left import not_asked, without_shown
from explain.ask.lessons import Lessons, lessons
from explain.ask.planning import Planner, asked_first
from explain.ask.planning import Told as Planned
from explain.ask.reading.text import cleaned, read
from explain.ask.safety.flags import RedFlags
from explain.ask.shown import mentioned
from explain.ask.suggest import Suggester
from explain.book.bound import Plan, Reply
from explain.book.hearing import DeclinedKind, Words
from explain.engine import Told, explain, explanation, in_short
from explain.knowledge import Knowledge
from explain.model import (
    Explanation,
    Notice,
    Premise,
    Recognized,
    Role,
    Section,
    Status,
    Understanding,
    Why,
)
from explain.needs import Filling, filling
from explain.premises import merged, stated
from explain.tell import Teller
from explain.urgent import urgent

log = logging.getLogger("wayfind")

MOST_URGENT = 2
ABOUT: tuple[Role, ...] = ("asked", "told")
BY_NAME: frozenset[Why] = frozenset({"label", "synonym", "id", "chosen"})


class Asker:
    """Answers questions from one snapshot.

    Args:
        learned: what hearing has learned, by language; learned when a language is first heard where it is not given.
    """

    def __init__(self, knowledge: Knowledge, learned: Mapping[str, Lessons] | None = None) -> None:
        self.knowledge = knowledge
        self._planner = Planner(knowledge)
        self._given = learned
        self._ears: dict[str, Ear] = {}
        self._named_besides: dict[str, Besides] = {}
        self._names: dict[str, NameIndex] = {}
        self._suggesters: dict[str, Suggester] = {}

    def ask(
        self,
        question: str,
        today: date,
        reader: Reader = ANYONE,
        corrected: Corrections = AS_READ,
    ) -> Explanation:
        """Answer a question.

        Args:
            corrected: what of it was misread before, as the person said.

        Raises:
            BadQuestion: nothing to read, or too much. UsageError: a language that is not held.
            NotFound: a correction of what is not held.
        """
        for concept in sorted(corrected.named):
            self.knowledge.graph.concept(concept)
        answering = Answering.on(today, self.knowledge, reader)
        text = cleaned(question)
        words = read(text)
        tongue = self.knowledge.book.tongues.other(words.shown, words.words, reader.language)
        flags = tuple(one.flag for one in self._red_flags.heard(words))
        if flags:
            return self._urgent(answering, text, flags, self._beside(answering, text, corrected), tongue)
        heard = self.ear(reader.language).hear(words, corrected)
        if heard.alarm and not (tongue and heard.alarmed_by_names):
            return self._urgent(answering, text, heard.alarm.labels, self._else(answering, heard), tongue)
        if tongue:
            return self._other_tongue(answering, text, heard, tongue)
        reply = next((one for one in self.knowledge.book.replies if one.heard.id == heard.reply), None)
        if reply:
            return self._replied(answering, text, reply)
        return self._answered(answering, text, heard, corrected)

    def _other_tongue(self, answering: Answering, text: str, heard: Heard, tongue: str) -> Explanation:
        """That nothing is heard in a language yet, in it and in the reader's; which names were recognized all the same.

        Spellings are mended by the words of a language, so that none of another is mended into a name.
        """
        found = self._recognized(answering, heard, heard.questions[0])
        named = tuple(one.model_copy(update={"role": "asked"}) for one in found if one.why in BY_NAME)
        said = self.knowledge.book.tongues.held[tongue].says, answering.speaker.notice("language")
        read_as = Understanding(
            language=tongue,
            concepts=named,
            choices=self._choices.instead(answering, tuple(one.id for one in named), None) if named else (),
        )
        notice = Notice(kind="language", text=" ".join(one for one in said if one))
        return explanation(answering, Told(text, "unknown", read_as, notices=(notice,)))

    def _replied(self, answering: Answering, text: str, reply: Reply) -> Explanation:
        """A word to who asks nothing, where to turn, and nothing else."""
        notice = Notice(kind="reply", text=str(reply.heard.says[answering.speaker.language]), about=reply.heard.id)
        told = Told(text, "answered", Understanding(language=answering.speaker.language), notices=(notice,))
        said = explain(answering, reply.plan, reply.needs, told) if reply.plan else explanation(answering, told)
        return said.model_copy(update={"related": ()})

    def _answered(self, answering: Answering, text: str, heard: Heard, corrected: Corrections) -> Explanation:
        """The answer to a message that tells of no emergency, or what would have to be known to answer it."""
        first = heard.questions[0]
        found = self._recognized(answering, heard, first)
        kinds = self._kinds(heard)
        if kinds:
            general = kinds[0].then if heard.declined[0].cue else None
            first = replace(first, phrasing=None, guesses=(Guess(general, 1.0, ()),)) if general else first
            heard = replace(heard, questions=(first, *heard.questions[1:]))
        premises = self._premises(answering, heard)
        told = self._planner.planned(answering, heard, found, premises, bool(kinds))
        told = self._told_below(kinds, found) or told
        premises = self._once(answering, heard, premises, told)
        understood = self._understood(answering, heard, found, premises).model_copy(
            update={"corrected": corrected.pairs}
        )
        if told is None or (heard.things and not kinds):
            return self._not_told(answering, text, heard, understood, kinds)
        plan, filled = told
        shared = () if kinds else self._choices.shared(heard, filled)
        if shared:
            return self._not_told(answering, text, heard, understood, kinds, (plan, shared))
        left = tuple(not_asked(heard, filled, found))
        beside = self._choices.beside(heard, filled)
        understood = understood.model_copy(
            update={
                "left": left,
                "choices": self._choices.others(
                    answering, heard, (plan, Filling(filled.needs, left)), tuple(asked_first(found))
                ),
                "shared": heard.listened.grounded.raw(beside[0]) if beside else "",
            }
        )
        besides = self._besides(answering.speaker.language)
        things = besides.named(heard.listened.grounded, found, {*filled.needs.values()})
        concepts = tuple(dict.fromkeys(one for thing in things for one in sorted(thing.asked)))
        answering = replace(answering, besides=things, named=concepts)
        further = tuple(self._further(answering, heard, found))
        status: Status = "declined" if kinds else "answered"
        limits = () if heard.cut or any(one.plan for one in kinds[:1]) else self._notices(answering, first, plan)
        notices = (*self._cannot(answering, kinds), *limits)
        asked = Told(text, status, understood, sections=further, notices=notices)
        return without_shown(answering, besides, explain(answering, plan.id, filled.needs, asked))

    @cached_property
    def _choices(self) -> Choices:
        return Choices(self.knowledge, self.names)

    def names(self, language: str) -> NameIndex:
        """All that concepts are called in a language, in order."""
        if language not in self._names:
            self._names[language] = NameIndex(self.knowledge.graph, self.knowledge.book.hearing.nameless, language)
        return self._names[language]

    def suggester(self, language: str) -> Suggester:
        """Who suggests what may be asked, while somebody types."""
        if language not in self._suggesters:
            words = self.knowledge.book.hearing.words.get(language, Words())
            persons = self.knowledge.book.persons.get(language)
            idle = words.openers | (persons.asks | persons.breaks | persons.links | persons.self if persons else set())
            known = self._lessons(language).words
            self._suggesters[language] = Suggester(self.knowledge, self.names(language), known, idle)
        return self._suggesters[language]

    def _alternatives(self, answering: Answering) -> Alternatives:
        return Alternatives(self.names(answering.speaker.language))

    @cached_property
    def _red_flags(self) -> RedFlags:
        return RedFlags.read(self.knowledge.book.flags)

    def _urgent(
        self,
        answering: Answering,
        text: str,
        flags: tuple[str, ...],
        understood: Understanding,
        tongue: str | None = None,
    ) -> Explanation:
        """What to do now, before anything; below it what is held of the first red flag, and what else was asked.

        Args:
            tongue: the language of the message, where it is another than the reader's.
        """
        notices = urgent(answering, flags[:MOST_URGENT], tongue)
        held = next((flag for flag in flags if flag in answering.graph.concepts), None)
        if held is None or WHAT_IS not in self.knowledge.book.plans:
            return explanation(answering, Told(text, "urgent", understood, notices=notices))
        return explain(answering, WHAT_IS, {"concept": held}, Told(text, "urgent", understood, notices=notices))

    def _beside(self, answering: Answering, text: str, corrected: Corrections) -> Understanding:
        """What else a message of an emergency asks; nothing where that fails: what to do now is told all the same."""
        try:
            return self._else(answering, self.ear(answering.speaker.language).hear(read(text), corrected))
        except Exception as error:
            log.error("the rest of an emergency was not heard: %s", type(error).__name__)
            return Understanding(language=answering.speaker.language)

    def _else(self, answering: Answering, heard: Heard) -> Understanding:
        """What else a message of an emergency asks, and what of it can be told."""
        found = self._recognized(answering, heard, heard.questions[0])
        told = self._planner.planned(answering, heard, found, self._premises(answering, heard), general=True)
        choices = self._choices.all(answering, heard, told, tuple(asked_first(found))) if told else ()
        return self._understood(answering, heard, found, ()).model_copy(update={"choices": choices})

    def _premises(self, answering: Answering, heard: Heard) -> tuple[Premise, ...]:
        """What a message takes for granted, as it is found to be."""
        return stated(Teller(answering), ((one.assumed.premise, one.needs) for one in heard.taken))

    def _once(
        self, answering: Answering, heard: Heard, premises: tuple[Premise, ...], told: Planned | None
    ) -> tuple[Premise, ...]:
        """The same without beliefs about what a plan tells of, where that corrects what it takes for granted itself."""
        if told is None or not any(one.belief for one in heard.taken):
            return premises
        if not self._planner.corrects(answering, told):
            return premises
        about = answering.graph.forward.get(("about", "supports"), {})
        told_of = {*told[1].needs.values()}
        pairs = zip(heard.taken, premises, strict=True)
        return tuple(one for taken, one in pairs if not (taken.belief and told_of & about.get(taken.belief, {}).keys()))

    def _kinds(self, heard: Heard) -> tuple[DeclinedKind, ...]:
        """What of a message nobody can be told from here."""
        held = {kind.id: kind for kind in self.knowledge.book.declined}
        return tuple(held[one.kind] for one in heard.declined)

    def _told_below(self, kinds: tuple[DeclinedKind, ...], found: tuple[Recognized, ...]) -> Planned | None:
        """What is told below what nobody can be told, with what else is named; None where the question tells that."""
        kind = next(iter(kinds), None)
        if kind is None or kind.plan is None or kind.about is None:
            return None
        plan = self.knowledge.book.plans[kind.plan]
        return plan, filling(self.knowledge.graph, plan, (kind.about, *asked_first(found)))

    def _cannot(self, answering: Answering, kinds: Iterable[DeclinedKind]) -> tuple[Notice, ...]:
        """What is said of that."""
        language = answering.speaker.language
        return tuple(Notice(kind="declined", text=str(kind.says[language]), about=kind.id) for kind in kinds)

    def _further(self, answering: Answering, heard: Heard, found: tuple[Recognized, ...]) -> Iterator[Section]:
        """The answers in short to the other questions of a message, in order, where a plan of their own tells them."""
        for place, question in enumerate(heard.questions[1:], 2):
            named = [m.concept for m in heard.listened.grounded.matches if question.asking.start <= m.start]
            told = self._planner.told_by(question, (*named, *(concept.id for concept in found)))
            if told and told[0].id == question.intent:
                section = in_short(answering, told[0].id, told[1].needs, place)
                if section:
                    yield section

    def ear(self, language: str) -> Ear:
        """Who hears a language."""
        if language not in self._ears:
            self._ears[language] = Ear(self.knowledge, self._lessons(language), language)
        return self._ears[language]

    def _besides(self, language: str) -> Besides:
        """Who finds what messages in a language name besides."""
        if language not in self._named_besides:
            held, lexicon = self.knowledge.book.hearing.beside, self.ear(language).listener.lexicon
            self._named_besides[language] = Besides(self.knowledge.graph, held, lexicon, language)
        return self._named_besides[language]

    def _lessons(self, language: str) -> Lessons:
        """What hearing has learned of a language."""
        if self._given is not None:
            return self._given.get(language, Lessons())
        heard = language in self.knowledge.book.hearing.words
        return lessons(self.knowledge.graph, self.knowledge.book, language) if heard else Lessons()

    def _recognized(self, answering: Answering, heard: Heard, question: Question) -> tuple[Recognized, ...]:
        """The concepts that are named, each once, in the order of their words."""
        grounded = heard.listened.grounded
        unique: Mapping[str, Match] = {match.concept: match for match in reversed(grounded.matches)}
        taken = set(question.phrasing.needs.values()) if question.phrasing else set()
        return tuple(
            Recognized(
                id=concept,
                label=answering.speaker.label(concept),
                type=answering.graph.concepts[concept].type,
                matched=grounded.raw(match).casefold(),
                why=match.why,
                score=match.score,
                role=heard.roles.get(concept, "asked"),
                others=self._alternatives(answering).others(grounded, match),
            )
            for concept, match in sorted(unique.items(), key=lambda item: (item[1].start, item[0]))
            if concept in taken or not self._shadowed(grounded.matches, match, taken)
        )

    def _shadowed(self, matches: Iterable[Match], match: Match, taken: set[str]) -> bool:
        """Whether the same words were read as another concept, one that the question is about."""
        return any((one.start, one.end) == (match.start, match.end) and one.concept in taken for one in matches)

    def _understood(
        self, answering: Answering, heard: Heard, found: tuple[Recognized, ...], premises: tuple[Premise, ...]
    ) -> Understanding:
        """What was read into a message."""
        intents = tuple(dict.fromkeys(one.intent for one in heard.questions if one.intent))
        first = heard.questions[0]
        return Understanding(
            intent=first.intent,
            intents=intents,
            why=first.guesses[0].why if first.guesses and not first.phrasing else (),
            cut_off=heard.cut is not None,
            language=answering.speaker.language,
            concepts=(*found, *believed(answering, heard, {one.id for one in found})),
            premises=merged(premises, ()),
            mentioned=mentioned(answering, heard, found, self.ear(answering.speaker.language).listener.lexicon),
        )

    def _not_told(
        self,
        answering: Answering,
        text: str,
        heard: Heard,
        understood: Understanding,
        kinds: tuple[DeclinedKind, ...] = (),
        shared: tuple[Plan, tuple[Match, ...]] | None = None,
    ) -> Explanation:
        """`clarify` where the kind of question is clear but not what it is about; otherwise `unknown`.

        Args:
            shared: all that is named by the same words, with the plan that would tell of it.
        """
        question, grounded, offer = heard.questions[0], heard.listened.grounded, self._choices
        strange = heard.things or (
            *(grounded.raw(name) for name in grounded.unheld),
            *(grounded.text.raw(token, token + 1) for token in grounded.strange),
        )
        strange = tuple(word for word in strange if heard.cut is None or word != heard.cut.piece)
        plan = next(self._planner.plans(question), None)
        asked = plan or self.knowledge.book.plans.get(WHAT_IS)
        doubted = (
            *(offer.begun(answering, heard, asked) if asked else ()),
            *(offer.doubted(answering, heard, plan) if plan else ()),
        )
        clear = (plan or doubted) and not strange
        status: Status = "declined" if kinds else "clarify" if clear else "unknown"
        if shared:
            status, doubted = "clarify", tuple(offer.each(answering, *shared, heard))
        part, begun = offer.beginnings(answering, heard) if not (doubted or strange or kinds) else ("", ())
        doubted = doubted or begun
        named = tuple(concept.id for concept in understood.concepts)
        choices = doubted or offer.instead(answering, named, plan)
        word = grounded.raw(shared[1][0]) if shared else part
        read_as = understood.model_copy(update={"choices": choices, "unknown": strange, "shared": word})
        return explanation(answering, Told(text, status, read_as, notices=self._cannot(answering, kinds)))

    def _notices(self, answering: Answering, question: Question, plan: Plan) -> tuple[Notice, ...]:
        """What can't be told yet: the kind of question that is asked, where another plan tells what is held."""
        intent = question.intent
        if intent is None or intent == plan.id or intent not in self.knowledge.book.hearing.intents:
            return ()
        asked = self.knowledge.book.hearing.intents[intent].asked[answering.speaker.language]
        return (Notice(kind="limit", text=answering.speaker.phrase("not_yet", asked=str(asked))),)
