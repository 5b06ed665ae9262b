"""YAML without type guessing, with the line of every value. Knows nothing of what the files mean.

The safe loader turns `because: no` into False and keeps the last of two equal keys; here every scalar is text,
and a repeated key is a finding.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from kg.findings import Finding
from ontology.errors import near_misses

Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # ten times faster where libyaml is compiled in
Place = tuple[str | int, ...]
Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class Document:
    """One file: its text values as plain lists and dicts, and the line on which each stands."""

    name: str
    data: object
    lines: dict[Place, int] = field(repr=False)

    def where(self, place: Place = ()) -> str:
        """`file:line` of a value, or of the nearest thing that holds it. What may be a list may stand alone, too."""
        found: Place = ()
        for step in place:
            if (*found, step) in self.lines:
                found = (*found, step)
            elif step != 0:
                break
        return f"{self.name}:{self.lines.get(found, 1)}"


def load(path: Path, name: str) -> tuple[Document, list[Finding]]:
    """Read one file; `name` is how findings call it."""
    lines: dict[Place, int] = {}
    findings: list[Finding] = []
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = mark.line + 1 if mark else 1
        return Document(name, None, {}), [
            Finding(f"{name}:{line}", f"not YAML: {error.problem}", "check indents and quotes")
        ]
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        return Document(name, None, {}), [
            Finding(f"{name}:1", f"not readable as UTF-8 YAML: {error}", "save it as UTF-8 text")
        ]

    def value(node: yaml.Node | None, place: Place) -> object:
        if node is None:
            return None
        lines.setdefault(place, node.start_mark.line + 1)
        if isinstance(node, yaml.MappingNode):
            out: dict[str, object] = {}
            for key_node, value_node in node.value:
                key, line = str(key_node.value), key_node.start_mark.line + 1
                if key in out:
                    findings.append(Finding(f"{name}:{line}", f"the key '{key}' stands twice", "keep one of the two"))
                lines[(*place, key)] = line
                out[key] = value(value_node, (*place, key))
            return out
        if isinstance(node, yaml.SequenceNode):
            return [value(item, (*place, i)) for i, item in enumerate(node.value)]
        return str(node.value)

    data = value(node, ())
    if data in (None, ""):
        findings.append(Finding(f"{name}:1", "the file is empty", "write it, or delete the file"))
        data = None
    return Document(name, data, lines), findings


def documents(root: Path, folder: Path) -> Iterator[tuple[Document, list[Finding]]]:
    """Every YAML file below a folder, in name order; named relative to `root`."""
    for path in sorted(folder.rglob("*.yaml")):
        yield load(path, path.relative_to(root).as_posix())


def typed(model: type[Model], document: Document) -> tuple[Model | None, list[Finding]]:
    """Read a document as a model; what does not fit comes back as findings with the line.

    A document that could not be read gives no more findings than that, nor does a list for what is wrong inside it.
    """
    if document.data is None:
        return None, []
    try:
        return model.model_validate(document.data), []
    except ValidationError as error:
        details = error.errors(include_url=False)
        inner = {detail["loc"][:i] for detail in details for i in range(len(detail["loc"]))}
        return None, [_finding(model, document, detail) for detail in details if detail["loc"] not in inner]


def _finding(model: type[BaseModel], document: Document, detail: object) -> Finding:
    assert isinstance(detail, dict)
    place: Place = tuple(detail["loc"])
    key = str(place[-1]) if place else ""
    if detail["type"] == "extra_forbidden":
        known = _fields(model, place[:-1])
        close = near_misses(key, known)
        fix = f"did you mean '{close[0]}'?" if close else f"known keys: {', '.join(sorted(known))}"
        return Finding(document.where(place), f"unknown key '{key}'", fix)
    if detail["type"] == "missing":
        return Finding(document.where(place[:-1]), f"'{key}' is missing", f"add '{key}: …'")
    if detail["type"].startswith("date"):
        return Finding(
            document.where(place), f"'{key}' is {detail.get('input')!r}: not a date", "write it as 2025-12-30"
        )
    shown = str(detail.get("input"))[:60]
    return Finding(
        document.where(place), f"'{key}' is {shown!r}: {detail['msg'][:1].lower()}{detail['msg'][1:]}", f"mend '{key}'"
    )


def _fields(model: type[BaseModel], place: Place) -> set[str]:
    """The keys that may stand at a place of a model."""
    for step in place:
        if isinstance(step, int):
            continue
        info = model.model_fields.get(str(step))
        if info is None:
            continue  # the key of a mapping, such as a source's id
        inner = next(iter(_models(info.annotation)), None)
        if inner is None:
            return set()
        model = inner
    return {info.alias or name for name, info in model.model_fields.items()}


def _models(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from _models(argument)
