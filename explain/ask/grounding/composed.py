"""Kinds of a disease that are told by its name and results apart: "breast cancer that is HER2 low". Knows no words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from explain.ask.grounding.lexicon import Match
from kg.graph import Graph

NEAR = 8
"""How many words may stand between the parts of one kind."""
MARKER, DEFINED = "marker", "defined_as"


@dataclass(frozen=True)
class _Definition:
    subject: str
    parent: str
    markers: frozenset[str]


class Composer:
    """Knows the definitions of a graph that name results alone."""

    def __init__(self, graph: Graph) -> None:
        self._held = [
            _Definition(claim.subject, claim.object, frozenset(claim.qualifiers[MARKER]))
            for claim in sorted(graph.claims.values(), key=lambda claim: claim.id)
            if claim.predicate == DEFINED and claim.object and not claim.superseded and {*claim.qualifiers} == {MARKER}
        ]

    def composed(self, matches: Sequence[Match]) -> tuple[Match, ...]:
        """Matches, with a disease and its results as the kind that they define where one does."""
        best = max(self._kinds(matches), key=lambda kind: (len(kind[1]), kind[0].concept), default=None)
        if best is None:
            return tuple(matches)
        whole, parts = best
        left = [match for match in matches if match not in parts]
        return tuple(sorted((*left, whole), key=lambda match: (match.start, match.concept)))

    def _kinds(self, matches: Sequence[Match]) -> Iterator[tuple[Match, frozenset[Match]]]:
        named = {match.concept: match for match in reversed(matches)}
        for one in self._held:
            if one.parent in named and one.markers <= named.keys():
                parts = frozenset(named[concept] for concept in (one.parent, *one.markers))
                start, end = min(part.start for part in parts), max(part.end for part in parts)
                if end - start - sum(part.end - part.start for part in parts) <= NEAR:
                    score = min(part.score for part in parts)
                    yield Match(start, end, one.subject, "definition", score), parts
