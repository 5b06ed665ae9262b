"""The answer in short: the first rule of a plan whose first part finds something. Knows no section and no door."""

from __future__ import annotations

from collections.abc import Mapping

from explain.book.bound import Brief, Plan
from explain.model import Sentence
from explain.scene import Scene
from explain.tell import Teller

ID = "summary"


def summary(teller: Teller, plan: Plan, needs: Mapping[str, str]) -> tuple[Sentence, ...]:
    """The sentences of the first rule that has anything to say; none where no rule has.

    Args:
        needs: needs and aliases with their concepts.
    """
    free = plan.names - needs.keys()
    for rule in plan.summary:
        scene = Scene(ID)
        told = [_told(teller, brief, needs, scene) if brief.part.applies(needs, free) else [] for brief in rule.parts]
        if told[0]:
            return tuple(sentence for part in told for sentence in part)
    return ()


def _told(teller: Teller, brief: Brief, needs: Mapping[str, str], scene: Scene) -> list[Sentence]:
    return teller.tell(brief.part, needs, scene)[: brief.most]
