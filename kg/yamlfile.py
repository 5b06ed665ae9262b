"""YAML without type guessing, with the line of every value. Knows nothing of what the files mean.

The safe loader turns `because: no` into False and keeps the last of two equal keys; here every scalar is text,
and a repeated key is a finding.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from kg.findings import Finding
from ontology.errors import near_misses

Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # ten times faster where libyaml is compiled in
Place = tuple[str | int, ...]
Event = Any  # of PyYAML, whose types know neither the values nor the marks that events have
Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a file. As text it is `file:line` of what stands there, or of the nearest thing that holds it."""

    name: str
    lines: Mapping[Place, int] = field(repr=False)
    place: Place = ()

    def at(self, *steps: str | int) -> Spot:
        """A place within this one."""
        return Spot(self.name, self.lines, (*self.place, *steps))

    def __str__(self) -> str:
        found: Place = ()
        for step in self.place:
            if (*found, step) in self.lines:
                found = (*found, step)
            elif step != 0:  # what may be a list may stand alone, too
                break
        return f"{self.name}:{self.lines.get(found, 1)}"


@dataclass(frozen=True)
class Document:
    """One file: its text values as plain lists and dicts, and the line on which each stands."""

    name: str
    data: object
    lines: Mapping[Place, int] = field(repr=False)

    @property
    def stem(self) -> str:
        """The file's name without folder and ending."""
        return self.name.rpartition("/")[2].removesuffix(".yaml")

    def at(self, *steps: str | int) -> Spot:
        """A place in it."""
        return Spot(self.name, self.lines, steps)

    def where(self, place: Place = ()) -> str:
        """`file:line` of a value, or of the nearest thing that holds it. What may be a list may stand alone, too."""
        return str(self.at(*place))


class _Refused(Exception):
    """YAML that these files do not use."""

    def __init__(self, event: Event, what: str, fix: str) -> None:
        super().__init__(what)
        self.line, self.what, self.fix = event.start_mark.line + 1, what, fix


def load(path: str, name: str) -> tuple[Document, list[Finding]]:
    """Read one file; `name` is how findings call it."""
    try:
        with open(path, "rb") as file:
            reading = _Reading(file.read().decode())
        data = reading.whole()
    except _Refused as error:
        return _unread(name, error.line, error.what, error.fix)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        return _unread(name, mark.line + 1 if mark else 1, f"not YAML: {error.problem}", "check indents and quotes")
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        return _unread(name, 1, f"not readable as UTF-8 YAML: {error}", "save it as UTF-8 text")
    if data in (None, ""):
        return _unread(name, 1, "the file is empty", "write it, or delete the file")
    fix = "keep one of the two"
    twice = [Finding(f"{name}:{line}", f"the key '{key}' stands twice", fix) for key, line in reading.twice]
    return Document(name, data, reading.lines), twice


def _unread(name: str, line: int, what: str, fix: str) -> tuple[Document, list[Finding]]:
    return Document(name, None, {}), [Finding(f"{name}:{line}", what, fix)]


class _Reading:
    """A text while it is read: `lines` and `twice` (repeated keys, with their lines) grow.

    It takes the parser's events as they come: nodes of everything in the files would cost three times as much.
    """

    def __init__(self, text: str) -> None:
        loader = Loader(text)
        self.lines: dict[Place, int] = {}
        self.twice: list[tuple[str, int]] = []
        self._next: Callable[[], Event] = loader.get_event
        self._is_next: Callable[[type[yaml.Event]], bool] = loader.check_event

    def whole(self) -> object:
        """The one value of the text; None where it is empty."""
        self._next()  # the stream begins, and then the document
        if self._is_next(yaml.StreamEndEvent):
            return None
        self._next()
        value = self._value(self._next(), ())
        self._next()
        if not self._is_next(yaml.StreamEndEvent):
            raise _Refused(self._next(), "a second document begins", "write a file of its own, or remove the `---`")
        return value

    def _value(self, event: Event, place: Place) -> object:
        """The value that an event begins."""
        kind = event.__class__
        if kind is yaml.ScalarEvent:
            return event.value
        if kind is yaml.MappingStartEvent:
            return self._mapping(place)
        if kind is yaml.SequenceStartEvent:
            return self._sequence(place)
        raise _Refused(event, "a value that points to another (`*name`)", "write the value out")

    def _mapping(self, place: Place) -> dict[str, object]:
        out: dict[str, object] = {}
        following, lines = self._next, self.lines
        while (key := following()).__class__ is not yaml.MappingEndEvent:
            line = key.start_mark.line + 1
            if key.__class__ is not yaml.ScalarEvent:
                raise _Refused(key, "a key that is more than a word", "write it as `key: value`")
            name, inside = key.value, (*place, key.value)
            if name in out:
                self.twice.append((name, line))
            lines[inside] = line
            value = following()
            out[name] = value.value if value.__class__ is yaml.ScalarEvent else self._value(value, inside)
        return out

    def _sequence(self, place: Place) -> list[object]:
        out: list[object] = []
        following = self._next
        while (item := following()).__class__ is not yaml.SequenceEndEvent:
            inside = (*place, len(out))
            self.lines[inside] = item.start_mark.line + 1
            out.append(self._value(item, inside))
        return out


def documents(root: Path, folder: Path) -> Iterator[tuple[Document, list[Finding]]]:
    """Every YAML file below a folder, in name order; named relative to `root`."""
    shown, here = folder.relative_to(root).as_posix(), str(folder)
    found = [f"{at}/{name}" for at, _, names in os.walk(here) for name in names if name.endswith(".yaml")]
    for path in sorted(found, key=lambda path: path.split("/")):
        yield load(path, shown + path.removeprefix(here))


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
