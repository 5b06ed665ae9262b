"""How questions are heard, in numbers: sets of questions with what is right, asked one by one. Knows no command."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from explain.ask.answer import Asker
from explain.model import Explanation
from kg.claims import Frozen
from kg.yamlfile import documents
from ontology.errors import UsageError

FLAGS = frozenset({"true", "false"})


class Question(Frozen):
    """A question with what is right for it; what is not said is not measured."""

    ask: str
    intent: str | None = None
    concepts: tuple[str, ...] | None = None
    also: tuple[str, ...] = ()
    then: tuple[str, ...] = ()
    not_held: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    negated: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    urgent: bool | None = None
    declined: str | None = None
    cut_off: bool | None = None
    premise: str | None = None
    reference: bool | None = None
    damage: tuple[str, ...] = ()
    flag: str | None = None
    flag_also: tuple[str, ...] = ()
    of: str | None = None
    wrong: str | None = None
    who: str | None = None
    ambiguous: bool | None = None


class Miss(Frozen):
    """What was heard otherwise than it should be."""

    of: str
    ask: str
    wanted: str
    heard: str
    why: str


class Tally(Frozen):
    """What a set comes to: measure → how many were right of how many."""

    name: str
    right: dict[str, int]
    of: dict[str, int]
    misses: tuple[Miss, ...]
    confused: tuple[tuple[str, str, int], ...]
    by_kind: dict[str, tuple[int, int]]


def question_sets(folder: Path) -> Iterator[tuple[str, tuple[Question, ...]]]:
    """The sets of a folder, by their names below it.

    Raises:
        UsageError: there are none, or one is not as it should be.
    """
    found = False
    for document, findings in documents(folder.parent, folder):
        if isinstance(document.data, dict):
            continue  # says something of other sets
        if findings or not isinstance(document.data, list):
            said = str(findings[0]) if findings else f"{document.name}: not a list of questions"
            raise UsageError(what=said, fix="see tests/questions/README.md for the form")
        found = True
        yield (
            document.name.removeprefix(f"{folder.name}/").removesuffix(".yaml"),
            tuple(Question.model_validate(one) for one in document.data),
        )
    if not found:
        raise UsageError(what=f"no question sets in {folder}", fix="name a folder of YAML files with --sets")


def tallied(asker: Asker, today: date, name: str, questions: Iterable[Question]) -> Tally:
    """Ask each question of a set, and count."""
    right, every, misses = Counter[str](), Counter[str](), list[Miss]()
    confused, kinds = Counter[tuple[str, str]](), dict[str, tuple[int, int]]()
    for question in questions:
        told = asker.ask(question.ask, today)
        for measure, wanted, heard, ok in _measured(question, told):
            every[measure] += 1
            right[measure] += ok
            if measure == "intent":
                for kind in (question.intent or "", *question.damage):
                    hit, held = kinds.get(kind, (0, 0))
                    kinds[kind] = hit + ok, held + 1
                if not ok:
                    confused[wanted, heard] += 1
            if not ok:
                misses.append(Miss(of=measure, ask=question.ask, wanted=wanted, heard=heard, why=_why(told)))
    pairs = tuple((one, other, count) for (one, other), count in confused.most_common())
    return Tally(name=name, right=dict(right), of=dict(every), misses=tuple(misses), confused=pairs, by_kind=kinds)


def _measured(question: Question, told: Explanation) -> Iterator[tuple[str, str, str, bool]]:
    """Measure, what is right, what was heard, whether that is right."""
    read = told.understanding
    if question.intent and question.premise is None and question.urgent is None:
        fine = {question.intent, *question.also, *question.then}
        yield "intent", question.intent, str(read.intent), read.intent in fine
    if question.concepts:
        named = {one.id for one in read.concepts}
        for concept in question.concepts:
            yield "concept", concept, ", ".join(sorted(named)), concept in named
    if question.urgent is not None:
        yield (
            "red flag" if question.urgent else "harmless",
            question.flag or "none",
            told.status,
            (told.status == "urgent") == question.urgent,
        )
    if question.declined is not None:
        wanted = question.declined != "none"
        declined = any(notice.kind == "declined" for notice in told.notices)
        yield "declined" if wanted else "not declined", question.declined, told.status, declined == wanted
    if question.cut_off is not None:
        yield (
            "cut off" if question.cut_off else "whole",
            str(question.cut_off),
            str(read.cut_off),
            (read.cut_off == question.cut_off),
        )
    if question.premise is not None:
        corrected = any(premise.holds is False for premise in read.premises)
        if question.premise == "false-premise":
            yield "corrected", "false premise", told.status, corrected
        elif question.premise == "unknown-thing":
            yield "not found", ", ".join(question.not_held), told.status, told.status == "unknown"
        else:
            yield "not corrected", question.premise, told.status, not corrected
    if question.reference is not None:
        is_it = told.plan == "how-it-works" and dict(told.needs) == {"therapy": "car-t", "disease": "breast-cancer"}
        yield (
            "reference" if question.reference else "neighbor",
            "",
            f"{told.plan} {dict(told.needs)}",
            (is_it == question.reference),
        )


def _why(told: Explanation) -> str:
    named = ", ".join(f"{one.matched} as {one.id} ({one.why})" for one in told.understanding.concepts)
    return f"{told.status}; {'; '.join(told.understanding.why)}; {named}"
