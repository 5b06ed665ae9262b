"""An importer as somebody would write one: rows of a made-up registry → files in the project's form. Knows no graph.

It judges nothing: `wayfind kb check` reads what it wrote as it reads every other file.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO
from pathlib import Path

import yaml

NAME = "registry"
SOURCE = {
    "id": NAME,
    "title": "A registry of approvals",
    "publisher": "An authority",
    "kind": "registry",
    "licence": "public-domain",
    "url": "https://authority.example/approvals.csv",
    "level": "regulatory",
    "date": "2026-03-01",
    "read_on": "2026-11-22",
    "read_by": "an-importer",
}


def imported(rows: str, kg: Path) -> list[Path]:
    """Write a registry's rows as one source and a supplement for each drug. Returns the files.

    Args:
        rows: CSV with the columns drug, disease and country.
        kg: the folder that holds `facts/` and `sources/`.
    """
    claims: dict[str, list[dict[str, object]]] = {}
    for number, row in enumerate(csv.DictReader(StringIO(rows)), 1):
        claims.setdefault(row["drug"], []).append(
            {
                "predicate": "approved_for",
                "object": row["disease"],
                "qualifiers": {"jurisdiction": row["country"]},
                "cited": {NAME: f"row {number}"},
            }
        )
    files: list[tuple[str, object]] = [(f"sources/{NAME}.yaml", SOURCE)]
    files += [
        (f"facts/therapy/{drug}--{NAME}.yaml", {"about": drug, "claims": said}) for drug, said in sorted(claims.items())
    ]
    return list(_written(kg, files))


def _written(kg: Path, files: Iterable[tuple[str, object]]) -> Iterable[Path]:
    for name, data in files:
        path = kg / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True), "utf-8")
        yield path
