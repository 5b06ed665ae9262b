"""What is wrong with an answer, whatever it is about: proofs, mentions, text, silence. Knows no plan by name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from explain.book.bound import Section
from explain.knowledge import Knowledge
from explain.model import Explanation, Mention, Sentence
from explain.names import CLOSE, MIDDLE, OPEN, capitalized
from explain.needs import given

LEFTOVER = re.compile(rf"\{{|\}}|\bNone\b|[{OPEN}{MIDDLE}{CLOSE}]|\s\s| [,.;:?!]|,,|\.\.|\[\]|\(\)|Undefined|\n")
ENDS = re.compile(r"([.?!]|https?://\S+)$")


def faults(knowledge: Knowledge, told: Explanation) -> Iterator[str]:
    """Everything that is wrong with an answer, in words that say where."""
    if told.status != "answered":
        yield f"its status is {told.status}"
    if not told.summary:
        yield "it begins with no summary: let a rule of its plan always find something"
    yield from _silent(knowledge, told)
    yield from (f"{one.id} {what}: {one.text}" for one in told.summary for what in _of_sentence(knowledge, told, one))
    named = {mention.concept for one in told.summary for mention in one.mentions}
    yield from (f"its summary does not name '{need}'" for need in told.needs.values() if need not in named)
    for section in told.sections:
        if bool(section.sentences) == bool(section.empty):
            yield f"section {section.id}: either sentences or an empty one, not both and not neither"
        if section.empty and not (section.empty.text and section.empty.looked_for):
            yield f"section {section.id}: empty, and does not say what was looked for"
        for text in (section.title, section.empty.text if section.empty else ""):
            yield from (f"section {section.id}: '{text}' holds {left!r}" for left in LEFTOVER.findall(text))
        for sentence in section.sentences:
            yield from (f"{sentence.id} {what}: {sentence.text}" for what in _of_sentence(knowledge, told, sentence))
        texts = [sentence.text for sentence in section.sentences]
        yield from (
            f"section {section.id} says twice: {text}" for text in sorted({t for t in texts if texts.count(t) > 1})
        )
    ids = [sentence.id for part in (told.summary, *(one.sentences for one in told.sections)) for sentence in part]
    if len(ids) != len(set(ids)):
        yield "two sentences have one id"
    for premise in told.understanding.premises:
        if premise.holds is False and not premise.claims:
            yield f"a premise is corrected without a claim: {premise.text}"
        yield from (
            f"the premise {what}: {premise.text}"
            for what in _misplaced(knowledge, told, premise.text, premise.mentions)
        )
    for claim in told.claims.values():
        if claim.id not in knowledge.graph.claims:
            yield f"claim {claim.id} is not in the graph"
        yield from (f"{claim.id}: source {c.source} is not there" for c in claim.cited if c.source not in told.sources)
    yield from (f"source {source.id} has no address" for source in told.sources.values() if not source.url)


def _silent(knowledge: Knowledge, told: Explanation) -> Iterator[str]:
    """Sections of the plan that apply and yet are not there, though they are not optional."""
    plan = knowledge.plan(told.plan or "")
    bound = given(knowledge.graph, plan, told.needs)
    free = plan.names - bound.keys()
    present = {section.id for section in told.sections}
    telling = {section.id for section in told.sections if section.sentences}
    for section in (*plan.sections, *plan.opened):
        stood_for = telling & {section.instead_of, section.after, *section.quiet_after}
        if section.empty and section.id not in present and not stood_for and _applies(section, bound, free):
            yield f"section {section.id} is left out silently"


def _applies(section: Section, given: Mapping[str, str], free: frozenset[str]) -> bool:
    return any(part.applies(given, free) for part in section.parts)


def _of_sentence(knowledge: Knowledge, told: Explanation, sentence: Sentence) -> Iterator[str]:
    if not sentence.claims:
        yield "rests on no claim"
    yield from (f"rests on {claim}, which the answer lacks" for claim in sentence.claims if claim not in told.claims)
    if len(set(sentence.claims)) != len(sentence.claims):
        yield "names a claim twice"
    if not sentence.walk:
        yield "has no walk"
    for cell in sentence.cells:
        if bool(cell.text) != bool(cell.claims):
            yield f"a cell has words without claims, or claims without words: {cell.text!r}"
        yield from (f"a cell rests on {c}, which its row does not" for c in cell.claims if c not in sentence.claims)
        yield from _misplaced(knowledge, told, cell.text, cell.mentions)
    yield from (f"walks over {key}, which has no label" for key in sentence.walk if key not in told.labels)
    yield from (f"holds {left!r}" for left in LEFTOVER.findall(sentence.text))
    if not ENDS.search(sentence.text):
        yield "has no end"
    yield from _misplaced(knowledge, told, sentence.text, sentence.mentions)
    first = next((told.labels.get(m.concept, "") for m in sentence.mentions if m.start == 0), "")
    if sentence.text != capitalized(sentence.text) or (sentence.text[0].islower() and not _own_casing(first)):
        yield "starts without a capital"


def _own_casing(label: str) -> bool:
    """Whether a name starts small and is yet written as it is: c-Met."""
    word = label.split(" ", 1)[0]
    return word != word.lower()


def _misplaced(knowledge: Knowledge, told: Explanation, text: str, mentions: tuple[Mention, ...]) -> Iterator[str]:
    speaker = knowledge.speaker(told.in_register, told.language)
    end = 0
    for mention in mentions:
        held, label = text[mention.start : mention.end], speaker.label(mention.concept)
        if held not in (label, capitalized(label)):
            yield f"mentions {mention.concept} where it says {held!r}"
        if mention.start < end:
            yield f"has a mention of {mention.concept} inside another"
        end = mention.end
