"""Checks a graph against the SHACL shapes and tells what it finds; knows no fact file.

>>> from rdflib import Graph
>>> claim = "<https://wayfind.example/claims/c> a <https://wayfind.example/ontology#Claim> ."
>>> for finding in check_shapes(Graph().parse(data=claim, format="turtle")):
...     if finding.path == "wf:cites":
...         print(finding)
c: The claim rests on no citation; add at least one under `cited:`, or drop the claim.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pyshacl
from pydantic import BaseModel, ConfigDict
from pyshacl.errors import ReportableRuntimeError
from rdflib import RDF, SH, Graph, URIRef
from rdflib.term import Node

from ontology import terms
from ontology.errors import OntologyError
from ontology.vocabulary import WAYFIND_TTL

SHAPES_TTL = Path(__file__).with_name("shapes.ttl")
REMEDY = " Mend: "


class Violation(BaseModel):
    """One thing that is wrong: where, by which property, what, and what to do.

    `focus_iri` is a claim or concept (a faulty citation is told of its claim). `path`
    is the property as its prefixed name, empty where no single one is meant.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    focus_iri: str
    path: str
    message: str
    what_to_do: str

    def __str__(self) -> str:
        return f"{_short(self.focus_iri)}: {self.message.removesuffix('.')}; {self.what_to_do}"


def check_shapes(data: Graph, shapes: Path = SHAPES_TTL) -> list[Violation]:
    """Return what the shapes find wrong in a graph, sorted; the graph is as it was then.

    `data` holds concepts, claims, citations and sources as ontology.terms names them.
    The ontology is lent to it meanwhile, so `data` need not hold it. Nothing is fetched.
    Raises OntologyError where the shapes themselves are broken.
    """
    lent = [triple for triple in _parsed(WAYFIND_TTL) if triple not in data]
    for triple in lent:
        data.add(triple)
    try:
        report = _report(data, shapes)
        results = report.subjects(RDF.type, SH.ValidationResult)
        found = {_violation(report, result, data) for result in results}
    finally:
        for triple in lent:
            data.remove(triple)
    return sorted(found, key=lambda finding: (finding.focus_iri, finding.path, finding.message))


def _report(data: Graph, shapes: Path) -> Graph:
    try:
        _conforms, report, text = pyshacl.validate(
            data,
            shacl_graph=_parsed(shapes),
            inference="none",
            inplace=True,  # nothing is added without inference, and a copy of a large graph takes long
            do_owl_imports=False,
        )
    except ReportableRuntimeError as error:
        report, text = None, str(error)
    if isinstance(report, Graph):
        return report
    raise OntologyError(what=f"the shapes cannot be used: {text}", where=str(shapes), fix="mend them there")


@cache
def _parsed(path: Path) -> Graph:
    return Graph().parse(path, format="turtle")


def _violation(report: Graph, result: Node, data: Graph) -> Violation:
    """Put one SHACL result into words."""
    focus = report.value(result, SH.focusNode)
    owner = data.value(predicate=URIRef(terms.CITES), object=focus) or focus
    path = report.value(result, SH.resultPath)
    words = _short(str(report.value(result, SH.resultMessage)))
    message, _, what_to_do = words.partition(REMEDY)
    return Violation(
        focus_iri=str(owner),
        path=path.n3(report.namespace_manager) if isinstance(path, URIRef) else "",
        message=message,
        what_to_do=what_to_do,
    )


def _short(text: str) -> str:
    """Leave out our own namespaces: people know concepts by their ids."""
    for namespace in (terms.CONCEPTS, terms.CLAIMS, terms.SOURCES, terms.WF):
        text = text.replace(namespace, "")
    return text
