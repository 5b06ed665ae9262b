"""From files to a snapshot: every gate, then the writing. Knows no route and no command.

Here the checks are put together: facts and ontology (kg), plans and sections (explain).
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from api.settings import Settings
from explain.book.bound import Book
from explain.book.written import Written
from kg import snapshot
from kg.findings import Finding
from kg.graph import Graph
from ontology.errors import FactError, UsageError

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


def inputs(settings: Settings) -> snapshot.Inputs:
    """The files a snapshot is made from."""
    return snapshot.Inputs.of(settings.root, FOLDERS, ENDINGS)


def check(settings: Settings, whole: bool = False) -> Checked:
    """Every gate: facts, names, plans, sections, wordings.

    Args:
        whole: hold the RDF against the shapes, and ask HermiT where Java is there: what no edit of a fact can break,
            and takes longer.
    """
    from api.languages import placed, places
    from api.words import SLOTS
    from explain.ask.grounding.names import shared_names
    from explain.book.compile import compiled_content
    from explain.book.written import read_content
    from kg.build import assembled, misshapen
    from ontology.vocabulary import read_vocabulary

    vocabulary = read_vocabulary(settings.root / "ontology" / "wayfind.ttl")
    graph, facts, findings = assembled(vocabulary, settings.day(), settings.root / "kg")
    content = read_content(settings.root / "explain" / "content")
    compiled = compiled_content(content, graph, SLOTS) if graph else None
    findings = [*findings, *placed(compiled.findings if compiled else content.findings, places(settings, facts))]
    if graph:
        findings += shared_names(graph, facts.line)
    if graph and whole:
        with ThreadPoolExecutor(1) as beside:  # Java's own process reasons meanwhile
            reasoned = beside.submit(_reasoned, graph)
            findings += [*misshapen(graph, facts), *reasoned.result()]
    counts = (len(facts.concepts), len(facts.claims), len(facts.sources))
    if findings:
        return Checked(tuple(sorted(set(findings))), counts=counts, whole=graph is not None)
    return Checked((), graph, content, compiled.book if compiled else None, counts)


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

    from explain.ask.lessons import all_lessons, as_json
    from kg.rdf import to_nquads

    done = check(settings, whole=True)
    if done.graph is None or done.content is None or done.book is None:
        raise _refused(done)
    return snapshot.write(
        settings.snapshots,
        inputs(settings),
        done.graph,
        done.content.as_json(),
        as_json(all_lessons(done.graph, done.book)),
        to_nquads(done.graph),
        version("wayfind"),
        settings.day(),
    )


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
