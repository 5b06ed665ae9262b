"""What is written where: results on stdout, complaints on stderr, in one line each. Knows no command."""

from __future__ import annotations

import os
import shutil
import sys
from io import TextIOWrapper

HUNG_UP = 141  # what a shell sees of any program whose reader has gone: 128 + SIGPIPE


def write(text: str) -> None:
    """Write a result to stdout as UTF-8, whatever the locale: bytes in a pipe are the same everywhere.

    Leaves quietly when the reader has gone (`wayfind ask … | head`).
    """
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    try:
        sys.stdout.write(text if text.endswith("\n") else f"{text}\n")
        sys.stdout.flush()  # here, where a closed pipe can still be told from a failure
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else Python complains on its way out
        sys.exit(HUNG_UP)


def complain(message: str) -> None:
    """Write one line to stderr, free of control codes."""
    shown = "".join(letter if letter.isprintable() else " " for letter in message)
    sys.stderr.write(f"wayfind: {shown.encode(errors='replace').decode()}\n")


def announce(message: str) -> None:
    """Tell someone at a terminal why they wait."""
    if sys.stderr.isatty():
        complain(message)


def width() -> int:
    """How many characters fit on a line."""
    return shutil.get_terminal_size().columns


def shows_color(allowed: bool) -> bool:
    """Whether to colour: only a terminal, and only where the reader has not asked for none."""
    return allowed and sys.stdout.isatty()
