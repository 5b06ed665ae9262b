"""The page of all sources. Knows no route."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date

from api.pages.site import Site
from kg.claims import DEFAULT_LANGUAGE

KINDS: Mapping[str, str] = {
    "official": "pages.official",
    "label": "pages.label",
    "registry": "pages.registry",
    "guideline": "pages.guideline",
    "trial-report": "pages.trial_report",
    "review": "pages.review",
    "organization": "pages.organization",
    "news": "pages.news",
}
"""What each kind of source is called, as a phrase."""


def sources_page(site: Site, today: date, language: str = DEFAULT_LANGUAGE) -> str:
    """The HTML of `/sources`: by kind, with how many claims each stands behind."""
    graph = site.knowledge.graph
    used = Counter(source for claim in graph.claims.values() for source in {c.source for c in claim.cited})
    held = sorted(graph.sources.values(), key=lambda s: (s.publisher.lower(), s.title.lower(), s.id))
    groups = [(title, [source for source in held if source.kind == kind]) for kind, title in KINDS.items()]
    return site.page(
        "sources",
        site.proof(today, language=language),
        groups=[(title, found) for title, found in groups if found],
        used=used,
        total=len(held),
        json="/api/v1/sources",
    )
