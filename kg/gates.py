"""What must hold of the files before they can be a graph: every name is known, every date possible, no circle.

The shapes (ontology/shapes.ttl) check what a graph must look like; these gates check that there can be one.
Knows no plan and no section.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from kg import graveyard
from kg.claims import Claim, Source, reading_name
from kg.findings import Finding
from kg.form import unknown
from kg.graph import live
from kg.merge import Facts
from ontology.errors import near_misses
from ontology.vocabulary import Vocabulary


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
KINDS = ("is_a", "defined_as")


class _Gate:
    def __init__(self, facts: Facts, vocabulary: Vocabulary, today: date) -> None:
        self.facts, self.vocabulary, self.today = facts, vocabulary, today

    def findings(self) -> Iterator[Finding]:
        for concept in self.facts.concepts.values():
            where = self.facts.where[concept.id]
            yield from self._known(where, "class", concept.type, self.vocabulary.classes)
            for other in concept.shares_name_with:
                yield from self._known(where, "concept", other, self.facts.concepts)
        for claim in self.facts.claims.values():
            yield from self._claim(claim)
        classes = {key: concept.type for key, concept in self.facts.concepts.items()}
        for mention in self.facts.mentions:
            yield from unknown(mention, classes, self.vocabulary)
        yield from self._circles()
        for source in self.facts.sources.values():
            yield from self._readings(source)
        if not self.facts.findings:  # else what a slip kept from being read would look as if it were gone
            yield from self._lists()
            held = {key: self.facts.where[key] for key in self.facts.claims}
            yield from graveyard.check(self.facts.graveyard, held, self.today)

    def _readings(self, source: Source) -> Iterator[Finding]:
        for name, reading in source.readings.items():
            for key, day in (("read_on", reading.read_on), ("reviewed_on", reading.reviewed_on)):
                if day and day > self.today:
                    where = self.facts.where[f"{reading_name(source.id, name)}#{key}"]
                    yield Finding(where, f"impossible dates: {key} {day} has not come yet", f"mend `{key}`")

    def _lists(self) -> Iterator[Finding]:
        """A list's coverage claim counts exactly its rows: else a row too many could hide one that is missing."""
        held = live(self.facts.claims.values())
        rows = Counter(roster for claim in held for roster in claim.qualifiers.get("list", ()))
        for claim in held:
            if claim.predicate == "read_in_full" and claim.value != str(rows[claim.subject]):
                what = f"'{claim.subject}' is said to have {claim.value} rows, and {rows[claim.subject]} are held"
                yield Finding(self.facts.where[claim.id], what, "add or remove `listed_for` claims, or mend the count")

    def _known(self, where: str, noun: str, name: str, held: Iterable[str]) -> Iterator[Finding]:
        if name not in held:
            close = near_misses(name, held)
            fix = (
                f"did you mean '{close[0]}'?" if close else REMEDIES.get(noun, f"name another {noun}").format(name=name)
            )
            yield Finding(where, f"unknown {noun} '{name}'", fix)

    def _claim(self, claim: Claim) -> Iterator[Finding]:
        where = self.facts.where[claim.id]
        yield from self._known(where, "concept", claim.subject, self.facts.concepts)
        yield from self._known(where, "predicate", claim.predicate, self.vocabulary.predicates)
        if claim.object is not None:
            yield from self._known(where, "concept", claim.object, self.facts.concepts)
        predicate = self.vocabulary.predicates.get(claim.predicate)
        if predicate is not None:
            kind = "concept" if claim.object else "value" if claim.value else "text"
            if predicate.kind != kind:
                key = {"concept": "object"}.get(predicate.kind, predicate.kind)
                yield Finding(where, f"'{claim.predicate}' takes no {kind}", f"write `{key}: …`")
            for needed in predicate.requires:
                if needed not in claim.qualifiers:
                    yield Finding(
                        where, f"'{claim.predicate}' without a {needed}", f"add `qualifiers: {{{needed}: …}}`"
                    )

    def _circles(self) -> Iterator[Finding]:
        import networkx  # only the build needs it, and it is slow to import

        kinds: networkx.DiGraph[str] = networkx.DiGraph()
        for claim in live(self.facts.claims.values()):
            if claim.predicate in KINDS and claim.direction == "supports" and claim.object:
                kinds.add_edge(claim.subject, claim.object, claim=claim.id)
        for circle in networkx.simple_cycles(kinds):
            first = kinds.edges[circle[0], circle[1 % len(circle)]]["claim"]
            around = " is a ".join([*circle, circle[0]])
            yield Finding(self.facts.where[first], f"a circle: {around}", "remove one of these is_a claims")
