"""Real messages as rules of hearing look at them, and the sets that may be looked at. Knows no rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from explain.ask.grounding.ground import Grounded
from explain.ask.reading.asking import Asking
from explain.ask.reading.text import cleaned, read
from tests.explain import real
from tests.house.tree import ROOT

SEEN = ROOT / "tests/questions/seen"
Message = Mapping[str, Any]


@dataclass(frozen=True)
class Heard:
    """A message: where a concept is named, its class in braces."""

    grounded: Grounded
    words: tuple[str, ...]
    askings: tuple[Asking, ...]


def seen(name: str) -> list[Message]:
    """The messages of a file that may be looked at."""
    held: list[Message] = yaml.safe_load((SEEN / f"{name}.yaml").read_text("utf-8"))
    return held


def heard(message: str) -> Heard:
    """A message, read."""
    listener = real.asker().ear("en").listener
    listened = listener.listen(read(cleaned(message)))
    return Heard(listened.grounded, *listener.told(listened))
