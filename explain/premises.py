"""What a question takes for granted, checked before it is answered. Knows no question's words."""

from __future__ import annotations

from explain.content import PlanSpec, PremiseSpec
from explain.knowledge import Knowledge
from explain.model import Mention, Premise
from explain.tell import Teller
from explain.words import filled, slots
from explain.write import Asked, Scene


def checked(knowledge: Knowledge, teller: Teller, plan: PlanSpec, asked: Asked) -> tuple[Premise, ...]:
    """Each premise of a plan whose needs are given: shown, corrected with its claims, or not held either way."""
    return tuple(
        _premise(knowledge, teller, plan, spec, asked)
        for spec in plan.premises
        if asked.needs.keys() >= set(slots(spec.says[teller.speaker.language]))
    )


def _premise(knowledge: Knowledge, teller: Teller, plan: PlanSpec, spec: PremiseSpec, asked: Asked) -> Premise:
    labels = {need: teller.speaker.label(concept) for need, concept in asked.needs.items()}
    says = filled(spec.says[teller.speaker.language], labels)
    shown = [fit for walk in knowledge.evidence(plan.id, spec.id) for fit in teller.fits(walk, asked.needs)]
    if shown:
        return Premise(premise=says, holds=True, text=says, claims=shown[0].claims)
    for walked in knowledge.corrections(plan.id, spec.id):
        sentences = list(teller.tell(walked, asked, Scene(spec.id)))
        if sentences:
            return Premise(
                premise=says,
                holds=False,
                text=" ".join(sentence.text for sentence in sentences),
                claims=tuple(dict.fromkeys(claim for sentence in sentences for claim in sentence.claims)),
                mentions=_shifted([(sentence.text, sentence.mentions) for sentence in sentences]),
            )
    if not spec.walk:
        return Premise(
            premise=says, holds=None, text=filled(teller.speaker.phrase("not_contradicted"), {"premise": says})
        )
    return Premise(premise=says, holds=None, text=filled(teller.speaker.phrase("not_held"), {"premise": says}))


def _shifted(told: list[tuple[str, tuple[Mention, ...]]]) -> tuple[Mention, ...]:
    """Mentions of several sentences where the sentences stand one after the other."""
    out: list[Mention] = []
    start = 0
    for text, mentions in told:
        out += [m.model_copy(update={"start": m.start + start, "end": m.end + start}) for m in mentions]
        start += len(text) + 1
    return tuple(out)
