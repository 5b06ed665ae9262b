"""In which languages messages come that are not heard in them, bound: what tells them. Knows no message."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from explain.ask.reading.text import comparable
from explain.ask.reading.tongue import Tongue, Tongues
from explain.book.counted import is_language
from explain.book.desk import Desk, Spot
from explain.book.spec import Lines
from kg.claims import Frozen
from kg.yamlfile import typed

FILE = "hearing/tongues.yaml"


class TongueSpec(Frozen):
    """What tells a language: its commonest words, or its letters as pairs of a first and a last.

    - `says`: what who writes in it is told in it; none for languages in which answers are given.
    """

    words: Lines = ()
    letters: tuple[Annotated[str, Field(min_length=2, max_length=2)], ...] = ()
    says: str = ""


class TonguesFile(Frozen):
    """hearing/tongues.yaml."""

    languages: dict[str, TongueSpec]


def bound_tongues(desk: Desk) -> Tongues:
    """Language → what tells it; nothing where there is no such file."""
    document = desk.written.documents.get(FILE)
    spec, findings = typed(TonguesFile, document) if document else (None, ())
    desk.findings += findings
    if document is None or spec is None:
        return Tongues({})
    spot = Spot(document, ("languages",))
    for language, one in spec.languages.items():
        if not is_language(language):
            desk.find(spot.at(language), f"unknown language '{language}'", "write its code, as es")
        if not one.words and not one.letters:
            desk.find(spot.at(language), f"nothing tells '{language}'", "write its commonest words, or its letters")
        for i, word in enumerate(one.words):
            at = spot.at(language, "words", i)
            if comparable(word) != word:
                desk.find(at, f"'{word}' is never read so", f"write it as messages are read: '{comparable(word)}'")
    return Tongues(
        {
            language: Tongue(frozenset(one.words), tuple((pair[0], pair[1]) for pair in one.letters), one.says)
            for language, one in spec.languages.items()
        }
    )
