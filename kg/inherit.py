"""May a walk go where it goes: what the ontology declares of inheritance, checked before any fact. Knows no graph.

At `a is_a* b` one end is where the walk comes from. If that is the kind `a`, the walk climbs, and each claim about
the class `b` must be declared to hold `down`; if it is the class `b`, it descends, and each claim about the kind `a`
must be declared to be `found`. A walk comes from needs before other names, and from what stands earlier.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from kg.pattern import Pattern, Walk
from ontology.errors import near_misses
from ontology.vocabulary import ROOT, Inheritance, Vocabulary

Classes = frozenset[str]
Fits = dict[str, Classes]
"""Name → the classes that what it stands for can still have."""


class Complaint(NamedTuple):
    """What is wrong with a walk, in plain words, and at which of its patterns."""

    position: int
    what: str

    def __str__(self) -> str:
        return self.what


def check_walk(
    vocabulary: Vocabulary, walk: Walk, needs: Mapping[str, str], tested: Collection[str] = ()
) -> list[Complaint]:
    """What is wrong with a walk; empty where it may be walked.

    Args:
        needs: need name → class of the ontology.
        tested: the predicates whose claims are tested against what the walk climbs from.

    >>> from kg.pattern import parse_walk
    >>> from ontology.turtle import read_vocabulary
    >>> walk = parse_walk(["therapy is_a* class", "class approved_for cancer"])
    >>> check_walk(read_vocabulary(), walk, {"therapy": "Therapy"})[0].what.split(":")[0]
    "'class approved_for cancer' speaks of the classes above 'therapy'"
    >>> check_walk(read_vocabulary(), walk[:1], {"therapy": "Therapy"})
    []
    """
    unknown = list(_unknown(vocabulary, walk, needs))
    if unknown:
        return unknown
    return [*_apart(walk, needs), *_misfits(vocabulary, walk, needs), *_undeclared(vocabulary, walk, needs, tested)]


def _unknown(vocabulary: Vocabulary, walk: Walk, needs: Mapping[str, str]) -> Iterator[Complaint]:
    for name, kind in needs.items():
        if kind not in vocabulary.classes:
            yield Complaint(0, f"the need '{name}' is an unknown class '{kind}'{_near(kind, vocabulary.classes)}")
    for position, pattern in enumerate(walk):
        if pattern.predicate not in vocabulary.predicates:
            near = _near(pattern.predicate, vocabulary.predicates)
            yield Complaint(position, f"'{pattern}' has an unknown predicate '{pattern.predicate}'{near}")
        for kind in (*pattern.lacks, *(kind for kind, _ in pattern.binds)):
            if kind not in vocabulary.qualifier_kinds:
                near = _near(kind, vocabulary.qualifier_kinds)
                yield Complaint(position, f"'{pattern}' has an unknown qualifier kind '{kind}'{near}")


def _near(name: str, known: Mapping[str, object]) -> str:
    near = near_misses(name, known)
    return f"; did you mean '{near[0]}'?" if near else f"; known: {', '.join(sorted(known))}"


def _apart(walk: Walk, needs: Mapping[str, str]) -> Iterator[Complaint]:
    """Patterns that hang together neither with a need nor (in a walk without) with the first: their rows are
    every pair there is."""
    started = {name for pattern in walk for name in pattern.names if name in needs}
    reached = _reach(walk, started or set(walk[0].names if walk else ()))
    for position, pattern in enumerate(walk):
        if reached.isdisjoint(pattern.names):
            what = f"'{pattern}' shares no name with a need or with the rest of the walk; join it by a name"
            yield Complaint(position, what)


def _reach(walk: Walk, start: set[str]) -> set[str]:
    """The names that hang together with some others, along all patterns."""
    reached, before = set(start), -1
    while before != len(reached):
        before = len(reached)
        for pattern in walk:
            if not reached.isdisjoint(pattern.names):
                reached.update(pattern.names)
    return reached


def _misfits(vocabulary: Vocabulary, walk: Walk, needs: Mapping[str, str]) -> Iterator[Complaint]:
    """Names that no concept could stand for: what is said of them is said of different classes."""
    fits: Fits = {name: _below(vocabulary, (kind,)) for name, kind in needs.items()}
    refused: set[tuple[str, Pattern]] = set()
    before: Fits = {}
    while before != fits:
        before = dict(fits)
        for position, pattern in enumerate(walk):
            for name, allowed, wanted in _allowed(vocabulary, pattern, fits):
                left = fits.get(name, allowed) & allowed
                if left:
                    fits[name] = left
                elif (name, pattern) not in refused:
                    refused.add((name, pattern))
                    is_one_of = _spoken(vocabulary, fits[name])
                    what = f"'{pattern}' takes {wanted} as '{name}', which elsewhere in the walk is {is_one_of}"
                    yield Complaint(position, what)


def _allowed(vocabulary: Vocabulary, pattern: Pattern, fits: Fits) -> Iterator[tuple[str, Classes, str]]:
    """For each name of a pattern the classes it may have there, and those in words."""
    info = vocabulary.predicates[pattern.predicate]
    if info.id == "is_a":
        ends = (pattern.subject, pattern.object), (pattern.object, pattern.subject)
        for name, other in ends:
            family = _family(vocabulary, fits.get(other, vocabulary.descendants(ROOT)))
            yield name, family, f"something of the family of '{other}'"
    else:
        yield pattern.subject, _below(vocabulary, info.domain), _or(info.domain)
        if info.kind == "concept":
            yield pattern.object, _below(vocabulary, info.range), _or(info.range)
        else:  # words and values are of no class
            yield pattern.object, frozenset([f"a {info.kind}"]), f"a {info.kind}"
    for kind, name in pattern.binds:
        values = vocabulary.qualifier_kinds[kind].value_classes
        yield name, _below(vocabulary, values), _or(values)


def _below(vocabulary: Vocabulary, classes: tuple[str, ...]) -> Classes:
    return frozenset().union(*(vocabulary.descendants(kind) for kind in classes if kind in vocabulary.classes))


def _family(vocabulary: Vocabulary, classes: Classes) -> Classes:
    """All classes that share one directly below Concept with any of these; every class where these are none."""
    known = classes & vocabulary.classes.keys()
    if not known or ROOT in known:
        return vocabulary.descendants(ROOT)
    return _below(vocabulary, tuple(h for h in vocabulary.heads if not known.isdisjoint(vocabulary.descendants(h))))


def _spoken(vocabulary: Vocabulary, classes: Classes) -> str:
    """Classes in words: only the uppermost of them."""
    known = vocabulary.classes
    return _or(tuple(c for c in sorted(classes) if c not in known or classes.isdisjoint(known[c].parents)))


def _or(classes: tuple[str, ...]) -> str:
    return " or ".join(classes)


def _undeclared(
    vocabulary: Vocabulary, walk: Walk, needs: Mapping[str, str], tested: Collection[str]
) -> Iterator[Complaint]:
    """Claims that a walk would pass on although the ontology does not say that they may be."""
    for position, star in enumerate(walk):
        anchor = _anchor(walk, position, needs) if star.star and star.subject != star.object else None
        if anchor is None:
            continue
        climbs = anchor == star.subject
        end, wanted = (star.object, "down") if climbs else (star.subject, "found")
        where = f"{'the classes above' if climbs else 'the kinds of'} '{anchor}'"
        for at, pattern in enumerate(walk):
            for argument, declared in _arguments(vocabulary, pattern, end):
                by_test = wanted == "down" and pattern.predicate in tested and "tested" in declared
                if wanted not in declared and not by_test:
                    yield Complaint(
                        at,
                        f"'{pattern}' speaks of {where}: {pattern.predicate} is not declared"
                        f" '{wanted}' for its {argument}; leave out '{star}', or say what holds of '{anchor}' itself",
                    )


def _arguments(vocabulary: Vocabulary, pattern: Pattern, name: str) -> Iterator[tuple[str, tuple[Inheritance, ...]]]:
    """At which arguments of a claim a name stands, and what the ontology declares there."""
    if pattern.predicate == "is_a":
        return
    info = vocabulary.predicates[pattern.predicate]
    if pattern.subject == name:
        yield "subject", info.subject
    if pattern.object == name:
        yield "object", info.object


def _anchor(walk: Walk, position: int, needs: Mapping[str, str]) -> str | None:
    """From which end of a star pattern the walk comes; None where both ends were asked for."""
    star = walk[position]
    ends = (star.subject, star.object)
    asked = [name for name in ends if name in needs]
    if asked:
        return asked[0] if len(asked) == 1 else None
    earlier = [name for pattern in walk[:position] for name in pattern.names if name in ends]
    if earlier:
        return earlier[0]
    reached = _reach(walk[:position] + walk[position + 1 :], set(needs))
    joined = [name for name in ends if name in reached]
    return joined[0] if len(joined) == 1 else star.subject
