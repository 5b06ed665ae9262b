"""One part of a section: what is found is grouped, each group is written. Knows no word and no door."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from explain.aggregate import Group, Printed, grouped
from explain.answering import Answering
from explain.book.parts import CASES, DAYS
from explain.book.telling import Contrast, Telling
from explain.find import Finder, Needs
from explain.model import Cell, Sentence
from explain.order import Orderer
from explain.scene import Scene
from explain.write import Script, Writer
from kg.contrast import Compared, contrast
from kg.oppose import Exempt, contestable, opposition
from kg.pattern import Walk, names
from kg.qualify import Fit, Residue, together


@dataclass(frozen=True)
class Unmatched:
    """What a contrast could not compare: the values held of one side alone, and the side that says nothing."""

    side: str
    keys: tuple[str, ...]


class Teller:
    """Puts parts into words."""

    def __init__(self, answering: Answering) -> None:
        self.answering, self.graph, self.speaker = answering, answering.graph, answering.speaker
        knowledge = answering.knowledge
        self.finder = Finder(answering.graph, knowledge.judge, answering.today, knowledge.always)
        self._plain = knowledge.speaker("plain", self.speaker.language).label  # one order for every reader
        self._writer = Writer(answering)

    def tell(self, part: Telling, needs: Needs, scene: Scene) -> Iterator[Sentence]:
        """The sentences of a part without a contrast: found at once, written one by one as they are taken."""
        given = self._with_named(part, needs) if part.named else needs
        if given is None:
            return iter(())
        found = self.finder.found(part, given)
        fits = scene.first_tellings(found, part.first_telling_of) if found else found
        return self._sentences(part, fits, given, self._script(part, "", scene)) if fits else iter(())

    def _with_named(self, part: Telling, needs: Needs) -> Needs | None:
        """Needs with what the message names besides for a part; None where it names nothing of a class."""
        found = dict(needs)
        for name, kind in part.named.items():
            held = next((one for one in self.answering.named if self.graph.is_kind(one, kind)), None)
            if held is None:
                return None
            found[name] = held
        return found

    def contrasted(
        self, part: Telling, spec: Contrast, needs: Needs, scene: Scene
    ) -> tuple[list[Sentence], list[Unmatched]]:
        """The sentences of a contrast, and what could not be compared."""
        here, there = ({**needs, spec.name: needs[need]} for need in (spec.here, spec.there))
        found = contrast(self.graph, part.walk, spec.refuted, spec.key, here, there)
        sentences: list[Sentence] = []
        for case, keys in zip(CASES, (found.only_here, found.only_there, found.both), strict=True):
            first = {key: keys[key] for key in scene.first_keys(keys, spec.key, part.first_telling_of)}
            if first:
                sentences += self._both_sides(first, spec.key, needs, self._script(part, case, scene))
        bare = [Unmatched(spec.here, tuple(found.bare_here)), Unmatched(spec.there, tuple(found.bare_there))]
        return sentences, [side for side in bare if side.keys]

    def joined(self, told: Sequence[Sentence]) -> Sentence:
        """Several sentences as one text."""
        return self._writer.joined(told)

    def _script(self, part: Telling, case: str, scene: Scene) -> Script:
        template = part.words[case].of(self.speaker.language, self.speaker.register)
        return Script(scene, template, part)

    def _order(self, needs: Needs) -> Orderer:
        home, today = self.answering.knowledge.home, self.answering.today
        return Orderer(self.graph, self.finder.judge, needs, home, today, self.answering.besides)

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
        order = self._order(needs)
        place = order.places(part.order, fits)
        groups = grouped(self.graph, fits, printed, self._plain, place)
        if exempt:
            groups = [group._replace(exempt=_exceptions(group, exempt)) for group in groups]
        lifts = part.lifts and self.answering.besides
        for several, sentence in self._told(part, groups, needs, script):
            if lifts:
                script.scene.lift(sentence.id, max(order.concern(fit) for group in several for fit in group.fits))
            yield sentence

    def _told(
        self, part: Telling, groups: Sequence[Group], needs: Needs, script: Script
    ) -> Iterator[tuple[Sequence[Group], Sentence]]:
        """The sentences of groups, each with those that it tells."""
        if part.one_row:
            yield from self._one_rows(part, groups, needs, script)
            return
        for told in groups:
            for sentence in self._writer.write(script, told, needs):
                own = part.columns and sentence.claims == told.claims
                yield [told], self._row(script, [told], sentence, needs) if own else sentence

    def _one_rows(
        self, part: Telling, groups: Iterable[Group], needs: Needs, script: Script
    ) -> Iterator[tuple[Sequence[Group], Sentence]]:
        """One row for what begins it: its sentences one behind the other, its cells with each thing once."""
        rows: dict[tuple[str, ...], list[Group]] = {}
        for group in groups:
            rows.setdefault(tuple(key for name in part.per for key in group.values[name]), []).append(group)
        for same in rows.values():
            told = [sentence for group in same for sentence in self._writer.write(script, group, needs)]
            if told:
                yield same, self._row(script, same, self._writer.joined(told), needs)

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
            if column.order and len(row) > 1:
                place = self._order(needs).places(column.order, [fit for group in row for fit in group.fits])
                row = sorted(row, key=lambda group: min(map(place, group.fits)))
            return self._writer.cell(template, column, row, needs)
        fits = self.finder.found(column, needs)
        shown = tuple(name for name in names(column.walk) if name in template.names and name not in needs)
        place = self._order(needs).places(column.order, fits)
        groups = grouped(self.graph, fits, Printed(shown, column.per), self._plain, place)
        return self._writer.cell(template, column, groups, needs)


def _exceptions(group: Group, exempt: Mapping[tuple[str, ...], tuple[Exempt, ...]]) -> tuple[Exempt, ...]:
    """What is excepted from the rows of a group, by the claims of each."""
    return tuple(dict.fromkeys(one for fit in group.fits for one in exempt.get(fit.claims, ())))


def _of_a_class(walk: Walk, printed: Collection[str], needs: Needs) -> bool:
    """Whether words speak of a class above what was asked: only of a class are there exceptions, since what opposes
    saying it of what was asked keeps it from being said at all."""
    climbed = {pattern.object for pattern in walk if pattern.star and pattern.subject in needs}
    return not climbed or not climbed.isdisjoint(printed)
