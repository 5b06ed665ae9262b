"""Rows → sentences' worth of rows: what shares a sentence, and in which order. Knows no template and no words.

Rows join only where they are the full product of what is listed ("A and B" with "X and Y" says four things) and where
their qualifiers are the same; a phrase behind a list is then said of each (`explain.write`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from math import inf, prod
from operator import itemgetter
from typing import NamedTuple

from kg.claims import Claim
from kg.days import age
from kg.graph import Graph
from kg.oppose import Exempt
from kg.qualify import Fit, Residue

Rank = tuple[float, float, int, tuple[str, ...]]
Place = Callable[[Fit], tuple[int, ...]]
Label = Callable[[str], str]


class Group(NamedTuple):
    """The rows of one sentence: for each printed name its values, in order."""

    values: Mapping[str, tuple[str, ...]]
    fits: tuple[Fit, ...]
    residue: Residue
    exempt: tuple[Exempt, ...] = ()

    @property
    def claims(self) -> tuple[str, ...]:
        """All claims it rests on, in step order, each once."""
        if len(self.fits) == 1 and not self.exempt:
            return self.fits[0].claims
        own = [claim for fit in self.fits for claim in fit.claims]
        own += [claim for other in self.exempt for claim in other.claims]
        return tuple(dict.fromkeys(own))

    def different(self, name: str) -> tuple[str, ...]:
        """What a name of the walk stands for in its rows, each once."""
        return tuple(dict.fromkeys(fit[name] for fit in self.fits))


@dataclass(frozen=True)
class Printed:
    """What the words of a part print of its rows.

    Attributes:
        names: in the walk's order.
        per: the names that begin a new sentence.
        dated: they print the day they speak for, so rows join only where that day is the same: "as of" the oldest of
            several days would say of the newer ones what was not so yet.
    """

    names: tuple[str, ...]
    per: tuple[str, ...] = ()
    dated: bool = False


def ranked(graph: Graph, fit: Fit, printed: Iterable[str], label: Label) -> Rank:
    """Where a row stands: by `order`, level (of its weakest claim), newest date, labels."""
    standing, bound = graph.standing, fit.row.bindings
    written = [standing[claim] for step in fit.row.steps for claim in step]
    names = tuple([label(bound[name]) for name in printed])
    if len(written) == 1:
        order, level, day = written[0]
        return (order, level, -day, names)
    if not written:
        return (inf, 0, 0, names)
    orders, levels, days = zip(*written, strict=True)
    return (min(orders), max(levels), -max(days), names)


def grouped(
    graph: Graph, fits: Iterable[Fit], printed: Printed, label: Label, place: Place = lambda _: ()
) -> list[Group]:
    """Group rows into sentences.

    Args:
        label: what a value reads as; orders equals. place: what comes before that.
    """
    placed = [(place(fit), fit) for fit in fits]
    if len({where for where, _ in placed}) == len(placed):  # nothing left to rank
        placed.sort(key=itemgetter(0))
    else:
        placed.sort(key=lambda one: (one[0], ranked(graph, one[1], printed.names, label), one[1].claims))
    begin = tuple([name for name in printed.names if name in printed.per])
    rest = tuple([name for name in printed.names if name not in printed.per])
    together: dict[tuple[tuple[str, ...], Residue, date | None], list[Fit]] = {}
    for _, fit in placed:
        bound = fit.row.bindings
        day = speaks_for(graph.claims[claim] for claim in fit.claims) if printed.dated else None
        together.setdefault((tuple([bound[name] for name in begin]), fit.residue, day), []).append(fit)
    return [group for same in together.values() for group in _split(same, printed.names, rest)]


def _split(fits: list[Fit], printed: tuple[str, ...], joining: tuple[str, ...]) -> list[Group]:
    """One group where the rows are the full product of their values; otherwise one for each value of the first."""
    if len(fits) == 1:
        bound = fits[0].row.bindings
        return [Group({name: (bound[name],) for name in printed}, (fits[0],), fits[0].residue)]
    listed = {name: tuple(dict.fromkeys(fit[name] for fit in fits)) for name in printed}
    several = [name for name in joining if len(listed[name]) > 1]
    whole = prod(len(listed[name]) for name in joining) == len({tuple(fit[name] for name in joining) for fit in fits})
    if not several or whole:
        return [Group(listed, tuple(fits), fits[0].residue)]
    first = several[0]
    parted = sorted(fits, key=lambda fit: listed[first].index(fit[first]))
    return [
        group
        for _, same in groupby(parted, key=lambda fit: fit[first])
        for group in _split(list(same), printed, joining)
    ]


def speaks_for(claims: Iterable[Claim]) -> date:
    """The day that claims speak for together: the oldest `as_of` of those whose time matters, or else of all.

    A month or year counts as its first day, and stays one.
    """
    held = list(claims)
    dated = [claim for claim in held if claim.valid_for is not None or claim.lasting]
    return min((claim.as_of for claim in (dated or held)), key=age)
