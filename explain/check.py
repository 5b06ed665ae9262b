"""Content against the ontology and the graph: every plan, walk and template, before it can reach a reader.

Knows no door. What it lets through cannot fail for want of a name, a phrase or a declared inheritance.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from explain.ask.lexicon import Lexicon
from explain.content import Content, Part, PlanSpec
from explain.shelf import CONTENT, line_of
from explain.tell import Walked
from explain.words import CLOSE, MIDDLE, OPEN, Templates, slots
from explain.write import EXTRAS
from kg.claims import Direction
from kg.findings import Finding
from kg.graph import Graph, live
from kg.inherit import check_walk
from kg.oppose import conflicting
from kg.pattern import Walk, names, parse_walk
from ontology.errors import ContentError, WalkError, near_misses


def check_content(content: Content, graph: Graph, root: Path = CONTENT) -> list[Finding]:
    """All that is wrong with plans, sections and wordings, as file:line, sorted."""
    return sorted(set(_Check(content, graph, root).findings()))


class _Check:
    def __init__(self, content: Content, graph: Graph, root: Path) -> None:
        self.content, self.graph, self.root = content, graph, root
        self.templates = Templates()
        self.vocabulary = graph.vocabulary

    def findings(self) -> Iterator[Finding]:
        yield from self._wording()
        yield from self._names()
        for plan in self.content.plans.values():
            yield from self._plan(plan)
        told = {section for plan in self.content.plans.values() for section in plan.sections}
        for key, spec in self.content.sections.items():
            if key not in told:
                yield self._at(f"sections/{key}/section.yaml", "title", f"no plan tells '{key}'", "name it in a plan")
            for part in spec.parts:
                yield from self._part(f"sections/{key}/section.yaml", key, part)

    def _at(self, name: str, text: str, what: str, fix: str) -> Finding:
        """A finding at the line of a content file on which some text stands."""
        return Finding(line_of(self.root, name, text), what, fix)

    def _plan(self, plan: PlanSpec) -> Iterator[Finding]:
        complaints = list(self._needs(plan))
        yield from complaints
        if not complaints:
            yield from self._walks(plan)

    def _needs(self, plan: PlanSpec) -> Iterator[Finding]:
        file = f"plans/{plan.id}.yaml"
        classes = {need: plan.need_class(need) for need in plan.needs}
        for need, kind in [*classes.items(), *((name, alias.kind) for name, alias in plan.aliases.items())]:
            if kind not in self.vocabulary.classes:
                yield self._at(
                    file, need, f"'{need}' is of an unknown class '{kind}'", self._near(kind, self.vocabulary.classes)
                )
        for phrases in plan.asks.values():
            for phrase in phrases:
                for need in set(slots(phrase)) - plan.needs.keys():
                    yield self._at(
                        file, phrase, f"the phrase has an unknown slot '{need}'", self._near(need, plan.needs)
                    )

    def _walks(self, plan: PlanSpec) -> Iterator[Finding]:
        file = f"plans/{plan.id}.yaml"
        classes = {need: plan.need_class(need) for need in plan.needs}
        everything = {**classes, **{name: alias.kind for name, alias in plan.aliases.items()}}
        for lines in plan.spine:
            yield from self._walk(file, lines, everything)
        for premise in plan.premises:
            for lines in (*((premise.walk,) if premise.walk else ()), *premise.against):
                yield from self._walk(file, lines, everything)
            for lines in premise.against:
                part = Part(walk=lines, templates={"": premise.templates})
                yield from self._words(file, f"{plan.id}.{premise.id}", part, Walked.of(part))
        for section in plan.sections:
            for part in self.content.sections[section].parts:
                name = f"sections/{section}/section.yaml"
                needs = everything | ({part.contrast.name: classes[part.contrast.here]} if part.contrast else {})
                for lines in (part.walk, *((part.contrast.against,) if part.contrast else ())):
                    yield from self._walk(name, lines, needs)
                yield from self._twice(name, plan, part)

    def _twice(self, file: str, plan: PlanSpec, part: Part) -> Iterator[Finding]:
        """A need under two names in one walk: they stand for one concept, so the walk can hardly find anything."""
        named = set(re.findall(r"\w+", " ".join(part.walk)))
        for need in plan.needs:
            same = [need, *(name for name, alias in plan.aliases.items() if alias.need == need)]
            both = [name for name in same if name in named]
            if len(both) > 1:
                what = f"{' and '.join(both)} stand for the same thing in the plan '{plan.id}' (see its aliases)"
                yield self._at(file, part.walk[0], what, "use one of them, and another name for what is to be found")

    def _walk(self, file: str, lines: Iterable[str], needs: Mapping[str, str]) -> Iterator[Finding]:
        held = list(lines)
        try:
            walk = parse_walk(held)
        except WalkError as error:
            yield self._at(file, error.what.split("'")[1], error.what, error.fix)
            return
        used = {need: kind for need, kind in needs.items() if need in names(walk)}
        for complaint in check_walk(self.vocabulary, walk, used):
            yield self._at(file, held[0], complaint, "change the walk, or declare the inheritance in the ontology")

    def _part(self, file: str, section: str, part: Part) -> Iterator[Finding]:
        try:
            walked = Walked.of(part)
        except WalkError:
            return  # told by the plans that use it
        known = names(walked.walk)
        for name in (*part.per, *part.otherwise, *part.kinds, *part.outside, *filter(None, [part.count])):
            if name not in known:
                yield self._at(file, name, f"'{name}' is no name of the walk", self._near(name, known))
        for kind in part.kinds.values():
            if kind not in self.vocabulary.classes:
                yield self._at(file, kind, f"unknown class '{kind}'", self._near(kind, self.vocabulary.classes))
        yield from self._words(file, section, part, walked)
        yield from self._opposed(file, part, walked.walk)

    def _words(self, file: str, section: str, part: Part, walked: Walked) -> Iterator[Finding]:
        contrasted = {part.contrast.here, part.contrast.there} if part.contrast else set()
        known = {*walked.bound, *EXTRAS, *contrasted, *self._needs_of(section).intersection(names(walked.unless))}
        for case, spoken in part.templates.items():
            for language, text in spoken.items():
                template = ".".join(filter(None, (part.id, case, language)))
                where = f"explain/{self.root.name}/{Path(file).parent.as_posix()}/{template}.j2:1"
                try:
                    printed = self.templates.names(text, where)
                except ContentError as error:
                    yield Finding(where, error.what, error.fix)
                    continue
                for name in printed - known:
                    yield Finding(where, f"'{name}' is no name of the walk", self._near(name, known))
                kinds = self._left_to_say(part, walked.walk)
                if kinds and "when" not in printed:
                    yield Finding(
                        where, f"the words of '{section}' drop the qualifiers {', '.join(kinds)}", "print {{ when }}"
                    )

    def _needs_of(self, section: str) -> set[str]:
        """The needs that every plan which tells a section has."""
        told = [{*plan.needs, *plan.aliases} for plan in self.content.plans.values() if section in plan.sections]
        return set.intersection(*told) if told else set()

    def _left_to_say(self, part: Part, walk: Walk) -> tuple[str, ...]:
        """The kinds of qualifiers that claims of a walk carry and that no name of it takes up."""
        carried: set[str] = set()
        for pattern in walk:
            direction: Direction = "refutes" if pattern.negated else "supports"
            if pattern.star:
                continue
            taken = {*(kind for kind, _ in pattern.binds), *part.unsaid.get(pattern.predicate, ())}
            for ends in self.graph.forward.get((pattern.predicate, direction), {}).values():
                kinds = (
                    kind for held in ends.values() for claim in held for kind in self.graph.claims[claim].qualifiers
                )
                carried.update(set(kinds) - taken)
        return tuple(sorted(carried))

    def _opposed(self, file: str, part: Part, walk: Walk) -> Iterator[Finding]:
        wording = self.content.wording
        for pattern in walk:
            known = self.vocabulary.predicates.get(pattern.predicate)
            for predicate in known.opposes if known else ():
                if predicate not in wording.exceptions:
                    yield self._at(
                        file,
                        str(pattern),
                        f"no words for exceptions by '{predicate}'",
                        "add it to wording/exceptions.yaml",
                    )
            if pattern.predicate not in wording.conflicts and self._contested(pattern.predicate):
                yield self._at(
                    file,
                    pattern.predicate,
                    f"claims of '{pattern.predicate}' conflict, and no words say so",
                    "add it to wording/conflicts.yaml",
                )

    def _contested(self, predicate: str) -> bool:
        return any(conflicting(self.graph, c) for c in live(self.graph.claims.values()) if c.predicate == predicate)

    def _wording(self) -> Iterator[Finding]:
        for kind in self.vocabulary.qualifier_kinds.keys() - self.content.wording.qualifiers.keys():
            yield self._at(
                "wording/qualifiers.yaml", "", f"no phrase for the qualifier '{kind}'", f"add `{kind}: {{en: …}}`"
            )
        for concept in self.graph.concepts.values():
            for registers in concept.label.by_language.values():
                if any(mark in text for text in registers.values() for mark in (OPEN, MIDDLE, CLOSE)):
                    yield Finding(concept.id, "the label holds a private-use character", "remove it")

    def _names(self) -> Iterator[Finding]:
        """No name reads as two concepts, unless their files say that they share it."""
        for words, concepts in Lexicon(self.graph).shared():
            first, *others = concepts
            for other in others:
                if other not in self.graph.concepts[first].shares_name_with:
                    what = f"'{' '.join(words)}' reads as {first} and as {other}"
                    yield Finding(first, what, f"drop one name, or say `shares_name_with: [{other}]`")

    def _near(self, name: str, known: Iterable[str]) -> str:
        close = near_misses(name, known)
        return f"did you mean '{close[0]}'?" if close else f"known: {', '.join(sorted(known))}"
