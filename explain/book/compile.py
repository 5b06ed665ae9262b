"""Content files → a book in which every name is bound, or findings with file and line. What is checked is what runs.

Knows no question and no door.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from explain.ask.reading.text import tokens
from explain.book.again import by_path, written_out
from explain.book.assumed import bound_assumed
from explain.book.bound import Book, Plan, Rule, Section
from explain.book.cutoff import bound_endings
from explain.book.declined import bound_declined
from explain.book.desk import Desk, Spot, nearest
from explain.book.flags import bound_flags
from explain.book.heard import graph_words, missing
from explain.book.hearings import bound_hearing
from explain.book.person import bound_persons
from explain.book.plans import bound_plan, check_needs, classes_of, told_by
from explain.book.replies import bound_replies
from explain.book.sections import bound_section
from explain.book.spec import PlanSpec, RuleSpec, SectionSpec
from explain.book.summaries import bound_rule
from explain.book.tongues import bound_tongues
from explain.book.turns import bound_turns
from explain.book.wordfile import Slots
from explain.book.wording import bound_names, bound_wording
from explain.book.written import Written
from kg.claims import DEFAULT_LANGUAGE
from kg.findings import Finding
from kg.graph import Graph
from kg.pattern import names
from kg.yamlfile import Document, Model, typed


@dataclass(frozen=True)
class Compiled:
    """The book, or what keeps it from being one."""

    book: Book | None
    findings: tuple[Finding, ...]


def compiled_content(
    written: Written, graph: Graph, elsewhere: Mapping[str, Slots] | None = None, kept: bool = False
) -> Compiled:
    """Bind every name of a content folder to the ontology, the graph and each other.

    Args:
        elsewhere: file name under wording/ → the phrases that doors speak from it.
        kept: both are of one snapshot, so that they passed every check together.
    """
    desk = Desk(graph, written, kept, findings=list(written.findings))
    plans = _read(desk, "plans", PlanSpec)
    sections, summaries = _read(desk, "sections", SectionSpec), _read(desk, "summaries", RuleSpec)
    parts = dict((*by_path(sections, "sections"), *by_path(summaries, "summaries")))
    sections = written_out(desk, sections, "sections", parts)
    summaries = written_out(desk, summaries, "summaries", parts)
    known = graph.vocabulary.classes.keys()
    sound = {key for key, (_, spec) in plans.items() if known >= {*classes_of(spec).values()}}
    wording = bound_wording(desk, elsewhere or {})
    told = _sections(desk, plans, sections, sound)
    rules = _rules(desk, plans, summaries, sound)
    held = {}
    for key, (document, spec) in plans.items():
        if key in sound:
            held[document.name] = bound_plan(desk, document, spec, told, rules)
        else:
            check_needs(desk, document, spec)  # walks from what has no class would be complained of once more
    wording = replace(wording, names=bound_names(desk, _looked_for(held.values())))
    by_id = {plan.id: plan for plan in held.values()}
    turns = bound_turns(desk)
    hearing, persons = bound_hearing(desk, plans, turns), bound_persons(desk, turns)
    declined, endings = bound_declined(desk, turns, by_id), bound_endings(desk, turns)
    assumed, flags = bound_assumed(desk, hearing.words, turns), bound_flags(desk)
    tongues, replies = bound_tongues(desk), bound_replies(desk, turns, by_id)
    _stray(desk)
    _shared_phrasings(desk, plans, held.values())
    begun = tuple(sorted({language for words in desk.heard if not words.asked for language in words.languages}))
    heard = (*desk.heard, *graph_words(graph))
    findings = tuple(sorted({*desk.findings, *missing(heard, DEFAULT_LANGUAGE)}))
    if findings:
        return Compiled(None, findings)
    languages = tuple(language for language in begun if not missing(heard, language))
    asked = hearing, declined, endings, assumed, flags, persons, tongues, replies
    return Compiled(Book(by_id, told, wording, heard, begun, languages, *asked), ())


def _read(desk: Desk, folder: str, model: type[Model]) -> dict[str, tuple[Document, Model]]:
    """The documents of a folder as they are meant to be; what does not fit is found. Keyed by file or folder name."""
    out = {}
    for name, document in desk.written.documents.items():
        path = PurePosixPath(name)
        if path.parts[0] == folder:
            spec, findings = typed(model, document)
            desk.findings += findings
            if spec is not None:
                out[path.stem if folder == "plans" else path.parts[1]] = document, spec
    return out


def _sections(
    desk: Desk,
    plans: Mapping[str, tuple[Document, PlanSpec]],
    specs: Mapping[str, tuple[Document, SectionSpec]],
    sound: Collection[str],
) -> dict[str, Section]:
    """Every section, bound to the plans that tell it and are sound."""
    folders = {PurePosixPath(name).parts[1] for name in desk.written.documents if name.startswith("sections/")}
    out = {}
    for document, plan in plans.values():
        for where, told in (("sections", plan.sections), ("opened", plan.opened)):
            for i, key in enumerate(told):
                if key not in folders:
                    fix = f"{nearest(key, folders)} Or add its folder: `wayfind new section {key}` begins it"
                    desk.find(Spot(document, (where, i)), f"unknown section '{key}'", fix)
    for key, (document, spec) in specs.items():
        telling = {one: told_by(plan) for one, (_, plan) in plans.items() if key in (*plan.sections, *plan.opened)}
        walkable = tuple(told for one, told in telling.items() if one in sound)
        if walkable:
            out[key] = bound_section(desk, document, spec, walkable)
        elif not telling:
            desk.find(Spot(document, ("title",)), f"no plan tells '{key}'", "name it in a plan")
    return out


def _rules(
    desk: Desk,
    plans: Mapping[str, tuple[Document, PlanSpec]],
    specs: Mapping[str, tuple[Document, RuleSpec]],
    sound: Collection[str],
) -> dict[str, Rule]:
    """Every rule of a summary, bound to the plans that answer by it and are sound."""
    folders = {PurePosixPath(name).parts[1] for name in desk.written.documents if name.startswith("summaries/")}
    for document, plan in plans.values():
        for where, named in (("first", plan.first), ("summary", plan.summary)):
            for i, key in enumerate(named):
                if key not in folders:
                    desk.find(Spot(document, (where, i)), f"unknown rule '{key}'", nearest(key, folders))
    out = {}
    for key, (document, spec) in specs.items():
        told = {one: told_by(plan) for one, (_, plan) in plans.items() if key in (*plan.first, *plan.summary)}
        walkable = tuple(plan for one, plan in told.items() if one in sound)
        if walkable:
            out[key] = bound_rule(desk, document, spec, walkable)
        elif not told:
            desk.find(Spot(document, ("parts",)), f"no plan answers by '{key}'", "name it under `summary` in a plan")
    return out


def _looked_for(plans: Iterable[Plan]) -> Iterator[str]:
    """The names of walks that are printed where a section finds nothing: all but those of what was asked."""
    for plan in plans:
        for section in (*plan.sections, *plan.opened):
            if section.empty or section.unmatched:
                yield from (name for part in section.parts for name in names(part.walk) if name not in plan.names)


def _stray(desk: Desk) -> None:
    """Templates that nothing is told by: their names are not those of any part, language or register."""
    if desk.findings:
        return  # a part that could not be read would make strays of its words
    for name in sorted(desk.written.templates.keys() - desk.used):
        fix = "name it <part>.<language>.j2 (or <language>.j2), with .standard or .clinical before .j2"
        desk.find(f"{desk.written.where(name)}:1", "no part is told by this file", fix)


def _shared_phrasings(desk: Desk, specs: Mapping[str, tuple[Document, PlanSpec]], plans: Iterable[Plan]) -> None:
    """No two plans are asked in the same words: a question could not tell them apart."""
    asked = Counter(
        (language, tokens(str(phrase)))
        for plan in plans
        for language in plan.asks
        for phrase in plan.phrasings(language)
    )
    for document, spec in specs.values():
        written = [("asks", *one) for one in spec.asks.items()] + [("many", *one) for one in spec.many.items()]
        for key, language, lines in written:
            for i, line in enumerate(lines):
                if asked[language, tokens(line)] > 1:
                    spot = Spot(document, (key, language, i))
                    desk.find(spot, f"'{line}' is asked twice", "leave it to one plan, once")
