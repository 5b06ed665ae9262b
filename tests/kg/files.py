"""Folders of facts and sources for tests: one line a claim or reading. Knows no test."""

from __future__ import annotations

from pathlib import Path

from kg.files import read
from kg.gates import check
from kg.merge import Facts
from tests.kg.builders import READ_ON, vocabulary, write

DISEASES = ("melanoma", "skin-cancer", "solid-tumor")


def page(key: str, *lines: str) -> str:
    """A source file: what it must have, and the lines that say how it was read."""
    known = [f"id: {key}", f"title: {key}", "publisher: A publisher", "kind: official", "licence: copyright"]
    return "\n".join((*known, f"url: https://publisher.example/{key}", *lines, ""))


READ = ("level: reference", "date: 2025-01-01", f"read_on: {READ_ON}", "read_by: a-reader")


def claim(said: str, *lines: str, cited: str = "{a-page: opening}") -> str:
    """An item under `claims:`: `claim("is_a solid-tumor", "order: 1")`."""
    predicate, thing = said.split()
    return "\n    ".join((f"  - predicate: {predicate}", f"object: {thing}", *lines, f"cited: {cited}")) + "\n"


def disease(key: str, *claims: str) -> str:
    """A fact file of a disease."""
    head = f"id: {key}\ntype: Disease\nlabel: {{plain: {key}}}\n"
    return head + ("claims:\n" + "".join(claims) if claims else "")


def more(about: str, *claims: str) -> str:
    """A supplement."""
    return f"about: {about}\nclaims:\n" + "".join(claims)


def folder(tmp_path: Path, files: dict[str, str]) -> Facts:
    """The facts of some files beside three diseases and two pages: `{"sources/x": …, "facts/disease/y": …}`."""
    plain = {f"facts/disease/{key}": disease(key) for key in DISEASES}
    pages = {f"sources/{key}": page(key, *READ) for key in ("a-page", "b-page")}
    write(tmp_path, {f"kg/{name}.yaml": text for name, text in {**plain, **pages, **files}.items()})
    return read(vocabulary(), tmp_path / "kg")


def complaints(facts: Facts) -> list[str]:
    """All that is wrong, as it is printed."""
    return [str(finding) for finding in (*facts.findings, *check(facts, vocabulary(), READ_ON))]
