"""`wayfind serve`: the site on this machine. Knows no route; nothing that is asked reaches a log."""

from __future__ import annotations

import gc
import os
import socket
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.terminal import announce, write
from ontology.errors import WayfindError

if TYPE_CHECKING:
    from api.settings import Settings


def serve(
    host: Annotated[str | None, typer.Option(help="Where to listen; WAYFIND_HOST, or this machine alone.")] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="WAYFIND_PORT, or 8000; 0: a free one.")] = None,
) -> None:
    """Open the site until Ctrl+C."""
    import uvicorn

    from api.app import create_app
    from api.opening import open_asker
    from api.settings import read_settings

    settings = read_settings()
    given = {key: value for key, value in (("host", host), ("port", port)) if value is not None}
    settings = settings.model_copy(update=given)
    app = create_app(settings, open_asker(settings, announce))
    gc.collect()
    gc.freeze()  # what is held lives as long as the site: no need to look through it for garbage again and again
    listener = listening(settings)
    config = uvicorn.Config(app, access_log=False, log_level="warning", server_header=False)
    write(f"Wayfind is open at {address(*listener.getsockname()[:2])} (stop it with Ctrl+C)")
    with suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[listener])


def listening(settings: Settings) -> socket.socket:
    """A socket that listens where the settings say.

    Raises:
        WayfindError: that place can't be had.
    """
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        listener = socket.create_server((settings.host, settings.port), family=family)
    except OSError as error:
        number = error.errno or 0
        reason = os.strerror(number) if number > 0 else "no such host"  # below 0: looking up the name failed
        where, fix = f"{settings.host}:{settings.port}", "choose another with --host and --port"
        raise WayfindError(what=f"can't listen: {reason.lower()}", where=where, fix=fix) from error
    # Connections inherit it; asyncio would set it only for sockets made another way. Without it each reply waits 40 ms.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def address(host: str, port: int) -> str:
    """Where a browser finds it.

    >>> address("::1", 8000)
    'http://[::1]:8000/'
    """
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
