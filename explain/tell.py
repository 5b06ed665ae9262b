"""One part of a section: its walk is walked, what fits is grouped, each group is put into words. Knows no door.

Nothing else can make a sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from explain.aggregate import Group, grouped, speaks_for
from explain.content import Part
from explain.model import Sentence
from explain.speaker import Speaker
from explain.words import spoken
from kg.absence import absent
from kg.claims import Claim
from kg.contrast import Compared, contrast
from kg.oppose import Against, conflicting, opposition
from kg.pattern import Walk, names, parse_walk
from kg.qualify import Fit, Residue, fitting
from kg.walk import evaluate
from ontology.errors import ContentError

EXTRAS = frozenset({"when", "as_of"})
"""What a template may print besides the names of its walk: the qualifiers left to say, and the day it speaks for."""


@dataclass(frozen=True)
class Walked:
    """A part made ready: its walks parsed, the names that each case of its words prints."""

    part: Part
    walk: Walk
    unless: Walk
    against: Walk

    @classmethod
    def of(cls, part: Part, where: str = "") -> Walked:
        """Parse the walks of a part."""
        against = parse_walk(part.contrast.against, where) if part.contrast else ()
        return cls(part, parse_walk(part.walk, where), parse_walk(part.unless, where), against)

    def bound(self) -> tuple[str, ...]:
        """Every name that its words may print."""
        return tuple(dict.fromkeys((*names(self.walk), *names(self.against))))


@dataclass(frozen=True)
class Asked:
    """What is being answered: the needs, and on which day."""

    needs: Mapping[str, str]
    today: date


@dataclass(frozen=True)
class Unmatched:
    """What a contrast could not compare: the values held of one side alone, and the side that says nothing."""

    side: str
    keys: tuple[str, ...]


class Teller:
    """Puts parts into words for one speaker."""

    def __init__(self, speaker: Speaker) -> None:
        self.speaker, self.graph = speaker, speaker.graph

    def tell(self, walked: Walked, asked: Asked, told: set[tuple[str, ...]], section: str) -> Iterator[Sentence]:
        """The sentences of a part without a contrast. `told` collects what `otherwise` compares."""
        fits = self.fits(walked.walk, asked.needs, walked.part.unsaid)
        for name, kind in walked.part.kinds.items():
            fits = [fit for fit in fits if self.graph.is_kind(fit[name], kind)]
        for name, need in walked.part.outside.items():
            fits = [fit for fit in fits if asked.needs[need] not in self.graph.above[fit[name]]]
        if walked.unless:
            fits = list(self._absences(walked, fits, asked))
        keys = walked.part.otherwise
        if keys:
            fits = [fit for fit in fits if tuple(fit[key] for key in keys) not in told]
            told.update(tuple(fit[key] for key in keys) for fit in fits)
        yield from self._sentences(walked, fits, asked, "", section)

    def contrasted(self, walked: Walked, asked: Asked, section: str) -> tuple[list[Sentence], list[Unmatched]]:
        """The sentences of a contrast, and what could not be compared."""
        spec = walked.part.contrast
        assert spec is not None
        here, there = ({**asked.needs, spec.name: asked.needs[need]} for need in (spec.here, spec.there))
        found = contrast(self.graph, walked.walk, walked.against, spec.key, here, there)
        sentences: list[Sentence] = []
        for case, keys in (("only_here", found.only_here), ("only_there", found.only_there), ("both", found.both)):
            if keys:
                sentences += self._both_sides(walked, keys, asked, case, section)
        bare = [Unmatched(spec.here, tuple(found.bare_here)), Unmatched(spec.there, tuple(found.bare_there))]
        return sentences, [side for side in bare if side.keys]

    def fits(
        self, walk: Walk, needs: Mapping[str, str], unsaid: Mapping[str, tuple[str, ...]] | None = None
    ) -> list[Fit]:
        """The rows of a walk that fit what was asked."""
        return fitting(self.graph, walk, evaluate(self.graph, walk, needs), needs, unsaid or {})

    def _absences(self, walked: Walked, fits: Iterable[Fit], asked: Asked) -> Iterator[Fit]:
        assert walked.part.count
        for fit in fits:
            claims = absent(self.graph, fit.row, walked.unless, walked.part.count, asked.needs)
            if claims is not None:
                yield replace(fit, claims=tuple(dict.fromkeys((*fit.claims, *claims))))

    def _both_sides(self, walked: Walked, keys: Compared, asked: Asked, case: str, section: str) -> Iterator[Sentence]:
        """The keys of a case, in one sentence where their qualifiers are alike, resting on the claims of both sides."""
        spec = walked.part.contrast
        assert spec is not None
        alike: dict[Residue, list[str]] = {}
        for key in sorted(keys, key=lambda key: (self.speaker.label(key), key)):
            residues = dict.fromkeys(part for fit in chain(*keys[key]) for part in fit.residue)
            alike.setdefault(tuple(residues), []).append(key)
        for residue, listed in alike.items():
            fits = [fit for key in listed for fit in chain(*keys[key])]
            values = {name: (concept,) for name, concept in asked.needs.items()} | {spec.key: tuple(listed)}
            yield from self._put(walked, Group(values, tuple(fits), residue), asked, case, section)

    def _sentences(
        self, walked: Walked, fits: Iterable[Fit], asked: Asked, case: str, section: str
    ) -> Iterator[Sentence]:
        fitted: list[Fit] = []
        against: dict[tuple[str, ...], tuple[Against, ...]] = {}
        for fit in fits:
            opposed = opposition(self.graph, walked.walk, fit.row, asked.needs)
            if not opposed.blocked:
                fitted.append(fit)
                against[fit.claims] = opposed.exceptions
        printed = self._names(walked, case)
        shown = tuple(name for name in names(walked.walk) if name in printed)
        groups = grouped(self.graph, fitted, shown, walked.part.per, self.speaker.label, "as_of" in printed)
        for group in groups:
            exceptions = tuple(dict.fromkeys(e for fit in group.fits for e in against[fit.claims]))
            yield from self._put(walked, replace(group, against=exceptions), asked, case, section)

    def _names(self, walked: Walked, case: str) -> frozenset[str]:
        return self.speaker.templates.names(self.words(walked.part.templates[case]))

    def words(self, templates: Mapping[str, str]) -> str:
        """The template for the speaker's register, or else the language's one."""
        language, register = self.speaker.language, self.speaker.register
        text = templates.get(f"{language}.{register}") or templates.get(language)
        if text is None:
            raise ContentError(what=f"no words in '{language}'", where="explain/content", fix=f"add {language}.j2")
        return text

    def _put(self, walked: Walked, group: Group, asked: Asked, case: str, section: str) -> Iterator[Sentence]:
        claims = group.claims
        if not claims:
            return
        template = self.words(walked.part.templates[case])
        printed, held = self._names(walked, case), [self.graph.claims[claim] for claim in claims]
        if group.residue and "when" not in printed:
            kinds = ", ".join(kind for kind, _ in group.residue)
            raise ContentError(what=f"the words drop the qualifiers {kinds}", where=section, fix="print {{ when }}")
        spoken_of = {need: (concept,) for need, concept in asked.needs.items()} | dict(group.values)
        values: dict[str, object] = {name: self.speaker.names(spoken_of[name]) for name in printed & spoken_of.keys()}
        if "when" in printed:
            listed = any(len(group.values.get(name, ())) > 1 for name in self.speaker.templates.before_when(template))
            values["when"] = self.speaker.when(group.residue, listed)
        if "as_of" in printed:
            values["as_of"] = self.speaker.date(speaks_for(held))
        text, mentions = spoken(
            self.speaker.templates.render(template, values)
            + "".join(self._exceptions(group.against))
            + (self.speaker.phrase("stale") if any(claim.stale_on(asked.today) for claim in held) else "")
        )
        own = any(self._own_words(key) for name in printed & group.values.keys() for key in group.values[name])
        walk = tuple(
            dict.fromkeys(v for fit in group.fits for v in fit.row.bindings.values() if v in self.graph.concepts)
        )
        yield Sentence.model_construct(
            id=section, text=text, claims=claims, walk=walk, mentions=mentions, own_text=own, item=walked.part.items
        )
        yield from self._conflicts(held, asked, section)

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

    def _conflicts(self, held: Iterable[Claim], asked: Asked, section: str) -> Iterator[Sentence]:
        """What other sources say of the same statement, the other way round, right behind it."""
        for claim in held:
            if (claim.predicate, claim.direction) not in self.graph.contestable:
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
                yield Sentence(id=section, text=text, claims=(claim.id, other.id), walk=ends, mentions=mentions)
