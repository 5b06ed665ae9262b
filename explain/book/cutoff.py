"""How it shows that a message breaks off, bound. Knows no message."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Self

from pydantic import Field, model_validator

from explain.book.desk import Desk, Spot
from explain.book.hearing import Endings, EndRule
from explain.book.spec import Lines
from explain.book.turns import Turns, bound_cues
from kg.claims import Frozen
from kg.yamlfile import typed

FILE = "hearing/cutoff.yaml"
LITERAL = re.compile(r"\[[\w-]+\]|([\w']+)")
OTHER = ("word", "name", "number", "decimal", "odd")
"""Kinds that need no list: words of no kind, names of concepts, numbers."""


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
    kinds: dict[str, Lines] = Field(default_factory=dict)
    sentence: Lines = ()
    parts: dict[str, str] = Field(default_factory=dict)
    shapes: tuple[RuleSpec, ...] = ()
    pairs: Lines = ()
    loose: Lines = ()
    begins: Lines = ()
    verbs: Lines = ()


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
    kinds = _kinds(desk, spot.at("kinds"), spec)
    said = frozenset(_said(spec))
    return Endings(
        frozenset(spec.articles),
        frozenset(spec.lettered),
        spec.signs,
        spec.endings,
        _rules(desk, spot.at("rules"), spec.rules, named),
        frozenset(spec.never),
        bound_cues(desk, spot.at("openers"), spec.openers, named),
        frozenset(spec.pieces),
        frozenset(spec.words),
        kinds,
        frozenset(spec.sentence),
        said,
        _rules(desk, spot.at("shapes"), spec.shapes, {**_written_out(spec, kinds, said), **spec.parts}),
        spec.pairs,
        *(_some(desk, spot.at(key), named, spec) for key, named in _sorts(spec)),
    )


def _sorts(spec: EndingsSpec) -> tuple[tuple[str, Lines], ...]:
    return ("loose", spec.loose), ("begins", spec.begins), ("verbs", spec.verbs)


def _some(desk: Desk, spot: Spot, named: Lines, spec: EndingsSpec) -> frozenset[str]:
    """Kinds of words, each of which must be one."""
    for i, kind in enumerate(named):
        desk.known(spot.at(i), "kind of words", kind, spec.kinds)
    return frozenset(named)


def _rules(desk: Desk, spot: Spot, rules: tuple[RuleSpec, ...], named: Mapping[str, str]) -> tuple[EndRule, ...]:
    """Rules as they are looked for."""
    held = []
    for i, rule in enumerate(rules):
        at = spot.at(i, "whole" if rule.whole else "broken")
        held.append(EndRule(bool(rule.whole), bound_cues(desk, at, rule.whole or rule.broken, named)))
    return tuple(held)


def _kinds(desk: Desk, spot: Spot, spec: EndingsSpec) -> dict[str, str]:
    """A word → its kind; a word of two kinds is found."""
    held: dict[str, str] = {}
    for kind, words in spec.kinds.items():
        for word in words:
            if held.setdefault(word, kind) != kind:
                what = f"'{word}' is of two kinds, '{held[word]}' and '{kind}'"
                desk.find(spot.at(kind), what, "keep it in the one by which rules look at it")
    return held


def _said(spec: EndingsSpec) -> Iterator[str]:
    """The words that rules name by themselves."""
    lines = (line for rule in spec.shapes for line in (*rule.whole, *rule.broken))
    for line in (*spec.parts.values(), *lines):
        yield from filter(None, LITERAL.findall(line))


def _written_out(spec: EndingsSpec, kinds: Mapping[str, str], said: frozenset[str]) -> dict[str, str]:
    """Kind → the words of it that rules name, and all others, as a clause has them."""
    held = {kind: [f"<{kind}>"] for kind in (*spec.kinds, *OTHER)}
    for word in sorted(said):
        held[kinds.get(word, "number" if word.isdigit() else "word")].append(word)
    return {kind: "|".join(words) for kind, words in held.items()}
