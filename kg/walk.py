"""Walks over the compiled graph: patterns and what is given → rows. Knows no order, no grouping and no words.

What comes back is the same as `kg.sparql` asks of any SPARQL endpoint (held equal by tests). A walk is compiled once
for each set of given names: into which pattern to take when, and where in a growing row its ends stand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from kg.claims import Direction
from kg.graph import STAR, Graph
from kg.pattern import Pattern, Walk, names

NEGATED: tuple[Direction, Direction] = ("supports", "refutes")
Partial = tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]
"""A row as far as it has grown: the values bound so far, and the claims of the steps taken so far."""


class Row(NamedTuple):
    """One way to walk: what each name stands for, and for each pattern the claims it rests on.

    A written step has one claim; `is_a*` has the premises of the derived pair, none where both ends are the same.
    """

    bindings: Mapping[str, str]
    steps: tuple[tuple[str, ...], ...]

    @property
    def claims(self) -> tuple[str, ...]:
        """The claims of all steps, in step order, each once."""
        steps = self.steps
        return steps[0] if len(steps) == 1 else tuple(dict.fromkeys([claim for step in steps for claim in step]))


def evaluate(
    graph: Graph,
    walk: Walk,
    given: Mapping[str, str],
    kinds: Mapping[str, str] = MappingProxyType({}),
    not_kinds: Mapping[str, str] = MappingProxyType({}),
) -> list[Row]:
    """All rows of a walk, in a total order that depends on the graph alone.

    Args:
        given: concept ids (or values) for the needs the walk starts from; names it does not use are ignored.
        kinds: name → class of which it must be. not_kinds: name → class of which it must not be; the same goes here.
    """
    every, courses = _known(walk)
    start = tuple([name for name in every if name in given])
    course = courses.get(start)
    if course is None:
        course = courses[start] = _course(walk, start)
    partials: list[Partial] = [(tuple([given[name] for name in start]), ())]
    limits = _limits(graph, kinds, not_kinds) if kinds or not_kinds else {}
    for place, name in enumerate(start if limits else ()):
        partials = _within(partials, place, limits.get(name, ()))
    for step in course.steps:
        if not partials:
            return []
        partials = step.taken(graph, partials)
        for name, place in step.new if limits else ():
            partials = _within(partials, place, limits.get(name, ()))
    if not course.straight:
        values_of, steps_of = course.values, course.order
        partials = [(tuple([v[i] for i in values_of]), tuple([s[i] for i in steps_of])) for v, s in partials]
    if len(partials) > 1:
        partials.sort()
    return [Row(dict(zip(every, values, strict=True)), steps) for values, steps in partials]


Limit = tuple[frozenset[str], bool]
"""Some concepts, and whether a name must be one of them; else it must be none."""


def _limits(graph: Graph, kinds: Mapping[str, str], not_kinds: Mapping[str, str]) -> dict[str, list[Limit]]:
    """What names may be."""
    limits: dict[str, list[Limit]] = {}
    for among, held in ((True, kinds), (False, not_kinds)):
        for name, kind in held.items():
            limits.setdefault(name, []).append((graph.members(kind), among))
    return limits


def _within(partials: list[Partial], place: int, limits: Iterable[Limit]) -> list[Partial]:
    """The rows whose value at a place keeps to its limits."""
    for members, among in limits:
        partials = [partial for partial in partials if (partial[0][place] in members) is among]
    return partials


@dataclass(frozen=True, slots=True)
class _Course:
    """A compiled walk: its steps in the order of taking, and where names and patterns end up.

    `straight`: in the walk's own order, so that a full row stands as it has grown.
    """

    steps: tuple[_Step, ...]
    values: tuple[int, ...]  # place of each name, in the walk's order, in a full row's values
    order: tuple[int, ...]  # place of each pattern, in the walk's order, among the steps taken
    straight: bool


@dataclass(frozen=True, slots=True)
class _Step:
    """One pattern to take: the places of its ends among the values bound before it; None for a new one."""

    predicate: str
    direction: Direction
    subject: int | None
    object: int | None
    binds: tuple[tuple[str, int | None], ...]  # qualifier kind, and the place of its name; None for a new one
    lacks: frozenset[str]  # qualifier kinds that its claim must not have
    same: bool  # both ends are one name that is not bound yet
    new: tuple[tuple[str, int], ...]  # the names that it binds, and their places

    def taken(self, graph: Graph, partials: list[Partial]) -> list[Partial]:
        """Grow rows by this step."""
        links, subject, thing = graph.links(self.predicate, self.direction), self.subject, self.object
        if subject is not None and thing is not None:
            between = links.between
            grown = [(v, s + claims) for v, s in partials for _, claims in between.get((v[subject], v[thing]), ())]
        elif subject is not None:
            out = links.out
            grown = [(v + new, s + claims) for v, s in partials for new, claims in out.get(v[subject], ())]
        elif thing is not None:
            into = links.into
            grown = [(v + new, s + claims) for v, s in partials for new, claims in into.get(v[thing], ())]
        elif self.same:
            loops = [(new[:1], claims) for new, claims in links.every if new[0] == new[1]]
            grown = [(v + new, s + claims) for v, s in partials for new, claims in loops]
        else:
            grown = [(v + new, s + claims) for v, s in partials for new, claims in links.every]
        if self.lacks:
            held = graph.claims
            grown = [row for row in grown if self.lacks.isdisjoint(held[row[1][-1][0]].qualifiers)]
        return [more for row in grown for more in self._qualified(graph, row)] if self.binds else grown

    def _qualified(self, graph: Graph, row: Partial) -> list[Partial]:
        """The row with the qualifiers that the pattern binds: one for each combination of their values."""
        values, steps = row
        held = graph.claims[steps[-1][0]].qualifiers
        out = [values]
        for kind, place in self.binds:
            said = held.get(kind, ())
            if place is None:
                out = [(*grown, value) for grown in out for value in said]
            else:
                out = [grown for grown in out if grown[place] in said]
        return [(grown, steps) for grown in out]


@lru_cache(maxsize=4096)
def _known(walk: Walk) -> tuple[tuple[str, ...], dict[tuple[str, ...], _Course]]:
    """The names of a walk, and how it is compiled for each set of given ones that it was walked with."""
    return names(walk), {}


def _course(walk: Walk, start: tuple[str, ...]) -> _Course:
    """Compile a walk for the names that are given."""
    place = {name: i for i, name in enumerate(start)}
    steps = []
    order = _order(walk, frozenset(start))
    for position in order:
        pattern = walk[position]
        subject, thing = place.get(pattern.subject), place.get(pattern.object)
        same = pattern.subject == pattern.object and subject is None
        known = len(place)
        for name in (pattern.subject, pattern.object):
            place.setdefault(name, len(place))
        binds = []
        for kind, name in pattern.binds:
            binds.append((kind, place.get(name)))
            place.setdefault(name, len(place))
        predicate, direction = STAR if pattern.star else pattern.predicate, NEGATED[pattern.negated]
        new = tuple((name, i) for name, i in place.items() if i >= known)
        steps.append(_Step(predicate, direction, subject, thing, tuple(binds), frozenset(pattern.lacks), same, new))
    taken_at = {position: i for i, position in enumerate(order)}
    values, taken = tuple(place[name] for name in names(walk)), tuple(taken_at[i] for i in range(len(walk)))
    straight = values == tuple(range(len(values))) and taken == tuple(range(len(taken)))
    return _Course(tuple(steps), values, taken, straight)


def _order(walk: Walk, given: frozenset[str]) -> tuple[int, ...]:
    """In which order to take the patterns: always the one with most ends known, the earlier of equals first."""
    known, left = set(given), list(range(len(walk)))
    order: list[int] = []
    while left:
        best = max(left, key=lambda i: (_known_ends(walk[i], known), -walk[i].star, -i))
        left.remove(best)
        order.append(best)
        known.update(walk[best].names)
    return tuple(order)


def _known_ends(pattern: Pattern, known: set[str]) -> int:
    return (pattern.subject in known) + (pattern.object in known)
