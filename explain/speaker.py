"""How one reader is spoken to: labels, dates, lists and qualifier phrases in a register and a language.

Knows the graph's labels and the wordings; knows no walk and no section.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from explain.book.bound import Spoken, Wording
from explain.conditions import Conditions
from explain.names import Names, listed, marked, spoken, unmarked
from kg.claims import Claim, Register
from kg.graph import Graph
from kg.oppose import contested
from kg.qualify import Residue, in_reading_order


@lru_cache(maxsize=4096)
def spelled(day: date, language: str) -> str:
    """A day in words.

    >>> spelled(date(2025, 12, 30), "en")
    'December 30, 2025'
    """
    from babel.dates import format_date

    return format_date(day, format="long", locale=language)


def denial(label: str) -> str:
    """A predicate's label as what refutes it says.

    >>> denial("is approved for"), denial("has barrier")
    ('is not approved for', 'not: has barrier')
    """
    return label.replace("is ", "is not ", 1) if label.startswith("is ") else f"not: {label}"


@dataclass(frozen=True)
class Speaker:
    """Everything that turns ids into words for one reader, in a language that is held."""

    graph: Graph
    wording: Wording
    register: Register = "plain"
    language: str = "en"

    @cached_property
    def contested(self) -> frozenset[str]:
        """The claims that others contradict: behind their sentences it is said so."""
        return contested(self.graph)

    @cached_property
    def _labels(self) -> Mapping[str, str]:
        held = self.graph.concepts.items()
        return {key: concept.label.say(self.register, self.language) or key for key, concept in held}

    def label(self, concept: str) -> str:
        """A concept's label; a value or an unknown name stands for itself."""
        return self._labels.get(concept, concept)

    def name(self, key: str) -> str:
        """What a name of a walk prints: a marked label, a qualifier's phrase, a claim's own words, or a value."""
        label = self._labels.get(key)
        if label is not None:
            return label if self.graph.is_kind(key, "QualifierValue") else marked(key, label)
        claim = self.graph.claims.get(key)
        return (claim.words.say(self.register, self.language) or key) if claim and claim.words else key

    def names(self, keys: Sequence[str]) -> str | Names:
        """One name, or several as one list."""
        if len(keys) == 1:
            return self.name(keys[0])
        items = tuple(self.name(key) for key in keys)
        return Names(items, listed(items, self.language))

    def phrase(self, key: str, **values: str) -> str:
        """A phrase of the wording, filled."""
        return self.wording.phrases[key][self.language].fill(values)

    def verb(self, predicate: str, denied: bool = False) -> str:
        """A predicate in words, turned round where claims refute it."""
        label = self.graph.vocabulary.predicates[predicate].label
        return denial(label) if denied else label

    def notice(self, kind: str) -> str:
        """A notice's words."""
        return self.wording.notices[kind][self.language].fill({})

    def date(self, day: date) -> str:
        """A day in words."""
        return spelled(day, self.language)

    def when(self, residue: Residue, many: bool = False) -> str:
        """The phrases of qualifiers, in reading order, each with what joins it to what stands before.

        Args:
            many: a list stands before: say that the phrases hold of each, not of its last alone.
        """
        joined = self._conditions.said(residue)
        return self.phrase("each") + joined.lstrip(" ,") if many and joined else joined

    def condition(self, kind: str, values: Sequence[str]) -> str:
        """The values of one kind of qualifier, as they read behind what joins them."""
        return unmarked(self._conditions.values(kind, tuple(values)))

    def statement(self, claim: Claim) -> str:
        """How a claim reads as a sentence, outside any section."""
        said = self.name(claim.object or claim.id) if claim.object or claim.words else claim.value
        when = self.when(in_reading_order(self.graph, claim.qualifiers))
        return spoken(
            f"{self.name(claim.subject)} {self.verb(claim.predicate, claim.direction == 'refutes')} {said}{when}."
        )[0]

    @cached_property
    def _conditions(self) -> Conditions:
        return Conditions(self.graph, self.wording.conditions, self.register, self.language, self.name)

    def fill(self, words: Spoken, concepts: Mapping[str, str]) -> str:
        """A title or another phrase, with the labels of concepts in its braces."""
        phrase = words[self.language]
        return phrase.fill({slot: self.label(concepts[slot]) for slot in phrase.names})
