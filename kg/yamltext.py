"""YAML without type guessing: the values of a text, and the line of each. Knows no file and no meaning of any value.

The safe loader turns `because: no` into False and keeps the last of two equal keys; here every scalar is text, and
repeated keys are told. The parser's events are taken as they come: nodes of everything would cost three times as much.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import yaml

Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # ten times faster where libyaml is compiled in
Place = tuple[str | int, ...]
Event = Any  # of PyYAML, whose types know neither the values nor the marks that events have
Next = Callable[[], Event]


class Refused(Exception):
    """YAML that these files do not use."""

    def __init__(self, event: Event, what: str, fix: str) -> None:
        super().__init__(what)
        self.line, self.what, self.fix = _line(event), what, fix


def value_of(text: str) -> tuple[object, list[tuple[str, int]]]:
    """The one value of a text (None where it is empty), and each key that is repeated, with its line.

    >>> value_of("a: [no, 2025-01-01]")
    ({'a': ['no', '2025-01-01']}, [])

    Raises:
        Refused: what these files do not use. yaml.YAMLError: no YAML.
    """
    loader, twice = _begun(text), list[tuple[str, int]]()
    if loader.check_event(yaml.StreamEndEvent):
        return None, twice
    value = _value(loader.get_event, loader.get_event(), twice)
    loader.get_event()
    if not loader.check_event(yaml.StreamEndEvent):
        fix = "write a file of its own, or remove the `---`"
        raise Refused(loader.get_event(), "a second document begins", fix)
    return value, twice


def lines_of(text: str) -> dict[Place, int]:
    """The line of every value of a text that can be read; of a key that is repeated, the last.

    >>> lines_of("a:\\n  - b")
    {('a',): 1, ('a', 0): 2}
    """
    following: Next = _begun(text).get_event
    return dict(_lines(following, following(), ()))


def _begun(text: str) -> Any:
    """A parser that comes to the first value next, or to the end where there is none."""
    loader = Loader(text)
    loader.get_event()
    if not loader.check_event(yaml.StreamEndEvent):
        loader.get_event()
    return loader


def _line(event: Event) -> int:
    return int(event.start_mark.line) + 1


def _value(following: Next, event: Event, twice: list[tuple[str, int]]) -> object:
    """What an event begins."""
    kind = event.__class__
    if kind is yaml.ScalarEvent:
        return event.value
    if kind is yaml.MappingStartEvent:
        return _mapping(following, twice)
    if kind is yaml.SequenceStartEvent:
        items: list[object] = []
        while (item := following()).__class__ is not yaml.SequenceEndEvent:
            items.append(_value(following, item, twice))
        return items
    raise Refused(event, "a value that points to another (`*name`)", "write the value out")


def _mapping(following: Next, twice: list[tuple[str, int]]) -> dict[str, object]:
    out: dict[str, object] = {}
    while (key := following()).__class__ is not yaml.MappingEndEvent:
        if key.__class__ is not yaml.ScalarEvent:
            raise Refused(key, "a key that is more than a word", "write it as `key: value`")
        name, value = key.value, following()
        if name in out:
            twice.append((name, _line(key)))
        out[name] = value.value if value.__class__ is yaml.ScalarEvent else _value(following, value, twice)
    return out


def _lines(following: Next, event: Event, place: Place) -> Iterator[tuple[Place, int]]:
    """The lines of what stands in the value that an event begins."""
    if event.__class__ is yaml.MappingStartEvent:
        while (key := following()).__class__ is not yaml.MappingEndEvent:
            inside = (*place, key.value)
            yield inside, _line(key)
            yield from _lines(following, following(), inside)
    elif event.__class__ is yaml.SequenceStartEvent:
        number = 0
        while (item := following()).__class__ is not yaml.SequenceEndEvent:
            yield (*place, number), _line(item)
            yield from _lines(following, item, (*place, number))
            number += 1
