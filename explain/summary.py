"""The answer in short: the first rule of a plan whose first part finds something. Knows no section and no door."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain, islice

from explain.book.bound import Brief, Plan, Rule
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
    """What must be known first, and what the first rule says that has anything to say; nothing where no rule has.

    Args:
        needs: needs and aliases with their concepts.
    """
    free, scene = plan.names - needs.keys(), Scene(ID)
    before = [one for rule in plan.first for one in chain(*_said(teller, rule, needs, free, scene))]
    for rule in plan.summary:
        told = _said(teller, rule, needs, free, scene if before else Scene(ID))
        if told[0]:
            return Short((*before, *chain(*told)), rule.answers)
    return Short(tuple(before))


def _said(
    teller: Teller, rule: Rule, needs: Mapping[str, str], free: frozenset[str], scene: Scene
) -> list[list[Sentence]]:
    told: list[list[Sentence]] = []
    for brief in rule.parts:
        said = _told(teller, brief, needs, scene) if brief.part.applies(needs, free) else []
        before = next((one for one in reversed(told) if one), None)
        if brief.joined and said and before:
            before[-1:] = [teller.joined((before[-1], *said))]
            said = []
        told.append(said)
    return told


def _told(teller: Teller, brief: Brief, needs: Mapping[str, str], scene: Scene) -> list[Sentence]:
    return list(islice(teller.tell(brief.part, needs, scene), brief.most))
