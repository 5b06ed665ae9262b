"""How long a claim holds: as its file says, else as the ontology says of what it states. Knows no day and no file."""

from __future__ import annotations

from collections.abc import Mapping

from kg.claims import Claim, Concept
from ontology.vocabulary import Vocabulary


def settled(claim: Claim, concepts: Mapping[str, Concept], vocabulary: Vocabulary) -> Claim:
    """A claim that says how long it holds, where its predicate's claims go out of date.

    What names something final (a status after which nothing follows) does not expire; else the predicate's period
    counts, unless the claim has one of its own.
    """
    predicate = vocabulary.predicates.get(claim.predicate)
    if claim.lasting or claim.valid_for is not None or predicate is None or predicate.valid_for is None:
        return claim
    named = concepts.get(claim.object or "")
    if named and named.type in vocabulary.classes and vocabulary.is_final(named.type):
        return claim.model_copy(update={"lasting": True})
    return claim.model_copy(update={"valid_for": predicate.valid_for})
