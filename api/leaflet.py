"""An answer as one sequence of lines, with numbered proof below: what every printed form shows. Knows no format.

`api.text` dresses the lines for the terminal and as Markdown; neither chooses, orders or leaves out anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Literal

from explain.model import Explanation, Notice, Premise, Section
from explain.speaker import spelled
from kg.claims import Citation, Claim, Source
from kg.say import statement
from ontology.vocabulary import Vocabulary

Kind = Literal["alert", "note", "title", "heading", "paragraph", "sentence", "item", "aside", "source"]
ALERTS = frozenset({"urgent", "emergency"})
LAST = frozenset({"emergency", "scope"})  # said at the top, and again where a reader stops
STATUS = {
    "unknown": "Wayfind could not match this question to what it holds, and it does not guess.",
    "clarify": "Wayfind needs to know a little more before it can answer.",
    "declined": "Wayfind can't answer this question.",
}
HOLDS = {True: "", False: "First, a correction: ", None: "First, something we can't confirm: "}


@dataclass(frozen=True)
class Line:
    """One line of a leaflet.

    `marks` are the numbers of the sources that a sentence rests on. A source has its own number in `marks`, what
    it was used for in `more`, and its address.
    """

    kind: Kind
    text: str
    marks: tuple[int, ...] = ()
    more: tuple[str, ...] = ()
    url: str = ""


@dataclass(frozen=True)
class Leaflet:
    """Makes the lines of one explanation."""

    explanation: Explanation
    vocabulary: Vocabulary

    def lines(self) -> Iterator[Line]:
        """The whole answer: what is urgent, the question as read, the answer, its proof, what to ask next."""
        told = self.explanation
        last = [notice for notice in told.notices if notice.kind in LAST]
        yield from _notices(told.notices)
        yield Line("title", told.question)
        yield from self._read()
        for premise in told.understanding.premises:
            yield self._premise(premise)
        for section in told.sections:
            yield from self._section(section)
        if self._numbers:
            yield Line("heading", "Proof")
            yield from self._proof()
            yield from self._replaced()
        if told.related:
            yield Line("heading", "Questions to ask next")
            yield from (Line("item", other.question) for other in told.related)
        yield Line("heading", "About this answer")
        yield Line("aside", self._edition())
        yield from _notices(last)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        """Each source's number: in the order in which the answer first rests on it."""
        told = self.explanation
        used = [claim for premise in told.understanding.premises for claim in premise.claims]
        used += [claim for section in told.sections for sentence in section.sentences for claim in sentence.claims]
        used += told.claims  # and what was replaced
        sources = (citation.source for claim in used for citation in told.claims[claim].cited)
        return {source: number for number, source in enumerate(dict.fromkeys(sources), 1)}

    def _marks(self, claims: Iterable[str]) -> tuple[int, ...]:
        cited = {citation.source for claim in claims for citation in self.explanation.claims[claim].cited}
        numbers = self._numbers
        return tuple(sorted(numbers[source] for source in cited))

    def _read(self) -> Iterator[Line]:
        """What was recognized in the question, and what else could be asked."""
        told, read = self.explanation, self.explanation.understanding
        if told.status in STATUS:
            yield Line("paragraph", STATUS[told.status])
        if read.concepts:
            found = ", ".join(
                concept.label
                if concept.matched.casefold() == concept.label.casefold()
                else f"{concept.label} (you wrote “{concept.matched}”)"
                for concept in read.concepts
            )
            yield Line("aside", f"Read in your question: {found}.")
        if read.cut_off:
            yield Line("aside", "Your message seems to break off; this answers the part that can be read.")
        yield from (Line("item", choice.reading) for choice in read.choices)

    def _premise(self, premise: Premise) -> Line:
        return Line("paragraph", HOLDS[premise.holds] + premise.text, self._marks(premise.claims))

    def _section(self, section: Section) -> Iterator[Line]:
        yield Line("heading", section.title)
        if section.empty:
            day = spelled(section.empty.as_of, self.explanation.language)
            yield Line("paragraph", section.empty.text)
            yield Line("aside", f"Looked for, in what was read by {day}: {section.empty.looked_for}.")
        for sentence in section.sentences:
            yield Line("item" if sentence.item else "sentence", sentence.text, self._marks(sentence.claims))

    def _proof(self) -> Iterator[Line]:
        told = self.explanation
        for key, number in self._numbers.items():
            source = told.sources[key]
            cited = [citation for claim in told.claims.values() for citation in claim.cited if citation.source == key]
            yield Line("source", _title(source), (number,), tuple(self._used(cited)), source.url)

    def _used(self, cited: list[Citation]) -> Iterator[str]:
        """What a source was used for: level, dates, and the places in it where it says so."""
        levels, language = self.vocabulary.levels, self.explanation.language

        def alike(citation: Citation) -> tuple[int, int, int, bool, str]:
            days = -citation.as_of.toordinal(), -citation.checked_on.toordinal()
            newer = citation.superseded_by.because if citation.superseded_by else ""
            return levels[citation.level].rank, *days, citation.undated, newer

        for (*_, newer), group in groupby(sorted(cited, key=lambda c: (alike(c), c.at)), key=alike):
            same = list(group)
            places = "; ".join(dict.fromkeys(citation.at for citation in same))
            level, as_of = levels[same[0].level].label, spelled(same[0].as_of, language)
            read = spelled(same[0].checked_on, language)
            day = f"undated, seen on {as_of}" if same[0].undated else f"as of {as_of}"
            replaced = f" (replaced by a newer source: {newer})" if newer else ""
            yield f"{level[:1].upper()}{level[1:]}, {day}, read on {read}: {places}{replaced}"

    def _replaced(self) -> Iterator[Line]:
        """The claims that newer ones have replaced: shown with the reason, said no more."""
        old = [claim for claim in self.explanation.claims.values() if claim.superseded_by]
        if old:
            yield Line("heading", "No longer said")
        for claim in old:
            because = claim.superseded_by.because if claim.superseded_by else ""
            yield Line("item", f"{self._statement(claim)}. Replaced: {because}", self._marks([claim.id]))

    def _statement(self, claim: Claim) -> str:
        """A claim in words."""
        told = self.explanation
        return statement(claim, lambda key: told.labels.get(key, key), self.vocabulary, told.in_register, told.language)

    def _edition(self) -> str:
        told, kb = self.explanation, self.explanation.kb
        built, as_of = spelled(kb.built_on, told.language), spelled(kb.as_of, told.language)
        rests_on = f"{_counted(len(told.claims), 'claim')} and {_counted(len(told.sources), 'source')}"
        made = f"Put together from {rests_on} by " if told.claims else ""
        return (
            f"{made}Wayfind {kb.version}, snapshot {kb.sha256[:12]}, built on {built} from sources read up to {as_of}."
            " Nothing you asked was kept."
        )


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _notices(notices: Iterable[Notice]) -> Iterator[Line]:
    """Notices with what is urgent above everything else."""
    for notice in sorted(notices, key=lambda n: n.kind not in ALERTS):
        yield Line("alert" if notice.kind in ALERTS else "note", notice.text)


def _title(source: Source) -> str:
    date = f", {source.date}" if source.date else ""
    ids = f" ({', '.join(source.identifiers)})" if source.identifiers else ""
    end = "" if source.title.endswith((".", "?", "!")) else "."
    return f"{source.title}{end} {source.publisher}{date}{ids}."
