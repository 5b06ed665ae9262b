"""Understanding of messages: of the length that people write, and how it grows with it."""

from __future__ import annotations

import gc
from functools import partial
from itertools import islice
from pathlib import Path
from random import Random

from api.hearing import question_sets
from explain.ask.answer import Asker
from explain.ask.ear import Ear
from explain.ask.reading.text import read
from kg.claims import DEFAULT_LANGUAGE
from tests.bench.clock import at, row, seconds

QUESTIONS = Path("tests/questions/seen")
MOST = 400
LONG = 200
"""Characters of a message."""
GROWN = (1_000, 10_000)


def messages(length: int, most: int) -> list[str]:
    """Texts of some length, put together from the questions of the sets, in an order drawn by a seed."""
    asked = [question.ask for _, questions in question_sets(QUESTIONS) for question in questions]
    Random(3).shuffle(asked)
    text = ". ".join(asked)
    return [text[start : start + length] for start in islice(range(0, len(text), length), most)]


def measure(asker: Asker) -> None:
    """Print median and tail, and what ten times the length costs."""
    ear = asker.ear(DEFAULT_LANGUAGE)
    gc.collect()
    gc.freeze()
    _times(ear, messages(LONG, MOST // 4))  # once before, so that what is laid out at first use is there
    times = _times(ear, messages(LONG, MOST))
    row(f"understanding {LONG} characters, p50", f"{at(times, 0.5) * 1000:.2f} ms", "aim: 1 ms or less")
    row(f"understanding {LONG} characters, p99", f"{at(times, 0.99) * 1000:.2f} ms", "aim: 5 ms or less")
    short, long = (at(_times(ear, messages(length, 8)), 0.5) for length in GROWN)
    ratio = f"{long / short:.1f}x (aim: {GROWN[1] / GROWN[0]:.0f}x or less)"
    row(f"understanding {GROWN[1]} characters", f"{long * 1000:.1f} ms", f"{ratio} that of {GROWN[0]}")


def _times(ear: Ear, texts: list[str]) -> list[float]:
    return sorted(seconds(partial(_heard, ear, text), 1)[0] for text in texts)


def _heard(ear: Ear, text: str) -> None:
    ear.hear(read(text))
