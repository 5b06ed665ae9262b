"""The page of a problem: what is wrong, and where to go on. Knows no route."""

from __future__ import annotations

from datetime import date
from typing import Any

from api.pages.site import Site


def problem_page(site: Site, problem: dict[str, Any], today: date) -> str:
    """The HTML of a problem, from its problem+json members."""
    return site.page("problem", site.proof(today), problem=problem)
