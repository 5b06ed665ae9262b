"""Explanations, claims and concepts as the JSON that users rely on: ids become IRIs here. Knows no web and no file.

Keys may be added, never renamed. The command line's `--format json` and `/api/v1` print the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from explain.model import (
    Choice,
    Empty,
    Explanation,
    Mention,
    Mentioned,
    More,
    Notice,
    Premise,
    Recognized,
    Related,
    Section,
    Sentence,
)
from kg.claims import Citation, Claim, Concept, Register, Replaced, Source
from kg.graph import Graph
from kg.rdf import thing
from kg.tombstones import heirs
from kg.values import parsed
from ontology import terms
from ontology.terms import claim_iri, concept_iri, level_iri, predicate_iri

Json = dict[str, Any]
LEVELS = tuple(iri for name, iri in vars(terms).items() if name.startswith("LEVEL_"))  # strongest first


def as_json(explanation: Explanation) -> Json:
    """The whole answer, as `POST /api/v1/ask` and `wayfind ask --format json` give it."""
    read, edition = explanation.understanding, explanation.kb
    return {
        "question": explanation.question,
        "status": explanation.status,
        "register": explanation.in_register,
        "language": explanation.language,
        "depth": explanation.depth,
        "today": explanation.today.isoformat(),
        "understanding": {
            "intent": read.intent,
            "intents": list(read.intents),
            "why": list(read.why),
            "unknown": list(read.unknown),
            "cut_off": read.cut_off,
            "language": read.language,
            "concepts": [_recognized(concept) for concept in read.concepts],
            "mentioned": [_mentioned(fact) for fact in read.mentioned],
            "shared": read.shared or None,
            "corrected": {concept_iri(one): concept_iri(other) if other else None for one, other in read.corrected},
            "premises": [_premise(premise) for premise in read.premises],
            "left": [*map(concept_iri, read.left)],
            "choices": [_choice(choice) for choice in read.choices],
        },
        "notices": [_notice(notice) for notice in explanation.notices],
        "summary": [_sentence(sentence) for sentence in explanation.summary],
        "sections": [_section(section) for section in explanation.sections],
        "untold": [*map(_empty, explanation.untold)],
        "claims": {
            claim_iri(key): _claim(claim, explanation.today, explanation.in_register, explanation.language)
            for key, claim in explanation.claims.items()
        },
        "sources": {key: source_json(source) for key, source in explanation.sources.items()},
        "spine": [*map(concept_iri, explanation.spine)],
        "related": [{"question": r.question, "url": answer_url(r)} for r in explanation.related],
        "labels": {concept_iri(key): label for key, label in explanation.labels.items()},
        "kb": {
            "version": edition.version,
            "sha256": edition.sha256,
            "built_on": edition.built_on.isoformat(),
            "as_of": edition.as_of.isoformat(),
        },
    }


def answer_url(question: Related | Choice) -> str:
    """The canonical address of a question that the graph can answer.

    >>> answer_url(Related(question="…", plan="how-it-works", needs=("car-t", "breast-cancer")))
    '/answers/how-it-works/car-t/breast-cancer'
    """
    return "/".join(("/answers", question.plan, *question.needs))


def claim_json(graph: Graph, claim: Claim, today: date, register: Register = "plain", language: str = "en") -> Json:
    """One claim with what replaces it and what it replaces, its sources, and the labels of what it names."""
    around = [claim]
    for other in (claim.supersedes, claim.superseded_by):
        if other and other.claim in graph.claims:
            around.append(graph.claims[other.claim])
    return {"id": claim_iri(claim.id), **claims_json(graph, around, today, register, language)}


def retired_json(graph: Graph, claim: str, today: date, register: Register = "plain", language: str = "en") -> Json:
    """A claim that is held no more: since when, why, and all of what took its place."""
    stone = graph.retired[claim]
    newer = [graph.claims[key] for key in heirs(graph.retired, claim) if key in graph.claims]
    return {
        "id": claim_iri(claim),
        "retired_on": stone.on.isoformat(),
        "because": stone.because,
        "replaced_by": [claim_iri(held.id) for held in newer],
        **claims_json(graph, newer, today, register, language),
    }


def claims_json(
    graph: Graph, claims: Iterable[Claim], today: date, register: Register = "plain", language: str = "en"
) -> Json:
    """Several claims by IRI, in the order given, with their sources and the labels of what they name."""
    held = {claim.id: claim for claim in claims}
    sources = dict.fromkeys(citation.source for claim in held.values() for citation in claim.cited)
    return {
        "claims": {claim_iri(key): _claim(claim, today, register, language) for key, claim in held.items()},
        "sources": {key: source_json(graph.sources[key]) for key in sources},
        "labels": {
            concept_iri(key): graph.concepts[key].label.say(register, language) or key
            for key in dict.fromkeys(key for claim in held.values() for key in claim.named)
            if key in graph.concepts
        },
    }


def concept_json(
    graph: Graph, concept: Concept, today: date, register: Register = "plain", language: str = "en"
) -> Json:
    """A concept, what it is a kind of, and every claim with it at either end, superseded ones included."""
    return {
        **concept_brief(concept, register, language),
        "synonyms": list(concept.synonyms),
        "xrefs": list(concept.xrefs),
        "above": [concept_iri(key) for key in graph.above.get(concept.id, {}) if key != concept.id],
        "below": [concept_iri(key) for key in graph.below.get(concept.id, {}) if key != concept.id],
        **claims_json(graph, graph.claims_of(concept.id), today, register, language),
    }


def concept_brief(concept: Concept, register: Register = "plain", language: str = "en") -> Json:
    """A concept as a row of a list."""
    return {
        "id": concept_iri(concept.id),
        "label": concept.label.say(register, language) or concept.id,
        "type": concept.type,
        "url": f"/concepts/{concept.id}",
    }


def source_json(source: Source) -> Json:
    """A citable document."""
    return {
        "title": source.title,
        "publisher": source.publisher,
        "date": source.date,
        "url": source.url,
        "identifiers": list(source.identifiers),
        "accessed_on": source.accessed_on.isoformat(),
        "kind": source.kind,
        "licence": source.licence,
    }


def best_level(citations: Sequence[Citation]) -> str:
    """The strongest level among citations: what a claim shows."""
    return min((citation.level for citation in citations), key=lambda level: LEVELS.index(level_iri(level)))


def _claim(claim: Claim, today: date, register: Register, language: str) -> Json:
    text = claim.words.say(register, language) if claim.words else None
    return {
        "subject": concept_iri(claim.subject),
        "predicate": predicate_iri(claim.predicate),
        "object": concept_iri(claim.object) if claim.object else text or claim.value,
        "text": text,
        "value": claim.value,
        "qualifiers": {kind: [*map(thing, values)] for kind, values in claim.qualifiers.items()},
        "conditions": {kind: [*map(_value, values)] for kind, values in claim.qualifiers.items()},
        "direction": claim.direction,
        "level": best_level(claim.resting_on),
        "sources": list(dict.fromkeys(citation.source for citation in claim.cited)),
        "citations": [
            {
                "source": citation.source,
                "at": citation.at,
                "level": citation.level,
                "as_of": citation.as_of.isoformat(),
                "checked_on": citation.checked_on.isoformat(),
                "undated": citation.undated,
                "reading": citation.reading or None,
                "read_by": citation.read_by,
                "reviewed_by": citation.reviewed_by,
                "reviewed_on": citation.reviewed_on.isoformat() if citation.reviewed_on else None,
                "superseded_by": citation.superseded_by.model_dump() if citation.superseded_by else None,
            }
            for citation in claim.cited
        ],
        "as_of": claim.as_of.isoformat(),
        "checked_on": claim.checked_on.isoformat(),
        "valid_for": claim.valid_for,
        "stale": claim.stale_on(today),
        "order": claim.order,
        "superseded": claim.superseded,
        "supersedes": _replaced(claim.supersedes),
        "superseded_by": _replaced(claim.superseded_by),
    }


def _value(id: str) -> Json:
    """A qualifier's value: a concept, narrowed by facets of its own or not, or the numbers from least to most."""
    value = parsed(id)
    if not value.concept:
        return {"value": thing(id), "least": value.least, "most": value.most}
    facets = {kind: [*map(_value, values)] for kind, values in value.facets}
    return {"value": thing(id), "concept": concept_iri(value.concept), "facets": facets}


def _replaced(replaced: Replaced | None) -> Mapping[str, str] | None:
    return {"claim": claim_iri(replaced.claim), "because": replaced.because} if replaced else None


def _notice(notice: Notice) -> Json:
    calls = [{"name": one.name, "phone": one.phone, "place": one.place} for one in notice.calls]
    return {
        "kind": notice.kind,
        "text": notice.text,
        "about": notice.about or None,
        "why": notice.why or None,
        "calls": calls,
        "claims": [*map(claim_iri, notice.claims)],
        "sources": list(notice.sources),
    }


def _section(section: Section) -> Json:
    return {
        "id": section.id,
        "title": section.title,
        "shape": section.shape,
        "columns": list(section.columns),
        "empty": _empty(section.empty) if section.empty else None,
        "sentences": [_sentence(sentence) for sentence in section.sentences],
        "more": _more(section.more) if section.more else None,
        "left": section.left,
    }


def _more(more: More) -> Json:
    return {"count": more.count, "concept": concept_iri(more.concept)}


def _empty(empty: Empty) -> Json:
    return {"text": empty.text, "thing": empty.thing, "looked_for": empty.looked_for, "as_of": empty.as_of.isoformat()}


def _sentence(sentence: Sentence) -> Json:
    return {
        "id": sentence.id,
        "text": sentence.text,
        "claims": [*map(claim_iri, sentence.claims)],
        "walk": [*map(concept_iri, sentence.walk)],
        "mentions": _mentions(sentence.mentions),
        "own_text": sentence.own_text,
        "item": sentence.item,
        "stale": sentence.stale,
        "doubted": sentence.doubted,
        "more": sentence.more,
        "cells": [cell.text for cell in sentence.cells],
        "cell_claims": [[*map(claim_iri, cell.claims)] for cell in sentence.cells],
    }


def _mentions(mentions: Iterable[Mention]) -> list[list[int | str]]:
    return [[mention.start, mention.end, concept_iri(mention.concept)] for mention in mentions]


def _premise(premise: Premise) -> Json:
    return {
        "premise": premise.premise,
        "holds": premise.holds,
        "text": premise.text,
        "claims": [*map(claim_iri, premise.claims)],
        "mentions": _mentions(premise.mentions),
    }


def _recognized(concept: Recognized) -> Json:
    return {**concept.model_dump(), "id": concept_iri(concept.id), "others": [*map(concept_iri, concept.others)]}


def _mentioned(fact: Mentioned) -> Json:
    concepts = [*map(concept_iri, fact.concepts)]
    return {"text": fact.text, "role": fact.role, "concepts": concepts, "whose": fact.whose or None}


def _choice(choice: Choice) -> Json:
    return {"reading": choice.reading, "question": choice.question, "url": answer_url(choice)}
