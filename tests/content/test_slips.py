"""What is checked is what runs: a slip in a plan, section, template or wording is found, or changes nothing.

Whole lines left out (a step of a walk, a section, a phrasing) are another content, not a slip: no check can know that
somebody wanted them. They must never raise.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache
from random import Random

import pytest

from explain.answering import Answering
from explain.book.bound import Book
from explain.book.compile import Compiled
from explain.book.written import Written, read_content
from explain.engine import explain
from explain.fillings import Address
from explain.knowledge import Knowledge
from tests.content.mutator import Slip, changed, slips
from tests.content.recompiled import Recompiling
from tests.explain.addresses import usual
from tests.explain.real import TODAY, content, knowledge

SEED = 20261124
MOST = 112
PARTS = 2
MANY = 2400
DRAWN = 6
"""Of each plan, how many answers a slip that is not found is tried on."""
WHOLE = frozenset({"dropped item", "dropped key"})
"""Kinds of slips that can leave another content behind that is whole in itself."""

DIFFERENCE, ALL_TRIALS = (f"sections/{key}/section.yaml" for key in ("difference", "all-trials"))
CONTRAST = ("parts", 1, "contrast")
REVIEWED: dict[str, tuple[str, tuple[str | int, ...], str, str]] = {
    "a slot of a premise": ("plans/how-it-works.yaml", ("premises", 0, "says", "en"), "{target}", "{targt}"),
    "a slot of a qualifier's phrase": ("wording/qualifiers.yaml", ("jurisdiction", "en"), "{value}", "{vlue}"),
    "the need of an alias": ("plans/why-not.yaml", ("aliases", "disease", "need"), "here", "heer"),
    "a section of which a plan shows less": ("plans/how-it-works.yaml", ("brief",), "questions", "questons"),
    "a slot of a title": ("sections/approved-here/section.yaml", ("title", "en"), "{disease}", "{diseas}"),
    "a slot of what is said of nothing": (
        "sections/mechanism-near/section.yaml",
        ("empty", "en"),
        "{therapy}",
        "{therpy}",
    ),
    "a name in an exception": ("wording/exceptions.yaml", ("approved_for", "en"), "{{ subject }}", "{{ subjct }}"),
    "a need in outside": ("sections/elsewhere/section.yaml", ("parts", 0, "outside", "cancer"), "disease", "diseas"),
    "the key of a contrast": (DIFFERENCE, (*CONTRAST, "key"), "barrier", "barier"),
    "the name of a contrast": (DIFFERENCE, (*CONTRAST, "name"), "side", "sid"),
    "the near side of a contrast": (
        "sections/difference/section.yaml",
        ("parts", 1, "contrast", "here"),
        "here",
        "heer",
    ),
    "the far side of a contrast": (
        "sections/difference/section.yaml",
        ("parts", 1, "contrast", "there"),
        "there",
        "ther",
    ),
    "a need that must be missing": (
        ALL_TRIALS,
        ("parts", 0, "when_missing", 0),
        "therapy",
        "therpy",
    ),
    "a predicate of unsaid": ("sections/barriers/section.yaml", ("unsaid",), "has_barrier", "has_barier"),
    "a kind of unsaid": ("sections/barriers/section.yaml", ("unsaid", "has_barrier"), "all", "frequncy"),
    "the order of unless": ("sections/standing/section.yaml", ("parts", 2, "unless"), "", "reversed"),
    "a name in unless": ("sections/standing/section.yaml", ("parts", 2, "unless", 0), "roster", "rostr"),
    "a phrase's key": ("wording/phrases.yaml", (), "each", "eech"),
    "a notice's key": ("wording/notices.yaml", (), "stale", "stael"),
    "a language of phrasings": ("plans/availability.yaml", ("asks",), "en", "eng"),
    "a name of kinds": ("sections/questions/section.yaml", ("parts", 0, "kinds"), "question", "qestion"),
    "a need in a walk": ("sections/standing/section.yaml", ("parts", 0, "walk", 0), "disease", "diseas"),
    "a section of a plan": ("plans/availability.yaml", ("sections", 0), "approved-here", "aproved-here"),
}
"""File, place, what stands there and what is written in its place, of slips that once went through."""


@cache
def written() -> Written:
    """The real content."""
    return read_content()


@cache
def recompiling() -> Recompiling:
    """Who compiles one slip after another."""
    return Recompiling(knowledge().graph)


def compiled(slip: Written) -> Compiled:
    """What compiling makes of a slip."""
    return recompiling().compiled(slip)


@cache
def drawn(most: int) -> tuple[Slip, ...]:
    """Slips made by the seed."""
    return tuple(slips(written(), SEED, most))


def test_what_is_compiled_again_is_what_is_compiled_at_once() -> None:
    book = compiled(written()).book
    assert book
    assert replace(book, flags=replace(book.flags, known=content().flags.known)) == content()


@pytest.mark.parametrize("name", REVIEWED)
def test_a_slip_that_once_went_through_is_found_in_its_file(name: str) -> None:
    file, place, old, new = REVIEWED[name]
    slip = changed(written(), file, place, lambda node: _with(node, old, new))
    assert slip != written(), "the slip changed nothing: mend this test"
    lines = [str(finding) for finding in compiled(slip).findings]
    stem = file.rpartition("/")[0] if file.startswith("sections/") else file
    assert any(f"{written().home}/{stem}" in line for line in lines), "\n".join(lines) or "nothing was found"


def _with(node: object, old: str, new: str) -> object:
    if isinstance(node, dict):
        return {(new if key == old else key): value for key, value in node.items()}
    if isinstance(node, list):
        return list(reversed(node))
    assert isinstance(node, str)
    assert old in node
    return node.replace(old, new)


@cache
def answers() -> dict[Address, str]:
    """Some answers of each plan as they are."""
    random = Random(SEED)
    by_plan: dict[str, list[Address]] = {}
    for address in usual():
        by_plan.setdefault(address[0], []).append(address)
    drawn = [one for held in by_plan.values() for one in random.sample(held, min(DRAWN, len(held)))]
    return {address: told(knowledge(), address) for address in drawn}


def told(held: Knowledge, address: Address) -> str:
    """A whole answer as text."""
    plan, needs = address
    return explain(Answering.on(TODAY, held), plan, dict(needs)).model_dump_json()


def outcome(slip: Slip) -> str:
    """`found`, `same` or `other`. What it raises is for the caller to see."""
    done = compiled(slip.made(written()))
    if done.book is None:
        assert all(":" in finding.where and finding.fix for finding in done.findings), f"{slip}: without line or remedy"
        return "found"
    held = replace(knowledge(), book=done.book)
    touched = {address: text for address, text in answers().items() if differs(done.book, address[0])}
    return "same" if all(told(held, address) == text for address, text in touched.items()) else "other"


def differs(book: Book, plan: str) -> bool:
    """Whether a plan's answers can be others by another book: plan and wording hold all that is told by them."""
    return (book.wording, book.plans.get(plan)) != (content().wording, content().plans[plan])


def tried(most: int, part: int = 0, parts: int = 1) -> None:
    """Make slips by the seed, and say which of a part of them went through."""
    made = drawn(most)[part::parts]
    outcomes = {str(slip): (slip.kind, outcome(slip)) for slip in made}
    through = [name for name, (kind, what) in outcomes.items() if what == "other" and kind not in WHOLE]
    of_names = [what for kind, what in outcomes.values() if kind not in WHOLE]
    counts = Counter(of_names)
    assert not through, (
        f"{counts}: these change an answer and are no finding; bind them in explain/book:\n" + "\n".join(through)
    )
    assert counts["found"] >= len(of_names) * 3 // 4, f"{counts}: most slips should be found"


@pytest.mark.parametrize("part", range(PARTS))
def test_no_slip_made_by_a_seed_changes_an_answer_in_silence_or_raises(part: int) -> None:
    tried(MOST, part, PARTS)


@pytest.mark.slow
def test_nor_does_any_of_many_more() -> None:
    tried(MANY)
