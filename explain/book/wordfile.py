"""Files of wording/: key → words by language, each with just its slots. Knows no phrase by name."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TypeVar

from pydantic import RootModel

from explain.book.desk import Desk, Spot, nearest
from explain.book.spec import Wordings
from explain.book.telling import Translated
from kg.claims import DEFAULT_LANGUAGE
from kg.yamlfile import Document, typed

Held = TypeVar("Held")
Slots = Mapping[str, frozenset[str]]
"""Key → the names in braces that its words take."""
File = type[RootModel[dict[str, Held]]]
"""The shape of a file: key → what is held of it."""


def slots(bare: str = "", **slotted: str) -> Slots:
    """What somebody speaks: the keys of words without slots, and those with them.

    >>> slots("next proof", read="found")["read"]
    frozenset({'found'})
    """
    return {key: frozenset(names.split()) for key, names in {**dict.fromkeys(bare.split(), ""), **slotted}.items()}


def phrases(desk: Desk, name: str, wanted: Slots, all_of_them: bool = True) -> dict[str, Translated]:
    """One file of phrases that others are joined to: just those that are wanted, each with just its slots."""
    spot, held = known(desk, name, wanted, Wordings, all_of_them)
    return {key: desk.joined(spot.at(key), held[key], wanted[key]) for key in wanted if key in held}


def known(
    desk: Desk, name: str, keys: Collection[str], file: File[Held], all_of_them: bool = True
) -> tuple[Spot, dict[str, Held]]:
    """One file with its known keys; what is missing or unknown is found."""
    spot, held = as_written(desk, name, keys, file)
    for key in held.keys() - set(keys):
        desk.find(spot.at(key), f"nothing speaks '{key}'", nearest(key, keys))
    if held and all_of_them:
        for key in sorted(set(keys) - held.keys()):
            desk.find(spot, f"no words for '{key}'", f"add `{key}: {{{DEFAULT_LANGUAGE}: …}}`")
    return spot, {key: words for key, words in held.items() if key in keys}


def as_written(desk: Desk, name: str, keys: Collection[str], file: File[Held]) -> tuple[Spot, dict[str, Held]]:
    """One file as it is written.

    Args:
        keys: what it should hold, told where it is missing. `file`: its shape.
    """
    path = f"wording/{name}.yaml"
    document = desk.written.documents.get(path)
    if document is None:
        desk.find(f"{desk.written.where(path)}:1", "the file is missing", f"write it with {', '.join(sorted(keys))}")
        return Spot(Document(path, None, {})), {}
    wordings, findings = typed(file, document)
    desk.findings += findings
    return Spot(document), wordings.root if wordings else {}
