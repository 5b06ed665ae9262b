"""What is a kind of what follows from is_a and from definitions, each pair with the claims that it rests on."""

import random
from collections.abc import Iterable

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kg.claims import Claim
from kg.closure import Closure
from kg.closure import closure as derived
from kg.graph import live
from kg.reason import definition, pairs
from ontology.load import java_available
from tests.kg.builders import replacing, says, vocabulary
from tests.kg.random_graphs import D, S, edges

HER2 = says("her2-positive defined_as breast-cancer", marker="her2+")
BOTH = says("her2-positive-er-positive defined_as breast-cancer", marker=("her2+", "er+"))
STRONG = says("strongly-her2-positive defined_as breast-cancer", marker="her2+++")
KIND_OF_STATE = says("her2+++ is_a her2+")
NAMES = ["breast-cancer", "her2-positive", "her2-positive-er-positive", "strongly-her2-positive", "her2+", "her2+++"]

VALUES = [*S, f"{S[0]}(place={S[1]})", f"{S[0]}(place={S[1]}, size_cm=2+)", f"{S[1]}(size_cm=3+)"]
OF_DISEASES = edges.filter(lambda e: e[0] in D)
ONE = st.sampled_from(VALUES).map(lambda value: (value,))
SOME = st.lists(st.sampled_from(VALUES), min_size=1, max_size=2, unique=True).map(tuple)
SEVERAL = {key: kind.several for key, kind in vocabulary().qualifier_kinds.items()}


def closure(concepts: Iterable[str], claims: Iterable[Claim]) -> Closure:
    """What is a kind of what, by the ontology's kinds of qualifiers."""
    return derived(concepts, claims, SEVERAL)


def _written(values: st.SearchStrategy[tuple[str, ...]]) -> st.SearchStrategy[list[Claim]]:
    """Kinds and definitions, without circles."""
    facet = st.sampled_from(["marker", "extent"])
    edge = st.builds(lambda e: says(f"{e[0]} is_a {e[1]}"), edges.filter(lambda e: not e[0].startswith("t")))
    defined = st.builds(lambda e, f, s: says(f"{e[0]} defined_as {e[1]}", **{f: s}), OF_DISEASES, facet, values)
    return st.lists(st.one_of(edge, defined, defined), max_size=12, unique_by=lambda claim: claim.id)


CLAIMS = _written(SOME)


def test_more_states_are_a_kind_of_fewer() -> None:
    """By definition: no claim says that the one is a kind of the other."""
    above = closure(NAMES, [HER2, BOTH])
    assert above["her2-positive-er-positive"]["her2-positive"] == (BOTH.id, HER2.id)
    assert "her2-positive-er-positive" not in above["her2-positive"]


def test_a_stronger_state_is_a_kind_of_the_weaker_and_says_why() -> None:
    above = closure(NAMES, [HER2, STRONG, KIND_OF_STATE])
    assert set(above["strongly-her2-positive"]["her2-positive"]) == {HER2.id, STRONG.id, KIND_OF_STATE.id}


def test_a_written_kind_of_a_parent_with_the_state_is_found_below_the_definition() -> None:
    """The state comes from one ancestor, the parent from another; and what follows from that follows as well."""
    claims = [HER2, BOTH, says("rare is_a her2-positive"), says("rare defined_as breast-cancer", marker="er+")]
    assert {"her2-positive", "her2-positive-er-positive", "breast-cancer"} <= closure(NAMES, claims)["rare"].keys()


def test_any_facet_defines_and_one_of_fewer_is_a_kind_of_one_of_more() -> None:
    spread = says("metastatic defined_as breast-cancer", extent="metastatic")
    grown = says("grown defined_as breast-cancer", extent=("metastatic", "unresectable"))
    brain = says("in-brain defined_as breast-cancer", extent="metastatic(place=brain)")
    above = closure(["in-brain", "metastatic", "grown"], [spread, grown, brain])
    assert above["in-brain"]["metastatic"] == (brain.id, spread.id)
    assert above["metastatic"]["grown"] == (spread.id, grown.id)
    assert "metastatic" not in above["grown"]


def test_who_has_the_state_but_is_no_kind_of_the_parent_is_not_of_the_class() -> None:
    other = says("her2-positive-stomach defined_as stomach-cancer", marker="her2+")
    above = closure(["her2-positive", "her2-positive-stomach"], [HER2, other])
    assert above["her2-positive-stomach"].keys() == {"her2-positive-stomach", "stomach-cancer"}
    assert above["her2-positive"].keys() == {"her2-positive", "breast-cancer"}


def test_a_value_of_another_kind_gives_no_facet() -> None:
    """Who had surgery is not one for whom it is unsuitable: a value says something only with its kind."""
    before = says("had-surgery defined_as breast-cancer", earlier_treatment="surgery")
    unfit = says("no-surgery defined_as breast-cancer", unsuitable="surgery")
    above = closure(["had-surgery", "no-surgery"], [before, unfit])
    assert "no-surgery" not in above["had-surgery"]
    assert "had-surgery" not in above["no-surgery"]


def test_what_follows_from_a_derived_kind_is_found_too() -> None:
    """A class below a class that is itself found by its definition."""
    inner = says("er-positive-among-them defined_as her2-positive", marker="er+")
    above = closure(["her2-positive-er-positive"], [HER2, BOTH, inner])
    assert "er-positive-among-them" in above["her2-positive-er-positive"]


def test_a_kind_rests_on_the_shortest_way_and_of_equal_ones_on_the_first_by_id() -> None:
    long = [says("x is_a a"), says("x is_a b"), says("b is_a c"), says("a is_a top"), says("c is_a top")]
    assert closure([], long)["x"]["top"] == (long[0].id, long[3].id)
    equal = [says("x is_a a"), says("x is_a b"), says("a is_a top"), says("b is_a top")]
    for claims in (equal, equal[::-1]):
        assert closure([], claims)["x"]["top"] == (equal[0].id, equal[2].id)


def test_refuted_and_superseded_claims_give_nothing() -> None:
    both = replacing(says("her2-positive not is_a breast-cancer"), says("her2-positive is_a blood-cancer"))
    held = closure(NAMES, live(both))
    assert held["her2-positive"] == {"her2-positive": ()}


@given(CLAIMS)
def test_the_closure_is_complete(claims: list[Claim]) -> None:
    """Every thing is a kind of itself, and a kind of a kind is a kind."""
    above = closure([*D, *S], claims)
    for kind, classes in above.items():
        assert classes[kind] == ()
        assert all(above[one].keys() <= classes.keys() for one in classes)


@given(CLAIMS)
def test_the_premises_alone_give_the_pair(claims: list[Claim]) -> None:
    held = {claim.id: claim for claim in claims}
    for kind, classes in closure([*D, *S], claims).items():
        for above, premises in classes.items():
            assert above in closure([*D, *S], [held[key] for key in premises])[kind]


@given(CLAIMS, st.randoms(use_true_random=False))
def test_the_order_of_claims_does_not_matter(claims: list[Claim], chance: random.Random) -> None:
    shuffled = list(claims)
    chance.shuffle(shuffled)
    assert closure([*D, *S], claims) == closure([*S, *D], shuffled)


@pytest.mark.skipif(not java_available(), reason="HermiT needs Java")
@settings(max_examples=8, deadline=None)
@given(st.one_of(CLAIMS, _written(ONE)))
def test_hermit_finds_the_same_pairs(claims: list[Claim]) -> None:
    """All of ours; and no more than ours, but what needs cases to be told apart ("one or other: in both, of this")."""
    assume(claims)
    written = [(c.subject, c.object or "") for c in claims if c.predicate == "is_a"]
    defined = [definition(c, SEVERAL) for c in claims if c.predicate == "defined_as"]
    ours = {(kind, above) for kind, row in closure([], claims).items() for above in row if above != kind}
    theirs = pairs(written, defined)
    assert ours <= theirs
    if all(len(values) == 1 for claim in claims for values in claim.qualifiers.values()):
        assert theirs == ours
