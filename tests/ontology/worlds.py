"""Small made-up worlds for the shapes to judge; knows no fact of the real graph."""

from __future__ import annotations

from rdflib import PROV, RDF, SKOS, XSD, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from ontology import terms

WF = Namespace(terms.WF)
DAY = Literal("2026-01-02", datatype=XSD.date)
YEAR = Literal("P365D", datatype=XSD.duration)


class World:
    """Concepts and claims whose ids share a prefix, so that many fit in one graph."""

    def __init__(self, prefix: str = "", graph: Graph | None = None) -> None:
        self.prefix = prefix
        self.graph = Graph() if graph is None else graph
        self.source = URIRef(terms.source_iri(f"{prefix}page"))

    def concept(self, id: str) -> URIRef:
        """The IRI of a concept of this world."""
        return URIRef(terms.concept_iri(self.prefix + id))

    def claim(self, id: str) -> URIRef:
        """The IRI of a claim of this world."""
        return URIRef(terms.claim_iri(self.prefix + id))

    def add_concept(self, id: str, kind: str, *names: str) -> URIRef:
        """Add a concept with a label and further names."""
        concept = self.concept(id)
        self.graph.add((concept, RDF.type, WF[kind]))
        self.graph.add((concept, SKOS.prefLabel, Literal(self.prefix + id)))
        for name in names:
            self.graph.add((concept, SKOS.altLabel, Literal(self.prefix + name)))
        return concept

    def add_claim(
        self,
        subject: str,
        predicate: str,
        value: str,
        *more: tuple[URIRef, Node],
        kind: str = "Claim",
        refutes: bool = False,
        said: bool = False,
    ) -> URIRef:
        """Add a claim about a concept, or words if `said`, and its plain triple if supported."""
        relation = URIRef(terms.predicate_iri(predicate))
        object_ = Literal(value) if said else self.concept(value)
        claim = self.claim(f"{subject}.{predicate}.{'words' if said else value}")
        citation = URIRef(f"{claim}/citation")
        rows: list[tuple[Node, Node, Node]] = [
            (claim, RDF.type, WF[kind]),
            (claim, RDF.subject, self.concept(subject)),
            (claim, RDF.predicate, relation),
            (claim, RDF.object, object_),
            (claim, WF.direction, WF.refutes if refutes else WF.supports),
            (claim, WF.cites, citation),
            (citation, RDF.type, WF.Citation),
            (citation, PROV.wasDerivedFrom, self.source),
            (citation, WF["at"], Literal("first paragraph")),
            (citation, WF.level, WF.levelReference),
            (citation, WF.asOf, DAY),
            (citation, WF.asOfFirst, DAY),
            (citation, WF.checkedOn, DAY),
            *((claim, relation, value) for relation, value in more),
        ]
        if not refutes:
            rows.append((self.concept(subject), relation, object_))
        for row in rows:
            self.graph.add(row)
        return claim


def sound_world(prefix: str = "", graph: Graph | None = None) -> World:
    """A world without fault: a therapy that reaches a lipid, a trial, an approval."""
    world = World(prefix, graph)
    world.graph.add((world.source, RDF.type, WF.Source))
    for id, kind, *names in (
        ("reaching-therapy", "CellTherapy"),
        ("product", "CellTherapyProduct", "brand"),
        ("outside", "CellularLocation"),
        ("inside", "CellularLocation"),
        ("patch-outside", "CellularLocation"),
        ("fat", "Lipid"),
        ("inner-receptor", "Protein"),
        ("instruction", "Gene"),
        ("tumor", "Disease"),
        ("small-tumor", "Disease"),
        ("study", "Trial"),
        ("first-phase", "TrialPhase"),
        ("open", "TrialStatus"),
        ("some-register", "Registry"),
        ("false-idea", "Myth"),
        ("here", "Jurisdiction"),
    ):
        world.add_concept(id, kind, *names)

    world.add_claim("reaching-therapy", "recognizes_at", "outside")
    world.add_claim("product", "is_a", "reaching-therapy")
    world.add_claim("product", "has_target", "fat")
    world.add_claim("patch-outside", "is_a", "outside")
    world.add_claim("fat", "located_in", "patch-outside")
    world.add_claim("inner-receptor", "located_in", "inside")
    world.add_claim("small-tumor", "is_a", "tumor")
    world.add_claim("false-idea", "truth", "It is otherwise.", said=True)
    limits = ((WF.qualifierJurisdiction, world.concept("here")), (WF.validFor, YEAR))
    world.add_claim("product", "approved_for", "tumor", *limits, kind="Approval")
    world.add_claim("study", "tests", "product")
    world.add_claim("study", "enrolls", "tumor")
    world.add_claim("study", "has_phase", "first-phase")
    status = ((WF.qualifierRegistry, world.concept("some-register")), (WF.validFor, WF.never))
    world.add_claim("study", "has_status", "open", *status, kind="StatusClaim")
    return world
