"""A rule of a summary, bound to the plans that answer by it. Knows no section's title and no phrasing of a question."""

from __future__ import annotations

from explain.book.bound import Brief, Rule
from explain.book.desk import Desk, Spot
from explain.book.parts import bound_part
from explain.book.sections import Told, walkable
from explain.book.spec import RuleSpec
from explain.book.written import INTENTS
from kg.pattern import names
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
            parts.append(Brief(part, one.most, one.joined))
            for plan in told if not desk.kept else ():
                walkable(desk, place, part, plan)
    if parts and not desk.kept:
        _names_all(desk, spot, parts, shared)
    known = desk.written.stems(INTENTS) if spec.answers else ()
    for i, intent in enumerate(spec.answers if known else ()):  # where nothing is heard, no kind is
        desk.known(spot.at("answers", i), "kind of question", intent, known)
    return Rule(key, tuple(parts), spec.answers)


def _names_all(desk: Desk, spot: Spot, parts: list[Brief], shared: frozenset[str]) -> None:
    """That what was asked, as far as its first part is about it, is named in a rule's words: in every register."""
    wanted = sorted(shared.intersection(names(parts[0].part.walk)))
    templates = [held for brief in parts for held in brief.part.words.values()]
    for language, register in sorted({key for held in templates for key in held.held}, key=str):
        speaking = [held for held in templates if language in held.languages]
        printed = {name for held in speaking for name in held.of(language, register or "plain").printed}
        for name in wanted:
            if name not in printed:
                what = f"no words in '{language}' name '{name}'"
                desk.find(spot.at("parts", 0), what, f"print {{{{ {name} }}}} in one of its parts")
                return
