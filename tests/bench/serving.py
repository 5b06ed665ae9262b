"""The site on one worker: requests a second, and its memory. Start of the command line: to the first answer."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import httpx

from tests.bench.clock import at, row, seconds

QUESTION = "How does CAR-T cell therapy work for breast cancer?"
WAYFIND = str(Path(sys.executable).with_name("wayfind"))
REQUESTS = 150


def measure_start() -> None:
    """From typing a question to the last line of the answer."""
    ask = [WAYFIND, "ask", QUESTION]
    subprocess.run(ask, check=True, capture_output=True)
    took = at(seconds(lambda: subprocess.run(ask, check=True, capture_output=True), 5), 0.5)
    bare = at(seconds(lambda: subprocess.run([sys.executable, "-c", ""], check=True), 5), 0.5)
    row("`wayfind ask`, start to answer", f"{took:.2f} s", f"{took / bare:.0f}x an empty Python (aim: 0.8 s or less)")


def measure_site() -> None:
    """Requests a second and memory of one worker."""
    with site((WAYFIND,)) as (address, pid), httpx.Client(base_url=address, timeout=60) as client:
        ask = {"question": QUESTION}
        small = {"question": "What is HER2?"}
        sent: tuple[tuple[str, Callable[[], httpx.Response]], ...] = (
            ("POST /api/v1/ask, the reference question", lambda: client.post("/api/v1/ask", json=ask)),
            ("POST /api/v1/ask, a short question", lambda: client.post("/api/v1/ask", json=small)),
            (
                "GET /answers/how-it-works/car-t/breast-cancer",
                lambda: client.get("/answers/how-it-works/car-t/breast-cancer"),
            ),
            ("GET /answers/what-is/her2", lambda: client.get("/answers/what-is/her2")),
            ("GET /health", lambda: client.get("/health")),
        )
        for what, send in sent:
            assert send().status_code == 200, what
            took = sum(seconds(send, REQUESTS))
            row(what, f"{REQUESTS / took:.0f} /s")
        row("memory of the site after that", f"{memory(pid):.0f} MB", "aim: 250 MB or less")


def asked(address: str, question: str) -> None:
    """Have a site answer a question."""
    httpx.post(f"{address}/api/v1/ask", json={"question": question}, timeout=60).raise_for_status()


@contextmanager
def site(
    command: Sequence[str], folder: Path | None = None, environment: Mapping[str, str] | None = None
) -> Iterator[tuple[str, int]]:
    """A running site: its address and its process.

    Args:
        command: what stands for `wayfind`.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    begin = time.perf_counter()
    site = subprocess.Popen(
        [*command, "serve", "--port", str(port)],
        cwd=folder,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        while time.perf_counter() - begin < 60:
            try:
                httpx.get(f"{address}/health", timeout=5).raise_for_status()
                break
            except httpx.HTTPError:
                time.sleep(0.02)
        row("`wayfind serve`, start to first answer", f"{time.perf_counter() - begin:.2f} s")
        yield address, site.pid
    finally:
        site.terminate()
        site.wait(10)


def memory(pid: int) -> float:
    """Resident memory of a process (MB)."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))
