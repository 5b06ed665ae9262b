"""Hears a message in one language: its questions, what each is about and what it asks. Walks nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from explain.ask.grounding.corrections import Corrections
from explain.ask.grounding.ground import AS_READ
from explain.ask.grounding.lexicon import Lexicon
from explain.ask.grounding.person import Fact, People
from explain.ask.hints import Hint, denied, hinted
from explain.ask.intent.choosing import Guess, guesses
from explain.ask.intent.phrasings import Phrasings, Reading
from explain.ask.lessons import Lessons
from explain.ask.listener import Listened, Listener
from explain.ask.premises.finder import Finder, Taken
from explain.ask.premises.things import things
from explain.ask.reading.asking import Asking
from explain.ask.reading.cutoff import CutOff, Cutoff
from explain.ask.reading.text import Text, Tokens
from explain.ask.safety.declined import Declined, HeardDeclined
from explain.ask.views import LOOKED_AT, Views
from explain.book.bound import Plan
from explain.book.hearing import DECLINED, FLAGS, MYTHS, Words
from explain.knowledge import Knowledge
from explain.model import Role
from ontology.vocabulary import ROOT

MOST_ASKED = 3
CLEAR = 0.2
"""How far a kind of question that no plan tells must be before the next to be what is asked."""
AHEAD = 0.1
"""How far a belief must be before the next to be told, where both are near."""
ILLNESS = "Disease"


@dataclass(frozen=True)
class Question:
    """One question of a message: the words that ask it, a plan's own phrasing that fits them, and other guesses."""

    asking: Asking
    phrasing: Reading | None
    guesses: tuple[Guess, ...]

    @property
    def intent(self) -> str | None:
        """The kind of question; None where nothing tells."""
        if self.phrasing:
            return self.phrasing.plan.id
        return self.guesses[0].intent if self.guesses else None


@dataclass(frozen=True)
class Heard:
    """A message as it was heard.

    Attributes:
        questions: in order, at most three; `more`: how many others there were.
        declined: what of it nobody can be told from here. cut: where it breaks off.
        taken: what it takes for granted. things: names in it that nothing held has.
        roles: concept → how it is told of. facts: what is told of somebody, in order.
        alarm: the red flag of which it tells by what was learned.
        wondered: the belief of which it only asks whether it is so.
        beliefs: every belief in it, whether it states it or asks about it.
        reply: the kind of message that it is, where it asks nothing and is met with a word.
    """

    listened: Listened
    questions: tuple[Question, ...]
    declined: tuple[HeardDeclined, ...] = ()
    cut: CutOff | None = None
    more: int = 0
    taken: tuple[Taken, ...] = ()
    things: tuple[str, ...] = ()
    roles: Mapping[str, Role] = field(default_factory=dict)
    facts: tuple[Fact, ...] = ()
    alarm: Hint | None = None
    wondered: str | None = None
    beliefs: tuple[Taken, ...] = ()
    reply: str | None = None

    @property
    def alarmed_by_names(self) -> bool:
        """Whether nothing but the names in it tells the red flag: in another language that may be said of anything."""
        grounded = self.listened.grounded
        named = {word for one in grounded.matches for word in grounded.words[one.start : one.end]}
        told = {word for said in (self.alarm.words if self.alarm else ()) for word in said.split()}
        return all(word in named or word.isdigit() or word.startswith("{") for word in told)


class Ear:
    """Hears questions in one language."""

    def __init__(self, knowledge: Knowledge, lessons: Lessons, language: str) -> None:
        hearing = knowledge.book.hearing
        self.listener = Listener(knowledge.graph, hearing, language, lessons.words)
        self._learned = lessons.learned
        self._taught, self._subjects = lessons.taught, hearing.subjects
        self._declined = Declined(knowledge.book.declined, language)
        self._replies = {reply.heard.id: reply for reply in knowledge.book.replies}
        self._told_by = {key: intent.told_by for key, intent in hearing.intents.items()}
        self._replied = Declined([reply.heard for reply in knowledge.book.replies], language)
        self._elsewhere = dict(_elsewhere(knowledge))
        self.people = _people(knowledge, language)
        self.cutoff = _cutoff(knowledge, self.listener.lexicon, lessons, language)
        self._words = hearing.words.get(language, Words())
        self._finder = Finder(knowledge.graph, knowledge.book.assumed, language, self._words)
        self._phrasings = Phrasings(knowledge.graph, knowledge.book.plans.values(), self.listener.lexicon, language)
        self._is_kind = knowledge.graph.is_kind

    def hear(self, text: Text, corrected: Corrections = AS_READ) -> Heard:
        """Hear a message.

        Args:
            corrected: what of it was misread before.
        """
        listened = self.listener.listen(text, corrected)
        views = Views(self.listener, listened, self._declined)
        whole = self._readings(listened, listened.grounded.words, corrected)
        every = tuple(one for one in self._taken(views, bool(whole)) if one.belief not in corrected.refused)
        named, beliefs = things(listened, self._words), tuple(one for one in every if one.belief)
        taken = tuple(one for one in every if not one.asked)
        wondered = next((one.belief for one in every if one.asked), None)
        if whole:
            others = guesses(self._learned, views.asked())
            asked = Question(Asking(0, len(listened.grounded.words), True), whole[0], others)
            begun = self._cut(text) if listened.grounded.matches else None
            cut = begun if begun and begun.piece else None  # a name was read of which the last word has only begun
            return Heard(listened, (asked,), cut=cut, taken=taken, things=named, wondered=wondered, beliefs=beliefs)
        found = list(self._questions(views, corrected))
        declined = self._told_apart(views)
        named = named or tuple(self._unnamed(listened, found))
        unheld = bool(named) and not listened.grounded.matches
        told = all(one.phrasing and one.phrasing.matches for one in found)  # nothing but what plans themselves ask
        if not (declined or unheld or told) and (hint := self._hint(DECLINED, views)):
            declined = (HeardDeclined(self._of_several(DECLINED, hint.labels), hint.words),)
        cut = self._cut(text)
        named = tuple(name for name in named if cut is None or name != cut.piece)
        if not (declined or cut or named or listened.grounded.matches) and self._asks(listened):
            declined = tuple(self._outside(found))
        roles = self.people.told(listened.grounded, listened.askings) if self.people else ()
        return Heard(
            listened,
            tuple(found[:MOST_ASKED]),
            declined,
            cut,
            more=max(0, len(found) - MOST_ASKED),
            taken=taken,
            things=named,
            roles={one.match.concept: one.role for one in reversed(roles)},
            facts=self.people.facts(listened.grounded, listened.askings, roles) if self.people else (),
            alarm=self._hint(FLAGS, views),
            wondered=wondered,
            beliefs=beliefs,
            reply=self._reply(listened, found),
        )

    def _reply(self, listened: Listened, found: Sequence[Question]) -> str | None:
        """The kind of message that it is, where it asks nothing, or just for what is told who writes such a one."""
        heard = self._replied.heard(self._replied.said(*self.listener.told(listened)))
        if any(one.marked for one in listened.askings):
            told = {plan for one in found for plan in self._told_by.get(one.intent or "", ())}
            heard = tuple(one for one in heard if self._replies[one.kind].plan in told)
        return heard[0].kind if heard else None

    def _taken(self, views: Views, whole: bool) -> tuple[Taken, ...]:
        """What a message takes for granted: by turns of phrase; where they tell of no belief, by what was learned.

        Args:
            whole: whether it is a plan's own question and nothing else: what that takes for granted is the plan's.
        """
        found = self._finder.found(views.heard)
        hint = None if whole or any(one.belief for one in found) else self._hint(MYTHS, views)
        certain = hint is not None and hint.lead >= self._subjects[MYTHS].certain
        if hint is None or (len(hint.labels) > 1 and not (certain and hint.ahead >= AHEAD)):
            return found
        return (*found, *self._finder.believed(views.heard, hint.labels[0], hint.words, certain))

    def _told_apart(self, views: Views) -> tuple[HeardDeclined, ...]:
        """What of a message nobody can be told, by its signs; none against which all speaks that was learned."""
        heard = self._declined.heard(views.said)
        if not heard or DECLINED not in self._taught:
            return heard
        held, looked, most = self._taught[DECLINED], LOOKED_AT[DECLINED](views), self._subjects[DECLINED].denied
        return tuple(one for one in heard if not denied(held, looked, one.kind, most))

    def _hint(self, subject: str, views: Views) -> Hint | None:
        """What a message tells of by what was learned."""
        if subject not in self._taught:
            return None
        held = self._subjects[subject]
        whole = None if held.parts is None or not views.short else views.whole
        looked = LOOKED_AT[subject](views)
        hint = hinted(self._taught[subject], looked, held.sure, held.named, whole, held.parts or 0.0)
        return replace(hint, labels=hint.labels or (held.unclear,)) if hint else None

    def _unnamed(self, listened: Listened, found: Iterable[Question]) -> Iterator[str]:
        """What stands where a plan's own question has a name, though no name that is held."""
        grounded = listened.grounded
        spans = [(one.start, one.end) for one in grounded.matches] + [(one.start, one.end) for one in grounded.unheld]
        taken = {place for span in spans for place in range(*span)}
        for question in found:
            start, end = question.asking.start, question.asking.end
            own = {place - start for place in taken if start <= place < end}
            gap = None if question.phrasing else self._phrasings.gap(grounded.words[start:end], own)
            name = grounded.words[start + gap.start : start + gap.stop] if gap else ()
            if gap and self._words.unnamed.isdisjoint(name) and not self._words.general.issuperset(name):
                yield grounded.text.raw(grounded.of[start + gap.start], grounded.of[start + gap.stop - 1] + 1)

    def _cut(self, text: Text) -> CutOff | None:
        return self.cutoff.cut(text) if self.cutoff else None

    def _asks(self, listened: Listened) -> bool:
        """Whether a message asks anything: a greeting does not."""
        return any(one.marked for one in listened.askings) or not self._words.openers.isdisjoint(
            listened.grounded.words
        )

    def _outside(self, found: Sequence[Question]) -> Iterator[HeardDeclined]:
        """What cannot be told of questions that name nothing, all of a kind that no plan tells."""
        kinds = {self._elsewhere.get(question.intent or "") if _clear(question) else None for question in found}
        if len(kinds) == 1 and (kind := kinds.pop()):
            guessed = found[0].guesses
            yield HeardDeclined(kind, guessed[0].why if guessed else ())

    def _of_several(self, subject: str, labels: tuple[str, ...]) -> str:
        """The label that is told of where several are as near."""
        return labels[0] if len(labels) == 1 else self._subjects[subject].unclear or labels[0]

    def _readings(self, listened: Listened, words: Tokens, corrected: Corrections) -> list[Reading]:
        """The plans' own phrasings that fit some words, as what is named in them is meant."""
        out, named = [], {match.concept for match in listened.grounded.matches}
        for one in self._phrasings.readings(words):
            needs = corrected.needs(one.needs, partial(self._suits, one.plan))
            if needs is not None and (corrected == AS_READ or named.issuperset(needs.values())):
                out.append(replace(one, needs=needs))
        return out

    def _suits(self, plan: Plan, need: str, concept: str) -> bool:
        """Whether a plan can be about a concept."""
        return self._is_kind(concept, plan.needs[need])

    def _questions(self, views: Views, corrected: Corrections) -> Iterator[Question]:
        """The questions of a message, those of one intent about the same things once."""
        asked, listened = set(), views.heard
        marked = [one for one in listened.askings if one.marked]
        for asking in marked or listened.askings[-1:]:
            words = listened.grounded.words[asking.start : asking.end]
            readings = self._readings(listened, words, corrected)
            found = guesses(self._learned, views.asked(asking))
            question = Question(asking, readings[0] if readings else self._bare(words, found), found)
            named = frozenset(
                m.concept for m in listened.grounded.matches if asking.start <= m.start and m.end <= asking.end
            )
            if (question.intent, named) not in asked:
                asked.add((question.intent, named))
                yield question

    def _bare(self, words: Tokens, found: tuple[Guess, ...]) -> Reading | None:
        """A plan of which a phrasing without slots is the question, or stands in it where nothing else tells."""
        held = self._phrasings.mentioned(words)
        return held[0] if held and (not found or held[0].literal == len(words)) else None


def _cutoff(knowledge: Knowledge, lexicon: Lexicon, lessons: Lessons, language: str) -> Cutoff | None:
    """Who tells where messages break off; nobody, where a language has no words for that."""
    endings = knowledge.book.endings.get(language)
    if endings is None:
        return None
    told = Counter(end for claim in knowledge.graph.claims.values() for end in (claim.subject, claim.object) if end)
    return Cutoff(endings, lexicon.called, lessons.words, lexicon.same, told, lessons.ends.ended)


def _clear(question: Question) -> bool:
    """Whether one kind of question is far before all others."""
    first, *others = (guess.score for guess in question.guesses) if question.guesses else (0.0,)
    return not others or first - others[0] >= CLEAR


def _elsewhere(knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    """Kinds of question that no plan tells, each with what of them nobody can be told."""
    intents = knowledge.book.hearing.intents
    for kind in knowledge.book.declined:
        if kind.then and kind.then in intents and not intents[kind.then].told_by:
            yield kind.then, kind.id


def _people(knowledge: Knowledge, language: str) -> People | None:
    """Who tells of whom, and when, things are said; nobody, where a language has no words for that."""
    persons, graph = knowledge.book.persons.get(language), knowledge.graph
    if persons is None:
        return None

    def alike(one: str, other: str) -> bool:
        shared = graph.vocabulary.ancestors(graph.concepts[one].type)
        return bool((shared & graph.vocabulary.ancestors(graph.concepts[other].type)) - {ROOT})

    return People(persons, alike, lambda concept: graph.is_kind(concept, ILLNESS))
