"""The answer in short: the first rule of a plan whose first part finds something. Knows no section and no door."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from explain.book.bound import Brief, Plan
from explain.model import Sentence
from explain.scene import Scene
from explain.tell import Teller

ID = "summary"


@dataclass(frozen=True)
class Short:
    """The answer in short. `answers`: the kinds of question that it answers besides the plan's own."""

    sentences: tuple[Sentence, ...] = ()
    answers: tuple[str, ...] = ()


def summary(teller: Teller, plan: Plan, needs: Mapping[str, str]) -> Short:
    """What the first rule says that has anything to say; nothing where no rule has.

    Args:
        needs: needs and aliases with their concepts.
    """
    free = plan.names - needs.keys()
    for rule in plan.summary:
        scene = Scene(ID)
        told = [_told(teller, brief, needs, scene) if brief.part.applies(needs, free) else [] for brief in rule.parts]
        if told[0]:
            return Short(tuple(sentence for part in told for sentence in part), rule.answers)
    return Short()


def _told(teller: Teller, brief: Brief, needs: Mapping[str, str], scene: Scene) -> list[Sentence]:
    return teller.tell(brief.part, needs, scene)[: brief.most]
