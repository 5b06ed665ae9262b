"""From files to a snapshot: every gate, then the writing. Knows no route and no command.

Here the checks are put together: facts and ontology (kg), plans and sections (explain).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from api.settings import Settings
from explain.book.bound import Book
from explain.book.written import Written
from kg import snapshot
from kg.findings import Finding
from kg.graph import Graph
from ontology.errors import FactError, UsageError

if TYPE_CHECKING:
    from kg.merge import Facts  # a snapshot is opened without what reads facts

FOLDERS = ("kg/facts", "kg/sources", "kg/retired", "ontology", "explain/content")
ENDINGS = (".yaml", ".ttl", ".j2")


@dataclass(frozen=True)
class Checked:
    """What the gates found; graph and content are there only where nothing is wrong."""

    findings: tuple[Finding, ...]
    graph: Graph | None = None
    content: Written | None = None
    book: Book | None = None
    counts: tuple[int, int, int] = (0, 0, 0)  # concepts, claims, sources as read
    whole: bool = True  # false where what was found first kept plans and sections from being checked against the graph

    def with_more(self, findings: Iterable[Finding]) -> Checked:
        """The same with more findings: where there are any, nothing can be made of the rest."""
        found = tuple(sorted({*self.findings, *findings}))
        return replace(self, findings=found, graph=None, content=None, book=None) if found else self


def inputs(settings: Settings) -> snapshot.Inputs:
    """The files a snapshot is made from."""
    return snapshot.Inputs.of(settings.root, FOLDERS, ENDINGS)


def check(settings: Settings, whole: bool = False) -> Checked:
    """Every gate: facts, names, plans, sections, wordings.

    Args:
        whole: hold the RDF against the shapes, and ask HermiT where Java is there: what no edit of a fact can break,
            and takes longer.
    """
    done, facts, graph = _read(settings)
    return done.with_more(_whole(graph, facts)) if graph and whole else done


def _read(settings: Settings) -> tuple[Checked, Facts, Graph | None]:
    """All files, through the gates that are fast; the graph is there where the facts are right."""
    from api.languages import placed, places
    from api.words import SLOTS
    from explain.ask.grounding.names import shared_names
    from explain.book.compile import compiled_content
    from explain.book.written import read_content
    from kg.build import assembled
    from ontology.turtle import read_vocabulary

    vocabulary = read_vocabulary(settings.root / "ontology" / "wayfind.ttl")
    graph, facts, findings = assembled(vocabulary, settings.day(), settings.root / "kg")
    content = read_content(settings.root / "explain" / "content")
    compiled = compiled_content(content, graph, SLOTS) if graph else None
    findings = [*findings, *placed(compiled.findings if compiled else content.findings, places(settings, facts))]
    if graph:
        findings += shared_names(graph, facts.line)
    counts = (len(facts.concepts), len(facts.claims), len(facts.sources))
    done = Checked((), graph, content, compiled.book if compiled else None, counts, whole=graph is not None)
    return done.with_more(findings), facts, graph


def _whole(graph: Graph, facts: Facts) -> list[Finding]:
    """What shapes and HermiT find."""
    from concurrent.futures import ThreadPoolExecutor

    from kg.build import misshapen

    with ThreadPoolExecutor(1) as java:  # Java's own process reasons meanwhile
        reasoned = java.submit(_reasoned, graph)
        return [*misshapen(graph, facts), *reasoned.result()]


def _reasoned(graph: Graph) -> list[Finding]:
    from ontology.load import java_available

    if not java_available():
        return []
    from kg.reason import reasoned

    return reasoned(graph)


def build(settings: Settings) -> snapshot.Manifest:
    """Check everything, then write a snapshot and point to it.

    Raises:
        FactError: something is wrong; nothing was written, and the old snapshot stays.
    """
    from importlib.metadata import version

    from kg.beside import beside
    from kg.rdf import to_nquads

    done, facts, _ = _read(settings)
    if done.graph is None or done.content is None or done.book is None:
        raise _refused(done)
    with beside(partial(_learned, done.graph, done.book)) as learned:
        if found := _whole(done.graph, facts):
            raise _refused(done.with_more(found))
        quads = to_nquads(done.graph)
        return snapshot.write(
            settings.snapshots,
            inputs(settings),
            done.graph,
            done.content.as_json(),
            learned(),
            quads,
            version("wayfind"),
            settings.day(),
        )


def _learned(graph: Graph, book: Book) -> bytes:
    from explain.ask.lessons import all_lessons, as_json

    return as_json(all_lessons(graph, book))


def publish(settings: Settings) -> tuple[int, str]:
    """Add the ids of all claims to those that were published; how many are new, and the file that names them.

    Raises:
        FactError: something is wrong with the facts. UsageError: there are no files.
    """
    from kg.graveyard import PUBLISHED
    from kg.graveyard import publish as note

    if not is_checkout(settings):
        raise UsageError(what="an installed Wayfind has no files to add to", fix="do this in a checkout")
    done = check(settings)
    if done.graph is None:
        raise _refused(done)
    return note(settings.root / "kg", done.graph.claims), f"kg/{PUBLISHED}"


def _refused(done: Checked) -> FactError:
    first, more = done.findings[0], len(done.findings) - 1
    also = f" (and {more} more: run `wayfind kb check`)" if more else ""
    return FactError(what=first.what + also, where=first.where, fix=first.fix)


def is_checkout(settings: Settings) -> bool:
    """Whether the files are there to build from: an installed Wayfind has its snapshot alone."""
    return (settings.root / "pyproject.toml").exists() and (settings.root / "kg" / "facts").is_dir()
