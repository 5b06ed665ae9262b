"""The site over the real facts, for tests, and what a page's HTML holds."""

from __future__ import annotations

from functools import cache
from html.parser import HTMLParser

from fastapi.testclient import TestClient
from httpx import Response

from api.app import create_app
from api.settings import Settings
from tests.api import samples

ANSWER = "/answers/how-it-works/car-t/breast-cancer"


@cache
def client() -> TestClient:
    """Someone who visits the site."""
    app = create_app(Settings(today=samples.TODAY), samples.asker())
    return TestClient(app, raise_server_exceptions=False)


@cache
def got(path: str) -> Response:
    """What an address gives, asked for once: for tests that only read it."""
    reply: Response = client().get(path)
    return reply


class Page(HTMLParser):
    """The tags of a page, in order, each with its attributes; and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag."""
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Keep text."""
        self.text += data

    def values(self, attribute: str, *tags: str) -> list[str]:
        """All values of an attribute."""
        return [held[attribute] or "" for tag, held in self.tags if attribute in held and (not tags or tag in tags)]


@cache
def seen(path: str) -> Page:
    """The page at an address, read once: for tests that only look at it."""
    return Page(got(path).text)
