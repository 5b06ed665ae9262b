"""A language that is added by files alone: every English word of some files, letter by letter in Greek. Knows no test.

It means nothing, and that is the point: no Latin letter can stand in it by chance, while dates, lists and numbers are
truly Greek.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from shutil import copy, copytree
from typing import Any

import yaml

from ontology.turtle import read_vocabulary
from ontology.vocabulary import WAYFIND_TTL, TermInfo

GREEK = "el"
ENGLISH = "en"
LATIN = "abcdefghijklmnopqrstuvwxyz"
LETTERS = str.maketrans(LATIN + LATIN.upper(), "αβψδεφγηιξκλμνοπϙρστθωϝχυζ" + "ΑΒΨΔΕΦΓΗΙΞΚΛΜΝΟΠϘΡΣΤΘΩϜΧΥΖ")
FILLED = re.compile(r"(\{\{.*?\}\}|\{%.*?%\}|\{\w+\})", re.DOTALL)
QUOTED = re.compile(r'"[^"]*"')
PROPERTIES = {"label": "rdfs:label", "denied": "wf:deniedLabel", "plain_gloss": "wf:plainGloss"}
HERE = Path(__file__).parent
LOOKED_FOR = ("cancer", "product")  # the names of walks that can be printed where nothing is found
REAL = ("answer", "claim", "site", "pages", "picture", "qualifiers", "values", "inside", "numbers")
"""The files of words that the example takes from the project: those of doors and of conditions."""
REGISTERS = ("plain", "standard", "clinical")

Words = Callable[[str], str]


def greek(text: str) -> str:
    """English words in Greek letters; names in braces stay, and what they print in quotes is words, too.

    >>> greek("In {disease}"), greek('{{ a|number("is", "are") }}.')
    ('Ιν {disease}', '{{ a|number("ισ", "αρε") }}.')
    """
    parts = FILLED.split(text)
    parts[::2] = [part.translate(LETTERS) for part in parts[::2]]
    parts[1::2] = [QUOTED.sub(lambda quoted: quoted[0].translate(LETTERS), part) for part in parts[1::2]]
    return "".join(parts)


def begun(root: Path) -> Path:
    """The worked example below a folder, with the project's own words of doors and conditions, in English alone."""
    copytree(HERE / "kg", root / "kg")
    copytree(HERE / "explain", root / "explain")
    (root / "ontology").mkdir()
    copy(WAYFIND_TTL, root / "ontology")
    real = HERE.parent.parent / "explain" / "content" / "wording"
    for name in REAL:
        (root / "explain" / "content" / "wording" / f"{name}.yaml").write_text(
            (real / f"{name}.yaml").read_text("utf-8")
        )
    return root


def add_greek(root: Path) -> None:
    """Write the language into the files below a folder: next to each English word its own."""
    content = root / "explain" / "content"
    for path in sorted(content.rglob("*.yaml")):
        _rewrite(path, _beside_english)
    for path in sorted(content.rglob("*.j2")):
        name = re.sub(rf"(^|\.){ENGLISH}\.", rf"\1{GREEK}.", path.name)
        path.with_name(name).write_text(greek(path.read_text("utf-8")), "utf-8")
    _write(content / "wording" / "names.yaml", {name: {GREEK: greek(name)} for name in LOOKED_FOR})
    for path in sorted((root / "kg" / "facts").rglob("*.yaml")):
        _rewrite(path, _facts)
    with (root / "ontology" / "wayfind.ttl").open("a", encoding="utf-8") as file:
        file.writelines(_terms())


def _rewrite(path: Path, change: Callable[[Any], Any]) -> None:
    _write(path, change(yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)))


def _write(path: Path, data: Any) -> None:
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")


def _beside_english(value: Any) -> Any:
    """Wherever something is said in English, the same in Greek."""
    if isinstance(value, list):
        return [_beside_english(item) for item in value]
    if not isinstance(value, dict):
        return value
    out = {key: _beside_english(held) for key, held in value.items()}
    return {**out, GREEK: _said(out[ENGLISH])} if ENGLISH in out else out


def _said(value: Any) -> Any:
    """Words, several phrasings, or words by number."""
    if isinstance(value, dict):
        return {form: greek(words) for form, words in value.items()}
    return [greek(words) for words in value] if isinstance(value, list) else greek(value)


def _facts(value: dict[str, Any]) -> dict[str, Any]:
    """Labels and texts by register, in both languages."""
    out = dict(value)
    for key in ("label", "gloss"):
        if key in out:
            out[key] = _registers(out[key])
    if "values" in out:
        out["values"] = {key: _registers(words) for key, words in out["values"].items()}
    return out


def _registers(words: dict[str, Any]) -> dict[str, Any]:
    """Words by register in both languages, and so those for facets inside a value (`with`)."""
    out = {key: {ENGLISH: held, GREEK: greek(held)} if key in REGISTERS else held for key, held in words.items()}
    if "with" in out:
        out["with"] = {facets: _registers(phrase) for facets, phrase in out["with"].items()}
    return out


def _terms() -> list[str]:
    words = read_vocabulary()
    held: list[TermInfo] = [*words.classes.values(), *words.predicates.values()]
    held += [*words.levels.values(), *words.qualifier_kinds.values()]
    return [
        f'<{term.iri}> {iri} "{greek(said[ENGLISH])}"@{GREEK} .\n'
        for term in held
        for name, iri in PROPERTIES.items()
        if (said := getattr(term, name, None))
    ]
