"""The files of hearing/ → how questions are heard, every class, plan and cue bound. Hears nothing itself."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Annotated

from pydantic import ConfigDict, Field, RootModel

from explain.ask.grounding.composed import facets
from explain.ask.reading.cues import Cue, read_cue
from explain.book.assumed import TurnReader, bound_turn
from explain.book.beside import bound_beside
from explain.book.desk import Desk, Spot, nearest
from explain.book.hearing import Hearing, Intent, Words
from explain.book.messages import bound_subjects
from explain.book.phrase import Slip
from explain.book.shapes import bound_shapes
from explain.book.spec import Lines, Texts
from explain.book.turns import Turns, spoken
from explain.book.written import INTENTS
from kg.claims import DEFAULT_LANGUAGE, Frozen
from kg.yamlfile import Model, typed

WORDS, SAYINGS = "hearing/words.yaml", "hearing/sayings.yaml"
EXAMPLES = "hearing/examples/"
KIND, THING = "Concept", "thing"


class WordsSpec(Frozen):
    """How words of one language are read."""

    alike: dict[str, str] = Field(default_factory=dict)
    capitals: Lines = ()
    openers: Lines = ()
    within: Lines = ()
    telling: Lines = ()
    name_endings: Lines = ()
    kinds: Lines = ()
    of: Lines = ()
    others: Lines = ()
    denials: Lines = ()
    denying: Lines = ()
    asking: Lines = ()
    wondering: Lines = ()
    fearing: Lines = ()
    things: Lines = ()
    unnamed: Lines = ()
    general: Lines = ()


class WordsFile(Frozen):
    """words.yaml."""

    classes: Lines
    nameless: Lines = ()
    languages: dict[str, WordsSpec]


class IntentSpec(Frozen):
    """A file of intents/.

    - `told_by`: the plans that tell what is held; `about`: classes of which those come first that it is about.
    - `otherwise`: what it is about where a message names nothing.
    - `asked`: what is asked for, in words; `cues`: turns of phrase that tell by themselves, by language.
    """

    told_by: Lines = ()
    about: Lines = ()
    otherwise: str | None = None
    asked: Texts
    cues: dict[str, Lines] = Field(default_factory=dict)


class SayingsFile(RootModel[dict[str, dict[str, Annotated[Lines, Field(min_length=1)]]]]):
    """sayings.yaml: language → concept, or facet of one → turns of phrase that tell it."""

    model_config = ConfigDict(frozen=True)


class Examples(RootModel[dict[str, Annotated[Lines, Field(min_length=1)]]]):
    """A file of examples/: language → how people ask."""

    model_config = ConfigDict(frozen=True)


def bound_hearing(desk: Desk, plans: Collection[str], turns: Turns) -> Hearing:
    """How questions are heard; nothing where there are neither words nor intents."""
    if not any(name == WORDS or name.startswith(INTENTS) for name in desk.written.documents):
        return Hearing()
    words = _read(desk, WORDS, WordsFile)
    if words is None:
        return Hearing()
    spot = _spot(desk, WORDS)
    for key, named in (("classes", words.classes), ("nameless", words.nameless)):
        for i, kind in enumerate(named):
            desk.known(spot.at(key, i), "class", kind, desk.vocabulary.classes)
    desk.hear(spot.at("languages"), words.languages, asked=True)
    return Hearing(
        classes=words.classes,
        nameless=words.nameless,
        words={
            language: _words(desk, spot.at("languages", language), held) for language, held in words.languages.items()
        },
        intents=_intents(desk, {*words.classes, KIND}, plans),
        sayings=_sayings(desk, desk.vocabulary.classes, turns),
        subjects=bound_subjects(desk, words.languages),
        beside=bound_beside(desk),
        shapes=bound_shapes(desk, turns),
    )


def _sayings(desk: Desk, classes: Collection[str], turns: Turns) -> dict[str, tuple[tuple[str, Cue], ...]]:
    """Turns of phrase, each with what it tells."""
    held = _read(desk, SAYINGS, SayingsFile) if SAYINGS in desk.written.documents else None
    if held is None:
        return {}
    spot = _spot(desk, SAYINGS)
    desk.hear(spot, held.root, asked=True)
    names = frozenset[str]() if desk.kept else {*desk.graph.concepts, *facets(desk.graph)}
    out: dict[str, tuple[tuple[str, Cue], ...]] = {}
    for language, told in held.root.items():
        for name in () if desk.kept else told:
            desk.known(spot.at(language, name), "concept", name, names)
        out[language] = tuple(
            (name, cue)
            for name, lines in told.items()
            for i, line in enumerate(lines)
            if (cue := _cue(desk, spot.at(language, name, i), line, classes, turns.get(language, {})))
        )
    return out


def _words(desk: Desk, spot: Spot, spec: WordsSpec) -> Words:
    words = Words(
        alike=spec.alike,
        capitals=frozenset(spec.capitals),
        openers=frozenset(spec.openers),
        within=frozenset(spec.within),
        telling=frozenset(spec.telling),
        name_endings=spec.name_endings,
        kinds=frozenset(spec.kinds),
        of=frozenset(spec.of),
        others=frozenset(spec.others),
        denials=frozenset(spec.denials),
        unnamed=frozenset(spec.unnamed),
        general=frozenset(spec.general),
    )
    reader = TurnReader(words)
    denying, asking, wondering, fearing, things = (
        tuple(turn for i, line in enumerate(lines) if (turn := bound_turn(desk, spot.at(key, i), line, slots, reader)))
        for key, lines, slots in (
            ("denying", spec.denying, ()),
            ("asking", spec.asking, ()),
            ("wondering", spec.wondering, ()),
            ("fearing", spec.fearing, ()),
            ("things", spec.things, (THING,)),
        )
    )
    return replace(words, denying=denying, asking=asking, wondering=wondering, fearing=fearing, things=things)


def _intents(desk: Desk, classes: Collection[str], plans: Collection[str]) -> dict[str, Intent]:
    examples = {name: _read(desk, name, Examples) for name in desk.written.documents if name.startswith(EXAMPLES)}
    out = {}
    for name in [name for name in desk.written.documents if name.startswith(INTENTS)]:
        spec, spot, stem = _read(desk, name, IntentSpec), _spot(desk, name), name.rpartition("/")[2]
        if spec is None:
            continue
        for i, plan in enumerate(spec.told_by):
            desk.known(spot.at("told_by", i), "plan", plan, plans)
        for i, kind in enumerate(spec.about):
            desk.known(spot.at("about", i), "class", kind, desk.vocabulary.classes)
        told = examples.pop(f"{EXAMPLES}{stem}", None)
        if told:
            desk.hear(_spot(desk, f"{EXAMPLES}{stem}"), told.root, asked=True)
        elif any(spec.cues.values()) and f"{EXAMPLES}{stem}" not in desk.written.documents:
            what = "no examples: its cues weigh nothing until it has one"
            desk.find(spot, what, f"write how people ask it into {desk.written.where(EXAMPLES)}{stem}")
        out[stem.removesuffix(".yaml")] = Intent(
            id=stem.removesuffix(".yaml"),
            told_by=spec.told_by,
            about=spec.about,
            otherwise=spec.otherwise,
            asked=desk.translated(spot.at("asked"), spec.asked, ()),
            cues={
                language: tuple(
                    cue
                    for i, line in enumerate(lines)
                    if (cue := _cue(desk, spot.at("cues", language, i), line, classes, {}))
                )
                for language, lines in spec.cues.items()
            },
            examples=told.root if told else {},
        )
    for name in sorted(examples):
        stem = name.rpartition("/")[2].removesuffix(".yaml")
        desk.find(f"{desk.written.where(name)}:1", f"no intent '{stem}'", nearest(stem, out))
    return out


def _cue(desk: Desk, spot: Spot, text: str, classes: Collection[str], named: Mapping[str, str]) -> Cue | None:
    try:
        cue = read_cue(spoken(text, named), text)
    except Slip as slip:
        desk.find(spot, slip.what, slip.fix)
        return None
    for kind in sorted(cue.classes):
        desk.known(spot, "class", kind, classes)
    return cue


def _read(desk: Desk, name: str, model: type[Model]) -> Model | None:
    document = desk.written.documents.get(name)
    if document is None:
        desk.find(
            f"{desk.written.where(name)}:1", "the file is missing", f"write it with words in '{DEFAULT_LANGUAGE}'"
        )
        return None
    spec, findings = typed(model, document)
    desk.findings += findings
    return spec


def _spot(desk: Desk, name: str) -> Spot:
    return Spot(desk.written.documents[name])
