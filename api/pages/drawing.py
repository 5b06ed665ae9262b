"""A page's picture as the script gets it: what is drawn, in which words, and how to ask for more. Knows no route."""

from __future__ import annotations

from typing import Any

from api.addresses import spoken_in
from explain.speaker import Speaker
from viz.network import picture
from viz.view import View
from viz.words import script_words


def drawing(view: View, speaker: Speaker) -> dict[str, Any]:
    """The JSON block of a page with a picture. `query` stands behind every address that the script makes."""
    return {**picture(view), "words": script_words(speaker), "query": spoken_in("", speaker.language)}
