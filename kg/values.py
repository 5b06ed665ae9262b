"""The language of qualifier values: what an id like `18+` or `chemotherapy(extent=metastatic)` says. Knows no graph.

A value is a concept's id, a range of numbers, or a concept with facets of its own, one level deep. Its id says
all of it, in one way only, so that equal values are equal strings wherever qualifiers are told, stored or compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

Facets = tuple[tuple[str, tuple[str, ...]], ...]
"""Kind and values, sorted by kind."""

NUMBER = r"\d{1,6}(?:\.\d{1,2})?"
RANGE = re.compile(rf"(?P<least>{NUMBER})\+|(?P<from>{NUMBER})?\.\.(?P<to>{NUMBER})|(?P<exact>{NUMBER})")
NARROWED = re.compile(r"(?P<concept>[^()=|,]+)\((?P<facets>[^()]+)\)")


@dataclass(frozen=True, slots=True)
class Value:
    """A concept, with facets or without; or, where `concept` is empty, the numbers from `least` to `most`."""

    concept: str = ""
    least: float = 0
    most: float | None = None
    facets: Facets = ()

    def __str__(self) -> str:
        """Its id.

        >>> str(Value(least=2, most=17)), str(Value("relapsed", facets=(("within_months", ("..6",)),)))
        ('2..17', 'relapsed(within_months=..6)')
        """
        if self.concept:
            inner = ", ".join(f"{kind}={'|'.join(values)}" for kind, values in self.facets)
            return f"{self.concept}({inner})" if inner else self.concept
        if self.most is None:
            return f"{written(self.least)}+"
        if self.least == self.most:
            return written(self.least)
        return f"{written(self.least) if self.least else ''}..{written(self.most)}"

    @property
    def concepts(self) -> tuple[str, ...]:
        """The concepts in it.

        >>> parsed("relapsed(of=first-line-treatment, within_months=..12)").concepts
        ('relapsed', 'first-line-treatment')
        """
        inner = (id for _, values in self.facets for id in values if numbers(id) is None)
        return (self.concept, *inner) if self.concept else ()

    @property
    def is_plain(self) -> bool:
        """Whether it is a concept and no more, so that its id is the concept's."""
        return bool(self.concept) and not self.facets


def written(number: float) -> str:
    """A number without zeros that say nothing.

    >>> written(18.0), written(0.5)
    ('18', '0.5')
    """
    return f"{number:.2f}".rstrip("0").rstrip(".")


@lru_cache(maxsize=4096)
def parsed(id: str) -> Value:
    """What an id says; an id of no other form is that of a concept.

    >>> parsed("..25")
    Value(concept='', least=0.0, most=25.0, facets=())
    >>> parsed("chemotherapy(earlier_lines=2+, extent=metastatic|unresectable)").facets
    (('earlier_lines', ('2+',)), ('extent', ('metastatic', 'unresectable')))
    """
    narrowed = NARROWED.fullmatch(id)
    if narrowed is None:
        return numbers(id) or Value(id)
    parts = (part.partition("=") for part in narrowed["facets"].split(", "))
    return Value(narrowed["concept"], facets=tuple((kind, tuple(values.split("|"))) for kind, _, values in parts))


@lru_cache(maxsize=4096)
def numbers(text: str) -> Value | None:
    """The range that `18+`, `..25`, `2..17` or `1` stands for; None for anything else, and for a range upside down.

    >>> str(numbers("0..6")), numbers("6..2"), numbers("adults")
    ('..6', None, None)
    """
    form = RANGE.fullmatch(text)
    if form is None:
        return None
    if form["least"] is not None:
        return Value(least=float(form["least"]))
    least, most = float(form["exact"] or form["from"] or 0), float(form["exact"] or form["to"])
    return Value(least=least, most=most) if least <= most else None


def narrowed(concept: str, facets: Mapping[str, Iterable[str]]) -> str:
    """The id of a concept with facets, whatever their order.

    >>> narrowed("chemotherapy", {"extent": ["unresectable", "metastatic"], "earlier_lines": ["2+"]})
    'chemotherapy(earlier_lines=2+, extent=metastatic|unresectable)'
    """
    return str(Value(concept, facets=tuple((kind, tuple(sorted(facets[kind]))) for kind in sorted(facets))))
