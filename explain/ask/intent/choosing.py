"""Which intents a message may have, the likeliest first, each with what tells of it. Knows no plan and no walk."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from explain.ask.intent.features import readable
from explain.ask.intent.learning import Learned

NEAR = 0.03
"""How far the first must be before the second to be taken for what was meant."""
MOST, REASONS = 3, 3


@dataclass(frozen=True)
class Guess:
    """An intent, how much speaks for it, and the turns that speak most."""

    intent: str
    score: float
    why: tuple[str, ...]


def guesses(held: Learned, features: Collection[str]) -> tuple[Guess, ...]:
    """The three likeliest intents, the likeliest first; none where nothing is known of what is asked."""
    scores = held.heard(features)
    best = scores.best[:MOST]
    why = tuple(readable(scores.reasons(best[0]))[:REASONS]) if best else ()
    return tuple(Guess(intent, round(scores.of[intent], 2), () if i else why) for i, intent in enumerate(best))


def is_near(found: tuple[Guess, ...]) -> bool:
    """Whether the first two are too near each other for either to be meant without doubt."""
    return len(found) > 1 and found[0].score - found[1].score < NEAR
