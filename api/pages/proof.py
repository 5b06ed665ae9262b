"""Claims as a page shows them: in words, with every citation and what replaced them. Knows no template."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from explain.model import Mention
from explain.speaker import Speaker
from kg.claims import Citation, Claim, Replaced, Source
from kg.graph import Graph

FOUNDATIONS = ("is_a", "defined_as")  # what a statement rests on, told after the statement itself

PHRASES = "QualifierValue"  # limits of claims: no concepts that anybody looks for


@dataclass(frozen=True)
class Cited:
    """A citation with its document and its level in words."""

    source: Source
    at: str
    level: str
    rank: int
    as_of: date
    checked_on: date
    undated: bool
    replaced: str | None  # why, where a newer reading takes its place

    @property
    def document(self) -> tuple[str, str, date, date, bool, str | None]:
        """All but where in the document."""
        return self.source.id, self.level, self.as_of, self.checked_on, self.undated, self.replaced


@dataclass(frozen=True)
class Shown:
    """A claim in words. `thing` is the object's concept id, None where the claim says `text`."""

    id: str
    subject: str
    verb: str
    thing: str | None
    text: str
    limits: tuple[tuple[str, str], ...]
    denied: bool
    stale: bool
    cited: tuple[Cited, ...]
    replaced: tuple[tuple[Shown, str], ...] = ()
    replaced_by: Replaced | None = None


@dataclass(frozen=True)
class Bundle:
    """Claims read in the same one place; or one claim, with all its citations."""

    claims: tuple[Shown, ...]
    cited: tuple[Cited, ...]


@dataclass(frozen=True)
class Proof:
    """Looks claims up and puts them into words, for one reader on one day."""

    graph: Graph
    speaker: Speaker
    today: date
    _held: dict[str, Shown] = field(default_factory=dict, repr=False)

    def claim(self, key: str) -> Shown:
        """One claim; what it replaces hangs below it, with the reason."""
        if key not in self._held:
            self._held[key] = self._shown(self.graph.claims[key])
        return self._held[key]

    def bundles(self, keys: Iterable[str]) -> tuple[Bundle, ...]:
        """Several claims: what states something before what is a kind of what, and a source named once for all."""
        order = sorted(keys, key=lambda key: self.graph.claims[key].predicate in FOUNDATIONS)
        held: dict[object, list[Shown]] = {}
        for claim in map(self.claim, order):
            same = (claim.cited[0].document, claim.denied) if len(claim.cited) == 1 and not claim.replaced else claim.id
            held.setdefault(same, []).append(claim)
        return tuple(Bundle(tuple(claims), claims[0].cited) for claims in held.values())

    def label(self, concept: str) -> str:
        """A concept's name."""
        return self.speaker.label(concept)

    def kind(self, concept: str) -> str:
        """What a concept is, in words: its class in the ontology."""
        return self.graph.vocabulary.classes[self.graph.concepts[concept].type].label

    def is_thing(self, concept: str) -> bool:
        """Whether it is worth a page's link: a concept that is not just the phrase of a limit."""
        return concept in self.graph.concepts and not self.graph.is_kind(concept, PHRASES)

    def verb(self, predicate: str) -> str:
        """A predicate in words."""
        return self.graph.vocabulary.predicates[predicate].label

    def day(self, day: date) -> str:
        """A day in words."""
        return self.speaker.date(day)

    def _shown(self, claim: Claim) -> Shown:
        denied = claim.direction == "refutes"
        kinds = self.graph.vocabulary.qualifier_kinds
        limits = sorted(claim.qualifiers.items(), key=lambda item: kinds[item[0]].order)
        old = claim.supersedes
        return Shown(
            id=claim.id,
            subject=claim.subject,
            verb=self.speaker.verb(claim.predicate, denied),
            thing=claim.object,
            text=self.speaker.name(claim.id) if claim.words else claim.value or "",
            limits=tuple((kinds[kind].label, self.speaker.condition(kind, values)) for kind, values in limits),
            denied=denied,
            stale=claim.stale_on(self.today),
            cited=tuple(sorted(map(self._cited, claim.cited), key=_strongest)),
            replaced=((self.claim(old.claim), old.because),) if old and old.claim in self.graph.claims else (),
            replaced_by=claim.superseded_by,
        )

    def _cited(self, citation: Citation) -> Cited:
        level = self.graph.vocabulary.levels[citation.level]
        return Cited(
            source=self.graph.sources[citation.source],
            at=citation.at,
            level=level.label,
            rank=level.rank,
            as_of=citation.as_of,
            checked_on=citation.checked_on,
            undated=citation.undated,
            replaced=citation.superseded_by.because if citation.superseded_by else None,
        )


def _strongest(cited: Cited) -> tuple[int, int]:
    """The strongest level first; of equals the newest."""
    return cited.rank, -cited.as_of.toordinal()


def pieces(text: str, mentions: Iterable[Mention]) -> Iterator[tuple[str, str | None]]:
    """A sentence cut at its mentions: text, and the concept it names, if it does.

    >>> list(pieces("HER2 is here.", [Mention(start=0, end=4, concept="her2")]))
    [('HER2', 'her2'), (' is here.', None)]
    """
    read = 0
    for mention in sorted(mentions, key=lambda m: m.start):
        if mention.start < read:
            continue
        if mention.start > read:
            yield text[read : mention.start], None
        yield text[mention.start : mention.end], mention.concept
        read = mention.end
    if read < len(text):
        yield text[read:], None
