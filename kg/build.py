"""Files → a checked graph: every gate in turn; and its RDF against the shapes. Knows no plan and writes nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from kg.files import KG, read
from kg.findings import Finding
from kg.gates import check
from kg.graph import Graph, compiled
from kg.merge import Facts
from kg.rules import broken
from ontology import terms
from ontology.vocabulary import Vocabulary


def assembled(vocabulary: Vocabulary, today: date, root: Path = KG) -> tuple[Graph | None, Facts, list[Finding]]:
    """The graph of a folder of facts and sources; None where something is wrong with them.

    Args:
        today: no source can have been read after it.
        root: holds `facts/` and `sources/`.
    """
    facts = read(vocabulary, root)
    findings = sorted({*facts.findings, *check(facts, vocabulary, today)})
    if findings:
        return None, facts, findings
    graph = compiled(vocabulary, facts.concepts, facts.claims, facts.sources, facts.graveyard.tombstones)
    findings = broken(graph, facts)
    return (None if findings else graph), facts, findings


def misshapen(graph: Graph, facts: Facts) -> list[Finding]:
    """What the shapes find wrong with the RDF of a graph, told as file:line."""
    from kg.rdf import to_rdflib
    from ontology.check import check_shapes

    out = set()
    for found in check_shapes(to_rdflib(graph)):
        key = found.focus_iri
        for base in (terms.CLAIMS, terms.CONCEPTS, terms.SOURCES):
            key = key.removeprefix(base)
        out.add(Finding(str(facts.where.get(key, key)), found.message.removesuffix("."), found.what_to_do))
    return sorted(out)
