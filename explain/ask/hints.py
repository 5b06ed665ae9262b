"""What messages that were learned from tell of another one: evidence that adds up, beside rules. Knows no word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from explain.ask.intent.features import readable
from explain.ask.intent.learning import Learned
from explain.ask.views import View
from explain.book.hearing import NONE

TELLING = 4
CLOSE, FEW = 0.3, 2
"""How near in evidence labels are that are all told, and how many of them."""


@dataclass(frozen=True)
class Hint:
    """What a message tells of.

    Attributes:
        labels: the likeliest first; none where it is told of no single one. words: those that speak for the first.
        lead: how far what speaks for it is before what speaks for nothing; `ahead`: before what speaks for the next.
    """

    labels: tuple[str, ...]
    lead: float
    ahead: float
    words: tuple[str, ...]


def hinted(
    held: Learned,
    views: Sequence[View],
    sure: float,
    named: float = -inf,
    whole: View | None = None,
    parts: float = 0.0,
) -> Hint | None:
    """What one of the views of a message tells of, of two that tell as much the last; nothing where none is sure.

    Args:
        sure: how far what speaks for a label must be before what speaks for nothing at all.
        named: how much must speak for a label by itself for it to be told.
        whole: the view that is all of the message, where less tells than in any other; `parts`: `sure` for the others.
    """
    scores = [
        (held.heard(view), sure if whole is None or view == whole else parts) for view in dict.fromkeys(reversed(views))
    ]
    leads = [(one.lead(NONE), one) for one, bar in scores if one.lead(NONE) >= bar]
    lead, best = max(leads, key=lambda told: told[0], default=(-inf, None))
    if best is None or lead == -inf:
        return None
    of = best.of
    labels = sorted(of.keys() - {NONE}, key=lambda one: (-of[one], one))
    near = tuple(one for one in labels if of[one] >= max(named, of[labels[0]] - CLOSE))
    ahead = of[labels[0]] - of[labels[1]] if len(labels) > 1 else inf
    return Hint(near[:FEW], lead, ahead, tuple(readable(best.reasons(labels[0]))[:TELLING]))


def denied(held: Learned, views: Sequence[View], label: str, most: float) -> bool:
    """Whether all that is known of a message speaks against a label of which other signs were found.

    Args:
        most: how far what speaks for something may be before what speaks for nothing, for that to be so.
    """
    if label not in held.labels:
        return False
    leads = [one.lead(NONE) for one in map(held.heard, views) if one.known]
    return bool(leads) and max(leads) < most
