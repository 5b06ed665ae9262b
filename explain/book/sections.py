"""A section, bound to the plans that tell it: its parts, its title, and what it says where nothing is found.

Knows no premise and no phrasing of a question.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from explain.book.bound import SUMMARY, Section
from explain.book.desk import Desk, Spot
from explain.book.parts import bound_part
from explain.book.spec import PartSpec, SectionSpec
from explain.book.tables import bound_columns
from explain.book.telling import Telling, Translated
from explain.book.walks import fits
from kg.yamlfile import Document

ENDS = (".", "?", "!")
"""How sentences end."""
LAST = re.compile(r"\{\{\s*(\w+)\s*\}\}$")
"""A name with which a template ends."""
Classes = Mapping[str, str]
"""Need or alias → class."""


@dataclass(frozen=True)
class Told:
    """A plan as far as a section needs to know it: the classes of its needs and aliases, which are surely given, and
    the names that stand for one and the same need."""

    plan: str
    classes: Classes
    required: frozenset[str]
    same: tuple[frozenset[str], ...]


def bound_section(desk: Desk, document: Document, spec: SectionSpec, told: tuple[Told, ...]) -> Section:
    """A section with every name bound.

    Args:
        told: the plans that tell it, at least one.
    """
    spot, key = Spot(document), document.name.rsplit("/", 2)[-2]
    shared = frozenset.intersection(*(frozenset(plan.classes) for plan in told))
    parts: list[Telling] = []
    for place, stem, written in _parts(spot, key, spec):
        bound = bound_part(desk, place, written, stem, shared)
        if bound is not None:
            parts.append(bound)
            for plan in told if not desk.kept else ():
                walkable(desk, place, bound, plan)
    columns = bound_columns(desk, document, spec, parts, shared)
    parts = [replace(part, columns=columns) for part in parts]
    for part in parts if spec.shape == "prose" and not desk.kept else ():
        _ended(desk, part)
    for part in parts:
        _rows(desk, spot, spec, part)
        for plan in told:
            _goes_on(desk, spot.at("columns"), part, plan)
    surely = frozenset.intersection(*(_given(plan, parts) for plan in told))
    title = desk.translated(spot.at("title"), spec.title, surely)
    asked = frozenset[str]().union(*(part.names for part in parts), *(_matched(desk, plan, parts) for plan in told))
    _asked_for(desk, spot.at("title"), title, asked)
    empty = None
    if spec.empty is not None:
        empty = desk.translated(spot.at("empty"), spec.empty, surely)
        _asked_for(desk, spot.at("empty"), empty, asked)
        _no_sentence(desk, spot.at("empty"), spec.empty)
    unmatched = None
    _told_once(desk, spot, spec)
    _after(desk, spot, spec)
    contrasts = any(part.contrast for part in parts)
    if spec.unmatched:
        unmatched = desk.joined(spot.at("unmatched"), spec.unmatched, {"side", "keys"})
    if bool(spec.unmatched) != contrasts and len(parts) == len(_parts(spot, key, spec)):
        what = "`unmatched` says where one side of a contrast holds nothing"
        desk.find(spot, what, "leave it out" if spec.unmatched else "add it")
    for kind, values in spec.at_once.items():
        known = {*desk.vocabulary.qualifier_kinds, *desk.vocabulary.predicates}
        desk.known(spot.at("at_once", kind), "qualifier kind or predicate", kind, known)
        for i, value in enumerate(values):
            desk.known(spot.at("at_once", kind, i), "concept", value, desk.graph.concepts)
    return Section(
        key,
        title,
        tuple(parts),
        empty,
        unmatched,
        spec.shape,
        spec.brief,
        spec.most,
        after=spec.after or "",
        quiet_after=spec.quiet_after,
        instead_of=spec.instead_of or "",
        told_in=spec.told_in,
        at_once=spec.at_once,
        at_once_most=spec.at_once_most,
    )


def _no_sentence(desk: Desk, spot: Spot, empty: Mapping[str, str]) -> None:
    """What was looked for is named: it is read on behind the words for what is not held."""
    for language, text in empty.items():
        if text.rstrip().endswith(ENDS):
            what = "`empty` is read on behind 'We have not yet collected', and a sentence stands here"
            desk.find(spot.at(language), what, "name what was looked for, as {en: trials of {therapy}}")


def _ended(desk: Desk, part: Telling) -> None:
    """Running text is made of sentences: they end as such, or in words that a claim holds, which do."""
    known = desk.vocabulary.predicates
    texts = {one.object for one in part.walk if one.predicate not in known or known[one.predicate].kind != "concept"}
    for case, held in part.words.items():
        for (language, register), template in held.held.items():
            last = LAST.search(template.text.rstrip())
            if template.bare.endswith((*ENDS, ":")) or (last and last[1] in texts):
                continue
            name = f"{part.id}{case}{'.' if case else ''}{language}{f'.{register}' if register else ''}.j2"
            desk.find(f"{desk.written.where(name)}:1", "a sentence that does not end", "close it with a full stop")


def _rows(desk: Desk, spot: Spot, spec: SectionSpec, part: Telling) -> None:
    """Each item, step or row is a sentence of its own."""
    if spec.shape != "prose" and not part.per:
        what = f"of a section in the shape of '{spec.shape}', each '{part.id}' is a sentence of its own"
        desk.find(spot.at("shape"), what, "say `per` in each part: what begins one")


def _goes_on(desk: Desk, spot: Spot, part: Telling, plan: Told) -> None:
    """A column's walk can be walked from what the row's walk has found."""
    tested = [one.predicate for one in part.bears]
    for i, column in enumerate(part.columns):
        if column.walk:
            fits(desk, spot.at(i, "walk"), (*part.walk, *column.walk), plan.classes, tested)
        for walk in column.without:
            fits(desk, spot.at(i, "without"), (*part.walk, *column.walk, *walk), plan.classes, tested)


def _after(desk: Desk, spot: Spot, spec: SectionSpec) -> None:
    """What is to stand before a section is one."""
    folders = {name.split("/")[1] for name in desk.written.documents if name.startswith("sections/")}
    for i, other in enumerate(spec.told_in):
        desk.known(spot.at("told_in", i), "section", other, folders)
    if spec.after:
        desk.known(spot.at("after"), "section", spec.after, {*folders, SUMMARY})


def _told_once(desk: Desk, spot: Spot, spec: SectionSpec) -> None:
    """What one part must not tell again, another tells first: alone, `first_telling_of` does nothing."""
    several = Counter(len(part.first_telling_of) for part in spec.parts)
    for i, part in enumerate(spec.parts or (spec,)):
        if part.first_telling_of and not spec.after and several[len(part.first_telling_of)] < 2:
            what = "no other part says what it is the first to tell of"
            place = spot.at("parts", i) if spec.parts else spot
            desk.find(place.at("first_telling_of"), what, "add `first_telling_of` to the other part, or drop it here")


def _parts(spot: Spot, key: str, spec: SectionSpec) -> list[tuple[Spot, str, PartSpec]]:
    """Each part with its place and the stem of its templates' names."""
    stem = f"sections/{key}/"
    if not spec.parts:
        return [(spot, stem, spec)]
    return [(spot.at("parts", i), f"{stem}{part.id}.", part) for i, part in enumerate(spec.parts)]


def walkable(desk: Desk, spot: Spot, part: Telling, plan: Told) -> None:
    """Each walk of a part can be walked from the plan's needs, and names each need once."""
    classes = dict(plan.classes)
    if part.contrast:
        side = classes.get(part.contrast.here)
        classes |= {part.contrast.name: side} if side else {}
        fits(desk, spot.at("contrast", "refuted"), part.contrast.refuted, classes)
        for key, need in (("here", part.contrast.here), ("there", part.contrast.there)):
            if need in classes and need not in plan.required:
                desk.find(spot.at("contrast", key), f"'{need}' may be missing in the plan '{plan.plan}'", "require it")
    if classes.keys().isdisjoint(part.bound) and not part.among:  # else it starts from concepts of its own
        what = f"the walk starts from no need of the plan '{plan.plan}'"
        desk.find(spot.at("walk"), what, f"start from one of: {', '.join(sorted(classes))}")
    tested = [one.predicate for one in part.bears]
    for key, walk in (("walk", part.walk), *(("also", walk) for walk in part.also)):
        if fits(desk, spot.at(key), walk, classes, tested):
            fits(desk, spot.at(key), walk, {**part.kinds, **classes}, tested)
    if part.unless:
        joined = (*part.walk, *part.unless)
        fits(desk, spot.at("unless"), joined, classes)
    for i, walk in enumerate(part.without):
        place = spot.at("without", i) if len(part.without) > 1 else spot.at("without")
        fits(desk, place, (*part.walk, *walk), classes, tested)
    for same in plan.same:
        both = sorted(same & set(part.bound))
        if len(both) > 1:
            what = f"{' and '.join(both)} stand for the same thing in the plan '{plan.plan}' (see its aliases)"
            desk.find(spot.at("walk"), what, "use one of them, and another name for what is to be found")
    _may_be_missing(desk, spot, part, plan)


def _may_be_missing(desk: Desk, spot: Spot, part: Telling, plan: Told) -> None:
    """What a part needs to be missing is a need that may be."""
    for i, need in enumerate(part.when_missing):
        if need in plan.required:
            desk.find(
                spot.at("when_missing", i), f"'{need}' is never missing in the plan '{plan.plan}'", "drop the part"
            )
        else:
            desk.known(spot.at("when_missing", i), f"need of the plan '{plan.plan}'", need, plan.classes)


def _given(plan: Told, parts: list[Telling]) -> frozenset[str]:
    """The names that stand for something whenever a plan tells the section: else no part of it would apply."""
    named = [part.names & plan.classes.keys() for part in parts]
    return plan.required | (frozenset.intersection(*map(frozenset, named)) if named else frozenset())


def _matched(desk: Desk, plan: Told, parts: list[Telling]) -> frozenset[str]:
    """The needs with which qualifiers of the walks' claims are compared."""
    kinds = {kind for part in parts for pattern in part.walk for kind in desk.carried(pattern)}
    classes = {desk.vocabulary.qualifier_kinds[kind].matches for kind in kinds}
    return frozenset(
        need
        for need, own in plan.classes.items()
        for kind in classes
        if kind and own in desk.vocabulary.classes and desk.vocabulary.is_kind(own, kind)
    )


def _asked_for(desk: Desk, spot: Spot, words: Translated, asked: frozenset[str]) -> None:
    """What a title names, or what is said to be missing, is what the walks ask for."""
    for language, phrase in words.items():
        for slot in sorted(phrase.names - asked):
            what = f"the words name {{{slot}}}, and no walk asks for '{slot}'"
            desk.find(spot.at(language), what, "let a walk start from it, or leave it out")
