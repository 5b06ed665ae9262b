"""A Turtle file as triples to look things up in, without rdflib, which takes half a second to import. Knows no term."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pyoxigraph

from ontology.errors import OntologyError

RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
OWL: Final = "http://www.w3.org/2002/07/owl#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"


class Triples:
    """Triples in the order of their file; IRIs, blank nodes and the text of literals alike are plain strings.

    >>> words = Triples(Path(__file__).with_name("wayfind.ttl"))
    >>> words.value("https://wayfind.example/ontology#isA", SKOS + "notation")
    'is_a'
    """

    def __init__(self, path: Path) -> None:
        self._objects: dict[tuple[str, str], list[str]] = {}
        self._subjects: dict[tuple[str, str], list[str]] = {}
        self._words: dict[tuple[str, str], list[tuple[str | None, str]]] = {}
        try:
            for triple in pyoxigraph.parse(path=path, format=pyoxigraph.RdfFormat.TURTLE):
                subject, predicate, thing = _text(triple.subject), _text(triple.predicate), _text(triple.object)
                self._objects.setdefault((subject, predicate), []).append(thing)
                text = getattr(triple.object, "language", None), thing
                self._words.setdefault((subject, predicate), []).append(text)
                self._subjects.setdefault((predicate, thing), []).append(subject)
        except SyntaxError as error:
            raise OntologyError(
                what=f"not Turtle: {error.msg}", where=f"{path}:{error.lineno}", fix="mend it"
            ) from error

    def objects(self, subject: str, predicate: str) -> list[str]:
        """All that a subject has by a property."""
        return self._objects.get((subject, predicate), [])

    def words(self, subject: str, predicate: str) -> list[tuple[str | None, str]]:
        """All that a subject has by a property, each with its language if it says one."""
        return self._words.get((subject, predicate), [])

    def subjects(self, predicate: str, thing: str) -> list[str]:
        """All that have something by a property."""
        return self._subjects.get((predicate, thing), [])

    def value(self, subject: str, predicate: str) -> str | None:
        """The first that a subject has by a property."""
        return next(iter(self.objects(subject, predicate)), None)

    def items(self, head: str) -> Iterator[str]:
        """The members of an RDF list."""
        while head != f"{RDF}nil":
            yield from self.objects(head, f"{RDF}first")
            head = self.value(head, f"{RDF}rest") or f"{RDF}nil"


def _text(node: pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal | pyoxigraph.Triple) -> str:
    return str(getattr(node, "value", node))
