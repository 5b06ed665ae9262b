"""The words that belong to no section, bound: qualifiers, notices, exceptions, conflicts, and all other phrases.

Who speaks a phrase declares its key and its slots: a phrase that nobody speaks is a finding, as one that is missing is.
Knows no plan.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from explain.book.bound import Spoken, Wording, Words
from explain.book.desk import Desk, Spot, nearest
from explain.book.parts import AS_OF
from explain.book.spec import Wordings
from explain.book.template import WHEN
from kg.claims import DEFAULT_LANGUAGE
from kg.yamlfile import Document, typed

Slots = Mapping[str, frozenset[str]]
"""Key → the names in braces that its words take."""

NOTICES: Slots = dict.fromkeys(("emergency", "scope", "stale"), frozenset[str]())
PHRASES: Slots = {
    "each": frozenset(),
    "stale": frozenset(),
    "not_held": frozenset({"premise"}),
    "not_contradicted": frozenset({"premise"}),
    "choice": frozenset({"question"}),
}
EXCEPTION = frozenset({"subject", "object", WHEN})
CONFLICT = frozenset({"subject", "object", AS_OF})


def bound_wording(desk: Desk, spoken_elsewhere: Mapping[str, Slots]) -> Wording:
    """All files of wording/.

    Args:
        spoken_elsewhere: file name → the phrases that others speak from it.
    """
    kinds = dict.fromkeys(desk.vocabulary.qualifier_kinds, frozenset({"value"}))
    predicates = desk.vocabulary.predicates
    exceptions = _sentences(desk, "exceptions", predicates, EXCEPTION)
    desk.excepted = frozenset(exceptions)
    conflicts = _sentences(desk, "conflicts", predicates, CONFLICT)
    for predicate in sorted(desk.contested - conflicts.keys()):
        where = desk.written.where("wording/conflicts.yaml")
        what = f"claims of '{predicate}' conflict, and no words say so"
        desk.find(f"{where}:1", what, f"add `{predicate}: {{en: …}}`")
    phrases = {"phrases": PHRASES, **spoken_elsewhere}
    return Wording(
        qualifiers=_phrases(desk, "qualifiers", kinds),
        notices=_phrases(desk, "notices", NOTICES),
        exceptions=exceptions,
        conflicts=conflicts,
        phrases={
            (key if name == "phrases" else f"{name}.{key}"): words
            for name, slots in phrases.items()
            for key, words in _phrases(desk, name, slots).items()
        },
    )


def _phrases(desk: Desk, name: str, slots: Slots) -> dict[str, Spoken]:
    """One file of phrases: just those that are spoken, each with just its slots."""
    spot, held = _file(desk, name, slots)
    return {key: desk.joined(spot.at(key), held[key], slots[key]) for key in slots if key in held}


def _sentences(desk: Desk, name: str, keys: Collection[str], prints: frozenset[str]) -> dict[str, Words]:
    """One file of templates, by predicate; each prints everything that there is to say."""
    spot, held = _file(desk, name, keys, all_of_them=False)
    out = {}
    for key in held:
        desk.heard.append((str(spot.at(key)), frozenset(held[key])))
        read = {lang: desk.template(spot.at(key, lang), text, prints) for lang, text in held[key].items()}
        for language, template in read.items():
            for name_ in sorted(prints - template.names) if template else ():
                desk.find(spot.at(key, language), f"the words do not print '{name_}'", f"print {{{{ {name_} }}}}")
        out[key] = Words({(language, None): template for language, template in read.items() if template})
    return out


def _file(
    desk: Desk, name: str, keys: Collection[str], all_of_them: bool = True
) -> tuple[Spot, Mapping[str, Mapping[str, str]]]:
    """A file of wording/ with its known keys; what is missing or unknown is found."""
    path = f"wording/{name}.yaml"
    document = desk.written.documents.get(path)
    if document is None:
        desk.find(f"{desk.written.where(path)}:1", "the file is missing", f"write it with {', '.join(sorted(keys))}")
        return Spot(Document(path, None, {})), {}
    wordings, findings = typed(Wordings, document)
    desk.findings += findings
    held = wordings.root if wordings else {}
    spot = Spot(document)
    for key in held.keys() - set(keys):
        desk.find(spot.at(key), f"nothing speaks '{key}'", nearest(key, keys))
    if wordings and all_of_them:
        for key in sorted(set(keys) - held.keys()):
            desk.find(spot, f"no words for '{key}'", f"add `{key}: {{{DEFAULT_LANGUAGE}: …}}`")
    return spot, {key: words for key, words in held.items() if key in keys}
