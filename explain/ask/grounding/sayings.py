"""Turns of phrase that tell a concept without its name, as "cannot keep food down". Knows none of them itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from explain.ask.grounding.lexicon import Match
from explain.ask.reading.cues import Cue, Cues


class Sayings:
    """Finds what turns of phrase tell.

    Args:
        said: turns, each with the concept, or the facet of one, that it tells.
        kinds: concept → the class in braces as which a turn may name it; none for what is a facet only.
        above: concept → all classes that it is of: where turns name a narrower class, it counts as that, too.
        diseases: concepts that a turn names by their class alone, whatever words they have.
        wide: those of them that stand for themselves in a turn, being words as wide as cancer.
        alarms: concepts whose names tell a sign, too: emergencies. signs: what is told in them.
    """

    def __init__(
        self,
        said: Iterable[tuple[str, Cue]],
        kinds: Mapping[str, str],
        above: Mapping[str, Collection[str]],
        diseases: Collection[str],
        wide: Collection[str],
        alarms: Collection[str] = (),
        signs: Collection[str] = (),
    ) -> None:
        held, self._alarms, self._signs = tuple(said), alarms, signs
        self._cues, self._kinds, self._diseases, self._wide = Cues(held), kinds, diseases, wide
        narrow = {kind for _, cue in held for kind in cue.classes} - {kind.strip("{}") for kind in kinds.values()}
        self._narrow = {key: f"{{{kind}}}" for key in kinds for kind in sorted(narrow) if kind in above[key]}

    def joined(
        self, words: Sequence[str], matches: Sequence[Match], breaks: Collection[int] = ()
    ) -> tuple[list[Match], list[Match]]:
        """Matches, with those that are told besides; and the facets that are told.

        A wide name that is part of a turn does not stand for itself, and what is named is not told once more; words
        that are all of one other name tell nothing besides, but for a sign in that of an emergency.

        Args:
            breaks: places of words before which a sentence ends: no turn passes them.
        """
        named = [match for match in matches if match.concept not in self._wide]
        looked = [match for match in named if match.concept not in self._alarms]
        found = [
            one
            for one in self._found(words, looked, breaks)
            if not any(
                match.start <= one.start and one.end <= match.end
                for match in (looked if one.concept in self._signs else named)
            )
        ]
        held = {match.concept for match in matches}
        told = [match for match in found if match.concept in self._kinds and match.concept not in held]
        left = [
            match
            for match in matches
            if match.concept not in self._wide or not any(t.start <= match.start and match.end <= t.end for t in told)
        ]
        return [*left, *told], [match for match in found if match.concept not in self._kinds]

    def _found(self, words: Sequence[str], named: Sequence[Match], breaks: Collection[int]) -> tuple[Match, ...]:
        """What is told, in the order of its words, each thing once, by the most of them."""
        longest: dict[str, tuple[int, int]] = {}
        for start, end, told in sorted(set(self._places(words, named, breaks))):
            before = longest.get(told)
            if before is None or end - start > before[1] - before[0]:
                longest[told] = (start, end)
        return tuple(sorted((Match(*at, told, "said") for told, at in longest.items()), key=_place))

    def _places(
        self, words: Sequence[str], named: Sequence[Match], breaks: Collection[int]
    ) -> Iterator[tuple[int, int, str]]:
        """Where something is told: with a class in the place of every name, with narrower ones, of diseases alone."""
        names = {match.start: match for match in reversed(named)}
        diseases = {start: match for start, match in names.items() if match.concept in self._diseases}
        narrow = {start: match for start, match in names.items() if match.concept in self._narrow}
        ways = [(names, self._kinds), (diseases, self._kinds)]
        ways += [(names, {**self._kinds, **self._narrow})] if narrow else []
        for start, end in _pieces(len(words), breaks):
            for starts, sequence in {_shown(words, start, end, *way) for way in ways}:
                for told, first, last in self._cues.places(sequence):
                    yield starts[first], starts[last], told


def _shown(
    words: Sequence[str], start: int, end: int, names: Mapping[int, Match], kinds: Mapping[str, str]
) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Words between two places, with a class in the place of some names: where each begins and the last ends; they."""
    starts, sequence, place = list[int](), list[str](), start
    while place < end:
        starts.append(place)
        match = names.get(place)
        sequence.append(kinds[match.concept] if match else words[place])
        place = match.end if match else place + 1
    return (*starts, end), tuple(sequence)


def _pieces(length: int, breaks: Collection[int]) -> Iterator[tuple[int, int]]:
    ends = [*sorted(place for place in breaks if 0 < place < length), length]
    yield from zip([0, *ends], ends, strict=False)


def _place(match: Match) -> tuple[int, int, str]:
    return match.start, match.end, match.concept
