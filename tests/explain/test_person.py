"""What a message tells of somebody, denies, or says is over or another's, is told from what it asks about."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from explain.ask.grounding.person import People
from explain.ask.listener import Listener
from explain.ask.reading.text import cleaned, read
from explain.book.compile import compiled_content
from explain.book.hearing import Hearing, Words
from explain.book.written import Written
from explain.model import Role
from kg.yamlfile import Document
from tests.explain import builders, hearing, real
from tests.kg.builders import graph

GRAPH = graph({"Drug": "letrozole tamoxifen exemestane", "Disease": "myeloma melanoma"}, [])
ENGLISH: dict[str, Any] = {
    "breaks": ["but", "and"],
    "links": ["and", "or"],
    "asks": ["does", "what", "can"],
    "self": ["i", "me"],
    "others": ["she", "sister", "uncle"],
    "back": ["she", "her", "sister"],
    "again": ["it"],
    "negated": ["(never|not) (had|on)? {it}", "without {it}"],
    "stands": ["why"],
    "past": ["stopped {it}", "{it} ended"],
    "told": ["i am on {it}"],
    "mine": ["i am on", "can i"],
}
KINDS = ("Therapy", "Disease", "TestResult", "Biomarker")
MARKS: tuple[Role, ...] = ("negated", "past", "others")


def written(**change: Any) -> Written:
    """A plan, and how it is told of whom a thing is said."""
    held = builders.plan("what-is", ["what is {it}"], it="Concept")
    data = {"languages": {"en": {**ENGLISH, **change}}}
    return Written({**held.documents, "hearing/person.yaml": Document("hearing/person.yaml", data, {})}, held.templates)


@cache
def people() -> People:
    """Tells of whom things are told, by small content."""
    done = compiled_content(written(), GRAPH)
    assert done.book, "\n".join(map(str, done.findings))
    persons = done.book.persons["en"]
    return People(
        persons,
        lambda one, other: GRAPH.concepts[one].type == GRAPH.concepts[other].type,
        lambda concept: GRAPH.concepts[concept].type == "Disease",
    )


def listener() -> Listener:
    """Reads messages about a small graph."""
    return Listener(GRAPH, Hearing(words={"en": Words(openers=frozenset({"what", "can"}))}), "en", {})


def roles(message: str) -> dict[str, Role]:
    """How each thing is told of."""
    listened = listener().listen(read(cleaned(message)))
    told = people().told(listened.grounded, listened.askings)
    return {one.match.concept: one.role for one in told}


def test_what_is_asked_about_is_told_from_a_fact() -> None:
    assert roles("I am on letrozole. What is tamoxifen?") == {"letrozole": "told", "tamoxifen": "asked"}


def test_what_is_denied_holds_for_its_part_of_a_sentence() -> None:
    told = roles("I am on letrozole, never had tamoxifen but exemestane. What now?")
    assert told == {"letrozole": "told", "tamoxifen": "negated", "exemestane": "told"}


@pytest.mark.parametrize("message", ["never had letrozole or tamoxifen", "never had letrozole, tamoxifen"])
def test_what_is_said_of_a_thing_holds_for_its_list(message: str) -> None:
    assert roles(f"{message}. What now?") == {"letrozole": "negated", "tamoxifen": "negated"}


def test_a_list_does_not_go_on_with_another_kind_of_thing() -> None:
    assert roles("stopped letrozole, myeloma. What now?") == {"letrozole": "past", "myeloma": "told"}


def test_a_question_denies_nothing() -> None:
    assert roles("Does it work without letrozole?") == {"letrozole": "asked"}


def test_why_not_is_asked_about_what_is_not() -> None:
    assert roles("I am not on letrozole. Tell me why?") == {"letrozole": "told"}


def test_what_is_over_is_told_from_what_took_its_place() -> None:
    told = roles("Stopped letrozole, I am on exemestane. What now?")
    assert told == {"letrozole": "past", "exemestane": "told"}
    assert roles("Letrozole ended, what now?") == {"letrozole": "past"}


def test_what_another_has_is_theirs_where_the_question_is_ones_own() -> None:
    told = roles("My sister takes letrozole. I am on exemestane, what now?")
    assert told == {"letrozole": "others", "exemestane": "told"}


def test_who_asks_for_another_asks_about_what_they_have() -> None:
    assert roles("My sister takes letrozole. Can I give her tamoxifen?") == {"letrozole": "told", "tamoxifen": "asked"}
    assert roles("My uncle takes letrozole. What is it?") == {"letrozole": "told"}


def test_a_question_about_one_illness_is_not_about_that_of_another() -> None:
    assert roles("My uncle had myeloma. What is melanoma?") == {"myeloma": "others", "melanoma": "asked"}
    assert roles("My uncle had myeloma. Does letrozole help?") == {"myeloma": "told", "letrozole": "asked"}
    assert roles("My uncle had myeloma. Is it like melanoma?")["myeloma"] == "told"


def test_it_says_by_which_cue() -> None:
    (told,) = people().told(listener().listen(read("stopped letrozole")).grounded, ())
    assert told.cue == "stopped {it}"


def test_a_cue_that_cannot_be_read_is_found() -> None:
    found = builders.findings(GRAPH, written(past=["stopped {its}"]))
    assert any("unknown class 'its'" in one and one.startswith("hearing/person.yaml:") for one in found), found


@cache
def real_people() -> People:
    """With the real words."""
    held = real.knowledge().graph

    def alike(one: str, other: str) -> bool:
        return any(held.is_kind(one, kind) and held.is_kind(other, kind) for kind in KINDS)

    return People(real.knowledge().book.persons["en"], alike, lambda concept: held.is_kind(concept, "Disease"))


def heard(message: str) -> dict[str, set[Role]]:
    """Concept → how it is told of, in the real content."""
    listened = real.asker().ear("en").listener.listen(read(cleaned(message)))
    out: dict[str, set[Role]] = {}
    for one in real_people().told(listened.grounded, listened.askings):
        out.setdefault(one.match.concept, set()).add(one.role)
    return out


def share(missed: list[str], of: int) -> str:
    """A failure that lists what to look at."""
    return f"{len(missed)} of {of}; see explain/content/hearing/person.yaml:\n" + "\n".join(missed)


def test_what_is_denied_over_or_anothers_is_heard() -> None:
    """Of what the message names: what only follows from it is not looked for here."""
    marked = [
        (mark, concept, held[concept], one["ask"])
        for one in hearing.seen("reading")
        for held in (heard(one["ask"]),)
        for mark in MARKS
        for concept in one.get(mark, ())
        if concept in held
    ]
    missed = [f"{mark} {concept}: {found}: {ask}" for mark, concept, found, ask in marked if mark not in found]
    assert len(missed) <= 0.1 * len(marked), share(missed, len(marked))


@pytest.mark.parametrize("name", ["reading", "clean", "damaged", "premises", "reference"])
def test_what_is_asked_about_is_not_taken_for_denied_over_or_anothers(name: str) -> None:
    named, wrong = 0, []
    for one in hearing.seen(name):
        marked = {concept for mark in MARKS for concept in one.get(mark, ())}
        for concept, found in heard(one["ask"]).items():
            if concept in one.get("concepts", ()) and concept not in marked:
                named += 1
                wrong += [f"{concept}: {found}: {one['ask']}"] if found & set(MARKS) else []
    assert len(wrong) <= 0.05 * named, share(wrong, named)
