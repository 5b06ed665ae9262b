"""Walk and render, uncached: every plan for every concept that fills its first need."""

from __future__ import annotations

import gc
import random
from collections.abc import Mapping
from datetime import date
from functools import partial

from explain.answering import Answering, Reader
from explain.engine import explain
from explain.knowledge import Knowledge
from explain.model import Depth
from tests.bench.clock import at, row, seconds

MOST = 800
AIMS: Mapping[Depth, str] = {"brief": "aim: 0.5 ms or less", "full": "with all that can be opened"}


def jobs(knowledge: Knowledge) -> list[tuple[str, dict[str, str]]]:
    """Plans with needs: the first from all concepts of its class, the others drawn by a seed."""
    draw = random.Random(2)
    graph = knowledge.graph
    out = []
    for plan in knowledge.book.plans.values():
        first, *others = plan.required
        for concept in graph.of_class(plan.needs[first]):
            rest = {need: draw.choice(graph.of_class(plan.needs[need])) for need in others}
            out.append((plan.id, {first: concept, **rest}))
    draw.shuffle(out)
    return out[:MOST]


def measure(knowledge: Knowledge, today: date) -> None:
    """Print median and tail of brief and of full answers."""
    work = jobs(knowledge)
    gc.collect()
    gc.freeze()  # as `wayfind serve` does
    for depth, aim in AIMS.items():
        answering = Answering.on(today, knowledge, Reader(depth=depth))
        for plan, needs in work[:200]:
            explain(answering, plan, needs)
        times = sorted(seconds(partial(explain, answering, plan, needs), 1)[0] for plan, needs in work)
        half, tail = at(times, 0.5), at(times, 0.99)
        row(f"walk + render, {len(work)} {depth} answers, p50", f"{half * 1000:.2f} ms", aim)
        row(f"walk + render, {depth}, p99", f"{tail * 1000:.2f} ms", f"{tail / half:.0f}x the median")
