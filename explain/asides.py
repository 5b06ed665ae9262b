"""What a term of art means, in brackets where an answer first names it. Knows no walk and no section by name.

The words are claims like any other: the sentence that holds them rests on them, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from explain.answering import Answering
from explain.model import Cell, Mention, Section, Sentence

ASIDE, GLOSS = "aside", "gloss"
NAMES = "CellTherapyProduct"
"""Products, of which there are many to a sentence: explained only where somebody asked about one."""
MEMBER = "Drug"
"""Of a drug it is clear what it is where somebody asked about its kind."""
READERS = frozenset({"plain"})
"""Who has terms explained on the way; other registers name them as the field does."""

Said = tuple[str, tuple[Mention, ...]]
"""A text and where its names stand."""


class Asides:
    """Explains the terms of one answer, each once, in reading order."""

    def __init__(self, answering: Answering, asked: Iterable[str], summary: Iterable[Sentence]) -> None:
        self.speaker, self.graph, self._asked = answering.speaker, answering.graph, frozenset(asked)
        self._known = {self.graph.claims[key].subject for one in summary for key in one.claims if self._is(key, GLOSS)}

    def _is(self, claim: str, predicate: str) -> bool:
        return self.graph.claims[claim].predicate == predicate

    def sections(self, held: Iterable[Section]) -> tuple[Section, ...]:
        """Sections with their terms explained: in what is shown at once before what is opened."""
        told = tuple(held)
        for opened in (False, True):
            told = tuple(self._section(one, opened) for one in told)
        return told

    def _section(self, section: Section, opened: bool) -> Section:
        if all(one.more != opened for one in section.sentences):
            return section
        some = tuple([self._sentence(one) if one.more == opened else one for one in section.sentences])
        same = all(new is old for new, old in zip(some, section.sentences, strict=True))
        return section if same else replace(section, sentences=some)

    def sentences(self, held: Iterable[Sentence]) -> tuple[Sentence, ...]:
        """Sentences with their terms explained."""
        return tuple(map(self._sentence, held))

    def _sentence(self, sentence: Sentence) -> Sentence:
        if self.speaker.register not in READERS:
            return sentence
        self._known |= {self.graph.claims[key].subject for key in sentence.claims if self._is(key, GLOSS)}
        new: dict[str, str] = {}
        for mention in _read(sentence):
            claim = self.speaker.asides.get(mention.concept)
            if claim and mention.concept not in self._known and self._needs(mention.concept):
                self._known.add(mention.concept)
                new[mention.concept] = claim
        if not new:
            return sentence
        text, mentions = self._with(new, (sentence.text, sentence.mentions))
        return replace(
            sentence,
            text=text,
            mentions=mentions,
            claims=(*sentence.claims, *(key for key in new.values() if key not in sentence.claims)),
            cells=tuple(self._cells(sentence.cells, new)),
        )

    def _needs(self, concept: str) -> bool:
        """Whether a name tells a lay reader too little."""
        if concept not in self._asked:
            member = self.graph.is_kind(concept, MEMBER) and not self._asked.isdisjoint(self.graph.above[concept])
            if member or self.graph.is_kind(concept, NAMES):
                return False
        return not self.speaker.wording.is_everyday(self.speaker.label(concept), self.speaker.language)

    def _cells(self, cells: Iterable[Cell], new: Mapping[str, str]) -> Iterator[Cell]:
        """The cells of a row, each term explained in the first that names it."""
        left = dict(new)
        for cell in cells:
            here = {one.concept: left.pop(one.concept) for one in cell.mentions if one.concept in left}
            if not here:
                yield cell
                continue
            text, mentions = self._with(here, (cell.text, cell.mentions))
            yield replace(cell, text=text, mentions=mentions, claims=(*cell.claims, *here.values()))

    def _with(self, new: Mapping[str, str], said: Said) -> Said:
        """A text with brackets behind the first mention of each of some concepts; later mentions move along."""
        text, mentions = said
        out, moved, read, done = "", list[Mention](), 0, set[str]()
        alike = self._alike(new, mentions)
        for place, mention in enumerate(mentions):
            moved.append(replace(mention, start=mention.start + len(out) - read, end=mention.end + len(out) - read))
            if mention.concept in new and mention.concept not in done:
                done.add(mention.concept)
                words = self.speaker.name(new[mention.concept])
                out += text[read : mention.end]
                if place not in alike:
                    each = place - 1 in alike
                    out += self.speaker.phrase("aside_each", words=words) if each else self._aside(words)
                read = mention.end
        return out + text[read:], tuple(moved)

    def _aside(self, words: str) -> str:
        return self.speaker.phrase("aside", words=words)

    def _alike(self, new: Mapping[str, str], mentions: tuple[Mention, ...]) -> set[int]:
        """The places of names whose words are those of the next name: they are explained there, with "each"."""
        single = self.speaker.phrase("noun").split()[:2]

        def words(mention: Mention) -> str:
            return self.speaker.name(new[mention.concept]) if mention.concept in new else ""

        return {
            place
            for place, (one, other) in enumerate(pairwise(mentions))
            if words(one) and words(one) == words(other) and words(one).split()[0] in single
            if one.concept not in {before.concept for before in mentions[:place]}
            if other.concept not in {before.concept for before in mentions[: place + 1]}
        }


def _read(sentence: Sentence) -> Iterator[Mention]:
    """The names that a reader meets: of a table's row those in its cells, which are all of it that is printed."""
    if not sentence.cells:
        yield from sentence.mentions
    for cell in sentence.cells:
        yield from cell.mentions
