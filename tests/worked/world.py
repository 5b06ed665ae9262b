"""The worked example in English, and in Greek besides: read, answering, and as a site. Knows no test."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from fastapi.testclient import TestClient

from api.app import create_app
from api.languages import Languages, places
from api.settings import Settings
from api.words import SLOTS
from explain.ask.answer import Asker
from explain.book.compile import compiled_content
from explain.book.written import Written, read_content
from explain.knowledge import Knowledge
from explain.model import Edition
from kg.build import assembled
from kg.graph import Graph
from kg.merge import Facts
from ontology.turtle import read_vocabulary
from tests.worked.greek import add_greek, begun
from tests.worked.test_worked_example import TODAY


@dataclass(frozen=True)
class World:
    """The files below a folder, read."""

    root: Path
    graph: Graph
    facts: Facts
    content: Written

    def languages(self, content: Written | None = None, graph: Graph | None = None) -> Languages:
        """What is said in which language, with something in the files otherwise."""
        done = compiled_content(content or self.content, graph or self.graph, SLOTS)
        assert done.book, "\n".join(map(str, done.findings))
        return Languages(done.book, places(Settings(root=self.root), self.facts))


def read(root: Path) -> World:
    """Files through every gate."""
    graph, facts, findings = assembled(read_vocabulary(root / "ontology" / "wayfind.ttl"), TODAY, root / "kg")
    assert graph is not None, "\n".join(map(str, findings))
    return World(root, graph, facts, read_content(root / "explain" / "content"))


@cache
def folder(name: str) -> TemporaryDirectory[str]:
    """A folder that goes when the tests are over."""
    return TemporaryDirectory(suffix=name)


@cache
def english() -> World:
    """The worked example as it is."""
    return read(begun(Path(folder("english").name)))


@cache
def world() -> World:
    """The worked example in two languages."""
    root = begun(Path(folder("greek").name))
    add_greek(root)
    return read(root)


@cache
def asker() -> Asker:
    """Who answers from it."""
    held = world()
    edition = Edition(version="0", sha256="0" * 64, built_on=TODAY, as_of=held.graph.as_of)
    return Asker(Knowledge(held.graph, held.languages().book, edition))


@cache
def client() -> TestClient:
    """Someone who visits its site."""
    return TestClient(create_app(Settings(today=TODAY), asker()), raise_server_exceptions=False)
