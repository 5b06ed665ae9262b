"""What must hold of the files before they can be a graph: every name is known, and may stand where it stands.

What only the whole graph can tell is in `kg.rules`; the shapes (ontology/shapes.ttl) look only at the RDF that leaves
the house. Knows no plan and no section.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial

from kg import graveyard
from kg.addresses import refused
from kg.claims import Claim, Concept, Source, reading_name
from kg.findings import Finding
from kg.graph import live
from kg.mentions import unknown
from kg.merge import Facts
from kg.rdf import XREFS
from ontology.errors import near_misses
from ontology.vocabulary import PredicateInfo, Vocabulary, a_kind


def check(facts: Facts, vocabulary: Vocabulary, today: date = date.max) -> list[Finding]:
    """All that is wrong, as file:line, sorted.

    Args:
        today: the day after which nothing can have been read.
    """
    gate = _Gate(facts, vocabulary, today)
    return sorted(set(gate.findings()))


REMEDIES = {
    "concept": "add a file for it (`wayfind new fact {name}` begins it), or name another concept",
}
KEYS = {"concept": "object", "text": "text", "value": "value"}
"""Under which key a claim says something of each kind."""
Nearest = Callable[[str, Iterable[str]], tuple[str, ...]]
"""The near misses of a name among others."""
LIST, ROW = "list", "listed_for"
"""The kind of qualifier that names a published list, and the predicate of its rows."""
COPULAS = {"en": ("is", "are")}
"""By language, what stands between a name and what it is."""


class _Gate:
    def __init__(self, facts: Facts, vocabulary: Vocabulary, today: date) -> None:
        self.facts, self.vocabulary, self.today = facts, vocabulary, today
        self.classes = {
            key: vocabulary.ancestors(concept.type)
            for key, concept in facts.concepts.items()
            if concept.type in vocabulary.classes
        }
        self.live = live(facts.claims.values())

    def findings(self) -> Iterator[Finding]:
        for concept in self.facts.concepts.values():
            yield from self._concept(concept)
        for claim in self.facts.claims.values():
            yield from self._claim(claim)
        for mention in self.facts.mentions:
            yield from unknown(mention, self.facts.concepts, self.vocabulary)
        for source in self.facts.sources.values():
            yield from self._readings(source)
            yield from self._address(source)
        if not self.facts.findings:  # else what a slip kept from being read would look as if it were gone
            yield from self._lists()
            held = {key: self.facts.where[key] for key in self.facts.claims}
            yield from graveyard.check(self.facts.graveyard, held, self.today)

    def _concept(self, concept: Concept) -> Iterator[Finding]:
        yield from self._known(concept.id, ("type",), "class", concept.type, self.vocabulary.classes)
        for i, other in enumerate(concept.shares_name_with):
            yield from self._known(concept.id, ("shares_name_with", i), "concept", other, self.facts.concepts)
        if not any("plain" in words for words in concept.label.by_language.values()):
            where = self.facts.line(concept.id, "label")
            yield Finding(where, f"'{concept.id}' has no plain label", "add `label: {plain: …}`")
        for i, curie in enumerate(concept.xrefs):
            prefix, _, code = curie.partition(":")
            if not code:
                where, fix = self.facts.line(concept.id, "xrefs", i), "write it as PREFIX:CODE, such as NCIT:C3224"
                yield Finding(where, f"'{curie}' is no cross-reference", fix)
            else:
                yield from self._known(concept.id, ("xrefs", i), "prefix", prefix, XREFS)

    def _known(
        self,
        key: str,
        steps: tuple[str | int, ...],
        noun: str,
        name: str,
        held: Iterable[str],
        near: Nearest = near_misses,
    ) -> Iterator[Finding]:
        """A finding at a key of a concept or claim, where a name that stands there is unknown."""
        if name not in held:
            close = near(name, held)
            fix = (
                f"did you mean '{close[0]}'?" if close else REMEDIES.get(noun, f"name another {noun}").format(name=name)
            )
            yield Finding(self.facts.line(key, *steps), f"unknown {noun} '{name}'", fix)

    def _claim(self, claim: Claim) -> Iterator[Finding]:
        yield from self._known(claim.id, ("subject",), "concept", claim.subject, self.facts.concepts)
        yield from self._known(claim.id, ("predicate",), "predicate", claim.predicate, self.vocabulary.predicates)
        if claim.object is not None:
            near = partial(self._near, claim)
            yield from self._known(claim.id, ("object",), "concept", claim.object, self.facts.concepts, near)
        predicate = self.vocabulary.predicates.get(claim.predicate)
        if predicate is not None:
            yield from self._form(claim, predicate)
            yield from self._named(claim)
            yield from self._ends(claim, predicate)

    def _near(self, claim: Claim, name: str, held: Iterable[str]) -> tuple[str, ...]:
        """Near misses of an object among what the claim can point to."""
        predicate = self.vocabulary.predicates.get(claim.predicate)
        if predicate is None or predicate.kind != "concept":
            return near_misses(name, held)
        kin = self.classes.get(claim.subject, self.vocabulary.heads) & self.vocabulary.heads
        meant = kin if claim.predicate == "is_a" else frozenset(predicate.range)
        return near_misses(name, [key for key in held if not meant.isdisjoint(self.classes.get(key, ()))])

    def _form(self, claim: Claim, predicate: PredicateInfo) -> Iterator[Finding]:
        """A claim says the kind of thing that its predicate takes, with the qualifiers that it needs."""
        kind = "concept" if claim.object else "value" if claim.value else "text"
        if predicate.kind != kind:
            where = self.facts.line(claim.id, KEYS[kind])
            yield Finding(where, f"'{claim.predicate}' takes no {kind}", f"write `{KEYS[predicate.kind]}: …`")
        if claim.predicate == "defined_as" and not claim.qualifiers:
            fix = "add what tells it apart from its parent, such as a `marker`"
            yield Finding(self.facts.line(claim.id), f"'{claim.subject}' is defined without a facet", fix)
        for needed in predicate.requires:
            if needed not in claim.qualifiers:
                where, fix = self.facts.line(claim.id, "qualifiers"), f"add `qualifiers: {{{needed}: …}}`"
                yield Finding(where, f"'{claim.predicate}' without a {needed}", fix)

    def _named(self, claim: Claim) -> Iterator[Finding]:
        """A gloss does not say its own name: that goes before it by itself."""
        concept = self.facts.concepts.get(claim.subject)
        if claim.predicate != "gloss" or claim.words is None or concept is None:
            return
        for language, registers in claim.words.by_language.items():
            called = (*concept.label.by_language.get(language, {}).values(), *concept.synonyms)
            heads = [f"{name} {verb} ".casefold() for name in called for verb in COPULAS.get(language, ())]
            for register, text in registers.items():
                head = next((head for head in heads if text.casefold().startswith(head)), None)
                if head is not None:
                    rest = " ".join(text[len(head) :].split()[:3])
                    fix = f"write it as '{rest[:1].upper()}{rest[1:]} …': the name goes before it by itself"
                    yield Finding(self.facts.line(claim.id, register), "the gloss says its own name", fix)

    def _ends(self, claim: Claim, predicate: PredicateInfo) -> Iterator[Finding]:
        """A claim is said of what it can be said of, and points to what it can point to."""
        subject, thing = self.classes.get(claim.subject), self.classes.get(claim.object or "")
        if subject and subject.isdisjoint(predicate.domain):
            what = f"{self._is(claim.subject)}, of which '{claim.predicate}' is never said"
            where = self.facts.line(claim.id, "predicate")
            yield Finding(where, what, f"it is said of: {', '.join(predicate.domain)}")
        if claim.predicate == "is_a" and subject and thing and not subject & thing & self.vocabulary.heads:
            what = f"{self._is(claim.subject)}, and {self._is(claim.object or '')}: no kind of it"
            fix = "mend the type of one of them, or use another predicate"
            yield Finding(self.facts.line(claim.id, "object"), what, fix)
        elif thing and predicate.kind == "concept" and thing.isdisjoint(predicate.range):
            what = f"{self._is(claim.object or '')}, to which '{claim.predicate}' never points"
            yield Finding(self.facts.line(claim.id, "object"), what, f"it points to: {', '.join(predicate.range)}")

    def _is(self, concept: str) -> str:
        return f"'{concept}' is {a_kind(self.facts.concepts[concept].type)}"

    def _lists(self) -> Iterator[Finding]:
        """A list's coverage claim counts exactly its rows: else a row too many could hide one that is missing."""
        listed = [claim for claim in self.live if LIST in claim.qualifiers]
        rows = Counter(roster for claim in listed if claim.predicate == ROW for roster in claim.qualifiers[LIST])
        for claim in listed:
            if claim.predicate != ROW:
                what = f"'{claim.predicate}' with a `{LIST}`: only a `{ROW}` claim is a row of one"
                yield Finding(self.facts.line(claim.id, "qualifiers", LIST), what, f"drop `{LIST}`, or write `{ROW}`")
        for claim in self.live:
            if claim.predicate == "read_in_full" and claim.value != str(rows[claim.subject]):
                what = f"'{claim.subject}' is said to have {claim.value} rows, and {rows[claim.subject]} are held"
                fix = "add or remove `listed_for` claims, or mend the count"
                yield Finding(self.facts.line(claim.id, "value"), what, fix)

    def _address(self, source: Source) -> Iterator[Finding]:
        """A source stands at an address where everyone finds the same page."""
        kind = refused(source.url)
        if kind is not None:
            yield Finding(self.facts.line(source.id, "url"), f"{kind.kind} is no source: {source.url}", kind.instead)

    def _readings(self, source: Source) -> Iterator[Finding]:
        for name, reading in source.readings.items():
            for key, day in (("read_on", reading.read_on), ("reviewed_on", reading.reviewed_on)):
                if day and day > self.today:
                    where = self.facts.line(reading_name(source.id, name), key)
                    yield Finding(where, f"impossible dates: {key} {day} has not come yet", f"mend `{key}`")
