"""Files as values, with the line of each; and as the models that they are meant to be. Knows no meaning of any."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, RootModel, ValidationError

from kg.days import ROUGH
from kg.findings import Finding
from ontology.errors import near_misses

if TYPE_CHECKING:
    from kg.yamltext import Place  # what a snapshot holds is read without YAML

Model = TypeVar("Model", bound=BaseModel)


class Lines(Mapping["Place", int]):
    """The line of every value of a text, looked for when one is first asked for: few files are complained of."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _held(self) -> dict[Place, int]:
        from kg.yamltext import lines_of

        return lines_of(self._text)

    def __getitem__(self, place: Place) -> int:
        return self._held[place]

    def __iter__(self) -> Iterator[Place]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)


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

    def holds(self, place: Place) -> bool:
        """Whether something stands at a place of keys."""
        value = self.data
        for step in place:
            if not isinstance(value, dict) or step not in value:
                return False
            value = value[step]
        return True

    def where(self, place: Place = ()) -> str:
        """`file:line` of a value, or of the nearest thing that holds it. What may be a list may stand alone, too."""
        return str(self.at(*place))


def load(path: str, name: str) -> tuple[Document, list[Finding]]:
    """Read one file; `name` is how findings call it."""
    import yaml

    from kg.yamltext import Refused, value_of

    try:
        with open(path, "rb") as file:
            text = file.read().decode()
        value, twice = value_of(text)
    except Refused as error:
        return _unread(name, error.line, error.what, error.fix)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        return _unread(name, mark.line + 1 if mark else 1, f"not YAML: {error.problem}", "check indents and quotes")
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        return _unread(name, 1, f"not readable as UTF-8 YAML: {error}", "save it as UTF-8 text")
    if value in (None, ""):
        return _unread(name, 1, "the file is empty", "write it, or delete the file")
    fix = "keep one of the two"
    return Document(name, value, Lines(text)), [
        Finding(f"{name}:{line}", f"the key '{key}' stands twice", fix) for key, line in twice
    ]


def _unread(name: str, line: int, what: str, fix: str) -> tuple[Document, list[Finding]]:
    return Document(name, None, {}), [Finding(f"{name}:{line}", what, fix)]


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
        if details[0]["type"] in KEYED and not details[0]["loc"]:
            return None, [
                Finding(document.where(), f"the file is {str(document.data)[:60]!r}", f"it {_form_of(model)}")
            ]
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
        fix = f"it {detail['msg']}" if detail["type"] == ROUGH else "write it as 2025-12-30"
        return Finding(document.where(place), f"'{key}' is {detail.get('input')!r}: not a date", fix)
    given, meant = detail.get("input"), _meant(detail)
    if detail["type"] == "value_error" and not meant.startswith("should"):
        return Finding(document.where(place), "what stands here does not go together", meant)
    if given in ("", {}, []):
        drop = ", or drop the line where nothing belongs there" if _may_go(model, place) else ""
        return Finding(
            document.where(place), f"'{key}' is empty", f"fill it in{f': it {meant}' if meant else ''}{drop}"
        )
    return Finding(document.where(place), f"'{key}' is {str(given)[:60]!r}: it {meant}", f"mend '{key}'")


FORMS = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "an id in lower-case letters, digits and hyphens, like her2-low",
    r"^\d{4}(-\d{2}(-\d{2})?)?$": "a date, like 2025, 2025-12 or 2025-12-30",
    r"^https?://\S+$": "an address, like https://…",
}
"""Patterns, and what they are to who writes a file."""
KEYED = frozenset({"dict_type", "model_type"})
"""The errors of something else where keys are meant."""
KINDS = dict.fromkeys(KEYED, "should be keys, each with its value, like {key: …}") | {
    "tuple_type": "should be a list, like [one, two]",
}
"""Errors of something of another kind than is meant, and what should stand there."""


def _meant(detail: Mapping[str, Any]) -> str:
    """What should stand there, as it goes on after "it"; what somebody wrote for an error, as it is."""
    said, context = str(detail["msg"]), detail.get("ctx", {})
    if detail["type"] == "value_error":
        return said.removeprefix("Value error, ")
    if context.get("pattern") in FORMS:
        return f"should be {FORMS[context['pattern']]}"
    if detail["type"] == "literal_error":
        return f"should be one of {context['expected']}"
    if detail["type"] in KINDS:
        return KINDS[detail["type"]]
    if detail.get("input") in ("", {}, []) and detail["type"].endswith("too_short"):
        return ""
    return re.sub(r"^(input|string|value|\w+) should", "should", said[:1].lower() + said[1:])


def _form_of(model: type[BaseModel]) -> str:
    """What a whole file should be, where it is something else than keys."""
    if not issubclass(model, RootModel):
        return f"should be keys, like `{next(iter(model.model_fields))}: …`"
    *_, held = get_args(model.model_fields["root"].annotation)
    if tuple in (get_origin(held), *map(get_origin, get_args(held))):
        return "should be keys by language, like `en: [ … ]`"
    return KINDS["dict_type"]


def _may_go(model: type[BaseModel], place: Place) -> bool:
    """Whether a key of a model may be left out."""
    for step in place[:-1]:
        if isinstance(step, int):
            continue
        info = model.model_fields.get(str(step))
        inner = next(iter(_models(info.annotation)), None) if info else None
        if inner is None:
            return False
        model = inner
    held = model.model_fields.get(str(place[-1])) if place else None
    return held is not None and not held.is_required()


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
