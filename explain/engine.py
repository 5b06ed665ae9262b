"""A plan and its needs → an explanation. Every sentence comes from `explain.tell`; here they are put together.

Knows no question's wording and no door.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from explain.answering import Answering
from explain.asides import Asides
from explain.book.bound import Plan
from explain.doubts import doubted_once
from explain.length import shown_words
from explain.model import Explanation, Notice, Premise, Section, Sentence, Status, Understanding
from explain.needs import given
from explain.premises import checked, merged
from explain.related import question_of, related
from explain.sections import sections
from explain.spine import spine
from explain.summary import summary
from explain.tell import Teller
from kg.claims import Claim
from kg.graph import Graph

LIMIT = "limit"
"""The notice that a kind of question can't be answered yet: not said where the answer in short does answer it."""


@dataclass(frozen=True)
class Told:
    """What telling has come to: all of an explanation but what follows from it.

    Attributes:
        needs: need → concept, in the plan's order; `plan` is None where no plan was found.
        notices: what is said first of all, besides what every answer says.
    """

    question: str
    status: Status
    understanding: Understanding
    plan: Plan | None = None
    needs: Mapping[str, str] = field(default_factory=dict)
    summary: tuple[Sentence, ...] = ()
    sections: tuple[Section, ...] = ()
    spine: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()

    @property
    def sentences(self) -> Iterator[Sentence]:
        """All that is said, in order."""
        yield from self.summary
        for section in self.sections:
            yield from section.sentences


def explain(answering: Answering, plan: str, needs: Mapping[str, str], read: Told | None = None) -> Explanation:
    """Answer by a plan.

    Args:
        needs: need → concept id.
        read: the question and what was read into it, where somebody asked in words; its sections stand first.

    Raises:
        NotFound: unknown plan or concept. UsageError: a need that is missing.
    """
    spec, teller = answering.knowledge.plan(plan), Teller(answering)
    bound = given(answering.graph, spec, needs)
    asked = {need: bound[need] for need in spec.needs if need in bound}
    understanding = read.understanding if read else Understanding(language=answering.speaker.language)
    premises = merged(understanding.premises, checked(teller, spec, bound))
    said = _said(answering, spec, bound, premises, read.sections if read else ())
    told = Told(
        question=read.question if read else question_of(answering.speaker, spec, asked),
        status=read.status if read else "answered",
        understanding=understanding.model_copy(
            update={
                "intent": understanding.intent or plan,
                "intents": understanding.intents or (plan,),
                "premises": premises,
            }
        ),
        plan=spec,
        needs=asked,
        summary=said.summary,
        sections=said.sections,
        spine=spine(teller, spec, bound),
        notices=tuple(n for n in read.notices if n.kind != LIMIT or understanding.intent not in said.answers)
        if read
        else (),
    )
    return explanation(answering, told)


@dataclass(frozen=True)
class _Said:
    """What is said by a plan. `answers`: the kinds of question that it answers in short besides the plan's own."""

    summary: tuple[Sentence, ...]
    sections: tuple[Section, ...]
    answers: tuple[str, ...]


def _said(
    answering: Answering,
    spec: Plan,
    bound: Mapping[str, str],
    premises: tuple[Premise, ...],
    further: tuple[Section, ...],
) -> _Said:
    """All of it, with as much shown at once of what is named besides as the plan's budget of words has room for."""

    def said(one: Answering) -> _Said:
        teller = Teller(one)
        short = summary(teller, spec, bound)
        brief = doubted_once(one.speaker.phrase("stale"), _not_said(short.sentences, premises))
        asides = Asides(one, bound.values(), brief)
        head = asides.sentences(brief)
        named = {mention.concept for one in brief for mention in one.mentions}
        return _Said(head, asides.sections((*further, *sections(teller, spec, bound, named))), short.answers)

    if not answering.besides:
        return said(answering)
    most = spec.most_words + shown_words((), further)
    shorter = (
        *(replace(answering, lifted=lifted) for lifted in reversed(range(answering.lifted + 1))),
        replace(answering, besides=()),
    )
    for one in map(said, shorter):
        if shown_words(one.summary, one.sections) <= most:
            return one
    return said(shorter[-2])


def in_short(answering: Answering, plan: str, needs: Mapping[str, str], place: int) -> Section | None:
    """The answer in short to a further question, as a section under it; None where there is none.

    Args:
        place: of the question among those of one message.
    """
    spec = answering.knowledge.plan(plan)
    bound = given(answering.graph, spec, needs)
    said = doubted_once(answering.speaker.phrase("stale"), summary(Teller(answering), spec, bound).sentences)
    if not said:
        return None
    key = f"question-{place}"
    held = tuple(replace(one, id=f"{key}-{one.id}") for one in said)
    title = question_of(answering.speaker, spec, {need: bound[need] for need in spec.needs if need in bound})
    return Section(id=key, title=title, sentences=held)


def _not_said(brief: Iterable[Sentence], premises: Iterable[Premise]) -> tuple[Sentence, ...]:
    """A summary without what a correction has said already in the same words."""
    said = [premise.text for premise in premises if premise.holds is False]
    return tuple(one for one in brief if not any(one.own_text and text in one.text for text in said))


def explanation(answering: Answering, told: Told) -> Explanation:
    """An explanation with its notices, and every claim, source and label that it uses."""
    graph, speaker = answering.graph, answering.speaker
    claims = _claims(graph, told)
    cited = dict.fromkeys(citation.source for claim in claims.values() for citation in claim.cited)
    named = dict.fromkeys(_named(told, claims.values()))
    near = related(answering, tuple(told.needs.values()), told.spine, told.plan)
    offered = {choice.question for choice in told.understanding.choices}
    return Explanation(
        question=told.question,
        status=told.status,
        in_register=speaker.register,
        language=speaker.language,
        understanding=told.understanding,
        notices=(
            *told.notices,
            *_notices(answering, any(claim.stale_on(answering.today) for claim in claims.values())),
        ),
        summary=told.summary,
        sections=told.sections,
        claims=claims,
        sources={key: graph.sources[key] for key in cited},
        spine=told.spine,
        related=tuple(one for one in near if one.question not in offered),
        labels={key: speaker.label(key) for key in named if key in graph.concepts},
        kb=answering.knowledge.edition,
        today=answering.today,
        plan=told.plan.id if told.plan else None,
        needs=dict(told.needs),
        depth=answering.depth,
    )


def _claims(graph: Graph, told: Told) -> dict[str, Claim]:
    """The claims that sentences and corrections rest on, and those that they replace."""
    used = [claim for sentence in told.sentences for claim in sentence.claims]
    used += [claim for notice in told.notices for claim in notice.claims]
    used += [claim for premise in told.understanding.premises for claim in premise.claims]
    claims = {key: graph.claims[key] for key in dict.fromkeys(used)}
    replaced = [claim.supersedes.claim for claim in claims.values() if claim.supersedes]
    return claims | {key: graph.claims[key] for key in replaced if key in graph.claims}


def _named(told: Told, claims: Iterable[Claim]) -> Iterator[str]:
    """The ids of all that is named: in sentences, in claims, on the spine and in the question."""
    for sentence in told.sentences:
        yield from sentence.walk
    for claim in claims:
        yield from claim.named
    yield from (notice.about for notice in told.notices if notice.about)
    yield from (*told.spine, *told.needs.values())
    for concept in told.understanding.concepts:
        yield from (concept.id, *concept.others)


def _notices(answering: Answering, stale: bool) -> tuple[Notice, ...]:
    kinds = ("emergency", "scope", *(("stale",) if stale else ()))
    return tuple(answering.speaker.notices[kind] for kind in kinds)
