"""What rests on a source, and what is said of a concept: each claim in words, with file and line. Knows no command.

For who tends the facts: read from the files as they are, so that a line can be gone to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kg.claims import Claim, Concept, Reading, Source, reading_name
from kg.merge import Facts
from kg.say import statement
from ontology.errors import NotFound
from ontology.vocabulary import Vocabulary


@dataclass(frozen=True)
class Line:
    """One claim in words, and the places in the files where it stands."""

    claim: Claim
    text: str
    where: tuple[str, ...]


@dataclass(frozen=True)
class Spot:
    """One place of a source, and the claims that cite it."""

    reading: str
    at: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Sheet:
    """A source with its readings by name, each with the line of its day, and what rests on each of its places."""

    source: Source
    readings: dict[str, tuple[Reading, str]]
    spots: tuple[Spot, ...]


@dataclass(frozen=True)
class Page:
    """A concept, what is said of it, and what others say that names it."""

    concept: Concept
    where: str
    said: tuple[Line, ...]
    named: tuple[Line, ...]


Say = Callable[[Claim], str]
"""How a claim reads."""


def resting_on(facts: Facts, say: Say, named: str) -> Sheet:
    """What rests on a source, or on one of its readings (`source/reading`), place by place.

    Raises:
        NotFound: no such source or reading, with near misses.
    """
    key, _, name = named.partition("/")
    if key not in facts.sources:
        raise NotFound.named("source", key, facts.sources)
    source = facts.sources[key]
    if name and name not in source.readings:
        raise NotFound.named("reading", named, (reading_name(key, held) for held in source.readings))
    cited: dict[tuple[str, str], list[Line]] = {}
    for claim in facts.claims.values():
        for citation in claim.cited:
            if citation.source == key and name in ("", citation.reading):
                where = str(facts.cited_at[claim.id, key, citation.at])
                line = Line(claim, say(claim), (where,))
                cited.setdefault((citation.reading, citation.at), []).append(line)
    return Sheet(
        source=source,
        readings={
            held: (reading, facts.line(reading_name(key, held), "read_on"))
            for held, reading in source.readings.items()
            if name in ("", held)
        },
        spots=tuple(Spot(*place, tuple(sorted(lines, key=_by_words))) for place, lines in sorted(cited.items())),
    )


def said_of(facts: Facts, say: Say, named: str) -> Page:
    """All that is said of a concept, and all that names it elsewhere, superseded claims included.

    Args:
        named: an id, or any label or synonym that one concept alone has.

    Raises:
        NotFound: no such concept, with near misses; or several.
    """
    concept = facts.concepts[_concept(facts, named)]
    said = [claim for claim in facts.claims.values() if claim.subject == concept.id]
    others = [claim for claim in facts.claims.values() if claim.subject != concept.id and concept.id in claim.named]
    return Page(
        concept=concept,
        where=facts.line(concept.id),
        said=_lines(facts, say, said),
        named=_lines(facts, say, others),
    )


def called(facts: Facts) -> dict[str, set[str]]:
    """Every id, label and synonym in small letters, and the concepts that have it."""
    names: dict[str, set[str]] = {}
    for concept in facts.concepts.values():
        labels = (text for registers in concept.label.by_language.values() for text in registers.values())
        for name in (concept.id, *labels, *concept.synonyms):
            names.setdefault(name.casefold(), set()).add(concept.id)
    return names


def _concept(facts: Facts, named: str) -> str:
    if named in facts.concepts:
        return named
    names = called(facts)
    found = sorted(names.get(named.casefold(), ()))
    broken = [where for where in (one.where for one in facts.findings) if _file(where) == named.casefold()]
    if not found and broken:
        what = f"something is wrong in the file of '{named}', so that nothing of it is read"
        raise NotFound(what=what, where=broken[0], fix="run `wayfind kb check`, and mend what it says of that file")
    if not found:
        raise NotFound.named("concept", named.casefold(), names)
    if len(found) > 1:
        raise NotFound(what=f"{len(found)} concepts are called '{named}'", fix=f"name one of: {', '.join(found)}")
    return found[0]


def _file(where: str) -> str:
    """The name of the fact file in which something is wrong; nothing for another file."""
    path = where.rpartition(":")[0]
    return path.rpartition("/")[2].removesuffix(".yaml") if "/facts/" in path else ""


def _lines(facts: Facts, say: Say, claims: Iterable[Claim]) -> tuple[Line, ...]:
    return tuple(Line(claim, say(claim), tuple(map(str, facts.places[claim.id]))) for claim in claims)


def in_words_of(facts: Facts, vocabulary: Vocabulary) -> Say:
    """Claims on one line in the words of the ontology, whatever is wrong with files."""

    def label(key: str) -> str:
        held = facts.concepts.get(key)
        return (held.label.say("plain") if held else None) or key

    return lambda claim: statement(claim, label, vocabulary)


def _by_words(line: Line) -> tuple[str, str]:
    return line.text.casefold(), line.claim.id
