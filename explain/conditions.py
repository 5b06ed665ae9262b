"""Conditions → the words behind a statement, in one register and language. Knows patterns and labels, no claim or walk.

    extent: metastatic, marker: her2-positive, age: 18+ → " that is HER2-positive and has spread …, in adults"

Kinds stand in reading order, some of them as one clause. Several values of a kind are listed with "or" where any of
them will do; a facet inside a value stands with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from explain.book.bound import ConditionWords, Joined
from explain.book.conditions import AGAIN, AMONG, INSIDE, SPELLED, VALUE
from explain.book.phrase import read_phrase
from explain.names import ListStyle, listed, unmarked
from kg.claims import Register
from kg.graph import Graph
from kg.qualify import Residue
from kg.values import Facets, Value, parsed, written

Kinds = frozenset[str]

COURSE, OF, EARLIER, LINES = "course", "of", "earlier_treatment", "earlier_lines"
EXTENT, AGE, SEX = "extent", "age", "sex"
SHARED = (EXTENT, "timing", "within_weeks")
"""The facets that several treatments have in common: said once, behind the last."""
ADULTS = "18+"
"""The age that is said by "women" or "men" already."""


@dataclass(frozen=True)
class Clause:
    """One thing that is said; `inner`: it holds an "and" or "or" of its own."""

    text: str
    inner: bool = False


@dataclass(frozen=True)
class Conditions:
    """Says conditions to one reader.

    Args:
        name: how a concept is named inside a sentence.
        known: the extent of the disease, where it was just said.
    """

    graph: Graph
    words: ConditionWords
    register: Register
    language: str
    name: Callable[[str], str]
    known: tuple[str, ...] = ()

    def said(self, residue: Residue) -> str:
        """The words of conditions in reading order, each with what joins it to what stands before."""
        return "".join(self.apart(residue))

    def apart(self, residue: Residue, cell: bool = False) -> tuple[str, ...]:
        """The same, one by one; in the words for a table's cell, if so."""
        held, done, out = self._once(dict(residue)), set[str](), list[str]()
        later = replace(self, known=tuple(sorted(held.get(EXTENT, ()))))
        for kind in held:
            if kind not in done:
                joined = self._joint(kind, held)
                done |= joined.kinds
                clauses = {one: later._clauses(one, values) for one, values in held.items() if one in joined.kinds}
                every = [clause for of_kind in clauses.values() for clause in of_kind]
                said = {one: self._list(of_kind).text for one, of_kind in clauses.items()}
                words = joined.apart if cell and joined.apart else joined.words
                out.append(words[self.language].fill({VALUE: self._list(every).text, **said}))
        return tuple(out)

    def values(self, kind: str, ids: tuple[str, ...]) -> str:
        """The values of one kind, as they read behind what joins them."""
        return self._list(self._clauses(kind, ids)).text

    def value(self, id: str) -> str:
        """A value that names something, with its facets: as it reads where it stands alone."""
        return self._read("", parsed(id))[0]

    def _once(self, held: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        """Without the earlier treatments that the course names in the same words: "came back after X, after X"; and
        without "adults" where women or men are named."""
        named = [
            {unmarked(self._inner(OF, values)) for kind, values in parsed(id).facets if kind == OF}
            for id in held.get(COURSE, ())
        ]
        everywhere = set.intersection(*named) if named else set()
        left = tuple(
            id for id in held.get(EARLIER, ()) if unmarked(self._read(EARLIER, parsed(id))[0]) not in everywhere
        )
        dropped = {EARLIER} if not left else set[str]()
        if SEX in held and held.get(AGE) == (ADULTS,):
            dropped.add(AGE)
        return {kind: left if kind == EARLIER else values for kind, values in held.items() if kind not in dropped}

    def _joint(self, kind: str, held: Mapping[str, tuple[str, ...]]) -> Joined:
        """The kinds that are said together with one, and the words for that. An exact number stands alone: "as the
        first treatment" is not a number of treatments "among them …"."""
        whole = (joined for joined in self.words.together if kind in joined.kinds and joined.kinds <= held.keys())
        exact = (j for j in whole if not any(_is_exact(parsed(id)) for one in j.kinds for id in held[one]))
        return next(exact, None) or self.words.clauses[kind]

    def _list(self, clauses: list[Clause], style: ListStyle = "standard") -> Clause:
        """Clauses as one. Two of which one has an "and" or "or" of its own are kept apart by a comma, as three are."""
        texts = [clause.text for clause in clauses]
        if len(clauses) == 2 and any(clause.inner for clause in clauses):
            return Clause(listed(("", *texts), self.language, style).lstrip(", "), True)
        return Clause(listed(texts, self.language, style), len(clauses) > 1 or any(c.inner for c in clauses))

    def _clauses(self, kind: str, ids: tuple[str, ...]) -> list[Clause]:
        """What the values of a kind say: one clause for those of which any will do; else names together, within the
        kind's own words, and each whole phrase."""
        info, pattern = self.graph.vocabulary.qualifier_kinds[kind], self.words.values.get(kind)
        style: ListStyle = "or" if info.several == "any" or info.denies else "standard"
        read = [(self._read(kind, parsed(id)), self._is_composite(id)) for id in ids]
        if pattern is None:
            return [self._list(list(self._groups(kind, ids, style)), style)]
        names = [Clause(text, inner) for (text, whole), inner in read if not whole]
        phrases = [Clause(text, inner) for (text, whole), inner in read if whole]
        if names:
            together = self._list(names, style)
            phrases.insert(
                0, Clause(pattern[self.language].fill({VALUE: together.text}), together.inner and style == "or")
            )
        return phrases if style == "standard" else [self._list(phrases, style)]

    def _groups(self, kind: str, ids: tuple[str, ...], style: ListStyle) -> Iterator[Clause]:
        """Values one by one; those that were given at one stage, or before or after one thing, say so once: "A and B
        for cancer that has spread". Those that say no such thing come last, so that it is not read into them."""
        counted, among = self._counted(ids)
        if among:
            said, named = (
                self._read(kind, parsed(counted))[0],
                self._list(list(self._groups(kind, among, style)), style),
            )
            yield Clause(self.words.inside[AMONG][self.language].fill({"head": said, VALUE: named.text}), inner=True)
            ids = tuple(id for id in ids if id not in (counted, *among))
        found = {id: self._shared(id) for id in ids}
        for shared, group in groupby(sorted(ids, key=self._turn(ids, found)), key=lambda id: found[id]):
            held = tuple(group)
            if len(held) == 1 or not shared:
                yield from (Clause(self._read(kind, parsed(id))[0], self._is_composite(id)) for id in held)
                continue
            values = [parsed(id) for id in held]
            values = [Value(one.concept, facets=tuple(f for f in one.facets if f not in shared)) for one in values]
            values.sort(key=lambda one: LINES in dict(one.facets))  # "treatments with A and B" would count both
            text = listed((self._read(kind, one)[0] for one in values), self.language, style)
            yield Clause(self._with(text, shared), inner=True)

    def _counted(self, ids: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
        """A value that is just counted ("two treatments with drugs"), and those that are among what it counts."""
        just = [id for id in ids if [kind for kind, _ in parsed(id).facets] == [LINES]]
        if len(just) != 1:
            return "", ()
        whole, within = parsed(just[0]).concept, self.graph.order.within
        return just[0], tuple(id for id in ids if id not in just and within(id, whole) is not None)

    def _turn(self, ids: tuple[str, ...], found: Mapping[str, Facets]) -> Callable[[str], tuple[bool, bool, int]]:
        """The order of values: those with something in common together, those without last. Of two, one that is
        counted, too, is last: a comma stands before it."""
        places = {shared: place for place, shared in reversed(tuple(enumerate(found.values())))}

        def turn(id: str) -> tuple[bool, bool, int]:
            counted = len(ids) == 2 and bool(found[id]) and LINES in dict(parsed(id).facets)
            return counted, not found[id], places[found[id]]

        return turn

    def _shared(self, id: str) -> Facets:
        """The facets of a value that others may have in common with it: those its own words leave to be said."""
        value = parsed(id)
        used = self._head(value.concept, frozenset(dict(value.facets)))[1] if value.concept else frozenset()
        return tuple((kind, ids) for kind, ids in value.facets if kind in SHARED and kind not in used)

    def _is_composite(self, id: str) -> bool:
        """Whether a value says two things at once: it is a kind of several, has a facet of several, or is counted."""
        value = parsed(id)
        several = any(len(values) > 1 or kind == LINES for kind, values in value.facets)
        return several or (bool(value.concept) and len(self.graph.concepts[value.concept].wider) > 1)

    def _read(self, kind: str, value: Value, inside: bool = False) -> tuple[str, bool]:
        """A value in words, and whether these are a whole phrase already rather than a name."""
        if not value.concept:
            return self._number(kind, value, inside), False
        facets = dict(value.facets)
        text, used, whole = self._head(value.concept, frozenset(facets))
        kinds = self.graph.vocabulary.qualifier_kinds
        text = read_phrase(text).fill({one: self._inner(one, facets[one]) for one in used})
        left = ((one, values) for one, values in value.facets if one not in used)
        return self._with(text, sorted(left, key=lambda facet: kinds[facet[0]].order)), whole

    def _with(self, text: str, facets: Iterable[tuple[str, tuple[str, ...]]]) -> str:
        """Words with facets behind them, each as its kind says it; an extent that was just said, in short."""
        for one, values in facets:
            again = one == EXTENT and self.known == tuple(sorted(values))
            slots = {"head": text} if again else {"head": text, VALUE: self._inner(one, values)}
            text = self.words.inside[AGAIN if again else one][self.language].fill(slots)
        return text

    def _head(self, concept: str, facets: Kinds) -> tuple[str, Kinds, bool]:
        """A concept's words for most of some facets, those facets, and whether the words are a whole phrase."""
        held = self.graph.concepts[concept]
        fitting = [(frozenset(key.split(", ")) - {""}, words) for key, words in held.phrases.items()]
        fitting = [(kinds, words) for kinds, words in fitting if kinds <= facets]
        for kinds, words in sorted(fitting, key=lambda item: (-len(item[0]), sorted(item[0]))):
            said = words.say(self.register, self.language)
            if said is not None and self.graph.is_kind(concept, "Therapy"):
                named = self.name(concept)
                return said.replace(unmarked(named), named, 1), kinds, False  # a name with its article
            if said is not None:
                return said, kinds, True
        return self.name(concept), frozenset(), False

    def _inner(self, kind: str, ids: tuple[str, ...]) -> str:
        """The values of a facet inside a value."""
        style: ListStyle = "or" if self.graph.vocabulary.qualifier_kinds[kind].several == "any" else "standard"
        ordered = sorted(ids, key=lambda id: self._places.get(id, -1))
        return listed((self._read(kind, parsed(id), inside=True)[0] for id in ordered), self.language, style)

    @cached_property
    def _places(self) -> Mapping[str, int]:
        """The place of each concept among all: values of a list stand in its order."""
        return {id: place for place, id in enumerate(self.graph.concepts)}

    def _number(self, kind: str, value: Value, inside: bool) -> str:
        """A range in words: those for just this one, for its form in this kind, or for its form."""
        most = value.most
        form = "least" if most is None else "exactly" if most == value.least else "range" if value.least else "most"
        where = f"{INSIDE} {kind}" if inside else kind
        words = next(
            self.words.numbers[key]
            for key in (f"{where} {value}", f"{where} {form}", form)
            if key in self.words.numbers
        )
        ends = {"least": value.least, "most": value.least if most is None else most}
        spelled = {f"{end}_spelled": self._spelled(number) for end, number in ends.items()}
        return words[self.language].fill({**{end: written(number) for end, number in ends.items()}, **spelled})

    def _spelled(self, number: float) -> str:
        """A small number as a word, where the language has one."""
        words = self.words.numbers.get(f"{SPELLED} {written(number)}")
        return words[self.language].fill({}) if words else written(number)


def _is_exact(value: Value) -> bool:
    return not value.concept and value.least == value.most
