"""Walks as SPARQL 1.1 over the RDF of `kg.rdf`, and solutions as rows. Knows no store and sends nothing anywhere.

Written steps are asked of claim nodes, `is_a*` of the plain `wf:isA` triples, which hold every derived pair. What
such a pair rests on is not asked: the compiled graph knows it. Rows equal those of `kg.walk` (held so by tests).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, Literal

from kg.graph import Graph
from kg.pattern import NAME, Pattern, Walk, names
from kg.rdf import RDF, SCHEME, SKOS, local, named, thing
from kg.walk import Row
from ontology import terms
from ontology.errors import NotFound, SnapshotError, WalkError
from ontology.vocabulary import Vocabulary

Sort = Literal["concept", "value", "text"]
Iri = Callable[[str], str]
IRIS: Final[dict[Sort, Iri]] = {"concept": terms.concept_iri, "text": terms.claim_iri}  # words go by their claim
PLAIN_VALUE: Final = re.compile(r'[^"\\\x00-\x1f\x7f\ud800-\udfff]*')
PREFIXES: Final = f"PREFIX rdf: <{RDF}>\nPREFIX skos: <{SKOS}>\nPREFIX wf: <{terms.WF}>"


def select(walk: Walk, given: Mapping[str, str], vocabulary: Vocabulary) -> str:
    r"""The query whose solutions are the rows of a walk; `?n_<name>` is a name, `?c<i>` the claim of a step.

    What is given becomes part of the query as an IRI whose every special character is percent-encoded, or as a
    literal without quotes and escapes; a value with any stays a variable, and `rows` compares it.

    >>> from kg.pattern import parse_walk
    >>> from ontology.turtle import read_vocabulary
    >>> walk = parse_walk(["disease is_a* kind"])
    >>> print(select(walk, {"disease": "melanoma"}, read_vocabulary()).split("\n", 3)[3])
    SELECT DISTINCT ?n_kind WHERE {
      <https://wayfind.example/concepts/melanoma> skos:inScheme <https://wayfind.example/concepts> ; wf:isA* ?n_kind .
    }

    Raises:
        NotFound: a predicate or qualifier kind that the ontology lacks.
        WalkError: something that is no name, or one name for things of two sorts.
    """
    sorts = sorts_of(walk, vocabulary)
    nodes = {name: _node(name, sort, given) for name, sort in sorts.items()}
    steps = [step for i, pattern in enumerate(walk) for step in _step(i, pattern, sorts, nodes, vocabulary)]
    asked = [node for node in nodes.values() if node.startswith("?")]
    asked += [f"?c{i}" for i, pattern in enumerate(walk) if _has_claim(pattern, sorts)]
    wanted = " ".join(asked) or "(true AS ?holds)"
    body = "".join(f"  {step}\n" for step in steps)
    return f"{PREFIXES}\nSELECT DISTINCT {wanted} WHERE {{\n{body}}}"


def rows(graph: Graph, walk: Walk, given: Mapping[str, str], bindings: Iterable[Mapping[str, str]]) -> list[Row]:
    """Solutions of `select` as the rows that `kg.walk.evaluate` finds, in the same order.

    Args:
        bindings: solutions, IRIs and literals as text, by variable.

    Raises:
        SnapshotError: the store holds something else than the graph.
    """
    sorts, every = sorts_of(walk, graph.vocabulary), names(walk)
    found = []
    for solution in bindings:
        bound = {name: _value(name, sort, given, solution) for name, sort in sorts.items()}
        if any(bound[name] != value for name, value in given.items() if name in bound):
            continue
        steps = tuple(_claims(graph, i, pattern, sorts, bound, solution) for i, pattern in enumerate(walk))
        found.append(Row(bound, steps))
    found.sort(key=lambda row: ([row.bindings[name] for name in every], row.steps))
    return found


def sorts_of(walk: Walk, vocabulary: Vocabulary) -> dict[str, Sort]:
    """For each name of a walk whether it stands for a concept, a value, or words (that is, the claim that has them).

    Raises:
        NotFound: a predicate or qualifier kind that the ontology lacks.
        WalkError: something that is no name, or one name for things of two sorts.
    """
    sorts: dict[str, Sort] = {}
    for pattern in walk:
        for name, sort in _sorts(pattern, vocabulary):
            if not NAME.fullmatch(name):
                raise WalkError(what=f"'{pattern}': '{name}' is not a name", fix="names are lower-case words")
            if sorts.setdefault(name, sort) != sort:
                what = f"'{pattern}': '{name}' would be both a {sorts[name]} and a {sort}"
                raise WalkError(what=what, fix="give one of the two another name")
    return sorts


def _sorts(pattern: Pattern, vocabulary: Vocabulary) -> Iterator[tuple[str, Sort]]:
    info = vocabulary.predicates.get(pattern.predicate)
    if info is None:
        raise NotFound.named("predicate", pattern.predicate, vocabulary.predicates, where=str(pattern))
    yield pattern.subject, "concept"
    yield pattern.object, info.kind
    for kind in (*pattern.lacks, *(kind for kind, _ in pattern.binds)):
        if kind not in vocabulary.qualifier_kinds:
            raise NotFound.named("qualifier kind", kind, vocabulary.qualifier_kinds, where=str(pattern))
    for _, name in pattern.binds:
        yield name, "concept"


def _has_claim(pattern: Pattern, sorts: Mapping[str, Sort]) -> bool:
    """Whether a step's claim is a variable of its own: words stand for their claim, so there it is the object."""
    return not pattern.star and sorts[pattern.object] != "text"


def _node(name: str, sort: Sort, given: Mapping[str, str]) -> str:
    if name not in given:
        return f"?n_{name}"
    if sort == "concept":
        return f"<{thing(given[name])}>"
    if sort in IRIS:
        return f"<{named(IRIS[sort], given[name])}>"
    return f'"{given[name]}"' if PLAIN_VALUE.fullmatch(given[name]) else f"?n_{name}"


def _step(
    i: int, pattern: Pattern, sorts: Mapping[str, Sort], nodes: Mapping[str, str], vocabulary: Vocabulary
) -> Iterator[str]:
    subject, thing = nodes[pattern.subject], nodes[pattern.object]
    if pattern.star:  # a path of no steps would hold of anything: hence the scheme, that of all concepts
        yield f"{subject} skos:inScheme <{SCHEME}> ; wf:isA* {thing} ."
        return
    claim = f"?c{i}" if _has_claim(pattern, sorts) else thing
    said = f" ; rdf:object {thing}" if claim != thing else ""
    direction = "refutes" if pattern.negated else "supports"
    predicate = vocabulary.predicates[pattern.predicate].iri
    yield f"{claim} rdf:subject {subject} ; rdf:predicate <{predicate}>{said} ; wf:direction wf:{direction} ."
    for kind, name in pattern.binds:
        yield f"{claim} <{vocabulary.qualifier_kinds[kind].iri}> {nodes[name]} ."
    for kind in pattern.lacks:
        yield f"FILTER NOT EXISTS {{ {claim} <{vocabulary.qualifier_kinds[kind].iri}> ?lacking{i} }}"
    yield f"FILTER NOT EXISTS {{ ?newer{i} wf:supersedes {claim} }}"


def _value(name: str, sort: Sort, given: Mapping[str, str], solution: Mapping[str, str]) -> str:
    held = solution.get(f"n_{name}")
    if held is None:
        return given[name]
    if sort == "concept" and held.startswith(terms.VALUES):
        return local(terms.value_iri, held)
    return local(IRIS[sort], held) if sort in IRIS else held


def _claims(
    graph: Graph,
    i: int,
    pattern: Pattern,
    sorts: Mapping[str, Sort],
    bound: Mapping[str, str],
    solution: Mapping[str, str],
) -> tuple[str, ...]:
    subject, thing = bound[pattern.subject], bound[pattern.object]
    if pattern.star:
        premises = graph.above.get(subject, {}).get(thing)
        if premises is None:
            raise _other(f"'{subject}' is a kind of '{thing}'")
        return premises
    claim = local(terms.claim_iri, solution[f"c{i}"]) if _has_claim(pattern, sorts) else thing
    if claim not in graph.claims:
        raise _other(claim)
    return (claim,)


def _other(said: str) -> SnapshotError:
    return SnapshotError(what=f"the store says {said}, the graph does not", fix="load the store from this snapshot")
