"""One real file → the same file of another world, written over word for word. The only one here who knows the form.

What is exchanged is told by what it is, not by where it stands: a scalar that is a concept's or source's id, the
words under a label, an address. So a key that is added to the form needs nothing here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from kg.yamltext import Loader
from tests.synthetic.worlds import Worlds

NAMES = ("label", "synonyms")
PROSE = ("gloss", "text", "title")
CODES = ("xrefs", "identifiers")
OTHER = ("cited", "supersedes")  # below these no words are exchanged
SUBJECT = (("id",), ("about",))
KEY = "?"  # stands for the key of a key
CLAIMS, HELD = "claims", "qualifiers"  # a claim without qualifiers may name what is another world's

Path = tuple[str, ...]


@dataclass(frozen=True)
class Scalar:
    """A text in a file, from `start` to before `end`, with the keys above it; whether it may lead to another world."""

    keys: Path
    text: str
    start: int
    end: int
    free: bool


@dataclass(frozen=True)
class RealFile:
    """A file of the real graph, read once and written for every world."""

    text: str
    subject: str  # the concept or source it is about; empty where it holds values that all worlds share
    scalars: tuple[Scalar, ...]


def read(text: str) -> RealFile:
    """A real file with the place of each scalar."""
    scalars = tuple(_scalars(yaml.compose(text, Loader=Loader), (), False))
    subject = next((scalar.text for scalar in scalars if scalar.keys in SUBJECT), "")
    return RealFile(text, subject, scalars)


def _scalars(node: yaml.Node | None, keys: Path, free: bool) -> Iterator[Scalar]:
    if isinstance(node, yaml.MappingNode):
        if keys == (CLAIMS,):
            free = not any(key.value == HELD for key, _ in node.value)
        for key, value in node.value:
            yield from _scalars(key, (*keys, KEY), free)
            yield from _scalars(value, (*keys, str(key.value)), free)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _scalars(item, keys, free)
    elif node is not None:
        yield Scalar(keys, str(node.value), node.start_mark.index, node.end_mark.index, free)


def written(worlds: Worlds, world: int, file: RealFile) -> str:
    """The text of a file in another world."""
    parts, done = [], 0
    for scalar in file.scalars:
        new = _exchanged(worlds, world, file.subject, scalar)
        if new != scalar.text:
            parts += [file.text[done : scalar.start], json.dumps(new, ensure_ascii=False)]
            done = scalar.end
    return "".join([*parts, file.text[done:]])


def _exchanged(worlds: Worlds, world: int, subject: str, scalar: Scalar) -> str:
    keys, text = scalar.keys, scalar.text
    named, slash, rest = text.partition("/")  # of a source, one of its readings
    if worlds.has_own(named):
        own = worlds.linked(world, subject, named) if scalar.free else worlds.own(world, named)
        return own + slash + rest
    return text if keys[-1] == KEY else _reworded(worlds, world, scalar)


def _reworded(worlds: Worlds, world: int, scalar: Scalar) -> str:
    text = scalar.text
    if text.startswith("https://"):
        host, slash, rest = text.removeprefix("https://").partition("/")
        return f"https://{host.replace('.', '-')}.world-{world}.example{slash}{rest}"
    under = next((key for key in reversed(scalar.keys) if key in (*NAMES, *PROSE, *CODES, *OTHER)), "")
    if under in NAMES:
        return worlds.words.name(world, text)
    if under in PROSE:
        return worlds.words.prose(world, text)
    return f"{text}.{world}" if under in CODES else text
