"""What else some words of a message may have meant: things of the same name, and of names that are like it."""

from __future__ import annotations

from explain.ask.grounding.ground import Grounded
from explain.ask.grounding.index import NameIndex
from explain.ask.grounding.lexicon import Match
from explain.ask.reading.text import tokens

MOST = 3
FEW = 12
"""Things named in a message up to which names that are like theirs are looked for."""
LIKE, LIKER = 74.0, 88.0
"""How like what was typed a name must be, of 100, where that was mended to be one, and where it is one as it stands."""


class Alternatives:
    """Finds them among all names."""

    def __init__(self, index: NameIndex) -> None:
        self._index = index

    def others(self, grounded: Grounded, match: Match) -> tuple[str, ...]:
        """At most three concepts, those first that are called so."""
        same = [
            one.concept for one in grounded.matches if (one.start, one.end) == (match.start, match.end) and one != match
        ]
        written = " ".join(tokens(grounded.raw(match)))
        called = sorted(self._index.called(written) | self._index.called(" ".join(_words(grounded, match))))
        held = dict.fromkeys((*same, *called, *self._near(grounded, match, written)))
        return tuple(one for one in held if one != match.concept)[:MOST]

    def _near(self, grounded: Grounded, match: Match, written: str) -> tuple[str, ...]:
        """Concepts with names like what was written; of a message that names much none, for it would take long."""
        if len(grounded.matches) > FEW:
            return ()
        least = LIKE if match.why == "spelling" else LIKER
        return tuple(one.name.concept for one in self._index.near(written, MOST + 1) if one.score >= least)


def _words(grounded: Grounded, match: Match) -> tuple[str, ...]:
    return grounded.words[match.start : match.end]
