"""Every fault that the shapes know is found, and told in plain words.

Each fault is worked into a sound world of its own; all worlds are checked as one graph.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import PROV, RDF, SKOS, XSD, Graph, Literal, URIRef

from ontology.check import SHAPES_TTL, Finding, check_shapes
from ontology.errors import OntologyError
from tests.ontology.worlds import WF, YEAR, World, sound_world

CLAIM = "product.has_target.fat"
APPROVAL = "product.approved_for.tumor"
STATUS = "study.has_status.open"

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
    "no gloss": (without(WF.plainGloss, of="tumor"), "tumor", "no plain gloss"),
    "a shared synonym": (
        lambda w: w.graph.add((w.concept("fat"), SKOS.altLabel, Literal(f"{w.prefix}BRAND"))),
        "product",
        "belongs to a-shared-synonym/fat as well",
    ),
    "a synonym that is a label": (
        lambda w: w.graph.add((w.concept("fat"), SKOS.altLabel, Literal(f"{w.prefix}Tumor"))),
        "fat",
        "belongs to a-synonym-that-is-a-label/tumor as well",
    ),
    "no citation": (without(WF.cites), CLAIM, "rests on no citation"),
    "no source": (without(PROV.wasDerivedFrom, cited=True), CLAIM, "one known source"),
    "unknown source": (lambda w: w.graph.remove((w.source, None, None)), CLAIM, "one known source"),
    "no locator": (without(WF["at"], cited=True), CLAIM, "where in the source"),
    "no level": (without(WF.level, cited=True), CLAIM, "one known level"),
    "unknown level": (instead(WF.level, WF.levelRumor, cited=True), CLAIM, "one known level"),
    "no as-of day": (without(WF.asOf, cited=True), CLAIM, "one date that it speaks for"),
    "no reading day": (without(WF.checkedOn, cited=True), CLAIM, "date on which it was read"),
    "read too early": (
        instead(WF.asOf, Literal("2026-01-03", datatype=XSD.date), cited=True),
        CLAIM,
        "a day after it was read",
    ),
    "no direction": (without(WF.direction), CLAIM, "direction"),
    "two directions": (besides(WF.direction, WF.refutes), CLAIM, "direction"),
    "unknown predicate": (instead(RDF.predicate, WF.cures), CLAIM, "predicate"),
    "no validity": (without(WF.validFor, of=APPROVAL), APPROVAL, "goes out of date"),
    "odd validity": (instead(WF.validFor, Literal("long"), of=APPROVAL), APPROVAL, "neither one duration"),
    "no jurisdiction": (
        without(WF.qualifierJurisdiction, of=APPROVAL),
        APPROVAL,
        "lacks the qualifier jurisdiction",
    ),
    "a wrong qualifier value": (
        instead(WF.qualifierJurisdiction, "tumor", of=APPROVAL),
        APPROVAL,
        "tumor is not what the qualifier jurisdiction takes",
    ),
    "a status from nowhere": (
        without(WF.qualifierRegistry, of=STATUS),
        STATUS,
        "neither a registry nor a jurisdiction",
    ),
    "order zero": (besides(WF.order, Literal(0)), CLAIM, "order"),
    "a lost predecessor": (besides(WF.supersedes, "gone.is_a.lost"), CLAIM, "supersedes is not held"),
    "an unreasoned replacement": (besides(WF.supersedes, APPROVAL), CLAIM, "without a reason"),
    "a trial of nothing": (without(WF.tests, of="study"), "study", "what it tests"),
    "a trial for nobody": (without(WF.enrolls, of="study"), "study", "whom it enrolls"),
    "a trial in two phases": (besides(WF.hasPhase, "open", of="study"), "study", "exactly one phase"),
    "a trial without status": (without(WF.hasStatus, of="study"), "study", "no status"),
    "a subject of the wrong class": (
        lambda w: w.add_claim("tumor", "has_target", "fat"),
        "tumor.has_target.fat",
        "of which “has_target” is never said",
    ),
    "an object of the wrong class": (
        lambda w: w.add_claim("product", "works_by", "tumor"),
        "product.works_by.tumor",
        "not what “works_by” can point to",
    ),
    "an object that is not held": (
        lambda w: w.add_claim("product", "works_by", "magic", refutes=True),
        "product.works_by.magic",
        "magic is not what “works_by” can point to",
    ),
    "two objects": (besides(RDF.object, "inner-receptor"), CLAIM, "more than one object"),
    "a concept instead of words": (
        lambda w: w.add_claim("false-idea", "truth", "tumor"),
        "false-idea.truth.tumor",
        "where words or a value belong",
    ),
    "a kind from another family": (
        lambda w: w.add_claim("product", "is_a", "tumor"),
        "product.is_a.tumor",
        "different families",
    ),
    "half a definition": (
        lambda w: w.add_claim("small-tumor", "defined_as", "tumor"),
        "small-tumor.defined_as.tumor",
        "is a definition without a facet",
    ),
    "a target that is a gene": (
        lambda w: w.add_claim("product", "has_target", "instruction"),
        "product",
        "is not an antigen",
    ),
    "a target inside the cell": (
        lambda w: w.add_claim("product", "has_target", "inner-receptor"),
        "product",
        "not known to be at the place",
    ),
}


def prefix_of(fault: str) -> str:
    return f"{fault.replace(' ', '-')}/"


@pytest.fixture(scope="module")
def findings() -> list[Finding]:
    """What is found in all faulty worlds together."""
    graph = Graph()
    for name, (fault, _, _) in FAULTS.items():
        fault(sound_world(prefix_of(name), graph))
    return check_shapes(graph)


@pytest.mark.parametrize("name", FAULTS)
def test_every_fault_is_told_where_it_is(name: str, findings: list[Finding]) -> None:
    _, focus, words = FAULTS[name]
    world = World(prefix_of(name))
    told = [f for f in findings if f"/{world.prefix}" in f.focus_iri]
    assert [f for f in told if f.focus_iri == str(node(world, focus)) and words in f.message], (
        f"expected “{words}” of {focus}, found: {[str(f) for f in told]}"
    )


def test_every_finding_says_what_to_do(findings: list[Finding]) -> None:
    dumb = [f for f in findings if not f.message.endswith(".") or not f.what_to_do.endswith(".")]
    assert not dumb, "write sh:message as “What is wrong. Mend: what to do.”"


def test_findings_are_sorted_and_told_once(findings: list[Finding]) -> None:
    assert findings == sorted(set(findings), key=lambda f: (f.focus_iri, f.path, f.message))


def test_a_sound_graph_passes_and_is_left_as_it_was() -> None:
    graph = sound_world().graph
    before = set(graph)
    assert check_shapes(graph) == []
    assert set(graph) == before


def test_a_target_at_the_place_passes_and_one_elsewhere_does_not() -> None:
    world = sound_world()
    for id, target in (("second", "fat"), ("third", "inner-receptor")):
        world.add_concept(id, "CellTherapyProduct")
        world.add_claim(id, "is_a", "product")
        world.add_claim(id, "has_target", target)
    assert [(f.focus_iri, f.message) for f in check_shapes(world.graph)] == [
        (
            str(world.concept("third")),
            "The target inner-receptor is not known to be at the place (outside)"
            " where reaching-therapy recognizes its target.",
        )
    ]


def test_names_may_be_shared_where_it_is_said() -> None:
    world = sound_world()
    world.graph.add((world.concept("fat"), SKOS.altLabel, Literal("brand")))
    world.graph.add((world.concept("product"), WF.sharesNameWith, world.concept("fat")))
    assert check_shapes(world.graph) == []


def test_a_refuted_claim_needs_no_plain_triple() -> None:
    world = sound_world()
    world.add_concept("chance", "Mechanism")
    world.add_claim("product", "works_by", "chance", refutes=True)
    assert check_shapes(world.graph) == []


def test_a_finding_reads_as_one_line() -> None:
    claim = str(World().claim(CLAIM))
    finding = Finding(focus_iri=claim, path="wf:at", message="No place.", what_to_do="add it.")
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
def test_a_graph_of_1500_claims_is_checked_within_seconds() -> None:
    world = sound_world()
    for number in range(300):
        id = f"product-{number}"
        world.add_concept(id, "CellTherapyProduct", f"{id} a", f"{id} b", f"{id} c")
        world.add_concept(f"mechanism-{number}", "Mechanism")
        world.add_claim(id, "is_a", "reaching-therapy")
        world.add_claim(id, "has_target", "fat")
        world.add_claim(id, "works_by", f"mechanism-{number}")
        for disease in ("tumor", "small-tumor"):
            limits = ((WF.qualifierJurisdiction, world.concept("here")), (WF.validFor, YEAR))
            world.add_claim(id, "approved_for", disease, *limits, kind="Approval")
    start = time.perf_counter()
    assert check_shapes(world.graph) == []
    seconds = time.perf_counter() - start
    assert seconds < 15, f"{seconds:.0f} s; it takes about 3 s on two idle cores: look at the newest shape"
