"""The real graph and content, read once in each process, and answers from them. Knows no test."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

from api.library import inputs
from api.settings import read_settings
from api.words import SLOTS
from explain.answering import Answering, Reader
from explain.ask.answer import Asker
from explain.ask.lessons import Lessons, all_lessons, as_json, kept
from explain.book.bound import Book
from explain.book.compile import compiled_content
from explain.book.written import read_content
from explain.engine import explain
from explain.knowledge import Knowledge
from explain.model import Edition, Explanation, Section, Sentence
from kg.claims import Claim, Register
from kg.graph import compiled
from kg.snapshot import is_fresh, opened
from tests.house.shared import alone, once
from tests.house.tree import ROOT
from tests.kg.builders import real_facts, vocabulary

READ_ON = re.compile(r"\bread_on: (\d{4}-\d\d-\d\d)")
TODAY = date.fromisoformat(
    max(day for path in (ROOT / "kg/sources").glob("*.yaml") for day in READ_ON.findall(path.read_text("utf-8")))
)
"""The day on which every test asks: the newest day on which a source was read."""

Needs = tuple[tuple[str, str], ...]
"""Need and concept, in the plan's order: an answer's address."""


@cache
def knowledge() -> Knowledge:
    """The real facts, compiled, with the real content."""
    facts = real_facts()
    assert not facts.findings, "run `wayfind kb check`:\n" + "\n".join(map(str, facts.findings))
    graph = compiled(vocabulary(), facts.concepts, facts.claims, facts.sources)
    done = compiled_content(read_content(), graph, SLOTS)
    assert done.book, "run `wayfind kb check`:\n" + "\n".join(map(str, done.findings))
    edition = Edition(version="0", sha256="0" * 64, built_on=TODAY, as_of=graph.as_of)
    return Knowledge(graph, done.book, edition)


def content() -> Book:
    """The real plans, sections and wordings."""
    return knowledge().book


@cache
def asker() -> Asker:
    """Someone who answers from the real graph."""
    return Asker(knowledge(), lessons())


@cache
def lessons() -> Mapping[str, Lessons]:
    """What hearing learns of the real graph and content: as a snapshot that is of now keeps it, else learned once."""
    settings = read_settings()
    if is_fresh(settings.snapshots, inputs(settings)):
        return kept(opened(settings.snapshots).learned)
    return kept(once("lessons", _learned))


def _learned() -> bytes:
    with alone():
        return as_json(all_lessons(knowledge().graph, content()))


def ask(question: str, register: Register = "plain") -> Explanation:
    """The real answer to a question."""
    return asker().ask(question, TODAY, Reader(register))


@cache
def answer(plan: str, needs: Needs, register: Register = "plain") -> Explanation:
    """The real answer at an address."""
    return explain(Answering.on(TODAY, knowledge(), Reader(register)), plan, dict(needs))


def answered(plan: str, **needs: str) -> Explanation:
    """The real answer of a plan: `answered("availability", therapy="car-t", disease="melanoma")`."""
    return answer(plan, tuple(needs.items()))


def sentences(told: Explanation) -> Iterator[Sentence]:
    """All sentences of an answer, in order."""
    return (sentence for part in (told.summary, *(one.sentences for one in told.sections)) for sentence in part)


def section(told: Explanation, key: str) -> Section:
    """One section of an answer."""
    held = {one.id: one for one in told.sections}
    assert key in held, f"no section '{key}' in the answer: {', '.join(held)}"
    return held[key]


def texts(told: Explanation, key: str) -> str:
    """What a section says, as one text; nothing where it is left out."""
    return " ".join(s.text for one in told.sections if one.id == key for s in one.sentences)


def claims(predicate: str) -> list[Claim]:
    """The real claims of a predicate that are in force."""
    held = knowledge().graph.claims.values()
    return [claim for claim in held if claim.predicate == predicate and not claim.superseded]


def resting_on(told: Explanation, predicate: str, direction: str = "supports") -> list[Sentence]:
    """The sentences that rest on a claim of a predicate."""
    held = told.claims
    return [
        sentence
        for sentence in sentences(told)
        if any(held[c].predicate == predicate and held[c].direction == direction for c in sentence.claims)
    ]
