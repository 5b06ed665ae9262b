"""Whatever is sent, the reply is a problem in words: never a traceback, never what was sent, never a 500."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from api.guard import LARGEST
from tests.api.site import client

SECRET = "zanzibarword"
BODIES = {
    "nothing": b"",
    "no JSON": b"{" + SECRET.encode(),
    "NaN": b'{"question": NaN}',
    "a lone surrogate": b'{"question": "\\ud800"}',
    "no UTF-8": b'{"question": "\xff\xfe"}',
    "deep nesting": b'{"question": ' + b"[" * 20000 + b"]" * 20000 + b"}",
    "nesting that still parses": b'{"question": ' + b"[" * 900 + b"]" * 900 + b"}",
    "a list": b'["' + SECRET.encode() + b'"]',
    "a number": b'{"question": 5}',
    "no question": b'{"register": "plain"}',
    "a field that is not ours": b'{"question": "What is HER2?", "' + SECRET.encode() + b'": 1}',
    "no such register": b'{"question": "What is HER2?", "register": "' + SECRET.encode() + b'"}',
    "no such language": b'{"question": "What is HER2?", "language": "xx"}',
    "an empty question": b'{"question": " "}',
    "signs only": b'{"question": "?!"}',
    "too long": b'{"question": "' + b"HER2 " * 3000 + b'"}',
    "null": b"null",
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_a_body_that_cannot_be_read_is_a_problem_that_repeats_nothing(body: bytes) -> None:
    reply = client().post("/api/v1/ask", content=body, headers={"Content-Type": "application/json"})
    assert reply.status_code in (400, 422), reply.text
    assert reply.headers["content-type"] == "application/problem+json"
    told = reply.json()
    assert {"type", "title", "status", "detail", "fix"} <= set(told), "say what is wrong and what to do"
    assert SECRET not in reply.text


@pytest.mark.parametrize(
    ("body", "media_type", "status"),
    [
        (b"question=%FF%FE", "application/x-www-form-urlencoded", 422),
        (b"question=%ED%A0%80", "application/x-www-form-urlencoded", 422),
        ("question=é".encode("latin-1"), "application/x-www-form-urlencoded", 422),
        (b"", "application/x-www-form-urlencoded", 422),
        (b"question=+", "application/x-www-form-urlencoded", 422),
        (b"question=What+is+HER2&register=loud", "application/x-www-form-urlencoded", 400),
        (b"&".join(b"a%d=1" % i for i in range(50)), "application/x-www-form-urlencoded", 400),
        (b"--x\r\n\r\n", "multipart/form-data; boundary=x", 400),
        (b"{}", "application/json", 400),
    ],
)
def test_a_form_that_cannot_be_read_is_a_page_that_says_so(body: bytes, media_type: str, status: int) -> None:
    reply = client().post("/ask", content=body, headers={"Content-Type": media_type})
    assert reply.status_code == status
    assert reply.headers["content-type"].startswith("text/html")
    assert "<form" in reply.text, "and lets the person ask again"


@pytest.mark.parametrize(
    "question", ["😀 What is HER2?", "What is HER2?" + "\u202e" * 9, "¿Qué es HER2?", "{{ 7*7 }} HER2"]
)
def test_unusual_text_is_answered(question: str) -> None:
    reply = client().post("/ask", data={"question": question})
    assert reply.status_code == 200
    assert "49" not in reply.text.split("<h1>")[1].split("</h1>")[0]


@pytest.mark.parametrize("path", ["/ask", "/api/v1/ask", "/nothing"])
def test_a_body_that_is_too_large_is_refused_unread(path: str) -> None:
    reply = client().post(path, content=b"x" * (LARGEST + 1))
    assert reply.status_code == 413


def test_a_body_of_unknown_length_is_counted_as_it_comes() -> None:
    def parts() -> Iterator[bytes]:
        for _ in range(LARGEST // 1000 + 2):
            yield b"x" * 1000

    assert client().post("/ask", content=parts()).status_code == 413


@pytest.mark.parametrize(
    "path",
    [
        "/concepts/%00", "/concepts/%ff", "/concepts/..%2f..%2fetc", "/concepts/" + "a" * 3000, "/claims/<script>",
        "/answers/what-is/", "/answers/what-is/a/b/c/d/e", "/answers//", "/answers/what-is/car-t?register=loud",
        "/explore?concept=%3Cscript%3E", "/static/%00", "/api/v1/concepts/%ed%a0%80",
    ],
)  # fmt: skip
def test_strange_addresses_are_not_found_and_harm_nothing(path: str) -> None:
    reply = client().get(path)
    assert reply.status_code in (400, 404)
    assert "<script>" not in reply.text


def test_other_methods_are_told_which_one_is_right() -> None:
    reply = client().put("/api/v1/ask", json={})
    assert (reply.status_code, reply.headers["allow"]) == (405, "POST")
    assert reply.json()["status"] == 405
