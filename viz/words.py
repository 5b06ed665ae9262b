"""What the picture says beside the words of the graph: every key with its slots. Knows no word and no page."""

from __future__ import annotations

from collections.abc import Mapping

from explain.book.wordfile import Slots, slots
from explain.speaker import Speaker

BY_SCRIPT = ("more", "failed", "added", "whole")
SLOTS: Mapping[str, Slots] = {
    "picture": slots(
        f"picture together around as_text larger smaller fit {' '.join(BY_SCRIPT)}",
        around_concept="concept",
        below="title",
        myth="label",
        question="label",
    )
}
"""File under wording/ → key → slots."""


def script_words(speaker: Speaker) -> dict[str, str]:
    """What the script that draws says, by key: it gets its words with the data."""
    return {key: speaker.phrase(f"picture.{key}") for key in BY_SCRIPT}
