"""One part of a section: its walk is walked, what fits is grouped, each group is written. Knows no word and no door."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

from explain.aggregate import Group, grouped
from explain.content import Part
from explain.model import Sentence
from explain.speaker import Speaker
from explain.write import Asked, Scene, Script, Writer
from kg.absence import absent
from kg.contrast import Compared, contrast
from kg.oppose import Against, contestable, opposition
from kg.pattern import Walk, names, parse_walk
from kg.qualify import Fit, Residue, fitting
from kg.walk import evaluate


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

    @cached_property
    def bound(self) -> tuple[str, ...]:
        """Every name that its words may print."""
        return tuple(dict.fromkeys((*names(self.walk), *names(self.against))))

    @cached_property
    def names(self) -> frozenset[str]:
        """Every name of its walks."""
        return frozenset((*self.bound, *names(self.unless)))


@dataclass(frozen=True)
class Unmatched:
    """What a contrast could not compare: the values held of one side alone, and the side that says nothing."""

    side: str
    keys: tuple[str, ...]


class Teller:
    """Puts parts into words for one speaker."""

    def __init__(self, speaker: Speaker) -> None:
        self.speaker, self.graph, self._writer = speaker, speaker.graph, Writer(speaker)

    def tell(self, walked: Walked, asked: Asked, scene: Scene) -> Iterator[Sentence]:
        """The sentences of a part without a contrast."""
        fits = self.fits(walked.walk, asked.needs, walked.part.unsaid)
        for name, kind in walked.part.kinds.items():
            fits = [fit for fit in fits if self.graph.is_kind(fit[name], kind)]
        for name, need in walked.part.outside.items():
            fits = [fit for fit in fits if asked.needs[need] not in self.graph.above[fit[name]]]
        if walked.unless:
            fits = list(self._absences(walked, fits, asked))
        keys = walked.part.otherwise
        if keys:
            fits = [fit for fit in fits if tuple(fit[key] for key in keys) not in scene.told]
            scene.told.update(tuple(fit[key] for key in keys) for fit in fits)
        yield from self._sentences(walked, fits, asked, self._writer.script(walked.part, "", scene))

    def contrasted(self, walked: Walked, asked: Asked, scene: Scene) -> tuple[list[Sentence], list[Unmatched]]:
        """The sentences of a contrast, and what could not be compared."""
        spec = walked.part.contrast
        assert spec is not None
        here, there = ({**asked.needs, spec.name: asked.needs[need]} for need in (spec.here, spec.there))
        found = contrast(self.graph, walked.walk, walked.against, spec.key, here, there)
        sentences: list[Sentence] = []
        for case, keys in (("only_here", found.only_here), ("only_there", found.only_there), ("both", found.both)):
            if keys:
                sentences += self._both_sides(keys, spec.key, asked, self._writer.script(walked.part, case, scene))
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

    def _both_sides(self, keys: Compared, name: str, asked: Asked, script: Script) -> Iterator[Sentence]:
        """The keys of a case, in one sentence where their qualifiers are alike, resting on the claims of both sides."""
        alike: dict[Residue, list[str]] = {}
        for key in sorted(keys, key=lambda key: (self.speaker.label(key), key)):
            residues = dict.fromkeys(part for fit in chain(*keys[key]) for part in fit.residue)
            alike.setdefault(tuple(residues), []).append(key)
        for residue, listed in alike.items():
            fits = [fit for key in listed for fit in chain(*keys[key])]
            values = {**asked.bound, name: tuple(listed)}
            yield from self._writer.write(script, Group(values, tuple(fits), residue), asked)

    def _sentences(self, walked: Walked, fits: Iterable[Fit], asked: Asked, script: Script) -> Iterator[Sentence]:
        against: dict[tuple[str, ...], tuple[Against, ...]] = {}
        if contestable(self.graph, walked.walk):
            opposed = [(fit, opposition(self.graph, walked.walk, fit.row, asked.needs)) for fit in fits]
            against = {fit.claims: found.exceptions for fit, found in opposed if found.exceptions}
            fits = [fit for fit, found in opposed if not found.blocked]
        shown = tuple(name for name in names(walked.walk) if name in script.printed)
        groups = grouped(self.graph, fits, shown, walked.part.per, self.speaker.label, "as_of" in script.printed)
        for group in groups:
            exceptions = dict.fromkeys(e for fit in group.fits for e in against.get(fit.claims, ()))
            told = replace(group, against=tuple(exceptions)) if exceptions else group
            yield from self._writer.write(script, told, asked)
