"""The difference of two walks: one walk run for two things, compared by what a named key stands for. Knows no words.

"Differs" needs claims on both sides, a refuting claim counting as one. Where one side says nothing, that is said:
else missing curation would read as biology.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.graph import Graph
from kg.oppose import opposition
from kg.pattern import Walk
from kg.qualify import Fit, fitting
from kg.walk import evaluate


@dataclass(frozen=True, slots=True)
class Side:
    """What one thing's walk found, by key: for it, and refuted it."""

    holds: Mapping[str, list[Fit]]
    refuted: Mapping[str, list[Fit]]


Compared = Mapping[str, tuple[list[Fit], list[Fit]]]
"""Key → the rows of here, and of there."""


@dataclass(frozen=True, slots=True)
class Contrast:
    """Keys by how the two sides stand to each other."""

    only_here: Compared
    only_there: Compared
    both: Compared
    bare_here: Mapping[str, list[Fit]]  # held of there alone: nothing is held of here
    bare_there: Mapping[str, list[Fit]]  # held of here alone


def contrast(
    graph: Graph,
    walk: Walk,
    refuted: Walk,
    key: str,
    here: Mapping[str, str],
    there: Mapping[str, str],
) -> Contrast:
    """Run a walk, and the walk that refutes it, for two things.

    Args:
        walk: finds what holds; `refuted` finds what is refuted; both bind `key`.
        here: the needs, with the walk's own name standing for the one thing; `there` for the other.
    """
    one, other = (_side(graph, walk, refuted, key, given) for given in (here, there))
    return Contrast(
        only_here={
            k: (one.holds[k], other.refuted[k])
            for k in sorted(one.holds)
            if k in other.refuted and k not in other.holds
        },
        only_there={
            k: (one.refuted[k], other.holds[k]) for k in sorted(other.holds) if k in one.refuted and k not in one.holds
        },
        both={k: (one.holds[k], other.holds[k]) for k in sorted(one.holds) if k in other.holds},
        bare_here={k: other.holds[k] for k in sorted(other.holds) if k not in one.holds and k not in one.refuted},
        bare_there={k: one.holds[k] for k in sorted(one.holds) if k not in other.holds and k not in other.refuted},
    )


def _side(graph: Graph, walk: Walk, refuted: Walk, key: str, given: Mapping[str, str]) -> Side:
    return Side(_by_key(graph, walk, key, given), _by_key(graph, refuted, key, given))


def _by_key(graph: Graph, walk: Walk, key: str, given: Mapping[str, str]) -> dict[str, list[Fit]]:
    out: dict[str, list[Fit]] = {}
    for fit in fitting(graph, walk, evaluate(graph, walk, given), given):
        if opposition(graph, walk, fit.row, given).blocked:
            continue
        out.setdefault(fit[key], []).append(fit)
    return out
