"""The page of all sources. Knows no route."""

from __future__ import annotations

from collections import Counter
from datetime import date

from api.pages.site import Site

KINDS = {
    "official": "Official pages",
    "label": "Product labels",
    "registry": "Trial registry records",
    "guideline": "Guidelines",
    "trial-report": "Reports of trials",
    "review": "Reviews",
    "organization": "Organizations",
    "news": "News",
}


def sources_page(site: Site, today: date) -> str:
    """The HTML of `/sources`: by kind, with how many claims each stands behind."""
    graph = site.knowledge.graph
    used = Counter(source for claim in graph.claims.values() for source in {c.source for c in claim.cited})
    held = sorted(graph.sources.values(), key=lambda s: (s.publisher.lower(), s.title.lower(), s.id))
    groups = {title: [source for source in held if source.kind == kind] for kind, title in KINDS.items()}
    return site.page(
        "sources",
        site.proof(today),
        groups={title: found for title, found in groups.items() if found},
        used=used,
        total=len(held),
        json="/api/v1/sources",
    )
