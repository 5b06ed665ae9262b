"""One part of a section: its walk is walked, what fits is grouped, each group is written. Knows no word and no door."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from explain.aggregate import Group, Printed, grouped
from explain.answering import Answering
from explain.book.bound import Bearing, Contrast, Telling
from explain.book.parts import CASES, DAYS
from explain.model import Cell, Sentence
from explain.order import Orderer, is_stale
from explain.scene import Scene
from explain.write import Script, Writer
from kg.absence import absent
from kg.conditions import fits as bears
from kg.conditions import of_claim, of_disease, verdict
from kg.contrast import Compared, contrast
from kg.oppose import Exempt, contestable, opposition
from kg.order import merged
from kg.pattern import Walk, names
from kg.qualify import Fit, Residue, fitting, together
from kg.walk import Row, evaluate

Needs = Mapping[str, str]
FEW = 2
"""Things from each of which a part is walked, so that it need not look at all that there is."""


@dataclass(frozen=True)
class Unmatched:
    """What a contrast could not compare: the values held of one side alone, and the side that says nothing."""

    side: str
    keys: tuple[str, ...]


class Teller:
    """Puts parts into words."""

    def __init__(self, answering: Answering) -> None:
        self.answering, self.graph, self.speaker = answering, answering.graph, answering.speaker
        self._writer = Writer(answering)

    def tell(self, part: Telling, needs: Needs, scene: Scene) -> list[Sentence]:
        """The sentences of a part without a contrast."""
        found = [
            fit
            for walk in (part.walk, *part.also)
            for fit in fitting(self.graph, walk, list(self._rows(part, walk, needs)), needs, part.unsaid)
        ]
        fits = [fit for fit in found if fit.claims]  # no claims, no sentence
        fits = [fit for fit in fits if self._kept(part, fit)]
        for name, values in part.among.items():
            fits = [fit for fit in fits if fit[name] in values]
        for name, need in part.outside.items():
            fits = [fit for fit in fits if needs[need] not in self.graph.above[fit[name]]]
        for name, need in part.beneath.items():
            fits = [fit for fit in fits if fit[name] != needs[need] and needs[need] in self.graph.above[fit[name]]]
        if part.without:
            fits = [fit for fit in fits if not any(self._further(part, walk, fit, needs) for walk in part.without)]
        if part.fresh:
            fits = [fit for fit in fits if not is_stale(self.graph, fit, self.answering.today)]
        for name, values in part.passed.items():
            fits = [fit for fit in fits if fit[name] in values or is_stale(self.graph, fit, self.answering.today)]
        for one in part.bears:
            fits = list(self._bearing(part.walk, one, fits, needs))
        if part.unless:
            fits = list(self._absences(part, fits, needs))
        fits = scene.first_tellings(fits, part.first_telling_of)
        return list(self._sentences(part, fits, needs, self._script(part, "", scene)))

    def contrasted(
        self, part: Telling, spec: Contrast, needs: Needs, scene: Scene
    ) -> tuple[list[Sentence], list[Unmatched]]:
        """The sentences of a contrast, and what could not be compared."""
        here, there = ({**needs, spec.name: needs[need]} for need in (spec.here, spec.there))
        found = contrast(self.graph, part.walk, spec.refuted, spec.key, here, there)
        sentences: list[Sentence] = []
        for case, keys in zip(CASES, (found.only_here, found.only_there, found.both), strict=True):
            if keys:
                sentences += self._both_sides(keys, spec.key, needs, self._script(part, case, scene))
        bare = [Unmatched(spec.here, tuple(found.bare_here)), Unmatched(spec.there, tuple(found.bare_there))]
        return sentences, [side for side in bare if side.keys]

    def joined(self, told: Sequence[Sentence]) -> Sentence:
        """Several sentences as one text."""
        return self._writer.joined(told)

    def fits(self, walk: Walk, needs: Needs, unsaid: Mapping[str, tuple[str, ...]] | None = None) -> list[Fit]:
        """The rows of a walk that fit what was asked."""
        return fitting(self.graph, walk, evaluate(self.graph, walk, needs), needs, unsaid or {})

    def _kept(self, part: Telling, fit: Fit) -> bool:
        """Whether each name of a row is of its class and one of its values, and no unwanted condition is left."""
        return (
            all(self.graph.is_kind(fit[name], kind) for name, kind in part.kinds.items())
            and not any(self.graph.is_kind(fit[name], kind) for name, kind in part.not_kinds.items())
            and self._one_of(part, fit)
            and not (part.bare and _left_to_say(fit, part.bare))
        )

    def _one_of(self, part: Telling, fit: Fit) -> bool:
        """Whether each name that a row binds is one of those that it must be, or a kind of one."""
        within = self.graph.order.within
        return all(
            any(within(fit[name], one) is not None for one in values)
            for name, values in part.only.items()
            if name in fit.row.bindings
        )

    def _further(self, part: Telling, walk: Walk, fit: Fit, needs: Needs) -> bool:
        """Whether a walk that goes on from a row finds something."""
        given = {**needs, **fit.row.bindings}
        found = self.fits(walk, {name: given[name] for name in names(walk) if name in given})
        return any(self._one_of(part, one) for one in found)

    def _rows(self, part: Telling, walk: Walk, needs: Needs) -> Iterator[Row]:
        """The rows of a walk of a part: where a name may be one of few things alone, it is walked from each of them."""
        few = ((name, values) for name, values in part.among.items() if len(values) <= FEW and name not in needs)
        name, values = next(few, ("", ()))
        for start in [{**needs, name: value} for value in values] if name else [needs]:
            yield from evaluate(self.graph, walk, start)

    def _script(self, part: Telling, case: str, scene: Scene) -> Script:
        template = part.words[case].of(self.speaker.language, self.speaker.register)
        return Script(scene, template, part)

    def _absences(self, part: Telling, fits: Iterable[Fit], needs: Needs) -> Iterator[Fit]:
        for fit in fits:
            claims = absent(self.graph, fit.row, part.unless, part.count, needs)
            if claims is not None:
                yield replace(fit, claims=tuple(dict.fromkeys((*fit.claims, *claims))))

    def _bearing(self, walk: Walk, one: Bearing, fits: Iterable[Fit], needs: Needs) -> Iterator[Fit]:
        """The rows whose claim bears on what was asked in one of the wanted ways, and by which claims it does."""
        given = of_disease(self.graph, needs[one.need])
        steps = [i for i, pattern in enumerate(walk) if pattern.predicate == one.predicate and not pattern.star]
        for fit in fits:
            held = (self.graph.claims[key] for i in steps for key in fit.row.steps[i])
            tested = [result for claim in held for result in bears(self.graph, of_claim(self.graph, claim), given)]
            found = verdict(tested)
            if found in one.verdicts:
                decided = (result.claims for result in tested if result.verdict == found)
                yield replace(fit, claims=merged(fit.claims, *decided))

    def _order(self, needs: Needs) -> Orderer:
        return Orderer(self.graph, needs, self.answering.knowledge.home, self.answering.today)

    def _plain(self, key: str) -> str:
        """The plain label, by which sentences stand in one order for every reader: a section may leave out the last."""
        held = self.graph.concepts.get(key)
        return (held.label.say("plain", self.speaker.language) if held else None) or key

    def _both_sides(self, keys: Compared, name: str, needs: Needs, script: Script) -> Iterator[Sentence]:
        """The keys of a case, in one sentence where their qualifiers are alike, resting on the claims of both sides."""
        alike: dict[Residue, list[str]] = {}
        for key in sorted(keys, key=lambda key: (self._plain(key), key)):
            residue = together(self.graph, *(fit.residue for fit in chain(*keys[key])))
            if residue is not None:  # else no one phrase holds of both sides
                alike.setdefault(residue, []).append(key)
        for residue, several in alike.items():
            fits = [fit for key in several for fit in chain(*keys[key])]
            yield from self._writer.write(script, Group({name: tuple(several)}, tuple(fits), residue), needs)

    def _sentences(self, part: Telling, fits: Iterable[Fit], needs: Needs, script: Script) -> Iterator[Sentence]:
        fits = [replace(fit, residue=()) for fit in fits] if part.any_when else list(fits)
        exempt: dict[tuple[str, ...], tuple[Exempt, ...]] = {}
        if contestable(self.graph, part.walk):
            opposed = [(fit, opposition(self.graph, part.walk, fit.row, needs)) for fit in fits]
            if _of_a_class(part.walk, script.words.printed, needs):
                exempt = {fit.claims: found.exceptions for fit, found in opposed if found.exceptions}
            fits = [fit for fit, found in opposed if not found.blocked]
        shown = tuple(name for name in names(part.walk) if name in script.words.names)
        printed = Printed(shown, part.per, not DAYS.isdisjoint(script.words.names) and not part.any_day)
        place = self._order(needs).places(part.order, fits)
        groups: list[Group] = []
        for group in grouped(self.graph, fits, printed, self._plain, place):
            exceptions = dict.fromkeys(e for fit in group.fits for e in exempt.get(fit.claims, ()))
            groups.append(replace(group, exempt=tuple(exceptions)) if exceptions else group)
        if part.one_row:
            yield from self._one_rows(part, groups, needs, script)
            return
        for told in groups:
            for sentence in self._writer.write(script, told, needs):
                own = part.columns and sentence.claims == told.claims
                yield self._row(script, [told], sentence, needs) if own else sentence

    def _one_rows(self, part: Telling, groups: Iterable[Group], needs: Needs, script: Script) -> Iterator[Sentence]:
        """One row for what begins it: its sentences one behind the other, its cells with each thing once."""
        rows: dict[tuple[str, ...], list[Group]] = {}
        for group in groups:
            rows.setdefault(tuple(key for name in part.per for key in group.values[name]), []).append(group)
        for same in rows.values():
            told = [sentence for group in same for sentence in self._writer.write(script, group, needs)]
            if told:
                yield self._row(script, same, self._writer.joined(told), needs)

    def _row(self, script: Script, groups: Sequence[Group], sentence: Sentence, needs: Needs) -> Sentence:
        """A sentence as a table's row: with its cells, and what those found besides read out behind it."""
        part, scene = script.part, script.scene
        begun = {name: groups[0].fits[0][name] for name in part.per}
        cells = tuple(
            Cell(text="", claims=())
            if scene.has_told(column.told_in, begun)
            else self._cell(column, groups, {**needs, **begun})
            for column in part.columns
        )
        return self._writer.row(sentence, part, cells)

    def _cell(self, column: Telling, row: Sequence[Group], needs: Needs) -> Cell:
        template = column.words[""].of(self.speaker.language, self.speaker.register)
        if not column.walk:
            return self._writer.cell(template, column, row, needs)
        found = self.fits(column.walk, needs, column.unsaid)
        fits = [fit for fit in found if fit.claims and self._kept(column, fit)]
        shown = tuple(name for name in names(column.walk) if name in template.names and name not in needs)
        place = self._order(needs).places(column.order, fits)
        groups = grouped(self.graph, fits, Printed(shown, column.per), self._plain, place)
        return self._writer.cell(template, column, groups, needs)


def _of_a_class(walk: Walk, printed: Collection[str], needs: Needs) -> bool:
    """Whether words speak of a class above what was asked: only of a class are there exceptions, since what opposes
    saying it of what was asked keeps it from being said at all."""
    climbed = {pattern.object for pattern in walk if pattern.star and pattern.subject in needs}
    return not climbed or not climbed.isdisjoint(printed)


def _left_to_say(fit: Fit, kinds: bool | tuple[str, ...]) -> bool:
    """Whether conditions of a row would be left to say: any, or one of some kinds."""
    return bool(fit.residue if kinds is True else {kind for kind, _ in fit.residue} & set(kinds or ()))
