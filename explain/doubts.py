"""That things may have changed since is said once, behind the last of what has passed its day. Knows no walk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from explain.model import Sentence


def doubted_once(doubt: str, said: Iterable[Sentence]) -> tuple[Sentence, ...]:
    """Sentences that are read in a row, of which only the last that has passed its day says so.

    Args:
        doubt: the words for that. What is told when it is asked for has its own: it is not read with the rest.
    """
    held = tuple(said)
    last = {one.more: place for place, one in enumerate(held) if one.text.endswith(doubt)}
    return tuple(
        replace(one, text=one.text.removesuffix(doubt)) if place < last.get(one.more, 0) else one
        for place, one in enumerate(held)
    )
