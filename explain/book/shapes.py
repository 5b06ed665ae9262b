"""hearing/shapes.yaml: what words are in a question, bound. Knows no word of any language."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import ConfigDict, RootModel

from explain.ask.reading.cues import CLASS
from explain.ask.reading.shapes import Shapes
from explain.book.desk import Desk, Spot
from explain.book.phrase import Slip
from explain.book.turns import Turns, spoken
from kg.yamlfile import typed

FILE = "hearing/shapes.yaml"
ROWS_ONLY = frozenset("()?^$.")
"""What turns of phrase may have, and rows of words may not."""


class ShapesFile(RootModel[dict[str, dict[str, str]]]):
    """shapes.yaml: language → name → the rows of words that count as it."""

    model_config = ConfigDict(frozen=True)


def bound_shapes(desk: Desk, turns: Turns) -> Mapping[str, Shapes]:
    """Language → what words are in a question; nothing where there is no such file."""
    document = desk.written.documents.get(FILE)
    spec, findings = typed(ShapesFile, document) if document else (None, ())
    desk.findings += findings
    if document is None or spec is None:
        return {}
    spot = Spot(document)
    desk.hear(spot, spec.root, asked=True)
    return {
        language: Shapes(_rows(desk, spot.at(language), held, turns.get(language, {})))
        for language, held in spec.root.items()
    }


def _rows(desk: Desk, spot: Spot, held: Mapping[str, str], named: Mapping[str, str]) -> dict[tuple[str, ...], str]:
    """Every row with the first name that has it."""
    out: dict[tuple[str, ...], str] = {}
    for name, line in held.items():
        try:
            rows = _written_out(line, named)
        except Slip as slip:
            desk.find(spot.at(name), slip.what, slip.fix)
            continue
        for kind in sorted({kind for row in rows for kind in CLASS.findall(row)}):
            desk.known(spot.at(name), "class", kind, desk.vocabulary.classes)
        for row in rows:
            if words := tuple(row.split()):
                out.setdefault(words, f"{{{name}}}")
    return out


def _written_out(line: str, named: Mapping[str, str]) -> list[str]:
    rows = spoken(line, named)
    if not ROWS_ONLY.isdisjoint(rows):
        raise Slip(f"more than rows of words in '{line}'", "write words with `|` between them, and names of such turns")
    return rows.split("|")
