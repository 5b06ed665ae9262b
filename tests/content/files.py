"""The files of facts, sources, plans and sections, and what is wrong with each. Knows no rule."""

from __future__ import annotations

from datetime import date
from functools import cache

from api.words import SLOTS
from explain.ask.grounding.names import shared_names
from explain.book.compile import compiled_content
from explain.book.written import read_content
from kg.findings import Finding
from kg.gates import check
from kg.rules import broken
from tests.explain.real import TODAY, knowledge
from tests.house.tree import ROOT
from tests.kg.builders import real_facts, vocabulary


def names(folder: str, ending: str) -> list[str]:
    """The files below a folder of the checkout, by their path."""
    return sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / folder).rglob(f"*{ending}"))


def today() -> date:
    """The day after which nothing can have been read: that of the facts' last reading, or later."""
    return max(date.today(), TODAY)


@cache
def findings() -> dict[str, list[str]]:
    """What reading and every gate found, by file."""
    facts = real_facts()
    found: list[Finding] = [*facts.findings, *check(facts, vocabulary(), today())]
    if not facts.findings:
        graph = knowledge().graph
        found += [
            *broken(graph, facts),
            *shared_names(graph, facts.line),
            *compiled_content(read_content(), graph, SLOTS).findings,
        ]
    out: dict[str, list[str]] = {}
    for finding in found:
        out.setdefault(finding.where.partition(":")[0], []).append(str(finding))
    return out


def wrong_in(name: str) -> str:
    """What is wrong with a file, or with the files of a folder."""
    return "\n".join(text for where, texts in findings().items() if where.startswith(name) for text in texts)


@cache
def held_in() -> dict[str, list[str]]:
    """Which concepts, claims and sources stand in which file."""
    out: dict[str, list[str]] = {}
    for key, where in real_facts().where.items():
        out.setdefault(where.name, []).append(key)
    return out
