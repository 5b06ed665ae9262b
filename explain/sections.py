"""A plan's sections, told one after the other, and what was looked for where nothing is found. Knows no question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from explain.book import bound
from explain.book.bound import Telling, Translated
from explain.model import Empty, More, Section, Sentence
from explain.names import listed
from explain.scene import Scene
from explain.tell import Teller, Unmatched
from kg.pattern import Pattern


def sections(teller: Teller, plan: bound.Plan, needs: Mapping[str, str]) -> tuple[Section, ...]:
    """All sections of a plan that apply, in its order."""
    free = plan.names - needs.keys()
    asked = _Asked(teller, needs)
    return tuple(one for spec in plan.sections for one in asked.told(spec, free))


@dataclass(frozen=True)
class _Asked:
    """Tells sections of what was asked. `needs`: needs and aliases with their concepts."""

    teller: Teller
    needs: Mapping[str, str]

    def told(self, spec: bound.Section, free: frozenset[str]) -> Iterator[Section]:
        """A section, and others for what a contrast could not compare; none where it does not apply."""
        parts = [part for part in spec.parts if part.applies(self.needs, free)]
        if not parts:
            return
        sentences: list[Sentence] = []
        unmatched: list[Unmatched] = []
        scene = Scene(spec.id)
        for part in parts:
            if part.contrast:
                found, bare = self.teller.contrasted(part, part.contrast, self.needs, scene)
                sentences += found
                unmatched += bare
            else:
                sentences += self.teller.tell(part, self.needs, scene)
        title = self.teller.speaker.fill(spec.title, self.needs)
        if sentences:
            told, more = self._limited(spec, sentences)
            yield Section(id=spec.id, title=title, sentences=told, more=more)
        elif spec.empty:
            text = self.teller.speaker.fill(spec.empty, self.needs)
            yield Section(id=spec.id, title=title, empty=self._empty(text, parts, self.needs))
        for side in unmatched if spec.unmatched else ():
            yield self._bare(spec.unmatched, f"{spec.id}.{side.side}", title, side, parts)

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

    def _empty(self, text: str, parts: Iterable[Telling], needs: Mapping[str, str]) -> Empty:
        """What was looked for, in words: what would have been a finding."""
        apart = self.teller.speaker.phrase("semicolon")
        walks = (apart.join(self._pattern(pattern, needs) for pattern in part.walk) for part in parts)
        return Empty(text=text, looked_for=" / ".join(walks), as_of=self.teller.answering.knowledge.edition.as_of)

    def _pattern(self, pattern: Pattern, needs: Mapping[str, str]) -> str:
        speaker = self.teller.speaker
        subject, thing = (
            speaker.label(needs[end]) if end in needs else f"[{speaker.unknown(end)}]"
            for end in (pattern.subject, pattern.object)
        )
        verb = speaker.verb(pattern.predicate, pattern.negated)
        return speaker.phrase("statement", subject=subject, verb=verb, object=thing)
