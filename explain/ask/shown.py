"""What a message tells of somebody, shown back: kinds of cancer, stages, treatments, how long. Keeps nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from explain.answering import Answering
from explain.ask.ear import Heard
from explain.ask.grounding.lexicon import Lexicon
from explain.ask.grounding.person import ELSE, Fact
from explain.ask.reading.text import Tokens, tokens
from explain.model import Mentioned, Recognized
from explain.speaker import Speaker

BELIEF = "Myth"
"""A class whose concepts are no facts of anybody."""
MOST = 8
"""Facts at most that are shown back: a line, not a file."""


def mentioned(
    answering: Answering, heard: Heard, found: Sequence[Recognized], lexicon: Lexicon
) -> tuple[Mentioned, ...]:
    """The facts of somebody that a message tells, those of who writes first.

    Args:
        found: the concepts that were read. lexicon: reads names as messages are read.
    """
    speaker, held = answering.speaker, {one.id for one in found if one.type != BELIEF}
    facts = [fact for fact in heard.facts if fact.concept in held or not fact.concept]
    labels = [lexicon.same(tokens(speaker.label(fact.concept))) for fact in facts if fact.concept]
    shown = [fact for fact in facts if fact.concept or not _told(lexicon.same(tokens(fact.said)), labels)]
    in_order = sorted(shown, key=lambda fact: bool(fact.whose))
    return tuple(_shown(speaker, in_order))[:MOST]


def _shown(speaker: Speaker, facts: Sequence[Fact]) -> Iterator[Mentioned]:
    """Facts in words; things that the same words tell, as a regimen's medicines, in one."""
    for key, group in groupby(facts, key=lambda one: (one.said, one.role, one.whose) if one.concept else (one,)):
        same = [*group]
        labels = [speaker.label(one.concept) for one in same if one.concept]
        if len(key) > 1 and not any({*tokens(same[0].said)} & {*tokens(label)} for label in labels):
            things = speaker.phrase("called", word=same[0].said, things=speaker.phrase("comma").join(labels))
            yield _told_so(speaker, same, things)
        else:
            for fact in same:
                yield _told_so(speaker, [fact], speaker.label(fact.concept) if fact.concept else fact.said)


def _told_so(speaker: Speaker, same: Sequence[Fact], text: str) -> Mentioned:
    """One fact, with how long, whether it is so still, and whose it is."""
    lasting = next((fact.lasting for fact in same if fact.lasting), "")
    fact = same[0]
    if lasting:
        text = speaker.phrase("lasting", thing=text, time=lasting)
    if fact.role == "past":
        text = speaker.phrase("once", thing=text)
    elif fact.role == "negated":
        text = speaker.phrase("without", thing=text)
    whose = speaker.phrase("somebody") if fact.whose == ELSE else fact.whose
    return Mentioned(text=text, role=fact.role, concepts=tuple(o.concept for o in same if o.concept), whose=whose)


def _told(words: Tokens, labels: Sequence[Tokens]) -> bool:
    """Whether some words stand in a name that is shown anyway."""
    return any(words == label[i : i + len(words)] for label in labels for i in range(len(label)))
