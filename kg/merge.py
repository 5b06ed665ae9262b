"""All that the files say, merged: one claim for each statement, with the union of its citations. Knows no file's form.

A statement that a second file makes, too, is corroborated. What cannot be merged is a finding with both places.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kg.claims import Citation, Claim, Concept, Source
from kg.days import age
from kg.findings import Finding
from kg.form import alike
from kg.graveyard import Graveyard
from kg.mentions import Mention
from kg.yamlfile import Spot

CiteKey = tuple[str, str, str]
"""Claim, source and place in it."""


@dataclass
class Facts:
    """All that the files say, by id.

    `where` is the place of each id, of a claim the first; of some keys of it, too, as `id#key`. `places` are all that
    state a claim, `cited_at` is where a claim cites a place. Source files in `unread` could not be read; `graveyard`
    knows of claims that went, `mentions` are the concepts that are named as values of qualifiers.
    """

    concepts: dict[str, Concept] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    where: dict[str, Spot] = field(default_factory=dict)
    places: dict[str, tuple[Spot, ...]] = field(default_factory=dict)
    cited_at: dict[CiteKey, Spot] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    graveyard: Graveyard = field(default_factory=Graveyard)
    mentions: list[Mention] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def line(self, key: str, *steps: str | int) -> str:
        """`file:line` of a key of a concept or claim: `line(claim.id, "qualifiers", "population")`."""
        named = self.where.get(f"{key}#{steps[0]}") if steps else None
        return str(named.at(*steps[1:]) if named else self.where[key].at(*steps))


def state(facts: Facts, claim: Claim, where: Spot, lines: Mapping[CiteKey, Spot]) -> None:
    """Take over a claim that stands at a place; where it is held already, its citations join those.

    Args:
        lines: the place of each citation.
    """
    held = facts.claims.get(claim.id)
    if held is None:
        facts.claims[claim.id], facts.where[claim.id], facts.places[claim.id] = claim, where, (where,)
        facts.cited_at.update(lines)
        return
    others = facts.places[claim.id]
    faults = list(_faults(held, claim, where, others))
    facts.findings += [Finding(str(where), what, fix) for what, fix in faults]
    if faults:
        return
    facts.claims[claim.id] = _merged(held, claim)
    facts.places[claim.id] = (*others, where)
    for key, line in lines.items():
        facts.cited_at.setdefault(key, line)


def _faults(held: Claim, again: Claim, where: Spot, others: tuple[Spot, ...]) -> Iterator[tuple[str, str]]:
    """What keeps two statements from being one claim, and what to do."""
    also = f"'{held.id}' is already at {', '.join(map(str, others))}"
    if _statement(held) != _statement(again):
        yield f"{also}, and states something else", "two statements got one id: change the words of one of them"
        return
    for key, one, other in (
        ("order", held.order, again.order),
        ("valid_for", _written(held), _written(again)),
    ):
        if one is not None and other is not None and one != other:
            yield f"{also}, with another `{key}`", "write the same in both, or in one of them alone"
    if where.name in (other.name for other in others):
        shared = {_place(citation) for citation in held.cited} & {_place(citation) for citation in again.cited}
        if shared:
            yield also, "remove one of the two"


def _statement(claim: Claim) -> tuple[object, ...]:
    said = claim.subject, claim.predicate, claim.object, claim.words, claim.value, claim.direction
    return *said, alike(claim.qualifiers)


def _written(claim: Claim) -> int | str | None:
    """What a claim itself says of how long it holds; None where it says nothing."""
    return "never" if claim.lasting else claim.valid_for


def _place(citation: Citation) -> tuple[str, str, str]:
    return citation.source, citation.reading, citation.at


def in_order(citations: tuple[Citation, ...]) -> tuple[Citation, ...]:
    """Citations, each once, by source and place."""
    if len(citations) < 2:
        return citations
    return tuple(sorted(dict.fromkeys(citations), key=lambda c: (c.source, c.at, age(c.as_of), c.reading)))


def _merged(held: Claim, again: Claim) -> Claim:
    silent = _written(held) is None
    return held.model_copy(
        update={
            "cited": in_order((*held.cited, *again.cited)),
            "order": again.order if held.order is None else held.order,
            "valid_for": again.valid_for if silent else held.valid_for,
            "lasting": again.lasting if silent else held.lasting,
        }
    )
