"""The words that belong to no section, bound: conditions, notices, exceptions, conflicts, names, and all other phrases.

Knows no plan and no door: what doors speak they declare (`api.words`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from explain.book.bound import Wording
from explain.book.conditions import bound_conditions
from explain.book.counted import Counted
from explain.book.desk import Desk, Spot
from explain.book.parts import AS_OF
from explain.book.phrases import sheet
from explain.book.spec import Wordings
from explain.book.telling import Templates, Translated
from explain.book.template import WHEN
from explain.book.wordfile import Slots, known, phrases, slots
from kg.claims import DEFAULT_LANGUAGE
from kg.yamlfile import Document

OWN = "phrases"
"""The file of what answering itself speaks: its keys go without the file's name."""
NAMES = "names"
NOTICES: Slots = slots("emergency language scope stale")
PHRASES: Slots = slots(
    "each stale was comma semicolon then noun somebody",
    quoted="words",
    label="label",
    not_held="premise",
    not_contradicted="premise",
    choice="question",
    question="asked",
    statement="subject verb object",
    denied="verb",
    month="month",
    read_on="day",
    months="first last",
    cell="heading said",
    aside="words",
    aside_each="words",
    defined="name words",
    defined_many="name words",
    untold="things",
    not_yet="asked",
    lasting="thing time",
    once="thing",
    without="thing",
    called="word things",
)
EXCEPTION = frozenset({"subject", "object", WHEN})
CONFLICT = frozenset({"subject", "object", AS_OF})
COUNTED, COUNTS = "counts", slots(others="count")
"""The file of phrases by number that answering itself speaks."""
EVERYDAY = "everyday"
FILES = frozenset(
    {COUNTED, EVERYDAY, "qualifiers", "values", "inside", "numbers", "notices", "exceptions", "conflicts", NAMES, OWN}
)


def bound_wording(desk: Desk, elsewhere: Mapping[str, Slots]) -> Wording:
    """All files of wording/ but the names of walks, which are known when all walks are (`bound_names`).

    Args:
        elsewhere: file name → the phrases that others speak from it.
    """
    predicates = desk.vocabulary.predicates
    exceptions = _sentences(desk, "exceptions", predicates, EXCEPTION)
    desk.excepted = frozenset(exceptions)
    conflicts = _sentences(desk, "conflicts", predicates, CONFLICT)
    for predicate in sorted(desk.contested - conflicts.keys()):
        where = desk.written.where("wording/conflicts.yaml")
        what = f"claims of '{predicate}' conflict, and no words say so"
        desk.find(f"{where}:1", what, f"add `{predicate}: {{en: …}}`")
    _stray(desk, FILES | elsewhere.keys())
    plain = dict(phrases(desk, OWN, PHRASES))
    counted: dict[str, Mapping[str, Counted]] = dict(sheet(desk, COUNTED, COUNTS).counted)
    for name, declared in elsewhere.items():
        held = sheet(desk, name, declared)
        plain |= {f"{name}.{key}": words for key, words in held.plain.items()}
        counted |= {f"{name}.{key}": words for key, words in held.counted.items()}
    return Wording(
        conditions=bound_conditions(desk),
        notices=sheet(desk, "notices", NOTICES).plain,
        exceptions=exceptions,
        conflicts=conflicts,
        names={},
        phrases=plain,
        everyday={
            language: frozenset(str(words).split())
            for language, words in sheet(desk, EVERYDAY, slots("words")).plain.get("words", {}).items()
        },
        counted=counted,
    )


def bound_names(desk: Desk, names: Iterable[str]) -> dict[str, Translated]:
    """What the names of walks are called where we say what was looked for; in English a name may stand for itself.

    Args:
        names: those that can be printed there.
    """
    if desk.findings:
        return {}  # a walk that could not be read would make strays of its names
    keys, path = sorted(set(names)), f"wording/{NAMES}.yaml"
    spot, held = Spot(Document(desk.written.where(path), None, {})), dict[str, dict[str, str]]()
    if path in desk.written.documents:
        spot, held = known(desk, NAMES, keys, Wordings, all_of_them=False)
    out: dict[str, Translated] = {}
    for name in keys:
        said, place = held.get(name, {}), spot.at(name)
        desk.hear(place, {DEFAULT_LANGUAGE, *said}, f"add `{name}: {{{{language}}: …}}`")
        read = {language: desk.phrase(place.at(language), text, ()) for language, text in said.items()}
        out[name] = {language: phrase for language, phrase in read.items() if phrase}
    return out


def _stray(desk: Desk, known_files: Collection[str]) -> None:
    """Files of wording/ that nothing reads."""
    for path in sorted(name for name in desk.written.documents if name.startswith("wording/")):
        name = path.removeprefix("wording/").removesuffix(".yaml")
        desk.known(f"{desk.written.where(path)}:1", "file of words", name, known_files)


def _sentences(desk: Desk, name: str, keys: Collection[str], prints: frozenset[str]) -> dict[str, Templates]:
    """One file of templates, by predicate; each prints everything that there is to say."""
    spot, written = known(desk, name, keys, Wordings, all_of_them=False)
    out = {}
    for key, held in written.items():
        desk.hear(spot.at(key), held)
        read = {lang: desk.template(spot.at(key, lang), text, prints) for lang, text in held.items()}
        for language, template in read.items():
            for name_ in sorted(prints - template.names) if template else ():
                desk.find(spot.at(key, language), f"the words do not print '{name_}'", f"print {{{{ {name_} }}}}")
        out[key] = Templates({(language, None): template for language, template in read.items() if template})
    return out
