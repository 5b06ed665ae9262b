"""Which addresses are never a source, as ontology/addresses.yaml lists them. Knows no source and no claim."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Final

import yaml
from pydantic import TypeAdapter, field_validator

from kg.claims import Frozen
from ontology.errors import OntologyError
from ontology.vocabulary import WAYFIND_TTL

REFUSED: Final = WAYFIND_TTL.with_name("addresses.yaml")
SCHEME = re.compile(r"^https?://")


class Refused(Frozen):
    """A kind of page that no claim can rest on: how its address is told, and what to do instead."""

    kind: str
    pattern: str
    instead: str

    @field_validator("pattern")
    @classmethod
    def _readable(cls, pattern: str) -> str:
        re.compile(pattern)
        return pattern


@cache
def refused_kinds(path: Path = REFUSED) -> tuple[Refused, ...]:
    """The kinds of addresses that are refused, in the order of the file.

    Raises:
        OntologyError: the file is not such a list.
    """
    try:
        return TypeAdapter(tuple[Refused, ...]).validate_python(yaml.load(path.read_text("utf-8"), yaml.CSafeLoader))
    except (ValueError, re.error, yaml.YAMLError) as error:
        raise OntologyError(what=f"no list of addresses: {error}", where=str(path), fix="mend it there") from error


def refused(address: str) -> Refused | None:
    """Why a page at this address is no source; None where it may be one.

    >>> refused("https://dailymed.nlm.nih.gov/dailymed/search.cfm?query=abraxane").kind
    'a page of search results'
    >>> refused("https://dailymed.nlm.nih.gov/dailymed/lookup.cfm?setid=57a597d2") is None
    True
    """
    told = SCHEME.sub("", address).lower()
    return next((kind for kind in refused_kinds() if re.search(kind.pattern, told)), None)
