"""The files that pages load: where each lies, and an address that changes with its bytes. Knows no route."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from viz.colors import sheet
from viz.network import drawer

ROOT = "/static/"


@dataclass(frozen=True)
class Asset:
    """A file's bytes and what they are."""

    body: bytes
    media_type: str
    digest: str


CSS, JS, SVG = "text/css; charset=utf-8", "text/javascript; charset=utf-8", "image/svg+xml"


OWN_SHEETS = ("style.css", "proof.css", "lists.css", "picture.css", "paper.css")


def _lying(package: str, name: str) -> Callable[[], bytes]:
    return (files(package) / "static" / name).read_bytes


PLACES: Mapping[str, tuple[Callable[[], bytes], str]] = {
    **{name: (_lying("api", name), CSS) for name in OWN_SHEETS},
    "colors.css": (lambda: sheet().encode(), CSS),
    "page.js": (_lying("api", "page.js"), JS),
    "suggest.js": (_lying("api", "suggest.js"), JS),
    "icon.svg": (_lying("api", "icon.svg"), SVG),
    "graph.js": (_lying("viz", "graph.js"), JS),
    "vis/vis-network.min.js": (lambda: drawer().read_bytes(), JS),
}


@cache
def asset(name: str) -> Asset | None:
    """A file by the name in its address; None where there is none of that name."""
    if name not in PLACES:
        return None
    place, media_type = PLACES[name]
    body = place()
    return Asset(body, media_type, hashlib.sha256(body).hexdigest()[:12])


def address(name: str) -> str:
    """Where a page finds a file: the address changes when the file does, so it may be cached for ever.

    >>> address("icon.svg").startswith("/static/icon.svg?v=")
    True
    """
    held = asset(name)
    assert held, name
    return f"{ROOT}{name}?v={held.digest}"
