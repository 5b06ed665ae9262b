"""Small content for tests: parts with their words over a small graph, compiled and told. Knows no fact and no file.

The wording is plain on purpose, so that a test says what a rule does and not how the real wording reads.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from explain.answering import Answering
from explain.book.compile import compiled_content
from explain.book.parts import CASES
from explain.book.template import read_template
from explain.book.written import Written
from explain.engine import explain
from explain.knowledge import Knowledge
from explain.model import Edition, Explanation, Sentence
from kg.claims import Claim
from kg.graph import Graph
from kg.pattern import names, parse_walk
from kg.yamlfile import Document
from tests.explain.real import TODAY
from tests.kg.builders import vocabulary

KINDS = tuple(vocabulary().qualifier_kinds.values())
Wording = dict[str, dict[str, Any]]
WORDING: Wording = {
    "qualifiers": {kind.id: {"en": f", {kind.id} {{value}}"} for kind in KINDS if kind.of_claims},
    "values": {},
    "inside": {
        "again": {"en": "{head} (again)"},
        "among": {"en": "{head}, including {value}"},
        **{kind.id: {"en": f"{{head}} ({kind.id} {{value}})"} for kind in KINDS if kind.inside},
    },
    "numbers": {
        "least": {"en": "from {least}"},
        "most": {"en": "to {most}"},
        "range": {"en": "from {least} to {most}"},
        "exactly": {"en": "{least}"},
    },
    "notices": {kind: {"en": f"The {kind} notice."} for kind in ("emergency", "language", "scope", "stale")},
    "phrases": {
        "each": {"en": ", each "},
        "stale": {"en": " This may have changed."},
        "not_held": {"en": "Not held: {premise}."},
        "not_contradicted": {"en": "Not contradicted: {premise}."},
        "choice": {"en": "Choose: {question}"},
        "question": {"en": "{asked}?"},
        "statement": {"en": "{subject} {verb} {object}"},
        "denied": {"en": "not: {verb}"},
        "was": {"en": "was "},
        "read_on": {"en": "undated, seen on {day}"},
        "month": {"en": "in {month}"},
        "months": {"en": "between {first} and {last}"},
        "quoted": {"en": "“{words}”"},
        "label": {"en": "{label}:"},
        "untold": {"en": "{things}"},
        "not_yet": {"en": "{asked}"},
        "lasting": {"en": "{thing} {time}"},
        "once": {"en": "{thing} (past)"},
        "without": {"en": "not {thing}"},
        "called": {"en": "{word} ({things})"},
        "somebody": {"en": "someone"},
        "aside": {"en": " ({words})"},
        "aside_each": {"en": " (each {words})"},
        "defined": {"en": "{name} is {words}"},
        "defined_many": {"en": "{name} are {words}"},
        "noun": {"en": "a an"},
        "cell": {"en": "{heading}: {said}."},
        "comma": {"en": ", "},
        "semicolon": {"en": "; "},
        "then": {"en": ". "},
    },
    "everyday": {"words": {"en": "a of the"}},
    "counts": {"others": {"en": {"one": "{count} other", "other": "{count} others"}}},
    "exceptions": {
        predicate: {"en": f"But {predicate}: {{{{ subject }}}}, {{{{ object }}}}{{{{ when }}}}."}
        for predicate in ("approved_for", "standard_for")
    },
    "conflicts": {
        predicate: {"en": "Otherwise, as of {{ as_of }}: {{ subject }}, {{ object }}."}
        for predicate in ("approved_for", "standard_for", "has_barrier")
    },
}


@dataclass(frozen=True)
class PartText:
    """A part of a section as it would stand in files: what section.yaml says, and its words by case."""

    written: Mapping[str, Any]
    words: Mapping[str, str]

    def saying(self, words: str) -> PartText:
        """The same part with other words."""
        return replace(self, words={"": words})

    def with_more(self, **more: Any) -> PartText:
        """The same part with more said in section.yaml."""
        return replace(self, written={**self.written, **more})


@dataclass(frozen=True)
class PremiseText:
    """A premise as it would stand in files."""

    written: Mapping[str, Any]
    words: str


@dataclass(frozen=True)
class Extras:
    """What else a small plan can have; `plan` and `section` are what else their files say, `key` is their name."""

    key: str = "told"
    spine: tuple[str, ...] = ()
    premises: tuple[PremiseText, ...] = ()
    unmatched: str = "Nothing of {side}: {keys}."
    wording: Wording = field(default_factory=lambda: WORDING)
    plan: Mapping[str, Any] = field(default_factory=dict)
    section: Mapping[str, Any] = field(default_factory=dict)


def part(words: str, *walk: str, **more: Any) -> PartText:
    """One part of a section: its words in English, its walk, and what else a part can say."""
    printed = read_template(words).names
    passed = [name for name in names(parse_walk(walk)) if name not in printed]
    return PartText({"walk": list(walk), "through": passed, **more}, {"": words})


def versus(cases: Mapping[str, str], *walk: str, **more: Any) -> PartText:
    """A part that contrasts: words for only_here, only_there and both."""
    assert tuple(cases) == CASES
    return PartText({"walk": list(walk), **more}, dict(cases))


def premise(says: str, words: str, walk: Iterable[str], against: Iterable[str]) -> PremiseText:
    """What a plan takes for granted, with the words that correct it."""
    return PremiseText({"id": "taken", "says": {"en": says}, "walk": list(walk), "against": list(against)}, words)


def content(needs: Mapping[str, str], *parts: PartText, extras: Extras | None = None) -> Written:
    """One plan of one section, both of one name."""
    more = extras or Extras()
    section = f"sections/{more.key}/"
    documents: dict[str, Any] = {f"wording/{name}.yaml": words for name, words in more.wording.items()}
    documents[f"plans/{more.key}.yaml"] = {
        "id": more.key,
        "needs": dict(needs),
        "asks": {"en": _asks(needs)},
        "spine": [list(more.spine)] if more.spine else [],
        "sections": [more.key],
        "premises": [held.written for held in more.premises],
        **more.plan,
    }
    documents[f"{section}section.yaml"] = {
        "title": {"en": "What is told"},
        "empty": {"en": "things of this kind"},
        "parts": [{"id": f"part-{i}", **_started(one.written, needs)} for i, one in enumerate(parts)],
        **({"unmatched": {"en": more.unmatched}} if any("contrast" in one.written for one in parts) else {}),
        **more.section,
    }
    templates = {
        f"{section}part-{i}.{case}{'.' if case else ''}en.j2": words
        for i, one in enumerate(parts)
        for case, words in one.words.items()
    } | {f"plans/{more.key}.{held.written['id']}.en.j2": held.words for held in more.premises}
    return Written({name: Document(name, data, {}) for name, data in documents.items()}, templates)


def plan(
    key: str, asks: list[str], offered_of: Mapping[str, Sequence[str]] = MappingProxyType({}), **needs: str
) -> Written:
    """A plan that has nothing to tell but what it is about: need → class."""
    words = ", ".join(f"{{{{ {need} }}}}" for need in needs) + "."
    kinds = part(words, *(f"{need} is_a* {need}_kind" for need in needs))
    return content(needs, kinds, extras=Extras(key, plan={"asks": {"en": asks}, "offered_of": dict(offered_of)}))


def together(*held: Written) -> Written:
    """Several plans as one content."""
    documents = {name: document for one in held for name, document in one.documents.items()}
    return Written(documents, {name: words for one in held for name, words in one.templates.items()})


def _asks(needs: Mapping[str, str]) -> list[str]:
    """A phrasing with all needs, and one with those that are required."""
    required = [need for need, kind in needs.items() if not kind.endswith("?")]
    every = ["what of", *(f"{{{need}}}" for need in needs)]
    return list(dict.fromkeys([" ".join(every), " ".join(["what of", *(f"{{{need}}}" for need in required)])]))


def _started(written: Mapping[str, Any], needs: Mapping[str, str]) -> Mapping[str, Any]:
    """A part whose walk starts from needs: they are not passed through."""
    return {**written, "through": [name for name in written.get("through", ()) if name not in needs]}


def knowledge(graph: Graph, held: Written) -> Knowledge:
    """A graph and content, ready to answer."""
    done = compiled_content(held, graph)
    assert done.book, "\n".join(map(str, done.findings))
    return Knowledge(graph, done.book, Edition(version="0", sha256="0" * 64, built_on=TODAY, as_of=graph.as_of))


def findings(graph: Graph, held: Written) -> list[str]:
    """What is wrong with content, as sentences."""
    return [str(finding) for finding in compiled_content(held, graph).findings]


def asked(held: Knowledge, needs: Mapping[str, str], today: date = TODAY) -> Explanation:
    """The answer of the small plan."""
    return explain(Answering.on(today, held), "told", needs)


def answer(
    graph: Graph, parts: Iterable[PartText], *, today: date = TODAY, extras: Extras | None = None, **needs: str
) -> Explanation:
    """What some parts say of some concepts: each need is of its concept's own class."""
    classes = {need: graph.concepts[concept].type for need, concept in needs.items()}
    return asked(knowledge(graph, content(classes, *parts, extras=extras)), needs, today)


def told(graph: Graph, *parts: PartText, today: date = TODAY, **needs: str) -> tuple[Sentence, ...]:
    """The sentences that some parts give."""
    classes = {need: graph.concepts[concept].type for need, concept in needs.items()}
    held = asked(knowledge(graph, content(classes, *parts)), needs, today)
    return tuple(s for one in held.sections for s in one.sentences)


def said(graph: Graph, *parts: PartText, today: date = TODAY, **needs: str) -> list[str]:
    """The texts of these sentences."""
    return [sentence.text for sentence in told(graph, *parts, today=today, **needs)]


def resting(sentence: Sentence) -> list[str]:
    """A sentence's claims without their hashes, sorted."""
    return sorted(claim.rsplit(".", 1)[0] for claim in sentence.claims)


def without(claims: Iterable[Claim], *starts: str) -> list[Claim]:
    """Claims but those whose ids begin so."""
    return [claim for claim in claims if not claim.id.startswith(starts)]
