"""A group of rows → its sentence, with its exceptions, and what contradicts it right behind. Knows no walk.

Nothing else can make a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from explain.aggregate import Group, speaks_for
from explain.answering import Answering
from explain.book.parts import AS_OF, MONTHS, SEEN, WAS
from explain.book.telling import Telling
from explain.book.template import WHEN, Template
from explain.model import Cell, Sentence
from explain.names import CLOSE, MIDDLE, OPEN, ListStyle, capitalized, with_mentions
from explain.scene import Scene
from kg.claims import Claim
from kg.oppose import Exempt, conflicting
from kg.qualify import Residue

THINGS = ("Therapy", "Disease", "Biomarker", "TestResult")
"""What a gloss says what it is; of a step or a sign it may tell what happens."""
COLON = re.compile(f"(?P<name>{OPEN}(?P<concept>[^{MIDDLE}]*){MIDDLE}[^{CLOSE}]*{CLOSE}): (?P<first>[^\\W_]+)(?= )")
"""A name, and behind a colon the first word of what it is."""
EDGES = " ,:;"
"""What a cell neither begins nor ends with: it stood between two names, one of which had nothing to say."""


@dataclass(frozen=True)
class Script:
    """The words of a part's case for one reader, and the scene in which they are said."""

    scene: Scene
    words: Template
    part: Telling


class Writer:
    """Writes sentences for one reader."""

    def __init__(self, answering: Answering) -> None:
        self.today, self.speaker, self.graph = answering.today, answering.speaker, answering.graph

    def write(self, script: Script, group: Group, needs: Mapping[str, str]) -> Iterator[Sentence]:
        """The sentence of a group, and one for each claim that contradicts it; none for a group without claims."""
        claims = group.claims
        if not claims:
            return
        held = [self.graph.claims[claim] for claim in claims]
        passing = [claim for claim in held if claim.valid_for is not None]  # nothing else can go out of date
        stale = any(claim.stale_on(self.today) for claim in passing)
        text, mentions = with_mentions(
            self._defined(script.words.render(self._values(script.words, script.part, group, needs, held)))
            + ("".join(self._exceptions(group.exempt)) if group.exempt else "")
            + (self.speaker.phrase("stale") if stale and not (script.part.tally or script.part.urges) else "")
        )
        bindings = [value for fit in group.fits for value in fit.row.bindings.values()]
        printed = [key for name, keys in group.values.items() if name in script.words.names for key in keys]
        yield Sentence(
            id=script.scene.next_id(),
            text=text,
            claims=claims,
            walk=tuple(dict.fromkeys([value for value in bindings if value in self.graph.concepts])),
            mentions=mentions,
            own_text=any(map(self._own_words, printed)),
            item=script.scene.listed,
            stale=stale,
            doubted=self._doubted(passing),
        )
        if not self.speaker.contested.isdisjoint(claims):
            yield from self._conflicts(held, script.scene)

    def cell(self, words: Template, part: Telling, groups: Iterable[Group], needs: Mapping[str, str]) -> Cell:
        """A cell of a table's row: what some groups say, one behind the other."""
        told = [
            words.render(
                self._values(words, part, group, needs, [self.graph.claims[key] for key in group.claims], True)
            )
            for group in groups
        ]
        pieces = dict.fromkeys(piece for said in told if (piece := said.strip(EDGES)))
        begun = (piece if piece.startswith(OPEN) else capitalized(piece) for piece in pieces)
        text, mentions = with_mentions(self.speaker.phrase("then").join(begun))
        claims = dict.fromkeys(key for group in groups for key in group.claims) if text else ()
        return Cell(text=text, claims=tuple(claims), mentions=mentions)

    def _defined(self, said: str) -> str:
        """ "Name: A thing that …" as a sentence, "Name is a thing that …", where what it is begins as a noun does."""
        label = COLON.match(said)
        if not label or label["first"].lower() not in self.speaker.phrase("noun").split():
            return said
        if not any(self.graph.is_kind(label["concept"], kind) for kind in THINGS):
            return said
        held = self.graph.concepts.get(label["concept"])
        words = label["first"][0].lower() + label["first"][1:] + said[label.end() :]
        many = held is not None and held.plural
        if many:
            return self.speaker.phrase("defined_many", name=label["name"], words=words)
        return self.speaker.phrase("defined", name=label["name"], words=words)

    def joined(self, told: Sequence[Sentence]) -> Sentence:
        """Several sentences as one text, which rests on all that they rest on."""
        first, *others = told
        text, mentions = first.text, [*first.mentions]
        for one in others:
            start = len(text) + 1
            text = f"{text} {one.text}"
            mentions += [replace(m, start=m.start + start, end=m.end + start) for m in one.mentions]
        return replace(
            first,
            text=text,
            mentions=tuple(mentions),
            claims=tuple(dict.fromkeys(key for one in told for key in one.claims)),
            walk=tuple(dict.fromkeys(key for one in told for key in one.walk)),
            own_text=any(one.own_text for one in told),
            stale=any(one.stale for one in told),
            doubted=any(one.doubted for one in told),
        )

    def row(self, sentence: Sentence, part: Telling, cells: tuple[Cell, ...]) -> Sentence:
        """A sentence with its cells; what those found by walks of their own is read out behind it, by its heading."""
        text, mentions = sentence.text, [*sentence.mentions]
        for column, cell in zip(part.columns, cells, strict=True):
            if column.walk and cell.text and column.heading:
                heading, bare = column.heading[self.speaker.language].fill({}), cell.text.rstrip(".")
                said = self.speaker.phrase("cell", heading=heading, said=bare)
                start = len(text) + 1 + said.index(bare)
                text = f"{text} {said}"
                mentions += [replace(m, start=m.start + start, end=m.end + start) for m in cell.mentions]
        claims = tuple(dict.fromkeys((*sentence.claims, *(key for cell in cells for key in cell.claims))))
        named = (mention.concept for cell in cells for mention in cell.mentions)
        return replace(
            sentence,
            text=text,
            mentions=tuple(mentions),
            claims=claims,
            walk=tuple(dict.fromkeys((*sentence.walk, *named))),
            cells=cells,
            stale=any(self.graph.claims[key].stale_on(self.today) for key in claims),
            doubted=self._doubted(self.graph.claims[key] for key in claims),
        )

    def _doubted(self, held: Iterable[Claim]) -> bool:
        """Whether something that a sentence rests on may have changed since its day."""
        after = self.graph.vocabulary.predicates
        return any(one.doubted_on(self.today, after[one.predicate].may_change_after) for one in held)

    def _values(
        self,
        words: Template,
        part: Telling,
        group: Group,
        needs: Mapping[str, str],
        held: Sequence[Claim],
        apart: bool = False,
    ) -> dict[str, object]:
        """What a template prints: needs, what the walk bound, numbers, qualifiers and day.

        Args:
            apart: qualifiers stand one by one, as in a table.
        """
        values: dict[str, object] = {}
        whole = _whole(part, group)
        few, some = ({}, {}) if whole else (part.few, part.some)
        for name in words.names:
            if name == WHEN and apart:
                values[name] = self.speaker.clauses(group.residue)
            elif name == WHEN:
                many = any(len(group.values.get(before, ())) > 1 for before in words.before_when)
                values[name] = self.speaker.when(group.residue, many)
            elif name == AS_OF:
                values[name] = self.speaker.date(speaks_for(held))
            elif name == SEEN:
                values[name] = self._seen(held)
            elif name == WAS:
                values[name] = self.speaker.phrase("was") if any(one.stale_on(self.today) for one in held) else ""
            elif name == MONTHS:
                values[name] = self.speaker.months(claim.as_of for claim in held if claim.valid_for is not None)
            elif name in part.tally:
                values[name] = self.speaker.tally(group.different(part.tally[name]))
            else:
                keys = (group.values.get(name) or (needs[name],))[: some.get(name)]
                style: ListStyle = "or" if name in part.either else "standard"
                values[name] = self.speaker.names(keys, few.get(name, len(keys)), style)
        return values

    def _seen(self, held: Iterable[Claim]) -> str:
        """The day that claims speak for; where only a page without a date says it, that it was read then."""
        claims = list(held)
        day = speaks_for(claims)
        said_then = [one for claim in claims if claim.as_of == day for one in claim.resting_on if one.as_of == day]
        undated = bool(said_then) and all(one.undated for one in said_then)
        return self.speaker.phrase("read_on", day=self.speaker.date(day)) if undated else self.speaker.date(day)

    def _own_words(self, key: str) -> bool:
        claim = self.graph.claims.get(key)
        return claim is not None and claim.words is not None

    def _exceptions(self, exempt: Iterable[Exempt]) -> Iterator[str]:
        """What is excepted, one sentence for each thing and its qualifiers."""
        alike: dict[tuple[str, str, Residue], list[str]] = {}
        for other in exempt:
            alike.setdefault((other.predicate, other.subject, other.residue), []).append(other.object)
        for (predicate, subject, residue), objects in alike.items():
            words = self.speaker.wording.exceptions[predicate].of(self.speaker.language, self.speaker.register)
            values = {
                "subject": self.speaker.name(subject),
                "object": self.speaker.names(tuple(dict.fromkeys(objects))),
                WHEN: self.speaker.when(residue, len(objects) > 1),
            }
            yield " " + words.render(values)

    def _conflicts(self, held: Iterable[Claim], scene: Scene) -> Iterator[Sentence]:
        """What other sources say of the same statement, the other way round, right behind it."""
        for claim in held:
            if claim.id not in self.speaker.contested:
                continue
            for other in conflicting(self.graph, claim):
                words = self.speaker.wording.conflicts[claim.predicate]
                values = {
                    "subject": self.speaker.name(claim.subject),
                    "object": self.speaker.name(claim.object or ""),
                    AS_OF: self.speaker.date(other.as_of),
                }
                template = words.of(self.speaker.language, self.speaker.register)
                text, mentions = with_mentions(template.render(values))
                ends = tuple(end for end in (claim.subject, claim.object) if end)
                yield Sentence(
                    id=scene.next_id(),
                    text=text,
                    claims=(claim.id, other.id),
                    walk=ends,
                    mentions=mentions,
                    item=scene.listed,
                )


def _whole(part: Telling, group: Group) -> bool:
    """Whether what a group says is never cut, as a danger sign is not."""
    if not part.whole:
        return False
    held = dict(group.residue)
    return any(set(held.get(kind, ())) & set(values) for kind, values in part.whole.items())
