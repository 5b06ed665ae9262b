"""Messages from which it is learned what tells of one thing or another, bound. Knows no word of any language.

hearing/messages/<subject>/<label>.yaml: language → messages that tell of the label; those in none.yaml tell of nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Annotated

from pydantic import ConfigDict, Field, RootModel

from explain.book.desk import Desk, Spot
from explain.book.hearing import Subject
from explain.book.spec import Lines
from kg.claims import Frozen
from kg.yamlfile import typed

HEARING, MESSAGES, SURE = "hearing/", "hearing/messages/", "hearing/sure.yaml"
INTENTS = "hearing/intents/"
NONE = "none"


class Messages(RootModel[dict[str, Annotated[Lines, Field(min_length=1)]]]):
    """A file of messages: language → what people write."""

    model_config = ConfigDict(frozen=True)


class SureSpec(Frozen):
    """From how much evidence on something is taken for heard, and how it is learned.

    - `plain`: intents whose examples tell of nothing; all, if none is named. `others`: subjects whose messages do not.
    - `unclear`: the label where several are as near.
    """

    sure: float
    plain: Lines = ()
    others: Lines = ()
    unclear: str = ""


class SureFile(RootModel[dict[str, SureSpec]]):
    """sure.yaml: subject → how it is learned."""

    model_config = ConfigDict(frozen=True)


def bound_subjects(desk: Desk) -> dict[str, Subject]:
    """Every subject; a label that is no file of the folder with the subject's name is found, where there is one."""
    documents = desk.written.documents
    told: dict[str, dict[str, Mapping[str, Lines]]] = {}
    for name, document in documents.items():
        if not name.startswith(MESSAGES):
            continue
        subject, label = PurePosixPath(name).parts[-2], document.stem
        of = {other.stem for path, other in documents.items() if path.startswith(f"{HEARING}{subject}/")}
        if of and label != NONE:
            desk.known(f"{desk.written.where(name)}:1", f"kind of {subject}", label, of)
        held, findings = typed(Messages, document)
        desk.findings += findings
        if held:
            told.setdefault(subject, {})[label] = held.root
    sure = _sure(desk)
    for subject in sure.keys() - told.keys() if told else ():
        desk.find(
            Spot(documents[SURE], (subject,)), f"no messages on '{subject}'", f"write them in {MESSAGES}{subject}/"
        )
    for subject in told.keys() - sure.keys():
        desk.find(
            f"{desk.written.where(SURE)}:1",
            f"nothing says how sure '{subject}' must be",
            f"add `{subject}: {{sure: 0.0}}`",
        )
    intents = {other.stem for path, other in documents.items() if path.startswith(INTENTS)}
    for subject, spec in sure.items():
        for i, intent in enumerate(spec.plain):
            desk.known(Spot(documents[SURE], (subject, "plain", i)), "intent", intent, intents)
        for i, other in enumerate(spec.others):
            desk.known(Spot(documents[SURE], (subject, "others", i)), "subject", other, sure)
    return {
        subject: Subject(spec.sure, spec.plain, spec.others, spec.unclear, told.get(subject, {}))
        for subject, spec in sure.items()
    }


def _sure(desk: Desk) -> Mapping[str, SureSpec]:
    document = desk.written.documents.get(SURE)
    if document is None:
        return {}
    spec, findings = typed(SureFile, document)
    desk.findings += findings
    return spec.root if spec else {}
