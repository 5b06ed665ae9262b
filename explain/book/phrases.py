"""Phrases that stand alone, bound, some of them by number. Knows no phrase by name.

Who speaks a phrase declares its key and its slots: a phrase that nobody speaks is a finding, as one that is missing is.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from explain.book.counted import ANY, COUNT, Counted, forms
from explain.book.desk import Desk, Spot
from explain.book.spec import Phrases
from explain.book.telling import Translated
from explain.book.wordfile import Slots, known

Forms = Mapping[str, Mapping[str, str]]
"""Language → form → words."""


@dataclass(frozen=True)
class Sheet:
    """The phrases of a file; `counted` are those that depend on a number: they have the slot `count`."""

    plain: Mapping[str, Translated]
    counted: Mapping[str, Mapping[str, Counted]]


def sheet(desk: Desk, name: str, wanted: Slots) -> Sheet:
    """One file of phrases of wording/, by its name without ending; what is missing or unknown is found."""
    spot, written = known(desk, name, wanted, Phrases)
    plain: dict[str, Translated] = {}
    counted: dict[str, Mapping[str, Counted]] = {}
    for key in (key for key in wanted if key in written):
        if COUNT in wanted[key]:
            counted[key] = _counted(desk, spot.at(key), written[key], wanted[key])
        else:
            plain[key] = _plain(desk, spot.at(key), written[key], wanted[key])
    return Sheet(plain, counted)


def _plain(desk: Desk, spot: Spot, written: Forms, named: frozenset[str]) -> Translated:
    for language in written:
        if written[language].keys() != {ANY}:
            desk.find(spot.at(language), "these words do not depend on a number", "write them without forms")
    return desk.translated(
        spot, {language: said[ANY] for language, said in written.items() if ANY in said}, named, named
    )


def _counted(desk: Desk, spot: Spot, written: Forms, named: frozenset[str]) -> dict[str, Counted]:
    desk.hear(spot, written)
    out = {}
    for language, said in written.items():
        place = spot.at(language)
        read = {
            form: desk.phrase(place.at(form) if form else place, text, named, named - {COUNT})
            for form, text in said.items()
        }
        if said.keys() != {ANY}:
            _whole(desk, place, language, said.keys())
        out[language] = Counted(language, {form: phrase for form, phrase in read.items() if phrase})
    return out


def _whole(desk: Desk, spot: Spot, language: str, given: Collection[str]) -> None:
    """There are words for every form that a language has, and for no other."""
    wanted = forms(language)
    for form in given:
        desk.known(spot.at(form), f"form of '{language}'", form, wanted)
    for form in sorted(wanted - set(given)):
        desk.find(spot, f"no words for the form '{form}'", f"add `{form}: …`, or write words for any number")
