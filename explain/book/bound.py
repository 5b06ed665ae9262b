"""Plans, sections and wordings with every name bound: all that an engine may take. Knows no file and no graph.

Nothing here can miss a word or a name: `explain.book.compile` makes these, or says what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from explain.ask.premises.turns import Turn
from explain.ask.reading.cues import Cue
from explain.ask.reading.tongue import Tongues
from explain.ask.safety.flags import Flags
from explain.book.counted import Counted
from explain.book.heard import Heard, missing
from explain.book.hearing import DeclinedKind, Endings, Hearing, Persons
from explain.book.phrase import Phrase
from explain.book.telling import Telling, Templates, Translated
from explain.model import Shape
from kg.findings import Finding
from kg.pattern import Walk

NAMED = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
MOST = 60
"""Sentences of a section, unless it says otherwise: more are counted, and can be seen where they are told of."""

MOST_WORDS = 500
"""Words that a plan's answers show at once, unless it says otherwise."""
SUMMARY = "summary"
"""Stands for the answer in short where a section says what it comes after."""


@dataclass(frozen=True)
class Section:
    """A part of answers under a title.

    Attributes:
        empty: what is said where nothing is found; None leaves it out.
        brief: how many sentences are shown at once; `most`: how many there are.
        after: a section whose rows are not told again, or `SUMMARY`.
        quiet_after: sections where one of which tells something, `empty` is not said.
        instead_of: a section where which tells something, this one is not told.
        at_once: qualifier kind → values, or predicate → objects: what rests on a claim with one of these, unless it has
            passed its day, is always shown at once; `at_once_most`: unless there are more of these.
        told_in: sections before it whose rows it does not show at once again.
    """

    id: str
    title: Translated
    parts: tuple[Telling, ...]
    empty: Translated | None = None
    unmatched: Translated | None = None
    shape: Shape = "prose"
    brief: int = MOST
    most: int = MOST
    after: str = ""
    quiet_after: tuple[str, ...] = ()
    instead_of: str = ""
    told_in: tuple[str, ...] = ()
    at_once: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    at_once_most: int = MOST


@dataclass(frozen=True)
class Brief:
    """A part of a summary, and how many of its sentences are said there; `joined` to the sentence before."""

    part: Telling
    most: int
    joined: bool = False


@dataclass(frozen=True)
class Rule:
    """One way to answer in short: all its parts, where the first finds something.

    Attributes:
        answers: kinds of question that it answers besides the plan's own.
    """

    id: str
    parts: tuple[Brief, ...]
    answers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Premise:
    """What a question takes for granted where all `needs` are given: any of `walks` shows, `against` corrects it."""

    id: str
    says: Translated
    needs: frozenset[str]
    walks: tuple[Walk, ...]
    against: tuple[Telling, ...]


@dataclass(frozen=True)
class Assumed:
    """A premise that a message may state in its words.

    Attributes:
        needs: what it is stated of → class.
        turns: language → turns of phrase that state it. unless: language → those with which it is not stated.
    """

    premise: Premise
    needs: Mapping[str, str]
    turns: Mapping[str, tuple[Turn, ...]]
    unless: Mapping[str, tuple[Turn, ...]]


@dataclass(frozen=True)
class Alias:
    """Another name for a need where its concept is of a class."""

    need: str
    kind: str


@dataclass(frozen=True)
class Plan:
    """What an intent's answer consists of. `needs`: need → class; those in `optional` may be missing.

    Attributes:
        moved: sections that may stand before each other, by what a message names besides.
    """

    id: str
    needs: Mapping[str, str]
    optional: frozenset[str]
    aliases: Mapping[str, Alias]
    asks: Mapping[str, tuple[Phrase, ...]]
    many: Mapping[str, tuple[Phrase, ...]]
    asks_of: Mapping[str, Translated]
    offered_of: Mapping[str, tuple[str, ...]]
    offered_where: tuple[Walk, ...]
    spine: tuple[Walk, ...]
    first: tuple[Rule, ...]
    summary: tuple[Rule, ...]
    sections: tuple[Section, ...]
    opened: tuple[Section, ...]
    premises: tuple[Premise, ...]
    most_words: int
    moved: frozenset[str] = frozenset()

    @cached_property
    def required(self) -> tuple[str, ...]:
        """The needs without which there is no answer."""
        return tuple(need for need in self.needs if need not in self.optional)

    @cached_property
    def names(self) -> frozenset[str]:
        """Needs and aliases: what a walk of this plan may start from."""
        return frozenset((*self.needs, *self.aliases))

    def applying(self, given: frozenset[str]) -> tuple[tuple[Section, tuple[Telling, ...]], ...]:
        """The sections that apply where some needs and aliases are given, each with the parts of it that do: in the
        order told, those that are opened last. Found once for each set of them."""
        held = self._applying.get(given)
        if held is None:
            free = self.names - given
            found = ((one, tuple(part for part in one.parts if part.applies(given, free))) for one in self._told)
            held = self._applying[given] = tuple((one, parts) for one, parts in found if parts)
        return held

    @property
    def _told(self) -> tuple[Section, ...]:
        return (*self.sections, *self.opened)

    @cached_property
    def _applying(self) -> dict[frozenset[str], tuple[tuple[Section, tuple[Telling, ...]], ...]]:
        return {}

    def phrasings(self, language: str) -> tuple[Phrase, ...]:
        """All ways in which it is asked."""
        return (*self.asks[language], *self.many.get(language, ()))

    def asked_with(self, needs: frozenset[str], language: str, plural: bool = False) -> Phrase | None:
        """The first phrasing that names just these needs; None where there is none.

        Args:
            plural: what is asked about takes the words for many.
        """
        first = self.many.get(language, ()) if plural else ()
        return next((phrase for phrase in (*first, *self.asks[language]) if phrase.names == needs), None)


@dataclass(frozen=True)
class Joined:
    """Kinds of qualifier that are said together, and what joins them to what stands before.

    Attributes:
        apart: the words in a table's cell, where these are others.
    """

    kinds: frozenset[str]
    words: Translated
    apart: Translated | None = None


@dataclass(frozen=True)
class ConditionWords:
    """How conditions are said.

    Attributes:
        clauses: kind → words with {value}, one clause for those of their kinds that are there.
        together: words with a slot for each of their kinds, for where all of them are there.
        values: kind → how the name of a value becomes a phrase, with {value}, where it needs to.
        inside: kind of a facet inside a value → words with {head} and {value}; `again` has {head} alone.
        numbers: form, kind and form, or kind and range → words with {least} and {most}.
    """

    clauses: Mapping[str, Joined]
    together: tuple[Joined, ...]
    values: Mapping[str, Translated]
    inside: Mapping[str, Translated]
    numbers: Mapping[str, Translated]


@dataclass(frozen=True)
class Wording:
    """Words that belong to no section.

    Attributes:
        notices: kind → words.
        exceptions: predicate of an opposing claim → the sentence for it. conflicts: predicate of both → the same.
        names: name of a walk → what it is called where we say what was looked for; a name without words stands for
            itself.
        phrases: key → words; who speaks them declares which keys there are (`explain.book.wording.PHRASES`).
        counted: key → words by language for those that depend on a number.
        everyday: language → the words that need no explanation.
    """

    conditions: ConditionWords
    notices: Mapping[str, Translated]
    exceptions: Mapping[str, Templates]
    conflicts: Mapping[str, Templates]
    names: Mapping[str, Translated]
    phrases: Mapping[str, Translated]
    counted: Mapping[str, Mapping[str, Counted]]
    everyday: Mapping[str, frozenset[str]]

    def is_everyday(self, name: str, language: str) -> bool:
        """Whether a name is made of everyday words alone."""
        held = self.everyday.get(language, frozenset())
        return all(word in held for word in NAMED.findall(name.lower()))


@dataclass(frozen=True)
class Reply:
    """What a message that asks nothing is answered with.

    Attributes:
        heard: what tells such a message, and the word that is said. plan, needs: what is told below it.
    """

    heard: DeclinedKind
    plan: str | None
    needs: Mapping[str, str]


@dataclass(frozen=True)
class Book:
    """Everything under explain/content, bound.

    Attributes:
        heard: all words that a reader can meet. `begun`: the languages in which any of the content's are said.
        languages: those that are held: in which every word is said. hearing: how questions are heard.
        declined: the kinds of thing that nobody can be told from here. endings: language → how messages end in it.
        assumed: what messages may take for granted, in the order looked for. flags: how red flags are heard.
        persons: language → how it tells of whom, and when, a thing is said. tongues: what tells languages apart.
        replies: what messages that ask nothing are answered with.
    """

    plans: Mapping[str, Plan]
    sections: Mapping[str, Section]
    wording: Wording
    heard: tuple[Heard, ...]
    begun: tuple[str, ...]
    languages: tuple[str, ...]
    hearing: Hearing = field(default_factory=Hearing)
    declined: tuple[DeclinedKind, ...] = ()
    endings: Mapping[str, Endings] = field(default_factory=dict)
    assumed: tuple[Assumed, ...] = ()
    flags: Flags = field(default_factory=Flags)
    persons: Mapping[str, Persons] = field(default_factory=dict)
    tongues: Tongues = field(default_factory=lambda: Tongues({}))
    replies: tuple[Reply, ...] = ()

    def cues(self, language: str) -> Iterator[Cue]:
        """All turns of phrase by which questions in a language are heard."""
        yield from (cue for _, cue in self.hearing.cues(language))
        yield from (cue for _, cue in self.hearing.sayings.get(language, ()))
        for kind in (*self.declined, *(reply.heard for reply in self.replies)):
            yield from kind.general.get(language, ())
            for sign in kind.signs.get(language, ()):
                yield from (*sign.asked, *sign.told, *sign.also, *sign.unless)

    def missing(self, language: str) -> tuple[Finding, ...]:
        """What a language lacks to be held; nothing where it is."""
        return missing(self.heard, language)
