"""How a language tells of whom, and when, a thing is said, bound. Knows no message."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from explain.ask.reading.cues import Cue
from explain.book.desk import Desk, Spot
from explain.book.hearing import Persons
from explain.book.spec import Lines
from explain.book.turns import Turns, bound_cues
from kg.claims import Frozen
from kg.yamlfile import typed

FILE = "hearing/person.yaml"
IT = "it"
"""What stands in a cue for the thing that is told of."""


class PersonsSpec(Frozen):
    """What one language says of it; the keys are explained in the file."""

    breaks: Lines = ()
    links: Lines = ()
    asks: Lines = ()
    self: Lines
    others: Lines
    back: Lines = ()
    again: Lines = ()
    negated: Lines
    stands: Lines = ()
    past: Lines
    told: Lines
    mine: Lines
    people: dict[str, str] = Field(default_factory=dict)
    ours: Lines = ()
    facts: Lines = ()
    lasting: Lines = ()


class PersonFile(Frozen):
    """hearing/person.yaml."""

    languages: dict[str, PersonsSpec]


def bound_persons(desk: Desk, turns: Turns) -> Mapping[str, Persons]:
    """Language → how it tells of whom a thing is said; nothing where there is no such file."""
    document = desk.written.documents.get(FILE)
    spec, findings = typed(PersonFile, document) if document else (None, ())
    desk.findings += findings
    if document is None or spec is None:
        return {}
    spot = Spot(document, ("languages",))
    desk.hear(spot, spec.languages)
    return {
        language: _bound(desk, spot.at(language), held, turns.get(language, {}))
        for language, held in spec.languages.items()
    }


def _bound(desk: Desk, spot: Spot, spec: PersonsSpec, named: Mapping[str, str]) -> Persons:
    def cues(key: str, lines: Lines) -> tuple[Cue, ...]:
        return bound_cues(desk, spot.at(key), lines, named, (IT,))

    return Persons(
        breaks=frozenset(spec.breaks),
        links=frozenset(spec.links),
        asks=frozenset(spec.asks),
        self=frozenset(spec.self),
        others=frozenset(spec.others),
        back=frozenset(spec.back),
        again=frozenset(spec.again),
        negated=cues("negated", spec.negated),
        stands=cues("stands", spec.stands),
        past=cues("past", spec.past),
        told=cues("told", spec.told),
        mine=cues("mine", spec.mine),
        people=spec.people,
        ours=frozenset(spec.ours),
        facts=cues("facts", spec.facts),
        lasting=cues("lasting", spec.lasting),
    )
