"""Plans, sections and wordings as they are written: the shapes of their files. Knows no graph and binds nothing."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, ConfigDict, Field, RootModel, model_validator

from explain.book.bound import MOST, MOST_WORDS
from explain.book.counted import ANY
from explain.model import Shape
from kg.claims import Frozen
from kg.conditions import Verdict

Texts = dict[str, str]
"""Language → words, with {need} where a name goes."""

Lines = tuple[str, ...]
"""A walk: one pattern a line."""


def _walks(value: object) -> object:
    """One walk, or several of which the first that finds something counts."""
    return [value] if isinstance(value, list) and all(isinstance(line, str) for line in value) else value


Walks = Annotated[tuple[Lines, ...], BeforeValidator(_walks)]
Unsaid = dict[str, Literal["all"] | tuple[str, ...]]


class ContrastSpec(Frozen):
    """Run the part's walk for two needs in turn as `name`; compare what `key` stands for; `against` refutes."""

    name: str
    here: str
    there: str
    key: str
    refuted: Lines


class OrderSpec(Frozen):
    """One way in which rows stand before others; each has one of these.

    - `near`: name → need: the very one that was asked for, then its kinds, then what it is a kind of, then the rest.
    - `home`: a name that stands for a country: the reader's own before others.
    - `listed`: name → concepts: in the order of this list (or of what they are kinds of); the rest behind.
    - `often`: name → another: what stands with more of the others first, as a target with many trials.
    - `said`: qualifier kind → values: in the order of this list, by what a row's claims say; rows without it behind.
    - `suits`: predicate → need: the claims first of whose conditions the need, a disease, meets the most.
    - `fresh`: true: what has passed its day stands behind what has not.
    - `besides`: concepts: what concerns a thing that the message names besides what it asks about, but behind what is
      one of these, or of which a claim is made under one of them as a condition, such as a sign's urgency.
    """

    near: dict[str, str] = Field(default_factory=dict)
    home: str | None = None
    listed: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    often: dict[str, str] = Field(default_factory=dict)
    said: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    suits: dict[str, str] = Field(default_factory=dict)
    fresh: bool = False
    besides: tuple[str, ...] | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        several = (self.near, self.listed, self.often, self.said, self.suits)
        if sum(map(bool, (*several, self.home, self.fresh, self.besides is not None))) != 1:
            every = "`near`, `home`, `listed`, `often`, `said`, `suits`, `fresh` and `besides`"
            raise ValueError(f"say one of {every} in each line of `order`")
        for given in several:
            if len(given) > 1:
                raise ValueError("one name in each line of `order`")
        return self


class BearsSpec(Frozen):
    """Whether what a claim asks for fits a disease of the plan, by its definition: which verdicts are told.

    - `everyone`: only claims are told whose people all have the disease by its definition; with `false`, others.
    """

    on: str
    verdicts: Annotated[tuple[Verdict, ...], Field(min_length=1, alias="is")]
    everyone: bool | None = None


class ColumnSpec(Frozen):
    """A column of a table: its heading, and, where the part's walk does not find it, a walk that goes on from there.

    Its words are in `<id>.<language>.j2`; the other keys are those of a part, and `told_in`: sections before it that
    have this cell in their rows. It is empty where one of them has told the row. Without a walk, its `order` is that of
    what it says of one row. A column in which nothing stands is left out.
    """

    id: str = Field(min_length=1)
    title: Texts
    said_as: str = ""
    walk: Lines = ()
    also: Walks = ()
    per: tuple[str, ...] = ()
    through: tuple[str, ...] = ()
    kinds: dict[str, str] = Field(default_factory=dict)
    not_kinds: dict[str, str] = Field(default_factory=dict)
    without: Walks = ()
    bears: dict[str, BearsSpec] = Field(default_factory=dict)
    unsaid: Unsaid = Field(default_factory=dict)
    only: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    bare: bool | tuple[str, ...] = False
    tally: dict[str, str] = Field(default_factory=dict)
    few: dict[str, Annotated[int, Field(ge=1)]] = Field(default_factory=dict)
    either: tuple[str, ...] = ()
    told_in: tuple[str, ...] = ()
    whole: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    order: tuple[OrderSpec, ...] = ()


class PartSpec(Frozen):
    """One walk and what its words do with the rows; for a section of one part this stands right at the top.

    - `unless`, `count`: a published list's rows that would contradict, and the name that holds how many rows it has.
    - `also`: walks that find the same names, whose rows are told, or counted (`tally`), with those of the walk.
    - `per`: the names that begin a new sentence.
    - `through`: names that the walk passes and the words do not print. Any other name of the walk is printed.
    - `first_telling_of`: rows whose values for these names an earlier part has told already are left out.
    - `kinds`: name → the ontology class it must have. `only`: name → the concepts of which it must be one, or a kind,
      where the walk, or one in `without`, finds it; `among`: of which it must be one itself.
      `not_kinds`: the class that it must not have. `outside`: name → need: what is a kind of the need is left out.
    - `without`: walks that go on from a row: where one of them finds something, the row is left out.
    - `unsaid`: predicate → qualifier kinds, or `all`, that do not bear on what the words say.
    - `when_missing`: applies only where these needs are not given.
    - `bears`: predicate → the need on which its claim must bear, and the verdicts that are told: `fits`, `not known`,
      `does not fit`. Only so may a walk climb to a wider disease whose claims hold under conditions.
    - `fresh`: what has passed its day is left out. In an `order` it stands behind.
    - `passed`: name → concepts: only what has passed its day is told, or where one of these names is one of its.
    - `bare`: rows are left out of whose conditions anything, or one of these qualifier kinds, would be left to say.
    - `any_day`: rows share a sentence whatever day each speaks for. Its words print the oldest, as "that day or later".
    - `urges`: its words say what to do in danger. That stands undoubted when what has passed its day led to it.
    - `any_when`: rows share a sentence whatever conditions are left to say of each: its words say none.
    - `beneath`: name → need: only what is a kind of the need, and not the very one.
    - `one_row`: a table has one row for what begins it (`per`), whatever conditions its claims have.
    - `tally`: number → name: words print the number, how many different ones the name stands for in all rows.
    - `few`: name → how many of its values a list names; of the rest it says how many they are.
    - `some`: name → how many of its values a list names, with no word on the rest: words that are true of some say that
      there are more ("such as"), and a section names them all.
    - `either`: names whose lists read "A, B or C": any one of them counts, as of signs about which to call.
    - `whole`: qualifier kind → values: what is said with one of these is named whole, whatever `few` says.
    - `order`: what comes first, by meaning; level, date and label decide among equals.
    - `named`: name → class: told only where the message names something of the class besides what it asks about, for
      which the name stands. Where that is a kind of something wider, the walk and `without` look there, too.
    - `said_as`: the part whose words it has, instead of its own: by its id in the same folder, or with its folder. One
      without a walk of its own is that part, told here again, but for what it says itself.
    """

    walk: Lines = ()
    said_as: str = ""
    named: dict[str, str] = Field(default_factory=dict)
    also: Walks = ()
    unless: Lines = ()
    count: str | None = None
    contrast: ContrastSpec | None = None
    per: tuple[str, ...] = ()
    through: tuple[str, ...] = ()
    first_telling_of: tuple[str, ...] = ()
    kinds: dict[str, str] = Field(default_factory=dict)
    not_kinds: dict[str, str] = Field(default_factory=dict)
    outside: dict[str, str] = Field(default_factory=dict)
    beneath: dict[str, str] = Field(default_factory=dict)
    without: Walks = ()
    unsaid: Unsaid = Field(default_factory=dict)
    when_missing: tuple[str, ...] = ()
    bears: dict[str, BearsSpec] = Field(default_factory=dict)
    only: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    among: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    fresh: bool = False
    passed: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    bare: bool | tuple[str, ...] = False
    any_day: bool = False
    urges: bool = False
    any_when: bool = False
    one_row: bool = False
    tally: dict[str, str] = Field(default_factory=dict)
    few: dict[str, Annotated[int, Field(ge=1)]] = Field(default_factory=dict)
    some: dict[str, Annotated[int, Field(ge=1)]] = Field(default_factory=dict)
    either: tuple[str, ...] = ()
    whole: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    order: tuple[OrderSpec, ...] = ()

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if bool(self.unless) != bool(self.count):
            raise ValueError("`unless` and `count`, the name that holds the list's number of rows, go together")
        return self


class NamedPartSpec(PartSpec):
    """A part of a section of several; its words are in `<id>.<language>.j2`."""

    id: str = Field(min_length=1)


class SectionSpec(PartSpec):
    """section.yaml: a title, one walk or several parts, and what to say where nothing is found.

    - `shape`: running text, numbered steps, a list, or a table with its `columns`.
    - `after`: a section that stands before it: rows whose values for a part's `first_telling_of` that one has told
      already are left out. What it says where nothing is found is not said where that one finds something. `summary`:
      rows whose one such value the answer in short names.
    - `quiet_after`: sections before it: where one of them tells something, what this one has not found is not said.
    - `instead_of`: a section that stands before it: told only where that one has nothing to tell.
    - `brief`: how many sentences are shown at once, the rest when asked for; `most`: how many there are in all.
    - `at_once`: qualifier kind → values, or predicate → objects: what rests on a claim with one of these, unless it has
      passed its day, is always shown at once; `at_once_most`: unless there are more of these, where `brief` counts.
    - `told_in`: sections before it: a row of a table that one of these has told is not shown at once again.
    """

    title: Texts
    parts: tuple[NamedPartSpec, ...] = ()
    empty: Texts | None = None
    unmatched: Texts | None = None  # for a contrast: where one side holds nothing
    optional: bool = False
    after: str | None = None
    quiet_after: tuple[str, ...] = ()
    instead_of: str | None = None
    shape: Shape = "prose"
    columns: tuple[ColumnSpec, ...] = ()
    told_in: tuple[str, ...] = ()
    brief: Annotated[int, Field(ge=0)] = MOST
    most: Annotated[int, Field(ge=1)] = MOST
    at_once: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    at_once_most: Annotated[int, Field(ge=1)] = MOST

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        if bool(self.parts) == bool(self.walk):
            raise ValueError("a section has either one `walk` or `parts`")
        stray = self.model_fields_set & PartSpec.model_fields.keys() if self.parts else ()
        if stray:
            raise ValueError(f"{', '.join(sorted(stray))} belongs to one of the parts: move it there")
        if bool(self.columns) != (self.shape == "table"):
            raise ValueError("a table, and nothing else, has `columns`")
        if (self.empty is None) != self.optional:
            raise ValueError("say either `empty: {en: …}` for when nothing is found, or `optional: true`")
        return self


class BriefPartSpec(NamedPartSpec):
    """A part of a summary; its words are in `<id>.<language>.j2`. `most`: sentences; the sections tell them all.

    - `joined`: its sentence goes on from the one before, as one text.
    """

    most: Annotated[int, Field(ge=1)] = 1
    joined: bool = False


class RuleSpec(Frozen):
    """rule.yaml of a summary: where the first part finds something, what all of them find is the answer in short.

    - `answers`: kinds of question (`hearing/intents`) besides the plan's own that it answers: of these it is not said
      that they can't be answered yet.
    """

    parts: Annotated[tuple[BriefPartSpec, ...], Field(min_length=1)]
    answers: Lines = ()


class PremiseSpec(Frozen):
    """What a question takes for granted: a walk that shows it, or several of which any does, and what shows it to be
    wrong: walks with words, or parts with words of their own in `<plan>.<premise>.<part>.en.j2`."""

    id: str
    says: Texts
    walk: Walks = ()
    against: Walks | tuple[NamedPartSpec, ...]


class AliasSpec(Frozen):
    """Another name for a need, where its concept is of a class: so one section serves many plans."""

    need: str
    kind: str


def _some(value: object) -> object:
    """What a plan tells."""
    if not value:
        raise ValueError("should name a section: a plan without one answers nothing")
    return value


class PlanSpec(Frozen):
    """What an intent's answer consists of. A need whose class ends in `?` may be missing.

    - `asks`: how people put the question; `many`: how, where its first need has a label that takes the words for many.
    - `asks_of`: class → how it is asked about what is of that class, where its name is a sentence: no other plan is
      offered of such a thing.
    - `offered_of`: need → the classes of what this plan is offered about as a next question; any where none are named.
      Who asks it of something else is answered all the same.
    - `offered_where`: of these walks, those whose needs are all given: it is offered where one of them finds something.
    - `first`: rules that say, before the answer in short, what must be known first: each that finds something.
    - `summary`: rules, of which the first that finds something is the answer in short.
    - `sections`: what is shown; `opened`: what is told when asked for, in this order.
    - `moved`: sections that may stand before others of these, where they hold what a message names besides and those
      hold neither that nor what is always shown at once.
    - `brief`: section → how many of its sentences this plan shows at once, whatever the section's own `brief` says.
    - `most_words`: how many words may be shown at once, in the plain register; a test holds answers to it.
    """

    id: str
    needs: Annotated[dict[str, str], Field(min_length=1)]
    aliases: dict[str, AliasSpec] = Field(default_factory=dict)
    asks: dict[str, Lines]
    many: dict[str, Lines] = Field(default_factory=dict)
    asks_of: dict[str, Texts] = Field(default_factory=dict)
    offered_of: dict[str, Lines] = Field(default_factory=dict)
    offered_where: Walks = ()
    spine: Walks = ()
    first: Lines = ()
    summary: Lines = ()
    sections: Annotated[Lines, BeforeValidator(_some)]
    opened: Lines = ()
    moved: Lines = ()
    brief: dict[str, Annotated[int, Field(ge=1)]] = Field(default_factory=dict)
    most_words: Annotated[int, Field(ge=1)] = MOST_WORDS
    premises: tuple[PremiseSpec, ...] = ()


class Wordings(RootModel[dict[str, Texts]]):
    """A file of wording/: key → words by language."""

    model_config = ConfigDict(frozen=True)


def _forms(value: object) -> object:
    """Words alone are said of any number."""
    return {ANY: value} if isinstance(value, str) else value


class Phrases(RootModel[dict[str, dict[str, Annotated[dict[str, str], BeforeValidator(_forms)]]]]):
    """A file of wording/ some of whose words depend on a number: key → language → form → words."""

    model_config = ConfigDict(frozen=True)
