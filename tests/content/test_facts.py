"""Every fact file can be read, says something of its concept, and is linked to what else is held."""

from __future__ import annotations

import re
from functools import cache

import pytest

from kg.claims import Claim
from tests.content.files import held_in, names, wrong_in
from tests.kg.builders import real_facts, vocabulary

FACTS = names("kg/facts", ".yaml")
XREF = re.compile(r"[A-Za-z][A-Za-z0-9._]*:[A-Za-z0-9][\w.:-]*")


@cache
def linked() -> dict[str, int]:
    """How many claims but its own gloss have a concept at either end, or in a qualifier."""
    count: dict[str, int] = {}
    for claim in real_facts().claims.values():
        if claim.predicate == "gloss":
            continue
        for concept in {claim.subject, claim.object or claim.subject, *claim.named}:
            count[concept] = count.get(concept, 0) + 1
    return count


def claims_in(name: str) -> list[Claim]:
    """The claims of a file."""
    facts = real_facts()
    return [facts.claims[key] for key in held_in().get(name, []) if key in facts.claims]


@pytest.mark.parametrize("name", FACTS)
def test_a_fact_file(name: str) -> None:
    facts = real_facts()
    assert not wrong_in(name), wrong_in(name)
    held = held_in().get(name, [])
    assert held, f"{name}: it says nothing; add a concept or remove the file"
    concepts = [facts.concepts[key] for key in held if key in facts.concepts]
    idle = concepts and not any(linked().get(concept.id) or concept.id in glossed() for concept in concepts)
    assert not idle, f"{name}: no claim is about it or names it; add one, or remove the file"
    for concept in concepts:
        where = facts.where[concept.id]
        assert concept.label.say("plain"), f"{where}: '{concept.id}' has no plain label; add `label: {{plain: …}}`"
        odd = [xref for xref in concept.xrefs if not XREF.fullmatch(xref)]
        assert not odd, f"{where}: {odd} are no CURIEs; write them like NCIT:C1234"
        explained = concept.id in glossed() or explains_itself(name, concept.type)
        assert explained, f"{where}: '{concept.id}' has no gloss; add `gloss: {{plain: …, cited: […]}}`"


@cache
def glossed() -> frozenset[str]:
    """The concepts that have a gloss."""
    return frozenset(claim.subject for claim in real_facts().claims.values() if claim.predicate == "gloss")


def explains_itself(name: str, kind: str) -> bool:
    """Whether the label is the whole thing: of a phrase, a question, a myth (which has its truth)."""
    return "/qualifier/" in name or any(vocabulary().is_kind(kind, wide) for wide in ("QuestionToAsk", "Myth"))


@pytest.mark.parametrize("name", FACTS)
def test_every_citation_of_a_file_says_where(name: str) -> None:
    vague = [f"{real_facts().where[c.id]}: {c.id}" for c in claims_in(name) for at in c.cited if len(at.at.strip()) < 3]
    assert not vague, f"say in `at:` under which heading or in which row it stands: {vague}"


def test_no_two_concepts_have_one_identifier() -> None:
    """An identifier belongs to its label, so it belongs to one concept."""
    owners: dict[str, list[str]] = {}
    for concept in real_facts().concepts.values():
        for xref in concept.xrefs:
            owners.setdefault(xref, []).append(concept.id)
    shared = {xref: held for xref, held in owners.items() if len(held) > 1}
    assert not shared, f"look up which of them the identifier is of, and take it from the other: {shared}"


def test_what_is_denied_has_words_of_its_own() -> None:
    """A reader meets "does not have barrier", not "not: has barrier"."""
    denied = {claim.predicate for claim in real_facts().claims.values() if claim.direction == "refutes"}
    silent = [predicate for predicate in sorted(denied) if not vocabulary().predicates[predicate].denied]
    assert not silent, f"give {silent} a wf:deniedLabel in ontology/wayfind.ttl"
