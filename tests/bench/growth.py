"""What grows with the graph: check, build, first answer, answers, memory, at the real size and at 20,000 claims.

Each size is a checkout of its own, and the two are measured in turn, so that their ratio holds on a busy machine.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path
from random import Random

from api.opening import knowledge_of
from api.settings import Settings
from explain.answering import Answering
from explain.engine import explain
from kg import snapshot
from kg.files import read
from kg.graph import Graph
from ontology.turtle import read_vocabulary
from tests.bench import answers, serving
from tests.bench.clock import at, row, seconds
from tests.synthetic.grow import grown

CLAIMS = 20_000
ANSWERS = 400
SLIPS = 66
QUESTION = "What is HER2?"


@dataclass(frozen=True)
class Checkout:
    """A checkout of some size, in which every command runs on its own code, files and snapshots."""

    root: Path

    @property
    def command(self) -> tuple[str, ...]:
        """`wayfind`, as this checkout has it."""
        return (sys.executable, "-c", "from api.cli.main import main; main()")

    @property
    def environment(self) -> Mapping[str, str]:
        """What makes it so; compiled modules are kept, as they are for users."""
        own = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        return {**own, "PYTHONPATH": str(self.root), "WAYFIND_SNAPSHOTS": str(self.root / "kg" / "snapshots")}

    def run(self, *arguments: str) -> int:
        """Run a command; its exit code."""
        command = [*self.command, *arguments]
        return subprocess.run(
            command, cwd=self.root, env=self.environment, stdout=subprocess.DEVNULL, check=False
        ).returncode

    def took(self, *arguments: str, code: int = 0) -> float:
        """How long a command runs (seconds)."""
        codes: list[int] = []
        (took,) = seconds(lambda: codes.append(self.run(*arguments)), 1)
        assert codes == [code], f"`wayfind {' '.join(arguments)}` ended with {codes[0]}"
        return took


@contextmanager
def checkouts() -> Iterator[tuple[Checkout, Checkout]]:
    """The real graph's, and the grown one's."""
    with tempfile.TemporaryDirectory() as folder:
        yield Checkout(grown(Path(folder) / "real", 0)), Checkout(grown(Path(folder) / "grown", CLAIMS))


def measure() -> None:
    """Print one line for each figure: real size, grown, and what is aimed at."""
    with checkouts() as both:
        _commands(both)
        _answers(both)
        for size, aim in zip(both, ("250", "500"), strict=True):
            with serving.site(size.command, size.root, size.environment) as (address, pid):
                serving.asked(address, QUESTION)
                held = f"{serving.memory(pid):.0f} MB"
                row(f"memory of the site, {size.root.name} size", held, f"aim: {aim} MB or less")
        _slips(both[1])


def _commands(both: tuple[Checkout, Checkout]) -> None:
    for what, arguments, times, aims in (
        ("check on save", ("kb", "check"), 3, (2, 6)),
        ("build (check --all and write)", ("kb", "build"), 1, (20, 90)),
        ("open + first answer", ("ask", QUESTION), 5, (1, 2)),
    ):
        rounds = [[size.took(*arguments) for size in both] for _ in range(times)]
        took = [min(one) for one in zip(*rounds, strict=True)]
        _compared(what, [f"{one:.2f} s" for one in took], took[1] / took[0], f"{aims[0]} s and {aims[1]} s")


def _answers(both: tuple[Checkout, Checkout]) -> None:
    """The same plans about concepts of the same classes, one answer of each size in turn."""
    real, large = (knowledge_of(snapshot.opened(size.root / "kg" / "snapshots")) for size in both)
    jobs = answers.jobs(real)[:ANSWERS]
    work = [(real, jobs), (large, [_alike(large.graph, *job) for job in jobs])]
    answering = [Answering.on(Settings().day(), knowledge) for knowledge, _ in work]
    times: list[list[float]] = [[], []]
    for measured in (False, True):  # once before, so that what is laid out at first use is there
        for pair in zip(*(jobs for _, jobs in work), strict=True):
            for who, (plan, needs), held in zip(answering, pair, times, strict=True):
                held.extend(seconds(partial(explain, who, plan, needs), 1) if measured else ())
    for name, share, aim in (("p50", 0.5, "1.3x"), ("p90", 0.9, "")):
        took = [at(sorted(one), share) * 1000 for one in times]
        _compared(f"answers, {name}", [f"{one:.2f} ms" for one in took], took[1] / took[0], aim)


def _alike(graph: Graph, plan: str, needs: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """The same plan about other concepts of the very same classes, drawn from a larger graph."""
    draw = Random(f"{plan} {sorted(needs.items())}")
    kinds = {need: graph.concepts[concept].type for need, concept in needs.items()}
    same = {
        need: [key for key in graph.of_class(kind) if graph.concepts[key].type == kind] for need, kind in kinds.items()
    }
    return plan, {need: draw.choice(keys) for need, keys in same.items()}


def _slips(size: Checkout) -> None:
    """Names that stand twice, of which one once cost seconds."""
    clean = size.took("kb", "check")
    facts = read(read_vocabulary(), size.root / "kg")
    bare = [key for key, concept in facts.concepts.items() if not concept.synonyms and facts.where[key].place == ()]
    for one, other in pairwise(bare[: SLIPS + 1]):
        file = size.root / facts.where[one].name
        label = facts.concepts[other].label.say("plain")
        file.write_text(f'{file.read_text("utf-8")}synonyms: ["{label}"]\n', "utf-8")
    wrong = size.took("kb", "check", code=1)
    row(f"check with {SLIPS} doubled names, grown size", f"{wrong:.2f} s", f"{wrong / clean:.2f}x without")


def _compared(what: str, figures: list[str], ratio: float, aim: str) -> None:
    row(what, " → ".join(figures), f"{ratio:.1f}x" + (f" (aim: {aim} or less)" if aim else ""))
