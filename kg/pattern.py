"""The language of walks: lists of triple patterns over needs and new names. Knows how to read one, not to run it.

A pattern is `subject predicate object`; `not` before the predicate asks for refuting claims; `is_a*` is the only
star (a thing is a kind of itself); `{list: roster}` binds a qualifier of the claim to a name, `{no list}` asks for
claims without that qualifier.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from ontology.errors import WalkError

LACKING = "no "
NAME = re.compile(r"[a-z][a-z0-9_]*")
FORM = re.compile(
    r"(?P<subject>\w+)\s+(?P<negated>not\s+)?(?P<predicate>\w+)(?P<star>\*)?\s+(?P<object>\w+)\s*(\{(?P<binds>[^}]*)\})?"
)


@dataclass(frozen=True)
class Pattern:
    """One step of a walk. Walks key caches, so the hash is made once.

    Attributes:
        binds: qualifier kinds, each with the name of its value. lacks: those that the claim must not have.
    """

    subject: str
    predicate: str
    object: str
    negated: bool = False
    star: bool = False
    binds: tuple[tuple[str, str], ...] = ()
    lacks: tuple[str, ...] = ()

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names it binds, in reading order."""
        return (self.subject, self.object, *(name for _, name in self.binds))

    @cached_property
    def _hash(self) -> int:
        return hash((self.subject, self.predicate, self.object, self.negated, self.star, self.binds, self.lacks))

    def __hash__(self) -> int:
        return self._hash

    def __str__(self) -> str:
        limits = [*(f"{kind}: {name}" for kind, name in self.binds), *(f"{LACKING}{kind}" for kind in self.lacks)]
        tail = f" {{{', '.join(limits)}}}" if limits else ""
        negation, star = "not " * self.negated, "*" * self.star
        return f"{self.subject} {negation}{self.predicate}{star} {self.object}{tail}"


Walk = tuple[Pattern, ...]


@lru_cache(maxsize=4096)
def names(walk: Walk) -> tuple[str, ...]:
    """Every name of a walk, in the order in which it first stands."""
    return tuple(dict.fromkeys(name for pattern in walk for name in pattern.names))


def components(walk: Walk) -> list[frozenset[str]]:
    """The names of a walk, those together that its patterns join.

    >>> components(parse_walk(["a is_a* b", "c is_a* d", "b is_a* e"])) == [frozenset("abe"), frozenset("cd")]
    True
    """
    out: list[frozenset[str]] = []
    for pattern in walk:
        joined = [group for group in out if not group.isdisjoint(pattern.names)]
        out = [group for group in out if group not in joined]
        out.insert(0, frozenset(pattern.names).union(*joined))
    return sorted(out, key=sorted)


def parse_walk(lines: Iterable[str], where: str = "") -> Walk:
    """Read a walk.

    >>> parse_walk(["disease is_a* kind", "class not standard_for kind"])[1].negated
    True

    Raises:
        WalkError: a line that is no pattern.
    """
    return tuple(_pattern(line, where) for line in lines)


@lru_cache(maxsize=4096)
def _pattern(line: str, where: str) -> Pattern:
    """A line read; the same one twice is one pattern, told to be so at a glance."""
    form = FORM.fullmatch(line.strip())
    if form is None:
        fix = "write 'subject predicate object', like 'product has_target antigen'"
        raise WalkError(what=f"not a pattern: '{line}'", where=where, fix=fix)
    star, predicate = bool(form["star"]), form["predicate"]
    if star and (predicate != "is_a" or form["negated"]):
        raise WalkError(what=f"'{line}': only is_a may carry a star", where=where, fix="spell the steps out")
    if star and form["binds"]:
        what = f"'{line}': is_a* passes many claims, so it has no qualifiers"
        raise WalkError(what=what, where=where, fix="spell the steps out")
    limits = [part for limit in (form["binds"] or "").split(",") if (part := limit.strip())]
    lacks = tuple(part.removeprefix(LACKING).strip() for part in limits if part.startswith(LACKING))
    binds = tuple(_bind(part, line, where) for part in limits if not part.startswith(LACKING))
    for name in (form["subject"], form["object"], *(name for _, name in binds)):
        if not NAME.fullmatch(name):
            raise WalkError(what=f"'{line}': '{name}' is not a name", where=where, fix="names are lower-case words")
    return Pattern(form["subject"], predicate, form["object"], bool(form["negated"]), star, binds, lacks)


def _bind(part: str, line: str, where: str) -> tuple[str, str]:
    kind, colon, name = part.partition(":")
    if not colon:
        raise WalkError(what=f"'{line}': '{part}' binds nothing", where=where, fix="write {kind: name}, or {no kind}")
    return kind.strip(), name.strip()
