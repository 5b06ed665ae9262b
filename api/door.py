"""What every route has at hand: who answers, the pages, the day, and a shelf of finished replies. Knows no route."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar
from urllib.parse import parse_qs

from api.pages.site import Site
from api.settings import Settings
from explain.ask.answer import Asker
from explain.knowledge import Knowledge
from explain.model import Depth
from kg.claims import DEFAULT_LANGUAGE, REGISTERS, Register
from ontology.errors import UsageError

ROOM = 32_000_000  # bytes of finished replies that are kept

DEPTHS: tuple[Depth, ...] = ("full", "brief")

Name = TypeVar("Name", bound=str)
Key = tuple[str | None, ...]


class Shelf:
    """Finished replies to addresses, the least used thrown away first. What a person typed is never put here."""

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._held: OrderedDict[Key, bytes] = OrderedDict()
        self._size = 0
        self._lock = threading.Lock()

    def get(self, key: Key, make: Callable[[], bytes]) -> bytes:
        """The reply of this key, made if it isn't there."""
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key]
        made = make()
        with self._lock:
            if key not in self._held and len(made) <= self._room:
                self._held[key] = made
                self._size += len(made)
            while self._size > self._room:
                self._size -= len(self._held.popitem(last=False)[1])
        return made


@dataclass(frozen=True)
class Door:
    """One snapshot, open to the web."""

    settings: Settings
    asker: Asker
    site: Site
    shelf: Shelf = field(default_factory=Shelf)

    @property
    def knowledge(self) -> Knowledge:
        """Graph and content."""
        return self.asker.knowledge

    def day(self) -> date:
        """The day to answer for."""
        return self.settings.day()

    def language(self, name: str | None) -> str:
        """A language by its code; the first one where none is given.

        Raises:
            UsageError: one that is not held.
        """
        held = self.knowledge.book.languages
        found = next((language for language in held if language == (name or DEFAULT_LANGUAGE)), None)
        if found is None:
            raise UsageError(what="no such language", fix=f"ask in one of: {', '.join(held)}")
        return found

    def language_of(self, query: str) -> str:
        """The language that an address asks for, if it is held: for who must answer whatever was asked."""
        named = parse_qs(query).get("language", [DEFAULT_LANGUAGE])[0]
        return named if named in self.knowledge.book.languages else DEFAULT_LANGUAGE

    @property
    def etag(self) -> str:
        """Changes with the snapshot, the pages and the day."""
        return f'W/"{self.site.tag}-{self.day().isoformat()}"'


def depth_named(name: str | None) -> Depth:
    """A depth by its name; `full` where none is given.

    Raises:
        UsageError: no such depth.
    """
    return _named("depth", name, DEPTHS)


def register_named(name: str | None) -> Register:
    """A register by its name; `plain` where none is given.

    Raises:
        UsageError: no such register.
    """
    return _named("register", name, REGISTERS)


def _named(kind: str, name: str | None, held: tuple[Name, ...]) -> Name:
    """One of some names; the first where none is given."""
    found = next((one for one in held if one == (name or held[0])), None)
    if found is None:
        raise UsageError(what=f"no such {kind}", fix=f"ask for one of: {', '.join(held)}")
    return found
