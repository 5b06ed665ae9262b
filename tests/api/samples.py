"""One explanation written by hand, with a bit of everything; and someone who answers from the real facts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from api.library import inputs
from api.opening import open_asker
from api.settings import Settings
from explain.ask.answer import Asker
from explain.ask.lessons import as_json
from explain.book.written import read_content
from explain.model import (
    Cell,
    Choice,
    Edition,
    Empty,
    Explanation,
    Mention,
    More,
    Notice,
    Premise,
    Recognized,
    Related,
    Section,
    Sentence,
    Understanding,
)
from kg import snapshot
from kg.claims import OWN, Citation, Claim, Concept, Reading, Replaced, Source
from kg.graph import Graph, compiled
from tests.explain import real
from tests.kg.builders import vocabulary, words

TODAY = date(2026, 11, 22)
STALE_SINCE = date(2024, 1, 1)
EDITION = Edition(version="1.2.3", sha256="0123456789abcdef" * 4, built_on=TODAY, as_of=TODAY)
LABEL = Citation(source="a-label", at="section 1", level="regulatory", as_of=STALE_SINCE, checked_on=TODAY)
PAGE = Citation(source="a-page", at="opening", level="reference", as_of=date(2023, 1, 1), checked_on=TODAY)
GLOSS, APPROVED, OLD, REFUTED = "cure.gloss.text.000001", "cure.a.illness.000002", "cure.a.old.000003", "cure.s.000004"

CLAIMS = {
    GLOSS: Claim(id=GLOSS, subject="cure", predicate="gloss", words=words(plain="A cure."), cited=(PAGE,)),
    APPROVED: Claim(
        id=APPROVED,
        subject="cure",
        predicate="approved_for",
        object="illness",
        qualifiers={"jurisdiction": ("us",)},
        valid_for=365,
        cited=(LABEL, PAGE),
        supersedes=Replaced(claim=OLD, because="The label was revised."),
    ),
    OLD: Claim(
        id=OLD,
        subject="cure",
        predicate="approved_for",
        object="illness",
        qualifiers={"jurisdiction": ("eu",)},
        cited=(PAGE,),
        superseded_by=Replaced(claim=APPROVED, because="The label was revised."),
    ),
    REFUTED: Claim(
        id=REFUTED, subject="cure", predicate="standard_for", object="illness", direction="refutes", cited=(PAGE,)
    ),
}
SOURCES = {
    "a-page": Source(
        id="a-page",
        title="A page: *about* it",
        publisher="Somebody",
        kind="official",
        url="https://a.example/page_1",
        licence="public-domain",
        readings={OWN: Reading(level="reference", as_of=STALE_SINCE, read_on=TODAY, read_by="a-reader")},
    ),
    "a-label": Source(
        id="a-label",
        title="The label.",
        publisher="Authority",
        kind="label",
        url="https://a.example/label",
        licence="copyright",
        readings={OWN: Reading(level="reference", as_of=STALE_SINCE, read_on=TODAY, read_by="a-reader")},
        date="2024-01",
        identifiers=("DOI:10.1/x",),
    ),
}
LABELS = {"cure": "the cure", "illness": "the illness", "us": "the United States", "eu": "the European Union"}

SIGNS = (
    Sentence(
        id="signs.0",
        text="Fever. How often: common.",
        claims=(GLOSS, APPROVED),
        walk=("cure",),
        cells=(Cell(text="Fever", claims=(GLOSS,)), Cell(text="common", claims=(APPROVED,)), Cell(text="", claims=())),
    ),
    Sentence(
        id="signs.1",
        text="Rash. What helps: rest.",
        claims=(APPROVED,),
        walk=("cure",),
        stale=True,
        doubted=True,
        more=True,
        cells=(Cell(text="Rash", claims=(APPROVED,)), Cell(text="", claims=()), Cell(text="rest", claims=(APPROVED,))),
    ),
    Sentence(id="signs.2", text="Others say that no rash comes.", claims=(REFUTED,), walk=("cure",), more=True),
)
"""Rows of a table: at once, when it is opened, and one without cells, which says what contradicts the one before."""


def explanation() -> Explanation:
    """An answer with a summary, sentences, a table, an empty section, premises, notices and everything else."""
    return Explanation(
        question="Does <the cure> work?",
        status="answered",
        in_register="plain",
        language="en",
        understanding=Understanding(
            intent="what-is",
            intents=("what-is",),
            concepts=(Recognized(id="cure", label="the cure", type="Drug", matched="cure", why="synonym"),),
            premises=(
                Premise(
                    premise="it is standard",
                    holds=False,
                    text="It is not standard for the illness.",
                    claims=(REFUTED,),
                    mentions=(Mention(start=24, end=35, concept="illness"),),
                ),
            ),
            left=("illness",),
            choices=(
                Choice(reading="Did you mean: What is it?", question="What is it?", plan="what-is", needs=("cure",)),
            ),
        ),
        notices=(
            Notice(kind="scope", text="For information only."),
            Notice(kind="emergency", text="In an emergency, call."),
            Notice(kind="stale", text="Some of it has expired."),
        ),
        summary=(
            Sentence(
                id="summary.0",
                text="The cure is approved somewhere.",
                claims=(APPROVED,),
                walk=("cure",),
                mentions=(Mention(start=0, end=8, concept="cure"),),
            ),
        ),
        sections=(
            Section(
                id="gist",
                title="What it is",
                sentences=(
                    Sentence(
                        id="gist.0",
                        text="The cure is approved for the illness, in the United States.",
                        claims=(APPROVED, GLOSS),
                        walk=("cure", "illness"),
                        mentions=(Mention(start=0, end=8, concept="cure"),),
                    ),
                    Sentence(id="gist.1", text="A cure.", claims=(GLOSS,), walk=("cure",), own_text=True, item=True),
                ),
                more=More(count=12, concept="cure"),
            ),
            Section(
                id="trials",
                title="Trials",
                empty=Empty(text="We hold none.", thing="trials of it", looked_for="cure tested_in it", as_of=TODAY),
            ),
            Section(
                id="signs", title="Signs", shape="table", columns=("Sign", "How often", "What helps"), sentences=SIGNS
            ),
        ),
        claims=CLAIMS,
        sources=SOURCES,
        spine=("cure", "illness"),
        related=(Related(question="Is it safe?", plan="side-effects", needs=("cure", "illness")),),
        labels=LABELS,
        kb=EDITION,
        today=TODAY,
        plan="what-is",
        needs={"topic": "cure"},
    )


def graph() -> Graph:
    """The sample's claims as a graph of their own."""
    kinds = {"cure": "Drug", "illness": "Disease", "us": "Jurisdiction", "eu": "Jurisdiction"}
    concepts = {key: Concept(id=key, type=kind, label=words(plain=LABELS[key])) for key, kind in kinds.items()}
    return compiled(vocabulary(), concepts, CLAIMS, SOURCES)


@cache
def asker() -> Asker:
    """Who answers from the facts and content as they are in the files."""
    return Asker(replace(real.knowledge(), edition=EDITION), real.lessons())


def write_snapshot(folder: Path) -> Path:
    """The same as a snapshot that the command line takes for the current one. Returns the folder."""
    knowledge = asker().knowledge
    content = read_content().as_json()
    snapshot.write(folder, inputs(Settings()), knowledge.graph, content, as_json(real.lessons()), "", "1.2.3", TODAY)
    return folder


@cache
def opened(snapshots: Path) -> Asker:
    """Who answers from a snapshot, opened once: for commands that are run in this process."""
    return open_asker(Settings(snapshots=snapshots))
