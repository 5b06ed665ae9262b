"""One-word slips in plans, sections, templates and wordings, made by a seed: names dropped, renamed, misspelt, swapped.

Knows the forms of content files, and nothing of what they say: prose between names is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from itertools import pairwise
from random import Random
from typing import Any

from explain.book.written import Written
from kg.yamlfile import Document
from kg.yamltext import Place

TOKEN = re.compile(r"\w+")
SLOT = re.compile(r"(?<=\{)\w+(?=\})|(?<=\{\{ )\w+(?= *[|}])|(?<=[%f] )\w+(?= != )|(?<=!= )\w+(?= %)")
"""Names in `{slot}`, `{{ variable }}` and `{% if one != other %}`."""
LANGUAGES = frozenset(["ar", "de", "en", "es", "fil", "fr", "hi", "pt", "ru", "vi", "zh"])
"""Those in which content is written. Words below them are prose."""
PRINTED = re.compile(r"\{\{ \w+ \}\}|\{\w+\}")


@dataclass(frozen=True)
class Slip:
    """One change: in which file, at which place, what it was and what it is; `node` is what stands there then."""

    file: str
    place: Place
    kind: str
    old: str
    new: str
    node: Any

    def __str__(self) -> str:
        at = ".".join(map(str, self.place))
        return f"{self.kind} in {self.file} {at}: {self.old!r} → {self.new!r}"

    def made(self, written: Written) -> Written:
        """The content with this change."""
        if self.file in written.documents:
            return changed(written, self.file, self.place, lambda _: self.node)
        kept = {name: text for name, text in written.templates.items() if name != self.file}
        return replace(written, templates={**kept, **self.node})


def slips(written: Written, seed: int, most: int) -> list[Slip]:
    """Some of all slips of a content folder, drawn by a seed, the same number of each kind where there are so many."""
    random = Random(seed)
    every: dict[str, list[Slip]] = {}
    for slip in _all(written, random):
        every.setdefault(slip.kind, []).append(slip)
    return [
        slip for kind in sorted(every) for slip in random.sample(every[kind], min(len(every[kind]), most // len(every)))
    ]


def _all(written: Written, random: Random) -> Iterator[Slip]:
    names = sorted({token for text in _texts(written) for token in SLOT.findall(text)})
    for file, document in sorted(written.documents.items()):
        for place, node in _nodes(document.data):
            for kind, old, new, made in _of_node(place, node, names, random):
                yield Slip(file, place, kind, old, new, made)
    for file, text in sorted(written.templates.items()):
        for kind, old, new, words in _of_prose(text, names, random):
            yield Slip(file, (), kind, old, new, {file: words})
        wrong = _misspelt(file, random)
        yield Slip(file, (), "misspelt file", file, wrong, {wrong: text})
        yield Slip(file, (), "dropped file", file, "", {})


def _texts(written: Written) -> Iterator[str]:
    yield from written.templates.values()
    for document in written.documents.values():
        yield from (node for _, node in _nodes(document.data) if isinstance(node, str))


def _nodes(data: object, place: Place = ()) -> Iterator[tuple[Place, object]]:
    yield place, data
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _nodes(value, (*place, key))
    elif isinstance(data, list):
        for i, item in enumerate(data):
            yield from _nodes(item, (*place, i))


def _of_node(place: Place, node: object, names: list[str], random: Random) -> Iterator[tuple[str, str, str, object]]:
    """Slips at one node of a document: kind, old, new and the changed node."""
    if isinstance(node, dict):
        for key in node:
            wrong = _misspelt(str(key), random)
            yield "misspelt key", key, wrong, {(wrong if k == key else k): v for k, v in node.items()}
            yield "dropped key", key, "", {k: v for k, v in node.items() if k != key}
    elif isinstance(node, list):
        for i, item in enumerate(node):
            yield "dropped item", str(item), "", [*node[:i], *node[i + 1 :]]
    elif isinstance(node, str) and LANGUAGES.intersection(map(str, place)):
        yield from _of_prose(node, names, random)
    elif isinstance(node, str):
        tokens = list(TOKEN.finditer(node))
        for token in tokens:
            if token[0].isdigit():
                continue  # how many is shown is a choice, not a name
            wrong = _misspelt(token[0], random)
            if {token[0], wrong} == {"here", "there"}:
                continue  # both are needs of one plan: the other is meant as well as this one may be
            yield "misspelt name", token[0], wrong, node[: token.start()] + wrong + node[token.end() :]
        for one, other in pairwise(tokens):
            if one[0] != other[0]:
                between = node[one.end() : other.start()]
                turned = node[: one.start()] + other[0] + between + one[0] + node[other.end() :]
                yield "swapped names", one[0], other[0], turned


def _of_prose(text: str, names: list[str], random: Random) -> Iterator[tuple[str, str, str, str]]:
    """Slips in the names between words: kind, old, new and the changed text."""
    slots = list(SLOT.finditer(text))
    for slot in slots:
        for kind, new in (
            ("misspelt slot", _misspelt(slot[0], random)),
            ("renamed slot", random.choice([name for name in names if name != slot[0]])),
        ):
            yield kind, slot[0], new, text[: slot.start()] + new + text[slot.end() :]
    for printed in PRINTED.finditer(text):
        yield "dropped slot", printed[0], "", text[: printed.start()] + text[printed.end() :]


def _misspelt(name: str, random: Random) -> str:
    """A name with a letter left out, doubled, or two in the wrong order."""
    at = random.randrange(max(1, len(name) - 1))
    ways = (
        name[:at] + name[at + 1 :],
        name[:at] + name[at] + name[at:],
        name[:at] + name[at + 1 : at + 2] + name[at] + name[at + 2 :],
    )
    return next((way for way in random.sample(ways, len(ways)) if way and way != name), name + "x")


def changed(written: Written, file: str, place: Place, change: Callable[[Any], Any]) -> Written:
    """The content with one node of a document changed."""
    data = deepcopy(written.documents[file].data)
    holder: Any = {"": data}
    for step in ("", *place)[:-1]:
        holder = holder[step]
    last = ("", *place)[-1]
    holder[last] = change(holder[last])
    top = data if place else holder[""]
    document = Document(written.documents[file].name, top, written.documents[file].lines)
    return replace(written, documents={**written.documents, file: document})
