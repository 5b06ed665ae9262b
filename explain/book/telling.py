"""What one part tells, with every name bound: its walk, its words, and what stands first. Knows no plan and no file."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from explain.book.phrase import Phrase
from explain.book.template import Template
from kg.claims import Register
from kg.conditions import Verdict
from kg.pattern import Walk, names

Translated = Mapping[str, Phrase]
"""Language → words."""


@dataclass(frozen=True)
class Templates:
    """The templates of one sentence, by language and register; a register without its own says the language's."""

    held: Mapping[tuple[str, Register | None], Template]

    def of(self, language: str, register: Register) -> Template:
        """The template for a reader of a language that is held."""
        return self.held.get((language, register)) or self.held[language, None]

    @cached_property
    def languages(self) -> frozenset[str]:
        """The languages in which it can be said."""
        return frozenset(language for language, register in self.held if register is None)


@dataclass(frozen=True)
class Contrast:
    """A walk run for two needs in turn as `name`, compared by what `key` stands for; `refuted` finds its denials."""

    name: str
    here: str
    there: str
    key: str
    refuted: Walk


@dataclass(frozen=True)
class Ordering:
    """One way in which rows stand before others. The fields are those of `spec.OrderSpec`.

    Attributes:
        name: of the walk; a qualifier kind for `said`, a predicate for `suits`.
        to: a need for `near` and `suits`, another name for `often`.
        values: the list for `listed` and `said`; for `besides` what stays before.
    """

    by: Literal["near", "home", "listed", "often", "said", "suits", "fresh", "besides"]
    name: str = ""
    to: str = ""
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class Bearing:
    """Rows are told whose claim of a predicate, tested against the disease that a need names, gives a verdict.

    Attributes:
        everyone: whether all whom the claim is for must have the disease by its definition; None where that is all one.
    """

    predicate: str
    need: str
    verdicts: frozenset[Verdict]
    everyone: bool | None = None


@dataclass(frozen=True)
class Telling:
    """A walk and its words, by case (one unless it contrasts). The fields are those of `spec.PartSpec`.

    Of a table, `columns` are the cells of its rows, each with its `heading`: those without a walk print what the row's
    own walk has found.
    """

    id: str
    walk: Walk
    words: Mapping[str, Templates]
    also: tuple[Walk, ...] = ()
    unless: Walk = ()
    count: str = ""
    contrast: Contrast | None = None
    per: tuple[str, ...] = ()
    first_telling_of: tuple[str, ...] = ()
    kinds: Mapping[str, str] = field(default_factory=dict)
    not_kinds: Mapping[str, str] = field(default_factory=dict)
    outside: Mapping[str, str] = field(default_factory=dict)
    beneath: Mapping[str, str] = field(default_factory=dict)
    without: tuple[Walk, ...] = ()
    named: Mapping[str, str] = field(default_factory=dict)
    unsaid: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    when_missing: tuple[str, ...] = ()
    bears: tuple[Bearing, ...] = ()
    columns: tuple[Telling, ...] = ()
    heading: Translated | None = None
    only: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    among: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    fresh: bool = False
    passed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    bare: bool | tuple[str, ...] = False
    any_day: bool = False
    urges: bool = False
    any_when: bool = False
    one_row: bool = False
    tally: Mapping[str, str] = field(default_factory=dict)
    few: Mapping[str, int] = field(default_factory=dict)
    some: Mapping[str, int] = field(default_factory=dict)
    either: tuple[str, ...] = ()
    told_in: tuple[str, ...] = ()
    whole: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    order: tuple[Ordering, ...] = ()

    @cached_property
    def lifts(self) -> bool:
        """Whether what concerns a thing that a message names besides stands first."""
        return any(one.by == "besides" for one in self.order)

    @cached_property
    def bound(self) -> tuple[str, ...]:
        """Every name of its walks, and of what refutes them, in order."""
        refuted = names(self.contrast.refuted) if self.contrast else ()
        further = (name for walk in self.also for name in names(walk))
        return tuple(dict.fromkeys((*names(self.walk), *further, *refuted)))

    @cached_property
    def names(self) -> frozenset[str]:
        """Every name on which it depends whether it applies."""
        sides = (self.contrast.here, self.contrast.there) if self.contrast else ()
        near = (one.to for one in self.order if one.by in ("near", "suits"))
        tested = (one.need for one in self.bears)
        compared = (*self.outside.values(), *self.beneath.values())
        further = (name for walk in self.without for name in names(walk))
        return frozenset((*self.bound, *names(self.unless), *further, *compared, *sides, *near, *tested))

    def applies(self, given: Collection[str], free: frozenset[str]) -> bool:
        """Whether it can be told: all needs that it names are given, and none that must be missing is.

        Args:
            given: the needs and aliases that stand for something; `free`: those of the plan that don't.
        """
        return free.isdisjoint(self.names) and not any(name in given for name in self.when_missing)
