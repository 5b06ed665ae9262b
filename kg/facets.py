"""Qualifiers as facets that hold together, each one of some values. Knows no graph and no file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Facet(NamedTuple):
    """What something has, or must have, of one kind of qualifier: one of some values; and which claims say so."""

    kind: str
    values: tuple[str, ...]
    claims: tuple[str, ...] = ()


def facets_of(
    qualifiers: Mapping[str, tuple[str, ...]], several: Mapping[str, str], claims: tuple[str, ...] = ()
) -> tuple[Facet, ...]:
    """Qualifiers as facets: several values of which any will do are one facet, of which all must hold one each.

    Args:
        several: kind → what several values of it mean.
        claims: what says so.

    >>> facets_of({"extent": ("early", "in-situ"), "marker": ("her2+", "er+")}, {"extent": "any", "marker": "all"})[1:]
    (Facet(kind='marker', values=('her2+',), claims=()), Facet(kind='marker', values=('er+',), claims=()))
    """
    return tuple(
        Facet(kind, part, claims)
        for kind, values in qualifiers.items()
        for part in ([(value,) for value in values] if several.get(kind) == "all" else [values])
    )
