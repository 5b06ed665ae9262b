"""Every error Wayfind raises, and near misses for names; knows no door and no graph.

WayfindError
├── OntologyError
│   ├── OntologyInconsistent
│   └── JavaMissing
├── FactError
├── SnapshotError
├── WalkError
├── ContentError
├── NotFound
├── BadQuestion
└── UsageError

An error says what is wrong, where, and what to do about it. The doors turn it into
problem+json or one line on stderr; nothing below them prints.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any, Self

NEAR_MISS_SCORE = 60
NEAR_MISS_COUNT = 3


class WayfindError(Exception):
    """Anything that Wayfind itself can put into words.

    >>> str(WayfindError(what="no title", where="kg/x.yaml:3", fix="add `title:`"))
    'kg/x.yaml:3: no title; add `title:`'
    >>> str(WayfindError(what="no title"))
    'no title'
    """

    def __init__(self, *, what: str, where: str = "", fix: str = "") -> None:
        self.what = what
        self.where = where
        self.fix = fix
        super().__init__(what)

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        repair = f"; {self.fix}" if self.fix else ""
        return f"{place}{self.what}{repair}"

    def __reduce__(self) -> tuple[Any, ...]:
        """Let the error cross a process border: its arguments go by keyword."""
        again = partial(type(self), what=self.what, where=self.where, fix=self.fix)
        return (again, ())


class OntologyError(WayfindError):
    """The ontology, or what was built from it, cannot be used."""


class OntologyInconsistent(OntologyError):
    """The reasoner found classes that can have no member; `what` names them."""


class JavaMissing(OntologyError):
    """The HermiT reasoner needs Java, and no `java` is on the path."""


class FactError(WayfindError):
    """A fact or source file is wrong; `where` is file:line."""


class SnapshotError(WayfindError):
    """A snapshot is missing, damaged or half written."""


class WalkError(WayfindError):
    """A walk is malformed, or goes where no inheritance is declared."""


class ContentError(WayfindError):
    """A plan, section or wording is wrong."""


class NotFound(WayfindError):
    """A name that is not held: a concept, claim, source, plan, class …

    >>> str(NotFound.named("source", "nci-tamoxifn", ["nci-tamoxifen", "nct-1"]))
    "unknown source 'nci-tamoxifn'; did you mean 'nci-tamoxifen'?"
    """

    @classmethod
    def named(cls, kind: str, name: str, candidates: Iterable[str], *, where: str = "") -> Self:
        """Return the error for `name`, with its near misses among `candidates`."""
        near = " or ".join(f"'{other}'" for other in near_misses(name, candidates))
        return cls(
            what=f"unknown {kind} '{name}'",
            where=where,
            fix=f"did you mean {near}?" if near else f"no {kind} has a similar name",
        )


class BadQuestion(WayfindError):
    """A question that is empty, too long, or not text."""


class UsageError(WayfindError):
    """The command or request itself is wrong (exit 2)."""


def near_misses(name: str, candidates: Iterable[str]) -> tuple[str, ...]:
    """Return up to three candidates spelled much like `name`, the nearest first.

    >>> near_misses("ribocyclib", ["ribociclib", "palbociclib", "melanoma"])
    ('ribociclib', 'palbociclib')
    """
    from rapidfuzz import fuzz  # here, since every module imports this one

    scored = [(fuzz.ratio(name, other), other) for other in set(candidates)]
    near = [pair for pair in scored if pair[0] >= NEAR_MISS_SCORE]
    near.sort(key=lambda pair: (-pair[0], pair[1]))
    return tuple(other for _, other in near[:NEAR_MISS_COUNT])
