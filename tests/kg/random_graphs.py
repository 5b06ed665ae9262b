"""Random graphs, walks and what is given, for properties that hold of all. Knows no real fact."""

from __future__ import annotations

from hypothesis import strategies as st

from kg.claims import Claim
from kg.graph import Graph, said
from kg.pattern import Pattern, Walk, names
from tests.kg.builders import graph, replacing, says

IDS = {
    "Disease": ["d0", "d1", "d2", "d3"],
    "CellTherapy": ["t0", "t1", "t2"],
    "Protein": ["m0", "m1"],
    "TestResult": ["s0", "s1", "s2"],
    "PublishedList": ["l0", "l1"],
    "Jurisdiction": ["us", "eu"],
}
D, T, M, S, L, J = IDS.values()
TYPES = {kind: " ".join(keys) for kind, keys in IDS.items()}
EDGES = [(keys[i], keys[j]) for keys in (D, T, S) for i in range(len(keys)) for j in range(i)]  # no circles
NARROW = ["s0(ihc=2+)", "s0(cells_percent=10+, ihc=2+)", "s1(ihc=..1)", "2..17", "18+"]
"""Values that are more than a concept: with facets of their own, and numbers."""
NOWHERE = ["nowhere", "x> } UNION { ?s ?p ?o", 'a"b', "\\u0022 .", "é\n"]

edges = st.sampled_from(EDGES)
negation = st.sampled_from(["", "", "not "])


def _one(predicate: str, subjects: list[str], objects: list[str]) -> st.SearchStrategy[str]:
    return st.builds(
        lambda s, n, o: f"{s} {n}{predicate} {o}", st.sampled_from(subjects), negation, st.sampled_from(objects)
    )


def _some(values: list[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), min_size=1, unique=True).map(tuple)


CLAIMS: st.SearchStrategy[Claim] = st.one_of(
    st.builds(lambda e, n: says(f"{e[0]} {n}is_a {e[1]}"), edges, negation),
    st.builds(
        lambda e, s: says(f"{e[0]} defined_as {e[1]}", marker=s), edges.filter(lambda e: e[0] in D), _some(S + NARROW)
    ),
    st.builds(says, _one("has_target", T, M)),
    st.builds(lambda line, j: says(line, jurisdiction=j), _one("approved_for", T, D), _some(J)),
    st.builds(says, _one("standard_for", T, D)),
    st.builds(lambda line, roster: says(line, list=roster), _one("listed_for", T, D), _some(L)),
    st.builds(says, _one("gloss", D + T, ["Words.", 'Other "words"\\.'])),
    st.builds(says, _one("read_in_full", L, ["7", "8", '9"\\'])),
)


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """A graph with refuting and superseded claims, several qualifier values, definitions, words and values."""
    claims = list({claim.id: claim for claim in draw(st.lists(CLAIMS, min_size=8, max_size=30))}.values())
    for i in draw(st.sets(st.integers(0, 20), min_size=1, max_size=4)):
        if i + 1 < len(claims):
            claims[i], claims[i + 1] = replacing(claims[i], claims[i + 1])
    return graph(TYPES, claims)


DISEASES, THERAPIES = st.sampled_from("abc"), st.sampled_from("pq")
ANY = st.one_of(DISEASES, THERAPIES)
PATTERNS: st.SearchStrategy[Pattern] = st.one_of(
    st.builds(Pattern, ANY, st.just("is_a"), ANY, star=st.just(True)),
    st.builds(Pattern, DISEASES, st.just("is_a"), DISEASES, negated=st.booleans()),
    st.builds(Pattern, THERAPIES, st.just("has_target"), st.sampled_from("mn"), negated=st.booleans()),
    st.builds(
        Pattern,
        THERAPIES,
        st.sampled_from(["approved_for", "standard_for"]),
        DISEASES,
        negated=st.booleans(),
        binds=st.sampled_from([(), (("jurisdiction", "j"),), (("jurisdiction", "j"), ("jurisdiction", "k"))]),
        lacks=st.sampled_from([(), ("jurisdiction",), ("marker", "list")]),
    ),
    st.builds(Pattern, THERAPIES, st.just("listed_for"), DISEASES, binds=st.sampled_from([(), (("list", "r"),)])),
    st.builds(Pattern, DISEASES, st.just("defined_as"), DISEASES, binds=st.sampled_from([(), (("marker", "s"),)])),
    st.builds(Pattern, ANY, st.just("gloss"), st.sampled_from(["w", "x"]), negated=st.booleans()),
    st.builds(Pattern, st.just("r"), st.just("read_in_full"), st.sampled_from(["v", "u"])),
)
WALKS: st.SearchStrategy[Walk] = st.lists(PATTERNS, min_size=1, max_size=3).map(tuple)


def given_for(walk: Walk, held: Graph) -> st.SearchStrategy[dict[str, str]]:
    """Something for some of a walk's names: mostly what a claim has there, else hostile or of another class."""
    drawn = [claim for claim in held.claims.values() if claim.predicate in {pattern.predicate for pattern in walk}]
    things = [thing for claim in drawn for thing in (claim.subject, said(claim))] or [*held.concepts]
    anything = st.one_of(
        st.sampled_from(things), st.sampled_from(things), st.sampled_from([*held.concepts, *NARROW, *NOWHERE])
    )
    return st.dictionaries(st.sampled_from([*names(walk), "unused"]), anything, max_size=1)
