"""Who answers, on which day, for whom: all that telling needs besides what was asked. Knows no plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from explain.besides import Thing
from explain.book.bound import Book
from explain.knowledge import Knowledge
from explain.model import Depth
from explain.speaker import Speaker
from kg.claims import DEFAULT_LANGUAGE, Register
from kg.graph import Graph

MOST_LIFTED = 2
"""Sentences of a section that are shown at once since they concern most what the message names besides."""


@dataclass(frozen=True)
class Reader:
    """Who reads an answer: how it is put, in which language, and whether with what is not shown at once."""

    register: Register = "plain"
    language: str = DEFAULT_LANGUAGE
    depth: Depth = "full"


ANYONE = Reader()


@dataclass(frozen=True)
class Answering:
    """One snapshot, speaking to one reader on one day.

    Attributes:
        today: the day on which it is asked: what has expired is worded so.
        besides: what the message names besides what it asks about: what concerns it stands first.
        named: the concepts among these, which decide what is said whether or not anything is moved for them.
        lifted: how many sentences of a section are shown at once for that, besides what is shown anyway.
    """

    knowledge: Knowledge
    speaker: Speaker
    today: date
    depth: Depth = "full"
    besides: tuple[Thing, ...] = ()
    named: tuple[str, ...] = ()
    lifted: int = MOST_LIFTED

    @classmethod
    def on(cls, today: date, knowledge: Knowledge, reader: Reader = ANYONE) -> Answering:
        """Who answers on a day.

        Raises:
            UsageError: for a language that is not held.
        """
        return cls(knowledge, knowledge.speaker(reader.register, reader.language), today, reader.depth)

    @property
    def graph(self) -> Graph:
        """What is held."""
        return self.knowledge.graph

    @property
    def book(self) -> Book:
        """How it is told."""
        return self.knowledge.book
