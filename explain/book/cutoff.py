"""How it shows that a message breaks off, bound. Knows no message."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Self

from pydantic import model_validator

from explain.book.desk import Desk, Spot
from explain.book.hearing import Endings, EndRule
from explain.book.spec import Lines
from explain.book.turns import Turns, bound_cues
from kg.claims import Frozen
from kg.yamlfile import typed

FILE = "hearing/cutoff.yaml"


class RuleSpec(Frozen):
    """Ends of messages that are whole, or of such as break off."""

    whole: Lines = ()
    broken: Lines = ()

    @model_validator(mode="after")
    def _one(self) -> Self:
        if bool(self.whole) == bool(self.broken):
            raise ValueError("say either `whole` or `broken` in each rule")
        return self


class EndingsSpec(Frozen):
    """What one language says of it; the keys are explained in the file."""

    articles: Lines = ()
    lettered: Lines = ()
    signs: Lines = ()
    endings: Lines = ()
    rules: tuple[RuleSpec, ...] = ()
    never: Lines
    openers: Lines = ()
    pieces: Lines = ()
    words: Lines = ()


class CutoffSpec(Frozen):
    """hearing/cutoff.yaml."""

    languages: dict[str, EndingsSpec]


def bound_endings(desk: Desk, turns: Turns) -> Mapping[str, Endings]:
    """Language → how messages end in it; nothing where there is no such file."""
    document = desk.written.documents.get(FILE)
    spec, findings = typed(CutoffSpec, document) if document else (None, ())
    desk.findings += findings
    if document is None or spec is None:
        return {}
    spot = Spot(document, ("languages",))
    desk.hear(spot, spec.languages)
    return {
        language: _bound(desk, spot.at(language), held, turns.get(language, {}))
        for language, held in spec.languages.items()
    }


def _bound(desk: Desk, spot: Spot, spec: EndingsSpec, named: Mapping[str, str]) -> Endings:
    rules = []
    for i, rule in enumerate(spec.rules):
        key = "whole" if rule.whole else "broken"
        cues = bound_cues(desk, spot.at("rules", i, key), rule.whole or rule.broken, named)
        rules.append(EndRule(bool(rule.whole), cues))
    return Endings(
        frozenset(spec.articles),
        frozenset(spec.lettered),
        frozenset(spec.signs),
        spec.endings,
        tuple(rules),
        frozenset(spec.never),
        bound_cues(desk, spot.at("openers"), spec.openers, named),
        frozenset(spec.pieces),
        frozenset(spec.words),
    )
