"""How a template speaks to one reader: words as HTML, numbers, and addresses in the reader's language. Knows no page.

Words come as text and are escaped here; what fills a slot may be markup only where the template itself made it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from api.addresses import spoken_in
from explain.book.counted import COUNT
from explain.speaker import Speaker


@dataclass(frozen=True)
class Reader:
    """What templates are given to speak with; it remembers what it said without slots, which pages repeat a lot."""

    speaker: Speaker
    _said: dict[str, Markup] = field(default_factory=dict, repr=False)

    def say(self, key: str, count: int | None = None, **slots: str) -> Markup:
        """A phrase, with text or a template's own markup in its slots."""
        if not slots and count is None:
            if key not in self._said:
                self._said[key] = escape(self.speaker.phrase(key))
            return self._said[key]
        values = slots if count is None else {COUNT: self.number(count), **slots}
        return Markup("".join(map(escape, self.speaker.words(key, count).pieces(values))))

    def commas(self, items: Iterable[str]) -> Markup:
        """Several things one after the other."""
        return self.say("comma").join(items)

    def number(self, number: int) -> str:
        """A number as it is written."""
        return self.speaker.number(number)

    def to(self, address: str, register: str | None = None, language: str | None = None) -> str:
        """Where something is found in the reader's language, or in another."""
        return spoken_in(address, language or self.speaker.language, register)
