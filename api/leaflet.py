"""An answer as one sequence of lines, with numbered proof below: what every printed form shows. Knows no format.

`api.text` dresses the lines for the terminal and as Markdown; neither chooses, orders or leaves out anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from typing import Literal

from api.understood import mentioned_line, read_besides, status_line
from explain.model import Explanation, Notice, Premise, Recognized, Section, Sentence
from explain.names import capitalized, listed
from explain.speaker import Speaker
from kg.claims import Citation, Claim, Source

Kind = Literal["alert", "note", "title", "heading", "paragraph", "sentence", "item", "step", "row", "aside", "source"]
ALERT, LAST, URGENT = "emergency", "scope", "urgent"
BEHIND = ("scope", "stale")
LINES: Mapping[str, Kind] = {"prose": "sentence", "steps": "step", "list": "item", "table": "row"}
"""How the sentences of each shape are printed."""


@dataclass(frozen=True)
class Line:
    """One line of a leaflet.

    `marks` are the numbers of sources that a sentence rests on; `left` says how many more there are. A source has its
    own number in `marks`, what it was used for in `more`, and its address. A table's row has its cells in `more`, and
    the table's `heads`.
    A step or row knows its `place`, from one.
    """

    kind: Kind
    text: str
    marks: tuple[int, ...] = ()
    more: tuple[str, ...] = ()
    url: str = ""
    heads: tuple[str, ...] = ()
    place: int = 0
    left: str = ""


MARKED = 3
"""Sources named behind a sentence where not everything is printed: the strongest."""


@dataclass(frozen=True)
class Leaflet:
    """Makes the lines of one explanation, for the reader it was made for.

    Attributes:
        full: with what is told when it is asked for; else that is named, and the proof is that of what is printed.
    """

    explanation: Explanation
    speaker: Speaker
    full: bool = True

    def lines(self) -> Iterator[Line]:
        """The whole answer: what is urgent, the question as read, the answer, its proof, what to ask next."""
        told, say = self.explanation, self.speaker.phrase
        last = sorted((notice for notice in told.notices if notice.kind in BEHIND), key=lambda n: n.kind == LAST)
        yield from self._urgent()
        yield from _notices(notice for notice in told.notices if notice.kind == ALERT)
        yield Line("title", told.question)
        yield from _notices(notice for notice in told.notices if notice.kind not in (*BEHIND, ALERT, URGENT))
        yield from self._read()
        yield from (self._rested("paragraph", s.text, s.claims) for s in told.summary)
        for section in told.sections:
            yield from self._section(section)
        yield from self._left_open()
        if self._is_told:
            yield from self._offered()
        if self._numbers:
            yield Line("heading", say("answer.sources"))
            yield from self._proof()
            yield from self._replaced()
        if told.related:
            yield Line("heading", say("answer.next"))
            yield from (Line("item", other.question) for other in told.related)
        yield Line("heading", say("answer.about"))
        yield from self._edition()
        yield from _notices(last)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        """Each source's number: in the order in which the answer first rests on it."""
        told = self.explanation
        used = [notice.claims for notice in told.notices]
        used += [premise.claims for premise in told.understanding.corrections]
        used += [sentence.claims for sentence in told.summary]
        used += [sentence.claims for one in told.sections for sentence in self._said(one)]
        if self.full:
            used.append(tuple(told.claims))  # and what was replaced
        sources = (source for claims in used for source in self._strongest(claims))
        return {source: number for number, source in enumerate(dict.fromkeys(sources), 1)}

    def _cited(self, claims: Iterable[str]) -> dict[str, None]:
        """The sources of some claims, in the order of the claims."""
        return dict.fromkeys(citation.source for key in claims for citation in self.explanation.claims[key].cited)

    def _strongest(self, claims: Iterable[str]) -> tuple[str, ...]:
        """The sources named behind what rests on some claims: in print, of many those of the best level alone."""
        held, levels = tuple(claims), self.speaker.graph.vocabulary.levels
        cited = tuple(self._cited(held))
        if self.full or len(cited) <= MARKED + 1:
            return cited
        best: dict[str, tuple[int, int]] = {}
        for citation in (one for key in held for one in self.explanation.claims[key].cited):
            rank = levels[citation.level].rank, -citation.as_of.toordinal()
            best[citation.source] = min(rank, best.get(citation.source, rank))
        kept = sorted(cited, key=lambda source: (best[source], cited.index(source)))[:MARKED]
        return tuple(source for source in cited if source in kept)

    def _marks(self, claims: Iterable[str]) -> tuple[int, ...]:
        numbers = self._numbers
        return tuple(sorted(numbers[source] for source in self._strongest(claims)))

    def _rested(self, kind: Kind, text: str, claims: Iterable[str], place: int = 0) -> Line:
        """A line with the numbers of what it rests on."""
        held = tuple(claims)
        marks, every = self._marks(held), len(self._cited(held))
        left = self.speaker.phrase("answer.sources_left", every - len(marks)) if every > len(marks) else ""
        return Line(kind, text, marks, place=place, left=left)

    def _label(self, key: str) -> str:
        return self.explanation.labels.get(key, key)

    def _urgent(self) -> Iterator[Line]:
        """What to do now, whom to call, and why: above everything."""
        held, say = [notice for notice in self.explanation.notices if notice.kind == URGENT], self.speaker.phrase
        if held:
            yield Line("alert", say("answer.urgent"))
        for notice in held:
            yield Line("alert", notice.text, self._marks(notice.claims))
            for call in notice.calls:
                if call.place:
                    yield Line("item", say("answer.call_in", name=call.name, phone=call.phone, place=call.place))
                else:
                    yield Line("item", say("answer.call", name=call.name, phone=call.phone))
            if notice.why:
                yield Line("note", f"{say('label', label=say('answer.why_urgent'))} {notice.why}")

    def _read(self) -> Iterator[Line]:
        """What was recognized in the question, what it takes for granted, and what else could be asked."""
        told, read, say = self.explanation, self.explanation.understanding, self.speaker.phrase
        told_of, besides = mentioned_line(self.speaker, read.mentioned), read_besides(read)
        if told_of:
            yield Line("aside", told_of)
        if besides:
            found = listed(map(self._matched, besides), self.speaker.language)
            yield Line("aside", say("answer.read", found=found))
        for premise in read.corrections:
            yield from self._premise(premise)
        if read.unknown:
            yield Line("paragraph", say("answer.unheard", words=say("comma").join(read.unknown)))
        if read.cut_off:
            yield Line("paragraph", say("answer.broke_off"))
        status = status_line(self.speaker, told)
        if status:
            yield Line("paragraph", status)
        yield from (Line("paragraph", say("answer.left", concept=self._label(concept))) for concept in read.left)
        if not self._is_told:
            yield from self._offered()

    @property
    def _is_told(self) -> bool:
        """Whether what else may be meant comes behind what is told."""
        read = self.explanation.understanding
        return bool(self.explanation.summary or self.explanation.sections) and not read.shared and not read.left

    def _offered(self) -> Iterator[Line]:
        """The other questions that may be meant."""
        choices = self.explanation.understanding.choices
        if choices:
            yield Line("paragraph", self.speaker.phrase(offered(self.explanation)))
            yield from (Line("item", choice.question) for choice in choices)

    def _matched(self, concept: Recognized) -> str:
        if concept.matched.casefold() == concept.label.casefold():
            return concept.label
        return self.speaker.phrase("answer.matched", matched=concept.matched, concept=concept.label)

    def _premise(self, premise: Premise) -> Iterator[Line]:
        say = self.speaker.phrase
        yield Line("paragraph", f"{say('answer.correction')} {say('answer.taken', premise=premise.premise)}")
        yield self._rested("paragraph", premise.text, premise.claims)

    def _said(self, section: Section) -> tuple[Sentence, ...]:
        """What is printed of a section: a single line more takes no more room than to say that there is one."""
        closed = [one for one in self.explanation.sections if one.opened and not one.shown]
        alone = len(section.opened) == 1 and (section.shown or closed == [section])
        return section.sentences if self.full or alone else section.shown

    def _section(self, section: Section) -> Iterator[Line]:
        say, told = self.speaker.phrase, self._said(section)
        if not told:
            return
        yield Line("heading", section.title)
        for place, sentence in enumerate(told, 1):
            line = self._rested(LINES[section.shape], sentence.text, sentence.claims, place)
            yield replace(line, more=_cells(section, sentence), heads=section.columns) if section.columns else line
        if any(sentence.doubted for sentence in told) and section.shape == "table":
            yield Line("aside", say("answer.stale"))
        left = len(section.sentences) - len(told)
        if left:
            shown, every = self.speaker.number(len(told)), self.speaker.number(len(section.sentences))
            yield Line("aside", say("answer.rest_in_print", shown=shown, all=every))
        if section.more:
            see = say("answer.see", concept=self._label(section.more.concept))
            yield Line("aside", say("answer.more", section.more.count, see=see))

    def _left_open(self) -> Iterator[Line]:
        """In a line each: what was looked for and not found, and what else can be opened."""
        say, told = self.speaker.phrase, self.explanation
        if told.untold:
            things = say("semicolon").join(empty.thing for empty in told.untold)
            yield Line("paragraph", f"{say('untold', things=things)} {say('answer.turn')}")
            if self.full:
                looked_for = say("semicolon").join(empty.looked_for for empty in told.untold)
                yield Line("aside", f"{say('label', label=say('answer.looked_for'))} {looked_for}")
        if self.full:
            return
        opened = [section.title for section in told.sections if section.opened and not self._said(section)]
        if opened:
            yield Line("paragraph", say("answer.open", titles=say("semicolon").join(opened)))
        if opened:
            yield Line("aside", say("answer.whole"))

    def _proof(self) -> Iterator[Line]:
        told = self.explanation
        printed = {
            claim for s in (*told.summary, *(s for one in told.sections for s in self._said(one))) for claim in s.claims
        }
        printed |= {claim for notice in told.notices for claim in notice.claims}
        printed |= {claim for premise in told.understanding.corrections for claim in premise.claims}
        held = [claim for key, claim in told.claims.items() if self.full or key in printed]
        for key, number in self._numbers.items():
            source = told.sources[key]
            cited = [citation for claim in held for citation in claim.cited if citation.source == key]
            yield Line("source", _title(source), (number,), tuple(self._used(cited)), source.url)

    def _used(self, cited: list[Citation]) -> Iterator[str]:
        """What a source was used for: level, dates, and the places in it where it says so."""
        levels, say = self.speaker.graph.vocabulary.levels, self.speaker.phrase

        def alike(citation: Citation) -> tuple[int, int, int, bool, str]:
            days = -citation.as_of.toordinal(), -citation.checked_on.toordinal()
            newer = citation.superseded_by.because if citation.superseded_by else ""
            return levels[citation.level].rank, *days, citation.undated, newer

        for (*_, newer), group in groupby(sorted(cited, key=lambda c: (alike(c), c.at)), key=alike):
            same = list(group)
            places = say("semicolon").join(dict.fromkeys(citation.at for citation in same))
            level = capitalized(self.speaker.level(same[0].level))
            read = say("label", label=say("comma").join((level, self._dated(same[0]))))
            replaced = f". {say('claim.newer_source')} {say('claim.why', why=newer)}" if newer else ""
            yield f"{read} {places}{replaced}"

    def _dated(self, citation: Citation) -> str:
        as_of, read = self.speaker.date(citation.as_of), self.speaker.date(citation.checked_on)
        if citation.undated:
            return self.speaker.phrase("claim.undated", as_of=as_of, read=read)
        return self.speaker.phrase("claim.dated", as_of=as_of, read=read)

    def _replaced(self) -> Iterator[Line]:
        """The claims that newer ones have replaced: shown with the reason, said no more."""
        old = [claim for claim in self.explanation.claims.values() if claim.superseded_by and self.full]
        if old:
            yield Line("heading", self.speaker.phrase("answer.replaced"))
        for claim in old:
            because = claim.superseded_by.because if claim.superseded_by else ""
            why = self.speaker.phrase("claim.why", why=because)
            yield Line("item", f"{self._statement(claim)}. {why}", self._marks([claim.id]))

    def _statement(self, claim: Claim) -> str:
        """A claim in words: subject, predicate, object and qualifiers, as the ontology calls them."""
        told, say = self.explanation, self.speaker.phrase
        own = claim.words.say(told.in_register, told.language) if claim.words else None
        said = self._label(claim.object) if claim.object else own or claim.value or ""
        verb = self.speaker.verb(claim.predicate, claim.direction == "refutes")
        stated = say("statement", subject=self._label(claim.subject), verb=verb, object=said)
        limits = [
            f"{say('label', label=self.speaker.limit(kind))} {self.speaker.condition(kind, values)}"
            for kind, values in claim.qualifiers.items()
        ]
        return f"{stated} ({say('semicolon').join(limits)})" if limits else stated

    def _edition(self) -> Iterator[Line]:
        told, kb, say, day = self.explanation, self.explanation.kb, self.speaker.phrase, self.speaker.date
        if told.claims:
            claims, sources = say("site.n_claims", len(told.claims)), say("site.n_sources", len(told.sources))
            yield Line("aside", say("answer.made", claims=claims, sources=sources))
        yield Line("aside", f"{say('site.last_read', day=day(kb.as_of))} {say('site.private')}")
        yield Line("aside", say("site.edition", version=kb.version, day=day(kb.built_on), hash=kb.sha256[:12]))


def _cells(section: Section, sentence: Sentence) -> tuple[str, ...]:
    """What stands in a row, starred where it may have changed; a sentence without cells is one, in the first."""
    first, *others = (cell.text for cell in sentence.cells) if sentence.cells else (sentence.text,)
    others += [""] * (len(section.columns) - len(others) - 1)
    return (f"{first} *" if sentence.doubted and sentence.cells else first, *others)


def _notices(notices: Iterable[Notice]) -> Iterator[Line]:
    """Notices with what is urgent above everything else."""
    for notice in sorted(notices, key=lambda n: n.kind != ALERT):
        yield Line("alert" if notice.kind == ALERT else "note", notice.text)


def offered(told: Explanation) -> str:
    """How other questions are offered: instead of an answer, or beside one."""
    if told.status == "answered":
        return "answer.instead"
    read = told.understanding
    return "answer.these" if read.concepts or read.shared else "answer.for_example"


def _title(source: Source) -> str:
    """A source as lists of sources write it: punctuation and data, no words."""
    date = f", {source.date}" if source.date else ""
    ids = f" ({', '.join(source.identifiers)})" if source.identifiers else ""
    end = "" if source.title.endswith((".", "?", "!")) else "."
    return f"{source.title}{end} {source.publisher}{date}{ids}."
