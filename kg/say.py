"""A claim on one line of English, in the words of the ontology and with labels: for who tends the facts.

Knows no grammar and no page.
"""

from __future__ import annotations

from collections.abc import Callable

from kg.claims import Claim
from kg.values import Value, parsed
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
    stated = f"{label(claim.subject)} {verb} {said}"
    parts = [_facet(kind, values, label, vocabulary) for kind, values in claim.qualifiers.items()]
    return f"{stated} ({'; '.join(parts)})" if parts else stated


def _facet(kind: str, values: tuple[str, ...], label: Label, vocabulary: Vocabulary) -> str:
    info = vocabulary.qualifier_kinds[kind]
    listed = (" or " if info.several == "any" else ", ").join(_value(parsed(id), label, vocabulary) for id in values)
    return f"{info.label[ENGLISH]}: {listed}"


def _value(value: Value, label: Label, vocabulary: Vocabulary) -> str:
    """A value with its facets: `chemotherapy [extent: has spread]`."""
    named = label(value.concept) if value.concept else str(value)
    inner = "; ".join(_facet(kind, values, label, vocabulary) for kind, values in value.facets)
    return f"{named} [{inner}]" if inner else named
