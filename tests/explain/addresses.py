"""Which answers there are: every plan with every concept that suits it, and pairs by its spine. Knows no fact."""

from __future__ import annotations

from functools import cache
from random import Random

from explain import fillings
from explain.fillings import SEED, Address, Needs
from tests.explain.real import content, knowledge

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
    return tuple(fillings.singles(knowledge()))


@cache
def several(plan: str) -> tuple[Address, ...]:
    """A plan with every filling of two or more needs that its spine connects, in a drawn order."""
    return fillings.several(knowledge(), content().plans[plan])


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
