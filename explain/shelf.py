"""Plans, sections and wordings from the files of explain/content. Knows no graph.

A section, a plan or a wording is added as files; nothing here names one.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Self

from pydantic import model_validator

from explain.content import Content, Part, PlanSpec, PremiseSpec, SectionSpec, Spoken, Telling, Wording
from kg.findings import Finding
from kg.yamlfile import documents, typed
from ontology.errors import ContentError

CONTENT = Path(__file__).parent / "content"


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
