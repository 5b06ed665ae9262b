"""How answers read, in numbers: length, grade, what the summary names, what is left unexplained. Knows no command."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from statistics import median, quantiles

from api.contract import answer_url
from api.readability import measured, sentences
from explain.answering import Answering, Reader
from explain.asides import ASIDE, GLOSS
from explain.engine import explain
from explain.fillings import drawn
from explain.knowledge import Knowledge
from explain.length import heads, pieces, shown_words, words
from explain.model import Cell, Explanation, Related, Sentence
from kg.claims import REGISTERS, Frozen, Register
from kg.graph import Graph

NAMES = ("Drug", "CellTherapyProduct", "Biomarker", "Trial", "Resource", "Service", "Guideline", "Registry")
"""What is set aside where a text's grade is taken, names and titles: nobody can choose shorter ones for these."""
PLACES = ("Jurisdiction",)
DATES = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{1,2},)? \d{4}\b"
)
"""Set aside with the names, for the same reason: "the United States, December 30, 2025" is what a row's place and day
are called. A table of approvals has one in each row, which would weigh as much as the words that somebody chose. What
is asked about is not: a disease's name stays in, though no one can put it more simply; there is a figure without."""
DISEASES = ("Disease",)
TERMS = ("AdverseEvent", "Biomarker", "Barrier", "Strategy", "TherapyClass", "CellTherapy", "SupportiveCare", "Disease")
"""Classes whose concepts are explained where they first stand, unless their words are everyday ones."""
ASKED = ("questions", "ask-about", "trial-questions", "questions-of-condition")
"""Sections of questions, which stand apart when a grade is taken."""
NAME, LONG = "it", 25
EVERY = "all plans"


class Read(Frozen):
    """One answer as it reads."""

    url: str
    brief_words: int
    full_words: int
    brief_sentences: int
    long_sentences: int
    grade: float
    grade_with_places: float
    grade_with_names: float
    grade_without_diseases: float
    names_every_need: bool
    says_something: bool
    untold_lines: int
    unexplained: tuple[str, ...]


class Group(Frozen):
    """The answers of one plan, or of all of them, in one register."""

    plan: str
    register_: Register
    answers: int
    brief_words: int
    longest: int
    longest_url: str
    full_words: int
    sentences_of_up_to_25_words: float
    grade: float
    grade_p95: float
    grade_with_places: float
    grade_with_names: float
    grade_without_diseases: float
    names_every_need: float
    without_a_sentence: int
    untold_lines: int
    unexplained: tuple[str, ...]


def evaluated(knowledge: Knowledge, today: date, answers: int) -> Iterator[Group]:
    """Each plan in each register, and then all of them.

    Args:
        answers: how many of each plan are looked at, drawn by a seed.
    """
    addresses = list(drawn(knowledge, answers))
    for register in REGISTERS:
        answering = Answering.on(today, knowledge, Reader(register))
        by_plan: dict[str, list[Read]] = {}
        for address in addresses:
            plan, needs = address
            by_plan.setdefault(plan, []).append(read(answering, explain(answering, plan, dict(needs))))
        for plan, held in by_plan.items():
            yield _group(plan, register, held)
        yield _group(EVERY, register, [one for held in by_plan.values() for one in held])


def read(answering: Answering, told: Explanation) -> Read:
    """One answer, measured."""
    graph = answering.graph
    brief, full = list(_said(told, brief=True)), list(_said(told, brief=False))
    graded = list(_graded(told))
    texts = [one.text for one in brief]
    lengths = [len(words(one)) for text in texts for one in sentences(text)]
    head = {mention.concept for one in told.summary for mention in one.mentions}
    return Read(
        url=answer_url(Related(question="", plan=told.plan or "", needs=tuple(told.needs.values()))),
        brief_words=shown_words(told.summary, told.sections),
        full_words=_words(told, [one.text for one in full]),
        brief_sentences=len(lengths),
        long_sentences=sum(length > LONG for length in lengths),
        grade=_grade(graph, graded, (*NAMES, *PLACES)),
        grade_with_places=_grade(graph, graded, NAMES),
        grade_with_names=_grade(graph, graded, ()),
        grade_without_diseases=_grade(graph, graded, (*NAMES, *PLACES, *DISEASES)),
        names_every_need=set(told.needs.values()) <= head,
        says_something=bool(texts),
        untold_lines=int(bool(told.untold)),
        unexplained=tuple(_unexplained(answering, told)),
    )


def aside(graph: Graph, said: Sentence | Cell, kinds: Collection[str] = (*NAMES, *PLACES)) -> str:
    """A text with a short word for each name that nobody could put more simply; nothing where no other word is left,
    since a name alone is no sentence that is easy to read.

    Args:
        kinds: the classes whose names are set aside; dates are where places are.
    """
    text = said.text
    for mention in sorted(said.mentions, key=lambda one: -one.start):
        if any(graph.is_kind(mention.concept, kind) for kind in kinds):
            text = text[: mention.start] + NAME + text[mention.end :]
    if set(PLACES) <= set(kinds):
        text = DATES.sub(NAME, text)
    return "" if set(words(text)) <= {NAME} else text


def _grade(graph: Graph, said: Iterable[Sentence | Cell], kinds: Collection[str]) -> float:
    return measured(aside(graph, one, kinds) for one in said).grade


def _said(told: Explanation, brief: bool) -> Iterator[Sentence | Cell]:
    """What is read of an answer: its summary, and the sentences of sections, those of a table cell by cell."""
    yield from told.summary
    for section in told.sections:
        yield from pieces(section.shown if brief else section.sentences)


def _graded(told: Explanation) -> Iterator[Sentence | Cell]:
    """What a grade is taken of: what is shown at once, but for the questions."""
    yield from told.summary
    for section in told.sections:
        if section.id not in ASKED:
            yield from pieces(section.shown)


def _words(told: Explanation, texts: Iterable[str]) -> int:
    """Words with the headings of what is shown."""
    above = [head for section in told.sections if section.shown for head in heads(section)]
    return sum(len(words(text)) for text in (*texts, *above, *(empty.text for empty in told.untold)))


def _unexplained(answering: Answering, told: Explanation) -> Iterator[str]:
    """Terms of art that are shown and that nothing explains by the time they stand there."""
    graph = answering.graph
    known = {
        graph.claims[key].subject for one in told.summary for key in one.claims if graph.claims[key].predicate == GLOSS
    }
    for sentence in (*told.summary, *(one for section in told.sections for one in section.shown)):
        for claim in (graph.claims[key] for key in sentence.claims):
            if claim.predicate in (ASIDE, GLOSS):
                known.add(claim.subject)
        for mention in sentence.mentions:
            concept = mention.concept
            hard = any(graph.is_kind(concept, kind) for kind in TERMS) and not _everyday(answering, concept)
            if hard and concept not in known:
                known.add(concept)
                yield concept


def _everyday(answering: Answering, concept: str) -> bool:
    speaker = answering.speaker
    return speaker.wording.is_everyday(speaker.label(concept), speaker.language)


def _group(plan: str, register: Register, held: list[Read]) -> Group:
    long = sum(one.long_sentences for one in held)
    every = sum(one.brief_sentences for one in held) or 1
    longest = max(held, key=lambda one: (one.brief_words, one.url))
    grades = [one.grade for one in held]
    return Group(
        plan=plan,
        register_=register,
        answers=len(held),
        brief_words=round(median(one.brief_words for one in held)),
        longest=longest.brief_words,
        longest_url=longest.url,
        full_words=round(median(one.full_words for one in held)),
        sentences_of_up_to_25_words=1 - long / every,
        grade=median(grades),
        grade_p95=quantiles(grades, n=20)[-1] if len(grades) > 1 else grades[0],
        grade_with_places=median(one.grade_with_places for one in held),
        grade_with_names=median(one.grade_with_names for one in held),
        grade_without_diseases=median(one.grade_without_diseases for one in held),
        names_every_need=sum(one.names_every_need for one in held) / len(held),
        without_a_sentence=sum(not one.says_something for one in held),
        untold_lines=max(one.untold_lines for one in held),
        unexplained=tuple(dict.fromkeys(term for one in held for term in one.unexplained)),
    )
