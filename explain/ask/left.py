"""What was asked about and the answer does not tell of. Tells nothing itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from explain.answering import Answering
from explain.ask.beside import Besides
from explain.ask.ear import Heard
from explain.besides import is_told
from explain.model import Explanation, Recognized
from explain.needs import Filling


def not_asked(heard: Heard, filled: Filling, found: Iterable[Recognized]) -> Iterator[str]:
    """What no need was left for: things named by words of their own, not parts of others."""
    asked = {concept.id for concept in found if concept.role == "asked"}
    matches = heard.listened.grounded.matches
    for concept in filled.left:
        own = [match for match in matches if match.concept == concept]
        others = [match for match in matches if match.concept != concept]
        alone = any(all(m.end <= one.start or one.end <= m.start for one in others) for m in own)
        if concept in asked and alone:
            yield concept


def without_shown(answering: Answering, besides: Besides, told: Explanation) -> Explanation:
    """An answer that does not say that it is not about what it shows.

    A name is enough for that where nothing like it was asked about: what one drug does tells nothing of another that is
    named with it.
    """
    judge = answering.knowledge.judge
    kinds = answering.knowledge.plan(told.plan).needs.values() if told.plan else ()
    shown = (*told.summary, *(sentence for section in told.sections for sentence in section.shown))
    in_short = {concept for sentence in told.summary for concept in sentence.walk}

    def is_shown(concept: str) -> bool:
        like = any(answering.graph.is_kind(concept, kind) for kind in kinds)
        one = besides.thing(concept)
        return concept in in_short or any(
            is_told(judge, one, () if like else (mention.concept for mention in said.mentions), said.claims)
            for said in shown
        )

    left = tuple(concept for concept in told.understanding.left if not is_shown(concept))
    if left == told.understanding.left:
        return told
    return told.model_copy(update={"understanding": told.understanding.model_copy(update={"left": left})})
