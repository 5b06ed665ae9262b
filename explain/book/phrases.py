"""A file of phrases, bound: just the keys that somebody speaks, each with just its slots, some by number.

Who speaks a phrase declares its key and its slots: a phrase that nobody speaks is a finding, as one that is missing is.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TypeVar

from explain.book.bound import Spoken
from explain.book.counted import ANY, COUNT, Counted, forms
from explain.book.desk import Desk, Spot, nearest
from explain.book.spec import Phrases
from kg.claims import DEFAULT_LANGUAGE
from kg.yamlfile import Document, typed

Held = TypeVar("Held")
Slots = Mapping[str, frozenset[str]]
"""Key → the names in braces that its words take. With `count` among them the words depend on a number."""


@dataclass(frozen=True)
class Sheet:
    """The phrases of a file; `counted` are those that depend on a number."""

    plain: Mapping[str, Spoken]
    counted: Mapping[str, Mapping[str, Counted]]


def slots(bare: str = "", **slotted: str) -> Slots:
    """What somebody speaks: the keys of words without slots, and those with them.

    >>> slots("next proof", read="found")["read"]
    frozenset({'found'})
    """
    return {key: frozenset(names.split()) for key, names in {**dict.fromkeys(bare.split(), ""), **slotted}.items()}


def bound_phrases(desk: Desk, name: str, spoken: Slots) -> Sheet:
    """One file of phrases of wording/, by its name without ending; what is missing or unknown is found."""
    spot, written = Spot(written_in(desk, name, spoken)), {}
    read, findings = typed(Phrases, spot.document)
    desk.findings += findings
    if read is not None:
        written = just(desk, spot, read.root, spoken)
        for key in sorted(spoken.keys() - written.keys()):
            desk.find(spot, f"no words for '{key}'", f"add `{key}: {{{DEFAULT_LANGUAGE}: …}}`")
    plain: dict[str, Spoken] = {}
    counted: dict[str, Mapping[str, Counted]] = {}
    for key in (key for key in spoken if key in written):
        if COUNT in spoken[key]:
            counted[key] = _counted(desk, spot.at(key), written[key], spoken[key])
        else:
            plain[key] = _plain(desk, spot.at(key), written[key], spoken[key])
    return Sheet(plain, counted)


def written_in(desk: Desk, name: str, keys: Collection[str]) -> Document:
    """A file of wording/; one without anything in it, and a finding, where there is none."""
    path = f"wording/{name}.yaml"
    document = desk.written.documents.get(path)
    if document is None:
        desk.find(f"{desk.written.where(path)}:1", "the file is missing", f"write it with {', '.join(sorted(keys))}")
    return document or Document(path, None, {})


def just(desk: Desk, spot: Spot, written: Mapping[str, Held], keys: Collection[str]) -> dict[str, Held]:
    """What stands under known keys; unknown ones are found."""
    for key in written.keys() - set(keys):
        desk.find(spot.at(key), f"nothing speaks '{key}'", nearest(key, keys))
    return {key: held for key, held in written.items() if key in keys}


def _plain(desk: Desk, spot: Spot, written: Mapping[str, Mapping[str, str]], named: frozenset[str]) -> Spoken:
    for language in written:
        if written[language].keys() != {ANY}:
            desk.find(spot.at(language), "these words do not depend on a number", "write them without forms")
    return desk.spoken(spot, {language: said[ANY] for language, said in written.items() if ANY in said}, named, True)


def _counted(
    desk: Desk, spot: Spot, written: Mapping[str, Mapping[str, str]], named: frozenset[str]
) -> dict[str, Counted]:
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
