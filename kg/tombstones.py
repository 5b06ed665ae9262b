"""What is left of claims that went: what took their place, why and since when. Knows no file and no page."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from kg.claims import Claim, Day, Frozen


class Tombstone(Frozen):
    """Since when a claim is no longer held, why, and the ids of what took its place, if anything did."""

    on: Day
    because: str
    replaced_by: tuple[str, ...] = ()


def heirs(tombstones: Mapping[str, Tombstone], key: str) -> tuple[str, ...]:
    """What took a claim's place in the end: the ids without a tombstone that its own leads to, or the circle it is in.

    >>> from datetime import date
    >>> stone = {key: Tombstone(on=date(2026, 1, 1), because="…", replaced_by=(to,)) for key, to in ("ab", "bc")}
    >>> heirs(stone, "a")
    ('c',)
    """
    found: dict[str, None] = {}
    seen: set[str] = set()
    ahead = list(tombstones[key].replaced_by)
    while ahead:
        other = ahead.pop(0)
        if other not in tombstones or other == key:
            found[other] = None
        elif other not in seen:
            seen.add(other)
            ahead = [*tombstones[other].replaced_by, *ahead]
    return tuple(found)


def vanished(before: Iterable[str], after: Collection[str], tombstones: Collection[str]) -> tuple[str, ...]:
    """The ids that were there, are there no more, and have no tombstone.

    >>> vanished(["a", "b", "c"], ["c"], ["b"])
    ('a',)
    """
    return tuple(key for key in before if key not in after and key not in tombstones)


def successors(gone: Claim, after: Iterable[Claim]) -> tuple[str, ...]:
    """The claims that may have taken the place of one whose qualifiers, or words, were changed.

    They are of the same subject and predicate, point to the same object, and cite one of its places.
    """
    places = {(citation.source, citation.at) for citation in gone.cited}
    same = (gone.subject, gone.predicate, gone.object, gone.value, gone.direction)
    return tuple(
        claim.id
        for claim in after
        if (claim.subject, claim.predicate, claim.object, claim.value, claim.direction) == same
        and any((citation.source, citation.at) in places for citation in claim.cited)
    )
