"""Questions that the graph suggests next: other plans for the same concepts, and what lies on the spine.

Knows the plans' phrasings; keeps nobody's words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from explain.answering import Answering
from explain.book.bound import Plan
from explain.knowledge import Knowledge
from explain.model import Related
from explain.names import capitalized
from explain.speaker import Speaker

MOST = 6
SENTENCES = ("Myth", "QuestionToAsk", "Mechanism", "MechanismStep")
"""Classes whose names are sentences, clauses ('how it works') or headings: a question puts them in quotation marks."""


def question_of(speaker: Speaker, plan: Plan, needs: Mapping[str, str]) -> str:
    """A plan's own question about some concepts: its first phrasing with just these slots.

    Of one concept it is put into words once: it is offered under many answers.
    """
    if len(needs) > 1:
        return _asked(speaker, plan, needs)
    key = (plan.id, *needs, *needs.values())
    held = speaker.questions.get(key)
    if held is None:
        held = speaker.questions[key] = _asked(speaker, plan, needs)
    return held


def _asked(speaker: Speaker, plan: Plan, needs: Mapping[str, str]) -> str:
    language = speaker.language
    first = next(iter(needs.values()), None)
    plural = first is not None and speaker.graph.concepts[first].plural
    phrase = plan.asked_with(frozenset(needs), language, plural) or plan.asks[language][0]
    for kind, words in plan.asks_of.items():
        if first is not None and speaker.graph.is_kind(first, kind):
            phrase = words[language]
    labels = {need: _named(speaker, concept) for need, concept in needs.items()}
    asked = phrase.fill({slot: labels.get(slot, "…") for slot in phrase.slots})
    return speaker.phrase("question", asked=capitalized(asked))


def _named(speaker: Speaker, concept: str) -> str:
    label = speaker.label(concept)
    return speaker.phrase("quoted", words=label) if _sentence(speaker, concept) else label


def _sentence(speaker: Speaker, concept: str) -> bool:
    return any(speaker.graph.is_kind(concept, kind) for kind in SENTENCES)


def _asked_of(speaker: Speaker, plan: Plan, concepts: Iterable[str]) -> bool:
    """Whether a plan is one that people ask about these: what is a sentence is asked about in words made for it."""
    graph = speaker.graph
    return all(any(graph.is_kind(one, kind) for kind in plan.asks_of) for one in concepts if _sentence(speaker, one))


def _offered(speaker: Speaker, plan: Plan, needs: Mapping[str, str]) -> Related | None:
    """A plan's question as it is offered; None where nobody asks it of these. Of one concept it is made once."""
    if len(needs) > 1:
        return _related(speaker, plan, needs)
    key = (plan.id, *needs, *needs.values())
    if key not in speaker.offered:
        speaker.offered[key] = _related(speaker, plan, needs)
    return speaker.offered[key]


def _related(speaker: Speaker, plan: Plan, needs: Mapping[str, str]) -> Related | None:
    if not plan.asked_with(frozenset(needs), speaker.language) or not _asked_of(speaker, plan, needs.values()):
        return None
    return Related(question=question_of(speaker, plan, needs), plan=plan.id, needs=tuple(needs.values()))


def related(
    answering: Answering, concepts: tuple[str, ...], spine: Iterable[str] = (), but: Plan | None = None
) -> tuple[Related, ...]:
    """At most six questions, each of which can be answered.

    Args:
        concepts: what they are about first; `spine`: and then.
        but: the plan that has just been answered about these concepts.
    """
    out: dict[tuple[str, tuple[str, ...]], Related] = {}
    speaker = answering.speaker
    for plan, needs in _candidates(answering.knowledge, concepts, spine, but):
        key = (plan.id, tuple(needs.values()))
        offered = None if key in out else _offered(speaker, plan, needs)
        if offered:
            out[key] = offered
        if len(out) == MOST:
            break
    return tuple(out.values())


def _candidates(
    knowledge: Knowledge, concepts: tuple[str, ...], spine: Iterable[str], but: Plan | None
) -> Iterator[tuple[Plan, Mapping[str, str]]]:
    pairs = [(plan, filled.needs) for plan, filled in knowledge.fillable(concepts) if plan is not but]
    pairs.sort(key=lambda pair: -len(pair[1]))
    yield from pairs[: MOST - 2]
    for concept in spine:
        if concept not in concepts:
            yield from ((plan, filled.needs) for plan, filled in knowledge.fillable((concept,)))
    yield from pairs[MOST - 2 :]
