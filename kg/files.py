"""Fact and source files → claims, concepts and sources, each with its file and line. Knows no walk and no page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.claims import LONGEST_TEXT, Citation, Claim, Concept, RegisterWords, Source, Words, claim_id
from kg.entries import Cited, ClaimEntry, FactFile, SupersedesEntry, Supplement
from kg.findings import Finding
from kg.form import checked, told_once
from kg.graveyard import read_graveyard
from kg.merge import CiteKey, Facts, in_order, state
from kg.readings import SourceFile, cited, source_of, spots
from kg.supersede import supersede
from kg.validity import settled
from kg.wordlist import WordList, listed, misfits, phrases
from kg.yamlfile import Document, Spot, documents, typed
from kg.yamltext import Place
from ontology.errors import FactError
from ontology.vocabulary import Vocabulary as Terms

KG = Path(__file__).parent
BESIDE = "--"
"""What stands between a concept and a topic in the name of a file of more about it."""
SHARED = (Concept.model_fields.keys() & FactFile.model_fields.keys()) - {"label"}


def read(vocabulary: Terms, root: Path = KG) -> Facts:
    """Read the files below a folder. What is wrong is in `findings`; nothing wrong is taken over.

    Args:
        root: holds `facts/` and `sources/`, and what is left of claims that went (see `kg.graveyard`).
    """
    reader = _Reader(vocabulary)
    for document, findings in documents(root.parent, root / "sources"):
        reader.facts.findings += findings
        reader.source(document)
    more = []
    for document, findings in documents(root.parent, root / "facts"):
        reader.facts.findings += findings
        data = document.data if isinstance(document.data, dict) else {}
        if "kind" in data:
            reader.values(document)
        elif "about" in data:
            more.append(document)
        else:
            reader.fact(document)
    for document in more:  # last, so that a concept's own file counts as the first place of what both state
        reader.supplement(document)
    reader.facts.graveyard, findings = read_graveyard(root)
    reader.facts.findings += findings
    return reader.finished()


@dataclass
class _Reader:
    """Files on their way to facts, one after the other: sources first."""

    vocabulary: Terms
    facts: Facts = field(default_factory=Facts)
    supersedes: dict[str, SupersedesEntry] = field(default_factory=dict)

    def source(self, document: Document) -> None:
        """A document that can be cited, with its readings."""
        file, findings = typed(SourceFile, document)
        source = None
        if file:
            source, wrong = source_of(file, document, self.vocabulary.levels)
            findings = [*findings, *wrong]
        self.facts.findings += findings
        if source is None or file is None:
            self.facts.unread.add(document.stem)
            return
        self._add(self.facts.sources, source, document)
        for key, where in spots(file, document):
            self.facts.where[key] = where

    def values(self, document: Document) -> None:
        """The words of a qualifier kind: each value of its own becomes a concept."""
        words, findings = typed(WordList, document)
        self.facts.findings += findings
        if words is None:
            return
        found = listed(words, document, self.vocabulary)
        self.facts.findings += found.findings
        self.facts.mentions += found.mentions
        for concept, place in found.concepts:
            self._add(self.facts.concepts, concept, document, place)

    def qualifiers(self, document: Document, of_form: list[Finding]) -> None:
        """What a file names in qualifiers, and what is wrong with them, besides what is wrong with its form."""
        mentions, findings = checked(document, self.vocabulary)
        self.facts.mentions += mentions
        self.facts.findings += [*findings, *told_once(of_form, findings)]

    def fact(self, document: Document) -> None:
        """A concept and what is said of it."""
        if BESIDE in document.stem and document.data is not None:
            subject = document.stem.partition(BESIDE)[0]
            what = "by its name the file says more about a concept, and it has no `about`"
            fix = f"begin it with `about: {subject}` in place of `id`; besides that, it has `claims:` alone"
            self.facts.findings.append(Finding(document.where(("id",)), what, fix))
            return
        fact, findings = typed(FactFile, document)
        self.qualifiers(document, findings)
        if fact is None:
            return
        known = {key: getattr(fact, key) for key in SHARED}
        label, read_as = Words(by_language=fact.label), phrases(fact.as_condition, fact.with_facets)
        self.facts.findings += misfits(fact.id, fact.with_facets, document, "with")
        self._add(self.facts.concepts, Concept(**known, label=label, phrases=read_as), document)
        if fact.gloss:
            texts = fact.gloss.model_dump(exclude={"cited"}, exclude_none=True)
            entry = ClaimEntry.model_validate({"predicate": "gloss", "text": texts, "cited": fact.gloss.cited})
            self._claim(fact.id, entry, document, ("gloss",))
        if fact.defined_as:
            entry = ClaimEntry(
                predicate="defined_as",
                object=fact.defined_as.parent,
                qualifiers=fact.defined_as.__pydantic_extra__,
                cited=fact.defined_as.cited,
            )
            key = self._claim(fact.id, entry, document, ("defined_as",))
            self.facts.where[f"{key}#object"] = document.at("defined_as", "parent")
            self.facts.where[f"{key}#qualifiers"] = document.at("defined_as")
        for i, entry in enumerate(fact.claims):
            self._claim(fact.id, entry, document, ("claims", i))

    def supplement(self, document: Document) -> None:
        """More claims about a concept that has a file of its own."""
        supplement, findings = typed(Supplement, document)
        self.qualifiers(document, findings)
        for i, entry in enumerate(supplement.claims if supplement else ()):
            key = self._claim(supplement.about if supplement else "", entry, document, ("claims", i))
            self.facts.where.setdefault(f"{key}#subject", document.at("about"))

    def finished(self) -> Facts:
        """The facts, with what only the whole can tell: what is replaced, and how long each claim holds."""
        facts = self.facts
        supersede(facts, self.supersedes)
        facts.claims = {key: settled(claim, facts.concepts, self.vocabulary) for key, claim in facts.claims.items()}
        return facts

    def _add(self, held: dict[str, Any], item: Concept | Source, document: Document, place: Place = ()) -> None:
        facts, where = self.facts, document.at(*place)
        if not place and document.stem != item.id:
            what = f"the id '{item.id}' is not the file's name"
            facts.findings.append(Finding(str(where), what, f"rename the file to {item.id}.yaml"))
        if item.id in held:
            what = f"'{item.id}' is already at {facts.where[item.id]}"
            facts.findings.append(Finding(str(where), what, "remove one of the two"))
            return
        held[item.id], facts.where[item.id] = item, where

    def _claim(self, subject: str, entry: ClaimEntry, document: Document, place: Place) -> str:
        """Take over a claim; returns its id."""
        if entry.text:
            where = document.at(*place) if "gloss" in place else document.at(*place, "text")
            self.facts.findings += _too_long(entry.text, where)
        said: Any = entry.object or entry.value or entry.text
        key = claim_id(subject, entry.predicate, said, entry.qualifiers, entry.direction)
        citations, lines = self._cited(key, entry.cited, document, (*place, "cited"))
        if not citations:
            return key  # why is told already
        claim = Claim(
            id=key,
            subject=subject,
            predicate=entry.predicate,
            object=entry.object,
            words=Words(by_language=entry.text) if entry.text else None,
            value=entry.value,
            qualifiers={kind: entry.qualifiers[kind] for kind in sorted(entry.qualifiers)},
            direction=entry.direction,
            valid_for=entry.valid_for,
            lasting=entry.valid_for is None and "valid_for" in entry.model_fields_set,
            order=entry.order,
            cited=in_order(citations),
        )
        state(self.facts, claim, document.at(*place), lines)
        if entry.supersedes:
            self._supersedes(key, entry.supersedes, document.at(*place, "supersedes"))
        return key

    def _cited(
        self, key: str, entry: Cited, document: Document, place: Place
    ) -> tuple[tuple[Citation, ...], dict[CiteKey, Spot]]:
        """A claim's citations, and the line of each."""
        out, lines = [], {}
        for named, places in entry.items():
            if named.partition("/")[0] in self.facts.unread:
                continue  # what is wrong with the source's file is told once
            for i, spot in enumerate(places):
                where = document.at(*place, named, i)
                try:
                    citation = cited(named, spot, self.facts.sources, self.vocabulary.levels)
                except FactError as error:
                    self.facts.findings.append(Finding(str(where), error.what, error.fix))
                    continue
                out.append(citation)
                lines[key, citation.source, citation.at] = where
        return tuple(out), lines

    def _supersedes(self, key: str, entry: SupersedesEntry, where: Spot) -> None:
        held = self.supersedes.setdefault(key, entry)
        if held != entry:
            what = f"'{key}' supersedes something else at {self.facts.where[f'{key}#supersedes']}"
            self.facts.findings.append(Finding(str(where), what, "write the same in both, or in one of them alone"))
        self.facts.where.setdefault(f"{key}#supersedes", where)


def _too_long(text: RegisterWords, where: Spot) -> Iterator[Finding]:
    for language, registers in text.items():
        for register, words in registers.items():
            if len(words) > LONGEST_TEXT:
                what = f"the {register} text ({language}) has {len(words)} characters"
                yield Finding(str(where.at(register)), what, f"cut it to {LONGEST_TEXT}: one sentence")
