"""A claim on one line of English, in the words of the ontology and with labels: for who tends the facts.

Knows no grammar and no page.
"""

from __future__ import annotations

from collections.abc import Callable

from kg.claims import Claim
from ontology.vocabulary import ENGLISH, Vocabulary

Label = Callable[[str], str]


def statement(claim: Claim, label: Label, vocabulary: Vocabulary) -> str:
    """Subject, verb, object and qualifiers: `CAR T-cell therapy is not a standard treatment for solid tumor (…)`.

    Args:
        label: the name of a concept.
    """
    own = claim.words.say("plain") if claim.words else None
    said = label(claim.object) if claim.object else own or claim.value
    predicate = vocabulary.predicates[claim.predicate]
    verb = predicate.label[ENGLISH]
    if claim.direction == "refutes":
        verb = predicate.denied.get(ENGLISH) or f"not: {verb}"
    spoken = f"{label(claim.subject)} {verb} {said}"
    parts = [
        f"{vocabulary.qualifier_kinds[kind].label[ENGLISH]}: {', '.join(map(label, values))}"
        for kind, values in claim.qualifiers.items()
    ]
    return f"{spoken} ({'; '.join(parts)})" if parts else spoken
