"""Graph and book opened together, ready to answer in every language that is held. Knows no question and no door."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from explain.book.bound import Book, Plan
from explain.find import Always
from explain.model import Edition
from explain.needs import Filling, filling
from explain.speaker import Speaker
from kg.claims import DEFAULT_LANGUAGE, REGISTERS, Register
from kg.graph import Graph, not_found
from kg.judge import Judge
from kg.pattern import names
from kg.walk import Row, evaluate
from ontology.errors import UsageError


@dataclass(frozen=True)
class Knowledge:
    """One snapshot, ready to answer."""

    graph: Graph
    book: Book
    edition: Edition

    @cached_property
    def home(self) -> str:
        """The country that stands first: the one of which most claims speak."""
        named = Counter(one for c in self.graph.claims.values() for one in c.qualifiers.get("jurisdiction", ()))
        return max(named, key=lambda country: (named[country], country), default="")

    @cached_property
    def judge(self) -> Judge:
        """What claims ask for, against what was asked."""
        return Judge(self.graph)

    @cached_property
    def always(self) -> dict[Always, list[Row]]:
        """Rows that are the same whatever is asked: walked to once."""
        return {}

    def without(self, *claims: str) -> Knowledge:
        """The same knowledge as if some claims had never been made."""
        return Knowledge(self.graph.without(*claims), self.book, self.edition)

    def speaker(self, register: Register = "plain", language: str = DEFAULT_LANGUAGE) -> Speaker:
        """How a reader is spoken to.

        Raises:
            UsageError: for a language that is not held.
        """
        speaker = self._speakers.get((language, register))
        if speaker is None:
            held = ", ".join(self.book.languages)
            raise UsageError(what=f"no answers in the language '{language}'", fix=f"ask in one of: {held}")
        return speaker

    @cached_property
    def _speakers(self) -> Mapping[tuple[str, Register], Speaker]:
        return {
            (language, register): Speaker(self.graph, self.book.wording, register, language)
            for language in self.book.languages
            for register in REGISTERS
        }

    def plan(self, plan: str) -> Plan:
        """A plan by id.

        Raises:
            NotFound: with near misses.
        """
        held = self.book.plans.get(plan)
        if held is None:
            raise not_found("plan", plan, self.book.plans)
        return held

    def fillable(self, concepts: tuple[str, ...]) -> Iterable[tuple[Plan, Filling]]:
        """The plans that some of these concepts fill and that are offered of them, in the order of their ids.

        Of one concept it is found once: it is asked for under many answers.
        """
        if len(concepts) != 1:
            return self._fillable(concepts)
        held = self._offered.get(concepts[0])
        if held is None:
            held = self._offered[concepts[0]] = tuple(self._fillable(concepts))
        return held

    def _fillable(self, concepts: tuple[str, ...]) -> Iterator[tuple[Plan, Filling]]:
        kinds = [self.graph.concepts[one].type for one in concepts]
        for plan in self._open_to(tuple(dict.fromkeys(kinds))):
            filled = filling(self.graph, plan, concepts)
            if filled.fills(plan) and self.offers(plan, filled.needs):
                yield plan, filled

    @cached_property
    def _offered(self) -> dict[str, tuple[tuple[Plan, Filling], ...]]:
        return {}

    @cached_property
    def _by_kinds(self) -> dict[tuple[str, ...], tuple[Plan, ...]]:
        return {}

    def _open_to(self, kinds: tuple[str, ...]) -> tuple[Plan, ...]:
        """The plans of which each need can be filled by something of one of some classes."""
        held = self._by_kinds.get(kinds)
        if held is None:
            above = set().union(*(self.graph.vocabulary.ancestors(kind) for kind in kinds))
            plans = self.book.plans.values()
            held = tuple(plan for plan in plans if above.issuperset(plan.needs[need] for need in plan.required))
            self._by_kinds[kinds] = held
        return held

    def offers(self, plan: Plan, needs: Mapping[str, str]) -> bool:
        """Whether a plan is one to be offered about these concepts."""
        suits = all(
            any(self.graph.is_kind(needs[need], kind) for kind in kinds)
            for need, kinds in plan.offered_of.items()
            if need in needs
        )
        walks = [walk for walk in plan.offered_where if plan.needs.keys() & names(walk) <= needs.keys()]
        return suits and (not walks or any(evaluate(self.graph, walk, needs) for walk in walks))
