"""Every source can be read, has an address, and is cited by some claim."""

from functools import cache

import pytest

from tests.content.files import names, today, wrong_in
from tests.kg.builders import real_facts

SOURCES = names("kg/sources", ".yaml")


@cache
def cited() -> frozenset[str]:
    """The ids of all sources that some claim cites."""
    return frozenset(citation.source for claim in real_facts().claims.values() for citation in claim.cited)


@pytest.mark.parametrize("name", SOURCES)
def test_a_source(name: str) -> None:
    assert not wrong_in(name), wrong_in(name)
    key = name.rpartition("/")[2].removesuffix(".yaml")
    source = real_facts().sources.get(key)
    assert source is not None, f"{name}: its id is not the file's name; write `id: {key}`"
    assert key in cited(), f"{name}: no claim cites it; cite '{key}' or remove the file"
    assert (source.date or "") <= today().isoformat(), f"{name}: date {source.date} has not come yet"


def test_no_two_sources_are_one_document() -> None:
    """Else one document would look like two that agree."""
    owners: dict[str, list[str]] = {}
    for source in real_facts().sources.values():
        documents = [key for key in source.identifiers if key.startswith(("PMID:", "DOI:"))]  # a trial has many
        for key in (source.url.rstrip("/"), *documents):
            owners.setdefault(key, []).append(source.id)
    shared = {key: held for key, held in owners.items() if len(held) > 1}
    assert not shared, f"keep one of them and cite that: {shared}"
