"""The row of a plan that is drawn: from what was asked about to what the answer turns on. Knows no words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from explain.aggregate import ranked
from explain.book.bound import Plan
from explain.tell import Teller
from kg.pattern import names
from kg.qualify import Fit


def spine(teller: Teller, plan: Plan, needs: Mapping[str, str]) -> tuple[str, ...]:
    """One row of the first spine that finds something: the one whose stops most other rows pass, then by rank.

    Returns:
        Concept ids in walking order; what was asked about where no spine finds anything.
    """
    free = plan.names - needs.keys()
    for walk in plan.spine:
        if free.intersection(names(walk)):
            continue
        fits = teller.finder.fits(walk, needs)
        if fits:
            every = names(walk)
            best = min(
                _passed_most(fits, every),
                key=lambda fit: (ranked(teller.graph, fit, every, teller.speaker.label), fit.claims),
            )
            return tuple(dict.fromkeys(best[name] for name in every if best[name] in teller.graph.concepts))
    return tuple(dict.fromkeys(needs.values()))


def _passed_most(fits: list[Fit], every: tuple[str, ...]) -> list[Fit]:
    """The rows whose stops most other rows pass."""
    if len(fits) == 1:
        return fits
    passed = {name: Counter([fit[name] for fit in fits]) for name in every}
    passing = [sum([passed[name][fit[name]] for name in every]) for fit in fits]
    most = max(passing)
    return [fit for fit, passes in zip(fits, passing, strict=True) if passes == most]
