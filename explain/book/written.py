"""A content folder as it stands: documents with the line of every value, and templates. Knows no meaning of any.

A snapshot keeps the same without the lines, so what was checked is what is compiled when it is opened.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import orjson

from kg.findings import Finding
from kg.yamlfile import Document, documents

INTENTS = "hearing/intents/"
"""The folder of which each file is a kind of question."""
LEARNED_FROM = ("hearing/examples/", "hearing/messages/")
"""What a snapshot needs only one line a language of, to know which there are: it keeps what was learned there."""
CONTENT = Path(__file__).parent.parent / "content"


@dataclass(frozen=True)
class Written:
    """Documents and templates by their names below the folder; `home` stands before them in findings."""

    documents: Mapping[str, Document]
    templates: Mapping[str, str]
    home: str = "explain/content"
    findings: tuple[Finding, ...] = ()

    def where(self, name: str) -> str:
        """How a file is called in a finding."""
        return f"{self.home}/{name}"

    def stems(self, folder: str) -> frozenset[str]:
        """The names of a folder's files, without their endings: what a file of its own is held of."""
        return frozenset(document.stem for name, document in self.documents.items() if name.startswith(folder))

    def as_json(self) -> bytes:
        """What a snapshot keeps, in the order in which it is written: the needs of a plan have one."""
        held = {
            name: _known_of(doc.data) if name.startswith(LEARNED_FROM) else doc.data
            for name, doc in self.documents.items()
        }
        return orjson.dumps({"documents": held, "templates": dict(self.templates)})


def _known_of(data: object) -> object:
    """The first line of each language."""
    return {language: lines[:1] for language, lines in data.items()} if isinstance(data, dict) else data


def read_content(root: Path = CONTENT) -> Written:
    """Read a content folder, as `explain/content` of a checkout."""
    base = root.parent.parent
    held, findings = {}, []
    for document, wrong in documents(base, root):
        held[document.name.removeprefix(f"{root.relative_to(base).as_posix()}/")] = document
        findings += wrong
    home, templates = root.relative_to(base).as_posix(), {}
    for path in sorted(root.rglob("*.j2")):
        name = path.relative_to(root).as_posix()
        try:
            templates[name] = path.read_text("utf-8")
        except UnicodeDecodeError as error:
            findings.append(Finding(f"{home}/{name}:1", f"not readable as UTF-8: {error}", "save it as UTF-8 text"))
    return Written(held, templates, home, tuple(findings))


def kept_content(data: bytes) -> Written:
    """What `Written.as_json` gave."""
    held = orjson.loads(data)
    return Written(
        {name: Document(name, document, {}) for name, document in held["documents"].items()}, held["templates"]
    )
