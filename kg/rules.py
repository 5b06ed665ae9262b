"""What must hold of a graph as a whole: nothing is missing, no two are each other's kinds, every target can be reached.

What can be seen of one fact alone is in `kg.gates`. Knows neither therapy nor place by name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.conditions import at_odds, of_claim
from kg.findings import Finding
from kg.graph import Graph
from kg.merge import Facts
from ontology.vocabulary import ENGLISH, a_kind

PHRASES = "QualifierValue"  # these explain themselves
SHOWN = 4  # of the claims that a circle rests on
RECOGNIZED = "Antigen"  # the class of what can be recognized


def broken(graph: Graph, facts: Facts) -> list[Finding]:
    """All that is wrong, as file:line, sorted.

    Args:
        facts: what the graph was compiled from.
    """
    rules = (_gaps, _doubles, _circles, _nothing, _targets, _nobody)
    return sorted({finding for rule in rules for finding in rule(graph, facts)})


def _gaps(graph: Graph, facts: Facts) -> Iterator[Finding]:
    """Every concept is explained, and says of itself what its class requires."""
    classes = graph.vocabulary.classes
    for concept in graph.concepts.values():
        kinds = graph.vocabulary.ancestors(concept.type)
        if PHRASES not in kinds and not _ends(graph, "gloss").get(concept.id):
            fix = "add `gloss: {plain: …, cited: {…}}`: what it is, in one plain sentence, with a source"
            yield Finding(facts.line(concept.id), f"'{concept.id}' has no gloss", fix)
        for kind in kinds:
            for predicate in classes[kind].requires:
                if concept.id not in _ends(graph, predicate):
                    what = f"the {classes[kind].label[ENGLISH]} '{concept.id}' has no '{predicate}'"
                    yield Finding(facts.line(concept.id, "type"), what, f"add a claim `predicate: {predicate}`")


def _doubles(graph: Graph, facts: Facts) -> Iterator[Finding]:
    """Where a thing can have one of something only, it has one."""
    for predicate, info in graph.vocabulary.predicates.items():
        for subject, ends in _ends(graph, predicate).items() if info.functional else ():
            first, *others = (claim for claims in ends.values() for claim in claims)
            for other in others:
                what = f"'{subject}' has another '{predicate}' at {facts.line(first, 'object')}"
                yield Finding(facts.line(other, "object"), what, "there is just one: keep what its source says")


def _circles(graph: Graph, facts: Facts) -> Iterator[Finding]:
    """Concepts that are each other's kinds, be it by a circle of `is_a` or by definitions that say the same."""
    for concept, above in graph.above.items():
        equal = sorted(other for other in above if concept in graph.above[other])
        if len(equal) > 1 and equal[0] == concept:
            rests = sorted({claim for other in equal for claim in (*above[other], *graph.above[other][concept])})
            what = f"a circle: {' and '.join(equal)} are kinds of each other"
            also = "".join(f", {facts.line(claim)}" for claim in rests[1:SHOWN])
            yield Finding(facts.line(rests[0]), what, f"remove a claim it rests on (here{also}), or define them apart")


def _nothing(graph: Graph, facts: Facts) -> Iterator[Finding]:
    """Nothing is a kind of two things that exclude each other."""
    for concept in graph.concepts:
        apart = graph.order.declared(concept, concept)
        if apart is not None:
            why = f" by {' and '.join(facts.line(claim) for claim in apart)}" if apart else " by what their words mean"
            what = f"'{concept}' is a kind of two things that exclude each other{why}"
            yield Finding(facts.line(concept), what, "take one of the kinds away, or what says that they exclude")


def _targets(graph: Graph, facts: Facts) -> Iterator[Finding]:
    """What recognizes its target at a place has targets that are there, and that can be recognized."""
    recognizes, located = _ends(graph, "recognizes_at"), _ends(graph, "located_in")
    for subject, ends in _ends(graph, "has_target").items():
        reached = [(kind, recognizes[kind]) for kind in graph.above[subject] if kind in recognizes]
        for target, (claim, *_) in ends.items() if reached else ():
            there = {wider for place in located.get(target, ()) for wider in graph.above[place]}
            where = facts.line(claim, "object")
            for kind, places in reached:
                if there.isdisjoint(places):
                    at = " or ".join(places)
                    what = f"'{target}' is not known to be at the {at}, where {kind} recognizes its target"
                    yield Finding(where, what, "mend the target, or say where it is by `located_in`, with a source")
            if not graph.is_kind(target, RECOGNIZED):
                what = f"'{target}' is {a_kind(graph.concepts[target].type)}, and {subject} recognizes molecules"
                yield Finding(where, what, "name the protein, carbohydrate, lipid or peptide, not its gene or a test")


def _nobody(graph: Graph, facts: Facts) -> Iterator[Finding]:
    """What a claim holds under can be met at once, together with what defines the disease that it is about."""
    for claim in facts.claims.values():
        for one, other, claims in at_odds(graph, of_claim(graph, claim)):
            also = sorted({facts.line(key) for key in claims if key != claim.id})
            why = f" by {' and '.join(also)}" if also else " by what their words mean"
            said = " and ".join(f"{facet.kind} '{' or '.join(facet.values)}'" for facet in (one, other))
            what = f"nobody meets both: {said} exclude each other{why}"
            fix = "write two claims where either will do, or mend what is wrong"
            yield Finding(facts.line(claim.id, "qualifiers", other.kind), what, fix)


def _ends(graph: Graph, predicate: str) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """What is said by a predicate: subject → object → the claims in force that say so."""
    return graph.forward.get((predicate, "supports"), {})
