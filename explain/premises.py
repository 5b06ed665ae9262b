"""What a question takes for granted, checked before it is answered. Knows no question's words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import islice

from explain.book import bound
from explain.model import Mention, Premise, Sentence
from explain.scene import Scene
from explain.tell import Teller

MOST = 2
"""Corrections before an answer, and sentences of each: a reader asked something else."""


def checked(teller: Teller, plan: bound.Plan, needs: Mapping[str, str]) -> tuple[Premise, ...]:
    """Each premise of a plan whose needs are given: shown, corrected with its claims, or not held either way."""
    return tuple(_premise(teller, spec, needs) for spec in plan.premises if spec.needs <= needs.keys())


def stated(teller: Teller, taken: Iterable[tuple[bound.Premise, Mapping[str, str]]]) -> tuple[Premise, ...]:
    """What a message states by the way, each with what it is stated of: shown, corrected, or not held either way."""
    return tuple(_premise(teller, spec, needs) for spec, needs in taken)


def merged(said: Iterable[Premise], planned: Iterable[Premise]) -> tuple[Premise, ...]:
    """What words state and what a plan takes for granted: wrong ones first, corrected by the same claims once.

    At most two are corrected: a reader asked something else.
    """
    every = [*said, *planned]
    wrong = {frozenset(one.claims): one for one in reversed(every) if one.holds is False}
    first = [one for one in every if one is wrong.get(frozenset(one.claims))][:MOST]
    known = {one.premise for one in first}
    rest = {one.premise: one for one in every if one.holds is not False and one.premise not in known}
    return (*first, *rest.values())


def _premise(teller: Teller, spec: bound.Premise, needs: Mapping[str, str]) -> Premise:
    says = teller.speaker.fill(spec.says, needs)
    shown = next((fit for walk in spec.walks for fit in teller.finder.fits(walk, needs)), None)
    if shown:
        return Premise(premise=says, holds=True, text=says, claims=shown.claims)
    for part in spec.against:
        sentences = list(islice(teller.tell(part, needs, Scene(spec.id)), MOST))
        if sentences:
            return Premise(
                premise=says,
                holds=False,
                text=" ".join(sentence.text for sentence in sentences),
                claims=tuple(dict.fromkeys(claim for sentence in sentences for claim in sentence.claims)),
                mentions=_shifted(sentences),
            )
    say = teller.speaker.phrase
    text = say("not_held", premise=says) if spec.walks else say("not_contradicted", premise=says)
    return Premise(premise=says, holds=None, text=text)


def _shifted(told: Iterable[Sentence]) -> tuple[Mention, ...]:
    """Mentions of several sentences where the sentences stand one after the other."""
    out: list[Mention] = []
    start = 0
    for sentence in told:
        out += [replace(m, start=m.start + start, end=m.end + start) for m in sentence.mentions]
        start += len(sentence.text) + 1
    return tuple(out)
