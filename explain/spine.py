"""The row of a plan that is drawn: from what was asked about to what the answer turns on. Knows no words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from explain.aggregate import ranked
from explain.book.bound import Plan
from explain.tell import Teller
from kg.pattern import names


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
            passed = Counter((name, fit[name]) for fit in fits for name in every)
            best = min(
                fits,
                key=lambda fit: (
                    -sum(passed[name, fit[name]] for name in every),
                    ranked(teller.graph, fit, every, teller.speaker.label),
                    fit.claims,
                ),
            )
            return tuple(dict.fromkeys(best[name] for name in every if best[name] in teller.graph.concepts))
    return tuple(dict.fromkeys(needs.values()))
