"""A language is held where it has every word; without any one of them it is a list with that word's file and line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest

from api.languages import Languages
from kg.claims import Words
from kg.graph import compiled
from ontology.vocabulary import Vocabulary
from tests.worked.greek import ENGLISH, GREEK
from tests.worked.world import english, world


def test_before_its_words_are_there_it_is_not_held() -> None:
    held = english().languages()
    assert (held.book.begun, held.book.languages) == ((ENGLISH,), (ENGLISH,))
    assert len(held.missing(GREEK)) == held.words


def test_with_all_of_its_words_it_is_held() -> None:
    held = world().languages()
    assert held.missing(GREEK) == ()
    assert held.book.languages == (GREEK, ENGLISH)


def test_three_notices_switch_nothing_on() -> None:
    """They did once: every question in Spanish then failed."""
    content, notices = world().content, "wording/notices.yaml"
    documents = {name: replace(held, data=without_greek(held.data)) for name, held in content.documents.items()}
    documents[notices] = content.documents[notices]
    templates = {name: text for name, text in content.templates.items() if f"{GREEK}." not in name}
    held = world().languages(replace(content, documents=documents, templates=templates))
    assert (held.book.begun, held.book.languages) == ((GREEK, ENGLISH), (ENGLISH,))


def without_greek(data: Any) -> Any:
    """What a file says, without one of its languages."""
    if isinstance(data, list):
        return [without_greek(item) for item in data]
    return {key: without_greek(held) for key, held in data.items() if key != GREEK} if isinstance(data, dict) else data


def lacking(held: Languages) -> tuple[str, ...]:
    """What keeps Greek from being held; it must not be."""
    assert GREEK not in held.book.languages
    return tuple(map(str, held.missing(GREEK)))


def spots(data: Any, place: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Where Greek words stand in what a file says."""
    if isinstance(data, list):
        for i, item in enumerate(data):
            yield from spots(item, (*place, i))
    elif isinstance(data, dict):
        for key, held in data.items():
            yield from [(*place, key)] if key == GREEK else spots(held, (*place, key))


def dropped(data: Any, place: tuple[str | int, ...]) -> Any:
    """What a file says, without one thing."""
    out = deepcopy(data)
    held = out
    for step in place[:-1]:
        held = held[step]
    del held[place[-1]]
    return out


def test_without_any_one_word_of_the_content_it_is_not_held_and_the_line_is_named() -> None:
    content, tried = world().content, 0
    for name, document in content.documents.items():
        for place in spots(document.data):
            changed = replace(document, data=dropped(document.data, place))
            found = lacking(world().languages(replace(content, documents={**content.documents, name: changed})))
            assert len(found) == 1, f"{name} {place}: {found}"
            assert found[0].startswith(f"{document.where(place[:-1])}: no words in 'el'; add `")
            tried += 1
    assert tried > 150, "every phrase that pages say is tried"


def test_without_any_one_template_it_is_not_held_and_the_file_to_write_is_named() -> None:
    content = world().content
    greek_ones = [name for name in content.templates if name.endswith(f"{GREEK}.j2")]
    assert greek_ones
    for name in greek_ones:
        templates = {key: text for key, text in content.templates.items() if key != name}
        (found,) = lacking(world().languages(replace(content, templates=templates)))
        assert found.endswith(f"no words in 'el'; write explain/content/{name}")


def english_only(words: Words) -> Words:
    """Words without one of their languages."""
    return Words(by_language={ENGLISH: words.by_language[ENGLISH]})


def test_without_any_one_label_of_a_fact_it_is_not_held_and_the_line_is_named() -> None:
    for key, concept in world().graph.concepts.items():
        (found,) = lacking(with_concept(key, label=english_only(concept.label)))
        assert found == f"{world().facts.line(key, 'label')}: no words in 'el'; add `el: …` to its label"


def test_without_any_one_phrase_of_a_value_it_is_not_held_and_the_line_is_named() -> None:
    tried = 0
    for key, concept in world().graph.concepts.items():
        for facets, words in concept.phrases.items():
            (found,) = lacking(with_concept(key, phrases={**concept.phrases, facets: english_only(words)}))
            place = world().facts.line(key, "with")
            assert found == f"{place}: no words in 'el'; add `el: …` to its words for '{facets}'"
            tried += 1
    assert tried, "no value has words for a facet: give one `with:`"


def with_concept(key: str, **otherwise: object) -> Languages:
    """What is said in which language if one concept were another."""
    held = world().graph
    concepts = {**held.concepts, key: held.concepts[key].model_copy(update=otherwise)}
    return world().languages(graph=compiled(held.vocabulary, concepts, held.claims, held.sources))


def test_without_any_one_text_of_a_fact_it_is_not_held_and_the_line_is_named() -> None:
    held = world().graph
    for key, claim in held.claims.items():
        if claim.words:
            claims = {**held.claims, key: claim.model_copy(update={"words": english_only(claim.words)})}
            graph = compiled(held.vocabulary, held.concepts, claims, held.sources)
            (found,) = lacking(world().languages(graph=graph))
            assert found == f"{world().facts.line(key, 'text')}: no words in 'el'; add `el: …` to its text"


SHOWN = {
    "classes": ("label", "plain_gloss"),
    "predicates": ("label", "denied"),
    "levels": ("label", "plain_gloss"),
    "qualifier_kinds": ("label",),
}


@pytest.mark.parametrize("rows", SHOWN)
def test_without_any_one_word_of_the_ontology_it_is_not_held_and_the_line_is_named(rows: str) -> None:
    held = world().graph
    turtle = (world().root / "ontology" / "wayfind.ttl").read_text("utf-8").splitlines()
    for key, term in getattr(held.vocabulary, rows).items():
        for name in SHOWN[rows]:
            if getattr(term, name):
                poorer = term.model_copy(update={name: {ENGLISH: getattr(term, name)[ENGLISH]}})
                graph = replace(held, vocabulary=with_row(held.vocabulary, rows, key, poorer))
                (found,) = lacking(world().languages(graph=graph))
                place = re.fullmatch(r"ontology/wayfind\.ttl:(\d+): no words in 'el'; add `.*@el`", found)
                assert place, found
                assert turtle[int(place[1]) - 1].startswith(f"wf:{term.iri.rpartition('#')[2]} a ")


def with_row(words: Vocabulary, rows: str, key: str, row: Any) -> Vocabulary:
    """A vocabulary in which one term is another."""
    return words.model_copy(update={rows: {**getattr(words, rows), key: row}})
