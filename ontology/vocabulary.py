"""The words as frozen models, read from wayfind.ttl; knows no fact and no claim.

A snapshot keeps a `Vocabulary` as JSON (`model_dump_json`, `model_validate_json`), so
that opening one needs neither Turtle nor what reads it (`ontology.turtle`).
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict

from ontology.errors import NotFound

WAYFIND_TTL = Path(__file__).with_name("wayfind.ttl")

ObjectKind = Literal["concept", "text", "value"]
Inheritance = Literal["down", "found", "tested"]
Several = Literal["any", "all", "one"]
ENGLISH: Final = "en"
"""The language that is always there."""
ROOT: Final = "Concept"
"""The class of everything; those right below it are the heads of families."""

Texts = dict[str, str]
"""Language → words."""
Relation = Literal["exactMatch", "closeMatch", "broadMatch", "relatedMatch"]
"""How near a term of another vocabulary is, as SKOS names it: the nearest first."""
Mappings = tuple[tuple[Relation, str], ...]
"""Terms of other vocabularies, each with how near it is and its IRI."""


class TermInfo(BaseModel):
    """What every term has: the name in fact files, its IRI and its words by language.

    Readers are shown labels and plain glosses; definitions are for who writes facts.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    iri: str
    label: Texts
    definition: Texts
    plain_gloss: Texts


class ClassInfo(TermInfo):
    """A class; `parents` are the ids of its direct superclasses among ours.

    Claims that point to something `final` do not go out of date. `requires` are the
    predicates that are said of everything of this class. `mappings` are what other vocabularies call it.
    """

    parents: tuple[str, ...] = ()
    mappings: Mappings = ()
    final: bool = False
    requires: tuple[str, ...] = ()


class PredicateInfo(TermInfo):
    """A predicate and its rules.

    `domain` and `range` are class ids, several meaning any of them; `range` is empty
    where the object is a text or value. `subject` and `object` are the declared
    inheritance (see the head of wayfind.ttl). `requires` are qualifier kinds. A claim should
    have a citation of one of the levels that it `rests_on`. `valid_for` is how many days its
    claims hold that say nothing else; None where none goes out of date. `may_change_after` is
    how many days one that goes out of date is told without a word that it may have changed.
    Nothing has two of a `functional` one. `denied` is the label of what refutes it.
    `mappings` are what other vocabularies call it.
    """

    denied: Texts = {}
    kind: ObjectKind
    domain: tuple[str, ...]
    range: tuple[str, ...] = ()
    subject: tuple[Inheritance, ...] = ()
    object: tuple[Inheritance, ...] = ()
    opposes: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    rests_on: tuple[str, ...] = ()
    functional: bool = False
    valid_for: int | None = None
    may_change_after: int | None = None
    claim_class: str = "Claim"
    mappings: Mappings = ()


class LevelInfo(TermInfo):
    """A level of evidence; `rank` 1 is the strongest, `eco` a CURIE where one fits."""

    rank: int
    eco: str | None = None


class QualifierKindInfo(TermInfo):
    """A kind of qualifier; `order` is the place of its phrase in a sentence.

    `value_classes` are what its values can be; without any it takes numbers. `several` says what several values of
    one claim mean. `of_claims`: it may stand in a claim; `inside`: the kinds in whose values it may stand. Needs of
    the class `matches` are compared with its values; None where no need is. `of_case`: it limits which case of a
    disease is meant. `denies`: what it names must not be among the values of that kind. `single`: of one thing there
    is just one such facet. `adds_up`: beside one there may be any other, as of treatments. `example` is a value as a
    file writes it, within another where it may only stand there.
    """

    value_classes: tuple[str, ...] = ()
    order: int
    several: Several
    of_claims: bool = False
    inside: tuple[str, ...] = ()
    matches: str | None = None
    of_case: bool = False
    denies: str | None = None
    single: bool = False
    adds_up: bool = False
    example: str = ""

    @property
    def is_number(self) -> bool:
        """Whether its values are numbers."""
        return not self.value_classes


class Vocabulary(BaseModel):
    """Every class, predicate, level and qualifier kind, by the names of fact files.

    >>> from ontology.turtle import read_vocabulary
    >>> words = read_vocabulary()
    >>> words.is_kind("Lipid", "Antigen")
    True
    >>> words.predicates["approved_for"].requires
    ('jurisdiction',)
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    classes: dict[str, ClassInfo]
    predicates: dict[str, PredicateInfo]
    levels: dict[str, LevelInfo]
    qualifier_kinds: dict[str, QualifierKindInfo]

    @cached_property
    def _ancestors(self) -> dict[str, frozenset[str]]:
        """Superclasses of each class, itself included."""
        known: dict[str, frozenset[str]] = {}

        def climb(class_id: str) -> frozenset[str]:
            if class_id not in known:
                parents = self.classes[class_id].parents
                known[class_id] = frozenset([class_id]).union(*map(climb, parents))
            return known[class_id]

        for class_id in self.classes:
            climb(class_id)
        return known

    def ancestors(self, class_id: str) -> frozenset[str]:
        """Return the superclasses of a class, itself included.

        Raises NotFound, with near misses, where there is no such class.

        >>> from ontology.turtle import read_vocabulary
        >>> sorted(read_vocabulary().ancestors("Drug"))
        ['Concept', 'Drug', 'Therapy']
        """
        try:
            return self._ancestors[class_id]
        except KeyError:
            raise NotFound.named("class", class_id, self.classes) from None

    @cached_property
    def _descendants(self) -> dict[str, frozenset[str]]:
        below: dict[str, set[str]] = {}
        for class_id, ancestors in self._ancestors.items():
            for ancestor in ancestors:
                below.setdefault(ancestor, set()).add(class_id)
        return {class_id: frozenset(kinds) for class_id, kinds in below.items()}

    def descendants(self, class_id: str) -> frozenset[str]:
        """Return the classes below a class, itself included.

        >>> from ontology.turtle import read_vocabulary
        >>> sorted(read_vocabulary().descendants("Biomarker"))[:2]
        ['Alteration', 'Antigen']
        """
        return self._descendants[class_id]

    @cached_property
    def heads(self) -> frozenset[str]:
        """The classes right below the root, each the head of a family."""
        return frozenset(key for key, held in self.classes.items() if ROOT in held.parents)

    @cached_property
    def deniers(self) -> dict[str, tuple[str, ...]]:
        """The kinds of qualifiers that say no where another says yes, by that other."""
        found: dict[str, tuple[str, ...]] = {}
        for kind in self.qualifier_kinds.values():
            if kind.denies:
                found[kind.denies] = (*found.get(kind.denies, ()), kind.id)
        return found

    def is_kind(self, class_id: str, ancestor: str) -> bool:
        """Say whether a class is another or below it.

        >>> from ontology.turtle import read_vocabulary
        >>> read_vocabulary().is_kind("Trial", "Therapy")
        False
        """
        return ancestor in self.ancestors(class_id)

    def is_final(self, class_id: str) -> bool:
        """Say whether claims that point to members of a class do not go out of date.

        >>> from ontology.turtle import read_vocabulary
        >>> read_vocabulary().is_final("FinalStatus"), read_vocabulary().is_final("TrialStatus")
        (True, False)
        """
        return any(self.classes[above].final for above in self.ancestors(class_id))


def a_kind(class_id: str) -> str:
    """A class as what something is.

    >>> a_kind("AdverseEvent"), a_kind("Drug")
    ('an AdverseEvent', 'a Drug')
    """
    return f"{'an' if class_id[0] in 'AEIOU' else 'a'} {class_id}"
