"""Files of wording/: key → words by language, each with just its slots. Knows no phrase by name."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from explain.book.bound import Spoken
from explain.book.desk import Desk, Spot, nearest
from explain.book.spec import Wordings
from kg.claims import DEFAULT_LANGUAGE
from kg.yamlfile import Document, typed

Slots = Mapping[str, frozenset[str]]
"""Key → the names in braces that its words take."""
Held = Mapping[str, Mapping[str, str]]
"""Key → language → words."""


def phrases(desk: Desk, name: str, slots: Slots, all_of_them: bool = True) -> dict[str, Spoken]:
    """One file of phrases: just those that are spoken, each with just its slots."""
    spot, held = known(desk, name, slots, all_of_them)
    return {key: desk.joined(spot.at(key), held[key], slots[key]) for key in slots if key in held}


def known(desk: Desk, name: str, keys: Collection[str], all_of_them: bool = True) -> tuple[Spot, Held]:
    """One file with its known keys; what is missing or unknown is found."""
    spot, held = opened(desk, name, keys)
    for key in held.keys() - set(keys):
        desk.find(spot.at(key), f"nothing speaks '{key}'", nearest(key, keys))
    if held and all_of_them:
        for key in sorted(set(keys) - held.keys()):
            desk.find(spot, f"no words for '{key}'", f"add `{key}: {{{DEFAULT_LANGUAGE}: …}}`")
    return spot, {key: words for key, words in held.items() if key in keys}


def opened(desk: Desk, name: str, keys: Collection[str]) -> tuple[Spot, Held]:
    """One file as it is written.

    Args:
        keys: what it should hold, told where it is missing.
    """
    path = f"wording/{name}.yaml"
    document = desk.written.documents.get(path)
    if document is None:
        desk.find(f"{desk.written.where(path)}:1", "the file is missing", f"write it with {', '.join(sorted(keys))}")
        return Spot(Document(path, None, {})), {}
    wordings, findings = typed(Wordings, document)
    desk.findings += findings
    return Spot(document), wordings.root if wordings else {}
