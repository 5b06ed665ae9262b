"""Which intents a message may have, the likeliest first, each with what tells of it. Knows no plan and no walk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from explain.ask.intent.learning import Learned

NEAR = 1.0
"""How far the first must be before the second to be taken for what was meant."""
MOST, REASONS = 3, 3
WHOLE = "asks "


@dataclass(frozen=True)
class Guess:
    """An intent, how much speaks for it, and the turns that speak most."""

    intent: str
    score: float
    why: tuple[str, ...]


def guesses(held: Learned, features: Mapping[str, float]) -> tuple[Guess, ...]:
    """The three likeliest intents, the likeliest first; none where nothing is known of what is asked."""
    known = {feature: weight for feature, weight in features.items() if feature in held.counts}
    if not known:
        return ()
    scores = held.scores(known)
    best = sorted(scores, key=lambda intent: (-scores[intent], intent))[:MOST]
    return tuple(Guess(intent, round(scores[intent], 1), _why(held, known, intent)) for intent in best)


def is_near(found: tuple[Guess, ...]) -> bool:
    """Whether the first two are too near each other for either to be meant without doubt."""
    return len(found) > 1 and found[0].score - found[1].score < NEAR


def _why(held: Learned, features: Mapping[str, float], intent: str) -> tuple[str, ...]:
    """The features that say most for an intent."""
    said = {feature: held.says(feature, intent) * weight for feature, weight in features.items()}
    best = sorted(said, key=lambda feature: (-said[feature], feature))
    return tuple(dict.fromkeys(feature.removeprefix(WHOLE) for feature in best if said[feature] > 0))[:REASONS]
