"""A rule of a summary, bound to the plans that answer by it. Knows no section's title and no phrasing of a question."""

from __future__ import annotations

from pathlib import PurePosixPath

from explain.book.bound import Brief, Rule
from explain.book.desk import Desk, Spot
from explain.book.parts import bound_part
from explain.book.sections import Told, walkable
from explain.book.spec import RuleSpec
from kg.yamlfile import Document


def bound_rule(desk: Desk, document: Document, spec: RuleSpec, told: tuple[Told, ...]) -> Rule:
    """A rule with every name bound; the day that it speaks for stands in the sections, so it need not say it.

    Args:
        told: the plans that answer by it, at least one.
    """
    spot, key = Spot(document), document.name.rsplit("/", 2)[-2]
    shared = frozenset.intersection(*(frozenset(plan.classes) for plan in told))
    parts = []
    for i, one in enumerate(spec.parts):
        place = spot.at("parts", i)
        if one.contrast:
            desk.find(place.at("contrast"), "a summary compares nothing", "leave the comparison to a section")
        part = bound_part(desk, place, one, f"summaries/{key}/{one.id}.", shared, dated=False)
        if part is not None:
            parts.append(Brief(part, one.most))
            for plan in told:
                walkable(desk, place, part, plan)
    for i, intent in enumerate(spec.answers):
        desk.known(spot.at("answers", i), "kind of question", intent, intents(desk))
    return Rule(key, tuple(parts), spec.answers)


def intents(desk: Desk) -> frozenset[str]:
    """The kinds of question that are heard."""
    paths = map(PurePosixPath, desk.written.documents)
    return frozenset(path.stem for path in paths if path.parts[:2] == ("hearing", "intents"))
