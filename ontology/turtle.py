"""Reads the ontology's Turtle into the models of `ontology.vocabulary`; knows no fact."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TypedDict, cast, get_args

from ontology import terms
from ontology.errors import OntologyError
from ontology.triples import OWL, RDF, RDFS, SKOS, Triples
from ontology.vocabulary import (
    ENGLISH,
    WAYFIND_TTL,
    ClassInfo,
    Inheritance,
    LevelInfo,
    Mappings,
    ObjectKind,
    PredicateInfo,
    QualifierKindInfo,
    Relation,
    Several,
    Texts,
    Vocabulary,
)

ECO_IRI = "http://purl.obolibrary.org/obo/ECO_"
DAYS = re.compile(r"P(\d+)D")
MATCHES = (f"{SKOS}exactMatch", f"{SKOS}closeMatch", f"{SKOS}broadMatch")
RELATIONS = get_args(Relation)
SEVERAL: dict[str, Several] = {terms.ANY_OF: "any", terms.ALL_OF: "all", terms.JUST_ONE: "one"}


def read_vocabulary(path: Path = WAYFIND_TTL) -> Vocabulary:
    """Read the ontology's Turtle; the order of rows is that of ids, ranks or phrases.

    Raises OntologyError where a term lacks a word or a rule that it must have.

    >>> min(read_vocabulary().levels.values(), key=lambda level: level.rank).id
    'regulatory'
    """
    return Reader(path).vocabulary()


class TermFields(TypedDict):
    """The fields of TermInfo."""

    id: str
    iri: str
    label: Texts
    definition: Texts
    plain_gloss: Texts


class Reader:
    """One ontology graph, and the models it describes."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.graph = Triples(path)

    def vocabulary(self) -> Vocabulary:
        """Return every row, sorted by IRI, by rank or by reading order."""
        classes = [self.class_info(node) for node in self.members(f"{OWL}Class")]
        predicates = [self.predicate(node) for node in self.members(terms.PREDICATE)]
        levels = [self.level(node) for node in self.members(terms.LEVEL)]
        kinds = [self.kind(node) for node in self.members(terms.QUALIFIER_KIND)]
        levels.sort(key=lambda level: level.rank)
        kinds.sort(key=lambda kind: kind.order)
        return Vocabulary(
            classes={row.id: row for row in classes},
            predicates={row.id: row for row in predicates},
            levels={row.id: row for row in levels},
            qualifier_kinds={row.id: row for row in kinds},
        )

    def class_info(self, node: str) -> ClassInfo:
        """Return a class; it goes by its local name."""
        parents = _locals(self.graph.objects(node, f"{RDFS}subClassOf"))
        final = self.graph.value(node, terms.VALID_FOR) == terms.NEVER
        return ClassInfo(
            **self._words(node, _local(node)),
            parents=parents,
            final=final,
            requires=self._notations(node, terms.REQUIRES_CLAIM),
            mappings=self._mappings(node),
        )

    def predicate(self, node: str) -> PredicateInfo:
        """Return a predicate with its rules."""
        claim_class = self.graph.value(node, terms.CLAIM_CLASS)
        subject = _locals(self._all(node, terms.SUBJECT_INHERITANCE))
        object_ = _locals(self._all(node, terms.OBJECT_INHERITANCE))
        return PredicateInfo(
            **self._words(node),
            denied=self._texts(node, terms.DENIED_LABEL),
            kind=cast(ObjectKind, self._one(node, terms.OBJECT_KIND)),
            domain=self._union(node, f"{RDFS}domain"),
            range=self._union(node, f"{RDFS}range"),
            subject=cast("tuple[Inheritance, ...]", subject),
            object=cast("tuple[Inheritance, ...]", object_),
            opposes=self._notations(node, terms.OPPOSES),
            requires=self._notations(node, terms.REQUIRES_QUALIFIER),
            rests_on=self._notations(node, terms.RESTS_ON),
            functional=f"{OWL}FunctionalProperty" in self._all(node, f"{RDF}type"),
            valid_for=self._days(node, terms.VALID_FOR),
            may_change_after=self._days(node, terms.MAY_CHANGE_AFTER),
            claim_class=_local(claim_class) if claim_class else "Claim",
            mappings=self._mappings(node),
        )

    def level(self, node: str) -> LevelInfo:
        """Return a level; its ECO term is the nearest match of those given."""
        targets = [t for match in MATCHES for t in sorted(self.graph.objects(node, match))]
        eco = [t.replace(ECO_IRI, "ECO:") for t in targets if t.startswith(ECO_IRI)]
        rank = int(self._one(node, terms.RANK))
        return LevelInfo(**self._words(node), rank=rank, eco=eco[0] if eco else None)

    def kind(self, node: str) -> QualifierKindInfo:
        """Return a qualifier kind."""
        matches = self.graph.value(node, terms.MATCHES)
        return QualifierKindInfo(
            **self._words(node),
            value_classes=_locals(self._all(node, terms.VALUE_CLASS)),
            order=int(self._one(node, terms.READING_ORDER)),
            several=SEVERAL[self._one(node, terms.SEVERAL_MEAN)],
            of_claims="Claim" in self._union(node, f"{RDFS}domain"),
            inside=self._notations(node, terms.INSIDE),
            matches=_local(matches) if matches else None,
            of_case=self._is(node, terms.OF_CASE),
            single=self._is(node, terms.SINGLE),
            adds_up=self._is(node, terms.ADDS_UP),
            denies=next(iter(self._notations(node, terms.DENIES)), None),
            example=self._one(node, f"{SKOS}example"),
        )

    def members(self, class_node: str) -> list[str]:
        """Return the named members of a class that are ours, in order."""
        nodes = set(self.graph.subjects(f"{RDF}type", class_node))
        return [iri for iri in sorted(nodes) if iri.startswith(terms.WF)]

    def _words(self, node: str, notation: str | None = None) -> TermFields:
        return {
            "id": notation or self._one(node, f"{SKOS}notation"),
            "iri": node,
            "label": self._texts(node, f"{RDFS}label", must=True),
            "definition": self._texts(node, f"{SKOS}definition", must=True),
            "plain_gloss": self._texts(node, terms.PLAIN_GLOSS, must=True),
        }

    def _texts(self, node: str, iri: str, must: bool = False) -> Texts:
        """Return the words of a property by language, or say where a language has none, or two."""
        held: Texts = {}
        for language, words in self.graph.words(node, iri):
            if language is None or language in held:
                what = "words without a language" if language is None else f"two values in '{language}'"
                raise OntologyError(
                    what=f"<{node}> has {what} of <{iri}>", where=str(self.path), fix='write one "…"@en for each'
                )
            held[language] = words
        if ENGLISH not in held and (must or held):
            what = f"<{node}> has no words in '{ENGLISH}' of <{iri}>"
            raise OntologyError(what=what, where=str(self.path), fix=f'add "…"@{ENGLISH}')
        return {language: held[language] for language in sorted(held)}

    def _all(self, node: str, iri: str) -> Iterable[str]:
        return self.graph.objects(node, iri)

    def _one(self, node: str, iri: str) -> str:
        """Return the single value of a property, or say which term lacks it."""
        values = [*self._all(node, iri)]
        if len(values) != 1:
            raise OntologyError(
                what=f"<{node}> has {len(values)} values of <{iri}>",
                where=str(self.path),
                fix="give it exactly one",
            )
        return values[0]

    def _days(self, node: str, property_: str) -> int | None:
        """Return how many days a property of a predicate names, where it has one."""
        period = self.graph.value(node, property_)
        if period is None:
            return None
        days = DAYS.fullmatch(period)
        if days is None:
            what = f"<{node}> has the period {period} of <{property_}>"
            raise OntologyError(what=what, where=str(self.path), fix="write it as P365D")
        return int(days[1])

    def _mappings(self, node: str) -> Mappings:
        """Return the terms of other vocabularies that are near a term, the nearest first."""
        return tuple((how, iri) for how in RELATIONS for iri in sorted(self._all(node, f"{SKOS}{how}")))

    def _is(self, node: str, iri: str) -> bool:
        return self.graph.value(node, iri) == "true"

    def _union(self, node: str, property_: str) -> tuple[str, ...]:
        """Return the class ids of a domain or range, a union being several."""
        found: list[str] = []
        for value in self.graph.objects(node, property_):
            members = self.graph.value(value, f"{OWL}unionOf")
            found.extend(self.graph.items(members) if members else [value])
        return _locals(found)

    def _notations(self, node: str, iri: str) -> tuple[str, ...]:
        """Return the fact-file names of the terms that a property points to."""
        targets = self._all(node, iri)
        return tuple(sorted(self._one(target, f"{SKOS}notation") for target in targets))


def _local(node: str) -> str:
    return node.removeprefix(terms.WF)


def _locals(nodes: Iterable[str]) -> tuple[str, ...]:
    """Return the local names of those nodes that are ours, sorted."""
    return tuple(sorted(_local(node) for node in nodes if node.startswith(terms.WF)))
