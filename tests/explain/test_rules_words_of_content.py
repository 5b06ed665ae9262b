"""Words of plans, sections and intents have the form in which they are read on: else it is said where they stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from explain.book.written import Written
from kg.yamlfile import Document
from tests.explain import builders
from tests.explain.builders import Extras, PartText, content, part
from tests.kg.builders import graph, says

GRAPH = graph({"Drug": "fog"}, [says("fog is_a fog")])
ABOUT = part("{{ drug }} is a {{ kind }}.", "drug is_a kind")


def wrong(plan: Mapping[str, Any] | None = None, section: Mapping[str, Any] | None = None, **hearing: Any) -> list[str]:
    """What is wrong with a small content of which a plan or section says something else."""
    held = content({"drug": "Drug"}, ABOUT, extras=Extras(plan=plan or {}, section=section or {}))
    files = {f"hearing/{name.replace('__', '/')}.yaml": data for name, data in hearing.items()}
    documents = {name: Document(name, data, {}) for name, data in files.items()}
    return builders.findings(GRAPH, Written({**held.documents, **documents}, held.templates))


@pytest.mark.parametrize("end", [".", "?", "!"])
def test_what_was_looked_for_is_named_and_no_sentence(end: str) -> None:
    (found,) = wrong(section={"empty": {"en": f"We have none of {{drug}}{end}"}})
    assert "`empty` is read on behind 'We have not yet collected', and a sentence stands here" in found
    assert wrong(section={"empty": {"en": "kinds of {drug}"}}) == []


@pytest.mark.parametrize(("end", "right"), [("", False), (".", True), (":", True)])
def test_running_text_is_made_of_sentences(end: str, right: bool) -> None:
    held = content({"drug": "Drug"}, part(f"{{{{ drug }}}} is a {{{{ kind }}}}{end}", "drug is_a kind"))
    found = builders.findings(GRAPH, held)
    assert bool(found) != right
    assert all("told/part-0.en.j2:1: a sentence that does not end; close it" in one for one in found)


def test_of_a_walk_that_is_none_no_more_is_said() -> None:
    found = builders.findings(GRAPH, content({"drug": "Drug"}, part("{{ drug }}: {{ kind }}", "drug is_an kind")))
    assert found
    assert not [one for one in found if "does not end" in one]


def test_the_words_of_a_claim_end_by_themselves() -> None:
    held = content({"drug": "Drug"}, part("{{ drug }}: {{ text }}", "drug gloss text"))
    assert builders.findings(GRAPH, held) == []


@pytest.mark.parametrize("key", ["asks", "many"])
def test_a_phrasing_has_no_question_mark(key: str) -> None:
    asks = {"asks": {"en": ["what is {drug}"]}}
    assert wrong(plan=asks) == []
    (found,) = wrong(plan={**asks, key: {"en": ["what kind is {drug}", "what of {drug}?"]}})
    assert "'what of {drug}?' ends in a question mark; write it without one" in found


def test_a_plan_without_a_section_answers_nothing() -> None:
    found = wrong(plan={"sections": []})
    assert any("'sections' is empty" in one and "a plan without one answers nothing" in one for one in found), found


def test_an_intent_with_cues_has_examples() -> None:
    words = {"classes": ["Drug"], "languages": {"en": {}}}
    intent = {"told_by": ["told"], "asked": {"en": "what it is"}, "cues": {"en": ["what is {Drug}"]}}
    (found,) = wrong(words=words, intents__told=intent)
    assert "no examples: its cues weigh nothing until it has one" in found
    assert "explain/content/hearing/examples/told.yaml" in found
    assert wrong(words=words, intents__told=intent, examples__told={"en": ["what is a fog"]}) == []


def test_a_file_of_examples_is_by_language() -> None:
    words = {"classes": ["Drug"], "languages": {"en": {}}}
    intent = {"told_by": ["told"], "asked": {"en": "what it is"}}
    (found,) = wrong(words=words, intents__told=intent, examples__told=["what is a fog"])
    assert "the file is \"['what is a fog']\"; it should be keys by language, like `en: [ … ]`" in found


def test_a_part_can_have_the_words_of_another() -> None:
    silent = PartText({**ABOUT.written, "said_as": "part-0"}, {})
    assert builders.said(GRAPH, ABOUT, silent, drug="fog") == 2 * builders.said(GRAPH, ABOUT, drug="fog")
    (found,) = builders.findings(
        GRAPH, content({"drug": "Drug"}, ABOUT, replace(silent, written={**silent.written, "said_as": "part-9"}))
    )
    assert "part-9." in found
