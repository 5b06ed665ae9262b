"""What only the whole graph can tell is told, too: gaps, doubles, circles, targets out of reach."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.graph import compiled
from kg.rules import broken
from tests.kg.builders import vocabulary
from tests.kg.files import claim, complaints, folder

PAGE = "{a-page: opening}"


def concept(key: str, kind: str, *claims: str) -> str:
    """A fact file whose first claim stands on line 6."""
    head = f"id: {key}\ntype: {kind}\nlabel: {{plain: {key}}}\ngloss: {{plain: A thing., cited: {PAGE}}}\n"
    return head + ("claims:\n" + "".join(claims) if claims else "")


SOUND = {
    "facts/disease/melanoma": concept("melanoma", "Disease", claim("is_a solid-tumor")),
    "facts/disease/skin-cancer": concept("skin-cancer", "Disease"),
    "facts/disease/solid-tumor": concept("solid-tumor", "DiseaseGroup"),
    "facts/location/surface": concept("surface", "CellularLocation"),
    "facts/location/raft": concept("raft", "CellularLocation", claim("is_a surface")),
    "facts/location/nucleus": concept("nucleus", "CellularLocation"),
    "facts/biomarker/fat": concept("fat", "Lipid", claim("located_in raft")),
    "facts/biomarker/receptor": concept("receptor", "Protein", claim("located_in nucleus")),
    "facts/biomarker/gene": concept("gene", "Gene", claim("located_in surface")),
    "facts/therapy/car-t": concept("car-t", "CellTherapy", claim("recognizes_at surface")),
    "facts/therapy/product": concept("product", "CellTherapyProduct", claim("is_a car-t"), claim("has_target fat")),
    "facts/registry/r": concept("r", "Registry"),
    "facts/trial-phase/one": concept("one", "TrialPhase"),
    "facts/trial-phase/two": concept("two", "TrialPhase"),
    "facts/trial-status/over": concept("over", "FinalStatus"),
    "facts/trial/study": concept(
        "study",
        "Trial",
        claim("tests product"),
        claim("enrolls melanoma"),
        claim("has_phase one"),
        claim("has_status over", "qualifiers: {registry: r}"),
    ),
}


def told(tmp_path: Path, name: str = "", text: str = "") -> list[str]:
    """What is wrong with a whole graph, one file of it changed."""
    facts = folder(tmp_path, {**SOUND, **({name: text} if name else {})})
    assert complaints(facts) == []
    graph = compiled(vocabulary(), facts.concepts, facts.claims, facts.sources)
    return [str(finding) for finding in broken(graph, facts)]


def test_a_whole_graph_is_let_through(tmp_path: Path) -> None:
    assert told(tmp_path) == []


BARE = concept("study", "Trial", claim("tests product"), claim("enrolls melanoma"))
PHASES = SOUND["facts/trial/study"] + claim("has_phase two")
WRONG = {
    "nothing explains it": (
        "facts/disease/skin-cancer",
        "id: skin-cancer\ntype: Disease\nlabel: {plain: skin-cancer}\n",
        "kg/facts/disease/skin-cancer.yaml:1: 'skin-cancer' has no gloss; add `gloss: ",
    ),
    "a trial without phase": (
        "facts/trial/study",
        BARE,
        "kg/facts/trial/study.yaml:2: the clinical trial 'study' has no 'has_phase'; add a claim `predicate: has_ph",
    ),
    "a trial without status": (
        "facts/trial/study",
        BARE,
        "study.yaml:2: the clinical trial 'study' has no 'has_st",
    ),
    "a trial of nobody": (
        "facts/trial/study",
        concept("study", "Trial", claim("tests product"), claim("enrolls melanoma", "direction: refutes")),
        "study.yaml:2: the clinical trial 'study' has no 'enrolls'",
    ),
    "a trial in two phases": (
        "facts/trial/study",
        PHASES,
        "study.yaml:20: 'study' has another 'has_phase' at kg/facts/trial/study.yaml:13; there is just one",
    ),
    "a circle": (
        "facts/disease/solid-tumor",
        concept("solid-tumor", "DiseaseGroup", claim("is_a melanoma")),
        "kg/facts/disease/melanoma.yaml:6: a circle: melanoma and solid-tumor are kinds of each other;"
        " remove a claim it rests on (here, kg/facts/disease/solid-tumor.yaml:6), or define them apart",
    ),
    "a target inside the cell": (
        "facts/therapy/product",
        concept("product", "CellTherapyProduct", claim("is_a car-t"), claim("has_target receptor")),
        "product.yaml:10: 'receptor' is not known to be at the surface, where car-t recognizes its target; mend",
    ),
    "a target of nowhere": (
        "facts/biomarker/fat",
        concept("fat", "Lipid"),
        "product.yaml:10: 'fat' is not known to be at the surface",
    ),
    "a target that is a gene": (
        "facts/therapy/product",
        concept("product", "CellTherapyProduct", claim("is_a car-t"), claim("has_target gene")),
        "product.yaml:10: 'gene' is a Gene, and product recognizes molecules; name the protein",
    ),
}


RESULTS = {
    "facts/test-result/seen": concept("seen", "TestResult", claim("disjoint_with unseen")),
    "facts/test-result/unseen": concept("unseen", "TestResult"),
}


def test_what_nobody_can_meet_is_told(tmp_path: Path) -> None:
    """It would be told as "seen and unseen"."""
    both = claim("has_barrier wall", "qualifiers:", "  therapy: car-t", "  marker: [seen, unseen]")
    files = {**SOUND, **RESULTS, "facts/barrier/wall": concept("wall", "Barrier")}
    facts = folder(tmp_path, {**files, "facts/disease/skin-cancer": concept("skin-cancer", "Disease", both)})
    assert complaints(facts) == []
    (found,) = broken(compiled(vocabulary(), facts.concepts, facts.claims, facts.sources), facts)
    assert str(found).startswith(
        "kg/facts/disease/skin-cancer.yaml:10: nobody meets both: marker 'seen' and marker 'unseen' exclude each other"
        " by kg/facts/test-result/seen.yaml:6; write two claims"
    )


@pytest.mark.parametrize("fault", WRONG)
def test_a_fault_of_the_whole_is_told_at_its_line(tmp_path: Path, fault: str) -> None:
    name, text, said = WRONG[fault]
    found = told(tmp_path, name, text)
    assert any(said in complaint for complaint in found), f"expected {said}, found: {found}"


def test_equal_definitions_are_told(tmp_path: Path) -> None:
    """Two concepts that are defined alike would be each other's kinds."""
    alike = f"defined_as: {{parent: melanoma, marker: seen, cited: {PAGE}}}\n"
    files = {f"facts/disease/{key}": concept(key, "BiomarkerSubtype") + alike for key in ("one-kind", "same-kind")}
    facts = folder(tmp_path, {**SOUND, **files, "facts/test-result/seen": concept("seen", "TestResult")})
    assert complaints(facts) == []
    found = broken(compiled(vocabulary(), facts.concepts, facts.claims, facts.sources), facts)
    assert [finding.what for finding in found] == ["a circle: one-kind and same-kind are kinds of each other"]


def test_a_long_circle_is_told_once(tmp_path: Path) -> None:
    ring = [f"d-{i}" for i in range(30)]
    files = {
        f"facts/disease/{key}": concept(key, "Disease", claim(f"is_a {after}"))
        for key, after in zip(ring, [*ring[1:], ring[0]], strict=True)
    }
    facts = folder(tmp_path, {**SOUND, **files})
    assert len(broken(compiled(vocabulary(), facts.concepts, facts.claims, facts.sources), facts)) == 1
