"""Every source can be read, has an address, is cited by some claim, and speaks at the level and day of what it is."""

import re
from collections import defaultdict
from functools import cache
from typing import Final
from urllib.parse import urlsplit

import pytest

from kg.claims import Source
from tests.content.files import names, today, wrong_in
from tests.kg.builders import real_facts

SOURCES = names("kg/sources", ".yaml")
KINDS: Final = {
    "regulatory": {"official", "label"},
    "guideline": {"guideline"},
    "phase3": {"trial-report"},
    "phase2": {"trial-report"},
    "phase1": {"trial-report"},
    "observational": {"trial-report"},
    "registry": {"registry"},
    "review": {"review", "official", "trial-report"},
    "preclinical": {"trial-report", "review"},
}
"""Of which kind a document is that speaks at a level; at any other level, any may speak."""
AUTHORITIES: Final = (
    *("fda.gov", "dailymed.nlm.nih.gov", "cancer.gov", "ema.europa.eu", "ec.europa.eu", "canada.ca", "hres.ca"),
    *("hpfb-dgpsa.ca", "swissmedic.ch", "has-sante.fr", "scottishmedicines.org.uk", "gov.uk", "pmda.go.jp"),
    "tga.gov.au",
)
"""Where those who decide on medicines, or another authority of the same country, publish."""
EXACT_COPY: Final = re.compile(r"^https://github\.com/[^/]+/[^/]+/blob/[0-9a-f]{40}/.+\.(json|csv)$")
"""A file of an authority's own data, kept unchanged at one version of a repository."""


def host(source: Source) -> str:
    """The name of the server on which it stands."""
    return (urlsplit(source.url).hostname or "").removeprefix("www.")


def levels(source: Source) -> set[str]:
    """The levels at which it speaks."""
    return {reading.level for reading in source.readings.values()}


def all_sources() -> list[Source]:
    return sorted(real_facts().sources.values(), key=lambda source: source.id)


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


def test_a_level_is_spoken_at_by_documents_of_its_kind() -> None:
    """News of a trial is not its report, and a summary of trials is none of them."""
    wrong = {
        source.id: f"{level}, of kind {source.kind}"
        for source in all_sources()
        for level in levels(source)
        if source.kind not in KINDS.get(level, {source.kind})
    }
    assert not wrong, f"give the level of what each is (`expert` for news and makers' pages): {wrong}"


def test_a_regulators_level_is_for_its_own_pages() -> None:
    """A copy, an aggregator's page or a maker's site can be behind, or leave out what matters."""
    wrong = {
        source.id: source.url
        for source in all_sources()
        if "regulatory" in levels(source)
        and not any(f".{host(source)}".endswith(f".{one}") for one in AUTHORITIES)
        and not (EXACT_COPY.match(source.url) and "copy kept by" in source.publisher)
    }
    assert not wrong, f"cite the authority's page, or say `level: expert`: {wrong}"


def test_a_copy_says_so() -> None:
    """A registry's record is read at the registry, or its publisher says who keeps the copy."""
    registries = ("clinicaltrials.gov", "cancer.gov")
    wrong = {
        source.id: source.publisher
        for source in all_sources()
        if source.kind == "registry" and not host(source).endswith(registries) and "copy of the" not in source.publisher
    }
    assert not wrong, f"name in `publisher` who keeps the copy, and of what: {wrong}"


def test_the_day_on_which_a_site_was_copied_is_no_pages_own_date() -> None:
    """Else text of any age looks as new as the copy: such a page is `undated`, seen on that day."""
    copied: dict[str, set[str]] = defaultdict(set)
    for source in all_sources():
        for reading in source.readings.values():
            if reading.undated and reading.as_of != reading.read_on:
                copied[host(source)].add(reading.as_of.isoformat())
    wrong = {
        source.id: reading.as_of.isoformat()
        for source in all_sources()
        for reading in source.readings.values()
        if not reading.undated and reading.as_of.isoformat() in copied[host(source)]
    }
    assert not wrong, f"say `as_of:` with that day and `undated: true`: {wrong}"
