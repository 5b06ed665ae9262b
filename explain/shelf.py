"""Plans, sections and wordings from the files of explain/content. Knows no graph.

A section, a plan or a wording is added as files; nothing here names one.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Self

from pydantic import model_validator

from explain.content import Content, Part, PlanSpec, PremiseSpec, SectionSpec, Spoken, Telling, Wording
from kg.claims import DEFAULT_LANGUAGE
from kg.findings import Finding
from kg.yamlfile import Document, documents, typed

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
        if self.empty is None and not self.optional:
            raise ValueError("say `empty: {en: …}` for when nothing is found, or `optional: true` to leave it out then")
        return self


CONTRAST_CASES = ("only_here", "only_there", "both")


def read_content(root: Path = CONTENT) -> tuple[Content | None, list[Finding]]:
    """Read a content folder; what is wrong comes back as findings with file and line."""
    shelf = _Shelf(root)
    plans, sections, wording = shelf.plans(), shelf.sections(), shelf.wording()
    for plan in plans.values():
        for section in plan.sections:
            if section not in sections and not (root / "sections" / section).is_dir():
                where = line_of(root, f"plans/{plan.id}.yaml", section)
                fix = f"add its folder (`wayfind new section {section}` begins it), or mend the name"
                shelf.findings.append(Finding(where, f"unknown section '{section}'", fix))
    if shelf.findings or wording is None:
        return None, sorted(shelf.findings)
    return Content(plans=plans, sections=sections, wording=wording), []


def line_of(root: Path, name: str, text: str) -> str:
    """`file:line` of the first line of a content file on which some text stands."""
    lines = (root / name).read_text("utf-8").splitlines()
    line = next((i for i, held in enumerate(lines, 1) if text in held), 1)
    return f"explain/{root.name}/{name}:{line}"


class _Shelf:
    """A content folder while it is read: `findings` grows."""

    def __init__(self, root: Path) -> None:
        self.root, self.base = root, root.parent.parent
        self.findings: list[Finding] = []

    def plans(self) -> dict[str, PlanSpec]:
        out = {}
        for document, found in documents(self.base, self.root / "plans"):
            plan, wrong = typed(PlanSpec, document)
            self.findings += found + wrong
            if plan:
                premises = tuple(self._premise(plan.id, premise) for premise in plan.premises)
                out[plan.id] = plan.model_copy(update={"premises": premises})
        return out

    def sections(self) -> dict[str, SectionSpec]:
        out = {}
        for folder in sorted(path for path in (self.root / "sections").iterdir() if path.is_dir()):
            for document, found in documents(self.base, folder):
                spec, wrong = typed(_SectionFile, document)
                self.findings += found + wrong
                if spec:
                    out[folder.name] = self._section(folder, spec)
        return out

    def wording(self) -> Wording | None:
        data: dict[str, Any] = {}
        for document, found in documents(self.base, self.root / "wording"):
            self.findings += found
            data[Path(document.name).stem] = document.data
        whole = Document(f"explain/{self.root.name}/wording", data, {})
        wording, wrong = typed(Wording, whole)
        self.findings += wrong
        return wording

    def _premise(self, plan: str, premise: PremiseSpec) -> PremiseSpec:
        return premise.model_copy(update={"templates": self._spoken(self.root / "plans", f"{plan}.{premise.id}.")})

    def _section(self, folder: Path, spec: _SectionFile) -> SectionSpec:
        parts = spec.parts or (Part(**{key: getattr(spec, key) for key in Telling.model_fields}),)
        return SectionSpec(
            id=folder.name,
            title=spec.title,
            parts=tuple(part.model_copy(update={"templates": self._templates(folder, part)}) for part in parts),
            empty=spec.empty,
            unmatched=spec.unmatched,
            optional=spec.optional,
        )

    def _templates(self, folder: Path, part: Part) -> dict[str, dict[str, str]]:
        """The words of a part: `[part.][case.]en[.clinical].j2`."""
        cases = CONTRAST_CASES if part.contrast else ("",)
        return {case: self._spoken(folder, "".join(f"{step}." for step in (part.id, case) if step)) for case in cases}

    def _spoken(self, folder: Path, start: str) -> dict[str, str]:
        """The templates whose file names go on after `start` with a language, and perhaps a register."""
        out: dict[str, str] = {}
        for path in sorted(folder.glob(f"{start}*.j2")):
            key = path.name.removeprefix(start).removesuffix(".j2")
            if re.fullmatch(r"[a-z]{2}(\.(standard|clinical))?", key):
                out[key] = path.read_text("utf-8")
        if DEFAULT_LANGUAGE not in out:
            where = folder.relative_to(self.base).as_posix()
            self.findings.append(Finding(where, f"no {start}{DEFAULT_LANGUAGE}.j2", "write the sentence there"))
        return out
