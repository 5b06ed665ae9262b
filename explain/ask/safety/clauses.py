"""Whether words of a message tell that something is happening: what its clauses say of it. Knows no flag and no word.

A message is read clause by clause: one may be history, a fear, a question about people in general or taken care of
already, while the next is an emergency. What a clause says of itself goes on into the clauses behind it, until one
tells of a person or of now.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Final, Literal

from explain.ask.reading.sentences import END
from explain.ask.safety.phrases import Span
from explain.ask.safety.words import Words

Strength = Literal["always", "sure", "now"]
"""How much words tell: even where they are feared; alone; only with a word of now or of a person."""
NOW: Final = "now"
PERSON: Final = "person"
CASE: Final = "case"
PAST: Final = "past"
HISTORY: Final = "history"
FEAR: Final = "fear"
SUPPOSED: Final = "supposed"
GENERAL: Final = "general"
OPENER: Final = "opener"
YEARS: Final = "years-ago"
MONTHS: Final = "months-ago"
RECOVERED: Final = "recovered"
ABSENT: Final = "absent"
HANDLED: Final = "handled"
STUDY: Final = "study"
NO: Final = "no"
STILL: Final = "not-denied"
IDIOM: Final = "idiom"
EITHER: Final = "either"
LOST: Final = "lost"
SELF: Final = "self"
ECHO: Final = "echoed"
NOT_NOW: Final = "not-now"
JOIN: Final = "join"
TURN: Final = "turn"
BEARING: Final = {
    NOW: "that it happens now",
    PERSON: "whom it happens to",
    CASE: "what only somebody has to whom it happens, like a number that was measured",
    PAST: "that it was so",
    HISTORY: "that it is long over",
    YEARS: "that it was long ago",
    MONTHS: "that it was some time ago",
    RECOVERED: "that somebody is well again",
    ABSENT: "that nobody has it, where it is all of a clause behind",
    FEAR: "that it is only feared or supposed",
    SUPPOSED: "that it is only supposed, with what goes on from it without a person of its own",
    GENERAL: "that a question is about people in general",
    OPENER: "that a question begins",
    HANDLED: "that somebody looks after it",
    STUDY: "that it is taught, learned or written about",
    NO: "that it is not so",
    STILL: "that it is so though a word of no stands before it",
    ECHO: "that what the sentence before asks about happens now",
    NOT_NOW: "nothing of now, though a word of now stands in it",
    IDIOM: "something else altogether",
    EITHER: "that a no before it holds for what follows, too",
    LOST: "that somebody is dead",
    SELF: "who writes",
    JOIN: "that another clause begins",
    TURN: "that what went before does not hold for what follows",
}
"""Groups of words that bear on what stands in their clause, and what each says."""
ASIDE = frozenset({HISTORY, FEAR, GENERAL})
"""What says that a clause tells of no emergency, unless it tells of now."""
OWN = frozenset({NOW, PERSON, CASE})
"""What keeps a clause from going on in the way of the one before."""

BREAK = re.compile(rf"(?P<end>{END.pattern}|[。！？؟।])|[,:()，、،؛：（）\[\]\"“”]|--|/\s|[\U0001F300-\U0001FAFF]")
ASKS = "?？؟"
REACH = 4
"""Words over which a no reaches."""
LISTED = 4
"""Words of a clause that merely goes on with a list."""
LONGEST = 60
"""Words after which a sentence without an end is taken to end at its next clause."""


@dataclass(frozen=True, slots=True)
class Clause:
    """Words from `start` to before `end`; the sentence it is of, whether that asks, and which groups bear on it."""

    start: int
    end: int
    sentence: int
    asked: bool
    marks: frozenset[str]

    @property
    def general(self) -> bool:
        """Whether it asks, but of no person."""
        return OPENER in self.marks and self.marks.isdisjoint({PERSON, CASE})


class Clauses:
    """The clauses of one message.

    Args:
        spans: where the phrases of each group that bears stand, in order.
    """

    def __init__(self, shown: str, words: Words, spans: Mapping[str, Sequence[Span]]) -> None:
        self._spans = spans
        self._held = tuple(_clauses(shown, words, spans))
        self._starts = [clause.start for clause in self._held]
        still = {i for span in spans.get(STILL, ()) for i in range(*span)}
        self._no = [span for span in spans.get(NO, ()) if span[0] not in still]

    def sentence(self, word: int) -> int:
        """The number of the sentence in which a word stands."""
        return self._held[self._at(word)].sentence

    def tells(self, spans: Sequence[Span], strength: Strength) -> bool:
        """Whether words tell that something is happening."""
        if any(self._crossed(span, IDIOM) for span in spans) or any(self._denied(span, spans) for span in spans):
            return False
        touched = sorted({self._at(i) for span in spans for i in (span[0], span[1] - 1)})
        own = frozenset[str]().union(*(self._held[i].marks for i in touched))
        sentence = self._sentence(touched[0])
        taught = [self._held[i] for i in touched] if strength == "always" else sentence
        if any(self._looked_after(clause, touched[0]) for clause in sentence) or self._studied(own, taught):
            return False
        if self._over(touched, sentence) or (NOW not in own and self._absent(touched[-1], sentence)):
            return False
        if strength != "always" and self._mourned(own, sentence):
            return False
        now = NOW in own or self._echoed(sentence)
        if not now and self._aside(self._begun(touched), own, spans, strength):
            return False
        return now or strength != "now" or self._present(own, sentence, spans)

    def _looked_after(self, clause: Clause, at: int) -> bool:
        """Whether a clause says that somebody looks after it; a clause behind it may turn from that."""
        turned = self._held[at].start > clause.start and TURN in self._held[at].marks
        return HANDLED in clause.marks and not turned

    def _studied(self, own: Set[str], sentence: Sequence[Clause]) -> bool:
        """Whether a sentence is of what is learned or taught, and not of a person now."""
        return any(STUDY in clause.marks for clause in sentence) and not (own >= {NOW, PERSON} or CASE in own)

    def _mourned(self, own: Set[str], sentence: Sequence[Clause]) -> bool:
        """Whether a sentence tells of somebody who is dead, and some of its clauses not of now or of who writes."""
        return own.isdisjoint({NOW, SELF, CASE}) and any(LOST in clause.marks for clause in sentence)

    def _over(self, touched: Sequence[int], sentence: Sequence[Clause]) -> bool:
        """Whether it was long ago, or some time ago and somebody is well again, as this or the next sentence says."""
        first = self._held[touched[0]].marks
        if YEARS in first and NOW not in first:
            return True
        behind = (clause for clause in sentence if clause.start >= self._held[touched[-1]].end)
        if NOW not in first and any(map(self._dates, behind)):
            return True
        dated = any(clause.marks & {YEARS, MONTHS} for clause in sentence)
        last = self._held[touched[-1]].start
        turned = max((one.start for one in sentence if TURN in one.marks and one.start <= last), default=0)
        told = [clause for clause in sentence if clause.start >= turned]
        return dated and any(RECOVERED in clause.marks for clause in (*told, *self._behind(sentence)))

    def _dates(self, clause: Clause) -> bool:
        """Whether a clause says nothing but that it was long ago."""
        dated = any(start == clause.start and end <= clause.end for start, end in self._spans.get(YEARS, ()))
        return dated and NOW not in clause.marks and clause.end - clause.start <= LISTED

    def _absent(self, at: int, sentence: Sequence[Clause]) -> bool:
        """Whether a clause, or one behind it, in its sentence or the next, says nothing but that nobody has it."""
        behind = [clause for clause in sentence if clause.start >= self._held[at].start]
        told = set(self._spans.get(ABSENT, ()))
        return any((clause.start, clause.end) in told for clause in (*behind, *self._behind(sentence)))

    def _behind(self, sentence: Sequence[Clause]) -> Sequence[Clause]:
        """The clauses of the sentence behind one; none behind the last."""
        end = sentence[-1].end
        return self._sentence(self._at(end)) if end < self._held[-1].end else ()

    def _echoed(self, sentence: Sequence[Clause]) -> bool:
        """Whether the sentence behind one says that this happens now."""
        return any(ECHO in one.marks for one in self._behind(sentence))

    def _aside(self, touched: Sequence[int], own: Set[str], spans: Sequence[Span], strength: Strength) -> bool:
        """Whether the clauses of some words say that they tell of no emergency, or go on where one says so."""
        if self._past(touched, spans) or (strength != "always" and self._feared(touched, spans)):
            return True
        general = strength != "always" and all(self._held[i].general for i in touched)
        if (general or GENERAL in own) and not self._owned(spans):
            return True
        if strength != "always" and any(map(self._supposed, touched)):
            return True
        return self._goes_on(touched[0], -1, strength) or (
            strength == "now" and self._goes_on(touched[-1], 1, strength)
        )

    def _past(self, touched: Sequence[int], spans: Sequence[Span]) -> bool:
        """Whether the clauses of some words say, not by these words alone, that it is long over."""
        first, last = self._held[touched[0]].start, self._held[touched[-1]].end
        told = [one for one in self._around(HISTORY, first, last) if self._at(one[0]) in touched]
        return any(not any(start <= one[0] and one[1] <= end for start, end in spans) for one in told)

    def _feared(self, touched: Sequence[int], spans: Sequence[Span]) -> bool:
        """Whether a word of fear stands before some words in their first clause."""
        last = max(spans)[0]
        before = self._around(FEAR, self._held[touched[0]].start, last)
        return any(self._at(start) == touched[0] and start < last for start, _ in before)

    def _present(self, own: Set[str], sentence: Sequence[Clause], spans: Sequence[Span]) -> bool:
        """Whether a sentence tells of now, of a person, or simply states."""
        marks = frozenset[str]().union(*(clause.marks for clause in sentence))
        if NOW in marks:
            return True
        first = min(spans)[0]
        if any(first - 4 <= end <= first for _, end in self._around(PAST, first, first)):
            return False
        if PERSON in marks or CASE in own:
            return True
        return not sentence[0].asked and not marks & ASIDE and not any(clause.general for clause in sentence)

    def _goes_on(self, at: int, step: int, strength: Strength) -> bool:
        """Whether a clause without a person goes on in the way of its neighbors, which tell of no emergency."""
        first = self._held[at]
        aside = ASIDE if step < 0 and strength != "always" else ASIDE - {FEAR}
        i, turned = at, TURN in first.marks and step < 0
        while not turned and not self._held[i].marks & OWN:
            i += step
            if not 0 <= i < len(self._held) or self._held[i].sentence != first.sentence:
                return False
            if (self._held[i].marks & aside and NOW not in self._held[i].marks) or self._held[i].general:
                return True
            turned = TURN in self._held[i].marks
        return False

    def _supposed(self, at: int) -> bool:
        """Whether a clause that begins with no person goes on from one that supposes something."""
        here, before = self._held[at], self._held[at - 1] if at else self._held[at]
        if before.sentence != here.sentence or here.marks & {NOW, CASE, TURN}:
            return False
        begins = any(here.start <= start for start, _ in self._around(PERSON, here.start, here.start + 1))
        return not begins and (SUPPOSED in before.marks or (before is not here and self._supposed(at - 1)))

    def _owned(self, spans: Sequence[Span]) -> bool:
        """Whether some of the words are said of a person, who stands in them or right before them."""
        return any(first - 2 <= end <= last for first, last in spans for _, end in self._around(PERSON, first, last))

    def _around(self, group: str, start: int, end: int) -> Iterator[Span]:
        held = self._spans.get(group, ())
        for span in held[bisect_right(held, (start - 8, 0)) :]:
            if span[0] > end:
                return
            yield span

    def _crossed(self, span: Span, group: str) -> bool:
        """Whether a phrase of a group shares a word with some words."""
        return any(one[0] < span[1] and span[0] < one[1] for one in self._around(group, *span))

    def _denied(self, span: Span, told: Sequence[Span]) -> bool:
        """Whether a no stands before some of the words, and is none of them: in their clause, or where a list began.

        Or right behind them, where it ends their clause: pain no, fever no.
        """
        if (span[1], span[1] + 1) in self._no and span[1] + 1 == self._held[self._at(span[0])].end:
            return True
        at = bisect_right(self._no, (span[0], 0)) - 1
        while at >= 0 and (self._no[at][1] > span[0] or any(start <= self._no[at][0] < end for start, end in told)):
            at -= 1
        if at < 0:
            return False
        end, here = self._no[at][1], self._at(span[0])
        clause = self._held[here]
        if end > clause.start or self._no[at][0] >= clause.start:
            return span[0] - end <= REACH
        if self._either(clause, span[0]):
            return self._no[at][0] >= self._begins(here)
        before = self._held[here - 1] if here else clause
        listed = self._listed(clause) and clause.marks.isdisjoint({*OWN, TURN})
        return listed and self._no[at][0] >= before.start and before.sentence == clause.sentence

    def _listed(self, clause: Clause) -> bool:
        """Whether a clause is as short as what stands in a list."""
        return clause.end - clause.start <= LISTED

    def _begins(self, at: int) -> int:
        """Where the clause starts in which a list began of which one is a part."""
        before = max(0, at - 1)
        while before and self._same_sentence(before - 1, at):
            here = self._held[before]
            if not self._listed(here) or here.marks & {*OWN, TURN}:
                break
            before -= 1
        return self._held[before if self._same_sentence(before, at) else at].start

    def _begun(self, touched: Sequence[int]) -> Sequence[int]:
        """Some clauses with that before them, where they only go on with the other of two things that it says."""
        first = touched[0]
        goes_on = first > 0 and self._either(self._held[first], self._held[first].start)
        return [first - 1, *touched] if goes_on and self._same_sentence(first - 1, first) else touched

    def _same_sentence(self, one: int, other: int) -> bool:
        return self._held[one].sentence == self._held[other].sentence

    def _either(self, clause: Clause, word: int) -> bool:
        """Whether a clause begins as the other of two things, with a word of it and no person before that."""
        begins = (clause.start, clause.start + 1) in self._spans.get(EITHER, ())
        own = any(clause.start <= start < word for start, _ in self._around(PERSON, clause.start, word))
        return begins and word - clause.start < LISTED and not own

    def _at(self, word: int) -> int:
        return bisect_right(self._starts, word) - 1

    def _sentence(self, at: int) -> Sequence[Clause]:
        """The clauses of the sentence of one."""
        first, last, number = at, at, self._held[at].sentence
        while first and self._held[first - 1].sentence == number:
            first -= 1
        while last + 1 < len(self._held) and self._held[last + 1].sentence == number:
            last += 1
        return self._held[first : last + 1]


def _clauses(shown: str, words: Words, spans: Mapping[str, Sequence[Span]]) -> Iterator[Clause]:
    """The clauses of a message in order."""
    count = len(words.words)
    joins = {start for start, _ in spans.get(JOIN, ())}
    joined = set[int]()
    marks: list[set[str]] = [set() for _ in range(count + 1)]
    other = {i for span in spans.get(NOT_NOW, ()) for i in range(*span)}
    for group in BEARING:
        for start, end in spans.get(group, ()):
            if group == NOW and start in other:
                continue
            marks[start].add(group)
            if group == JOIN:
                joined.update(range(start, end))
    negated = {start for start, _ in spans.get(NO, ())}
    cuts: list[tuple[int, bool, bool]] = []  # where a clause begins, whether a sentence does, whether that before asks
    i = 0
    for found in BREAK.finditer(shown):
        while i < count and words.places[i][0] < found.start():
            i += 1
        cuts.append((i, found["end"] is not None, found[0][0] in ASKS))
    cuts += [(start, False, False) for start in joins]
    begins = dict[int, tuple[bool, bool]]()
    for at, ends, asks in cuts:
        before = begins.get(at, (False, False))
        begins[at] = (before[0] or ends, before[1] or asks)
    asked = _asked(begins, count)
    start, sentence, since = 0, 0, 0
    for at in (*sorted(one for one in begins if 0 < one < count), count):
        if at > start:
            held = frozenset[str]().union(*marks[start:at])
            first = next((i for i in range(start, at) if i not in joined), start)
            if OPENER in held and (OPENER not in marks[first] or first + 1 in negated):
                held -= {OPENER}
            yield Clause(start, at, sentence, asked[start], held)
            ends = begins.get(at, (True, False))[0]
            if ends or at - since > LONGEST:
                sentence, since = sentence + 1, at
            start = at


def _asked(begins: Mapping[int, tuple[bool, bool]], count: int) -> list[bool]:
    """For each word whether a question mark ends its sentence."""
    out = [False] * (count + 1)
    now = begins.get(count, (False, False))[1]
    for i in range(count - 1, -1, -1):
        out[i] = now
        if i in begins and begins[i][0]:
            now = begins[i][1]
    return out
