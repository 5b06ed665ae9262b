"""Names, lists and templates: how what a walk found becomes plain text that knows where its concepts stand.

A name prints between marks; `spoken` takes the marks out and keeps their places as mentions. Knows no walk.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from jinja2 import Environment, StrictUndefined, Template, TemplateSyntaxError, meta, nodes

from explain.model import Mention
from ontology.errors import ContentError

OPEN, MIDDLE, CLOSE = "\ue000", "\ue001", "\ue002"  # private-use characters: no label holds them (checked at build)
MARKS = re.compile(f"{OPEN}([^{MIDDLE}]*){MIDDLE}([^{CLOSE}]*){CLOSE}")
BEFORE_WHEN = re.compile(r"\{\{\s*(\w+)\s*\}\}\{\{\s*when\s*\}\}")
SPACES = re.compile(r"\s+")


class Name(str):
    """A concept's label, marked with its id."""

    __slots__ = ()

    @staticmethod
    def of(concept: str, label: str) -> Name:
        """The label of a concept, as templates print it."""
        return Name(f"{OPEN}{concept}{MIDDLE}{label}{CLOSE}")


@dataclass(frozen=True)
class Names:
    """Several values that print as "A, B and C"."""

    items: tuple[str, ...]
    last: str  # the word before the last, with its spaces

    def __str__(self) -> str:
        if len(self.items) < 2:
            return "".join(self.items)
        return ", ".join(self.items[:-1]) + self.last + self.items[-1]

    def __len__(self) -> int:
        return len(self.items)


def _number(names: object, one: str, many: str) -> str:
    """`{{ antigens|number("is", "are") }}`: the word that agrees with how many there are."""
    return many if isinstance(names, Names) and len(names) > 1 else one


def environment() -> Environment:
    """Sentence templates: plain text, and an unknown name is an error."""
    env = Environment(autoescape=False, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    env.filters["number"] = _number
    return env


class Templates:
    """Templates by their text, compiled when they are first used."""

    def __init__(self) -> None:
        self._environment = environment()
        self._compiled: dict[str, Callable[[Mapping[str, object]], str]] = {}
        self._names: dict[str, frozenset[str]] = {}
        self._before_when: dict[str, tuple[str, ...]] = {}

    def render(self, text: str, values: Mapping[str, object]) -> str:
        """The marked text of a template."""
        ready = self._compiled.get(text)
        if ready is None:
            ready = self._compiled[text] = self._compile(text)
        return ready(values)

    def names(self, text: str, where: str = "") -> frozenset[str]:
        """The names that a template prints.

        Raises:
            ContentError: where it is not a template.
        """
        held = self._names.get(text)
        if held is not None:
            return held
        try:
            return self._names.setdefault(
                text, frozenset(meta.find_undeclared_variables(self._environment.parse(text)))
            )
        except TemplateSyntaxError as error:
            raise ContentError(what=f"not a template: {error.message}", where=where, fix="mend the braces") from error

    def before_when(self, text: str) -> tuple[str, ...]:
        """The names right behind which a template prints `when`: a phrase there would seem the last one's only."""
        held = self._before_when.get(text)
        if held is None:
            held = self._before_when[text] = tuple(BEFORE_WHEN.findall(text))
        return held

    def _compile(self, text: str) -> Callable[[Mapping[str, object]], str]:
        parts = _plain_parts(self._environment.parse(text))
        if parts is not None:
            return lambda values: "".join([str(values[part]) if named else part for named, part in parts])
        template: Template = self._environment.from_string(text)
        root, new_context = template.root_render_func, template.new_context

        def ready(values: Mapping[str, object]) -> str:
            return "".join(root(new_context(dict(values), shared=True)))

        return ready


def _plain_parts(template: nodes.Template) -> list[tuple[bool, str]] | None:
    """A template of text and bare names as its parts (is it a name, which), which join faster than Jinja renders.

    None where it has anything more: a condition, a filter.
    """
    parts: list[tuple[bool, str]] = []
    for node in template.body:
        if not isinstance(node, nodes.Output):
            return None
        for piece in node.nodes:
            if isinstance(piece, nodes.TemplateData):
                parts.append((False, piece.data))
            elif isinstance(piece, nodes.Name):
                parts.append((True, piece.name))
            else:
                return None
    return parts


def spoken(marked: str) -> tuple[str, tuple[Mention, ...]]:
    """Plain text and where its names stand; one space between words, a capital at the start.

    >>> spoken(f"{Name.of('her2', 'HER2')} is a protein.")
    ('HER2 is a protein.', (Mention(start=0, end=4, concept='her2'),))
    """
    marked = marked.strip()
    if "  " in marked or "\n" in marked:
        marked = SPACES.sub(" ", marked)
    text, mentions, read = [], [], 0
    length = 0
    for mark in MARKS.finditer(marked):
        before = marked[read : mark.start()]
        text += [before, mark[2]]
        start = length + len(before)
        length = start + len(mark[2])
        if mark[1]:
            mentions.append(Mention.model_construct(start=start, end=length, concept=mark[1]))
        read = mark.end()
    text.append(marked[read:])
    return capitalized("".join(text)), tuple(mentions)


def capitalized(text: str) -> str:
    """A capital at the start, unless the first word has its own way of writing (c-MET).

    >>> capitalized("breast cancer"), capitalized("c-MET is")
    ('Breast cancer', 'c-MET is')
    """
    first = text.split(" ", 1)[0]
    return text[:1].upper() + text[1:] if first == first.lower() else text


def filled(pattern: str, values: Mapping[str, str]) -> str:
    """`In {disease}` with what stands for each need.

    >>> filled("In {disease}", {"disease": "breast cancer"})
    'In breast cancer'
    """
    return re.sub(r"\{(\w+)\}", lambda slot: values.get(slot[1], slot[0]), pattern)


def slots(pattern: str) -> Iterator[str]:
    """The names in braces of a pattern, in order."""
    yield from re.findall(r"\{(\w+)\}", pattern)
