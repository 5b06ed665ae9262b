"""Conditions against a case: does what a claim asks for fit a disease, a question, another claim? Knows no words.

Both are a disease and facets that hold together. Each facet asked for is tested against what is given of its kind:
what lies within it fits, what excludes it does not, and of anything else it is not known. A disease's definition is
unfolded for it: "metastatic breast cancer" is breast cancer with an extent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Literal

from kg.claims import Claim
from kg.facets import Facet, facets_of
from kg.graph import Graph
from kg.order import Premises, merged
from kg.values import parsed

Verdict = Literal["fits", "does not fit", "not known"]
Found = tuple[Verdict, Premises] | None
"""What one given facet says of a wanted one, and by which claims; None where it says nothing."""
DISEASE = "disease"
ENTITY, GROUP = "Disease", "DiseaseGroup"
"""Diseases of their own; and what stands for many that start in different places or from different cells."""


@dataclass(frozen=True)
class Case:
    """What holds, or must hold, all of it: facets, the disease among them as one of the kind `disease`."""

    facets: tuple[Facet, ...]

    def of(self, *kinds: str) -> tuple[Facet, ...]:
        """The facets of some kinds."""
        return tuple([facet for kind in kinds for facet in self._by_kind.get(kind, ())])

    def beside(self, kind: str) -> Iterator[Facet]:
        """The facets of all other kinds."""
        return (facet for facet in self.facets if facet.kind != kind)

    @cached_property
    def _by_kind(self) -> Mapping[str, list[Facet]]:
        held: dict[str, list[Facet]] = {}
        for facet in self.facets:
            held.setdefault(facet.kind, []).append(facet)
        return held


@dataclass(frozen=True, slots=True)
class Tested:
    """One facet that was asked for, whether it fits, and on which claims that rests."""

    facet: Facet
    verdict: Verdict
    claims: Premises


def of_disease(graph: Graph, disease: str, given: Mapping[str, tuple[str, ...]] | None = None) -> Case:
    """A case of a disease: the disease, all that the definitions above it give, and what else is given.

    Args:
        given: kind of qualifier → values.
    """
    inherited = _inherited(graph, disease)
    return Case((Facet(DISEASE, (disease,)), *inherited, *facets_of(given or {}, graph.several)))


def of_claim(graph: Graph, claim: Claim) -> Case:
    """What a claim asks for: the disease that it is about, unfolded by its definition, and its qualifiers."""
    own = facets_of(claim.qualifiers, graph.several, (claim.id,))
    about = claim.object
    if about is None or about not in graph.concepts or not graph.is_kind(about, ENTITY):
        return Case(own)
    base, claims = _unfolded(graph, about)
    return Case(_each_once((Facet(DISEASE, (base,), claims), *own, *_inherited(graph, about))))


def _each_once(facets: Iterable[Facet]) -> tuple[Facet, ...]:
    """Facets without those that say the same once more, from a definition further up."""
    return tuple({(facet.kind, facet.values): facet for facet in reversed(tuple(facets))}.values())[::-1]


def fits(graph: Graph, required: Case, given: Case) -> tuple[Tested, ...]:
    """Each facet of one case tested against another, the disease first, then in reading order."""
    return tuple(testing(graph, required, given))


def testing(graph: Graph, required: Case, given: Case) -> Iterator[Tested]:
    """The same, each facet tested when it is taken.

    What says more of the statement than of a case (a country, what is given together) is tested where it is given.
    """
    kinds = graph.vocabulary.qualifier_kinds
    asked = [facet for facet in required.facets if kinds[facet.kind].of_case or given.of(facet.kind)]
    asked.sort(key=lambda facet: (facet.kind != DISEASE, kinds[facet.kind].order))
    return (_facet(graph, facet, given) for facet in asked)


def verdict(results: Iterable[Tested]) -> Verdict:
    """What several results come to: it fits where all do, and does not where one does not; no more are then taken.

    >>> verdict([])
    'fits'
    """
    known = True
    for result in results:
        if result.verdict == "does not fit":
            return result.verdict
        known = known and result.verdict == "fits"
    return "fits" if known else "not known"


def meeting(graph: Graph, asked: Case, disease: str) -> Premises | None:
    """The claims by which whoever meets a case has a disease, since they meet the whole definition; None otherwise.

    What is for breast cancer "if it is ER-positive" is for ER-positive breast cancer, under whatever else it asks for.
    """
    base, claims = _unfolded(graph, disease)
    wanted = (Facet(DISEASE, (base,), claims), *_inherited(graph, disease))
    tested = [_facet(graph, facet, asked) for facet in wanted]
    return merged(*(one.claims for one in tested)) if verdict(tested) == "fits" else None


def at_odds(graph: Graph, case: Case) -> Iterator[tuple[Facet, Facet, Premises]]:
    """Each two facets of a case that can't both hold, with the claims by which they can't."""
    for one, other in combinations(case.facets, 2):
        tested = _facet(graph, one, Case((other,)))
        if tested.verdict == "does not fit":
            yield one, other, tested.claims


def _facet(graph: Graph, wanted: Facet, given: Case) -> Tested:
    """One facet against those of its kind, of the kind that says the contrary, and of all others."""
    denied = graph.vocabulary.qualifier_kinds[wanted.kind].denies
    same, contrary = (_of_same_kind, _denied) if denied is None else (_of_same_denial, _denying)
    contraries = (denied,) if denied else graph.vocabulary.deniers.get(wanted.kind, ())
    of_kinds = ((same, given.of(wanted.kind)), (contrary, given.of(*contraries)))
    for test, held in (*of_kinds, (_of_other_kind, given.beside(wanted.kind))):
        said = [(facet, found) for facet in held if (found := test(graph, wanted, facet)) is not None]
        if said:  # one that fits is enough, whatever else there is
            facet, found = next((one for one in said if one[1][0] == "fits"), said[0])
            return Tested(wanted, found[0], merged(facet.claims, wanted.claims, found[1]))
    return Tested(wanted, "not known", wanted.claims)


def _of_same_kind(graph: Graph, wanted: Facet, given: Facet) -> Found:
    """What is given lies within what is wanted, or excludes it: of what adds up, nothing excludes anything."""
    within = graph.order.covered(given.values, wanted.values)
    if within is not None:
        return "fits", within
    if graph.vocabulary.qualifier_kinds[wanted.kind].adds_up:
        return None
    apart = graph.order.all_apart(given.values, wanted.values)
    if apart is None and wanted.kind == DISEASE:
        apart = _refuted(graph, given.values, wanted.values)
        if apart is None and not _can_meet(graph, given.values, wanted.values):
            apart = ()
    return None if apart is None else ("does not fit", apart)


def _refuted(graph: Graph, ones: Iterable[str], others: Iterable[str]) -> Premises | None:
    """The claims by which none of some diseases is a kind of others, or of what those are kinds of; None without."""
    refuted = graph.forward.get(("is_a", "refutes"), {})
    found = []
    for one in ones:
        for other in others:
            wide = sorted(refuted.get(one, {}).keys() & graph.above[other].keys())
            if not wide:
                return None
            found.append(merged(refuted[one][wide[0]], graph.above[other][wide[0]]))
    return merged(*found)


def _of_same_denial(graph: Graph, wanted: Facet, given: Facet) -> Found:
    """Who has had no chemotherapy has had no paclitaxel: of what is denied, the wider fits."""
    within = graph.order.covered(wanted.values, given.values)
    return None if within is None else ("fits", within)


def _denied(graph: Graph, wanted: Facet, given: Facet) -> Found:
    """What is wanted lies within what is said not to be."""
    within = graph.order.covered(wanted.values, given.values)
    return None if within is None else ("does not fit", within)


def _denying(graph: Graph, wanted: Facet, given: Facet) -> Found:
    """What is given lies within what must not be; or, of a disease, excludes it."""
    within = graph.order.covered(given.values, wanted.values)
    return None if within is None else ("does not fit", within)


def _of_other_kind(graph: Graph, wanted: Facet, given: Facet) -> Found:
    """Values of two kinds that exclude each other by what their words mean: an early stage, and an extent that is not.

    That nothing is both of two treatments, as claims say, tells nothing of having had one and not tolerating another.
    """
    pairs = [(parsed(one).concept, parsed(other).concept) for one in given.values for other in wanted.values]
    found = [graph.order.declared(one, other) if one and other else None for one, other in pairs]
    return ("does not fit", ()) if pairs and all(premises == () for premises in found) else None


def _inherited(graph: Graph, disease: str) -> Iterator[Facet]:
    """What the definitions of a disease, and of those it is a kind of, give."""
    for wide, premises in graph.above[disease].items():
        for claim in _definitions(graph, wide):
            yield from facets_of(claim.qualifiers, graph.several, merged(premises, (claim.id,)))


def _can_meet(graph: Graph, ones: Iterable[str], others: Iterable[str]) -> bool:
    """Whether one of some diseases can be one of others, as far as is known.

    Two cannot where all that they have in common are groups of different diseases (both are solid tumors), and nothing
    is known to be both. A group itself may meet anything, and so may what facets alone tell apart.
    """
    pairs = [(a, b) for one in ones for other in others for a in _own(graph, one) for b in _own(graph, other)]
    return not pairs or any(_related(graph, a, b) for a, b in pairs)


def _related(graph: Graph, one: str, other: str) -> bool:
    """Whether something is a kind of both, or both are kinds of one disease of its own, whose kinds may overlap."""
    if not graph.below[one].keys().isdisjoint(graph.below[other].keys()):
        return True
    shared = graph.above[one].keys() & graph.above[other].keys()
    return any(graph.concepts[key].type == ENTITY for key in shared)


def _own(graph: Graph, disease: str) -> tuple[str, ...]:
    """The nearest diseases of their own that something is a kind of; none for what stands for many."""
    if graph.concepts[disease].type == GROUP:
        return ()
    above = [key for key in graph.above[disease] if graph.concepts[key].type == ENTITY]
    return tuple(key for key in above if not any(key != other and key in graph.above[other] for other in above))


def _definitions(graph: Graph, disease: str) -> Iterator[Claim]:
    for claims in graph.forward.get(("defined_as", "supports"), {}).get(disease, {}).values():
        yield from (graph.claims[key] for key in claims)


def _unfolded(graph: Graph, disease: str) -> tuple[str, Premises]:
    """The outermost parent of a disease's definition, and the definitions in between."""
    base, claims = disease, list[str]()
    while (claim := next(_definitions(graph, base), None)) and claim.object and claim.id not in claims:
        base = claim.object
        claims.append(claim.id)
    return base, tuple(claims)
