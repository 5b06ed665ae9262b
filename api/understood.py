"""What a person reads of how a message was read, the same behind every door: its facts, what was recognized, doubts.

Knows no page and no terminal.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from api.words import STATUS
from explain.model import Explanation, Mentioned, Recognized, Understanding
from explain.speaker import Speaker

BELIEF, LANGUAGE = "Myth", "language"


def mentioned_line(speaker: Speaker, facts: Iterable[Mentioned]) -> str:
    """The facts of somebody in one line, by whose they are; nothing where there are none."""
    say, parts = speaker.phrase, []
    for whose, held in groupby(sorted(facts, key=lambda fact: fact.whose != ""), key=lambda fact: fact.whose):
        things = say("comma").join(fact.text for fact in held)
        parts.append(say("answer.of_somebody", person=whose, things=things) if whose else things)
    return say("answer.mentioned", things=say("semicolon").join(parts)) if parts else ""


def read_besides(read: Understanding) -> tuple[Recognized, ...]:
    """The concepts that were read and that no other line tells of: each thing is named in one place.

    What is told of a belief is its correction, or the answer: "you asked about" would say it once more, as if it held.
    """
    told = {concept for fact in read.mentioned for concept in fact.concepts}
    told |= {one.id for one in read.concepts if one.type == BELIEF}
    others = (one for one in read.concepts if one.id not in told and one.id not in read.left)
    return tuple(one for one in others if one.matched.casefold() != read.shared.casefold())


def status_line(speaker: Speaker, told: Explanation) -> str:
    """Why there is no answer, or what of one is in doubt; nothing where there is nothing to say."""
    if told.understanding.shared:
        if told.sections or told.summary:
            return speaker.phrase("answer.shared_too", word=told.understanding.shared)
        return speaker.phrase("answer.shared", word=told.understanding.shared)
    if any(notice.kind == LANGUAGE for notice in told.notices):
        return ""  # the notice says why
    return speaker.phrase(STATUS[told.status]) if told.status in STATUS else ""
