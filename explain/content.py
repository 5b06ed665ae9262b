"""Plans, sections and wordings as data: read from explain/content, checked for shape. Knows no graph.

A section or plan is added as files; nothing here names one.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, model_validator

from kg.claims import Frozen
from kg.findings import Finding
from kg.yamlfile import documents, typed
from ontology.errors import ContentError

CONTENT = Path(__file__).parent / "content"
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
    limit: int | None = None
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

    @model_validator(mode="after")
    def _never_silent(self) -> SectionSpec:
        if self.empty is None and not self.optional:
            raise ValueError("say `empty: {en: …}` for when nothing is found, or `optional: true` to leave it out")
        return self


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


class _SectionFile(Telling):
    title: Spoken
    parts: tuple[Part, ...] = ()
    empty: Spoken | None = None
    unmatched: Spoken | None = None
    optional: bool = False

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        if bool(self.parts) == bool(self.walk):
            raise ValueError("a section has either one `walk` or `parts`")
        return self


CONTRAST_CASES = ("only_here", "only_there", "both")


def read_content(root: Path = CONTENT) -> tuple[Content | None, list[Finding]]:
    """Read a content folder; what is wrong comes back as findings with file and line."""
    findings: list[Finding] = []
    base = root.parent.parent
    plans: dict[str, PlanSpec] = {}
    for document, found in documents(base, root / "plans"):
        plan, wrong = typed(PlanSpec, document)
        findings += found + wrong
        if plan:
            premises = tuple(_premise(root / "plans", plan.id, premise) for premise in plan.premises)
            plans[plan.id] = plan.model_copy(update={"premises": premises})
    sections: dict[str, SectionSpec] = {}
    for folder in sorted(path for path in (root / "sections").iterdir() if path.is_dir()):
        for document, found in documents(base, folder):
            spec, wrong = typed(_SectionFile, document)
            findings += found + wrong
            if spec:
                sections[folder.name] = _section(folder, spec)
    words: dict[str, Any] = {}
    for document, found in documents(base, root / "wording"):
        findings += found
        words[Path(document.name).stem] = document.data
    findings += [
        Finding(f"{root.name}/plans/{plan.id}.yaml:1", f"unknown section '{section}'", "add its folder under sections/")
        for plan in plans.values()
        for section in plan.sections
        if section not in sections
    ]
    if findings:
        return None, sorted(findings)
    return Content(plans=plans, sections=sections, wording=Wording.model_validate(words)), []


def _premise(folder: Path, plan: str, premise: PremiseSpec) -> PremiseSpec:
    return premise.model_copy(update={"templates": _spoken(folder, f"{plan}.{premise.id}.")})


def _section(folder: Path, spec: _SectionFile) -> SectionSpec:
    parts = spec.parts or (Part(**{key: getattr(spec, key) for key in Telling.model_fields}),)
    told = tuple(part.model_copy(update={"templates": _templates(folder, part)}) for part in parts)
    return SectionSpec(
        id=folder.name, title=spec.title, parts=told, empty=spec.empty, unmatched=spec.unmatched, optional=spec.optional
    )


def _templates(folder: Path, part: Part) -> dict[str, dict[str, str]]:
    """The words of a part: `[part.][case.]en[.clinical].j2`."""
    cases = CONTRAST_CASES if part.contrast else ("",)
    return {case: _spoken(folder, "".join(f"{step}." for step in (part.id, case) if step)) for case in cases}


def _spoken(folder: Path, start: str) -> dict[str, str]:
    """The templates whose file names go on after `start` with a language, and perhaps a register."""
    out: dict[str, str] = {}
    for path in sorted(folder.glob(f"{start}*.j2")):
        key = path.name.removeprefix(start).removesuffix(".j2")
        if re.fullmatch(r"[a-z]{2}(\.(standard|clinical))?", key):
            out[key] = path.read_text("utf-8")
    if not any("." not in key for key in out):
        where = "/".join(folder.parts[-2:])
        raise ContentError(what=f"no words for '{start or folder.name}'", where=where, fix=f"add {start}en.j2 there")
    return out
