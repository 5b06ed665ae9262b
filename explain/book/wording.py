"""The words that belong to no section, bound: qualifiers, notices, exceptions, conflicts, and all other phrases.

Who speaks a phrase declares its key and its slots: a phrase that nobody speaks is a finding, as one that is missing is.
Knows no plan.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from explain.book.bound import Wording, Words
from explain.book.conditions import bound_conditions
from explain.book.desk import Desk
from explain.book.parts import AS_OF
from explain.book.template import WHEN
from explain.book.wordfile import Slots, known, phrases

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
    predicates = desk.vocabulary.predicates
    exceptions = _sentences(desk, "exceptions", predicates, EXCEPTION)
    desk.excepted = frozenset(exceptions)
    conflicts = _sentences(desk, "conflicts", predicates, CONFLICT)
    for predicate in sorted(desk.contested - conflicts.keys()):
        where = desk.written.where("wording/conflicts.yaml")
        what = f"claims of '{predicate}' conflict, and no words say so"
        desk.find(f"{where}:1", what, f"add `{predicate}: {{en: …}}`")
    spoken = {"phrases": PHRASES, **spoken_elsewhere}
    return Wording(
        conditions=bound_conditions(desk),
        notices=phrases(desk, "notices", NOTICES),
        exceptions=exceptions,
        conflicts=conflicts,
        phrases={
            (key if name == "phrases" else f"{name}.{key}"): words
            for name, slots in spoken.items()
            for key, words in phrases(desk, name, slots).items()
        },
    )


def _sentences(desk: Desk, name: str, keys: Collection[str], prints: frozenset[str]) -> dict[str, Words]:
    """One file of templates, by predicate; each prints everything that there is to say."""
    spot, held = known(desk, name, keys, all_of_them=False)
    out = {}
    for key in held:
        desk.heard.append((str(spot.at(key)), frozenset(held[key])))
        read = {lang: desk.template(spot.at(key, lang), text, prints) for lang, text in held[key].items()}
        for language, template in read.items():
            for name_ in sorted(prints - template.names) if template else ():
                desk.find(spot.at(key, language), f"the words do not print '{name_}'", f"print {{{{ {name_} }}}}")
        out[key] = Words({(language, None): template for language, template in read.items() if template})
    return out
