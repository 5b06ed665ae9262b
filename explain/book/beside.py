"""What messages name besides what their answers are about, bound: relations, values, parts of the body."""

from __future__ import annotations

from pydantic import Field

from explain.ask.reading.cues import Cue, read_cue
from explain.ask.reading.text import tokens
from explain.book.desk import Desk, Spot
from explain.book.hearing import Beside, BodyPart
from explain.book.phrase import Slip
from explain.book.spec import Lines
from kg.claims import Frozen
from kg.yamlfile import typed

FILE = "hearing/beside.yaml"


class PartSpec(Frozen):
    """A part of the body: words of messages for it, and words in the names of what concerns it."""

    said: Lines = Field(min_length=1)
    named: Lines = Field(min_length=1)


class LanguageSpec(Frozen):
    """Parts of the body in one language, and turns that tell values (`said`); in the turns `unless` words for a part
    mean something else."""

    said: dict[str, Lines] = Field(default_factory=dict)
    parts: dict[str, PartSpec]
    unless: Lines = ()


class BesideFile(Frozen):
    """beside.yaml; the keys are explained in the file."""

    relations: Lines = ()
    wide: Lines = ()
    values: Lines = ()
    of: Lines = ()
    apart: Lines = ()
    languages: dict[str, LanguageSpec] = Field(default_factory=dict)


def bound_beside(desk: Desk) -> Beside:
    """What messages may name besides; nothing where there is no such file."""
    document = desk.written.documents.get(FILE)
    spec, findings = typed(BesideFile, document) if document else (None, ())
    desk.findings += findings
    if document is None or spec is None:
        return Beside()
    spot = Spot(document)
    for i, predicate in enumerate(spec.relations):
        desk.known(spot.at("relations", i), "predicate", predicate, desk.vocabulary.predicates)
    for key, kinds in (("of", spec.of), ("apart", spec.apart), ("values", spec.values)):
        for i, kind in enumerate(kinds):
            desk.known(spot.at(key, i), "class", kind, desk.vocabulary.classes)
    for i, concept in enumerate(spec.wide):
        desk.known(spot.at("wide", i), "concept", concept, desk.graph.concepts)
    for language, held in spec.languages.items():
        for value in held.said:
            desk.known(spot.at("languages", language, "said", value), "concept", value, desk.graph.concepts)
    desk.hear(spot.at("languages"), spec.languages, asked=True)
    if not desk.kept:
        _named(desk, spot.at("languages"), spec)
    return Beside(
        relations=spec.relations,
        wide=spec.wide,
        values=spec.values,
        said={
            language: tuple(
                (value, cue)
                for value, lines in held.said.items()
                for i, line in enumerate(lines)
                if (cue := _cue(desk, spot.at("languages", language, "said", value, i), line))
            )
            for language, held in spec.languages.items()
        },
        of=spec.of,
        apart=spec.apart,
        parts={
            language: tuple(
                BodyPart(part, frozenset(one.said), frozenset(one.named)) for part, one in held.parts.items()
            )
            for language, held in spec.languages.items()
        },
        unless={
            language: tuple(
                cue
                for i, line in enumerate(held.unless)
                if (cue := _cue(desk, spot.at("languages", language, "unless", i), line))
            )
            for language, held in spec.languages.items()
        },
    )


def _named(desk: Desk, spot: Spot, spec: BesideFile) -> None:
    """Each word for what concerns a part is in a name that is held."""
    graph = desk.graph
    concepts = [one for one in graph.concepts.values() if any(graph.is_kind(one.id, kind) for kind in spec.of)]
    for language, held in spec.languages.items():
        texts = [
            text for one in concepts for text in (*one.label.by_language.get(language, {}).values(), *one.synonyms)
        ]
        words = {word for text in texts for word in tokens(text)}
        for part, one in held.parts.items():
            for i, word in enumerate(one.named):
                desk.known(spot.at(language, "parts", part, "named", i), "word of a name", word, words)


def _cue(desk: Desk, spot: Spot, line: str) -> Cue | None:
    try:
        return read_cue(line)
    except Slip as slip:
        desk.find(spot, slip.what, slip.fix)
        return None
