"""The files that pages load: where each lies, and an address that changes with its bytes. Knows no route."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from viz.network import drawer

ROOT = "/static/"


@dataclass(frozen=True)
class Asset:
    """A file's bytes and what they are."""

    body: bytes
    media_type: str
    digest: str


PLACES: Mapping[str, tuple[Callable[[], Traversable], str]] = {
    "style.css": (lambda: files("api") / "static" / "style.css", "text/css; charset=utf-8"),
    "proof.css": (lambda: files("api") / "static" / "proof.css", "text/css; charset=utf-8"),
    "lists.css": (lambda: files("api") / "static" / "lists.css", "text/css; charset=utf-8"),
    "picture.css": (lambda: files("api") / "static" / "picture.css", "text/css; charset=utf-8"),
    "paper.css": (lambda: files("api") / "static" / "paper.css", "text/css; charset=utf-8"),
    "page.js": (lambda: files("api") / "static" / "page.js", "text/javascript; charset=utf-8"),
    "icon.svg": (lambda: files("api") / "static" / "icon.svg", "image/svg+xml"),
    "graph.js": (lambda: files("viz") / "static" / "graph.js", "text/javascript; charset=utf-8"),
    "vis/vis-network.min.js": (drawer, "text/javascript; charset=utf-8"),
}


@cache
def asset(name: str) -> Asset | None:
    """A file by the name in its address; None where there is none of that name."""
    if name not in PLACES:
        return None
    place, media_type = PLACES[name]
    body = place().read_bytes()
    return Asset(body, media_type, hashlib.sha256(body).hexdigest()[:12])


def address(name: str) -> str:
    """Where a page finds a file: the address changes when the file does, so it may be cached for ever.

    >>> address("icon.svg").startswith("/static/icon.svg?v=")
    True
    """
    held = asset(name)
    assert held, name
    return f"{ROOT}{name}?v={held.digest}"
