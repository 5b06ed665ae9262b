"""Kinds of a disease that are told by its name and facets apart: "breast cancer that is HER2 low", "it came back".

Knows no words.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf

from explain.ask.grounding.lexicon import Match
from kg.graph import Graph

NEAR = 8
"""How many words may stand between the parts of one kind."""
FEWEST = 2
"""So many facets, a result among them, tell a kind where no disease is named at all: ER+ and HER2+."""
MARKER, STAGE, EXTENT = "marker", "stage", "extent"
DEFINED, DISEASE, GROUP = "defined_as", "Disease", "DiseaseGroup"


@dataclass(frozen=True)
class Definition:
    """A kind of `parent` with every one of some facets: results (`markers`), and what else is told in words."""

    subject: str
    parent: str
    markers: frozenset[str]
    others: frozenset[str]

    @property
    def parts(self) -> frozenset[str]:
        """All of its facets."""
        return self.markers | self.others


def definitions(graph: Graph) -> tuple[Definition, ...]:
    """The definitions in force whose facets must all hold: of each other kind than results just one."""
    return tuple(
        Definition(
            claim.subject,
            claim.object,
            frozenset(claim.qualifiers.get(MARKER, ())),
            frozenset(value for kind in _told(claim.qualifiers) for value in claim.qualifiers[kind]),
        )
        for claim in sorted(graph.claims.values(), key=lambda claim: claim.id)
        if claim.predicate == DEFINED
        and claim.object
        and not claim.superseded
        and all(len(values) == 1 for kind, values in claim.qualifiers.items() if kind != MARKER)
    )


def _told(kinds: Collection[str]) -> Iterator[str]:
    """The kinds of facets, besides results, that people tell: a stage says how far a cancer has spread, too."""
    yield from (kind for kind in kinds if kind != MARKER and not (kind == EXTENT and STAGE in kinds))


def facets(graph: Graph) -> frozenset[str]:
    """Every facet that a definition names."""
    return frozenset(part for one in definitions(graph) for part in one.parts)


class Composer:
    """Knows the definitions of a graph."""

    def __init__(self, graph: Graph) -> None:
        self._graph, self._held = graph, definitions(graph)
        self._own = {one.subject: one.parts for one in self._held}

    def composed(
        self, matches: Sequence[Match], told: Sequence[Match] = (), refused: Collection[str] = ()
    ) -> tuple[Match, ...]:
        """Matches, with the kinds that are defined by a disease and facets that stand near each other.

        A result is taken into its kind, and so is a disease that just results were said of, where that is named and the
        kind is one of it.

        Args:
            told: facets that are told in words. refused: kinds that are not meant.
        """
        diseases = [match for match in matches if self._graph.is_kind(match.concept, DISEASE)]
        wide = [disease for disease in diseases if self._is_wide(disease.concept)]
        own = [replace(one, concept=part) for one in wide for part in sorted(self._own.get(one.concept, ()))]
        parts = [*(match for match in matches if not self._graph.is_kind(match.concept, DISEASE)), *told, *own]
        out, named = list(matches), [disease for disease in diseases if not self._is_wide(disease.concept)]
        whole = None if named else self._by_results(parts)
        whole = None if whole and whole.concept in refused else whole
        if whole:
            out = [*(match for match in out if match.start < whole.start or match.end > whole.end), whole]
            named = [whole]
        implied = () if named else tuple(self._implied(parts))
        named = named or list(implied)
        near, taken = _Near(named or diseases), _taken(parts)
        mine: dict[int, list[Match]] = {}
        for part in parts:
            disease = near.to(part)
            if disease and _gap(part, disease, taken) <= NEAR:
                mine.setdefault(id(disease), []).append(part)
        for disease in named or diseases:
            for kind, used, swallows in self._kinds(disease, mine.get(id(disease), ())):
                if kind.concept in refused:
                    continue
                if not implied:
                    whole_in = swallows and self._under(kind.concept, disease.concept)
                    out = [m for m in out if m not in used and not (whole_in and m is disease)]
                out.append(kind)
        return _in_order(out)

    def _implied(self, parts: Sequence[Match]) -> Iterator[Match]:
        """The disease, where none is named, of which alone a result can be that stands near another facet."""
        facets: dict[str, list[Match]] = {}
        for part in parts:
            parents = {one.parent for one in self._held if part.concept in one.markers}
            if len(parents) != 1:
                continue
            (parent,) = parents
            if parent not in facets:
                told = {facet for one in self._held if one.parent == parent for facet in one.others}
                facets[parent] = [other for other in parts if other.concept in told]
            if any(_between(part, other) <= NEAR and other.start != part.start for other in facets[parent]):
                yield replace(part, concept=parent, why="definition")
                return

    def _is_wide(self, concept: str) -> bool:
        """Whether a disease is a group of diseases, or a kind of all of a group."""
        parents = [one.parent for one in self._held if one.subject == concept] or [concept]
        return all(self._graph.is_kind(parent, GROUP) for parent in parents)

    def _kinds(self, disease: Match, parts: Sequence[Match]) -> Iterator[tuple[Match, list[Match], bool]]:
        """Kinds of a disease by its facets, the narrowest; which results each uses; whether these are all it says."""
        own = self._own.get(disease.concept, frozenset())
        held = own | {part.concept for part in parts}
        fits = [
            one
            for one in self._held
            if one.parts <= held and not one.parts <= own and self._under(disease.concept, one.parent)
        ]
        for one in fits:
            if any(one.parts < other.parts or self._narrower(other, one) for other in fits):
                continue
            used = [part for part in parts if part.concept in one.markers]
            results = not one.others and bool(used)
            start = min([disease.start, *(part.start for part in used)]) if results else disease.start
            end = max([disease.end, *(part.end for part in used)]) if results else disease.end
            score = min([disease.score, *(part.score for part in parts if part.concept in one.parts)])
            said = self._apart(disease, *used) if results else ()
            yield Match(start, end, one.subject, "definition", score, said), used, results

    def _apart(self, *names: Match) -> tuple[Match, ...]:
        """The names of which a kind is made, in the order of their words, where others stand between; none else."""
        parts = [part for name in names for part in name.parts or (name,) if part.concept in self._graph.concepts]
        parts.sort(key=lambda part: (part.start, -part.end))
        return tuple(parts) if any(other.start > one.end for one, other in pairwise(parts)) else ()

    def _under(self, concept: str, parent: str) -> bool:
        return concept == parent or parent in self._graph.above.get(concept, ())

    def _narrower(self, one: Definition, other: Definition) -> bool:
        """Whether a definition says the same of a narrower disease."""
        return one.parts == other.parts and one.parent != other.parent and self._under(one.parent, other.parent)

    def _by_results(self, parts: Iterable[Match]) -> Match | None:
        """The kind that several results define, where no disease is named beside them."""
        named = {match.concept: match for match in reversed([*parts])}
        fits = [one for one in self._held if one.markers and len(one.parts) >= FEWEST and one.parts <= named.keys()]
        best = max(fits, key=lambda one: (len(one.parts), one.subject), default=None)
        if best is None:
            return None
        used = [named[part] for part in best.parts]
        start, end = min(part.start for part in used), max(part.end for part in used)
        whole = Match(start, end, best.subject, "definition", min(part.score for part in used), self._apart(*used))
        return whole if end - start - sum(part.end - part.start for part in used) <= NEAR else None


class _Near:
    """Finds the disease that a facet is said of: the nearest, of two as near the one before it."""

    def __init__(self, diseases: Sequence[Match]) -> None:
        self._diseases = diseases
        self._held = sorted((one.start, place) for place, one in enumerate(diseases))
        self._longest = max((one.end - one.start for one in diseases), default=0)

    def to(self, part: Match) -> Match | None:
        """The nearest one; nothing where there is none."""
        at, none = bisect_right(self._held, (part.start, len(self._held))), len(self._held)
        best: tuple[float, bool, int] = (inf, False, none)
        for start, place in map(self._held.__getitem__, range(at - 1, -1, -1)):
            if part.start - start - self._longest > best[0]:
                break
            best = min(best, (_between(part, self._diseases[place]), False, place))
        for start, place in map(self._held.__getitem__, range(at, none)):
            if start - part.end > best[0]:
                break
            best = min(best, (_between(part, self._diseases[place]), True, place))
        return self._diseases[best[2]] if best[2] < none else None


def _between(one: Match, other: Match) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _taken(parts: Iterable[Match]) -> Sequence[int]:
    """The places of the words of facets, in order."""
    return sorted({place for part in parts for place in range(part.start, part.end)})


def _gap(part: Match, disease: Match, taken: Sequence[int]) -> int:
    """How many words stand between a facet and its disease that belong to no other facet.

    Args:
        taken: the places of the words of facets, in order.
    """
    start, end = min(part.end, disease.end), max(part.start, disease.start)
    return _between(part, disease) - max(0, bisect_left(taken, end) - bisect_left(taken, start))


def _in_order(matches: Iterable[Match]) -> tuple[Match, ...]:
    return tuple(sorted(dict.fromkeys(matches), key=lambda match: (match.start, match.end, match.concept)))
