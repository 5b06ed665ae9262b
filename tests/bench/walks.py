"""The reference answer's walks over the compiled graph, by pyoxigraph SPARQL and by rdflib SPARQL."""

from __future__ import annotations

from explain.knowledge import Knowledge
from kg.pattern import Walk, names
from kg.rdf import to_nquads
from kg.sparql import select
from kg.store import OxigraphStore, RdflibStore
from kg.walk import evaluate
from tests.bench.clock import at, row, seconds

PLAN = "how-it-works"
MOST = 12


def measure(knowledge: Knowledge, needs: dict[str, str]) -> None:
    """Print the time of each way as a multiple of the compiled one."""
    graph = knowledge.graph
    free = knowledge.plan(PLAN).needs.keys() - needs.keys()
    told = [part.walk for section in knowledge.plan(PLAN).sections for part in section.parts]
    walks: list[Walk] = [walk for walk in told if not free.intersection(names(walk))][:MOST]
    queries = [select(walk, needs, graph.vocabulary) for walk in walks]
    oxigraph, rdflib = OxigraphStore(to_nquads(graph)), RdflibStore(graph)
    found = sum(len(evaluate(graph, walk, needs)) for walk in walks)
    compiled = at(seconds(lambda: [evaluate(graph, walk, needs) for walk in walks], 40), 0.5)
    by_oxigraph = at(seconds(lambda: [oxigraph.query(query) for query in queries], 8), 0.5)
    by_rdflib = at(seconds(lambda: [rdflib.query(query) for query in queries], 1), 0.5)
    row(f"{len(walks)} walks ({found} rows), compiled graph", f"{compiled * 1000:.2f} ms", "1x")
    row(
        "  the same by pyoxigraph SPARQL",
        f"{by_oxigraph * 1000:.1f} ms",
        f"{by_oxigraph / compiled:.0f}x (aim: 20x or more)",
    )
    row("  the same by rdflib SPARQL", f"{by_rdflib * 1000:.0f} ms", f"{by_rdflib / compiled:.0f}x (aim: 500x or more)")
