"""The shape of an answer: sections of sentences that each carry their claims. Knows nothing of how one is made.

Ids are the short ones of the graph; the doors turn them into IRIs and addresses.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from kg.claims import Claim, Frozen, Register, Source

Status = Literal["urgent", "declined", "unknown", "clarify", "answered"]
NoticeKind = Literal["urgent", "emergency", "declined", "limit", "reply", "scope", "stale", "language"]
Depth = Literal["brief", "full"]
Shape = Literal["prose", "steps", "list", "table"]
Role = Literal["asked", "told", "negated", "past", "others"]
Why = Literal["label", "synonym", "id", "spelling", "definition", "said", "chosen"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A concept's name inside a sentence, from `start` to before `end` (characters)."""

    start: int
    end: int
    concept: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a table's row: what it says, and what that rests on; no text where nothing was found for it."""

    text: str
    claims: tuple[str, ...]
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """Plain text and what it rests on.

    Attributes:
        own_text: a claim's own words, not composed. item: one of a list.
        stale: something that it rests on has passed its day. doubted: it has, or may have changed since.
        more: told when it is asked for, not at once.
        cells: of a table's row, one for each column; the text says the same, to be read aloud.
    """

    id: str
    text: str
    claims: tuple[str, ...]
    walk: tuple[str, ...]
    mentions: tuple[Mention, ...] = ()
    own_text: bool = False
    item: bool = False
    stale: bool = False
    doubted: bool = False
    more: bool = False
    cells: tuple[Cell, ...] = ()


class Empty(Frozen):
    """That a section's walk found nothing: what was looked for, and as of when. Not a sentence about the world.

    `thing` is what was looked for as a reader would name it, so that one line can name several.
    """

    text: str
    thing: str
    looked_for: str
    as_of: date


class More(Frozen):
    """That a section has more to tell: how many sentences, and on whose page all of it stands."""

    count: int
    concept: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of an answer under a title.

    Attributes:
        columns: the headings of a table. left: whether there is more than this brief answer holds.
    """

    id: str
    title: str
    shape: Shape = "prose"
    columns: tuple[str, ...] = ()
    empty: Empty | None = None
    sentences: tuple[Sentence, ...] = ()
    more: More | None = None
    left: bool = False

    @property
    def shown(self) -> tuple[Sentence, ...]:
        """What is said at once."""
        return tuple(sentence for sentence in self.sentences if not sentence.more)

    @property
    def opened(self) -> tuple[Sentence, ...]:
        """What is said when it is asked for."""
        return tuple(sentence for sentence in self.sentences if sentence.more)


class Call(Frozen):
    """A service to call, its number in one place, and the claims that say so."""

    service: str
    name: str
    phone: str
    place: str
    claims: tuple[str, ...] = ()


class Notice(Frozen):
    """Something said about the answer; an urgent one says what to do now, and `why`, and whom to call.

    Attributes:
        about: the red flag, the kind of thing that nobody can be told from here, or the kind of message replied to.
    """

    kind: NoticeKind
    text: str
    about: str = ""
    why: str = ""
    calls: tuple[Call, ...] = ()
    claims: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


class Recognized(Frozen):
    """A concept found in a question: the words that matched, why, and whether it is asked about or told of only.

    Attributes:
        others: other concepts that the same words may have meant.
    """

    id: str
    label: str
    type: str
    matched: str
    why: Why
    score: float = 1.0
    role: Role = "asked"
    others: tuple[str, ...] = ()


class Mentioned(Frozen):
    """A fact of somebody that a message tells, in words that show it back.

    Attributes:
        concepts: what it is of, where that is held. whose: who it is told of; nobody where that is who writes.
    """

    text: str
    role: Role
    concepts: tuple[str, ...] = ()
    whose: str = ""


class Premise(Frozen):
    """Something the question takes for granted: whether it holds (None: nothing is held on it), and the correction."""

    premise: str
    holds: bool | None
    text: str
    claims: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()


class Choice(Frozen):
    """A question that can be answered, offered where the one asked can't be."""

    reading: str
    question: str
    plan: str
    needs: tuple[str, ...]


class Understanding(Frozen):
    """What was read into a question.

    Attributes:
        why: the turns of phrase that tell what is asked. unknown: words of it that nothing held is like.
        left: concepts that were named and that the answer is not about.
        mentioned: facts of somebody that the message tells. shared: a word of it that is the name of several things.
        corrected: what the person said was misread: concept → the one that is meant, nothing where none is.
    """

    intent: str | None = None
    intents: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    cut_off: bool = False
    language: str = "en"
    concepts: tuple[Recognized, ...] = ()
    premises: tuple[Premise, ...] = ()
    left: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    mentioned: tuple[Mentioned, ...] = ()
    shared: str = ""
    corrected: tuple[tuple[str, str], ...] = ()

    @property
    def corrections(self) -> tuple[Premise, ...]:
        """The premises that are wrong: all that is told of them, since of the others the answer speaks itself."""
        return tuple(premise for premise in self.premises if premise.holds is False)


class Related(Frozen):
    """A question that the graph suggests next."""

    question: str
    plan: str
    needs: tuple[str, ...]


class Edition(Frozen):
    """Which snapshot answered."""

    version: str
    sha256: str
    built_on: date
    as_of: date


class Explanation(Frozen):
    """The whole answer, with every claim and source that it uses."""

    question: str
    status: Status
    in_register: Register
    language: str
    understanding: Understanding
    notices: tuple[Notice, ...]
    summary: tuple[Sentence, ...] = ()
    sections: tuple[Section, ...]
    claims: Mapping[str, Claim]
    sources: Mapping[str, Source]
    spine: tuple[str, ...]
    related: tuple[Related, ...]
    labels: Mapping[str, str]
    kb: Edition
    today: date
    plan: str | None = None
    needs: Mapping[str, str] = {}
    depth: Depth = "full"

    @property
    def untold(self) -> tuple[Empty, ...]:
        """What was looked for and not found, each once."""
        return tuple(dict.fromkeys(section.empty for section in self.sections if section.empty))
