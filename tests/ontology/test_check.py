"""Every fault that the shapes know is found, and told in plain words.

Each fault is worked into a sound world of its own; all worlds are checked as one graph.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import PROV, RDF, SKOS, XSD, Graph, Literal, URIRef

from ontology.check import SHAPES_TTL, Violation, check_shapes
from ontology.errors import OntologyError
from tests.ontology.worlds import WF, World, sound_world

CLAIM = "product.has_target.fat"
APPROVAL = "product.approved_for.tumor"

Fault = Callable[[World], object]


def without(property_: URIRef, *, of: str = "", cited: bool = False) -> Fault:
    """Remove a property of a concept or claim, or of that claim's citation."""
    return lambda w: w.graph.remove((node(w, of or CLAIM, cited), property_, None))


def instead(property_: URIRef, value: str | URIRef | Literal, *, of: str = "", cited: bool = False) -> Fault:
    """Put another value in the place of a property's; a bare name is a concept."""
    return lambda w: w.graph.set((node(w, of or CLAIM, cited), property_, term(w, value)))


def besides(property_: URIRef, value: str | URIRef | Literal, *, of: str = "") -> Fault:
    """Add a value; a bare name is a concept, or a claim if it has a dot."""
    return lambda w: w.graph.add((node(w, of or CLAIM), property_, term(w, value)))


def node(world: World, id: str, cited: bool = False) -> URIRef:
    """A concept, or a claim where the id has a dot, or its citation."""
    found = world.claim(id) if "." in id else world.concept(id)
    return URIRef(f"{found}/citation") if cited else found


def term(world: World, value: str | URIRef | Literal) -> URIRef | Literal:
    return value if isinstance(value, URIRef | Literal) else node(world, value)


FAULTS: dict[str, tuple[Fault, str, str]] = {
    "no label": (without(SKOS.prefLabel, of="tumor"), "tumor", "has no label"),
    "no citation": (without(WF.cites), CLAIM, "rests on no citation"),
    "no source": (without(PROV.wasDerivedFrom, cited=True), CLAIM, "one known source"),
    "unknown source": (lambda w: w.graph.remove((w.source, None, None)), CLAIM, "one known source"),
    "no locator": (without(WF["at"], cited=True), CLAIM, "where in the source"),
    "no level": (without(WF.level, cited=True), CLAIM, "one known level"),
    "unknown level": (instead(WF.level, WF.levelRumor, cited=True), CLAIM, "one known level"),
    "no as-of day": (without(WF.asOf, cited=True), CLAIM, "one date that it speaks for"),
    "an odd as-of day": (instead(WF.asOf, Literal("May 2026"), cited=True), CLAIM, "one date that it speaks for"),
    "no reading day": (without(WF.checkedOn, cited=True), CLAIM, "date on which it was read"),
    "read too early": (
        instead(WF.asOfFirst, Literal("2026-01-03", datatype=XSD.date), cited=True),
        CLAIM,
        "a day after it was read",
    ),
    "no direction": (without(WF.direction), CLAIM, "direction"),
    "two directions": (besides(WF.direction, WF.refutes), CLAIM, "direction"),
    "unknown predicate": (instead(RDF.predicate, WF.cures), CLAIM, "predicate"),
    "odd validity": (instead(WF.validFor, Literal("long"), of=APPROVAL), APPROVAL, "neither one duration"),
    "order zero": (besides(WF.order, Literal(0)), CLAIM, "order"),
    "a lost predecessor": (besides(WF.supersedes, "gone.is_a.lost"), CLAIM, "supersedes is not held"),
    "an unreasoned replacement": (besides(WF.supersedes, APPROVAL), CLAIM, "without a reason"),
}


def prefix_of(fault: str) -> str:
    return f"{fault.replace(' ', '-')}/"


@pytest.fixture(scope="module")
def findings() -> list[Violation]:
    """What is found in all faulty worlds together."""
    graph = Graph()
    for name, (fault, _, _) in FAULTS.items():
        fault(sound_world(prefix_of(name), graph))
    return check_shapes(graph)


@pytest.mark.parametrize("name", FAULTS)
def test_every_fault_is_told_where_it_is(name: str, findings: list[Violation]) -> None:
    _, focus, words = FAULTS[name]
    world = World(prefix_of(name))
    told = [f for f in findings if f"/{world.prefix}" in f.focus_iri]
    assert [f for f in told if f.focus_iri == str(node(world, focus)) and words in f.message], (
        f"expected “{words}” of {focus}, found: {[str(f) for f in told]}"
    )


def test_every_finding_says_what_to_do(findings: list[Violation]) -> None:
    dumb = [f for f in findings if not f.message.endswith(".") or not f.what_to_do.endswith(".")]
    assert not dumb, "write sh:message as “What is wrong. Mend: what to do.”"


def test_findings_are_sorted_and_told_once(findings: list[Violation]) -> None:
    assert findings == sorted(set(findings), key=lambda f: (f.focus_iri, f.path, f.message))


def test_a_sound_graph_passes_and_is_left_as_it_was() -> None:
    graph = sound_world().graph
    before = set(graph)
    assert check_shapes(graph) == []
    assert set(graph) == before


def test_a_refuted_claim_needs_no_plain_triple() -> None:
    world = sound_world()
    world.add_concept("chance", "Mechanism")
    world.add_claim("product", "works_by", "chance", refutes=True)
    assert check_shapes(world.graph) == []


def test_a_finding_reads_as_one_line() -> None:
    claim = str(World().claim(CLAIM))
    finding = Violation(focus_iri=claim, path="wf:at", message="No place.", what_to_do="add it.")
    assert str(finding) == "product.has_target.fat: No place; add it."


def test_shapes_that_cannot_be_used_are_refused(tmp_path: Path) -> None:
    broken = tmp_path / "shapes.ttl"
    broken.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> ."
        "[] a sh:PropertyShape ; sh:targetClass <urn:x> ; sh:minCount 1 ; sh:path <urn:p>, <urn:q> ."
    )
    with pytest.raises(OntologyError, match="shapes cannot be used"):
        check_shapes(sound_world().graph, broken)


def test_shapes_name_no_therapy_or_biomarker() -> None:
    text = SHAPES_TTL.read_text(encoding="utf-8").lower()
    named = [word for word in ("car-t", "car t", "t cell", "t-cell", "her2", "gd2", "cd19") if word in text]
    assert not named, f"shapes.ttl speaks of {named}; rules there are about predicates and classes"


@pytest.mark.slow
def test_what_is_wrong_takes_no_longer_than_what_is_right() -> None:
    """A query for each finding once took minutes."""
    took = []
    for faulty in (False, True):
        world = sound_world()
        for number in range(500):
            world.add_concept(f"product-{number}", "CellTherapyProduct")
            claim = world.add_claim(f"product-{number}", "has_target", "fat")
            if faulty:
                world.graph.remove((claim, WF.direction, None))
        start = time.perf_counter()
        assert len(check_shapes(world.graph)) == (500 if faulty else 0)
        took.append(time.perf_counter() - start)
    assert took[1] < 4 * took[0], f"{took[1]:.1f} s against {took[0]:.1f} s: look at the newest shape"


@pytest.mark.parametrize("day", [Literal("2025", datatype=XSD.gYear), Literal("2025-03", datatype=XSD.gYearMonth)])
def test_a_citation_may_speak_for_a_month_or_a_year(day: Literal) -> None:
    world = sound_world()
    instead(WF.asOf, day, cited=True)(world)
    assert check_shapes(world.graph) == []
