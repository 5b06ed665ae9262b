"""Which concepts fill which needs of a plan: by class, the more specific of two related ones first. Knows no words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from explain.book.bound import Plan
from kg.graph import Graph
from ontology.errors import NotFound, UsageError
from ontology.vocabulary import a_kind


@dataclass(frozen=True)
class Filling:
    """Needs with the concepts that fill them, and the concepts for which no need was left."""

    needs: Mapping[str, str]
    left: tuple[str, ...]

    def fills(self, plan: Plan) -> bool:
        """Whether nothing that the plan requires is missing."""
        return all(need in self.needs for need in plan.required)


def filling(graph: Graph, plan: Plan, concepts: Iterable[str]) -> Filling:
    """Fill a plan's needs in order, each with the first concept of its class.

    A concept that another of them is a kind of only says less than that one: it fills nothing, and is not left over.
    """
    given = dict.fromkeys(concepts)
    left = [one for one in given if not any(one != other and one in graph.above[other] for other in given)]
    needs: dict[str, str] = {}
    for need, kind in plan.needs.items():
        fit = next((concept for concept in left if graph.is_kind(concept, kind)), None)
        if fit is not None:
            needs[need] = fit
            left.remove(fit)
    return Filling(needs, tuple(left))


def placed(plan: Plan, concepts: tuple[str, ...]) -> dict[str, str]:
    """The concepts of an address as needs, in the plan's order.

    Raises:
        NotFound: there are more of them than needs.
    """
    if len(concepts) > len(plan.needs):
        raise NotFound(what=f"'{plan.id}' takes {len(plan.needs)} concepts at most", fix="shorten the address")
    return dict(zip(plan.needs, concepts, strict=False))


def given(graph: Graph, plan: Plan, needs: Mapping[str, str]) -> dict[str, str]:
    """Needs in the plan's order, checked against it, and its aliases where they apply.

    Raises:
        NotFound: for an unknown concept, or one that the plan can't be about.
        UsageError: for a need that is missing.
    """
    for need, concept in needs.items():
        held = graph.concept(concept)
        if not graph.is_kind(concept, plan.needs[need]):
            what = f"'{concept}' is {a_kind(held.type)}, but '{plan.id}' asks for {a_kind(plan.needs[need])}"
            raise NotFound(what=what, fix="see its own page for what can be asked about it")
    for need in plan.required:
        if need not in needs:
            raise UsageError(what=f"'{plan.id}' needs a {plan.needs[need]}", fix="name one more concept")
    aliases = {
        name: needs[alias.need]
        for name, alias in plan.aliases.items()
        if alias.need in needs and graph.is_kind(needs[alias.need], alias.kind)
    }
    return {**{need: needs[need] for need in plan.needs if need in needs}, **aliases}
