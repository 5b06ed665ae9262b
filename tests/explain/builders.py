"""Small content for tests: parts with their words over a small graph, told. Knows no fact and no fixture file.

The wording is plain on purpose, so that a test says what a rule does and not how the real wording reads.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from explain.check import check_content
from explain.content import Content, Part, PlanSpec, PremiseSpec, SectionSpec, Wording
from explain.engine import explain
from explain.knowledge import Knowledge
from explain.model import Edition, Explanation, Sentence
from kg.claims import Claim
from kg.graph import Graph
from tests.explain.real import TODAY
from tests.kg.builders import vocabulary, write

WORDING = Wording(
    qualifiers={kind: {"en": f", {kind} {{value}}"} for kind in vocabulary().qualifier_kinds},
    notices={kind: {"en": f"The {kind} notice."} for kind in ("emergency", "scope", "stale")},
    phrases={
        "and": {"en": " and "},
        "each": {"en": ", each "},
        "stale": {"en": " This may have changed."},
        "not_held": {"en": "Not held: {premise}."},
        "not_contradicted": {"en": "Not contradicted: {premise}."},
        "choice": {"en": "Choose: {question}"},
    },
    exceptions={
        predicate: {"en": f"But {predicate}: {{{{ subject }}}}, {{{{ object }}}}{{{{ when }}}}."}
        for predicate in ("approved_for", "standard_for")
    },
    conflicts={
        predicate: {"en": "Otherwise, as of {{ as_of }}: {{ subject }}, {{ object }}."}
        for predicate in ("approved_for", "standard_for", "has_barrier")
    },
)


def part(words: str, *walk: str, **more: Any) -> Part:
    """One part of a section: its words in English, its walk, and what else a part can say."""
    return Part.model_validate({"walk": walk, "templates": {"": {"en": words}}, **more})


def versus(cases: Mapping[str, str], *walk: str, **more: Any) -> Part:
    """A part that contrasts: words for only_here, only_there and both."""
    return Part.model_validate({"walk": walk, "templates": {case: {"en": w} for case, w in cases.items()}, **more})


def content(
    needs: Mapping[str, str],
    *parts: Part,
    spine: tuple[str, ...] = (),
    premises: tuple[PremiseSpec, ...] = (),
    unmatched: str = "",
    wording: Wording = WORDING,
) -> Content:
    """One plan of one section, both called `told`."""
    section = SectionSpec(
        id="told",
        title={"en": "What is told"},
        parts=parts,
        empty={"en": "Nothing held."},
        unmatched={"en": unmatched} if unmatched else None,
    )
    asks = " ".join(["what of", *(f"{{{need}}}" for need in needs)])
    plan = PlanSpec.model_validate(
        {
            "id": "told",
            "needs": dict(needs),
            "asks": {"en": [asks]},
            "spine": [list(spine)] if spine else [],
            "sections": ["told"],
            "premises": premises,
        }
    )
    return Content(plans={"told": plan}, sections={"told": section}, wording=wording)


def knowledge(graph: Graph, held: Content) -> Knowledge:
    """A graph and content, ready to answer."""
    return Knowledge(graph, held, Edition(version="0", sha256="0" * 64, built_on=TODAY, as_of=graph.as_of))


def findings(graph: Graph, held: Content, root: Path) -> list[str]:
    """What is wrong with content, as sentences. `root` is an empty folder for files to point into."""
    names = [f"plans/{plan}.yaml" for plan in held.plans] + [f"sections/{key}/section.yaml" for key in held.sections]
    wording = ("qualifiers", "notices", "phrases", "exceptions", "conflicts")
    write(root, dict.fromkeys([*names, *(f"wording/{name}.yaml" for name in wording)], ""))
    return [str(finding) for finding in check_content(held, graph, root)]


def answer(
    graph: Graph, parts: Iterable[Part], *, today: date = TODAY, unmatched: str = "", **needs: str
) -> Explanation:
    """What some parts say of some concepts: each need is of its concept's own class."""
    classes = {need: graph.concepts[concept].type for need, concept in needs.items()}
    return explain(knowledge(graph, content(classes, *parts, unmatched=unmatched)), "told", needs, today)


def told(graph: Graph, *parts: Part, today: date = TODAY, **needs: str) -> tuple[Sentence, ...]:
    """The sentences that some parts give."""
    return tuple(s for one in answer(graph, parts, today=today, **needs).sections for s in one.sentences)


def said(graph: Graph, *parts: Part, today: date = TODAY, **needs: str) -> list[str]:
    """The texts of these sentences."""
    return [sentence.text for sentence in told(graph, *parts, today=today, **needs)]


def resting(sentence: Sentence) -> list[str]:
    """A sentence's claims without their hashes, sorted."""
    return sorted(claim.rsplit(".", 1)[0] for claim in sentence.claims)


def without(claims: Iterable[Claim], *starts: str) -> list[Claim]:
    """Claims but those whose ids begin so."""
    return [claim for claim in claims if not claim.id.startswith(starts)]
