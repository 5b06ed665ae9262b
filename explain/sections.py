"""A plan's sections, told one after the other, and what was looked for where nothing is found. Knows no question."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain, islice

from explain.book import bound
from explain.book.telling import Telling, Translated
from explain.doubts import doubted_once
from explain.model import Empty, More, Section, Sentence
from explain.names import capitalized, listed
from explain.scene import Scene
from explain.tell import Teller, Unmatched
from kg.pattern import Pattern


def sections(
    teller: Teller, plan: bound.Plan, needs: Mapping[str, str], named: Collection[str] = ()
) -> tuple[Section, ...]:
    """All sections of a plan that apply, in its order: those that are shown, then those that are opened.

    Args:
        named: the concepts that the answer in short names.
    """
    asked = _Asked(teller, needs, named=named)
    told = [one for spec, parts in plan.applying(frozenset(needs)) for one in asked.told(spec, parts)]
    return tuple(_moved(told, plan.moved, asked) if teller.answering.besides else told)


def _moved(told: list[Section], movable: frozenset[str], asked: _Asked) -> list[Section]:
    """Sections in order, but those that hold what is named besides before others that may be passed."""
    out: list[Section] = []
    for one in told:
        place = len(out)
        if one.id in movable and asked.lifts(one.id):
            while place and out[place - 1].id in movable and not asked.stays(out[place - 1].id):
                place -= 1
        out.insert(place, one)
    return out


@dataclass(frozen=True)
class _Asked:
    """Tells sections of what was asked.

    Attributes:
        needs: needs and aliases with their concepts. scenes: of the sections that are told.
        kept: those that hold what is always shown at once. named: the concepts that the answer in short names.
    """

    teller: Teller
    needs: Mapping[str, str]
    scenes: dict[str, Scene] = field(default_factory=dict)
    kept: set[str] = field(default_factory=set)
    named: Collection[str] = ()

    def lifts(self, section: str) -> bool:
        """Whether a section holds what the message names besides."""
        return section in self.scenes and bool(self.scenes[section].lifted)

    def stays(self, section: str) -> bool:
        """Whether no other section may pass one: it holds what is named besides, or what is always shown at once."""
        return self.lifts(section) or section in self.kept

    def told(self, spec: bound.Section, parts: tuple[Telling, ...]) -> Iterator[Section]:
        """A section, and others for what a contrast could not compare.

        Args:
            parts: those of it that apply.
        """
        if self._has_told(spec.instead_of):
            return
        unmatched: list[Unmatched] = []
        earlier = self.scenes.get(spec.after)
        before = earlier.rows if earlier else []
        told: set[tuple[str, ...]] = {(one,) for one in self.named} if spec.after == bound.SUMMARY else set()
        scene = self.scenes[spec.id] = Scene(spec.id, spec.shape == "list", told, before=before, beside=self.scenes)
        found = [self._part(part, scene, unmatched) for part in parts]
        sentences = list(islice(chain.from_iterable(found), self._written(spec)))
        if spec.shape == "steps":
            sentences.sort(key=self._step)
        if sentences:
            yield self._section(spec, sentences)
        elif spec.empty and not any(self._has_told(key) for key in (spec.after, *spec.quiet_after)):
            text = self.teller.speaker.fill(spec.empty, self.needs)
            yield Section(id=spec.id, title=self._title(spec), empty=self._empty(text, parts, self.needs))
        for side in unmatched if spec.unmatched else ():
            said = self._bound_in(spec.id)
            keys = tuple(key for key in side.keys if key not in said)  # else a kind of the side has told it
            if keys:
                key, title = f"{spec.id}.{side.side}", self._title(spec)
                yield self._bare(spec.unmatched, key, title, replace(side, keys=keys), parts)

    def _title(self, spec: bound.Section) -> str:
        return self.teller.speaker.fill(spec.title, self.needs)

    def _part(self, part: Telling, scene: Scene, unmatched: list[Unmatched]) -> Iterable[Sentence]:
        """The sentences of a part; what a contrast could not compare comes to `unmatched`."""
        if not part.contrast:
            return self.teller.tell(part, self.needs, scene)
        sentences, bare = self.teller.contrasted(part, part.contrast, self.needs, scene)
        unmatched += bare
        return sentences

    def _written(self, spec: bound.Section) -> int | None:
        """How many sentences are written, None for all: for a brief answer what is shown and, if there is more, one."""
        lifted = self.teller.answering.besides and any(part.lifts for part in spec.parts)
        chosen = spec.at_once or spec.shape == "steps" or lifted
        return None if self._full or chosen else min(spec.brief, spec.most) + 1

    @property
    def _full(self) -> bool:
        return self.teller.answering.depth == "full"

    def _section(self, spec: bound.Section, sentences: list[Sentence]) -> Section:
        told, more = self._limited(spec, sentences)
        spec = replace(spec, at_once=self._due(spec, told)) if spec.at_once else spec
        if self.teller.answering.besides and any(self._at_once(spec, one) for one in told):
            self.kept.add(spec.id)
        shaped = self._shaped(spec, told)
        kept = shaped if self._full else tuple(one for one in shaped if not one.more)
        heads = [column.heading for column in spec.parts[0].columns if column.heading]
        filled = [i for i in range(len(heads)) if any(one.cells[i].text for one in shaped if one.cells)]
        return Section(
            id=spec.id,
            title=self._title(spec),
            shape=spec.shape,
            columns=tuple(heads[i][self.teller.speaker.language].fill({}) for i in filled),
            sentences=tuple(_with_cells(one, filled) for one in kept),
            more=more if self._full else None,
            left=len(kept) < len(sentences) and not self._full,
        )

    def _has_told(self, section: str) -> bool:
        """Whether a section that stands before has found anything."""
        scene = self.scenes.get(section)
        return bool(scene and scene.rows)

    def _step(self, sentence: Sentence) -> int:
        """The place of a step among those of all parts, by the order that its claims give."""
        held = (self.teller.graph.claims[key].order for key in sentence.claims)
        return min((order for order in held if order is not None), default=0)

    def _shaped(self, spec: bound.Section, sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
        """Sentences that know which of them are shown at once; running text says once that things may have changed."""
        told = self._bound_in(*spec.told_in)
        again = [one.id for one in sentences if not told.isdisjoint(_begun(one))] if told else []
        if again or len(sentences) > spec.brief:
            left = {*again, *self.scenes[spec.id].ruled_out}
            kept = [one.id for one in sentences if one.id not in left and self._at_once(spec, one)]
            kept = kept if len(kept) <= spec.at_once_most else []
            if spec.brief or spec.at_once:  # else all of it is opened
                kept += self.scenes[spec.id].most_lifted([one.id for one in sentences], self.teller.answering.lifted)
            kept += [one.id for one in sentences if one.id not in again][: spec.brief]
            sentences = tuple(one if one.id in kept else replace(one, more=True) for one in sentences)
        return doubted_once(self.teller.speaker.phrase("stale"), sentences) if spec.shape == "prose" else sentences

    def _bound_in(self, *sections: str) -> set[str]:
        """All that the rows of some sections that have been told are of."""
        held = (self.scenes[key].rows for key in sections if key in self.scenes)
        return {value for fit in chain.from_iterable(held) for value in fit.row.bindings.values()}

    def _due(self, spec: bound.Section, sentences: Iterable[Sentence]) -> Mapping[str, tuple[str, ...]]:
        """What is always shown at once. The reader's own country gives way to another that the message names, where
        something is of that one."""
        answering = self.teller.answering
        asked = {concept for one in answering.besides for concept in one.asked}
        held = [self.teller.graph.claims[key] for one in sentences for key in one.claims] if asked else []
        return {
            key: values
            for key, values in spec.at_once.items()
            if answering.knowledge.home not in values
            or all(asked.isdisjoint({*claim.qualifiers.get(key, ())} - {*values}) for claim in held)
        }

    def _at_once(self, spec: bound.Section, sentence: Sentence) -> bool:
        """Whether a sentence rests on a claim that is never left to be opened, as one of danger or of a trial that is
        open is; what has passed its day no longer counts."""
        held = [self.teller.graph.claims[key] for key in sentence.claims] if spec.at_once else []
        return any(
            not claim.stale_on(self.teller.answering.today)
            and (
                set(claim.qualifiers.get(key, ())) & set(values) or (claim.predicate == key and claim.object in values)
            )
            for claim in held
            for key, values in spec.at_once.items()
        )

    def _limited(self, spec: bound.Section, sentences: list[Sentence]) -> tuple[tuple[Sentence, ...], More | None]:
        """As many sentences as the section tells at most, and how many more there are."""
        left = len(sentences) - spec.most
        if left <= 0:
            return tuple(sentences), None
        named = (name for part in spec.parts for name in part.bound if name in self.needs)
        return tuple(sentences[: spec.most]), More(count=left, concept=self.needs[next(named)])

    def _bare(
        self, words: Translated | None, key: str, title: str, side: Unmatched, parts: Iterable[Telling]
    ) -> Section:
        """Where one side of a contrast holds nothing: what is held of the other."""
        assert words is not None
        speaker = self.teller.speaker
        keys = listed(map(speaker.label, side.keys), speaker.language)
        here = self.needs[side.side]
        text = words[speaker.language].fill({"side": speaker.label(here), "keys": keys})
        return Section(id=key, title=title, empty=self._empty(text, parts, {**self.needs, "side": here}))

    def _empty(self, thing: str, parts: Iterable[Telling], needs: Mapping[str, str]) -> Empty:
        """What was looked for, in words: what would have been a finding."""
        text = capitalized(self.teller.speaker.phrase("untold", things=thing))
        apart = self.teller.speaker.phrase("semicolon")
        walks = (apart.join(self._pattern(pattern, needs) for pattern in part.walk) for part in parts)
        return Empty(
            text=text, thing=thing, looked_for=" / ".join(walks), as_of=self.teller.answering.knowledge.edition.as_of
        )

    def _pattern(self, pattern: Pattern, needs: Mapping[str, str]) -> str:
        speaker = self.teller.speaker
        subject, thing = (
            speaker.label(needs[end]) if end in needs else f"[{speaker.unknown(end)}]"
            for end in (pattern.subject, pattern.object)
        )
        verb = speaker.verb(pattern.predicate, pattern.negated)
        return speaker.phrase("statement", subject=subject, verb=verb, object=thing)


def _begun(row: Sentence) -> set[str]:
    """What a table's row is of: what its first cell names."""
    return {mention.concept for cell in row.cells[:1] for mention in cell.mentions}


def _with_cells(row: Sentence, places: Iterable[int]) -> Sentence:
    """A row with only its cells at some places; a sentence without cells as it is."""
    return replace(row, cells=tuple(row.cells[i] for i in places)) if row.cells else row
