"""Graph and content opened together and made ready for answering. Knows no question and no door."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from explain.content import Content, Part, PlanSpec
from explain.model import Edition
from explain.speaker import Speaker
from explain.tell import Walked
from explain.words import Templates, slots
from kg.claims import Register
from kg.graph import Graph, not_found
from kg.pattern import Walk, parse_walk
from ontology.errors import NotFound, UsageError


@dataclass(frozen=True)
class Knowledge:
    """One snapshot, ready to answer."""

    graph: Graph
    content: Content
    edition: Edition
    templates: Templates = field(default_factory=Templates, repr=False)
    _speakers: dict[tuple[Register, str], Speaker] = field(default_factory=dict, repr=False)
    _about: dict[str, tuple[tuple[PlanSpec, dict[str, str]], ...]] = field(default_factory=dict, repr=False)

    def without(self, *claims: str) -> Knowledge:
        """The same knowledge as if some claims had never been made."""
        return Knowledge(self.graph.without(*claims), self.content, self.edition, self.templates)

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages in which the notices are held: those that can be asked for."""
        notices = list(self.content.wording.notices.values())
        return tuple(sorted(set(notices[0]).intersection(*notices)))

    def speaker(self, register: Register, language: str) -> Speaker:
        """How a reader is spoken to.

        Raises:
            UsageError: for a language that is not held.
        """
        if language not in self.languages:
            held = ", ".join(self.languages)
            raise UsageError(what=f"no answers in the language '{language}'", fix=f"ask in one of: {held}")
        key = (register, language)
        if key not in self._speakers:
            self._speakers[key] = Speaker(self.graph, self.content.wording, self.templates, register, language)
        return self._speakers[key]

    def walked(self, section: str) -> tuple[Walked, ...]:
        """The parts of a section with their walks parsed."""
        return self._parsed[section]

    @cached_property
    def _parsed(self) -> Mapping[str, tuple[Walked, ...]]:
        return {
            key: tuple(Walked.of(part, f"explain/content/sections/{key}/section.yaml") for part in spec.parts)
            for key, spec in self.content.sections.items()
        }

    @cached_property
    def spines(self) -> Mapping[str, tuple[Walk, ...]]:
        """Each plan's spine walks, in the order in which they are tried."""
        return {key: tuple(parse_walk(lines) for lines in plan.spine) for key, plan in self.content.plans.items()}

    @cached_property
    def slot_sets(self) -> Mapping[tuple[str, str], frozenset[frozenset[str]]]:
        """Plan and language → the sets of needs that one of its phrasings names: what can be asked with them alone."""
        return {
            (plan.id, language): frozenset(frozenset(slots(phrase)) for phrase in phrases)
            for plan in self.content.plans.values()
            for language, phrases in plan.asks.items()
        }

    def corrections(self, plan: str, premise: str) -> tuple[Walked, ...]:
        """The walks that show a premise to be wrong, each with its words."""
        return self._premises[plan, premise][1]

    def evidence(self, plan: str, premise: str) -> tuple[Walk, ...]:
        """The walk that shows a premise to hold, if the plan has one."""
        return self._premises[plan, premise][0]

    @cached_property
    def _premises(self) -> Mapping[tuple[str, str], tuple[tuple[Walk, ...], tuple[Walked, ...]]]:
        out = {}
        for plan in self.content.plans.values():
            for spec in plan.premises:
                where = f"explain/content/plans/{plan.id}.yaml"
                parts = [Part(walk=lines, templates={"": spec.templates}) for lines in spec.against]
                walks = (parse_walk(spec.walk, where),) if spec.walk else ()
                out[plan.id, spec.id] = walks, tuple(Walked.of(part, where) for part in parts)
        return out

    def plan(self, plan: str) -> PlanSpec:
        """A plan by id.

        Raises:
            NotFound: with near misses.
        """
        held = self.content.plans.get(plan)
        if held is None:
            raise not_found("plan", plan, self.content.plans)
        return held

    def bound(self, plan: PlanSpec, needs: Mapping[str, str]) -> dict[str, str]:
        """The needs checked against the plan, and its aliases where they apply.

        Raises:
            NotFound: for an unknown concept, or one that the plan can't be about.
            UsageError: for a need that is missing.
        """
        for need, concept in needs.items():
            held = self.graph.concept(concept)
            if not self.graph.is_kind(concept, plan.need_class(need)):
                what = f"'{concept}' is a {held.type}, but '{plan.id}' asks for a {plan.need_class(need)}"
                raise NotFound(what=what, fix="see its own page for what can be asked about it")
        for need in plan.required():
            if need not in needs:
                raise UsageError(what=f"'{plan.id}' needs a {plan.need_class(need)}", fix="name one more concept")
        aliases = {
            name: needs[alias.need]
            for name, alias in plan.aliases.items()
            if alias.need in needs and self.graph.is_kind(needs[alias.need], alias.kind)
        }
        return {**needs, **aliases}

    def placed(self, plan: PlanSpec, concepts: tuple[str, ...]) -> dict[str, str]:
        """Concepts in the order of an address, put into the plan's needs: required ones first come first served."""
        if len(concepts) > len(plan.needs):
            raise NotFound(what=f"'{plan.id}' takes {len(plan.needs)} concepts at most", fix="shorten the address")
        return dict(zip(plan.needs, concepts, strict=False))

    def fillable(self, concepts: tuple[str, ...]) -> Iterator[tuple[PlanSpec, dict[str, str]]]:
        """The plans that some of these concepts fill, in the order of their ids, with the needs filled by class."""
        for plan in self.content.plans.values():
            left = list(dict.fromkeys(concepts))
            needs: dict[str, str] = {}
            for need in plan.needs:
                fit = next((c for c in left if self.graph.is_kind(c, plan.need_class(need))), None)
                if fit is not None:
                    needs[need] = fit
                    left.remove(fit)
            if all(need in needs for need in plan.required()):
                yield plan, needs

    def about(self, concept: str) -> tuple[tuple[PlanSpec, dict[str, str]], ...]:
        """The plans that one concept alone fills."""
        held = self._about.get(concept)
        if held is None:
            held = self._about[concept] = tuple(self.fillable((concept,)))
        return held
