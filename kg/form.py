"""The form in which files write qualifiers: a value, a list, or values with facets of their own. Knows no graph.

    qualifiers:
      age: 18+
      extent: [metastatic, unresectable]
      earlier_treatment: {chemotherapy: {extent: metastatic, earlier_lines: 2+}}

Two things come of it, apart from each other: the ids of the values (`values_of`, called where a file is typed), and
what is wrong with them in the light of the ontology, each with its line (`checked`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Annotated

from pydantic import BeforeValidator

from kg.findings import Finding
from kg.mentions import LISTED, Mention
from kg.values import Value, narrowed, numbers, parsed
from kg.yamlfile import Document
from kg.yamltext import Place
from ontology.errors import near_misses
from ontology.vocabulary import QualifierKindInfo, Vocabulary, a_kind

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
FACET = re.compile(r"\{\w+: [^{}]+\}")
HOW_NUMBERS_ARE_WRITTEN = "write 18+ (at least), ..25 (at most), 2..17 (from, to) or 1 (exactly)"
MALFORMED, WITHOUT_FACETS = "should name values by their ids or as numbers", "should say which facets"
"""What `values_of` says of a slip that `checked` tells better, knowing the kind."""
NOT_FACETS = frozenset({"parent", "cited"})
"""What stands under `defined_as:` besides facets."""


def values_of(raw: object) -> tuple[str, ...]:
    """The ids of what stands behind a kind of qualifier, in the order in which they are written; a tuple is of ids.

    >>> values_of(["trastuzumab", {"chemotherapy": {"extent": "metastatic", "earlier_lines": "2+"}}])
    ('trastuzumab', 'chemotherapy(earlier_lines=2+, extent=metastatic)')

    Raises:
        ValueError: something of another form, or the same value twice.
    """
    if isinstance(raw, tuple):
        return raw
    found = tuple(id for item in _listed(raw) for id in _ids(item))
    for i, id in enumerate(found):
        if id in found[:i]:
            raise ValueError(f"should name '{id}' once")
    if not found:
        raise ValueError("should have a value")
    return found


def as_written(values: tuple[str, ...]) -> object:
    """Values as a file writes them, so that what is proposed can be pasted.

    >>> as_written(("trastuzumab", "chemotherapy(earlier_lines=2+, extent=metastatic)"))
    ['trastuzumab', {'chemotherapy': {'earlier_lines': '2+', 'extent': 'metastatic'}}]
    """
    out = [_written(parsed(id)) for id in values]
    return out[0] if len(out) == 1 else out


def _written(value: Value) -> object:
    if not value.facets:
        return str(value)
    return {value.concept: {kind: inner[0] if len(inner) == 1 else [*inner] for kind, inner in value.facets}}


def alike(qualifiers: Mapping[str, tuple[str, ...]]) -> Mapping[str, frozenset[str]]:
    """Qualifiers without the order in which values are written: equal for equal conditions."""
    return {kind: frozenset(values) for kind, values in qualifiers.items()}


Values = Annotated[tuple[str, ...], BeforeValidator(values_of)]
Qualifiers = dict[str, Values]


def _listed(raw: object) -> Iterable[object]:
    return raw if isinstance(raw, list) else (raw,)


def _ids(item: object) -> Iterator[str]:
    if not isinstance(item, Mapping):
        yield _simple(item)
        return
    for value, facets in item.items():
        if not isinstance(facets, Mapping) or not facets:
            raise ValueError(f"{WITHOUT_FACETS} '{value}' has, like {{{value}: {{earlier_lines: 2+}}}}")
        concept = _simple(value)
        if numbers(concept):
            raise ValueError(f"should give no facets to the number {concept}")
        yield narrowed(concept, {kind: [_simple(one) for one in _listed(inner)] for kind, inner in facets.items()})


def _simple(raw: object) -> str:
    """A concept's id or a range of numbers."""
    if isinstance(raw, Mapping | list):
        raise ValueError("should have facets one level deep only")
    return _value_id(str(raw).strip())


@lru_cache(maxsize=4096)
def _value_id(text: str) -> str:
    found = numbers(text)
    if found:
        return str(found)
    if not ID.fullmatch(text) and "." not in text and "+" not in text:
        raise ValueError(f"{MALFORMED}: {HOW_NUMBERS_ARE_WRITTEN}; not '{text}'")
    return text


def checked(document: Document, vocabulary: Vocabulary) -> tuple[list[Mention], list[Finding]]:
    """The concepts that a fact file names in qualifiers, and what is wrong with kinds and numbers there."""
    reader = _Reader(document, vocabulary)
    for place, raw in _qualifiers(document.data):
        reader.read(place, raw)
    return reader.mentions, reader.findings


def told_once(of_form: Iterable[Finding], of_kinds: list[Finding]) -> list[Finding]:
    """What is wrong with a file's form, without the slips that `checked` has told."""
    told = (MALFORMED, WITHOUT_FACETS) if of_kinds else ()
    return [finding for finding in of_form if not any(slip in str(finding) for slip in told)]


def _qualifiers(data: object) -> Iterator[tuple[Place, Mapping[str, object]]]:
    """All that a file's claims and its definition say as qualifiers, and where."""
    file = data if isinstance(data, dict) else {}
    claims, definition = file.get("claims"), file.get("defined_as")
    for i, claim in enumerate(claims if isinstance(claims, list) else ()):
        held = claim.get("qualifiers") if isinstance(claim, dict) else None
        if isinstance(held, dict):
            yield ("claims", i, "qualifiers"), held
    if isinstance(definition, dict):
        yield ("defined_as",), {kind: raw for kind, raw in definition.items() if kind not in NOT_FACETS}


class _Reader:
    """Reads the qualifiers of one file; what has no right form is left to `values_of`, which complains of it."""

    def __init__(self, document: Document, vocabulary: Vocabulary) -> None:
        self.document, self.vocabulary, self.kinds = document, vocabulary, vocabulary.qualifier_kinds
        self.mentions: list[Mention] = []
        self.findings: list[Finding] = []

    def read(self, place: Place, qualifiers: Mapping[str, object], outer: QualifierKindInfo | None = None) -> None:
        """Read the facets of a claim, or those inside a value of a kind."""
        for key, raw in qualifiers.items():
            here, kind = (*place, key), self.kinds.get(key)
            if kind is None or not _may_stand(kind, outer):
                self._complain(here, *self._misplaced(key, outer))
                continue
            values = list(self._values(here, raw))
            if kind.several == "one" and len(values) > 1:
                self._complain(here, f"{len(values)} values of {key}", "write just one; an 'or' is two claims")
            for at, value, facets in values:
                self._value(at, kind, value)
                if "" in facets and outer is None:
                    held = f"'{facets['']}'" if facets[""] else "nothing"
                    what = f"behind the {kind.id} '{value}' stand no facets, but {held}"
                    self._complain(at, what, self._facets(kind, value))
                elif facets and outer is None:
                    self.read(at, facets, kind)

    def _values(self, place: Place, raw: object) -> Iterator[tuple[Place, str, Mapping[str, object]]]:
        """Each value with its place and its facets."""
        items = [((*place, i), item) for i, item in enumerate(raw)] if isinstance(raw, list) else [(place, raw)]
        for at, item in items:
            if isinstance(item, Mapping):
                for value, facets in item.items():
                    yield (*at, value), value, facets if isinstance(facets, Mapping) else {"": facets}
            elif isinstance(item, str):
                yield at, item, {}

    def _value(self, place: Place, kind: QualifierKindInfo, value: str) -> None:
        found = numbers(value.strip())
        if kind.is_number and found is None:
            what = f"the {kind.id} '{value}' is no number" if value.strip() else f"'{kind.id}' is empty"
            self._complain(place, what, HOW_NUMBERS_ARE_WRITTEN)
        elif found and not kind.is_number:
            self._complain(place, f"the {kind.id} '{value}' is a number", "name a value by its id")
        elif not kind.is_number and not ID.fullmatch(value.strip()):
            what = f"the {kind.id} '{value}' is no id" if value.strip() else f"'{kind.id}' is empty"
            self._complain(place, what, self._ids(kind))
        elif not kind.is_number:
            self.mentions.append(Mention(self.document.at(*place), kind.id, value.strip()))

    def _ids(self, kind: QualifierKindInfo) -> str:
        """How values of a kind are written."""
        listed = all(self.vocabulary.is_kind(one, LISTED) for one in kind.value_classes)
        where = (
            f"those of kg/facts/qualifier/{kind.id}.yaml" if listed else " or ".join(map(a_kind, kind.value_classes))
        )
        return f"write the id of a value: {where}, as in `{kind.id}: {kind.example}`"

    def _facets(self, kind: QualifierKindInfo, value: str) -> str:
        """How facets of a kind's values are written, by an example of one: a number, where one may stand there."""
        inner = [info for info in self.kinds.values() if kind.id in info.inside]
        if not inner:
            return f"write '{value}' alone: values of {kind.id} have no facets"
        first = min(inner, key=lambda info: (not info.is_number, info.order))
        shown = FACET.search(first.example)
        return f"say which it has, like {{{value}: {shown[0] if shown else f'{{{first.id}: {first.example}}}'}}}"

    def _misplaced(self, key: str, outer: QualifierKindInfo | None) -> tuple[str, str]:
        """What to say of a kind that is not known, or not known here."""
        allowed = [kind for kind, info in self.kinds.items() if _may_stand(info, outer)]
        where = f"inside {outer.id}" if outer else "in a claim"
        known = self.kinds.get(key)
        if known:
            places = [*known.inside, *(["claims"] if known.of_claims else [])]
            return f"'{key}' can't stand {where}", f"it may stand in {', '.join(places)}"
        close = near_misses(key, allowed)
        fix = f"did you mean '{close[0]}'?" if close else f"known {where}: {', '.join(allowed) or 'none'}"
        return f"unknown qualifier kind '{key}'", fix

    def _complain(self, place: Place, what: str, fix: str) -> None:
        self.findings.append(Finding(self.document.where(place), what, fix))


def _may_stand(kind: QualifierKindInfo, outer: QualifierKindInfo | None) -> bool:
    return outer.id in kind.inside if outer else kind.of_claims
