"""A group of rows → its sentence, with its exceptions, and what contradicts it right behind. Knows no walk.

Nothing else can make a sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import count

from explain.aggregate import Group, speaks_for
from explain.content import Part
from explain.model import Sentence
from explain.speaker import Speaker
from explain.words import spoken
from kg.claims import Claim
from kg.oppose import Against, conflicting
from kg.qualify import Residue
from ontology.errors import ContentError

EXTRAS = frozenset({"when", "as_of"})
"""What a template may print besides the names of its walk: the qualifiers left to say, and the day it speaks for."""


@dataclass(frozen=True)
class Asked:
    """What is being answered: the needs, and on which day."""

    needs: Mapping[str, str]
    today: date

    @cached_property
    def bound(self) -> Mapping[str, tuple[str, ...]]:
        """What each need stands for, as templates print it."""
        return {need: (concept,) for need, concept in self.needs.items()}


@dataclass(frozen=True)
class Scene:
    """A section while it is told: the values that parts have told already, and the numbers of its sentences."""

    section: str
    told: set[tuple[str, ...]] = field(default_factory=set)
    numbers: Iterator[int] = field(default_factory=count)

    def next_id(self) -> str:
        """The id of the next sentence.

        >>> scene = Scene("barriers")
        >>> scene.next_id(), scene.next_id()
        ('barriers.0', 'barriers.1')
        """
        return f"{self.section}.{next(self.numbers)}"


@dataclass(frozen=True)
class Script:
    """One template of a section: its text, the names it prints, and those right behind which `when` stands."""

    scene: Scene
    text: str
    printed: frozenset[str]
    before_when: tuple[str, ...]
    items: bool


class Writer:
    """Writes sentences for one speaker."""

    def __init__(self, speaker: Speaker) -> None:
        self.speaker, self.graph = speaker, speaker.graph

    def script(self, part: Part, case: str, scene: Scene) -> Script:
        """The words of a part's case, in the speaker's register or else the language's own.

        Raises:
            ContentError: the language has none.
        """
        language, spoken_in = self.speaker.language, part.templates[case]
        text = spoken_in.get(f"{language}.{self.speaker.register}") or spoken_in.get(language)
        if text is None:
            raise ContentError(what=f"no words in '{language}'", where=scene.section, fix=f"add {language}.j2")
        templates = self.speaker.templates
        return Script(scene, text, templates.names(text), templates.before_when(text), part.items)

    def write(self, script: Script, group: Group, asked: Asked) -> Iterator[Sentence]:
        """The sentence of a group, and one for each claim that contradicts it; none for a group without claims."""
        claims = group.claims
        if not claims:
            return
        held = [self.graph.claims[claim] for claim in claims]
        text, mentions = spoken(
            self.speaker.templates.render(script.text, self._values(script, group, asked, held))
            + "".join(self._exceptions(group.against))
            + (self.speaker.phrase("stale") if any(claim.stale_on(asked.today) for claim in held) else "")
        )
        bindings = (value for fit in group.fits for value in fit.row.bindings.values())
        own = any(self._own_words(key) for name in script.printed & group.values.keys() for key in group.values[name])
        yield Sentence.model_construct(
            id=script.scene.next_id(),
            text=text,
            claims=claims,
            walk=tuple(dict.fromkeys(value for value in bindings if value in self.graph.concepts)),
            mentions=mentions,
            own_text=own,
            item=script.items,
        )
        yield from self._conflicts(held, script.scene)

    def _values(self, script: Script, group: Group, asked: Asked, held: Iterable[Claim]) -> dict[str, object]:
        """What a template prints: needs, what the walk bound, qualifiers and day."""
        if group.residue and "when" not in script.printed:
            kinds = ", ".join(kind for kind, _ in group.residue)
            what = f"the words drop the qualifiers {kinds}"
            raise ContentError(what=what, where=script.scene.section, fix="print {{ when }}")
        values: dict[str, object] = {}
        for name in script.printed:
            bound = group.values.get(name) or asked.bound.get(name)
            if bound:
                values[name] = self.speaker.names(bound)
        if "when" in script.printed:
            listed = any(len(group.values.get(name, ())) > 1 for name in script.before_when)
            values["when"] = self.speaker.when(group.residue, listed)
        if "as_of" in script.printed:
            values["as_of"] = self.speaker.date(speaks_for(held))
        return values

    def _own_words(self, key: str) -> bool:
        claim = self.graph.claims.get(key)
        return claim is not None and claim.words is not None

    def _exceptions(self, against: Iterable[Against]) -> Iterator[str]:
        """What is excepted, one sentence for each thing and its qualifiers."""
        alike: dict[tuple[str, str, Residue], list[str]] = {}
        for other in against:
            alike.setdefault((other.predicate, other.subject, other.residue), []).append(other.object)
        for (predicate, subject, residue), objects in alike.items():
            words = self.speaker.wording.exceptions[predicate][self.speaker.language]
            values = {
                "subject": self.speaker.name(subject),
                "object": self.speaker.names(tuple(dict.fromkeys(objects))),
            }
            when = self.speaker.when(residue, len(objects) > 1)
            yield " " + self.speaker.templates.render(words, {**values, "when": when})

    def _conflicts(self, held: Iterable[Claim], scene: Scene) -> Iterator[Sentence]:
        """What other sources say of the same statement, the other way round, right behind it."""
        for claim in held:
            if claim.id not in self.speaker.contested:
                continue
            for other in conflicting(self.graph, claim):
                words = self.speaker.wording.conflicts[claim.predicate][self.speaker.language]
                values = {
                    "subject": self.speaker.name(claim.subject),
                    "object": self.speaker.name(claim.object or ""),
                    "as_of": self.speaker.date(other.as_of),
                }
                text, mentions = spoken(self.speaker.templates.render(words, values))
                ends = tuple(end for end in (claim.subject, claim.object) if end)
                yield Sentence(id=scene.next_id(), text=text, claims=(claim.id, other.id), walk=ends, mentions=mentions)
