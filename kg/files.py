"""Fact and source files → claims, concepts and sources, each with its file and line. Knows no walk and no page."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from kg.claims import (
    LONGEST_TEXT,
    Citation,
    Claim,
    Concept,
    Direction,
    Frozen,
    RegisterWords,
    Replaced,
    Source,
    Words,
    claim_id,
)
from kg.findings import Finding
from kg.yamlfile import Document, Place, documents, typed
from ontology.vocabulary import QualifierKindInfo
from ontology.vocabulary import Vocabulary as Terms

KG = Path(__file__).parent


def _days(value: object) -> object:
    """`365d` as 365; `never` as None."""
    if value == "never":
        return None
    if isinstance(value, str) and value.endswith("d") and value[:-1].isdigit():
        return int(value[:-1])
    raise ValueError("should be a number of days, like 365d, or never")


def _many(value: object) -> object:
    """One value, or a list of values, as a tuple in reading order."""
    return tuple(value) if isinstance(value, list | tuple) else (value,)


Many = Annotated[tuple[str, ...], BeforeValidator(_many)]
ConceptId = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


class SupersedesEntry(Frozen):
    """`supersedes:` as a curator writes it; the claim may be named by the beginning of its id."""

    claim: str
    because: str = Field(min_length=1)


class ClaimEntry(Frozen):
    """One item under `claims:`."""

    predicate: str
    object: ConceptId | None = None
    text: RegisterWords | None = None
    value: str | None = None
    qualifiers: dict[str, Many] = Field(default_factory=dict)
    direction: Direction = "supports"
    valid_for: Annotated[int | None, BeforeValidator(_days)] = None
    order: int | None = None
    supersedes: SupersedesEntry | None = None
    cited: tuple[Citation, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _one_thing_said(self) -> ClaimEntry:
        if sum(said is not None for said in (self.object, self.text, self.value)) != 1:
            raise ValueError("a claim has exactly one of object, text and value")
        return self


class GlossEntry(Frozen):
    """`gloss:` words per register, and the sources they rest on."""

    plain: str | dict[str, str]
    standard: str | dict[str, str] | None = None
    clinical: str | dict[str, str] | None = None
    cited: tuple[Citation, ...] = Field(min_length=1)


class Definition(Frozen):
    """`defined_as:` a parent that has every one of these biomarker states."""

    parent: ConceptId
    state: Many
    cited: tuple[Citation, ...] = Field(min_length=1)


class FactFile(Frozen):
    """One concept and what is said of it."""

    id: ConceptId
    type: str
    label: RegisterWords
    synonyms: tuple[str, ...] = ()
    xrefs: tuple[str, ...] = ()
    shares_name_with: tuple[ConceptId, ...] = ()
    gloss: GlossEntry | None = None
    defined_as: Definition | None = None
    claims: tuple[ClaimEntry, ...] = ()


class Supplement(Frozen):
    """More claims about a concept that has a file of its own."""

    about: ConceptId
    claims: tuple[ClaimEntry, ...]


class QualifierValues(Frozen):
    """The values of one qualifier kind, each a short phrase."""

    kind: str
    values: dict[ConceptId, RegisterWords]


@dataclass
class Facts:
    """All that the files say: by id, with `where` naming file and line of each id."""

    concepts: dict[str, Concept] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    where: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def read(vocabulary: Terms, root: Path = KG) -> Facts:
    """Read `facts/` and `sources/` below a folder. What is wrong is in `findings`; nothing wrong is taken over."""
    facts = Facts()
    for document, findings in documents(root.parent, root / "sources"):
        facts.findings += findings
        source, wrong = typed(Source, document)
        facts.findings += wrong
        if source:
            _add(facts, facts.sources, source.id, source, document, (), stem=True)
    for document, findings in documents(root.parent, root / "facts"):
        facts.findings += findings
        data = document.data if isinstance(document.data, dict) else {}
        if "values" in data:
            _read_values(facts, document, vocabulary)
        elif "about" in data:
            _read_supplement(facts, document)
        else:
            _read_fact(facts, document)
    _supersede(facts)
    return facts


def _add(
    facts: Facts,
    held: dict[str, Any],
    key: str,
    item: Any,
    document: Document,
    place: Place,
    stem: bool = False,
) -> None:
    where = document.where(place)
    if stem and Path(document.name).stem != key:
        facts.findings.append(
            Finding(where, f"the id '{key}' is not the file's name", f"rename the file to {key}.yaml")
        )
    if key in held:
        facts.findings.append(Finding(where, f"'{key}' is already at {facts.where[key]}", "remove one of the two"))
        return
    held[key] = item
    facts.where[key] = where


def _read_values(facts: Facts, document: Document, vocabulary: Terms) -> None:
    phrases, findings = typed(QualifierValues, document)
    facts.findings += findings
    if phrases is None:
        return
    kind = vocabulary.qualifier_kinds.get(phrases.kind)
    if kind is None:
        what, known = f"unknown qualifier kind '{phrases.kind}'", ", ".join(vocabulary.qualifier_kinds)
        facts.findings.append(Finding(document.where(("kind",)), what, f"known: {known}"))
        return
    for key, words in phrases.values.items():
        concept = Concept(id=key, type=_phrase_class(kind, vocabulary), label=Words(by_language=words))
        _add(facts, facts.concepts, key, concept, document, ("values", key))


def _phrase_class(kind: QualifierKindInfo, vocabulary: Terms) -> str:
    """The class of a kind's phrases. Where its values may be any concept (`prior_treatment`), that of its own name."""
    if vocabulary.is_kind(kind.value_class, "QualifierValue"):
        return kind.value_class
    return "".join(word.capitalize() for word in kind.id.split("_"))


def _read_supplement(facts: Facts, document: Document) -> None:
    supplement, findings = typed(Supplement, document)
    facts.findings += findings
    if supplement:
        _add_claims(facts, supplement.about, supplement.claims, document)


def _read_fact(facts: Facts, document: Document) -> None:
    fact, findings = typed(FactFile, document)
    facts.findings += findings
    if fact is None:
        return
    concept = Concept(
        id=fact.id,
        type=fact.type,
        label=Words(by_language=fact.label),
        synonyms=fact.synonyms,
        xrefs=fact.xrefs,
        shares_name_with=fact.shares_name_with,
    )
    _add(facts, facts.concepts, fact.id, concept, document, (), stem=True)
    if fact.gloss:
        spoken = fact.gloss.model_dump(exclude={"cited"}, exclude_none=True)
        entry = ClaimEntry.model_validate({"predicate": "gloss", "text": spoken, "cited": fact.gloss.cited})
        _add_claim(facts, fact.id, entry, document, ("gloss",))
    if fact.defined_as:
        definition = fact.defined_as
        entry = ClaimEntry(
            predicate="defined_as",
            object=definition.parent,
            qualifiers={"state": definition.state},
            cited=definition.cited,
        )
        _add_claim(facts, fact.id, entry, document, ("defined_as",))
    _add_claims(facts, fact.id, fact.claims, document)


def _add_claims(facts: Facts, subject: str, entries: tuple[ClaimEntry, ...], document: Document) -> None:
    for i, entry in enumerate(entries):
        _add_claim(facts, subject, entry, document, ("claims", i))


def _add_claim(facts: Facts, subject: str, entry: ClaimEntry, document: Document, place: Place) -> None:
    for language, registers in (entry.text or {}).items():
        for register, text in registers.items():
            if len(text) > LONGEST_TEXT:
                what = f"the {register} text ({language}) has {len(text)} characters"
                facts.findings.append(Finding(document.where(place), what, f"cut it to {LONGEST_TEXT}: one sentence"))
    said: Any = entry.object or entry.value or entry.text
    key = claim_id(subject, entry.predicate, said, entry.qualifiers, entry.direction)
    claim = Claim(
        id=key,
        subject=subject,
        predicate=entry.predicate,
        object=entry.object,
        words=Words(by_language=entry.text) if entry.text else None,
        value=entry.value,
        qualifiers={kind: entry.qualifiers[kind] for kind in sorted(entry.qualifiers)},
        direction=entry.direction,
        valid_for=entry.valid_for,
        lasting=entry.valid_for is None and "valid_for" in entry.model_fields_set,
        order=entry.order,
        cited=tuple(sorted(entry.cited, key=lambda c: (c.source, c.at, c.as_of))),
        supersedes=Replaced(claim=entry.supersedes.claim, because=entry.supersedes.because)
        if entry.supersedes
        else None,
    )
    _add(facts, facts.claims, key, claim, document, place)
    for i, citation in enumerate(entry.cited):
        facts.where.setdefault(f"{key}#{citation.source}", document.where((*place, "cited", i)))


def _supersede(facts: Facts) -> None:
    """Resolve what each `supersedes` names, and mark the older claim."""
    for claim in list(facts.claims.values()):
        if claim.supersedes is None:
            continue
        named = [key for key in facts.claims if key.startswith(claim.supersedes.claim) and key != claim.id]
        if len(named) != 1:
            what = f"supersedes '{claim.supersedes.claim}', which names {len(named)} claims"
            fix = f"name one of: {', '.join(named)}" if named else "write the beginning of an older claim's id"
            facts.findings.append(Finding(facts.where[claim.id], what, fix))
            continue
        because = claim.supersedes.because
        facts.claims[claim.id] = claim.model_copy(update={"supersedes": Replaced(claim=named[0], because=because)})
        facts.claims[named[0]] = facts.claims[named[0]].model_copy(
            update={"superseded_by": Replaced(claim=claim.id, because=because)}
        )
