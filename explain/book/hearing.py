"""How questions are heard, bound: words, and intents with their cues and examples. Knows no file and no message."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from math import inf

from explain.ask.premises.turns import Turn
from explain.ask.reading.cues import Cue
from explain.ask.reading.shapes import Shapes
from explain.book.phrase import Phrase


@dataclass(frozen=True)
class Words:
    """How words of one language are read.

    Attributes:
        alike: a word → those that it is read as. capitals: names that are everyday words as well.
        openers: words with which questions begin. within: those of them that stand within what only tells, too.
        telling: words of which one is among the first of what only tells. name_endings: how the names of medicines end.
        kinds: words that make another disease of one that they stand before, or behind one of `of`: skin, of the skin.
        others: words that name diseases of which just some are held.
        denials: words that deny. denying: turns that take back what follows them.
        asking: turns after which a belief is only asked about. wondering: turns by which a whole sentence only asks.
        fearing: turns by which people ask so about themselves.
        things: turns whose slot `thing` takes what must be a name, whether or not it is held.
        unnamed: words that are in no name of which nothing is held: what has one of them is none.
        general: words of which alone it is none either.
    """

    alike: Mapping[str, str] = field(default_factory=dict)
    capitals: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    within: frozenset[str] = frozenset()
    telling: frozenset[str] = frozenset()
    name_endings: tuple[str, ...] = ()
    kinds: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    denials: frozenset[str] = frozenset()
    denying: tuple[Turn, ...] = ()
    asking: tuple[Turn, ...] = ()
    wondering: tuple[Turn, ...] = ()
    fearing: tuple[Turn, ...] = ()
    things: tuple[Turn, ...] = ()
    unnamed: frozenset[str] = frozenset()
    general: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Intent:
    """A kind of question.

    Attributes:
        told_by: the plans by which what is held is told: the first whose needs are filled.
        about: classes, of which those come first that it is about. otherwise: what it is about where nothing is named.
        asked: language → what is asked for, as words that follow "you ask about".
        cues: language → turns of phrase that tell by themselves. examples: language → how people ask.
    """

    id: str
    told_by: tuple[str, ...]
    about: tuple[str, ...]
    asked: Mapping[str, Phrase]
    cues: Mapping[str, tuple[Cue, ...]]
    examples: Mapping[str, tuple[str, ...]]
    otherwise: str | None = None


FLAGS, DECLINED, MYTHS, ENDS = "flags", "declined", "myths", "ends"
SUBJECTS = (FLAGS, DECLINED, MYTHS, ENDS)
"""What else is learned than intents."""
NONE, BROKEN = "none", "broken"
"""The labels of messages that tell of nothing, and of those that break off."""


@dataclass(frozen=True)
class Subject:
    """Messages from which it is learned what tells of one thing or another.

    Attributes:
        sure: how far what speaks for something must be before what speaks for nothing.
        others: subjects whose messages tell of nothing here. unclear: the label where none is told, or several.
        apart: intents whose examples may tell of something here.
        certain: from how much evidence on it is heard though it has no word of its own.
        named: how much must speak for a label by itself for it to be told.
        parts: what `sure` is for a part of a message that is looked at as a whole, too; the same where it is None.
        denied: from where on signs of something are not believed: how far what speaks for it is before what speaks for
            nothing.
        told: label → language → messages.
    """

    sure: float
    others: tuple[str, ...]
    unclear: str
    told: Mapping[str, Mapping[str, tuple[str, ...]]]
    apart: tuple[str, ...] = ()
    certain: float = 0.0
    named: float = -inf
    parts: float | None = None
    denied: float = -inf

    def messages(self, language: str) -> Iterator[tuple[str, str]]:
        """All messages of a language, each with what it tells of."""
        for label, held in self.told.items():
            yield from ((message, label) for message in held.get(language, ()))


@dataclass(frozen=True)
class BodyPart:
    """A part of the body. `said`: words of messages for it. `named`: words in names of what concerns it."""

    id: str
    said: frozenset[str]
    named: frozenset[str]


@dataclass(frozen=True)
class Beside:
    """What messages name besides what their answers are about.

    Attributes:
        relations: predicates by which what is said of a thing concerns it.
        wide: what is so wide that naming it tells nothing. values: classes of values that are heard by their names.
        said: language → turns of phrase that tell a value, with which.
        of: classes of what concerns a part of the body by its name. apart: classes in whose names a part is none.
        parts: language → parts of the body. unless: language → turns in which words for one mean something else.
    """

    relations: tuple[str, ...] = ()
    wide: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    said: Mapping[str, tuple[tuple[str, Cue], ...]] = field(default_factory=dict)
    of: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    parts: Mapping[str, tuple[BodyPart, ...]] = field(default_factory=dict)
    unless: Mapping[str, tuple[Cue, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Hearing:
    """All of it.

    Attributes:
        classes: what a concept counts as in a sentence, the first of these that it is of.
        nameless: classes of concepts whose ids are not read as names.
        sayings: language → turns of phrase by which a concept, or a facet of one, is told without its name, with which.
        subjects: what else is learned from messages. beside: what else messages name.
        shapes: language → what words are in a question.
    """

    classes: tuple[str, ...] = ()
    nameless: tuple[str, ...] = ()
    words: Mapping[str, Words] = field(default_factory=dict)
    intents: Mapping[str, Intent] = field(default_factory=dict)
    sayings: Mapping[str, tuple[tuple[str, Cue], ...]] = field(default_factory=dict)
    subjects: Mapping[str, Subject] = field(default_factory=dict)
    beside: Beside = field(default_factory=Beside)
    shapes: Mapping[str, Shapes] = field(default_factory=dict)

    def cues(self, language: str) -> Iterator[tuple[str, Cue]]:
        """All cues of a language, each with whose it is."""
        for intent in self.intents.values():
            yield from ((intent.id, cue) for cue in intent.cues.get(language, ()))

    def examples(self, language: str) -> Iterator[tuple[str, str]]:
        """All examples of a language, each with its intent."""
        for intent in self.intents.values():
            for example in intent.examples.get(language, ()):
                yield example, intent.id


@dataclass(frozen=True)
class Sign:
    """What together tells that something personal is asked; what is empty need not be there.

    Attributes:
        asked: turns of phrase of which one stands in what is asked. `told`, `also`: anywhere in the message.
        unless: none of these stands in the message.
    """

    asked: tuple[Cue, ...] = ()
    told: tuple[Cue, ...] = ()
    also: tuple[Cue, ...] = ()
    unless: tuple[Cue, ...] = ()


@dataclass(frozen=True)
class DeclinedKind:
    """A kind of thing that nobody can be told from here.

    Attributes:
        says: what is said of it. then: the kind of question of the general part that can still be answered.
        yields: kinds beside which this one is not told of.
        signs: language → what tells it. general: language → what makes a question general after all.
        plan, about: by which plan is told of what below it, whatever kind of question it is.
    """

    id: str
    says: Mapping[str, Phrase]
    then: str | None
    yields: frozenset[str]
    signs: Mapping[str, tuple[Sign, ...]]
    general: Mapping[str, tuple[Cue, ...]]
    plan: str | None = None
    about: str | None = None


@dataclass(frozen=True)
class EndRule:
    """Ends of messages that are whole, or of such as break off."""

    whole: bool
    cues: tuple[Cue, ...]


@dataclass(frozen=True)
class Endings:
    """How messages end in one language.

    Attributes:
        articles: words that are passed over in reading and that no message ends with; behind those that are `lettered`
            they are letters. signs: what no message ends with, either.
        dropped: letters that are left out at the end of a word that is whole.
        rules: of which the first that is found decides. never: words that no message ends with otherwise.
        openers: behind these one word says nothing yet.
        pieces: words that are more often the beginning of others. words: those that end messages all the same.
        kinds: a word → its kind. sentence: kinds of words of which names have none. said: words that `shapes` name.
        shapes: rules for the last clause, read as kinds of words; they come before the others.
        pairs: signs that are opened and closed. loose: kinds of words before which a message may have been whole.
        begins: kinds with which a part of a clause begins. verbs: kinds of verbs.
    """

    articles: frozenset[str]
    lettered: frozenset[str]
    signs: tuple[str, ...]
    dropped: tuple[str, ...]
    rules: tuple[EndRule, ...]
    never: frozenset[str]
    openers: tuple[Cue, ...]
    pieces: frozenset[str]
    words: frozenset[str]
    kinds: Mapping[str, str]
    sentence: frozenset[str]
    said: frozenset[str]
    shapes: tuple[EndRule, ...]
    pairs: tuple[str, ...] = ()
    loose: frozenset[str] = frozenset()
    begins: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()

    def shown(self, kinds: Collection[str]) -> frozenset[str]:
        """Kinds of words as a clause has them: words that rules name stand for themselves."""
        return frozenset({*(f"<{kind}>" for kind in kinds), *(w for w in self.said if self.kinds.get(w) in kinds)})


@dataclass(frozen=True)
class Persons:
    """How one language tells of whom, and when, a thing is said; `{it}` in a cue is the thing.

    Attributes:
        breaks: words with which a new part of a sentence begins. links: words between things of a list.
        asks: words with which a part begins that asks.
        self: who writes. others: other people. back: words by which a question goes on about these.
        again: words by which a question goes on about what was told.
        stands: where one of these is found, what is said not to be is what is asked about.
        mine: who writes asks for themselves.
        people: a word for somebody → how they are named to who writes. ours: words before these that say whose.
        facts: turns that tell a fact without a concept, as a stage or an age. lasting: since when, or how long.
    """

    breaks: frozenset[str]
    links: frozenset[str]
    asks: frozenset[str]
    self: frozenset[str]
    others: frozenset[str]
    back: frozenset[str]
    again: frozenset[str]
    negated: tuple[Cue, ...]
    stands: tuple[Cue, ...]
    past: tuple[Cue, ...]
    told: tuple[Cue, ...]
    mine: tuple[Cue, ...]
    people: Mapping[str, str] = field(default_factory=dict)
    ours: frozenset[str] = frozenset()
    facts: tuple[Cue, ...] = ()
    lasting: tuple[Cue, ...] = ()
