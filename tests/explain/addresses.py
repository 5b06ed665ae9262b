"""Which answers there are: every plan with every concept that suits it, and pairs by its spine. Knows no fact."""

from __future__ import annotations

from functools import cache
from itertools import islice
from random import Random

from explain.book.bound import Plan
from kg.pattern import Walk, names
from kg.walk import evaluate
from tests.explain.real import Needs, content, knowledge

Address = tuple[str, Needs]
"""A plan's id and its needs."""

SEED = 20261122
MOST = 150
"""How many pairs of a plan the normal run takes of those that a spine connects."""
FEW = 30
UNCONNECTED = 200


def label(address: Address) -> str:
    """An address as one reads it in a test's name."""
    return "/".join((address[0], *(concept for _, concept in address[1])))


@cache
def singles() -> tuple[Address, ...]:
    """Every plan that one concept fills, with every concept of the class it asks for."""
    graph = knowledge().graph
    return tuple(
        (plan.id, ((need, concept),))
        for plan in content().plans.values()
        if len(plan.required) == 1
        for need in plan.required
        for concept in graph.of_class(plan.needs[need])
    )


@cache
def several(plan: str) -> tuple[Address, ...]:
    """A plan with every filling of two or more needs that its spine connects, in a drawn order."""
    spec = content().plans[plan]
    found: set[Needs] = set()
    for walk in spec.spine:
        joined = _joined(walk, spec)
        if len(joined) > 1:
            rows = {
                tuple(row.bindings[name] for name in joined.values()) for row in evaluate(knowledge().graph, walk, {})
            }
            for row in rows:
                found.update(_whole(spec, dict(zip(joined, row, strict=True))))
    drawn = sorted(found)
    Random(SEED).shuffle(drawn)
    return tuple((plan, needs) for needs in drawn)


@cache
def unconnected(plan: str) -> tuple[Address, ...]:
    """Fillings of all needs of a plan, drawn by a seed, that its spine does not connect."""
    spec, graph, random = content().plans[plan], knowledge().graph, Random(SEED)
    classes = [graph.of_class(spec.needs[need]) for need in spec.needs]
    connected = {_unordered(needs) for _, needs in several(plan)}
    drawn: dict[Needs, None] = {}
    while len(drawn) < UNCONNECTED:
        concepts = [random.choice(kinds) for kinds in classes]
        needs = tuple(zip(spec.needs, concepts, strict=True))
        if len(set(concepts)) == len(concepts) and not any(key <= _unordered(needs) for key in connected):
            drawn.setdefault(needs)
    return tuple((plan, needs) for needs in drawn)


def _unordered(needs: Needs) -> frozenset[tuple[str, str]]:
    """Needs to compare in any order."""
    return frozenset(needs)


@cache
def usual() -> tuple[Address, ...]:
    """All answers about one concept, and a few of those about several: quick enough to look at on every run."""
    drawn = (address for plan in plans_of_several() for address in several(plan)[:FEW])
    return (*singles(), *drawn)


@cache
def every() -> tuple[Address, ...]:
    """All of them."""
    return (*singles(), *(address for plan in plans_of_several() for address in several(plan)))


def plans_of_several() -> tuple[str, ...]:
    """The plans that take more than one concept."""
    return tuple(plan.id for plan in content().plans.values() if len(plan.needs) > 1)


def _joined(walk: Walk, plan: Plan) -> dict[str, str]:
    """The plan's needs that hang together by a walk, each with the name that stands for it there."""
    called = {**{need: need for need in plan.needs}, **{name: alias.need for name, alias in plan.aliases.items()}}
    reached = set([name for name in names(walk) if name in called][:1])
    for _ in walk:
        reached |= {name for p in walk if not reached.isdisjoint(p.names) for name in p.names}
    return {called[name]: name for name in sorted(reached) if name in called}


def _whole(plan: Plan, joined: dict[str, str]) -> list[Needs]:
    """A connected filling with what else the plan requires: a few concepts, drawn."""
    graph = knowledge().graph
    filled = [joined]
    for need in plan.required:
        if need not in joined:
            kinds = graph.of_class(plan.needs[need])
            random = Random(f"{SEED} {sorted(joined.items())} {need}")
            filled = [
                {**one, need: concept} for one in filled for concept in islice(random.sample(kinds, len(kinds)), 3)
            ]
    whole = [tuple((need, one[need]) for need in plan.needs if need in one) for one in filled]
    return [
        needs
        for needs in whole
        if len({concept for _, concept in needs}) == len(needs)
        and all(graph.is_kind(concept, plan.needs[need]) for need, concept in needs)
    ]
