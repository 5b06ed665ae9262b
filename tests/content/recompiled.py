"""Contents that differ from each other in one file, compiled one after another: what is of other files is bound once.

A binder sees its own files and the names of all, so what it makes is made of nothing else. Knows no slip.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

import pytest

from api.words import SLOTS
from explain.ask.reading import cues
from explain.book import beside, hearings, turns
from explain.book import compile as compiling
from explain.book.compile import Compiled, compiled_content
from explain.book.desk import Desk
from explain.book.written import Written
from kg.graph import Graph
from kg.yamlfile import Document

FLAGS = ("flags/", "groups/", "flag-spellings.yaml", "named.yaml", "numbers.yaml", "urgency.yaml")
BINDERS = {
    "bound_flags": tuple(f"hearing/{name}" for name in FLAGS),
    "bound_assumed": ("hearing/premises/", "hearing/myths/", "hearing/turns.yaml"),
    "bound_section": (),
    "bound_rule": (),
}
"""Those that take longest, each with its files; without any, they are those beside the document that it is given."""
read_cue = lru_cache(maxsize=16_384)(cues.read_cue)
"""The same words are the same cue."""

State = tuple[object, ...]


@dataclass
class Recompiling:
    """Compiles contents for one graph.

    In a book made so, `flags.known` has the words of few files: messages are read by it, no finding rests on it.
    """

    graph: Graph
    made: dict[object, list[tuple[State, object, Desk]]] = field(default_factory=dict)
    bare: Mapping[str, Document] = field(default_factory=dict)
    below: dict[tuple[str, ...], list[str]] = field(default_factory=dict)

    def compiled(self, written: Written) -> Compiled:
        """What compiling gives."""
        if self.bare.keys() != written.documents.keys():
            self.made.clear()
            self.below.clear()
            self.bare = {name: Document(name, None, {}) for name in written.documents}
        with pytest.MonkeyPatch.context() as patch:
            for name, files in BINDERS.items():
                patch.setattr(compiling, name, self._again(getattr(compiling, name), files))
            for reading in (beside, hearings, turns):
                patch.setattr(reading, "read_cue", read_cue)
            return compiled_content(written, self.graph, SLOTS)

    def _again(self, bound: Callable[..., object], files: tuple[str, ...]) -> Callable[..., object]:
        """A binder that binds the same files once."""

        def binder(desk: Desk, *given: Any) -> object:
            own = files or (f"{'/'.join(given[0].name.split('/')[-3:-1])}/", *_lent(given[0].data))
            result, noted = self._bound(bound, own, desk, given)
            desk.findings += noted.findings
            desk.heard += noted.heard
            desk.used |= noted.used
            return result

        return binder

    def _bound(
        self, bound: Callable[..., object], files: tuple[str, ...], desk: Desk, given: State
    ) -> tuple[object, Desk]:
        """What a binder makes of some files, and the desk on which it noted what it found."""
        if files not in self.below:
            self.below[files] = [name for name in self.bare if name.startswith(files)]
        documents = {name: desk.written.documents[name] for name in self.below[files]}
        templates = {name: text for name, text in desk.written.templates.items() if name.startswith(files)}
        state = (desk.excepted, templates, documents, given)
        made = self.made.setdefault(files, [])
        for before, result, noted in made:
            if before == state:
                return result, noted
        seen = replace(desk.written, documents={**self.bare, **documents}, templates=templates, findings=())
        noted = Desk(desk.graph, seen, desk.kept, excepted=desk.excepted)
        made.append((state, bound(noted, *given), noted))
        return made[-1][1:]


def _lent(data: object) -> Iterator[str]:
    """The names of the words that a section or a rule has of others', in its parts and columns."""
    for key, held in data.items() if isinstance(data, dict) else ():
        if key == "said_as" and "/" in str(held):
            yield f"{held}."
        for one in held if isinstance(held, list) else ():
            yield from _lent(one)
