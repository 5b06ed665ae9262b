"""Stores that answer SPARQL: what they are asked, and what they give back. Knows no walk's meaning and no network.

Queries come from `kg.sparql` or from the project itself, never from outside: pyoxigraph can neither time out nor be
cancelled, and rdflib fetches what a query names.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

import pyoxigraph

from kg.graph import Graph
from kg.pattern import Walk
from kg.rdf import to_rdflib
from kg.sparql import rows, select
from kg.walk import Row

Solution = dict[str, str]
"""What each variable stands for: an IRI, or the text of a literal. Unbound variables are left out."""


class Store(Protocol):
    """Anything that answers SELECT: in memory, or any SPARQL 1.1 endpoint behind the same method."""

    def query(self, sparql: str) -> list[Solution]:
        """The solutions of a SELECT query, in no particular order."""
        ...


class OxigraphStore:
    """pyoxigraph in memory: 0.2 ms a query.

    >>> store = OxigraphStore('<a:a> <a:b> "c" .')
    >>> store.query("SELECT ?o { ?s ?p ?o }")
    [{'o': 'c'}]
    """

    def __init__(self, nquads: str) -> None:
        self._store = pyoxigraph.Store()
        self._store.load(nquads.encode(), format=pyoxigraph.RdfFormat.N_QUADS, lenient=False)

    def query(self, sparql: str) -> list[Solution]:
        """The solutions of a SELECT query.

        Raises:
            SyntaxError: not SPARQL 1.1.
            TypeError: another form than SELECT.
        """
        answer = self._store.query(sparql)
        if not isinstance(answer, pyoxigraph.QuerySolutions):
            raise TypeError("only SELECT queries have solutions")
        variables = [variable.value for variable in answer.variables]
        return [
            {name: str(term.value) for name, term in zip(variables, solution, strict=True) if term is not None}
            for solution in answer
        ]


class RdflibStore:
    """rdflib in memory: forty times slower; the second opinion of the tests."""

    def __init__(self, graph: Graph) -> None:
        self._graph = to_rdflib(graph)

    def query(self, sparql: str) -> list[Solution]:
        """The solutions of a SELECT query."""
        answer = self._graph.query(sparql)
        return [{str(name): str(term) for name, term in solution.items()} for solution in answer.bindings]


def evaluate_sparql(store: Store, graph: Graph, walk: Walk, given: Mapping[str, str]) -> list[Row]:
    """All rows of a walk as a store finds them: the same as `kg.walk.evaluate(graph, walk, given)`.

    Args:
        graph: the compiled graph that the store was loaded from.
        given: concept ids (or values) for the needs the walk starts from.
    """
    return rows(graph, walk, given, store.query(select(walk, given, graph.vocabulary)))
