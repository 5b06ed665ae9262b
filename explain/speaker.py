"""How one reader is spoken to: labels, dates, lists and qualifier phrases in a register and a language.

Knows the graph's labels and the wordings; knows no walk and no section.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Final

from explain.book.bound import Wording
from explain.book.counted import COUNT
from explain.book.phrase import Phrase
from explain.book.telling import Translated
from explain.conditions import Conditions
from explain.model import Notice, NoticeKind, Related
from explain.names import ListStyle, Names, listed, marked, unmarked, with_mentions
from kg.claims import Claim, Register
from kg.days import age, precision, told
from kg.graph import Graph
from kg.oppose import contested
from kg.qualify import Residue, in_reading_order
from ontology.vocabulary import TermInfo

SKELETONS: Final = {"month": "yMMMM", "year": "y"}
"""How a rough day is spelled, by what is known of it."""
MONTH: Final = len("2025-12")
ALWAYS: Final[tuple[NoticeKind, ...]] = ("emergency", "scope", "stale")


@lru_cache(maxsize=4096)
def spelled(day: date, language: str) -> str:
    """A day in words, or the month or year, where no more is known.

    >>> from kg.days import told
    >>> [spelled(told(day), "en") for day in ("2025-12-30", "2025-12", "2025")]
    ['December 30, 2025', 'December 2025', '2025']
    """
    from babel.dates import format_date, format_skeleton

    known = precision(day)
    if known == "day":
        return format_date(day, format="long", locale=language)
    return format_skeleton(SKELETONS[known], day, locale=language)


@lru_cache
def own_name(language: str) -> str:
    """What a language calls itself.

    >>> own_name("es")
    'español'
    """
    from babel import Locale

    return Locale.parse(language).get_language_name(language) or language


@lru_cache(maxsize=4096)
def figures(number: int, language: str) -> str:
    """A number as a language writes it.

    >>> figures(1642, "en"), figures(1642, "de")
    ('1,642', '1.642')
    """
    from babel.numbers import format_decimal

    return format_decimal(number, locale=language)


@dataclass(frozen=True)
class Speaker:
    """Everything that turns ids into words for one reader, in a language that is held."""

    graph: Graph
    wording: Wording
    register: Register = "plain"
    language: str = "en"

    @cached_property
    def contested(self) -> frozenset[str]:
        """The claims that others contradict: behind their sentences it is said so."""
        return contested(self.graph)

    @cached_property
    def asides(self) -> Mapping[str, str]:
        """The claims that explain concepts in a few words behind their names, by concept."""
        return {
            claim.subject: claim.id
            for claim in self.graph.claims.values()
            if claim.predicate == "aside" and not claim.superseded
        }

    @cached_property
    def questions(self) -> dict[tuple[str, ...], str]:
        """Plans' own questions about one concept that were put into words, by plan, need and concept."""
        return {}

    @cached_property
    def offered(self) -> dict[tuple[str, ...], Related | None]:
        """The same as they are offered; None for one that is not."""
        return {}

    @cached_property
    def _labels(self) -> Mapping[str, str]:
        held = self.graph.concepts.items()
        return {key: concept.label.say(self.register, self.language) or key for key, concept in held}

    def label(self, concept: str) -> str:
        """A concept's label; a value or an unknown name stands for itself."""
        return self._labels.get(concept, concept)

    def name(self, key: str) -> str:
        """What a name of a walk prints: a marked label, a qualifier's phrase, a claim's own words, or a value."""
        return str(self._alone(key))

    @cached_property
    def _known(self) -> dict[str, str | Names]:
        return {}

    def _alone(self, key: str) -> str | Names:
        """What a name prints that stands for one thing: said again and again, put into words once."""
        held = self._known.get(key)
        if held is None:
            concept, said = self.graph.concepts.get(key), self._named(key)
            held = self._known[key] = Names((said,), said, concept.plural) if concept else said
        return held

    def _named(self, key: str) -> str:
        label = self._labels.get(key)
        if label is not None:
            return label if self.graph.is_kind(key, "QualifierValue") else marked(key, label)
        if key.partition("(")[0] in self._labels:
            return self._conditions.value(key)  # a value with facets of its own
        claim = self.graph.claims.get(key)
        return (claim.words.say(self.register, self.language) or key) if claim and claim.words else key

    def names(self, keys: Sequence[str], most: int | None = None, style: ListStyle = "standard") -> str | Names:
        """One name, or several as one list.

        Args:
            most: how many are named, unless just one more would be left: of the others it is said how many they are.
            style: whether all of them hold, or any one.
        """
        if len(keys) == 1:
            return self._alone(keys[0])
        items = tuple(self.name(key) for key in keys)
        if most is None or len(items) <= most + 1:
            return Names(items, listed(items, self.language, style))
        others = self.phrase("others", len(items) - most)
        return Names(items, listed((*items[:most], others), self.language, style))

    def tally(self, keys: Sequence[str]) -> Names:
        """How many there are, as a list that prints its length alone."""
        return Names(tuple(keys), self.number(len(keys)))

    def words(self, key: str, count: int | None = None) -> Phrase:
        """A phrase of the wording, not yet filled.

        Args:
            count: how many there are, for words that depend on it.
        """
        if count is None:
            return self.wording.phrases[key][self.language]
        return self.wording.counted[key][self.language].of(count)

    def phrase(self, key: str, count: int | None = None, **values: str) -> str:
        """A phrase of the wording, filled."""
        return self.words(key, count).fill(values if count is None else {COUNT: self.number(count), **values})

    def number(self, number: int) -> str:
        """A number as it is written."""
        return figures(number, self.language)

    def verb(self, predicate: str, denied: bool = False) -> str:
        """A predicate in words: those of what refutes it where it is denied."""
        known = self.graph.vocabulary.predicates[predicate]
        if not denied:
            return known.label[self.language]
        own = known.denied.get(self.language)
        return own or self.phrase("denied", verb=known.label[self.language])

    def kind(self, kind: str) -> str:
        """A class of the ontology in words."""
        return self.graph.vocabulary.classes[kind].label[self.language]

    def level(self, level: str) -> str:
        """A level of evidence in words."""
        return self.graph.vocabulary.levels[level].label[self.language]

    def limit(self, kind: str) -> str:
        """A kind of qualifier in words."""
        return self.graph.vocabulary.qualifier_kinds[kind].label[self.language]

    def gloss(self, explained: TermInfo) -> str:
        """What a class or a level is, in a few plain words."""
        return explained.plain_gloss[self.language]

    def unknown(self, name: str) -> str:
        """A name of a walk where it stands for what was looked for."""
        words = self.wording.names[name].get(self.language)
        return words.fill({}) if words else name

    def notice(self, kind: str) -> str:
        """A notice's words."""
        return self.wording.notices[kind][self.language].fill({})

    @cached_property
    def notices(self) -> Mapping[str, Notice]:
        """The notices that say the same under every answer."""
        return {kind: Notice(kind=kind, text=self.notice(kind)) for kind in ALWAYS}

    def months(self, days: Iterable[date]) -> str:
        """The month of some days in words, or the first and the last; nothing of no day."""
        ordered = sorted(days, key=age)
        ends = [self.date(told(day.isoformat()[:MONTH])) for day in (*ordered[:1], *ordered[-1:])]
        if not ends:
            return ""
        first, last = ends
        return self.phrase("month", month=first) if first == last else self.phrase("months", first=first, last=last)

    def date(self, day: date) -> str:
        """A day in words."""
        return spelled(day, self.language)

    def when(self, residue: Residue, many: bool = False) -> str:
        """The phrases of qualifiers, in reading order, each with what joins it to what stands before.

        Args:
            many: a list stands before: say that the phrases hold of each, not of its last alone.
        """
        joined = "".join(self._said(residue))
        return self.phrase("each") + joined.lstrip(" ,") if many and joined else joined

    def clauses(self, residue: Residue) -> str:
        """The phrases of qualifiers one by one, as they stand in a cell of a table."""
        said, apart = self._said(residue, True), self.phrase("semicolon")
        return "".join(
            clause if not i and clause[0] == " " else apart + clause.lstrip(" ,") for i, clause in enumerate(said)
        )

    def condition(self, kind: str, values: Sequence[str]) -> str:
        """The values of one kind of qualifier, as they read behind what joins them."""
        return unmarked(self._conditions.values(kind, tuple(values)))

    def statement(self, claim: Claim) -> str:
        """How a claim reads as a sentence, outside any section; words of its own stand as they are."""
        if claim.words:
            return with_mentions(f"{self.name(claim.subject)}: {self.name(claim.id)}")[0]
        said = self.name(claim.object) if claim.object else claim.value or ""
        verb = self.verb(claim.predicate, claim.direction == "refutes")
        stated = self.phrase("statement", subject=self.name(claim.subject), verb=verb, object=said)
        return with_mentions(f"{stated}{self.when(in_reading_order(self.graph, claim.qualifiers))}.")[0]

    @cached_property
    def _conditions(self) -> Conditions:
        return Conditions(self.graph, self.wording.conditions, self.register, self.language, self.name)

    @cached_property
    def _said(self) -> Callable[..., tuple[str, ...]]:
        """Conditions in words: the same ones stand behind many claims."""
        return lru_cache(maxsize=4096)(self._conditions.apart)

    def fill(self, words: Translated, concepts: Mapping[str, str]) -> str:
        """A title or another phrase, with the labels of concepts in its braces."""
        phrase = words[self.language]
        return phrase.fill({slot: self.label(concepts[slot]) for slot in phrase.names})
