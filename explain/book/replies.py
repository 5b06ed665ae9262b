"""What messages that ask nothing are answered with, bound: a kind word, and where to turn. Knows no message."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from explain.book.bound import Plan, Reply
from explain.book.declined import LONGEST, SignSpec, bound_sign, known_plan
from explain.book.desk import Desk, Spot
from explain.book.hearing import DeclinedKind
from explain.book.spec import Texts
from explain.book.turns import Turns
from kg.claims import Frozen
from kg.yamlfile import Document, typed

FOLDER = "hearing/replies/"


class ReplySpec(Frozen):
    """hearing/replies/<kind>.yaml.

    - `says`: one kind sentence. `plan`, `about`: what is told below it; nothing where there is none.
    - `signs`: what tells such a message, as in hearing/declined.
    """

    says: Texts
    plan: str | None = None
    about: str | None = None
    signs: dict[str, Annotated[tuple[SignSpec, ...], Field(min_length=1)]]


def bound_replies(desk: Desk, turns: Turns, plans: Mapping[str, Plan]) -> tuple[Reply, ...]:
    """Every kind, in the order of their names; what is wrong with one is found."""
    out = []
    for name, document in sorted(desk.written.documents.items()):
        if name.startswith(FOLDER):
            spec, findings = typed(ReplySpec, document)
            desk.findings += findings
            if spec is not None:
                out.append(_bound(desk, turns, document, spec, plans))
    return tuple(out)


def _bound(desk: Desk, turns: Turns, document: Document, spec: ReplySpec, plans: Mapping[str, Plan]) -> Reply:
    spot, told = Spot(document), spec.plan
    known_plan(desk, spot, plans, spec.plan, spec.about)
    for language, text in spec.says.items():
        if len(text) > LONGEST:
            desk.find(spot.at("says", language), f"{len(text)} characters are too many", f"say it in {LONGEST}")
    desk.hear(spot.at("signs"), spec.signs)
    says = desk.translated(spot.at("says"), spec.says, ())
    signs = {
        language: tuple(
            bound_sign(desk, turns, spot.at("signs", language, i), language, one) for i, one in enumerate(held)
        )
        for language, held in spec.signs.items()
    }
    needs = {next(iter(plans[told].needs)): spec.about} if told in plans and told and spec.about else {}
    return Reply(DeclinedKind(document.stem, says, None, frozenset(), signs, {}), told, needs)
