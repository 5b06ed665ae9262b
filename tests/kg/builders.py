"""Small graphs for tests, on the real vocabulary: one line a claim. Knows no fact file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path

from kg.claims import (
    OWN,
    Citation,
    Claim,
    Concept,
    Direction,
    Reading,
    Replaced,
    Source,
    Words,
    claim_id,
)
from kg.files import read
from kg.graph import Graph, compiled
from kg.merge import Facts
from ontology.turtle import read_vocabulary
from ontology.vocabulary import Vocabulary

READ_ON = date(2026, 11, 22)
SAID = re.compile(r"(?P<subject>\S+) (?P<negated>not )?(?P<predicate>\S+) (?P<said>.+)")


@cache
def vocabulary() -> Vocabulary:
    """The real vocabulary, read once."""
    return read_vocabulary()


@cache
def real_facts() -> Facts:
    """The real facts, read once."""
    return read(vocabulary())


def cite(source: str = "a-page", as_of: date = date(2025, 1, 1)) -> Citation:
    """A citation of a source."""
    return Citation(source=source, at="first heading", level="reference", as_of=as_of, checked_on=READ_ON)


def words(**registers: str) -> Words:
    """Words in English: `words(plain="…")`."""
    return Words.model_validate({"by_language": {"en": registers}})


def says(line: str, *cited: Citation, valid_for: int | None = None, **qualifiers: str | tuple[str, ...]) -> Claim:
    """A claim from one line: `says("car-t not standard_for solid-tumor", jurisdiction="us")`."""
    form = SAID.fullmatch(line)
    assert form, line
    kind = vocabulary().predicates[form["predicate"]].kind
    said, direction = form["said"], "refutes" if form["negated"] else "supports"
    values = {key: (value,) if isinstance(value, str) else value for key, value in sorted(qualifiers.items())}
    return Claim(
        id=claim_id(form["subject"], form["predicate"], said, values, _direction(direction)),
        subject=form["subject"],
        predicate=form["predicate"],
        object=said if kind == "concept" else None,
        value=said if kind == "value" else None,
        words=words(plain=said) if kind == "text" else None,
        qualifiers=values,
        direction=_direction(direction),
        valid_for=valid_for,
        cited=cited or (cite(),),
    )


def _direction(word: str) -> Direction:
    return "refutes" if word == "refutes" else "supports"


def replacing(newer: Claim, older: Claim) -> tuple[Claim, Claim]:
    """Two claims, one of which takes the place of the other."""
    return (
        newer.model_copy(update={"supersedes": Replaced(claim=older.id, because="newer")}),
        older.model_copy(update={"superseded_by": Replaced(claim=newer.id, because="newer")}),
    )


def graph(types: Mapping[str, str], claims: Iterable[Claim]) -> Graph:
    """A graph: `graph({"Disease": "melanoma solid-tumor"}, [says("melanoma is_a solid-tumor")])`."""
    concepts = {
        key: Concept(id=key, type=kind, label=words(plain=key.replace("-", " ")))
        for kind, keys in types.items()
        for key in keys.split()
    }
    held = {claim.id: claim for claim in claims}
    pages = {citation.source for claim in held.values() for citation in claim.cited}
    return compiled(vocabulary(), concepts, held, {page: source(page) for page in sorted(pages)})


def source(key: str) -> Source:
    """A source by its id."""
    return Source(
        id=key,
        title=f"The page {key}",
        publisher="A publisher",
        kind="official",
        url=f"https://publisher.example/{key}",
        licence="public-domain",
        readings={OWN: Reading(level="reference", as_of=date(2025, 1, 1), read_on=READ_ON, read_by="a-reader")},
        date="2025-01",
        identifiers=("PMID:1",),
    )


def write(root: Path, files: Mapping[str, str]) -> None:
    """Files by their path: `write(tmp_path, {"kg/facts/disease/melanoma.yaml": "id: melanoma"})`."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


CAR_T = graph(
    {
        "Disease": "breast-cancer gastric-cancer her2-positive-breast-cancer b-cell-all",
        "DiseaseGroup": "solid-tumor blood-cancer cancer",
        "CellTherapy": "car-t til-therapy",
        "CellTherapyProduct": "kymriah satri-cel lifileucel",
        "Protein": "her2 cd19",
        "Barrier": "exhaustion mistrust",
        "Jurisdiction": "us china",
        "TestResult": "her2-positive",
    },
    [
        says("breast-cancer is_a solid-tumor"),
        says("gastric-cancer is_a solid-tumor"),
        says("solid-tumor is_a cancer"),
        says("blood-cancer is_a cancer"),
        says("b-cell-all is_a blood-cancer"),
        says("her2-positive-breast-cancer defined_as breast-cancer", marker="her2-positive"),
        says("kymriah is_a car-t"),
        says("satri-cel is_a car-t"),
        says("lifileucel is_a til-therapy"),
        says("kymriah has_target cd19"),
        says("kymriah approved_for b-cell-all", jurisdiction="us"),
        says("satri-cel approved_for gastric-cancer", jurisdiction="china"),
        says("car-t not standard_for solid-tumor"),
        says("solid-tumor has_barrier exhaustion", therapy="car-t"),
        says("solid-tumor has_barrier mistrust", therapy="til-therapy"),
        says("her2-positive-breast-cancer expresses her2"),
    ],
)
"""What many tests walk: made-up claims about known names."""
