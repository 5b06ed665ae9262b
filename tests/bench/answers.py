"""Walk and render, uncached: every plan for every concept that fills its first need."""

from __future__ import annotations

import gc
import random
from datetime import date
from functools import partial

from explain.answering import Answering
from explain.engine import explain
from explain.knowledge import Knowledge
from tests.bench.clock import at, row, seconds

MOST = 800


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
    """Print median and tail."""
    work = jobs(knowledge)
    answering = Answering.on(today, knowledge)
    for plan, needs in work[:200]:
        explain(answering, plan, needs)
    gc.collect()
    gc.freeze()  # as `wayfind serve` does
    times = sorted(seconds(partial(explain, answering, plan, needs), 1)[0] for plan, needs in work)
    row(f"walk + render, {len(work)} answers, p50", f"{at(times, 0.5) * 1000:.2f} ms", "aim: 0.5 ms or less")
    row("walk + render, p99", f"{at(times, 0.99) * 1000:.2f} ms", f"{at(times, 0.99) / at(times, 0.5):.0f}x the median")
