"""Questions that the graph suggests next: other plans for the same concepts, and what lies on the spine.

Knows the plans' phrasings; keeps nobody's words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from explain.content import PlanSpec
from explain.knowledge import Knowledge
from explain.model import Related
from explain.speaker import Speaker
from explain.words import capitalized, filled, slots

MOST = 6


def question_of(speaker: Speaker, plan: PlanSpec, needs: Mapping[str, str]) -> str:
    """A plan's own question about some concepts: its first phrasing with just these slots."""
    phrasings = plan.asks[speaker.language]
    fit = next((phrase for phrase in phrasings if set(slots(phrase)) == set(needs)), phrasings[0])
    text = filled(fit, {need: speaker.label(concept) for need, concept in needs.items()})
    return capitalized(text) + "?"


def related(
    knowledge: Knowledge, speaker: Speaker, plan: PlanSpec | None, needs: Mapping[str, str], spine: tuple[str, ...]
) -> tuple[Related, ...]:
    """At most six questions, each of which can be answered."""
    out: dict[tuple[str, tuple[str, ...]], Related] = {}
    for other, filling in _candidates(knowledge, plan, needs, spine):
        if frozenset(filling) not in knowledge.slot_sets[other.id, speaker.language]:
            continue
        key = (other.id, tuple(filling.values()))
        if plan is None or key != (plan.id, tuple(needs.values())):
            out.setdefault(key, Related(question=question_of(speaker, other, filling), plan=key[0], needs=key[1]))
    return tuple(out.values())[:MOST]


def _candidates(
    knowledge: Knowledge, plan: PlanSpec | None, needs: Mapping[str, str], spine: tuple[str, ...]
) -> Iterator[tuple[PlanSpec, dict[str, str]]]:
    asked = tuple(needs.values())
    pairs = [(other, filling) for other, filling in knowledge.fillable(asked) if plan is None or other.id != plan.id]
    pairs.sort(key=lambda pair: -len(pair[1]))
    yield from pairs[: MOST - 2]
    for concept in spine:
        if concept not in asked:
            yield from knowledge.about(concept)
    yield from pairs[MOST - 2 :]
