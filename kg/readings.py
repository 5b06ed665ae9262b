"""Source files → sources with their readings, and a claim's `cited` → citations. Knows no claim and no graph.

A source file says once how the page was read; what stands at its top is the source's own reading, and the default of
those under `readings`, which name what differs: a second level that the page speaks at, or another edition of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, Field

from kg.claims import OWN, Citation, Day, Frozen, Reading, ReplacedReading, Source, reading_name
from kg.days import ToldDay, told
from kg.entries import PlaceEntry
from kg.findings import Finding
from kg.yamlfile import Document, Spot
from kg.yamltext import Place
from ontology.errors import FactError, near_misses


def _is_day(written: str) -> str:
    """A year, month or day that there is."""
    try:
        told(written)
    except ValueError:
        raise ValueError("should be a date, like 2025, 2025-12 or 2025-12-30") from None
    return written


ReadingName = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
DocumentDate = Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$"), AfterValidator(_is_day)]
NEEDED: Final = ("level", "read_on", "read_by")
UNDATED: Final = "add `date:` with the page's own day, `as_of:` where it speaks for another, or `undated: true`"


class ReadingEntry(Frozen):
    """How a source was read. Under `readings`, what is left out is as at the top of the file."""

    as_of: ToldDay | None = None
    undated: Literal["true"] | None = None
    level: Annotated[str, Field(min_length=1)] | None = None
    read_on: Day | None = None
    read_by: Annotated[str, Field(min_length=1)] | None = None
    reviewed_by: Annotated[str, Field(min_length=1)] | None = None
    reviewed_on: Day | None = None
    supersedes: ReplacedReading | None = None


class SourceFile(ReadingEntry):
    """One document, and how it was read."""

    id: str
    title: Annotated[str, Field(min_length=1)]
    publisher: Annotated[str, Field(min_length=1)]
    kind: Literal["official", "label", "registry", "review", "trial-report", "guideline", "organization", "news"]
    url: Annotated[str, Field(pattern=r"^https?://\S+$")]
    licence: Literal["public-domain", "cc0", "cc-by-4.0", "cc-by", "copyright", "registry"]
    date: DocumentDate | None = None
    identifiers: tuple[str, ...] = ()
    readings: dict[ReadingName, ReadingEntry] = Field(default_factory=dict)


def source_of(file: SourceFile, document: Document, levels: Collection[str]) -> tuple[Source | None, list[Finding]]:
    """A source with its readings; None where one of them can't be made out. What is wrong is told with its line."""
    read = _Read(file, document, levels)
    names = [*([OWN] if file.level or not file.readings else []), *file.readings]
    made = {name: reading for name in names if (reading := read.reading(name))}
    if len(made) < len(names):
        return None, read.findings
    known = {key: getattr(file, key) for key in Source.model_fields if key != "readings"}
    return Source(**known, readings=made), read.findings


@dataclass
class _Read:
    """One source file on its way to readings."""

    file: SourceFile
    document: Document
    levels: Collection[str]
    findings: list[Finding] = field(default_factory=list)

    def where(self, name: str, key: str) -> Spot:
        """The place of a reading's key, be it its own or that at the top."""
        return self.document.at(*self._place(name, key))

    def _place(self, name: str, key: str) -> Place:
        own: Place = ("readings", name) if name else ()
        return (*own, key) if self.document.holds((*own, key)) or not self.document.holds((key,)) else (key,)

    def _wrong(self, name: str, key: str, what: str, fix: str) -> None:
        self.findings.append(Finding(str(self.where(name, key)), what, fix))

    def reading(self, name: str) -> Reading | None:
        """A reading with what it leaves out taken from the top; None where something is missing then."""
        own = self.file.readings[name] if name else self.file
        given = {key: getattr(own, key) or getattr(self.file, key) for key in NEEDED}
        lacking = [key for key in NEEDED if not given[key]]
        for key in lacking:
            self._wrong(name, key, f"'{key}' is missing", f"add '{key}: …'")
        if lacking:
            return None
        dated = own if own.as_of or own.undated else self.file
        seen_by = own if own.read_on or own.reviewed_by or own.reviewed_on else self.file
        published = told(self.file.date) if self.file.date else None
        as_of = dated.as_of or (given["read_on"] if dated.undated else published)
        if as_of is None:
            self._wrong(name, "date", "nothing says which day it speaks for", UNDATED)
            return None
        reading = Reading(
            **given,
            as_of=as_of,
            undated=bool(dated.undated),
            reviewed_by=seen_by.reviewed_by,
            reviewed_on=seen_by.reviewed_on,
            supersedes=own.supersedes,
        )
        self._judge(name, reading)
        return reading

    def _judge(self, name: str, reading: Reading) -> None:
        """Whether what a reading says can be so."""
        if reading.level not in self.levels:
            self._wrong(name, "level", *_unknown("level", reading.level, self.levels))
        if reading.as_of > reading.read_on:
            what = f"speaks for {reading.as_of}, and was read on {reading.read_on}"
            day = "as_of" if self.document.holds(self._place(name, "as_of")) else "date"
            self._wrong(name, day, f"impossible dates: it {what}", "a source is read after its date")
        if reading.undated and self.file.date:
            self._wrong(name, "undated", f"undated, and its date is {self.file.date}", "keep one of the two")
        if (reading.reviewed_by is None) != (reading.reviewed_on is None):
            there, lacking = ("reviewed_by", "reviewed_on") if reading.reviewed_by else ("reviewed_on", "reviewed_by")
            self._wrong(name, there, f"'{there}' without '{lacking}'", f"add '{lacking}: …'")
        if reading.reviewed_on and reading.reviewed_on < reading.read_on:
            what = f"impossible dates: reviewed on {reading.reviewed_on}, and read on {reading.read_on}"
            self._wrong(name, "reviewed_on", what, "a reading is reviewed after it was made")


def spots(file: SourceFile, document: Document) -> Iterator[tuple[str, Spot]]:
    """Each reading's keys that other checks judge, as `source/reading#key`, and the place of each."""
    read = _Read(file, document, ())
    for name in (OWN, *file.readings):
        for key in ("read_on", "reviewed_on", "supersedes"):
            yield f"{reading_name(file.id, name)}#{key}", read.where(name, key)


def cited(named: str, place: PlaceEntry, sources: Mapping[str, Source], levels: Collection[str]) -> Citation:
    """One place of a source as a citation, with all that its reading says.

    Args:
        named: as a claim names it: `source`, or `source/reading`.

    Raises:
        FactError: no such source, reading or level, or a day after that of the reading.
    """
    key, _, name = named.partition("/")
    if key not in sources:
        close = near_misses(key, sources)
        fix = f"did you mean '{close[0]}'?" if close else f"`wayfind new source {key}` begins kg/sources/{key}.yaml"
        raise FactError(what=f"unknown source '{key}'", fix=fix)
    readings = sources[key].readings
    if name not in readings:
        raise _no_reading(key, name, readings)
    reading = readings[name]
    if place.level is not None and place.level not in levels:
        what, fix = _unknown("level", place.level, levels)
        raise FactError(what=what, fix=fix)
    if place.as_of is not None and place.as_of > reading.read_on:
        what = f"impossible dates: it speaks for {place.as_of}, and '{named}' was read on {reading.read_on}"
        raise FactError(what=what, fix="a source is read after its date")
    return Citation(
        source=key,
        at=place.at,
        level=place.level or reading.level,
        as_of=place.as_of or reading.as_of,
        checked_on=reading.read_on,
        reading=name,
        undated=reading.undated and place.as_of is None,
        read_by=reading.read_by,
        reviewed_by=reading.reviewed_by,
        reviewed_on=reading.reviewed_on,
    )


def _no_reading(source: str, name: str, readings: Mapping[str, Reading]) -> FactError:
    known = sorted(reading_name(source, other) for other in readings)
    if not name:
        return FactError(what=f"'{source}' has no reading of its own", fix=f"name one of: {', '.join(known)}")
    close = near_misses(reading_name(source, name), [one for one in known if one != source])
    add = f"add it under `readings:` of kg/sources/{source}.yaml, or cite {' or '.join(map(repr, known))}"
    fix = f"did you mean '{close[0]}'?" if close else add
    return FactError(what=f"'{source}' has no reading '{name}'", fix=fix)


def _unknown(noun: str, name: str, known: Collection[str]) -> tuple[str, str]:
    close = near_misses(name, known)
    return f"unknown {noun} '{name}'", f"did you mean '{close[0]}'?" if close else f"known: {', '.join(known)}"
