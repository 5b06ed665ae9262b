"""Which languages are held, and what another still lacks, by file and line. Knows no command.

A language is held where every word that a reader can meet is said in it: then it is spoken. Until then it is a list.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from api.settings import Settings
from explain.book.bound import Book
from explain.book.heard import OF
from kg.findings import Finding
from kg.merge import Facts
from ontology import terms
from ontology.errors import FactError, NotFound

ONTOLOGY = "ontology/wayfind.ttl"
CLAIM = re.compile(r"[a-z0-9-]+\.[a-z_]+\.[a-z0-9-]+\.[0-9a-f]{6}\b")
Place = Callable[[str], str]


@dataclass(frozen=True)
class Languages:
    """What is said in which language; `place` tells the file and line of an id or IRI."""

    book: Book
    place: Place

    @property
    def words(self) -> int:
        """How many words, phrases, sentences and labels a language needs."""
        return len(self.missing(""))

    def missing(self, language: str) -> tuple[Finding, ...]:
        """What a language lacks, in the order of files."""
        return placed(self.book.missing(language), self.place)


def languages_of(settings: Settings) -> Languages:
    """The languages of a checkout's files, as they are now.

    Raises:
        FactError: something is wrong with them.
    """
    from api.words import SLOTS
    from explain.book.compile import compiled_content
    from explain.book.written import read_content
    from kg.files import read
    from kg.graph import compiled
    from ontology.turtle import read_vocabulary

    vocabulary = read_vocabulary(settings.root / ONTOLOGY)
    facts = read(vocabulary, settings.root / "kg")
    graph = compiled(vocabulary, facts.concepts, facts.claims, facts.sources)
    done = compiled_content(read_content(settings.root / "explain" / "content"), graph, SLOTS)
    findings = [*facts.findings, *done.findings]
    if done.book is None or findings:
        raise FactError(what=findings[0].what, where=findings[0].where, fix="run `wayfind kb check`")
    return Languages(done.book, places(settings, facts))


def places(settings: Settings, facts: Facts) -> Place:
    """What tells where an id of the facts or a term of the ontology stands; what stands in a file says so itself."""
    from ontology.lines import lines

    of_terms = lines(settings.root / ONTOLOGY)

    def place(where: str) -> str:
        if where.startswith(terms.WF):
            return f"{ONTOLOGY}:{of_terms[where]}"
        key, _, step = where.partition(OF)
        return facts.line(key, step) if key in facts.where else where

    return place


def placed(findings: Iterable[Finding], place: Place) -> tuple[Finding, ...]:
    """Findings with file and line in place of ids, and behind the id of each claim that they name."""

    def beside(found: re.Match[str]) -> str:
        where = place(found[0])
        return found[0] if where == found[0] else f"{found[0]} ({where})"

    return tuple(sorted(replace(one, where=place(one.where), what=CLAIM.sub(beside, one.what)) for one in findings))


def known(language: str) -> str:
    """A language's code, if it is one.

    Raises:
        NotFound: nobody knows it.
    """
    from explain.book.counted import is_language

    if not is_language(language):
        raise NotFound(what=f"no language '{language}'", fix="write its code, as es")
    return language
