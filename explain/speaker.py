"""How one reader is spoken to: labels, dates, lists and qualifier phrases in a register and a language.

Knows the graph's labels and the wordings; knows no walk and no section.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache

from explain.content import Wording
from explain.words import Name, Names, Templates, filled
from kg.claims import Register
from kg.graph import Graph
from kg.oppose import contested
from kg.qualify import Residue
from ontology.errors import ContentError


@lru_cache(maxsize=4096)
def spelled(day: date, language: str) -> str:
    """A day in words.

    >>> spelled(date(2025, 12, 30), "en")
    'December 30, 2025'
    """
    from babel.dates import format_date

    return format_date(day, format="long", locale=language)


@dataclass(frozen=True)
class Speaker:
    """Everything that turns ids into words for one reader."""

    graph: Graph
    wording: Wording
    templates: Templates
    register: Register = "plain"
    language: str = "en"
    _labels: dict[str, str] = field(default_factory=dict, repr=False)

    @cached_property
    def contested(self) -> frozenset[str]:
        """The claims that others contradict: behind their sentences it is said so."""
        return contested(self.graph)

    def label(self, concept: str) -> str:
        """A concept's label; a value or an unknown name stands for itself."""
        held = self._labels.get(concept)
        if held is None:
            known = self.graph.concepts.get(concept)
            words = known.label.say(self.register, self.language) if known else concept
            if words is None:
                fix = f"add it under label: in the fact file of '{concept}'"
                raise ContentError(what=f"no label in '{self.language}'", where=concept, fix=fix)
            held = self._labels[concept] = words
        return held

    def name(self, key: str) -> str:
        """What a name of a walk prints: a marked label, a qualifier's phrase, a claim's own words, or a value."""
        if key in self.graph.concepts:
            label = self.label(key)
            return label if self.graph.is_kind(key, "QualifierValue") else Name.of(key, label)
        claim = self.graph.claims.get(key)
        if claim is None or claim.words is None:
            return key
        said = claim.words.say(self.register, self.language)
        if said is None:
            raise ContentError(what=f"no words in '{self.language}'", where=key, fix="translate the claim's text")
        return said

    def names(self, keys: Sequence[str]) -> str | Names:
        """One name, or several as one list."""
        if len(keys) == 1:
            return self.name(keys[0])
        return Names(tuple(self.name(key) for key in keys), self.phrase("and"))

    def phrase(self, key: str) -> str:
        """A wording by its key, in the reader's language."""
        return self.wording.phrases[key][self.language]

    def date(self, day: date) -> str:
        """A day in words."""
        return spelled(day, self.language)

    def when(self, residue: Residue, listed: bool = False) -> str:
        """The phrases of qualifiers, in reading order, each with what joins it to what stands before.

        Args:
            listed: a list stands before: say that the phrases hold of each, not of its last alone.
        """
        spoken = []
        for kind, values in residue:
            pattern = self.wording.qualifiers.get(kind, {}).get(self.language)
            if pattern is None:
                fix = f"add `{kind}: {{{self.language}: …}}` to wording/qualifiers.yaml"
                raise ContentError(
                    what=f"no phrase for the qualifier '{kind}'", where="wording/qualifiers.yaml", fix=fix
                )
            spoken.append(filled(pattern, {"value": str(self.names(values))}))
        joined = "".join(spoken)
        return self.phrase("each") + joined.lstrip(" ,") if listed and joined else joined

    def fill(self, pattern: Mapping[str, str], values: Mapping[str, str]) -> str:
        """A title or notice with labels in its braces."""
        return filled(pattern[self.language], {name: self.label(concept) for name, concept in values.items()})
