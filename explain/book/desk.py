"""What compiling has at hand: the vocabulary, what claims carry, and the findings so far. Knows no file's shape.

Every word that is read here is noted with its languages, so that a language is held only where all of its words are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from explain.book.counted import is_language
from explain.book.heard import ADD, Heard
from explain.book.phrase import Phrase, Slip, gap, read_phrase
from explain.book.telling import Templates, Translated
from explain.book.template import Template, read_template
from explain.book.written import Written
from kg.claims import DEFAULT_LANGUAGE, REGISTERS, Register
from kg.findings import Finding
from kg.graph import Graph
from kg.oppose import contested
from kg.pattern import Pattern
from kg.yamlfile import Document
from ontology.errors import near_misses
from ontology.vocabulary import Vocabulary

if TYPE_CHECKING:
    from kg.yamltext import Place  # what a snapshot holds is read without YAML

Read = TypeVar("Read", Phrase, Template)
STEM = re.compile(r".*[/.]", re.DOTALL)
MOST_NAMED = 30
"""Names that are listed where none is near to what was written."""


@dataclass(frozen=True)
class Spot:
    """A place in a document: where a finding points."""

    document: Document
    place: Place = ()

    def at(self, *steps: str | int) -> Spot:
        """A place within this one."""
        return Spot(self.document, (*self.place, *steps))

    def __str__(self) -> str:
        return self.document.where(self.place)


@dataclass
class Desk:
    """Collects `findings`, and where words stand in which languages (`heard`).

    What is `kept` passed every check with this very graph: it is bound, and not looked through for faults again.
    """

    graph: Graph
    written: Written
    kept: bool = False
    findings: list[Finding] = field(default_factory=list)
    heard: list[Heard] = field(default_factory=list)
    used: set[str] = field(default_factory=set)  # the templates that something is told by
    excepted: frozenset[str] = frozenset()  # the predicates for whose exceptions there are words

    @property
    def vocabulary(self) -> Vocabulary:
        """The words of the graph."""
        return self.graph.vocabulary

    def find(self, where: Spot | str, what: str, fix: str) -> None:
        """Note that something is wrong."""
        self.findings.append(Finding(str(where), what, fix))

    def known(self, where: Spot | str, noun: str, name: str, names: Collection[str]) -> bool:
        """Whether a name is one of those that may stand here; noted if not, with near misses."""
        if name in names:
            return True
        self.find(where, f"unknown {noun} '{name}'", nearest(name, names))
        return False

    def hear(self, spot: Spot, languages: Iterable[str], add: str = ADD, asked: bool = False) -> None:
        """Note that words stand somewhere; a language that nobody knows is found.

        Args:
            add: what to do where a language has none. asked: people ask in these words.
        """
        held = frozenset(languages)
        self.heard.append(Heard(str(spot), held, add, asked))
        for language in sorted(held):
            if not is_language(language):
                self.find(spot.at(language), f"unknown language '{language}'", "write its code, as es")

    def translated(
        self, spot: Spot, words: Mapping[str, str], slots: Collection[str], must: Collection[str] = ()
    ) -> Translated:
        """Words that stand alone, by language; `slots` are the names that may stand in braces, `must` those that do."""
        self.hear(spot, words)
        read = {language: self.phrase(spot.at(language), text, slots, must) for language, text in words.items()}
        return {language: phrase for language, phrase in read.items() if phrase is not None}

    def joined(self, spot: Spot, words: Mapping[str, str], slots: Collection[str]) -> Translated:
        """Words that others are joined to, by language: each of `slots` must stand in them, and no other."""
        self.hear(spot, words)
        read = {language: self.phrase(spot.at(language), text, slots, slots, True) for language, text in words.items()}
        return {language: phrase for language, phrase in read.items() if phrase is not None}

    def phrase(
        self, spot: Spot, text: str, slots: Collection[str], must: Collection[str] = (), joins: bool = False
    ) -> Phrase | None:
        """Words with slots, in one language.

        Args:
            must: the slots that may not be left out. `joins`: other words are joined to these.
        """
        phrase = self._read(spot, text, read_phrase)
        if phrase is not None:
            for slot in phrase.slots:
                self.known(spot, "slot", slot, slots)
            for slot in sorted(set(must) - phrase.names):
                self.find(spot, f"the words leave out {{{slot}}}", "say it: nothing else does")
            self._whole(spot, text, joins)
        return phrase

    def template(self, spot: Spot | str, text: str, names: Collection[str]) -> Template | None:
        """A sentence's words, in one language.

        Args:
            names: what they may print.
        """
        if self.kept:
            return Template(text)
        template = self._read(spot, text, read_template)
        if template is not None:
            for name in sorted(template.names - set(names)):
                self.find(spot, f"'{name}' is no name of the walk", nearest(name, names))
            self._whole(spot, template.bare)
        return template

    def words(self, stem: str, names: Collection[str]) -> Templates:
        """The templates `<stem><language>[.<register>].j2`."""
        held: dict[tuple[str, Register | None], Template] = {}
        for name, language, register in self._files(stem):
            self.used.add(name)
            template = self.template(f"{self.written.where(name)}:1", self.written.templates[name], names)
            if template is not None:
                held[language, register] = template
        words = Templates(held)
        languages = frozenset(language for _, language, register in self._files(stem) if register is None)
        where = self.written.where(stem)
        self.heard.append(Heard(f"{where}{DEFAULT_LANGUAGE}.j2:1", languages, f"write {where}{{language}}.j2"))
        return words

    def _files(self, stem: str) -> Sequence[tuple[str, str, Register | None]]:
        return self._by_stem.get(stem, ())

    @cached_property
    def _by_stem(self) -> Mapping[str, Sequence[tuple[str, str, Register | None]]]:
        """The templates, each with its language and register, by what stands before these in its name."""
        found: dict[str, list[tuple[str, str, Register | None]]] = {}
        for name in self.written.templates:
            bare = name.removesuffix(".j2")
            register = next((one for one in REGISTERS[1:] if bare.endswith(f".{one}")), None)
            spoken = bare.removesuffix(f".{register}")
            language = STEM.sub("", spoken)
            if bare != name and is_language(language):
                found.setdefault(spoken.removesuffix(language), []).append((name, language, register))
        return found

    def _read(self, spot: Spot | str, text: str, read: Callable[[str], Read]) -> Read | None:
        try:
            return read(text)
        except Slip as slip:
            self.find(spot, slip.what, slip.fix)
            return None

    def _whole(self, spot: Spot | str, text: str, joins: bool = False) -> None:
        missing = gap(text, joins)
        if missing is not None and not text.strip():
            self.find(spot, "no words stand here", "write them, in your own words")
        elif missing is not None:
            self.find(spot, f"a gap in the words: {missing!r}", "put back what stood there, or close the gap")

    @cached_property
    def contested(self) -> frozenset[str]:
        """The predicates of claims that others contradict exactly."""
        return frozenset(self.graph.claims[claim].predicate for claim in contested(self.graph))

    def carried(self, pattern: Pattern) -> frozenset[str]:
        """The kinds of qualifiers that the claims of a pattern carry."""
        return self.graph.carried.get((pattern.predicate, "refutes" if pattern.negated else "supports"), frozenset())

    def carrier(self, pattern: Pattern, kind: str) -> str:
        """A claim of a pattern that carries a kind of qualifier, by its id: the first that is in force."""
        direction = "refutes" if pattern.negated else "supports"
        return min(
            claim.id
            for claim in self.graph.claims.values()
            if (claim.predicate, claim.direction) == (pattern.predicate, direction)
            and kind in claim.qualifiers
            and not claim.superseded
        )

    def expires(self, pattern: Pattern) -> bool:
        """Whether a claim of a pattern speaks for some time only."""
        return not pattern.star and (pattern.predicate, pattern.negated) in self._expiring

    @cached_property
    def _expiring(self) -> frozenset[tuple[str, bool]]:
        claims = self.graph.claims.values()
        return frozenset((c.predicate, c.direction == "refutes") for c in claims if c.valid_for is not None)


def nearest(name: str, names: Iterable[str]) -> str:
    """What to do about a name that is not known.

    >>> nearest("diseas", ["disease", "therapy"]), nearest("x", ["disease"])
    ("did you mean 'disease'?", 'known: disease')
    """
    held = sorted(names)
    close = near_misses(name, held)
    more = f" and {len(held) - MOST_NAMED} more" if len(held) > MOST_NAMED else ""
    return f"did you mean '{close[0]}'?" if close else f"known: {', '.join(held[:MOST_NAMED]) or 'none'}{more}"
