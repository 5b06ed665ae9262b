"""Messages from which it is learned what tells of one thing or another, bound. Knows no word of any language.

hearing/messages/<subject>/<label>.yaml: language → messages that tell of the label; those in none.yaml tell of nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from math import inf
from pathlib import PurePosixPath
from typing import Annotated

from pydantic import ConfigDict, Field, RootModel

from explain.book.desk import Desk, Spot
from explain.book.hearing import BROKEN, ENDS, MYTHS, NONE, SUBJECTS, Subject
from explain.book.spec import Lines
from kg.claims import Frozen
from kg.yamlfile import typed

HEARING, MESSAGES, SURE, INTENTS = "hearing/", "hearing/messages/", "hearing/sure.yaml", "hearing/intents/"
MYTH = "Myth"


class Messages(RootModel[dict[str, Annotated[Lines, Field(min_length=1)]]]):
    """A file of messages: language → what people write."""

    model_config = ConfigDict(frozen=True)


class SureSpec(Frozen):
    """From how much evidence on something is taken for heard, and how it is learned.

    - `others`: subjects whose messages tell of nothing here. `unclear`: the label where none is told, or several.
    - `certain`: from how much evidence on it is heard though it has no word of its own.
    - `apart`: intents whose examples may tell of something here.
    - `named`: how much must speak for a label by itself for it to be told.
    - `parts`: what `sure` is for a part of a message that is short enough to be looked at whole.
    - `denied`: below how much evidence signs of something are not believed.
    """

    sure: float
    others: Lines = ()
    unclear: str = ""
    certain: float = 0.0
    apart: Lines = ()
    named: float = -inf
    parts: float | None = None
    denied: float = -inf


class SureFile(RootModel[dict[str, SureSpec]]):
    """sure.yaml: subject → how it is learned."""

    model_config = ConfigDict(frozen=True)


def bound_subjects(desk: Desk, languages: Collection[str]) -> dict[str, Subject]:
    """Every subject; what names no subject, no label of one or no language in which questions are heard is found."""
    told = _told(desk, languages)
    document = desk.written.documents.get(SURE)
    spec, findings = typed(SureFile, document) if document else (None, ())
    desk.findings += findings
    sure = spec.root if spec else {}
    for subject in sorted(told.keys() - sure.keys()):
        what, fix = f"nothing says how sure '{subject}' must be", f"add `{subject}: {{sure: 0.0}}`"
        desk.find(f"{desk.written.where(SURE)}:1", what, fix)
    for subject, one in sure.items():
        spot = Spot(desk.written.documents[SURE], (subject,))
        if told and subject not in told:
            desk.find(spot, f"no messages on '{subject}'", f"write them in {MESSAGES}{subject}/")
        for i, other in enumerate(one.others):
            desk.known(spot.at("others", i), "subject", other, sure)
        for i, intent in enumerate(one.apart):
            desk.known(spot.at("apart", i), "intent", intent, desk.written.stems(INTENTS))
        if one.named > -inf and not one.unclear:
            desk.find(spot.at("named"), "nothing says what is told where no label is", "add `unclear: <label>`")
        if one.denied > one.sure:
            desk.find(spot.at("denied"), "what is sure is denied", f"at most {one.sure}")
        if one.unclear:
            desk.known(spot.at("unclear"), f"kind of {subject}", one.unclear, _labels(desk, subject))
    return {
        subject: Subject(
            one.sure,
            one.others,
            one.unclear,
            told.get(subject, {}),
            one.apart,
            one.certain,
            one.named,
            one.parts,
            one.denied,
        )
        for subject, one in sure.items()
    }


def _told(desk: Desk, languages: Collection[str]) -> dict[str, dict[str, Mapping[str, Lines]]]:
    """Subject → label → language → messages; none where a snapshot was learned from them."""
    told: dict[str, dict[str, Mapping[str, Lines]]] = {}
    for name, document in desk.written.documents.items():
        if name.startswith(MESSAGES):
            spot, subject, label = Spot(document), PurePosixPath(name).parts[-2], document.stem
            if not desk.known(spot, "subject", subject, SUBJECTS):
                continue
            if label != NONE:
                desk.known(spot, f"kind of {subject}", label, _labels(desk, subject))
            held, findings = typed(Messages, document)
            desk.findings += findings
            for language in held.root if held else ():
                desk.known(spot.at(language), "language in which questions are heard", language, languages)
            if held:
                desk.hear(spot, held.root, asked=True)
                told.setdefault(subject, {})[label] = held.root
    return told


def _labels(desk: Desk, subject: str) -> frozenset[str]:
    """What messages on a subject can tell of: the files of its folder, the myths that are held, or an end."""
    if subject == ENDS:
        return frozenset({BROKEN})
    if subject == MYTHS:
        return frozenset(desk.graph.of_class(MYTH) if MYTH in desk.vocabulary.classes else ())
    return desk.written.stems(f"{HEARING}{subject}/")
