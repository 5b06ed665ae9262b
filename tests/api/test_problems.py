"""Errors at the doors: every one has a reply and an exit code, and none tells a stranger about our inside."""

from __future__ import annotations

import pytest

from api.problems import KINDS, exit_code, http_problem, problem
from ontology.errors import BadQuestion, FactError, JavaMissing, NotFound, SnapshotError, UsageError, WayfindError

MEMBERS = {"type", "title", "status", "detail"}


def tree(root: type[WayfindError] = WayfindError) -> list[type[WayfindError]]:
    """Every error class there is."""
    return [root, *(error for child in root.__subclasses__() for error in tree(child))]


@pytest.mark.parametrize("kind", tree(), ids=lambda kind: kind.__name__)
def test_every_error_has_a_reply_and_an_exit_code(kind: type[WayfindError]) -> None:
    reply = problem(kind(what="it broke", where="here", fix="mend it"))
    assert set(reply) >= MEMBERS
    assert 400 <= reply["status"] < 600
    assert exit_code(kind(what="it broke")) in {1, 2}


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (UsageError(what="x"), 400, 2),
        (BadQuestion(what="x"), 422, 2),
        (NotFound(what="x"), 404, 1),
        (SnapshotError(what="x"), 503, 1),
        (FactError(what="x"), 500, 1),
        (JavaMissing(what="x"), 500, 1),
        (ValueError("x"), 500, 1),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else str(value),
)
def test_statuses_and_exit_codes(error: Exception, status: int, code: int) -> None:
    assert (problem(error)["status"], exit_code(error)) == (status, code)


def test_what_the_asker_can_mend_is_told_with_its_remedy() -> None:
    reply = problem(NotFound(what="no concept 'car'", fix="did you mean car-t?"))
    assert (reply["detail"], reply["fix"]) == ("no concept 'car'", "did you mean car-t?")


@pytest.mark.parametrize("error", [SnapshotError(what="secret", where="/srv/x"), RuntimeError("secret /srv/x")])
def test_what_went_wrong_inside_is_not_told(error: Exception) -> None:
    reply = str(problem(error))
    assert "secret" not in reply
    assert "/srv" not in reply


def test_types_are_distinct_and_replies_of_http_itself_look_alike() -> None:
    assert len({kind.name for kind in KINDS.values()}) == len(KINDS)
    reply = http_problem(413, "the body is over 64 KB", "send less")
    assert set(reply) == {*MEMBERS, "fix"}
    assert reply["type"].endswith("/problems/" + reply["title"].lower().replace(" ", "-"))
