"""Which claims bear on which disease, each pair judged once: an answer asks the same of the same claims many times.

Knows no walk and no words. What it remembers is bounded, and holds as long as the graph does.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import chain

from kg.conditions import Case, Tested, Verdict, fits, meeting, of_claim, of_disease, testing, verdict
from kg.graph import Graph
from kg.order import Premises

MOST = 16_384
"""Pairs of claim and disease that are remembered: those of some dozens of answers."""


class Judge:
    """Tests the conditions of one graph's claims against diseases."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self._cases: dict[str, Case] = {}
        self._given: dict[str, Case] = {}
        self.tested = lru_cache(MOST)(self._tested)
        self.verdict = lru_cache(MOST)(self._verdict)
        self.meeting = lru_cache(MOST)(self._meeting)

    def case(self, claim: str) -> Case:
        """What a claim asks for."""
        held = self._cases.get(claim)
        if held is None:
            held = self._cases[claim] = of_claim(self.graph, self.graph.claims[claim])
        return held

    def _tested(self, claim: str, disease: str) -> tuple[Tested, ...]:
        """Each facet that a claim asks for, against a disease."""
        return fits(self.graph, self.case(claim), self._of_disease(disease))

    def _verdict(self, claims: tuple[str, ...], disease: str) -> Verdict:
        """What all that some claims ask for comes to, against a disease: sooner found than all of it."""
        given = self._of_disease(disease)
        return verdict(chain.from_iterable(testing(self.graph, self.case(claim), given) for claim in claims))

    def _of_disease(self, disease: str) -> Case:
        given = self._given.get(disease)
        if given is None:
            given = self._given[disease] = of_disease(self.graph, disease)
        return given

    def _meeting(self, claim: str, disease: str) -> Premises | None:
        """The claims by which whoever a claim is for has a disease; None where they need not have it."""
        return meeting(self.graph, self.case(claim), disease)
