"""The values of a kind of qualifier that are words only, as their file writes them. Knows no claim and no graph.

kind: course
values:
  relapsed:
    plain: came back
    excludes: newly-diagnosed
    with:                                        # how it reads with certain facets
      of: {plain: "came back after {of}"}
  relapsed-locally: {plain: came back near where it began, is: relapsed}
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import BeforeValidator, Field, TypeAdapter

from kg.claims import REGISTERS, Concept, Frozen, RegisterWords, Words
from kg.entries import Many, Said
from kg.findings import Finding
from kg.form import ID, values_of
from kg.mentions import Mention
from kg.yamlfile import Document
from kg.yamltext import Place
from ontology.vocabulary import QualifierKindInfo, Vocabulary, a_kind

SLOT = re.compile(r"\{(\w+)\}")
SAID = TypeAdapter(RegisterWords)
Ids = Annotated[tuple[str, ...], BeforeValidator(values_of)]


class ValueEntry(Frozen):
    """One value: its words per register, what it is a kind of, what cannot hold with it, and what it stands for
    (concepts, or every concept of a class). `as_condition` is how it reads where its words alone do not fit, `with`
    how it reads with facets, by their kinds."""

    plain: Said
    standard: Said | None = None
    clinical: Said | None = None
    wider: Ids = Field(default=(), alias="is")
    excludes: Ids = ()
    holds: Many = ()
    as_condition: RegisterWords | None = None
    with_facets: dict[str, RegisterWords] = Field(default_factory=dict, alias="with")


class WordList(Frozen):
    """A file of kg/facts/qualifier."""

    kind: str
    values: dict[Annotated[str, Field(pattern=f"^{ID.pattern}$")], ValueEntry]


@dataclass(frozen=True)
class Listed:
    """What a list gives: concepts with their places in the file; mentions of others; complaints."""

    concepts: tuple[tuple[Concept, Place], ...] = ()
    mentions: tuple[Mention, ...] = ()
    findings: tuple[Finding, ...] = ()


def listed(words: WordList, document: Document, vocabulary: Vocabulary) -> Listed:
    """Read the values of a kind in the light of the ontology."""
    kind = vocabulary.qualifier_kinds.get(words.kind)
    if kind is None:
        known = ", ".join(vocabulary.qualifier_kinds)
        what = f"unknown qualifier kind '{words.kind}'"
        return Listed(findings=(Finding(document.where(("kind",)), what, f"known: {known}"),))
    type = own_class(kind, vocabulary)
    if type is None:
        fix = (
            f"give each a fact file as {' or '.join(map(a_kind, kind.value_classes))}"
            if kind.value_classes
            else "drop them"
        )
        what = f"{kind.id} takes no values that are words only"
        return Listed(findings=(Finding(document.where(("values",)), what, fix),))
    return Listed(
        concepts=tuple((_concept(key, type, entry), ("values", key)) for key, entry in words.values.items()),
        mentions=tuple(_mentions(words, document, vocabulary)),
        findings=tuple(_faults(words, document)),
    )


def own_class(kind: QualifierKindInfo, vocabulary: Vocabulary) -> str | None:
    """The class of values that a kind's list may add; None where its values have fact files, or are numbers."""
    return next((one for one in kind.value_classes if vocabulary.is_kind(one, "QualifierValue")), None)


def phrases(as_condition: RegisterWords | None, with_facets: Mapping[str, RegisterWords]) -> dict[str, Words]:
    """How a concept reads as a condition, by the kinds of its facets, sorted."""
    bare = {"": as_condition} if as_condition else {}
    return {", ".join(_kinds(key)): Words(by_language=said) for key, said in {**bare, **with_facets}.items()}


def _kinds(key: str) -> list[str]:
    return sorted(re.findall(r"\w+", key))


def _concept(key: str, type: str, entry: ValueEntry) -> Concept:
    texts = {register: said for register in REGISTERS if (said := getattr(entry, register))}
    return Concept(
        id=key,
        type=type,
        label=Words(by_language=SAID.validate_python(texts)),
        wider=entry.wider,
        excludes=entry.excludes,
        holds=entry.holds,
        phrases=phrases(entry.as_condition, entry.with_facets),
    )


def _mentions(words: WordList, document: Document, vocabulary: Vocabulary) -> Iterator[Mention]:
    """The concepts of other files, or further down, that the list names."""
    for key, entry in words.values.items():
        held = tuple(name for name in entry.holds if name not in vocabulary.classes)
        for name, relation in (("is", entry.wider), ("excludes", entry.excludes), ("holds", held)):
            where = document.at("values", key, name)
            yield from (Mention(where, None, other) for other in relation)


def misfits(key: str, with_facets: Mapping[str, RegisterWords], document: Document, *place: str) -> Iterator[Finding]:
    """Phrases that would drop a facet, or print one that is not there."""
    for written, said in with_facets.items():
        texts = [text for registers in said.values() for text in registers.values()]
        if any(sorted(SLOT.findall(text)) != _kinds(written) for text in texts):
            wanted = ", ".join(f"{{{kind}}}" for kind in _kinds(written))
            what = f"the phrase of '{key}' with {written} has other slots"
            yield Finding(document.where((*place, written)), what, f"each text holds {wanted}")


def _faults(words: WordList, document: Document) -> Iterator[Finding]:
    """Misfits of every value."""
    for key, entry in words.values.items():
        yield from misfits(key, entry.with_facets, document, "values", key, "with")
