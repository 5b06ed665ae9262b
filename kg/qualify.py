"""Qualifiers against what was asked: which rows fit, and which qualifiers are left to be said. Knows no words.

Equal to, or above, what was asked: it fits, and need not be said. Below: it fits and is named as that one's.
Anything else does not fit: CAR-T's barriers are not another therapy's.

A row's qualifiers are said once, for all of its claims. So a row two of whose claims leave different values of one
kind is not told: "here and there" would say of each what holds of the other alone. `kb check` names such rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kg.graph import Graph
from kg.order import merged
from kg.pattern import Pattern, Walk, names
from kg.walk import Row, evaluate

Residue = tuple[tuple[str, tuple[str, ...]], ...]
"""Qualifier kind and values, in reading order: what a sentence has to say besides its terms."""


def together(graph: Graph, *residues: Residue) -> Residue | None:
    """What several claims leave to be said, as one; None where two leave different values of one kind."""
    if len(residues) < 2:
        return residues[0] if residues else ()
    pooled: dict[str, tuple[str, ...]] = {}
    for kind, values in (part for residue in residues for part in residue):
        if set(pooled.setdefault(kind, values)) != set(values):
            return None
    return in_reading_order(graph, pooled)


@dataclass(frozen=True, slots=True)
class Fit:
    """A row that fits the question: what is left to be said of its qualifiers, and all claims it rests on."""

    row: Row
    residue: Residue
    claims: tuple[str, ...]

    def __getitem__(self, name: str) -> str:
        return self.row.bindings[name]


def fitting(
    graph: Graph,
    walk: Walk,
    rows: Iterable[Row],
    needs: Mapping[str, str],
    unsaid: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
) -> list[Fit]:
    """The rows whose every qualifier fits the needs.

    Args:
        needs: need name → concept, all of the plan; those that the walk names count first.
        unsaid: predicate → qualifier kinds that do not bear on what the words say (how often an effect is seen does
            not bear on how it is managed). They are still matched, only not left to be said.
    """
    matcher = _Matcher(graph, walk, needs, unsaid)
    fits = (matcher.fit(row) for row in rows)
    return [fit for fit in fits if fit is not None]


def clashing(graph: Graph, walk: Walk, unsaid: Mapping[str, tuple[str, ...]] = MappingProxyType({})) -> list[Row]:
    """The rows of a walk from anywhere that are never told, since two of their claims leave different values of a kind.

    Walked only where two patterns' claims can leave one kind to be said.
    """
    left = [_left(graph, pattern, unsaid) for pattern in walk if not pattern.star]
    if all(a.isdisjoint(b) for i, a in enumerate(left) for b in left[:i]):
        return []
    matcher = _Matcher(graph, walk, {}, unsaid)
    return [row for row in evaluate(graph, walk, {}) if matcher.clashes(row)]


def _left(graph: Graph, pattern: Pattern, unsaid: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """The kinds of qualifiers that claims of a pattern can leave to be said."""
    kinds = graph.carried.get((pattern.predicate, "refutes" if pattern.negated else "supports"), frozenset())
    return kinds - {kind for kind, _ in pattern.binds} - {*unsaid.get(pattern.predicate, ())}


def in_reading_order(graph: Graph, qualifiers: Mapping[str, tuple[str, ...]]) -> Residue:
    """Qualifiers as they are read out, by the order that the ontology gives their kinds."""
    kinds = graph.vocabulary.qualifier_kinds
    return tuple(sorted(qualifiers.items(), key=lambda item: (kinds[item[0]].order, item[0])))


Match = tuple[Residue, tuple[str, ...]]
"""What is left to say of one claim's qualifiers, and the claims that matching them rests on."""


class _Matcher:
    """Matches the qualifiers of one walk's claims; each claim once."""

    def __init__(
        self, graph: Graph, walk: Walk, needs: Mapping[str, str], unsaid: Mapping[str, tuple[str, ...]]
    ) -> None:
        self._graph, self._walk, self._needs, self._unsaid = graph, walk, needs, unsaid
        self._used = set(names(walk))
        self._written = [i for i, pattern in enumerate(walk) if not pattern.star]
        self._asked_of: dict[str, list[str]] = {}
        self._matches: dict[tuple[int, str], Match | None] = {}

    def fit(self, row: Row) -> Fit | None:
        """The row with what is left to say; None where a qualifier does not fit, or no one phrase holds of all."""
        matches = self._row(row)
        if matches is None:
            return None
        if not matches:
            return Fit(row, (), row.claims)
        residue = self._residue(matches)
        if residue is None:
            return None
        premises = [claim for _, resting in matches for claim in resting]
        claims = tuple(dict.fromkeys((*row.claims, *premises))) if premises else row.claims
        return Fit(row, residue, claims)

    def clashes(self, row: Row) -> bool:
        """Whether a row's qualifiers fit, but two of its claims leave different values of one kind."""
        matches = self._row(row)
        return matches is not None and self._residue(matches) is None

    def _residue(self, matches: Iterable[Match]) -> Residue | None:
        return together(self._graph, *[left for left, _ in matches if left])

    def _row(self, row: Row) -> list[Match] | None:
        """The matches of a row's claims, of those that have qualifiers; None where one does not fit."""
        out: list[Match] = []
        for position in self._written:
            for claim in row.steps[position]:
                qualifiers = self._graph.claims[claim].qualifiers
                if not qualifiers:
                    continue
                key = (position, claim)
                if key not in self._matches:
                    self._matches[key] = self._match(self._walk[position], qualifiers)
                match = self._matches[key]
                if match is None:
                    return None
                out.append(match)
        return out

    def _match(self, pattern: Pattern, qualifiers: Mapping[str, tuple[str, ...]]) -> Match | None:
        left: dict[str, tuple[str, ...]] = {}
        premises: list[str] = []
        bound = {kind for kind, _ in pattern.binds}
        for kind, values in qualifiers.items():
            if kind in bound:
                continue
            matches = self._graph.vocabulary.qualifier_kinds[kind].matches
            asked = self._asked(matches) if matches else []
            if not asked:
                if kind not in self._unsaid.get(pattern.predicate, ()):
                    left[kind] = values
                continue
            matched = self._against(values, asked)
            if matched is None:
                return None
            if matched[0]:
                left[kind] = matched[0]
            premises += matched[1]
        return in_reading_order(self._graph, left), tuple(premises)

    def _against(self, values: tuple[str, ...], asked: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
        """The values to name (those below what was asked), with the premises; None where none fits."""
        within = self._graph.order.within
        for value in values:
            for need in asked:
                if (premises := within(need, value)) is not None:
                    return (), premises
        pairs = [(value, within(value, need)) for value in values for need in asked]
        narrower = [(value, premises) for value, premises in pairs if premises is not None]
        if not narrower:
            return None
        return tuple(dict.fromkeys(value for value, _ in narrower)), merged(*(premises for _, premises in narrower))

    def _asked(self, kind: str) -> list[str]:
        """The needs of a class: those the walk names, or else all of the plan."""
        if kind not in self._asked_of:
            of_kind = {name: c for name, c in self._needs.items() if self._graph.is_kind(c, kind)}
            self._asked_of[kind] = [c for name, c in of_kind.items() if name in self._used] or list(of_kind.values())
        return self._asked_of[kind]
