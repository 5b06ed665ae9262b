"""What somebody may be about to ask, from the words typed so far: names, and questions about them. Keeps nothing.

Each call looks up an index of names; only where none begins so are all compared, once for each of the last few words.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from explain.ask.grounding.index import Found, NameIndex
from explain.ask.reading.text import Text, read
from explain.book.bound import Plan
from explain.knowledge import Knowledge
from explain.related import question_of
from explain.speaker import Speaker

MOST, MOST_NAMES = 8, 5
LONGEST = 80
"""Characters at the end of what is typed that are looked at."""
WORDS, WORDS_NEAR = 5, 3
"""Words at the end of what is typed that may begin a name, and that may be a misspelt one."""
LEAST, LEAST_AMONG, LEAST_NEAR = 2, 3, 4
"""Letters of a beginning that is all that was typed, of one behind other words, and of a misspelt name."""
SURE, NEARER, ALIKE = 100.0, 84.0, 80
"""How like it is, of 100: a name that was found; one that is preferred to fewer words; what a question goes on from."""
SENTENCE = re.compile(r"[.?!;]\s+")


@dataclass(frozen=True)
class Suggestion:
    """A name or a whole question.

    Attributes:
        text: what would stand in the box. start: from which character of what was typed on it would.
        concept: what it is of. type: its class. needs: of a question, in the plan's order.
        name: the name that was found, where that is another than the text. score: how like it is, of 100.
    """

    kind: Literal["concept", "question"]
    text: str
    start: int
    concept: str
    type: str
    name: str = ""
    score: float = SURE
    plan: str = ""
    needs: Mapping[str, str] = field(default_factory=dict)


class Suggester:
    """Suggests in one language.

    Args:
        ordinary: words that are right as they stand: not taken for misspelt names.
        idle: words that begin questions or join their parts: no name is looked for by one alone.
    """

    def __init__(
        self, knowledge: Knowledge, index: NameIndex, ordinary: Collection[str], idle: Collection[str]
    ) -> None:
        self._knowledge, self._index, self._ordinary, self._idle = knowledge, index, ordinary, idle

    def suggested(self, typed: str, speaker: Speaker) -> tuple[Suggestion, ...]:
        """At most eight: names that begin so, else names that are like it, then questions about the first."""
        cut = max(0, len(typed) - LONGEST)
        text = read(typed[cut:])
        start, found = self._found(text)
        names = [self._name(speaker, one, cut + start) for one in found[:MOST_NAMES]]
        asked = list(self._asked(speaker, found[0].name.concept, typed, cut + start)) if found else []
        return (*names, *asked[: MOST - len(names)])

    def _found(self, text: Text) -> tuple[int, tuple[Found, ...]]:
        """The names meant by the last words, with where these begin: that begin so, else that are like them."""
        start, found = self._begun(text)
        near = [one for one in self._near(text) if not found or (one[0] < start and one[1][0].score >= NEARER)]
        return max(near, key=lambda one: one[1][0].score, default=(start, found))

    def _begun(self, text: Text) -> tuple[int, tuple[Found, ...]]:
        """The names that begin with the last words, of as many as begin any."""
        last = len(text.words)
        for first in range(max(0, last - WORDS), last):
            letters = " ".join(text.words[first:])
            if len(letters) >= (LEAST if first == 0 else LEAST_AMONG) and not self._is_idle(text, first):
                found = self._index.prefixed(letters)
                if found:
                    return text.spans[first][0], found
        return 0, ()

    def _near(self, text: Text) -> Iterator[tuple[int, tuple[Found, ...]]]:
        last = len(text.words)
        for first in range(max(0, last - WORDS_NEAR), last):
            letters = " ".join(text.words[first:])
            known = first == last - 1 and letters in self._ordinary
            if len(letters) >= LEAST_NEAR and not known and not self._is_idle(text, first):
                found = self._index.near(letters, MOST_NAMES)
                if found:
                    yield text.spans[first][0], found

    def _is_idle(self, text: Text, first: int) -> bool:
        """Whether the words from a place on begin with one that no name does."""
        return text.words[first] in self._idle

    def _name(self, speaker: Speaker, found: Found, start: int) -> Suggestion:
        concept = found.name.concept
        label = speaker.label(concept)
        name = found.name.text if found.name.text.casefold() != label.casefold() else ""
        kind = self._knowledge.graph.concepts[concept].type
        return Suggestion("concept", label, start, concept, kind, name, found.score)

    def _asked(self, speaker: Speaker, concept: str, typed: str, place: int) -> Iterator[Suggestion]:
        """The plans' questions about a concept, those first that are most like what was typed, then short ones.

        One takes the place of the sentence that was begun: where that goes another way, none does.

        Args:
            place: where the concept's name begins.
        """
        begin = max((found.end() for found in SENTENCE.finditer(typed, 0, place)), default=0)
        before = typed[begin:place].strip()
        kind = self._knowledge.graph.concepts[concept].type
        held: list[tuple[str, Plan, Mapping[str, str]]] = [
            (question_of(speaker, plan, filled.needs), plan, filled.needs)
            for plan, filled in self._knowledge.fillable((concept,))
        ]
        for question, plan, needs in sorted(held, key=lambda one: (-_alike(before, one[0]), len(one[0]), one[1].id)):
            if not before or _alike(before, question) >= ALIKE:
                yield Suggestion("question", question, begin, concept, kind, plan=plan.id, needs=needs)


def _alike(before: str, question: str) -> int:
    """How much a question has of the words typed before a name, of 100 and in tens: small differences say nothing."""
    from rapidfuzz import fuzz  # here: it is asked while somebody types

    return round(fuzz.partial_ratio(before.casefold(), question.casefold())) // 10 * 10 if before else 0
