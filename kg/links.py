"""One predicate's claims laid out for walking: from either end, and between two. Knows no graph and no walk.

What a step adds to a row is made once, here: the values it binds and the claims it rests on, ready to be appended.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Claims = tuple[str, ...]
Link = tuple[tuple[str, ...], tuple[Claims]]
"""The values that a step binds, and (as a tuple of one) the claims that bind them."""


@dataclass(frozen=True, slots=True)
class Links:
    """Where steps along a predicate lead."""

    out: Mapping[str, tuple[Link, ...]]  # subject → the objects
    into: Mapping[str, tuple[Link, ...]]  # object → the subjects
    between: Mapping[tuple[str, str], tuple[Link, ...]]  # subject and object → nothing new
    every: tuple[Link, ...]  # subject and object, both new


def laid_out(triples: Iterable[tuple[str, str, Claims]]) -> Links:
    """Lay out triples of subject, object and claims.

    >>> laid_out([("her2-car-t", "her2", ("c1",))]).into["her2"]
    ((('her2-car-t',), (('c1',),)),)
    """
    out: dict[str, list[Link]] = {}
    into: dict[str, list[Link]] = {}
    between: dict[tuple[str, str], list[Link]] = {}
    every: list[Link] = []
    for subject, thing, claims in triples:
        out.setdefault(subject, []).append(((thing,), (claims,)))
        into.setdefault(thing, []).append(((subject,), (claims,)))
        between.setdefault((subject, thing), []).append(((), (claims,)))
        every.append(((subject, thing), (claims,)))
    return Links(_fixed(out), _fixed(into), {key: tuple(links) for key, links in between.items()}, tuple(every))


def _fixed(ends: Mapping[str, list[Link]]) -> dict[str, tuple[Link, ...]]:
    return {key: tuple(links) for key, links in ends.items()}
