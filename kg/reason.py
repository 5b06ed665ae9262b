"""The derived kinds against a reasoner's: HermiT must find nothing contradictory, and the same pairs. Knows no file.

Needs Java; `ontology.load.java_available` tells.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.claims import Claim
from kg.facets import facets_of
from kg.findings import Finding
from kg.graph import Graph, live
from kg.order import Order
from kg.values import numbers, parsed
from ontology.errors import OntologyError
from ontology.load import Definition, Filler, Pair, infer_kinds


def reasoned(graph: Graph) -> list[Finding]:
    """What HermiT has against the graph: contradictions, and pairs that only one of the two derives."""
    said = [c for c in live(graph.claims.values()) if c.direction == "supports" and c.object is not None]
    defined = [definition(c, graph.several) for c in said if c.predicate == "defined_as"]
    written = [(c.subject, c.object or "") for c in said if c.predicate == "is_a"]
    written += [(concept.id, wide) for concept in graph.concepts.values() for wide in concept.wider]
    apart = [(c.subject, c.object or "") for c in said if c.predicate == "disjoint_with"]
    ours = {(kind, above) for kind, row in graph.above.items() for above in row if above != kind}
    try:
        theirs = pairs(written, defined, apart)
    except OntologyError as error:
        return [Finding("kg/facts", error.what, error.fix)]
    wrong = "mend kg/closure.py: it and HermiT must agree"
    write = "write that `is_a` claim: what follows only by telling cases apart is not derived"
    found = [Finding("kg/closure.py", f"only we hold that {a} is a kind of {b}", wrong) for a, b in ours - theirs]
    found += [Finding("kg/facts", f"only HermiT holds that {a} is a kind of {b}", write) for a, b in theirs - ours]
    return sorted(found)


def definition(claim: Claim, several: Mapping[str, str]) -> Definition:
    """A claim of a definition as the reasoner takes it."""
    facets = ((kind, tuple(map(_filler, values))) for kind, values, _ in facets_of(claim.qualifiers, several))
    return claim.subject, claim.object or "", tuple(facets)


def pairs(written: Iterable[Pair], defined: Sequence[Definition], apart: Iterable[Pair] = ()) -> set[Pair]:
    """Every pair of a concept and what it is a kind of, as HermiT finds them."""
    ranges = {id for _, _, facets in defined for _, values in facets for id in _ids(values) if numbers(id)}
    order = Order({})
    inside = [(a, b) for a in sorted(ranges) for b in sorted(ranges) if a != b and order.within(a, b) is not None]
    found = infer_kinds([*written, *inside], defined, apart)
    return {pair for pair in found if ranges.isdisjoint(pair)}


def _filler(value: str) -> Filler:
    held = parsed(value)
    return held.concept or value, held.facets


def _ids(values: Iterable[Filler]) -> Iterator[str]:
    for name, parts in values:
        yield name
        yield from (inner for _, names in parts for inner in names)
