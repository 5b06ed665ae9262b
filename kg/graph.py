"""The graph compiled for walking: who says what of whom, both ways round. Knows no plan, no words and no store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from math import inf
from types import MappingProxyType

from kg.claims import Claim, Concept, Direction, Source
from kg.closure import DERIVING, Closure, closure
from kg.links import Links, laid_out
from kg.order import Order, Premises
from kg.tombstones import Tombstone
from ontology.errors import NotFound, near_misses
from ontology.vocabulary import Several, Vocabulary

STAR = "is_a*"
Standing = tuple[float, int, int]
Index = dict[str, dict[str, tuple[str, ...]]]  # subject → what stands at the object → claims


def said(claim: Claim) -> str:
    """What stands at the object's place of a claim: a concept, a value, or (for words) the claim itself."""
    return claim.object or claim.value or claim.id


def contrary(direction: Direction) -> Direction:
    """The other direction."""
    return "refutes" if direction == "supports" else "supports"


@dataclass(frozen=True)
class Graph:
    """Concepts, claims and sources, indexed. Superseded claims are held and shown, but no walk finds them.

    `retired` are the tombstones of claims that are held no more.
    """

    vocabulary: Vocabulary
    concepts: Mapping[str, Concept]
    claims: Mapping[str, Claim]
    sources: Mapping[str, Source]
    above: Closure
    retired: Mapping[str, Tombstone] = field(default_factory=dict)
    below: Closure = field(init=False, repr=False)
    forward: Mapping[tuple[str, Direction], Index] = field(init=False, repr=False)
    _links: dict[tuple[str, Direction], Links] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        below: dict[str, dict[str, tuple[str, ...]]] = {}
        for concept, ancestors in self.above.items():
            for ancestor, premises in ancestors.items():
                below.setdefault(ancestor, {})[concept] = premises
        forward: dict[tuple[str, Direction], Index] = {}
        for claim in sorted(live(self.claims.values()), key=lambda c: c.id):
            ends = forward.setdefault((claim.predicate, claim.direction), {}).setdefault(claim.subject, {})
            thing = said(claim)
            ends[thing] = (*ends.get(thing, ()), claim.id)
        object.__setattr__(self, "below", below)
        object.__setattr__(self, "forward", forward)

    @cached_property
    def standing(self) -> Mapping[str, Standing]:
        """Of each claim: its `order` (infinite where it has none), the rank of its best level, its day (ordinal)."""
        return _Standings(self.claims, {key: level.rank for key, level in self.vocabulary.levels.items()})

    @cached_property
    def contestable(self) -> frozenset[tuple[str, Direction]]:
        """Predicate and direction of claims that others can speak against: of the same or an opposing predicate."""
        said = self.forward.keys()
        return frozenset(
            (predicate, direction)
            for predicate, direction in said
            for other in (predicate, *self.vocabulary.predicates[predicate].opposes)
            if (other, contrary(direction)) in said
        )

    @cached_property
    def carried(self) -> Mapping[tuple[str, Direction], frozenset[str]]:
        """The kinds of qualifiers that claims in force carry, by their predicate and direction."""
        return {
            key: frozenset(
                kind
                for ends in index.values()
                for claims in ends.values()
                for claim in claims
                for kind in self.claims[claim].qualifiers
            )
            for key, index in self.forward.items()
        }

    @cached_property
    def _kinds(self) -> Mapping[str, frozenset[str]]:
        return {key: self.vocabulary.ancestors(concept.type) for key, concept in self.concepts.items()}

    @cached_property
    def several(self) -> Mapping[str, Several]:
        """What several values of each kind of qualifier mean."""
        return {key: kind.several for key, kind in self.vocabulary.qualifier_kinds.items()}

    @cached_property
    def order(self) -> Order:
        """Which value of a qualifier, or concept, lies within another, and which two exclude each other."""
        excluding: dict[str, dict[str, Premises]] = {}
        for one, others in self.forward.get(("disjoint_with", "supports"), {}).items():
            for other, claims in others.items():
                excluding.setdefault(one, {})[other] = claims
                excluding.setdefault(other, {}).setdefault(one, claims)
        for concept in self.concepts.values():
            for other in concept.excludes:
                excluding.setdefault(concept.id, {})[other] = excluding.setdefault(other, {})[concept.id] = ()
        kinds = self.vocabulary.qualifier_kinds.values()
        return Order(self.above, self._held, excluding, frozenset(kind.id for kind in kinds if kind.single))

    @cached_property
    def _held(self) -> Mapping[str, frozenset[str]]:
        """Values that stand for others by the meaning of their words → the concepts that they stand for."""
        held: dict[str, set[str]] = {}
        for concept in self.concepts.values():
            for one in concept.holds:
                members = self.of_class(one) if one in self.vocabulary.classes else self.below[one]
                for wide in self.above[concept.id]:
                    held.setdefault(wide, set()).update(members)
        return {key: frozenset(members) for key, members in held.items()}

    def without(self, *masked: str) -> Graph:
        """The same graph as if some claims had never been made: everything derived of them is derived anew."""
        kept = {key: claim for key, claim in self.claims.items() if key not in masked}
        touched = {(self.claims[key].predicate, self.claims[key].direction) for key in masked if key in self.claims}
        if any(predicate in DERIVING for predicate, _ in touched):
            return compiled(self.vocabulary, self.concepts, kept, self.sources, self.retired)
        left = Graph(self.vocabulary, self.concepts, kept, self.sources, self.above, self.retired)
        left._links.update({key: links for key, links in self._links.items() if key not in touched})
        return left

    def links(self, predicate: str, direction: Direction = "supports") -> Links:
        """A predicate's claims laid out for walking, made when first walked; `is_a*` for all derived kinds."""
        key = (predicate, direction)
        held = self._links.get(key)
        if held is None:
            held = self._links[key] = laid_out(self._triples(predicate, direction))
        return held

    def _triples(self, predicate: str, direction: Direction) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        if predicate == STAR:
            for concept, ancestors in self.above.items():
                for ancestor, premises in ancestors.items():
                    yield concept, ancestor, premises
            return
        for subject, ends in self.forward.get((predicate, direction), {}).items():
            for thing, claims in ends.items():
                for claim in claims:
                    yield subject, thing, (claim,)

    def concept(self, concept: str) -> Concept:
        """A concept by its id.

        Raises:
            NotFound: with the ids that look like it.
        """
        held = self.concepts.get(concept)
        if held is None:
            raise not_found("concept", concept, self.concepts)
        return held

    def is_kind(self, concept: str, kind: str) -> bool:
        """Whether a concept's type is a class of the ontology, or one below it."""
        return kind in self._kinds[concept]

    @cached_property
    def _members(self) -> Mapping[str, frozenset[str]]:
        held: dict[str, set[str]] = {}
        for concept, kinds in self._kinds.items():
            for kind in kinds:
                held.setdefault(kind, set()).add(concept)
        return {kind: frozenset(concepts) for kind, concepts in held.items()}

    def members(self, kind: str) -> frozenset[str]:
        """The ids of all concepts of a class of the ontology."""
        return self._members.get(kind, frozenset())

    def of_class(self, kind: str) -> tuple[str, ...]:
        """The ids of all concepts of a class of the ontology, sorted."""
        return tuple(sorted(self.members(kind)))

    def claims_of(self, concept: str) -> tuple[Claim, ...]:
        """Every claim with a concept at either end, superseded ones included, in the order of their ids."""
        return tuple(self.claims[key] for key in self._naming.get(concept, ()))

    @cached_property
    def _naming(self) -> Mapping[str, list[str]]:
        """Concept → the claims that have it at either end, in the order of their ids."""
        out: dict[str, list[str]] = {}
        for key, claim in sorted(self.claims.items()):
            for end in {claim.subject, claim.object or claim.subject}:
                out.setdefault(end, []).append(key)
        return out

    @property
    def as_of(self) -> date:
        """The newest day any source was read: what the graph as a whole speaks for."""
        return max((claim.checked_on for claim in self.claims.values()), default=date.min)


class _Standings(dict[str, Standing]):
    """How claims stand, each worked out when it is first asked for: an answer ranks few of all claims."""

    def __init__(self, claims: Mapping[str, Claim], rank: Mapping[str, int]) -> None:
        super().__init__()
        self._claims, self._rank = claims, rank

    def __missing__(self, key: str) -> Standing:
        claim = self._claims[key]
        order = inf if claim.order is None else claim.order
        best = min(self._rank[citation.level] for citation in claim.resting_on)
        held = self[key] = (order, best, claim.as_of.toordinal())
        return held


def not_found(noun: str, name: str, known: Iterable[str]) -> NotFound:
    """The error for a name that is not held, with near misses."""
    close = near_misses(name, known)
    fix = f"did you mean {' or '.join(close)}?" if close else "see /explore for what is held"
    return NotFound(what=f"no {noun} '{name}'", fix=fix)


def live(claims: Iterable[Claim]) -> list[Claim]:
    """The claims in force: those that nothing newer replaces."""
    return [claim for claim in claims if not claim.superseded]


def compiled(
    vocabulary: Vocabulary,
    concepts: Mapping[str, Concept],
    claims: Mapping[str, Claim],
    sources: Mapping[str, Source],
    retired: Mapping[str, Tombstone] = MappingProxyType({}),
) -> Graph:
    """Compile a graph from facts, deriving what is a kind of what.

    Args:
        retired: what is left of claims that went.
    """
    several = {key: kind.several for key, kind in vocabulary.qualifier_kinds.items()}
    wider = {key: concept.wider for key, concept in concepts.items() if concept.wider}
    above = closure(concepts, live(claims.values()), several, wider)
    return Graph(vocabulary, concepts, claims, sources, above, retired)
