"""The shapes of facts: concepts, claims, citations, sources. Knows nothing of files, walks or words on a page."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from kg.days import ToldDay, age
from kg.values import parsed
from ontology.vocabulary import ENGLISH

Direction = Literal["supports", "refutes"]
Register = Literal["plain", "standard", "clinical"]
REGISTERS: tuple[Register, ...] = ("plain", "standard", "clinical")
DEFAULT_LANGUAGE = ENGLISH
LONGEST_TEXT = 200
_quoted = json.encoder.encode_basestring  # a text as JSON: a whole encoder for each claim takes five times as long
Day = date  # the name `date` is a field of Source
OWN = ""  # the name of a source's own reading, which its file need not name


class Frozen(BaseModel):
    """Data that is never changed: functions return new values."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy, in which what was worked out from the fields is worked out anew."""
        copied = super().model_copy(update=update, deep=deep)
        for name in copied.__dict__.keys() - type(self).model_fields.keys():
            del copied.__dict__[name]
        return copied


def _words(value: object) -> object:
    """Read `{plain: text}` as English, and `{plain: {en: text, es: text}}` as it stands."""
    if not isinstance(value, Mapping) or not value:
        raise ValueError("should be words by register, like {plain: …}")
    out: dict[str, dict[str, object]] = {}
    for register, text in value.items():
        texts = text if isinstance(text, Mapping) and text else {DEFAULT_LANGUAGE: text}
        for language, words in texts.items():
            out.setdefault(str(language), {})[str(register)] = words
    return out


RegisterWords = Annotated[dict[str, dict[Register, Annotated[str, Field(min_length=1)]]], BeforeValidator(_words)]
"""Words per language and register, written in files as `{plain: …, standard: {en: …, es: …}}`."""


class Words(Frozen):
    """One thing said in every language and register in which it is held."""

    by_language: dict[str, dict[Register, str]]

    def say(self, register: Register, language: str = DEFAULT_LANGUAGE) -> str | None:
        """The words for a register: the nearest plainer one where it has none; None where the language has none.

        >>> Words(by_language={"en": {"plain": "Kymriah"}}).say("clinical")
        'Kymriah'
        """
        held = self.by_language.get(language)
        if not held:
            return None
        for candidate in REGISTERS[REGISTERS.index(register) :: -1]:
            if candidate in held:
                return held[candidate]
        return held[min(held, key=REGISTERS.index)]


class ReplacedReading(Frozen):
    """That one reading of a source takes the place of another, and why. `reading` is `source` or `source/name`."""

    reading: str
    because: str = Field(min_length=1)


class Reading(Frozen):
    """One reading of a source: what day it speaks for, at which level, when it was read and by whom.

    Of a page without a date (`undated`) `as_of` is the day on which it was seen.
    """

    level: str
    as_of: ToldDay
    read_on: Day
    read_by: str = Field(min_length=1)
    undated: bool = False
    reviewed_by: str | None = None
    reviewed_on: Day | None = None
    supersedes: ReplacedReading | None = None


class Citation(Frozen):
    """Where a source says what a claim says, with all that is known of the reading in which it was found.

    `reading` is the name of that reading, empty for the source's own; `superseded_by` the reading that replaced it.
    """

    source: str
    at: str = Field(min_length=1)
    level: str
    as_of: ToldDay
    checked_on: date
    reading: str = OWN
    undated: bool = False
    read_by: str | None = None
    reviewed_by: str | None = None
    reviewed_on: Day | None = None
    superseded_by: ReplacedReading | None = None


class Replaced(Frozen):
    """That one claim takes the place of another, and why. Never inferred."""

    claim: str
    because: str = Field(min_length=1)


class Claim(Frozen):
    """One statement with its sources. `object` is a concept id, or else `words` or `value` holds what is said."""

    id: str
    subject: str
    predicate: str
    object: str | None = None
    words: Words | None = None
    value: str | None = None
    qualifiers: dict[str, tuple[str, ...]] = {}
    direction: Direction = "supports"
    valid_for: int | None = None  # days; None: does not expire
    lasting: bool = False  # that it never expires was said (`valid_for: never`), not left out
    order: int | None = None
    cited: tuple[Citation, ...] = Field(min_length=1)
    supersedes: Replaced | None = None
    superseded_by: Replaced | None = None

    @property
    def superseded(self) -> bool:
        """Whether it is held but not in force: a newer claim replaces it, or newer readings all that it rests on."""
        return self.superseded_by is not None or all(citation.superseded_by for citation in self.cited)

    @cached_property
    def resting_on(self) -> tuple[Citation, ...]:
        """The citations that count: those that no newer reading replaces; all of them where none is left."""
        return tuple(citation for citation in self.cited if citation.superseded_by is None) or self.cited

    @cached_property
    def as_of(self) -> date:
        """What the newest of the citations that count speaks for; a month or year counts as its first day."""
        return max((citation.as_of for citation in self.resting_on), key=age)

    @property
    def checked_on(self) -> date:
        """When the sources that count were last read."""
        return max(citation.checked_on for citation in self.resting_on)

    @cached_property
    def named(self) -> tuple[str, ...]:
        """The ids of all concepts that it names: both ends, and those in the values of its qualifiers."""
        ends = (self.subject, *([self.object] if self.object else []))
        return (*ends, *(key for values in self.qualifiers.values() for id in values for key in parsed(id).concepts))

    def doubted_on(self, today: date, after: int | None) -> bool:
        """Whether it may have changed: it has expired, or it can and speaks for a day over `after` days ago."""
        if self.valid_for is None:
            return False
        return self.stale_on(today) or (after is not None and today > self.as_of + timedelta(days=after))

    def stale_on(self, today: date) -> bool:
        """Whether it has expired: a perishable claim does at `as_of + valid_for`.

        What speaks for a month or a year counts from its first day: it is told to be out of date too early, never late.
        """
        return self._holds_until is not None and today > self._holds_until

    @cached_property
    def _holds_until(self) -> date | None:
        """The last day on which it has not expired; None where it never does."""
        return None if self.valid_for is None else self.as_of + timedelta(days=self.valid_for)


class Concept(Frozen):
    """A node: something that claims are about.

    Values of qualifiers have what the meaning of their words gives: `wider` is what they are kinds of, `excludes` what
    cannot hold with them, `holds` the concepts, or the class, that they stand for (any treatment). `phrases` is how a
    concept reads as a condition where its label does not fit: by the kinds of its facets ("" for none). `plural`: its
    label takes the words for many ("steroids are").
    """

    id: str
    type: str
    label: Words
    synonyms: tuple[str, ...] = ()
    xrefs: tuple[str, ...] = ()
    shares_name_with: tuple[str, ...] = ()
    wider: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    holds: tuple[str, ...] = ()
    phrases: dict[str, Words] = {}
    plural: bool = False


class Source(Frozen):
    """A citable document, and each reading of it by its name."""

    id: str
    title: str = Field(min_length=1)
    publisher: str = Field(min_length=1)
    kind: Literal["official", "label", "registry", "review", "trial-report", "guideline", "organization", "news"]
    url: str = Field(pattern=r"^https?://\S+$")
    licence: Literal["public-domain", "cc0", "cc-by-4.0", "cc-by", "copyright", "registry"]
    readings: dict[str, Reading] = Field(min_length=1)
    date: Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")] | None = None
    identifiers: tuple[str, ...] = ()

    @property
    def accessed_on(self) -> Day:
        """When it was last read."""
        return max(reading.read_on for reading in self.readings.values())


def reading_name(source: str, reading: str) -> str:
    """A reading as claims name it.

    >>> reading_name("nci-pembrolizumab", "approvals"), reading_name("nci-car-t", OWN)
    ('nci-pembrolizumab/approvals', 'nci-car-t')
    """
    return f"{source}/{reading}" if reading else source


def claim_id(
    subject: str,
    predicate: str,
    said: str | Mapping[str, object],
    qualifiers: Mapping[str, tuple[str, ...]],
    direction: Direction,
) -> str:
    """A readable slug and a hash of the statement, so that re-sourcing a claim keeps its id, and so does the order in
    which values are written.

    >>> claim_id("car-t", "is_a", "t-cell-therapy", {}, "supports")
    'car-t.is_a.t-cell-therapy.30ec04'
    """
    facets = ", ".join(f"{_quoted(kind)}: [{_listed(sorted(qualifiers[kind]))}]" for kind in sorted(qualifiers))
    what = _quoted(said) if isinstance(said, str) else json.dumps(said, sort_keys=True, ensure_ascii=False)
    statement = f"[{_quoted(subject)}, {_quoted(predicate)}, {what}, {{{facets}}}, {_quoted(direction)}]"
    digest = hashlib.sha256(statement.encode()).hexdigest()[:6]
    slug = said if isinstance(said, str) and re.fullmatch(r"[a-z0-9-]{1,60}", said) else "text"
    return f"{subject}.{predicate}.{slug}.{digest}"


def _listed(texts: Iterable[str]) -> str:
    return ", ".join(map(_quoted, texts))
