"""The derived kinds against a reasoner's: HermiT must find nothing contradictory, and the same pairs. Knows no file.

Needs Java; `ontology.load.java_available` tells.
"""

from __future__ import annotations

from kg.findings import Finding
from kg.graph import Graph, live
from ontology.errors import OntologyError
from ontology.load import infer_kinds


def reasoned(graph: Graph) -> list[Finding]:
    """What HermiT has against the graph: contradictions, and pairs that only one of the two derives."""
    said = [c for c in live(graph.claims.values()) if c.direction == "supports" and c.object is not None]
    defined = [(c.subject, c.object or "", c.qualifiers["state"]) for c in said if c.predicate == "defined_as"]
    written = [(c.subject, c.object or "") for c in said if c.predicate == "is_a"]
    apart = [(c.subject, c.object or "") for c in said if c.predicate == "disjoint_with"]
    ours = {(kind, above) for kind, row in graph.above.items() for above in row if above != kind}
    try:
        theirs = infer_kinds(written, defined, apart)
    except OntologyError as error:
        return [Finding("kg/facts", error.what, error.fix)]
    fix = "mend kg/closure.py: it and HermiT must agree"
    found = [Finding("kg/closure.py", f"only we hold that {a} is a kind of {b}", fix) for a, b in ours - theirs]
    found += [Finding("kg/closure.py", f"only HermiT holds that {a} is a kind of {b}", fix) for a, b in theirs - ours]
    return sorted(found)
