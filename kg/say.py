"""A claim on one line, in the words of the ontology and the labels of what it names. Knows no grammar and no page."""

from __future__ import annotations

from collections.abc import Callable

from kg.claims import DEFAULT_LANGUAGE, Claim, Register
from kg.values import Value, parsed
from ontology.vocabulary import Vocabulary

Label = Callable[[str], str]


def statement(
    claim: Claim,
    label: Label,
    vocabulary: Vocabulary,
    register: Register = "plain",
    language: str = DEFAULT_LANGUAGE,
) -> str:
    """Subject, verb, object and qualifiers: `CAR T-cell therapy not: is standard for solid tumors (…)`.

    Args:
        label: the name of a concept.
    """
    own = claim.words.say(register, language) if claim.words else None
    said = label(claim.object) if claim.object else own or claim.value
    negated = "not: " if claim.direction == "refutes" else ""
    spoken = f"{label(claim.subject)} {negated}{vocabulary.predicates[claim.predicate].label} {said}"
    parts = [_facet(kind, values, label, vocabulary) for kind, values in claim.qualifiers.items()]
    return f"{spoken} ({'; '.join(parts)})" if parts else spoken


def _facet(kind: str, values: tuple[str, ...], label: Label, vocabulary: Vocabulary) -> str:
    info = vocabulary.qualifier_kinds[kind]
    listed = (" or " if info.several == "any" else ", ").join(_value(parsed(id), label, vocabulary) for id in values)
    return f"{info.label}: {listed}"


def _value(value: Value, label: Label, vocabulary: Vocabulary) -> str:
    """A value with its facets: `chemotherapy [extent: has spread]`."""
    named = label(value.concept) if value.concept else str(value)
    inner = "; ".join(_facet(kind, values, label, vocabulary) for kind, values in value.facets)
    return f"{named} [{inner}]" if inner else named
