"""Fact files as a curator writes them: which keys may stand where. Knows no source file, no graph and no gate."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import BeforeValidator, ConfigDict, Field, model_validator

from kg.claims import Direction, Frozen, RegisterWords
from kg.days import ToldDay
from kg.form import Qualifiers, Values


def _days(value: object) -> object:
    """`365d` as 365; `never` as None."""
    if value == "never":
        return None
    if isinstance(value, str) and value.endswith("d") and value[:-1].isdigit():
        return int(value[:-1])
    raise ValueError("should be a number of days, like 365d, or never")


def _many(value: object) -> object:
    """One value, or a list of values, as a tuple in reading order."""
    return tuple(value) if isinstance(value, list | tuple) else (value,)


def _somewhere(value: object) -> object:
    """A place that was filled in."""
    if not value:
        raise ValueError("should say where in the source it stands: under which heading, in which row")
    return value


def _places(value: object) -> object:
    """One place, or a list of places; each its words, or a mapping that says more of it."""
    listed = value if isinstance(value, list | tuple) else [value]
    return [{"at": place} if isinstance(place, str) else place for place in listed]


def _by_source(value: object) -> object:
    if not isinstance(value, Mapping) or not value:
        raise ValueError('should name each source with the place in it, like {nci-car-t: "table of therapies"}')
    return value


def _stated(value: object) -> object:
    if isinstance(value, str):
        raise ValueError("should be what the older claim states, like {object: melanoma, qualifiers: {…}}")
    return value


def _said(value: object) -> object:
    """Words that are there, be it in English alone or by language."""
    texts = [*value.values()] if isinstance(value, Mapping) else [value]
    if not texts or not all(isinstance(text, str) and text for text in texts):
        raise ValueError("should be words, or words by language, like {en: …, es: …}")
    return value


Said = Annotated[str | dict[str, str], BeforeValidator(_said)]
"""One register's words, as they stand in `RegisterWords`."""
Many = Annotated[tuple[str, ...], BeforeValidator(_many)]
ConceptId = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


class PlaceEntry(Frozen):
    """Where a source says it; `level` and `as_of` only where they differ from those of the reading."""

    at: Annotated[str, BeforeValidator(_somewhere)]
    level: str | None = None
    as_of: ToldDay | None = None


Places = Annotated[tuple[PlaceEntry, ...], BeforeValidator(_places), Field(min_length=1)]
Cited = Annotated[dict[str, Places], BeforeValidator(_by_source), Field(min_length=1)]
"""`cited: {source: place}`: a source or `source/reading`, and one place in it or a list of them."""


class StatementEntry(Frozen):
    """A claim named by what it states. What is left out may be anything; what is written is all there is of it."""

    subject: ConceptId | None = None
    predicate: str | None = None
    object: ConceptId | None = None
    text: RegisterWords | None = None
    value: str | None = None
    qualifiers: Qualifiers | None = None
    direction: Direction | None = None


class SupersedesEntry(Frozen):
    """`supersedes:` of a claim: what the older one states (of the same subject and predicate, unless given)."""

    claim: Annotated[StatementEntry, BeforeValidator(_stated)]
    because: str = Field(min_length=1)


class ClaimEntry(Frozen):
    """One item under `claims:`."""

    predicate: Annotated[str, Field(min_length=1)]
    object: ConceptId | None = None
    text: RegisterWords | None = None
    value: str | None = None
    qualifiers: Qualifiers = Field(default_factory=dict)
    direction: Direction = "supports"
    valid_for: Annotated[int | None, BeforeValidator(_days)] = None
    order: Annotated[int, Field(ge=1)] | None = None
    supersedes: SupersedesEntry | None = None
    cited: Cited

    @model_validator(mode="after")
    def _one_thing_said(self) -> ClaimEntry:
        if sum(said is not None for said in (self.object, self.text, self.value)) != 1:
            raise ValueError("a claim has exactly one of object, text and value")
        return self


class GlossEntry(Frozen):
    """`gloss:` words per register, and the sources they rest on."""

    plain: Said
    standard: Said | None = None
    clinical: Said | None = None
    cited: Cited


class Definition(Frozen):
    """`defined_as:` a parent with every one of some facets, each under its kind of qualifier."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Values]

    parent: ConceptId
    cited: Cited

    @model_validator(mode="after")
    def _some_facet(self) -> Definition:
        if not self.__pydantic_extra__:
            raise ValueError("a definition has a facet, like `marker: her2-positive`")
        return self


class FactFile(Frozen):
    """One concept and what is said of it.

    `as_condition` is how it reads as a condition, where "is LABEL" does not fit, `with` how it reads with facets, by
    their kinds; `plural`: its label takes the words for many, as "steroids are".
    """

    id: ConceptId
    type: str
    label: RegisterWords
    as_condition: RegisterWords | None = None
    with_facets: dict[str, RegisterWords] = Field(default_factory=dict, alias="with")
    plural: bool = False
    synonyms: tuple[str, ...] = ()
    xrefs: tuple[str, ...] = ()
    shares_name_with: tuple[ConceptId, ...] = ()
    gloss: GlossEntry | None = None
    defined_as: Definition | None = None
    claims: tuple[ClaimEntry, ...] = ()


class Supplement(Frozen):
    """More claims about a concept that has a file of its own."""

    about: ConceptId
    claims: tuple[ClaimEntry, ...]
