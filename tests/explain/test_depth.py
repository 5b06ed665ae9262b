"""A brief answer is a full one without what is opened, and says of each section whether there is more."""

from __future__ import annotations

import random

import pytest

from explain.answering import Answering, Reader
from explain.engine import explain
from explain.model import Depth, Explanation
from tests.explain.real import TODAY, knowledge

DRAWN = 8


def _told(plan: str, needs: dict[str, str], depth: Depth) -> Explanation:
    return explain(Answering.on(TODAY, knowledge(), Reader(depth=depth)), plan, needs)


def _drawn(plan: str) -> list[dict[str, str]]:
    graph, spec, draw = knowledge().graph, knowledge().plan(plan), random.Random(plan)
    held = graph.of_class(spec.needs[spec.required[0]])
    firsts = draw.sample(held, min(DRAWN, len(held)))
    rest = [{need: draw.choice(graph.of_class(spec.needs[need])) for need in spec.required[1:]} for _ in firsts]
    return [{spec.required[0]: first, **others} for first, others in zip(firsts, rest, strict=True)]


@pytest.mark.parametrize("plan", sorted(knowledge().book.plans))
def test_a_brief_answer_holds_what_a_full_one_shows_at_once(plan: str) -> None:
    for needs in _drawn(plan):
        brief, full = _told(plan, needs, "brief"), _told(plan, needs, "full")
        assert [one.text for one in brief.summary] == [one.text for one in full.summary]
        assert brief.untold == full.untold
        for short, whole in zip(brief.sections, full.sections, strict=True):
            assert (short.id, short.sentences) == (whole.id, whole.shown), needs
            assert short.left == bool(whole.opened or whole.more), needs
        assert brief.claims.keys() <= full.claims.keys()
        assert not any(section.left for section in full.sections)


def test_what_is_opened_is_not_written_in_a_brief_answer() -> None:
    needs = {"therapy": "car-t", "disease": "breast-cancer"}
    brief, full = _told("how-it-works", needs, "brief"), _told("how-it-works", needs, "full")
    assert len(brief.claims) < len(full.claims)
    assert any(section.left and not section.sentences for section in brief.sections)
