"""The words that belong to no section, bound: qualifiers, notices, exceptions, conflicts, names, and all other phrases.

Knows no plan and no door: what doors speak they declare (`api.words`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from explain.book.bound import Spoken, Wording, Words
from explain.book.counted import Counted
from explain.book.desk import Desk, Spot
from explain.book.parts import AS_OF
from explain.book.phrases import Slots, bound_phrases, just, slots, written_in
from explain.book.spec import Wordings
from explain.book.template import WHEN
from kg.claims import DEFAULT_LANGUAGE
from kg.yamlfile import Document, typed

OWN = "phrases"
"""The file of what answering itself speaks: its keys go without the file's name."""
NAMES = "names"
NOTICES: Slots = slots("emergency scope stale")
PHRASES: Slots = slots(
    "each stale comma semicolon",
    label="label",
    not_held="premise",
    not_contradicted="premise",
    choice="question",
    question="asked",
    statement="subject verb object",
    denied="verb",
)
EXCEPTION = frozenset({"subject", "object", WHEN})
CONFLICT = frozenset({"subject", "object", AS_OF})


def bound_wording(desk: Desk, spoken_elsewhere: Mapping[str, Slots]) -> Wording:
    """All files of wording/ but the names of walks, which are known when all walks are (`bound_names`).

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
    read = {"qualifiers", "notices", "exceptions", "conflicts", NAMES, OWN, *spoken_elsewhere}
    for path in sorted(name for name in desk.written.documents if name.startswith("wording/")):
        name = path.removeprefix("wording/").removesuffix(".yaml")
        desk.known(f"{desk.written.where(path)}:1", "file of words", name, read)
    phrases: dict[str, Spoken] = {}
    counted: dict[str, Mapping[str, Counted]] = {}
    for name, spoken in {OWN: PHRASES, **spoken_elsewhere}.items():
        prefix, sheet = "" if name == OWN else f"{name}.", bound_phrases(desk, name, spoken)
        phrases |= {f"{prefix}{key}": words for key, words in sheet.plain.items()}
        counted |= {f"{prefix}{key}": words for key, words in sheet.counted.items()}
    return Wording(
        qualifiers=bound_phrases(desk, "qualifiers", kinds).plain,
        notices=bound_phrases(desk, "notices", NOTICES).plain,
        exceptions=exceptions,
        conflicts=conflicts,
        names={},
        phrases=phrases,
        counted=counted,
    )


def bound_names(desk: Desk, names: Iterable[str]) -> dict[str, Spoken]:
    """What the names of walks are called where we say what was looked for; in English a name may stand for itself.

    Args:
        names: those that can be printed there.
    """
    if desk.findings:
        return {}  # a walk that could not be read would make strays of its names
    path, known = f"wording/{NAMES}.yaml", sorted(set(names))
    document = desk.written.documents.get(path) or Document(desk.written.where(path), None, {})
    wordings, findings = typed(Wordings, document)
    desk.findings += findings
    spot = Spot(document)
    written = just(desk, spot, wordings.root if wordings else {}, known)
    out: dict[str, Spoken] = {}
    for name in known:
        said, place = written.get(name, {}), spot.at(name)
        desk.hear(place, {DEFAULT_LANGUAGE, *said}, f"add `{name}: {{{{language}}: …}}`")
        read = {language: desk.phrase(place.at(language), text, ()) for language, text in said.items()}
        out[name] = {language: phrase for language, phrase in read.items() if phrase}
    return out


def _sentences(desk: Desk, name: str, keys: Collection[str], prints: frozenset[str]) -> dict[str, Words]:
    """One file of templates, by predicate; each prints everything that there is to say."""
    spot = Spot(written_in(desk, name, keys))
    wordings, findings = typed(Wordings, spot.document)
    desk.findings += findings
    out = {}
    for key, held in just(desk, spot, wordings.root if wordings else {}, keys).items():
        desk.hear(spot.at(key), held)
        read = {lang: desk.template(spot.at(key, lang), text, prints) for lang, text in held.items()}
        for language, template in read.items():
            for name_ in sorted(prints - template.names) if template else ():
                desk.find(spot.at(key, language), f"the words do not print '{name_}'", f"print {{{{ {name_} }}}}")
        out[key] = Words({(language, None): template for language, template in read.items() if template})
    return out
