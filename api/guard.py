"""What stands before every route: headers, a limit on bodies, and a net for what nobody foresaw. Knows no route.

The net logs which error it was and where in our code, never its words: an error's text can hold what a person typed.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from pathlib import Path
from traceback import extract_tb

from fastapi import Response
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST = 64 * 1024
SECONDS = 15  # for a body to arrive
SECURITY = {
    "Content-Security-Policy": "; ".join((
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "connect-src 'self'",
        "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
    )),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}  # fmt: skip
ROOT = Path(__file__).parent.parent
log = logging.getLogger("wayfind")

Refuse = Callable[[Scope, int, str], Response]


class Guard:
    """The outermost layer of the site."""

    def __init__(self, app: ASGIApp, refuse: Refuse) -> None:
        self.app = app
        self.refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, if its body is small enough; dress the reply."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = False

        async def dressed(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                headers = MutableHeaders(raw=message.setdefault("headers", []))
                for name, value in SECURITY.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        try:
            refused = await self._within(scope, receive)
            if isinstance(refused, Response):
                await refused(scope, receive, dressed)
            else:
                await self.app(scope, refused, dressed)
        except Exception as error:
            log.error("%s at %s", type(error).__name__, place(error))
            if not started:
                await self.refuse(scope, 500, "")(scope, receive, dressed)

    async def _within(self, scope: Scope, receive: Receive) -> Receive | Response:
        """A receiver that gives a body which is whole and small enough; or the refusal."""
        headers = Headers(scope=scope)
        if "content-length" not in headers and "transfer-encoding" not in headers:
            return receive
        too_large = f"a body may have {LARGEST // 1024} KB"
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > LARGEST:
            return self.refuse(scope, 413, too_large)
        body = b""
        try:
            async with asyncio.timeout(SECONDS):
                while True:
                    message = await receive()
                    if message["type"] != "http.request":
                        break
                    body += message.get("body", b"")
                    if len(body) > LARGEST:
                        return self.refuse(scope, 413, too_large)
                    if not message.get("more_body"):
                        break
        except TimeoutError:
            return self.refuse(scope, 408, "the body did not arrive in time")
        return _given(body, receive)


def _given(body: bytes, receive: Receive) -> Callable[[], Awaitable[Message]]:
    """A receiver that gives a body once, then whatever comes."""
    left = [body]

    async def again() -> Message:
        if left:
            return {"type": "http.request", "body": left.pop(), "more_body": False}
        return await receive()

    return again


def place(error: BaseException) -> str:
    """Where in our own code an error came from.

    >>> place(ValueError("what a person typed"))
    'an unknown place'
    """
    ours = [frame for frame in extract_tb(error.__traceback__) if Path(frame.filename).is_relative_to(ROOT)]
    own = [frame for frame in ours if ".venv" not in frame.filename]
    if not own:
        return "an unknown place"
    return f"{Path(own[-1].filename).relative_to(ROOT)}:{own[-1].lineno}"
