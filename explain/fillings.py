"""Which answers there are: every plan with every concept that suits it, and several by its spine. Knows no fact.

For those who look over all answers: evaluation, tests, what measures.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from random import Random

from explain.book.bound import Plan
from explain.knowledge import Knowledge
from kg.pattern import Walk, names
from kg.walk import evaluate

Needs = tuple[tuple[str, str], ...]
"""Need and concept, in the plan's order."""
Address = tuple[str, Needs]
"""A plan's id and its needs."""

SEED = 20261122
THREE = 3


def singles(knowledge: Knowledge) -> Iterator[Address]:
    """Every plan that one concept fills, with every concept of the class it asks for."""
    for plan in knowledge.book.plans.values():
        if len(plan.required) == 1:
            (need,) = plan.required
            yield from ((plan.id, ((need, concept),)) for concept in knowledge.graph.of_class(plan.needs[need]))


def several(knowledge: Knowledge, plan: Plan) -> tuple[Address, ...]:
    """A plan with every filling of two or more needs that its spine connects, in a drawn order."""
    found: set[Needs] = set()
    for walk in plan.spine:
        joined = _joined(walk, plan)
        if len(joined) > 1:
            rows = {
                tuple(row.bindings[name] for name in joined.values()) for row in evaluate(knowledge.graph, walk, {})
            }
            for row in rows:
                found.update(_whole(knowledge, plan, dict(zip(joined, row, strict=True))))
    drawn = sorted(found)
    Random(SEED).shuffle(drawn)
    return tuple((plan.id, needs) for needs in drawn)


def drawn(knowledge: Knowledge, most: int) -> Iterator[Address]:
    """At most so many answers of each plan, by a seed: half about one concept where one fills it."""
    of_one: dict[str, list[Address]] = {}
    for address in singles(knowledge):
        of_one.setdefault(address[0], []).append(address)
    for plan in knowledge.book.plans.values():
        alone = of_one.get(plan.id, [])
        pairs = list(several(knowledge, plan)) if len(plan.needs) > 1 else []
        half = most if not pairs else most // 2 if alone else 0
        yield from Random(SEED).sample(alone, min(half, len(alone)))
        yield from pairs[: most - min(half, len(alone))]


def _joined(walk: Walk, plan: Plan) -> dict[str, str]:
    """The plan's needs that hang together by a walk, each with the name that stands for it there."""
    called = {**{need: need for need in plan.needs}, **{name: alias.need for name, alias in plan.aliases.items()}}
    reached = set([name for name in names(walk) if name in called][:1])
    for _ in walk:
        reached |= {name for p in walk if not reached.isdisjoint(p.names) for name in p.names}
    return {called[name]: name for name in sorted(reached) if name in called}


def _whole(knowledge: Knowledge, plan: Plan, joined: dict[str, str]) -> list[Needs]:
    """A connected filling with what else the plan requires: a few concepts, drawn."""
    graph = knowledge.graph
    filled = [joined]
    for need in plan.required:
        if need not in joined:
            kinds = graph.of_class(plan.needs[need])
            random = Random(f"{SEED} {sorted(joined.items())} {need}")
            filled = [
                {**one, need: concept} for one in filled for concept in islice(random.sample(kinds, len(kinds)), THREE)
            ]
    whole = [tuple((need, one[need]) for need in plan.needs if need in one) for one in filled]
    return [
        needs
        for needs in whole
        if len({concept for _, concept in needs}) == len(needs)
        and all(graph.is_kind(concept, plan.needs[need]) for need, concept in needs)
    ]
