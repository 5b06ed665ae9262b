"""The beliefs that a message states or asks about, as what was recognized in it. Corrects none of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from explain.answering import Answering
from explain.ask.ear import Heard
from explain.ask.grounding.lexicon import Match
from explain.model import Recognized


def believed(answering: Answering, heard: Heard, named: Collection[str]) -> tuple[Recognized, ...]:
    """Each belief once, in the order in which they are told, with the sentence that tells it.

    Args:
        named: what is recognized by its name anyway.
    """
    unique = {one.id: one for one in reversed([*_recognized(answering, heard)]) if one.id not in named}
    return tuple(reversed(unique.values()))


def _recognized(answering: Answering, heard: Heard) -> Iterator[Recognized]:
    for taken in heard.beliefs:
        if taken.belief:
            yield Recognized(
                id=taken.belief,
                label=answering.speaker.label(taken.belief),
                type=answering.graph.concepts[taken.belief].type,
                matched=heard.listened.grounded.raw(Match(taken.start, taken.end, taken.belief, "said")).casefold(),
                why="said",
                role="asked" if taken.asked else "told",
            )
