"""The reference answer's walks over the compiled graph, by pyoxigraph SPARQL and by rdflib SPARQL."""

from __future__ import annotations

from explain.knowledge import Knowledge
from kg.graph import Graph
from kg.pattern import Walk, names
from kg.rdf import to_nquads
from kg.sparql import select
from kg.store import OxigraphStore, RdflibStore, Store
from kg.walk import evaluate
from tests.bench.clock import at, row, seconds

PLAN = "how-it-works"
MOST = 12
SHORT = 3
"""How many patterns a walk has at most that rdflib is asked: it takes a longer one in any order, for minutes."""


def measure(knowledge: Knowledge, needs: dict[str, str]) -> None:
    """Print the time of each way as a multiple of the compiled one."""
    graph = knowledge.graph
    free = knowledge.plan(PLAN).needs.keys() - needs.keys()
    told = [part.walk for section in knowledge.plan(PLAN).sections for part in section.parts]
    walks: list[Walk] = [walk for walk in told if not free.intersection(names(walk))][:MOST]
    found = sum(len(evaluate(graph, walk, needs)) for walk in walks)
    compiled = _compiled(graph, walks, needs)
    row(f"{len(walks)} walks ({found} rows), compiled graph", f"{compiled * 1000:.2f} ms", "1x")
    oxigraph = _asked(OxigraphStore(to_nquads(graph)), graph, walks, needs, 8)
    row(
        "  the same by pyoxigraph SPARQL", f"{oxigraph * 1000:.1f} ms", f"{oxigraph / compiled:.0f}x (aim: 20x or more)"
    )
    short = [walk for walk in walks if len(walk) <= SHORT]
    rdflib, compiled = _asked(RdflibStore(graph), graph, short, needs, 1), _compiled(graph, short, needs)
    times = f"{rdflib / compiled:.0f}x (aim: 500x or more)"
    row(f"  {len(short)} short ones of them by rdflib SPARQL", f"{rdflib * 1000:.0f} ms", times)


def _compiled(graph: Graph, walks: list[Walk], needs: dict[str, str]) -> float:
    return at(seconds(lambda: [evaluate(graph, walk, needs) for walk in walks], 40), 0.5)


def _asked(store: Store, graph: Graph, walks: list[Walk], needs: dict[str, str], times: int) -> float:
    queries = [select(walk, needs, graph.vocabulary) for walk in walks]
    return at(seconds(lambda: [store.query(query) for query in queries], times), 0.5)
