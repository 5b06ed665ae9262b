"""Qualifiers against what was asked: which rows fit, and which qualifiers are left to be said. Knows no words.

Equal to, or above, what was asked: it fits, and need not be said. Below: it fits and is named as that one's.
Anything else does not fit: CAR-T's barriers are not another therapy's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.graph import Graph
from kg.pattern import Walk, names
from kg.walk import Row

Residue = tuple[tuple[str, tuple[str, ...]], ...]
"""Qualifier kind and values, in reading order: what a sentence has to say besides its terms."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A row that fits the question: what is left to be said of its qualifiers, and all claims it rests on."""

    row: Row
    residue: Residue
    claims: tuple[str, ...]

    def __getitem__(self, name: str) -> str:
        return self.row.bindings[name]


def fitting(graph: Graph, walk: Walk, rows: Iterable[Row], needs: Mapping[str, str]) -> list[Fit]:
    """The rows whose every qualifier fits the needs.

    Args:
        needs: need name → concept, all of the plan; those that the walk names count first.
    """
    used = set(names(walk))
    bound = {kind for pattern in walk for kind, _ in pattern.binds}
    written = [i for i, pattern in enumerate(walk) if not pattern.star]
    out = []
    for row in rows:
        residue: dict[str, tuple[str, ...]] = {}
        premises: list[str] = []
        if all(_fit(graph, claim, needs, used, bound, residue, premises) for i in written for claim in row.steps[i]):
            out.append(Fit(row, in_reading_order(graph, residue), tuple(dict.fromkeys([*row.claims, *premises]))))
    return out


def in_reading_order(graph: Graph, qualifiers: Mapping[str, tuple[str, ...]]) -> Residue:
    """Qualifiers as they are read out, by the order that the ontology gives their kinds."""
    kinds = graph.vocabulary.qualifier_kinds
    return tuple(sorted(qualifiers.items(), key=lambda item: (kinds[item[0]].order, item[0])))


def _fit(
    graph: Graph,
    claim: str,
    needs: Mapping[str, str],
    used: set[str],
    bound: set[str],
    residue: dict[str, tuple[str, ...]],
    premises: list[str],
) -> bool:
    """Match the qualifiers of one claim; add what is left to say, and what the match rests on."""
    for kind, values in graph.claims[claim].qualifiers.items():
        if kind in bound:
            continue
        matches = graph.vocabulary.qualifier_kinds[kind].matches
        asked = _asked(graph, matches, needs, used) if matches else []
        if not asked:
            residue[kind] = tuple(dict.fromkeys((*residue.get(kind, ()), *values)))
            continue
        for value in values:
            wider = next((need for need in asked if value in graph.above[need]), None)
            if wider is not None:
                premises += graph.above[wider][value]
                break
        else:
            narrower = [(value, need) for value in values for need in asked if need in graph.above.get(value, {})]
            if not narrower:
                return False
            for value, need in narrower:
                premises += graph.above[value][need]
            residue[kind] = tuple(dict.fromkeys((*residue.get(kind, ()), *(value for value, _ in narrower))))
    return True


def _asked(graph: Graph, kind: str, needs: Mapping[str, str], used: set[str]) -> list[str]:
    """The needs of a class: those the walk names, or else all of the plan."""
    of_kind = {name: concept for name, concept in needs.items() if graph.is_kind(concept, kind)}
    return [c for name, c in of_kind.items() if name in used] or list(of_kind.values())
