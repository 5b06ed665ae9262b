"""The page of a problem: what is wrong, and where to go on. Knows no route.

Its title is in the reader's language; what an error says of itself is English.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from http import HTTPStatus
from typing import Any

from api.pages.site import Site
from kg.claims import DEFAULT_LANGUAGE

TITLES: Mapping[int, str] = {
    HTTPStatus.NOT_FOUND: "pages.not_found",
    HTTPStatus.METHOD_NOT_ALLOWED: "pages.not_allowed",
    HTTPStatus.REQUEST_TIMEOUT: "pages.too_slow",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "pages.too_large",
    HTTPStatus.UNPROCESSABLE_ENTITY: "pages.not_read",
    HTTPStatus.SERVICE_UNAVAILABLE: "pages.no_snapshot",
}
"""What a status is called; any other is the asker's or ours."""


def problem_page(site: Site, problem: Mapping[str, Any], today: date, language: str = DEFAULT_LANGUAGE) -> str:
    """The HTML of a problem, from its problem+json members."""
    status = problem["status"]
    other = "pages.failed" if status >= HTTPStatus.INTERNAL_SERVER_ERROR else "pages.bad_request"
    proof = site.proof(today, language=language)
    return site.page("problem", proof, title=TITLES.get(status, other), problem=problem)
