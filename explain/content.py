"""Plans, sections and wordings as data: read from explain/content, checked for shape. Knows no graph.

A section or plan is added as files; nothing here names one.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any

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


class Part(Frozen):
    """A walk and its words. `templates` is filled from the files beside section.yaml: language(.register) → text."""

    id: str = ""
    walk: Lines
    unless: Lines = ()
    count: str | None = None
    contrast: ContrastSpec | None = None
    per: tuple[str, ...] = ()
    otherwise: tuple[str, ...] = ()  # rows whose values an earlier part has told already are left out
    kinds: dict[str, str] = Field(default_factory=dict)  # name → the ontology class it must have
    unsaid: dict[str, tuple[str, ...]] = Field(
        default_factory=dict
    )  # predicate → qualifiers that don't bear on the words
    when_missing: tuple[str, ...] = ()  # applies only where these needs are not given
    limit: int | None = None
    items: bool = False
    templates: dict[str, dict[str, str]] = Field(
        default_factory=dict
    )  # case ("" unless a contrast) → language(.register) → text

    @model_validator(mode="after")
    def _whole(self) -> Part:
        if bool(self.unless) != bool(self.count):
            raise ValueError(
                "`unless` needs `count`, the name that holds the list's number of rows, and the other way round"
            )
        return self


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


class _SectionFile(Frozen):
    title: Spoken
    parts: tuple[Part, ...] = ()
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
    empty: Spoken | None = None
    unmatched: Spoken | None = None
    optional: bool = False

    @model_validator(mode="after")
    def _one_form(self) -> _SectionFile:
        if bool(self.parts) == bool(self.walk):
            raise ValueError("a section has either one `walk` or `parts`")
        return self


PART_KEYS = (
    "walk",
    "unless",
    "count",
    "contrast",
    "per",
    "otherwise",
    "kinds",
    "unsaid",
    "when_missing",
    "limit",
    "items",
)
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
    parts = spec.parts or (Part(**{key: getattr(spec, key) for key in PART_KEYS}),)
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
