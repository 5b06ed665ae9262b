"""Errors as the doors show them: problem+json (RFC 9457) and exit codes. Knows no web framework and no terminal.

What goes wrong inside is not told to strangers: a reply of 500 or more holds no place, path or value.
"""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from ontology.errors import BadQuestion, NotFound, SnapshotError, UsageError, WayfindError
from ontology.terms import BASE

MEDIA_TYPE = "application/problem+json"
TYPES = BASE + "problems/"
FAILED, MISUSED = 1, 2  # exit codes; 0 is every answer, whatever its status


@dataclass(frozen=True)
class Kind:
    """How one branch of the error tree is shown: its name in a problem's type, HTTP status, title, exit code."""

    name: str
    status: int
    title: str
    exit_code: int = FAILED


KINDS: dict[type[WayfindError], Kind] = {
    WayfindError: Kind("failed", 500, "Wayfind could not answer"),
    SnapshotError: Kind("no-snapshot", 503, "The knowledge is not ready"),
    NotFound: Kind("not-found", 404, "Not found"),
    BadQuestion: Kind("bad-question", 422, "The question cannot be read", MISUSED),
    UsageError: Kind("bad-request", 400, "The request is not one Wayfind understands", MISUSED),
}
UNAVAILABLE = "Something is wrong on our side; nothing you sent was kept."
MEND = "try again later, and tell whoever runs this Wayfind if it stays so"


def kind_of(error: Exception) -> Kind:
    """The row of the nearest ancestor that has one; what is no WayfindError counts as the tree's root.

    >>> kind_of(NotFound(what="no concept 'x'")).status, kind_of(ValueError()).status
    (404, 500)
    """
    return next((KINDS[kind] for kind in type(error).__mro__ if kind in KINDS), KINDS[WayfindError])


def problem(error: Exception) -> dict[str, Any]:
    """An error as the members of a problem+json reply.

    >>> problem(NotFound(what="no concept 'car'", fix="did you mean car-t?"))["detail"]
    "no concept 'car'"
    """
    kind = kind_of(error)
    known = isinstance(error, WayfindError) and kind.status < HTTPStatus.INTERNAL_SERVER_ERROR
    what, fix = (error.what, error.fix) if known and isinstance(error, WayfindError) else (UNAVAILABLE, MEND)
    return _members(kind.name, kind.title, kind.status, what, fix)


def http_problem(status: int, detail: str, fix: str = "") -> dict[str, Any]:
    """A problem that HTTP itself has a name for: a wrong method, a body that is too large …

    >>> http_problem(405, "POST is not possible here")["title"]
    'Method Not Allowed'
    """
    phrase = HTTPStatus(status).phrase
    return _members(phrase.lower().replace(" ", "-"), phrase, status, detail, fix)


def exit_code(error: Exception) -> int:
    """What the command line returns.

    >>> exit_code(UsageError(what="no answers in the language 'xx'")), exit_code(NotFound(what="no plan 'x'"))
    (2, 1)
    """
    return kind_of(error).exit_code


def _members(name: str, title: str, status: int, detail: str, fix: str) -> dict[str, Any]:
    members = {"type": TYPES + name, "title": title, "status": status, "detail": detail}
    return {**members, "fix": fix} if fix else members
