"""What takes long to make and is the same for all processes that run tests: one makes it, the others read it."""

import fcntl
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

FOLDER = "WAYFIND_TESTS_SHARED"


@contextmanager
def folder() -> Iterator[None]:
    """Have a folder that this process and those that it starts share."""
    with tempfile.TemporaryDirectory() as made:
        os.environ[FOLDER] = made
        yield
        del os.environ[FOLDER]


def once(name: str, made: Callable[[], bytes]) -> bytes:
    """What was made under a name; whoever asks while it is being made waits for it."""
    held = os.environ.get(FOLDER)
    if held is None:
        return made()
    file, beside = Path(held, name), Path(held, f"{name}.part")
    with Path(held, f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not file.exists():
            beside.write_bytes(made())
            beside.rename(file)
    return file.read_bytes()


@contextmanager
def alone() -> Iterator[None]:
    """As if this process had no other thread: one that runs tests beside others has, and it does nothing meanwhile."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kg.beside.active_count", lambda: 1)
        yield
