"""A sentence's words: text, names, the number of a list, and what differs where two names are the same. Knows no walk.

Templates are Jinja's, of which only as much may be used as can never fail when rendered:
`{{ name }}`, `{{ name|number("is", "are") }}` and `{% if one != other %}…{% else %}…{% endif %}`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from jinja2 import Environment, StrictUndefined, TemplateSyntaxError, nodes

from explain.book.phrase import Slip
from explain.names import Names

WHEN = "when"
PRINTED = re.compile(r"\{\{.*?\}\}", re.DOTALL)
STEERING = re.compile(r"\{%.*?%\}|\{#.*?#\}", re.DOTALL)
MAY = 'names, `name|number("is", "are")` and `if one != other` are all that sentences need'
Render = Callable[[Mapping[str, object]], str]


class Read(NamedTuple):
    """What a template's words are made of."""

    names: frozenset[str]
    printed: frozenset[str]
    before_when: tuple[str, ...]
    plain: tuple[tuple[bool, str], ...] | None


@dataclass(frozen=True)
class Template:
    """Words ready to be filled, read when they are first looked at: an answer needs few of all there are.

    Attributes:
        text: as it stands in the file.
    """

    text: str

    @property
    def names(self) -> frozenset[str]:
        """All that it prints, counts or compares."""
        return self._read.names

    @property
    def printed(self) -> frozenset[str]:
        """What stands in the sentence."""
        return self._read.printed

    @property
    def before_when(self) -> tuple[str, ...]:
        """The names right behind which it prints `when`: a phrase there would seem the last one's only."""
        return self._read.before_when

    def render(self, values: Mapping[str, object]) -> str:
        """The marked text. `values` has one for each of `names`."""
        plain = self._read.plain
        if plain is not None:  # joins faster than Jinja renders
            return "".join([str(values[part]) if named else part for named, part in plain])
        return self._rendered(values)

    @property
    def bare(self) -> str:
        """Its text with a word in place of each name, and without what only steers."""
        return PRINTED.sub("x", STEERING.sub("", self.text)).strip()

    @cached_property
    def _read(self) -> Read:
        return _read(self.text)

    @cached_property
    def _rendered(self) -> Render:
        template = _environment().from_string(self.text)
        root, new_context = template.root_render_func, template.new_context
        return lambda values: "".join(root(new_context(dict(values), shared=True)))


def read_template(text: str) -> Template:
    """Read a template, now: what is wrong with it is told.

    Raises:
        Slip: it is none, or uses more of Jinja than a sentence may.

    >>> read_template("{{ product }} is approved for {{ cancer }}{{ when }}.").before_when
    ('cancer',)
    >>> read_template("{{ drug.price }}")
    Traceback (most recent call last):
    explain.book.phrase.Slip: '{{ … }}' may not hold a Getattr
    """
    _read(text)
    return Template(text)


@cache
def _read(text: str) -> Read:
    """What a text is made of; the same one is read once."""
    try:
        parsed = _environment().parse(text)
    except TemplateSyntaxError as error:
        raise Slip(f"not a template: {error.message}", "mend the braces") from error
    _allowed(parsed.body)
    twice = [name for name, times in Counter(_printed(parsed)).items() if times > 1]
    if twice:
        raise Slip(f"'{twice[0]}' is printed twice", "say each thing once")
    names = frozenset(name.name for name in parsed.find_all(nodes.Name))
    return Read(names, frozenset(_printed(parsed)), tuple(_before_when(parsed)), _plain_parts(parsed.body))


@cache
def _environment() -> Environment:
    """Plain text, and an unknown name is an error."""
    env = Environment(autoescape=False, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    env.filters["number"] = _number
    return env


def _number(names: object, one: str, many: str) -> str:
    """`{{ antigens|number("is", "are") }}`: the word that agrees with how many there are."""
    return many if isinstance(names, Names) and (len(names) > 1 or names.plural) else one


def _allowed(body: Iterable[nodes.Node]) -> None:
    for node in body:
        if isinstance(node, nodes.Output):
            for piece in node.nodes:
                _printable(piece)
        elif isinstance(node, nodes.If):
            _comparison(node.test)
            if node.elif_:
                raise Slip("a template may not hold an `elif`", MAY)
            _allowed((*node.body, *node.else_))
        else:
            raise Slip(f"a template may not hold a {type(node).__name__}", MAY)


def _printable(piece: nodes.Node) -> None:
    if isinstance(piece, nodes.Filter):
        words = [arg.value for arg in piece.args if isinstance(arg, nodes.Const) and isinstance(arg.value, str)]
        plain = not (piece.kwargs or piece.dyn_args or piece.dyn_kwargs)
        if piece.name != "number" or not isinstance(piece.node, nodes.Name) or len(piece.args) != 2 or not plain:
            raise Slip(f"a filter that is not understood: '{piece.name}'", MAY)
        if len(words) != 2:
            raise Slip("`number` takes two words in quotes", 'write {{ names|number("is", "are") }}')
    elif not isinstance(piece, nodes.TemplateData | nodes.Name):
        raise Slip(f"'{{{{ … }}}}' may not hold a {type(piece).__name__}", MAY)


def _comparison(test: nodes.Node) -> None:
    sound = (
        isinstance(test, nodes.Compare)
        and isinstance(test.expr, nodes.Name)
        and [operand.op in ("eq", "ne") and isinstance(operand.expr, nodes.Name) for operand in test.ops] == [True]
    )
    if not sound:
        raise Slip("an `if` compares two names", "write {% if disease != kind %}")


def _plain_parts(body: Iterable[nodes.Node]) -> tuple[tuple[bool, str], ...] | None:
    """Text and bare names as parts (is it a name, which); None where there is anything more."""
    parts: list[tuple[bool, str]] = []
    for node in body:
        if not isinstance(node, nodes.Output):
            return None
        for piece in node.nodes:
            if isinstance(piece, nodes.TemplateData):
                parts.append((False, piece.data))
            elif isinstance(piece, nodes.Name):
                parts.append((True, piece.name))
            else:
                return None
    return tuple(parts)


def _printed(parsed: nodes.Template) -> Iterator[str]:
    for output in parsed.find_all(nodes.Output):
        yield from (piece.name for piece in output.nodes if isinstance(piece, nodes.Name))


def _before_when(parsed: nodes.Template) -> Iterator[str]:
    for output in parsed.find_all(nodes.Output):
        for piece, after in zip(output.nodes, output.nodes[1:], strict=False):
            if isinstance(piece, nodes.Name) and isinstance(after, nodes.Name) and after.name == WHEN:
                yield piece.name
