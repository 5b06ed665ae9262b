"""Names of medicines that look alike: a slip of the pen in one is never read, in silence, as the other."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache
from itertools import combinations

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from explain.ask.grounding.ground import Grounded
from explain.ask.reading.text import read, tokens
from tests.explain.real import asker, knowledge

MEDICINES = ("Drug", "CellTherapyProduct")
ALIKE = 70
"""From which ratio on (to 100) two names are looked at."""
EACH = 2
"""How many times a name is damaged with so many slips."""
LONG = 7
"""Letters from which on a word of a name is like no other word."""
LETTERS = "abcdefghijklmnopqrstuvwxyz"
ELSEWHERE = {"nivestim"}
"""What a medicine is called in another country than the one whose name is held."""
SLIPS = ("insert", "delete", "replace", "swap")


@cache
def names() -> dict[str, frozenset[str]]:
    """Each name of a medicine, with the concepts that are called so."""
    out: dict[str, set[str]] = {}
    for concept in knowledge().graph.concepts.values():
        if any(knowledge().graph.is_kind(concept.id, kind) for kind in MEDICINES):
            labels = {text for said in concept.label.by_language.values() for text in said.values()}
            for name in (*labels, *concept.synonyms):
                out.setdefault(name, set()).add(concept.id)
    return {name: frozenset(held) for name, held in out.items()}


@cache
def pairs() -> tuple[tuple[str, str], ...]:
    """Names of different medicines that look alike."""
    return tuple(
        (one, other)
        for one, other in combinations(sorted(names()), 2)
        if not names()[one] & names()[other] and fuzz.ratio(one.casefold(), other.casefold()) >= ALIKE
    )


def slipped(name: str, chance: random.Random) -> str:
    """A name with one slip, at a letter."""
    place = chance.choice([i for i, letter in enumerate(name) if letter.isalnum()])
    kind, letter = chance.choice(SLIPS), chance.choice(LETTERS)
    if kind == "insert":
        return name[:place] + letter + name[place:]
    if kind == "swap" and place + 1 < len(name):
        return name[:place] + name[place + 1] + name[place] + name[place + 2 :]
    return name[:place] + (letter if kind == "replace" else "") + name[place + 1 :]


def damaged() -> Iterator[tuple[str, str, str]]:
    """A damaged name, the name it is of, and the one that it looks like."""
    chance = random.Random(7)
    held = {"".join(tokens(name)) for name in names()}
    for pair in pairs():
        for name, other in (pair, pair[::-1]):
            for slips in (1, 2):
                for _ in range(EACH):
                    text = name
                    for _ in range(slips):
                        text = slipped(text, chance)
                    if "".join(tokens(text)) not in held:  # else it is what it says
                        yield text, name, other


def grounded(text: str) -> Grounded:
    return asker().ear("en").listener.listen(read(text)).grounded


def test_some_names_look_alike() -> None:
    assert len(pairs()) > 50


def test_a_slip_in_a_name_is_never_read_as_another_medicine() -> None:
    wrong = []
    for text, name, other in damaged():
        found = {match.concept for match in grounded(f"What are the side effects of {text}?").matches}
        if found & names()[other] and not found & names()[name]:
            wrong.append(f"'{text}', which is {name}, is read as {other}")
    assert not wrong, f"{len(wrong)} are swapped in silence: mend explain/ask/grounding/spelling.py: {wrong[:20]}"


def test_no_example_teaches_a_misspelled_medicine() -> None:
    """Words of examples are taken for known, and what is known is never mended."""
    named = {word for word, *more in map(tokens, names()) if not more and len(word) >= LONG and word.isalpha()}
    right = {word for name in names() for word in tokens(name)} | {f"{word}s" for word in named}
    asked = {word for example, _ in knowledge().book.hearing.examples("en") for word in tokens(example)}
    near = {
        word: process.extractOne(word, named, scorer=OSA.distance, score_cutoff=1)
        for word in sorted(asked - right - ELSEWHERE)
        if len(word) >= LONG - 1
    }
    wrong = [f"{word} ({found[0]})" for word, found in near.items() if found]
    assert not wrong, f"write them as they are spelled, in hearing/examples: {', '.join(wrong)}"
