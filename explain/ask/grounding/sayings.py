"""Sayings of phrase that tell a concept without its name, as "cannot keep food down". Knows none of them itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from explain.ask.grounding.lexicon import Match
from explain.ask.intent.cues import Cue, Cues


class Sayings:
    """Finds what turns of phrase tell.

    Args:
        said: turns, each with the concept, or the facet of one, that it tells.
        kinds: concept → the class in braces as which a turn may name it; none for what is a facet only.
        diseases: concepts that a turn names by their class alone, whatever words they have.
        wide: those of them that stand for themselves in a turn, being words as wide as cancer.
    """

    def __init__(
        self,
        said: Iterable[tuple[str, Cue]],
        kinds: Mapping[str, str],
        diseases: Collection[str],
        wide: Collection[str],
    ) -> None:
        self._cues, self._kinds, self._diseases, self._wide = Cues(said), kinds, diseases, wide

    def joined(self, words: Sequence[str], matches: Sequence[Match]) -> tuple[list[Match], list[Match]]:
        """Matches, with those that are told besides; and the facets that are told.

        A wide name that is part of a turn does not stand for itself, and what is named is not told once more.
        """
        found = self._found(words, matches)
        named = {match.concept for match in matches}
        told = [match for match in found if match.concept in self._kinds and match.concept not in named]
        left = [
            match
            for match in matches
            if match.concept not in self._wide or not any(t.start <= match.start and match.end <= t.end for t in told)
        ]
        return [*left, *told], [match for match in found if match.concept not in self._kinds]

    def _found(self, words: Sequence[str], matches: Sequence[Match]) -> tuple[Match, ...]:
        """What is told, in the order of its words."""
        named = [match for match in matches if match.concept not in self._wide]
        diseases = [match for match in named if match.concept in self._diseases]
        unique = {*self._places(words, named), *self._places(words, diseases)}
        return tuple(Match(*one, "said") for one in sorted(unique))

    def _places(self, words: Sequence[str], matches: Sequence[Match]) -> Iterator[tuple[int, int, str]]:
        """Where something is told, with a class in the place of some names."""
        sequence, starts = [], []
        for start, word in self._told(words, {match.start: match for match in reversed(matches)}):
            starts.append(start)
            sequence.append(word)
        starts.append(len(words))
        for told, start, end in self._cues.places(sequence):
            yield starts[start], starts[end], told

    def _told(self, words: Sequence[str], names: Mapping[int, Match]) -> Iterator[tuple[int, str]]:
        """Words, with a class in the place of a name, each with where it stands."""
        place = 0
        while place < len(words):
            match = names.get(place)
            yield place, self._kinds[match.concept] if match else words[place]
            place = match.end if match else place + 1
