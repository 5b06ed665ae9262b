"""Plans, sections and wordings as data: their shapes. Knows no file and no graph; `explain.shelf` reads them."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import BeforeValidator, Field, model_validator

from kg.claims import Frozen

Spoken = dict[str, str]  # language → words, with {need} where a need's label goes
Lines = tuple[str, ...]


def _walks(value: object) -> object:
    """One walk, or several of which the first that finds something counts."""
    return [value] if isinstance(value, list) and all(isinstance(line, str) for line in value) else value


Walks = Annotated[tuple[Lines, ...], BeforeValidator(_walks)]


class ContrastSpec(Frozen):
    """Run the part's walk for two needs in turn as `name`; compare what `key` stands for; `against` refutes."""

    name: str
    here: str
    there: str
    key: str
    against: Lines


class Telling(Frozen):
    """What may stand in section.yaml about one walk and its words; for a section of one part right at the top.

    - `unless`, `count`: a published list's rows that would contradict, and the name that holds how many rows it has.
    - `per`: the names that begin a new sentence.
    - `otherwise`: rows whose values for these names an earlier part has told already are left out.
    - `kinds`: name → the ontology class it must have. `outside`: name → need: what is a kind of the need is left out.
    - `unsaid`: predicate → qualifier kinds that do not bear on what the words say.
    - `when_missing`: applies only where these needs are not given.
    - `items`: each sentence is an item of a list.
    """

    walk: Lines = ()
    unless: Lines = ()
    count: str | None = None
    contrast: ContrastSpec | None = None
    per: tuple[str, ...] = ()
    otherwise: tuple[str, ...] = ()
    kinds: dict[str, str] = Field(default_factory=dict)
    outside: dict[str, str] = Field(default_factory=dict)
    unsaid: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    when_missing: tuple[str, ...] = ()
    items: bool = False

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if bool(self.unless) != bool(self.count):
            raise ValueError("`unless` and `count`, the name that holds the list's number of rows, go together")
        return self


class Part(Telling):
    """A walk and its words. `templates`: case ("" unless a contrast) → language(.register) → text, from the files."""

    id: str = ""
    templates: dict[str, dict[str, str]] = Field(default_factory=dict)


class SectionSpec(Frozen):
    """One section: title, parts in order, and what to say where nothing is found."""

    id: str
    title: Spoken
    parts: tuple[Part, ...]
    empty: Spoken | None = None
    unmatched: Spoken | None = None  # for a contrast: where one side holds nothing
    optional: bool = False


class PremiseSpec(Frozen):
    """What a question takes for granted: a walk that shows it, and walks that show it to be wrong, with words."""

    id: str
    says: Spoken
    walk: Lines = ()
    against: Walks
    templates: dict[str, str] = Field(default_factory=dict)


class Alias(Frozen):
    """Another name for a need, where its concept is of a class: so one section serves many plans."""

    need: str
    kind: str


class PlanSpec(Frozen):
    """What an intent's answer consists of. A need whose class ends in `?` may be missing."""

    id: str
    needs: dict[str, str]
    aliases: dict[str, Alias] = Field(default_factory=dict)
    asks: dict[str, Lines]
    title: Spoken | None = None
    spine: Walks
    sections: Lines
    premises: tuple[PremiseSpec, ...] = ()

    def need_class(self, need: str) -> str:
        """The ontology class of a need."""
        return self.needs[need].removesuffix("?")

    def required(self) -> tuple[str, ...]:
        """The needs without which there is no answer."""
        return tuple(need for need, kind in self.needs.items() if not kind.endswith("?"))


class Wording(Frozen):
    """Words that belong to no section, by language."""

    qualifiers: dict[str, Spoken]
    notices: dict[str, Spoken]
    phrases: dict[str, Spoken]
    exceptions: dict[str, Spoken]  # predicate of the opposing claim → template
    conflicts: dict[str, Spoken]  # predicate → template


class Content(Frozen):
    """Everything under explain/content."""

    plans: dict[str, PlanSpec]
    sections: dict[str, SectionSpec]
    wording: Wording
