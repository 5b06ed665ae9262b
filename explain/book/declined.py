"""What nobody can be told from here, bound: its signs, and what is said instead. Knows no message."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Annotated, Self

from pydantic import Field, model_validator

from explain.ask.reading.cues import Cue
from explain.book.bound import Plan
from explain.book.desk import Desk, Spot, nearest
from explain.book.hearing import DeclinedKind, Sign
from explain.book.spec import Lines, Texts
from explain.book.turns import Turns, bound_cues
from explain.book.written import INTENTS
from kg.claims import Frozen
from kg.yamlfile import Document, typed

FOLDER = "hearing/declined/"
LONGEST = 200
"""Characters in which it is said what cannot be told, and whom to ask."""


class SignSpec(Frozen):
    """What together tells it: in what is asked, anywhere in the message (one of each), and not if this stands there."""

    asked: Lines = ()
    told: Lines = ()
    also: Lines = ()
    unless: Lines = ()

    @model_validator(mode="after")
    def _some(self) -> Self:
        if not self.asked and not self.told:
            raise ValueError("a sign has `asked` or `told`, or both")
        return self


class DeclinedSpec(Frozen):
    """hearing/declined/<kind>.yaml.

    - `says`: what we cannot tell, and whom to ask. `then`: the kind of question that can still be answered.
    - `plan`, `about`: by which plan is told of what below it instead, with what else is named.
    - `yields`: other kinds beside which this one is not told of.
    - `signs`: what tells it. `general`: what makes a question general after all.
    """

    says: Texts
    then: str | None = None
    plan: str | None = None
    about: str | None = None
    yields: tuple[str, ...] = ()
    signs: dict[str, Annotated[tuple[SignSpec, ...], Field(min_length=1)]]
    general: dict[str, Lines] = Field(default_factory=dict)


def bound_declined(desk: Desk, turns: Turns, plans: Mapping[str, Plan]) -> tuple[DeclinedKind, ...]:
    """Every kind, in the order of their names; what is wrong with one is found.

    Args:
        plans: where there are no files of intents, a plan is one.
    """
    held = dict(_written(desk))
    intents = desk.written.stems(INTENTS) or plans.keys()
    for document, spec in held.values():
        known_plan(desk, Spot(document), plans, spec.plan, spec.about)
    return tuple(_bound(desk, turns, document, spec, held, intents) for document, spec in held.values())


def known_plan(desk: Desk, spot: Spot, plans: Mapping[str, Plan], plan: str | None, about: str | None) -> None:
    """Find what is wrong with by which plan is told of what."""
    if (plan is None) != (about is None):
        desk.find(spot.at("plan"), "`plan` and `about` go together", "say by which plan is told of what, or neither")
    if plan is not None:
        desk.known(spot.at("plan"), "plan", plan, plans)
    if about is not None:
        desk.known(spot.at("about"), "concept", about, desk.graph.concepts)


def _written(desk: Desk) -> Iterator[tuple[str, tuple[Document, DeclinedSpec]]]:
    for name, document in sorted(desk.written.documents.items()):
        if name.startswith(FOLDER):
            spec, findings = typed(DeclinedSpec, document)
            desk.findings += findings
            if spec is not None:
                yield document.stem, (document, spec)


def _bound(
    desk: Desk,
    turns: Turns,
    document: Document,
    spec: DeclinedSpec,
    kinds: Collection[str],
    intents: Collection[str],
) -> DeclinedKind:
    spot = Spot(document)
    for i, other in enumerate(spec.yields):
        desk.known(spot.at("yields", i), "kind", other, [kind for kind in kinds if kind != document.stem])
    if spec.then is not None and spec.then not in intents:
        desk.find(spot.at("then"), f"unknown kind of question '{spec.then}'", nearest(spec.then, intents))
    for language, text in spec.says.items():
        if len(text) > LONGEST:
            fix = f"say it in {LONGEST}: what we can't tell, and whom to ask"
            desk.find(spot.at("says", language), f"{len(text)} characters are too many", fix)
    desk.hear(spot.at("signs"), spec.signs)
    return DeclinedKind(
        document.stem,
        desk.translated(spot.at("says"), spec.says, ()),
        spec.then,
        frozenset(spec.yields),
        {
            language: tuple(
                bound_sign(desk, turns, spot.at("signs", language, i), language, one) for i, one in enumerate(held)
            )
            for language, held in spec.signs.items()
        },
        {
            language: bound_cues(desk, spot.at("general", language), lines, turns.get(language, {}))
            for language, lines in spec.general.items()
        },
        spec.plan,
        spec.about,
    )


def bound_sign(desk: Desk, turns: Turns, spot: Spot, language: str, spec: SignSpec) -> Sign:
    """A sign with its cues as they are looked for."""
    named = turns.get(language, {})

    def cues(key: str, lines: Lines) -> tuple[Cue, ...]:
        return bound_cues(desk, spot.at(key), lines, named)

    return Sign(
        cues("asked", spec.asked), cues("told", spec.told), cues("also", spec.also), cues("unless", spec.unless)
    )
