"""Red flags as content writes them → bound cues, or findings with file and line. Knows no flag by name and no message.

Read are hearing/flags/<flag>.yaml (cues), hearing/groups/*.yaml (words of which a cue takes any), numbers.yaml (sizes
that alarm), named.yaml (groups that hold the names of concepts), flag-spellings.yaml and urgency.yaml.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Self

from pydantic import ConfigDict, Field, RootModel, model_validator

from explain.ask.reading.text import comparable
from explain.ask.safety.clauses import BEARING, NOW, Strength
from explain.ask.safety.cue import GROUP, Groups, Part, Plain, Turn, read_cue, read_turns
from explain.ask.safety.flags import Flags, Telling, measure_word
from explain.ask.safety.numbers import Measure
from explain.ask.safety.words import plain_words
from explain.book.counted import is_language
from explain.book.desk import Desk, Spot, nearest
from explain.book.phrase import Slip
from explain.book.spec import Lines
from kg.claims import Frozen
from kg.yamlfile import Document, Model, typed

HEARING = "hearing/"
FLAGS, GROUPS = f"{HEARING}flags/", f"{HEARING}groups/"
CLASS = "RedFlag"
"""The class of the concepts that flags are, once the ontology has it."""
CUES = "add `{language}: {sure: […]}`"
Alike = Mapping[str, tuple[str, ...]]


class CuesSpec(Frozen):
    """Turns of phrase that tell a flag: alone (`sure`), even as a fear (`always`), or with a word of now or of a person
    (`with_now`).
    """

    always: Lines = ()
    sure: Lines = ()
    with_now: Lines = ()


class TellingSpec(CuesSpec):
    """A flag's cues in one language. `with`: group → cues that count where one of its words stands in the message."""

    beside: dict[str, CuesSpec] = Field(default_factory=dict, alias="with")

    @model_validator(mode="after")
    def _some(self) -> Self:
        if not any((self.always, self.sure, self.with_now, *self.beside.values())):
            raise ValueError("should have cues: under `always`, `sure`, `with_now` or `with`")
        return self


class FlagSpec(RootModel[dict[str, TellingSpec]]):
    """A file of hearing/flags: language → cues."""

    model_config = ConfigDict(frozen=True)


class GroupsSpec(RootModel[dict[str, dict[str, Lines]]]):
    """A file of hearing/groups: group → language → phrases. The groups of all files are one; a cue may use any."""

    model_config = ConfigDict(frozen=True)


class MeasureSpec(Frozen):
    """Numbers that count: the keys are those of `explain.ask.safety.numbers.Measure`, sizes as `from` and `to`."""

    least: float = Field(alias="from")
    most: float = Field(alias="to")
    near: str = ""
    named: str = ""
    unit: str = ""
    unlike: str = ""
    half: str = ""
    over: tuple[float, float] | None = None
    decimal: bool = False
    alone: bool = False


class NumbersSpec(RootModel[dict[str, tuple[MeasureSpec, ...]]]):
    """numbers.yaml: group → the numbers that it holds."""

    model_config = ConfigDict(frozen=True)


class NamedSpec(RootModel[dict[str, Lines]]):
    """named.yaml: group → the classes whose concepts' names it holds."""

    model_config = ConfigDict(frozen=True)


class AlikeSpec(RootModel[dict[str, str]]):
    """flag-spellings.yaml: a word → those that it is read as."""

    model_config = ConfigDict(frozen=True)


class UrgencySpec(Frozen):
    """urgency.yaml: the flags, the most urgent first."""

    order: Lines


def bound_flags(desk: Desk) -> Flags:
    """All red flags of a content folder; none where it has none."""
    files = {name: document for name, document in desk.written.documents.items() if name.startswith(FLAGS)}
    if not files:
        return Flags()
    alike = _alike(desk)
    plain = cache(partial(plain_words, alike=alike))
    measures = _measures(desk)
    groups = _Groups(desk, plain, measures).bound()
    for name, held in measures.items():
        for one in held:
            for group in one.groups:
                desk.known(desk.written.where(f"{HEARING}numbers.yaml") + ":1", f"group in '{name}'", group, groups)
    tellings = {document.stem: tuple(_tellings(desk, document, groups, plain)) for document in files.values()}
    order = _order(desk, files)
    tellings = {flag: tellings[flag] for flag in order if flag in tellings}
    return Flags(tellings, groups, measures, alike, _known(desk))


def _typed(desk: Desk, name: str, model: type[Model]) -> tuple[Spot, Model | None]:
    """One file under hearing/, where it is there."""
    document = desk.written.documents.get(f"{HEARING}{name}")
    if document is None:
        return Spot(Document(desk.written.where(f"{HEARING}{name}"), None, {})), None
    spec, findings = typed(model, document)
    desk.findings += findings
    return Spot(document), spec


def _alike(desk: Desk) -> Alike:
    _, spec = _typed(desk, "flag-spellings.yaml", AlikeSpec)
    return {comparable(word): plain_words(said, {}) for word, said in spec.root.items()} if spec else {}


def _measures(desk: Desk) -> dict[str, tuple[Measure, ...]]:
    _, spec = _typed(desk, "numbers.yaml", NumbersSpec)
    held = spec.root.items() if spec else ()
    return {name: tuple(Measure(**dict(one)) for one in ranges) for name, ranges in held}


def _order(desk: Desk, files: Mapping[str, Document]) -> Lines:
    """The flags in order of urgency: each once."""
    spot, spec = _typed(desk, "urgency.yaml", UrgencySpec)
    order = spec.order if spec else ()
    known = {document.stem: document for document in files.values()}
    for i, flag in enumerate(order):
        desk.known(spot.at("order", i), "flag", flag, known)
    for flag, document in known.items():
        if flag not in order:
            desk.find(
                Spot(document), f"'{flag}' has no place in the order of urgency", f"add it to {spot.document.name}"
            )
        if CLASS in desk.vocabulary.classes and not (flag in desk.graph.concepts and desk.graph.is_kind(flag, CLASS)):
            names = desk.graph.of_class(CLASS)
            desk.find(Spot(document), f"'{flag}' is no {CLASS} of the graph", nearest(flag, names))
    return tuple(dict.fromkeys(order))


def _tellings(desk: Desk, document: Document, groups: Groups, plain: Plain) -> Iterator[Telling]:
    """The cues of one flag."""
    spec, findings = typed(FlagSpec, document)
    desk.findings += findings
    if spec:
        desk.hear(Spot(document), spec.root, CUES, asked=True)
    for language, told in spec.root.items() if spec else ():
        spot = Spot(document, (language,))
        listed: list[tuple[Spot, str, CuesSpec]] = [(spot, "", told)]
        for group, cues in told.beside.items():
            if desk.known(spot.at("with", group), "group", group, groups):
                listed.append((spot.at("with", group), group, cues))
        for at, group, cues in listed:
            for key, strength, lines in _lists(cues):
                for i, line in enumerate(lines):
                    try:
                        cue = read_cue(line, groups, plain)
                    except Slip as slip:
                        desk.find(at.at(key, i), slip.what, slip.fix)
                        continue
                    yield Telling(cue, strength, group)


def _lists(cues: CuesSpec) -> tuple[tuple[str, Strength, Lines], ...]:
    """The lists of cues, each with its key and how much its cues tell."""
    return ("always", "always", cues.always), ("sure", "sure", cues.sure), ("with_now", "now", cues.with_now)


def _language(desk: Desk, spot: Spot, language: str) -> None:
    if not is_language(language):
        desk.find(spot, f"unknown language '{language}'", "write its code, as es")


@dataclass
class _Groups:
    """Reads groups, each behind those that it names."""

    desk: Desk
    plain: Plain
    measures: Mapping[str, object]
    held: dict[str, tuple[Turn, ...]] = field(default_factory=dict)
    named: Mapping[str, tuple[Turn, ...]] = field(default_factory=dict)
    open: list[str] = field(default_factory=list)

    def bound(self) -> Groups:
        """The phrases of all groups."""
        lines: dict[str, list[tuple[Spot, str]]] = {name: [] for name in BEARING}
        for name, document in self.desk.written.documents.items():
            if name.startswith(GROUPS):
                for group, spot, line in self._written(document):
                    lines.setdefault(group, []).append((spot, line))
        if not lines[NOW]:
            self.desk.find(f"{self.desk.written.where(GROUPS)}now.yaml:1", f"no words of '{NOW}'", "write the group")
        self.held = {name: ((Part(measure_word(name)),),) for name in self.measures}
        self.named = dict(self._names())
        for group in dict.fromkeys((*lines, *self.named)):
            self._bind(group, lines)
        return self.held

    def _written(self, document: Document) -> Iterator[tuple[str, Spot, str]]:
        spec, findings = typed(GroupsSpec, document)
        self.desk.findings += findings
        for group, by_language in spec.root.items() if spec else ():
            for language, phrases in by_language.items():
                spot = Spot(document, (group, language))
                _language(self.desk, spot, language)
                if not phrases:
                    self.desk.find(spot, f"'{group}' has no words", "write them, or drop the line")
                for i, line in enumerate(phrases):
                    yield group, spot.at(i), line

    def _bind(self, group: str, lines: Mapping[str, list[tuple[Spot, str]]]) -> None:
        """Read one group, and before it those that it names."""
        if group in self.held:
            return
        self.open.append(group)
        turns = list(self.named.get(group, ()))
        for spot, line in lines.get(group, ()):
            for named in GROUP.findall(line):
                if named in self.open:
                    self.desk.find(spot, f"'{group}' is made of '{named}', which is made of it", "name other words")
                    self.held.setdefault(named, ())
                elif named in lines:
                    self._bind(named, lines)
            try:
                turns += read_turns(line, self.held, self.plain)
            except Slip as slip:
                self.desk.find(spot, slip.what, slip.fix)
        self.open.pop()
        self.held[group] = tuple(dict.fromkeys(turns))

    def _names(self) -> Iterator[tuple[str, tuple[Turn, ...]]]:
        """The names of concepts that a group holds."""
        spot, spec = _typed(self.desk, "named.yaml", NamedSpec)
        graph = self.desk.graph
        for group, classes in spec.root.items() if spec else ():
            said = set[Turn]()
            for i, name in enumerate(classes):
                if self.desk.known(spot.at(group, i), "class", name, self.desk.vocabulary.classes):
                    for concept in map(graph.concepts.__getitem__, graph.of_class(name)):
                        labels = (text for words in concept.label.by_language.values() for text in words.values())
                        said |= {_name(text, self.plain) for text in (*labels, *concept.synonyms)}
            yield group, tuple(sorted(said - {()}, key=lambda turn: [part.word for part in turn]))


def _name(text: str, plain: Plain) -> Turn:
    """A name as it is looked for; nothing where it has no words, or is too short to mean only this."""
    words = plain(text)
    return tuple(map(Part, words)) if len(words) > 1 or (words and len(words[0]) > 2) else ()


WORD = re.compile(r"[^\W\d_]+")


def _known(desk: Desk) -> dict[str, int]:
    """The words of all content and of all names, and how often each is met: they are right as they stand."""
    said = Counter[str]()
    for name, document in desk.written.documents.items():
        if not name.startswith((FLAGS, GROUPS)):
            said.update(WORD.findall(" ".join(_texts(document.data))))
    for concept in desk.graph.concepts.values():
        labels = (text for words in concept.label.by_language.values() for text in words.values())
        said.update(WORD.findall(" ".join((*labels, *concept.synonyms))))
    out = Counter[str]()
    for word, count in said.items():
        out[comparable(word)] += count
    return dict(out)


def _texts(value: object) -> Iterator[str]:
    """All that is written in a document."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
