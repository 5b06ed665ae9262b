"""One part of a section, bound: its walks, the names that its words print, and what they would leave unsaid.

Knows no plan: `explain.book.plans` says from which needs a part starts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from explain.book.desk import Desk, Spot
from explain.book.spec import ContrastSpec, OrderSpec, PartSpec
from explain.book.telling import Bearing, Contrast, Ordering, Telling, Templates
from explain.book.template import WHEN
from explain.book.walks import read_walk
from kg.claims import DEFAULT_LANGUAGE
from kg.oppose import contestable
from kg.pattern import Pattern, components, names
from kg.qualify import clashing

AS_OF = "as_of"
SEEN = "seen"
MONTHS = "months"
WAS = "was"
EXTRAS = frozenset({WHEN, AS_OF, SEEN, MONTHS, WAS})
"""What words may print besides the names of their walk: the qualifiers left to say, the day they speak for (of a page
without a date `seen` says that it was read then), and the month, or the first and last, of what can expire; `was`
before what has passed its day, and nothing before what has not."""
DAYS = frozenset({AS_OF, SEEN})
"""Those that tell a day."""
CASES = ("only_here", "only_there", "both")
"""Of a contrast, each with words of its own."""


def bound_part(
    desk: Desk, spot: Spot, spec: PartSpec, stem: str, needs: Collection[str], dated: bool = True
) -> Telling | None:
    """A part with every name bound; None where its walks cannot be read.

    Args:
        spot: where the part stands. `stem`: the name of its words' files, up to case and language.
        needs: the names that every plan which tells it has as needs or aliases.
        dated: what can expire is said with its day.
    """
    walk, unless = read_walk(desk, spot.at("walk"), spec.walk), read_walk(desk, spot.at("unless"), spec.unless)
    contrast = _contrast(desk, spot.at("contrast"), spec.contrast) if spec.contrast else None
    without = [read_walk(desk, spot.at("without"), lines) for lines in spec.without]
    also = [read_walk(desk, spot.at("also"), lines) for lines in spec.also]
    if walk is None or unless is None or (spec.contrast and contrast is None):
        return None
    silent = Telling(
        id=stem,
        walk=walk,
        words={},
        also=tuple(one for one in also if one),
        unless=unless,
        count=spec.count or "",
        contrast=contrast,
        per=spec.per,
        first_telling_of=spec.first_telling_of,
        kinds=spec.kinds,
        not_kinds=spec.not_kinds,
        outside=spec.outside,
        beneath=spec.beneath,
        without=tuple(one for one in without if one),
        named=spec.named,
        unsaid={
            predicate: tuple(desk.vocabulary.qualifier_kinds) if kinds == "all" else kinds
            for predicate, kinds in spec.unsaid.items()
        },
        when_missing=spec.when_missing,
        bears=tuple(Bearing(key, one.on, frozenset(one.verdicts), one.everyone) for key, one in spec.bears.items()),
        only=spec.only,
        among=spec.among,
        fresh=spec.fresh,
        passed=spec.passed,
        bare=spec.bare,
        any_day=spec.any_day,
        urges=spec.urges,
        any_when=spec.any_when,
        one_row=spec.one_row,
        tally=spec.tally,
        few=spec.few,
        some=spec.some,
        either=spec.either,
        whole=spec.whole,
        order=tuple(map(ordering, spec.order)),
    )
    binder = _Binder(desk, spot, silent, frozenset(needs), dated)
    if not desk.kept:
        binder.names()
    part = replace(silent, words=binder.words(words_of(stem, spec.said_as), spec.through))
    said = {name for words in part.words.values() for one in words.held.values() for name in one.names}
    if part.any_when and WHEN in said and not desk.kept:
        desk.find(spot.at("any_when"), "its words say `when`, which is not of all its rows", "drop one of the two")
    return part


def words_of(stem: str, other: str) -> str:
    """The name of the files of a part's words: its own, or another's.

    >>> words_of("sections/trials/", ""), words_of("sections/trials/wider.", "own")
    ('sections/trials/', 'sections/trials/own.')
    >>> words_of("summaries/yes/refused.", "summaries/no/refused")
    'summaries/no/refused.'
    """
    return f"{path_of(stem, other)}." if other else stem


def path_of(stem: str, other: str) -> str:
    """How a part is named in full, that is named from the folder of another.

    >>> path_of("sections/trials/wider.", "own"), path_of("sections/trials/", "summaries/no/refused")
    ('sections/trials/own', 'summaries/no/refused')
    """
    return other if "/" in other else f"{stem.rpartition('/')[0]}/{other}"


def ordering(spec: OrderSpec) -> Ordering:
    """The one thing that a line of `order` says."""
    (one,) = (
        *([Ordering("home", spec.home)] if spec.home else []),
        *([Ordering("fresh")] if spec.fresh else []),
        *([Ordering("besides", values=spec.besides)] if spec.besides is not None else []),
        *(Ordering("near", name, need) for name, need in spec.near.items()),
        *(Ordering("suits", predicate, need) for predicate, need in spec.suits.items()),
        *(Ordering("often", name, other) for name, other in spec.often.items()),
        *(Ordering("listed", name, values=values) for name, values in spec.listed.items()),
        *(Ordering("said", kind, values=values) for kind, values in spec.said.items()),
    )
    return one


def _contrast(desk: Desk, spot: Spot, spec: ContrastSpec) -> Contrast | None:
    refuted = read_walk(desk, spot.at("refuted"), spec.refuted)
    return Contrast(spec.name, spec.here, spec.there, spec.key, refuted) if refuted is not None else None


@dataclass(frozen=True)
class _Binder:
    """A part while its names are bound. `needs`: the names from which all its plans may start."""

    desk: Desk
    spot: Spot
    part: Telling
    needs: frozenset[str]
    dated: bool

    def names(self) -> None:
        """Every name that the part's keys mention is one of its walk, every class one of the ontology."""
        desk, spot, part, known = self.desk, self.spot, self.part, names(self.part.walk)
        for key, mentioned in (
            ("per", part.per),
            ("first_telling_of", part.first_telling_of),
            ("outside", part.outside),
            ("beneath", part.beneath),
            ("count", (part.count,) if part.count else ()),
            ("among", part.among),
            ("passed", part.passed),
            ("few", part.few),
            ("some", part.some),
            ("either", part.either),
        ):
            for step, name in enumerate(mentioned):
                place = spot.at(key, name if isinstance(mentioned, Mapping) else step)
                desk.known(place, "name of the walk", name, known)
        further = {name for walk in part.without for name in names(walk)}
        for name in part.only:
            desk.known(spot.at("only", name), "name of the walk or of one in `without`", name, {*known, *further})
        of_classes = (("kinds", part.kinds, part.bound), ("not_kinds", part.not_kinds, part.bound))
        for key, chosen, walked in (*of_classes, ("named", part.named, {*part.bound, *further})):
            for name, kind in chosen.items():
                desk.known(spot.at(key, name), "name of the walk", name, walked)
                desk.known(spot.at(key, name), "class", kind, desk.vocabulary.classes)
        for key, held in (("outside", part.outside), ("beneath", part.beneath)):
            for name, need in held.items():
                desk.known(spot.at(key, name), "need of every plan that tells this", need, self.needs)
        for i, kind in enumerate(part.bare if isinstance(part.bare, tuple) else ()):
            desk.known(spot.at("bare", i), "qualifier kind", kind, desk.vocabulary.qualifier_kinds)
        self._also()
        self._listed()
        self._ordered()
        self._counted()
        self._unsaid()
        self._clashes()
        if part.contrast:
            self._contrast(part.contrast)
        if part.unless:
            self._unless()
        for one in part.bears:
            place = spot.at("bears", one.predicate)
            for walk in (part.walk, *part.also):
                walked = {pattern.predicate for pattern in walk if not pattern.star}
                desk.known(place, "predicate of the walk", one.predicate, walked)
            desk.known(place.at("on"), "need of every plan that tells this", one.need, self.needs)
        self._opposed()

    def _also(self) -> None:
        """What is told with the walk's rows has all its names, and nothing could speak against it."""
        part, wanted = self.part, set(names(self.part.walk))
        for walk in part.also:
            spot = self.spot.at("also")
            if missing := sorted(wanted - set(names(walk))):
                self.desk.find(spot, f"it lacks names of the walk: {', '.join(missing)}", "name the same things")
            if contestable(self.desk.graph, part.walk) or contestable(self.desk.graph, walk):
                self.desk.find(spot, "what it finds could be spoken against", "tell it in a part of its own")

    def _listed(self) -> None:
        """Of what a name must be one are concepts."""
        desk, part = self.desk, self.part
        for key, chosen in (("only", part.only), ("among", part.among), ("passed", part.passed)):
            for name, values in chosen.items():
                for i, value in enumerate(values):
                    desk.known(self.spot.at(key, name, i), "concept", value, desk.graph.concepts)
        for kind, values in part.whole.items():
            desk.known(self.spot.at("whole", kind), "qualifier kind", kind, desk.vocabulary.qualifier_kinds)
            for i, value in enumerate(values):
                desk.known(self.spot.at("whole", kind, i), "concept", value, desk.graph.concepts)

    def _ordered(self) -> None:
        """What stands in an order are concepts, and what it orders by is there."""
        desk, part, known = self.desk, self.part, names(self.part.walk)
        for i, one in enumerate(part.order):
            spot = self.spot.at("order", i, one.by)
            if one.by == "fresh":
                continue
            if one.by == "besides":
                for place, value in enumerate(one.values):
                    desk.known(spot.at(place), "concept", value, desk.graph.concepts)
                continue
            if one.by == "said":
                desk.known(spot, "qualifier kind", one.name, desk.vocabulary.qualifier_kinds)
            elif one.by == "suits":
                walked = {pattern.predicate for pattern in part.walk if not pattern.star}
                desk.known(spot.at(one.name), "predicate of the walk", one.name, walked)
            else:
                desk.known(spot, "name of the walk", one.name, known)
            if one.by in ("near", "suits"):
                desk.known(spot.at(one.name), "need of every plan that tells this", one.to, self.needs)
            elif one.by == "often":
                desk.known(spot.at(one.name), "name of the walk", one.to, known)
            for place, value in enumerate(one.values):
                desk.known(spot.at(one.name, place), "concept", value, desk.graph.concepts)

    def _counted(self) -> None:
        """A number counts what a name stands for in all rows, whatever their conditions."""
        desk, part = self.desk, self.part
        for number, name in part.tally.items():
            spot = self.spot.at("tally", number)
            desk.known(spot, "name of the walk", name, names(part.walk))
            if number in {*part.bound, *self.needs}:
                desk.find(spot, f"'{number}' is a name already", "take another name for the number")
            if name in part.per:
                desk.find(spot, f"each '{name}' begins a sentence (`per`)", "count something else, or drop it there")

    def _unsaid(self) -> None:
        walked = {pattern.predicate for walk in (self.part.walk, *self.part.also) for pattern in walk}
        for predicate, kinds in self.part.unsaid.items():
            place = self.spot.at("unsaid", predicate)
            self.desk.known(place, "predicate of the walk", predicate, walked)
            for kind in kinds:
                self.desk.known(place, "qualifier kind", kind, self.desk.vocabulary.qualifier_kinds)

    def _clashes(self) -> None:
        """No row of the walk rests on claims whose qualifiers cannot be said as one."""
        walks = (self.part.walk, *self.part.also)
        for row in chain(*(clashing(self.desk.graph, walk, self.part.unsaid) for walk in walks)):
            what = f"{' and '.join(row.claims)} differ in a qualifier, so a sentence of both is never told"
            fix = "bind the qualifier and print it, or say that it does not bear on the words (`unsaid`)"
            self.desk.find(self.spot.at("walk"), what, fix)

    def _contrast(self, contrast: Contrast) -> None:
        desk, spot = self.desk, self.spot.at("contrast")
        for walk, whose in ((self.part.walk, "the walk"), (contrast.refuted, "`refuted`")):
            for key, name in (("name", contrast.name), ("key", contrast.key)):
                desk.known(spot.at(key), f"name of {whose}", name, names(walk))
        for key, need in (("here", contrast.here), ("there", contrast.there)):
            desk.known(spot.at(key), "need of every plan that tells this", need, self.needs)
        if contrast.name in self.needs:
            what = f"'{contrast.name}' is a need already"
            desk.find(spot.at("name"), what, "take a name of the walk's own: it stands for each side in turn")

    def _unless(self) -> None:
        """The first pattern finds the list's rows; each other one leads from a row to what was asked."""
        spot, (first, *others) = self.spot.at("unless"), self.part.unless
        if first.star or set(first.names).isdisjoint(names(self.part.walk)):
            fix = "begin with the pattern that finds the list's rows, joined to the walk by the list's name"
            self.desk.find(spot.at(0), f"'{first}' does not find rows of what the walk found", fix)
        for i, pattern in enumerate(others, 1):
            ends = {pattern.subject, pattern.object}
            if not (ends & set(first.names) and ends & self.needs):
                fix = "join a name of the first pattern with a need"
                self.desk.find(spot.at(i), f"'{pattern}' does not lead from a row to what was asked", fix)

    def _opposed(self) -> None:
        """There are words for every exception that a claim of the walk can have."""
        for i, pattern in enumerate(self.part.walk):
            known = self.desk.vocabulary.predicates.get(pattern.predicate)
            for predicate in known.opposes if known else ():
                if predicate not in self.desk.excepted:
                    what = f"no words for exceptions by '{predicate}'"
                    self.desk.find(self.spot.at("walk", i), what, f"add `{predicate}: …` to wording/exceptions.yaml")

    def words(self, stem: str, through: tuple[str, ...]) -> Mapping[str, Templates]:
        """The words by case, each of which prints what it must."""
        out = {}
        for case in CASES if self.part.contrast else ("",):
            path = f"{stem}{case}." if case else stem
            out[case] = words = self.desk.words(path, self._printable())
            for (language, register), template in words.held.items() if not self.desk.kept else ():
                name = f"{path}{language}{f'.{register}' if register else ''}.j2"
                self._printing(f"{self.desk.written.where(name)}:1", template.printed, through)
            if self.dated and not self.desk.kept and len({one.printed - EXTRAS for one in words.held.values()}) > 1:
                what = "its registers do not name the same things"
                self.desk.find(
                    f"{self.desk.written.where(path)}{DEFAULT_LANGUAGE}.j2:1", what, "name each in all of them"
                )
        for step, name in enumerate(through):
            self.desk.known(self.spot.at("through", step), "name of the walk", name, self.part.bound)
        return out

    def _printing(self, where: str, printed: frozenset[str], through: tuple[str, ...]) -> None:
        """Words print all that is to be said, and no more."""
        found = (
            *self._split(printed),
            *self._dropped(printed),
            *self._undated(printed, frozenset(through)),
            *self._loose(printed),
        )
        for what, fix in (*found, *self._unprinted(printed, through)):
            self.desk.find(where, what, fix)

    def _printable(self) -> frozenset[str]:
        contrast = self.part.contrast
        if contrast:
            given = self.needs & set(self.part.bound)
            return frozenset({contrast.key, contrast.here, contrast.there, *given, *EXTRAS})
        further = {*self.part.tally, *self.part.named, *(self.needs & set(names(self.part.unless)))}
        return frozenset({*self.part.bound, *EXTRAS, *further})

    def _undated(self, printed: frozenset[str], through: frozenset[str]) -> Iterator[tuple[str, str]]:
        """What can expire is said with the day it speaks for; a step that only chooses rows is not said."""
        kinds = self.desk.vocabulary.qualifier_kinds.keys()
        silent = {
            p for p in self.part.walk if p.object in through and set(self.part.unsaid.get(p.predicate, ())) >= kinds
        }
        walked = set(self.part.walk) - silent
        expiring = sorted({pattern.predicate for pattern in walked if self.desk.expires(pattern)})
        if expiring and self.dated and not self.part.tally and DAYS.isdisjoint(printed):
            yield f"{', '.join(expiring)} can expire, and the words do not say of which day it is", "print {{ as_of }}"

    def _split(self, printed: frozenset[str]) -> Iterator[tuple[str, str]]:
        """What a number counts shares one sentence, so that says no condition and no day of some of it."""
        for name in sorted({WHEN, *DAYS} & printed) if self.part.tally else ():
            yield (
                f"a number is of rows of any condition and day, and the words print '{name}'",
                "leave it out (`unsaid`)",
            )

    def _loose(self, printed: frozenset[str]) -> Iterator[tuple[str, str]]:
        """Steps of the walk that hang together with nothing that is printed: they decide nothing that is said."""
        counted = {name for number, name in self.part.tally.items() if number in printed}
        for group in components(self.part.walk):
            if not group & {*printed, *counted} and not group & {self.part.count}:
                yield f"nothing is printed of {', '.join(sorted(group))}", "join these steps to the rest of the walk"

    def _dropped(self, printed: frozenset[str]) -> Iterator[tuple[str, str]]:
        """Qualifiers that claims of the walk carry and that nothing would say."""
        if self.part.bare is True:
            return
        bare = self.part.bare or ()
        dropped: dict[str, Pattern] = {}
        refuted = self.part.contrast.refuted if self.part.contrast else ()
        for pattern in (*self.part.walk, *refuted):
            if not pattern.star:
                taken = {*bare, *(kind for kind, _ in pattern.binds), *self.part.unsaid.get(pattern.predicate, ())}
                dropped.update((kind, pattern) for kind in sorted(self.desk.carried(pattern) - taken))
        if dropped and WHEN not in printed:
            shown = {self.desk.carrier(pattern, kind) for kind, pattern in dropped.items()}
            what = (
                f"the words drop the qualifiers {', '.join(sorted(dropped))}, as of {' and '.join(sorted(shown)[:2])}"
            )
            yield what, "print {{ when }}, or say that they do not bear on the words (`unsaid`)"

    def _unprinted(self, printed: frozenset[str], through: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        """Names that the walk finds and the words of a register neither print nor are said to pass by."""
        contrast = self.part.contrast
        must = {contrast.key, contrast.here, contrast.there} if contrast else set(self.part.bound) - self.needs
        must = must - set(self.part.tally.values()) | self.part.tally.keys()
        must = (must - set(through)) | (self.needs & set(names(self.part.unless)))  # an absence says of what
        for name in sorted(must - printed):
            yield f"the words do not print '{name}'", f"print it, or say `through: [{name}]` in section.yaml"
        for name in sorted(set(through) & printed):
            yield f"the words print '{name}', which is said to be passed `through`", "take it out of `through`"
        for name in sorted(set(self.part.per) - printed):
            yield f"a sentence begins with each '{name}' (`per`), and the words do not print it", "print it"
