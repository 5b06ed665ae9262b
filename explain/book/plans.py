"""A plan, bound: needs and aliases, phrasings, spine, premises, and the sections that it tells. Knows no question."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from explain.book.bound import Alias, Plan, Premise, Rule, Section
from explain.book.desk import Desk, Spot, nearest
from explain.book.parts import bound_part
from explain.book.phrase import Phrase
from explain.book.sections import Told
from explain.book.spec import Lines, NamedPartSpec, PartSpec, PlanSpec, PremiseSpec, Walks
from explain.book.telling import Telling, Translated
from explain.book.walks import fits, read_walk
from kg.claims import DEFAULT_LANGUAGE
from kg.pattern import Walk, names
from kg.yamlfile import Document
from ontology.vocabulary import a_kind

ID = re.compile(r"[a-z]+(-[a-z]+)*")


def classes_of(spec: PlanSpec) -> dict[str, str]:
    """Need or alias → its class."""
    aliases = {name: alias.kind for name, alias in spec.aliases.items()}
    return {need: kind.removesuffix("?") for need, kind in spec.needs.items()} | aliases


def told_by(spec: PlanSpec) -> Told:
    """What a section has to know of a plan."""
    required = frozenset(need for need, kind in spec.needs.items() if not kind.endswith("?"))
    same = tuple(
        frozenset({need, *(name for name, alias in spec.aliases.items() if alias.need == need)}) for need in spec.needs
    )
    return Told(spec.id, classes_of(spec), required, same)


def bound_plan(
    desk: Desk, document: Document, spec: PlanSpec, sections: Mapping[str, Section], rules: Mapping[str, Rule]
) -> Plan:
    """A plan with every name bound; what is not is found."""
    spot, classes = Spot(document), classes_of(spec)
    stem = document.name.rpartition("/")[2].removesuffix(".yaml")
    if spec.id != stem or not ID.fullmatch(stem):
        desk.find(spot.at("id"), f"the id '{spec.id}' is not the file's name", f"write `id: {stem}`")
    check_needs(desk, document, spec)
    plan = Plan(
        id=stem,
        needs={need: kind.removesuffix("?") for need, kind in spec.needs.items()},
        optional=frozenset(need for need, kind in spec.needs.items() if kind.endswith("?")),
        aliases={name: Alias(alias.need, alias.kind) for name, alias in spec.aliases.items()},
        asks=_asks(desk, spot.at("asks"), spec),
        many=_many(desk, spot.at("many"), spec),
        asks_of=_asks_of(desk, spot.at("asks_of"), spec),
        offered_of=_offered_of(desk, spot.at("offered_of"), spec),
        offered_where=_walks(desk, spot.at("offered_where"), spec.offered_where, classes),
        spine=_walks(desk, spot.at("spine"), spec.spine, classes),
        first=tuple(rules[key] for key in dict.fromkeys(spec.first) if key in rules),
        summary=tuple(rules[key] for key in dict.fromkeys(spec.summary) if key in rules),
        sections=_shown(desk, spot, spec, sections),
        opened=tuple(
            replace(sections[key], brief=0, at_once={}) for key in dict.fromkeys(spec.opened) if key in sections
        ),
        premises=tuple(
            _premise(desk, spot.at("premises", i), stem, premise, spec) for i, premise in enumerate(spec.premises)
        ),
        most_words=spec.most_words,
        moved=frozenset(spec.moved),
    )
    return plan


def _shown(desk: Desk, spot: Spot, spec: PlanSpec, sections: Mapping[str, Section]) -> tuple[Section, ...]:
    """The sections that are shown, each with as many of its sentences at once as the plan says."""
    for key in spec.brief:
        if key in spec.opened:
            fix = "name it under `sections`, or drop the number"
            desk.find(spot.at("brief", key), f"the section '{key}' is opened: none of it is shown at once", fix)
        else:
            desk.known(spot.at("brief", key), "section of this plan", key, spec.sections)
    for i, key in enumerate(spec.moved):
        desk.known(spot.at("moved", i), "section of this plan that is shown", key, spec.sections)
    shown = [sections[key] for key in dict.fromkeys(spec.sections) if key in sections]
    return tuple(replace(one, brief=spec.brief.get(one.id, one.brief)) for one in shown)


def check_needs(desk: Desk, document: Document, spec: PlanSpec) -> None:
    """Each need and alias is of a class that there is, and nothing is told twice."""
    spot, known = Spot(document), desk.vocabulary.classes
    for need, kind in spec.needs.items():
        desk.known(spot.at("needs", need), "class", kind.removesuffix("?"), known)
    for name, alias in spec.aliases.items():
        place = spot.at("aliases", name)
        held = desk.known(place.at("need"), "need", alias.need, spec.needs)
        if name in spec.needs:
            desk.find(place, f"'{name}' is a need already", "give the alias another name")
        if desk.known(place.at("kind"), "class", alias.kind, known) and held:
            wider = spec.needs[alias.need].removesuffix("?")
            if wider in known and not desk.vocabulary.is_kind(alias.kind, wider):
                desk.find(place.at("kind"), f"no {wider} is {a_kind(alias.kind)}", "name a class below the need's")
    for key, told, before in (("sections", spec.sections, ()), ("opened", spec.opened, spec.sections)):
        for step, section in enumerate(told):
            if section in (*before, *told[:step]):
                desk.find(spot.at(key, step), f"the section '{section}' is told twice", "drop one")
    for step, rule in enumerate(spec.summary):
        if rule in (*spec.first, *spec.summary[:step]):
            desk.find(spot.at("summary", step), f"the rule '{rule}' stands twice", "drop one")


def _asks(desk: Desk, spot: Spot, spec: PlanSpec) -> dict[str, tuple[Phrase, ...]]:
    """The phrasings by language. The first stands for the plan's question, so it has a slot for each need it asks."""
    desk.hear(spot, spec.asks)
    _unmarked(desk, spot, spec.asks)
    required = {need for need, kind in spec.needs.items() if not kind.endswith("?")}
    out = {}
    for language, lines in spec.asks.items():
        read = [desk.phrase(spot.at(language, i), line, spec.needs) for i, line in enumerate(lines)]
        phrases = tuple(phrase for phrase in read if phrase is not None)
        out[language] = phrases
        for i, phrase in enumerate(phrases):
            if len(phrase.slots) != len(phrase.names):
                desk.find(spot.at(language, i), f"'{phrase}' asks for one thing twice", "use a slot once")
        if phrases and not required <= phrases[0].names:
            fix = "put first a phrasing with a slot for each need that is required"
            desk.find(spot.at(language, 0), f"'{phrases[0]}' can't stand for the plan's question", fix)
        if required not in [phrase.names for phrase in phrases]:
            fix = f"add one with {', '.join(f'{{{need}}}' for need in sorted(required))} alone"
            desk.find(spot.at(language), "no phrasing asks with just the needs that are required", fix)
    return out


def _many(desk: Desk, spot: Spot, spec: PlanSpec) -> dict[str, tuple[Phrase, ...]]:
    """The phrasings for what takes the words for many, by language."""
    _unmarked(desk, spot, spec.many)
    read = {
        language: [desk.phrase(spot.at(language, i), line, spec.needs) for i, line in enumerate(lines)]
        for language, lines in spec.many.items()
    }
    return {language: tuple(phrase for phrase in held if phrase is not None) for language, held in read.items()}


def _unmarked(desk: Desk, spot: Spot, asks: Mapping[str, Lines]) -> None:
    """Phrasings have no question mark: where one is shown as a question, it gets one."""
    for language, lines in asks.items():
        for i, line in enumerate(lines):
            if line.rstrip().endswith("?"):
                desk.find(spot.at(language, i), f"'{line}' ends in a question mark", "write it without one")


def _asks_of(desk: Desk, spot: Spot, spec: PlanSpec) -> dict[str, Translated]:
    """How it is asked of what is of some classes: the plan needs one thing, and the words name it."""
    required = [need for need, kind in spec.needs.items() if not kind.endswith("?")]
    for kind in spec.asks_of:
        desk.known(spot.at(kind), "class", kind, desk.vocabulary.classes)
    return {kind: desk.translated(spot.at(kind), words, required, required) for kind, words in spec.asks_of.items()}


def _walks(desk: Desk, spot: Spot, lines: Walks, classes: Mapping[str, str]) -> tuple[Walk, ...]:
    """Walks that can be walked from a plan's needs."""
    read = ((spot.at(i), read_walk(desk, spot.at(i), one)) for i, one in enumerate(lines))
    return tuple(walk for place, walk in read if walk and fits(desk, place, walk, classes))


def _offered_of(desk: Desk, spot: Spot, spec: PlanSpec) -> dict[str, tuple[str, ...]]:
    """The classes about which it is offered: each below that of the need."""
    for need, kinds in spec.offered_of.items():
        held = desk.known(spot.at(need), "need", need, spec.needs)
        for step, kind in enumerate(kinds):
            if desk.known(spot.at(need, step), "class", kind, desk.vocabulary.classes) and held:
                wider = spec.needs[need].removesuffix("?")
                if wider in desk.vocabulary.classes and not desk.vocabulary.is_kind(kind, wider):
                    desk.find(spot.at(need, step), f"no {wider} is {a_kind(kind)}", "name a class below the need's")
    return {need: tuple(kinds) for need, kinds in spec.offered_of.items()}


def _premise(desk: Desk, spot: Spot, plan: str, spec: PremiseSpec, written: PlanSpec) -> Premise:
    classes = classes_of(written)
    says = desk.translated(spot.at("says"), spec.says, written.needs)
    asked = frozenset.intersection(*(phrase.names for phrase in says.values())) if says else frozenset()
    for language, phrase in says.items():
        if phrase.names != asked:
            desk.find(
                spot.at("says", language), "its slots are not those of the other languages", "name the same needs"
            )
    required = {need for need, kind in written.needs.items() if not kind.endswith("?")}
    against: list[Telling] = []
    for i, one in enumerate(spec.against):
        place, stem = spot.at("against", i), f"plans/{plan}.{spec.id}."
        if isinstance(one, NamedPartSpec):
            part = bound_part(desk, place, one, f"{stem}{one.id}.", frozenset(classes))
        else:
            place = spot.at("against") if len(spec.against) == 1 else place
            part = bound_part(desk, spot, PartSpec.model_construct(walk=cast(Lines, one)), stem, frozenset(classes))
        if part is not None and fits(desk, place, part.walk, classes):
            against.append(part)
    walks: list[Walk] = []
    for i, lines in enumerate(spec.walk):
        place = spot.at("walk") if len(spec.walk) == 1 else spot.at("walk", i)
        walk = read_walk(desk, place, lines)
        if walk and fits(desk, place, walk, classes):
            walks.append(walk)
    for name in sorted({n for w in (*walks, *(p.walk for p in against)) for n in names(w)} & classes.keys()):
        if name not in asked | required:
            what = f"the walk starts from '{name}', which `says` does not name"
            desk.find(spot.at("says", DEFAULT_LANGUAGE), what, nearest(name, [*asked, *required]))
    return Premise(spec.id, says, asked, tuple(walks), tuple(against))
