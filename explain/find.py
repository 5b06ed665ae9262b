"""A part → what it tells of: its walk's rows that are meant, fit and bear on what was asked. Knows no word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from explain.book.telling import Bearing, Telling
from explain.order import is_stale
from kg.absence import absent
from kg.conditions import verdict
from kg.graph import Graph
from kg.judge import Judge
from kg.order import Premises, merged
from kg.pattern import Walk, names
from kg.qualify import Fit, fitting
from kg.walk import Row, evaluate

Needs = Mapping[str, str]
FEW = 2
"""Things from each of which a part is walked, so that it need not look at all that there is."""
Kinds = tuple[tuple[str, str], ...]
Always = tuple[Walk, tuple[tuple[str, tuple[str, ...]], ...], Kinds, Kinds]
"""What a part walks, what its names must be one of, and the classes that they must be of, or not be of."""


@dataclass(frozen=True)
class Finder:
    """Finds what parts tell.

    Attributes:
        today: the day on which it is asked.
        always: rows that are the same whatever is asked, by how they are walked to: kept by whoever holds the graph.
    """

    graph: Graph
    judge: Judge
    today: date
    always: dict[Always, list[Row]] = field(default_factory=dict)

    def found(self, part: Telling, needs: Needs) -> list[Fit]:
        """The rows of a part that are told, in the order of its walks."""
        fits = self._told(part, part.walk, needs)
        for walk in part.also:
            fits = [*fits, *self._told(part, walk, needs)]
        return list(self._absences(part, fits, needs)) if part.unless else fits

    def _told(self, part: Telling, walk: Walk, needs: Needs) -> list[Fit]:
        """The rows of one of a part's walks that are told."""
        rows = self._rows(part, walk, needs)
        for one in part.bears:
            rows = self._bearing(walk, one, rows, needs)
        if not rows:
            return []
        fits = [fit for fit in fitting(self.graph, walk, rows, needs, part.unsaid) if fit.claims]  # else no sentence
        if part.bare:
            fits = [fit for fit in fits if not _left_to_say(fit, part.bare)]
        if part.without:
            fits = [fit for fit in fits if not any(self._further(part, one, fit, needs) for one in part.without)]
        if part.fresh:
            fits = [fit for fit in fits if not is_stale(self.graph, fit, self.today)]
        if part.passed:
            fits = [fit for fit in fits if _told_all_the_same(part, fit) or is_stale(self.graph, fit, self.today)]
        for one in part.bears:
            fits = [replace(fit, claims=merged(fit.claims, *self._decided(walk, one, fit.row, needs))) for fit in fits]
        return fits

    def fits(self, walk: Walk, needs: Needs) -> list[Fit]:
        """The rows of a walk that fit what was asked."""
        return fitting(self.graph, walk, evaluate(self.graph, walk, needs), needs)

    def _rows(self, part: Telling, walk: Walk, needs: Needs) -> list[Row]:
        """The rows that a part means: where a name may be one of few things alone, walked from each of them."""
        if part.among and not part.named and needs.keys().isdisjoint(names(walk)):
            rows = self._always(part, walk)
        elif part.among or part.named:
            rows = [row for start in self._starts(part, walk, needs) for row in self._from(part, walk, start)]
        else:
            rows = self._from(part, walk, needs)
        if not rows:
            return rows
        above = self.graph.above
        for name, values in part.among.items():
            rows = [row for row in rows if row.bindings[name] in values]
        if part.only:
            rows = [row for row in rows if self._one_of(part, row.bindings)]
        for name, need in part.outside.items():
            rows = [row for row in rows if needs[need] not in above[row.bindings[name]]]
        for name, need in part.beneath.items():
            asked = needs[need]
            rows = [row for row in rows if row.bindings[name] != asked and asked in above[row.bindings[name]]]
        return rows

    def _always(self, part: Telling, walk: Walk) -> list[Row]:
        """The rows of a walk that names nothing that was asked: found once."""
        key = (walk, tuple(part.among.items()), tuple(part.kinds.items()), tuple(part.not_kinds.items()))
        held = self.always.get(key)
        if held is None:
            starts = self._starts(part, walk, {})
            held = self.always[key] = [row for start in starts for row in self._from(part, walk, start)]
        return held

    def _from(self, part: Telling, walk: Walk, start: Needs) -> list[Row]:
        return evaluate(self.graph, walk, start, part.kinds, part.not_kinds)

    def _one_of(self, part: Telling, bound: Needs) -> bool:
        """Whether each name that is bound is one of those that it must be, or a kind of one."""
        within = self.graph.order.within
        return all(
            any(within(bound[name], one) is not None for one in values)
            for name, values in part.only.items()
            if name in bound
        )

    def _further(self, part: Telling, walk: Walk, fit: Fit, needs: Needs) -> bool:
        """Whether a walk that goes on from a row finds something."""
        return any(
            self._one_of(part, one.row.bindings)
            for given in self._as_wider(part, {**needs, **fit.row.bindings})
            for one in self.fits(walk, {name: given[name] for name in names(walk) if name in given})
        )

    def _as_wider(self, part: Telling, given: Needs) -> Iterator[Needs]:
        """What is given, and the same with what a name stands for as something wider, as a country as a union's."""
        yield given
        for name in part.named:
            yield from ({**given, name: wide} for wide in self.graph.above[given[name]] if wide != given[name])

    def _starts(self, part: Telling, walk: Walk, needs: Needs) -> Iterator[Needs]:
        """What a part is walked from: what was asked, and each of few things where a name may be one of these alone."""
        for name, values in part.among.items():
            if len(values) <= FEW and name not in needs:
                yield from ({**needs, name: value} for value in values)
                return
        walked = any(name in names(walk) for name in part.named)
        yield from self._as_wider(part, needs) if walked else (needs,)

    def _absences(self, part: Telling, fits: Iterable[Fit], needs: Needs) -> Iterator[Fit]:
        for fit in fits:
            claims = absent(self.graph, fit.row, part.unless, part.count, needs)
            if claims is not None:
                yield replace(fit, claims=tuple(dict.fromkeys((*fit.claims, *claims))))

    def _bearing(self, walk: Walk, one: Bearing, rows: list[Row], needs: Needs) -> list[Row]:
        """The rows whose claim bears on what was asked in one of the wanted ways."""
        steps, asked = _steps_of(walk, one), needs[one.need]
        borne: dict[tuple[str, ...], bool] = {}
        out = []
        for row in rows:
            held = tuple([claim for i in steps for claim in row.steps[i]])
            if held not in borne:
                borne[held] = self._bears(held, one, asked)
            if borne[held]:
                out.append(row)
        return out

    def _bears(self, held: tuple[str, ...], one: Bearing, asked: str) -> bool:
        """Whether some claims bear on a disease in one of the wanted ways."""
        if self.judge.verdict(held, asked) not in one.verdicts:
            return False
        return one.everyone is None or one.everyone == all(self.judge.meeting(c, asked) is not None for c in held)

    def _decided(self, walk: Walk, one: Bearing, row: Row, needs: Needs) -> Iterator[Premises]:
        """The claims by which those of a row bear on what was asked."""
        asked, held = needs[one.need], [key for i in _steps_of(walk, one) for key in row.steps[i]]
        tested = [result for claim in held for result in self.judge.tested(claim, asked)]
        found = verdict(tested)
        yield from (result.claims for result in tested if result.verdict == found)
        if one.everyone is not None:
            yield from (premises for claim in held if (premises := self.judge.meeting(claim, asked)) is not None)


def _steps_of(walk: Walk, one: Bearing) -> list[int]:
    """The places in a walk of the claims that are tested."""
    return [i for i, pattern in enumerate(walk) if pattern.predicate == one.predicate and not pattern.star]


def _told_all_the_same(part: Telling, fit: Fit) -> bool:
    """Whether a row is told though it has not passed its day."""
    return any(fit[name] in values for name, values in part.passed.items())


def _left_to_say(fit: Fit, kinds: bool | tuple[str, ...]) -> bool:
    """Whether conditions of a row would be left to say: any, or one of some kinds."""
    return bool(fit.residue if kinds is True else {kind for kind, _ in fit.residue} & set(kinds or ()))
