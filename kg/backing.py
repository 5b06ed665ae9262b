"""Which claims have no citation of a level that claims of their kind should rest on. Knows no level by name."""

from __future__ import annotations

from collections.abc import Iterable

from kg.claims import Claim
from kg.graph import live
from ontology.vocabulary import Vocabulary


def lacking(claims: Iterable[Claim], vocabulary: Vocabulary) -> dict[str, tuple[Claim, ...]]:
    """The claims in force that lack such a citation, in the order of their ids, by predicate.

    A predicate says by `wf:restsOn` whose word its claims need: an approval that of an authority. Predicates that say
    nothing of it are left out; those whose claims all have it are there, with none.
    """
    return {
        key: tuple(claim for claim in asked if _levels(claim).isdisjoint(vocabulary.predicates[key].rests_on))
        for key, asked in resting(claims, vocabulary).items()
    }


def resting(claims: Iterable[Claim], vocabulary: Vocabulary) -> dict[str, tuple[Claim, ...]]:
    """The claims in force that need such a citation, by predicate and in the order of ids. What denies needs none."""
    held: dict[str, list[Claim]] = {key: [] for key, info in vocabulary.predicates.items() if info.rests_on}
    for claim in sorted(live(claims), key=lambda claim: claim.id):
        if claim.predicate in held and claim.direction == "supports":
            held[claim.predicate].append(claim)
    return {key: tuple(found) for key, found in held.items()}


def _levels(claim: Claim) -> set[str]:
    return {citation.level for citation in claim.resting_on}
