"""Work in a process of its own: what it gives, what it raises, and that it ends with its block."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest

from kg.beside import beside
from ontology.errors import UsageError
from tests.house.shared import alone


def test_it_is_done_in_another_process() -> None:
    with alone(), beside(os.getpid) as held:
        assert held() != os.getpid()


def test_where_threads_run_it_is_done_here() -> None:
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        with beside(os.getpid) as held:
            assert held() == os.getpid()
    finally:
        stop.set()
        thread.join()


def test_an_error_is_raised_where_it_is_waited_for() -> None:
    def wrong() -> None:
        raise UsageError(what="no such file", fix="name another")

    with alone(), beside(wrong) as held, pytest.raises(UsageError, match="no such file"):
        held()


def test_what_is_not_wanted_ends_with_the_block(tmp_path: Path) -> None:
    """A build that is refused waits for nothing."""
    later = tmp_path / "later"

    def slow() -> None:
        time.sleep(60)
        later.touch()

    begin = time.monotonic()
    with alone(), beside(slow):
        pass
    assert time.monotonic() - begin < 30
    assert not later.exists()


def test_what_is_told_may_be_large() -> None:
    with alone(), beside(lambda: "x" * 5_000_000) as held:
        assert len(held()) == 5_000_000
