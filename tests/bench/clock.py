"""How long things take: medians of repeated runs. Knows nothing of what is measured."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence


def seconds(work: Callable[[], object], times: int) -> list[float]:
    """How long each of some runs took, sorted (seconds)."""
    out = []
    for _ in range(times):
        begin = time.perf_counter()
        work()
        out.append(time.perf_counter() - begin)
    return sorted(out)


def at(sorted_values: Sequence[float], share: float) -> float:
    """The value below which a share of a sorted sequence lies."""
    return sorted_values[min(len(sorted_values) - 1, int(len(sorted_values) * share))]


def row(what: str, figure: str, note: str = "") -> None:
    """Print one line of the report."""
    print(f"{what:<58} {figure:>14}  {note}".rstrip())


def pace() -> float:
    """How long a plain loop takes (seconds): what figures of two runs, or of two machines, can be compared by."""
    return at(seconds(lambda: sum(i * i % 7 for i in range(10_000)), 50), 0.5)
