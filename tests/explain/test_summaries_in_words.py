"""A summary reads as one: its sentences are whole, and nothing is said twice."""

from __future__ import annotations

from functools import cache
from itertools import product
from random import Random

from explain.answering import Answering, Reader
from explain.engine import explain
from explain.model import Explanation
from tests.explain.real import TODAY, knowledge

DISEASES = ("her2-positive-breast-cancer", "leukemia", "mesothelioma")
SEED, MOST = 5, 100
DOUBT = "This may have changed since."


@cache
def told() -> tuple[Explanation, ...]:
    """What is answered in short of treatments that are drawn by a seed, alone and for some diseases."""
    held = sorted(knowledge().graph.of_class("Therapy"))
    asked: list[tuple[str, dict[str, str]]] = []
    for therapy in Random(SEED).sample(held, min(MOST, len(held))):
        asked.append(("how-it-works", {"therapy": therapy}))
        asked += product(("how-it-works", "availability"), ({"therapy": therapy, "disease": one} for one in DISEASES))
    answering = Answering.on(TODAY, knowledge(), Reader(depth="brief"))  # whose summary is that of a full answer
    return tuple(explain(answering, plan, needs) for plan, needs in asked)


def test_that_things_may_have_changed_is_said_once() -> None:
    twice = [t.question for t in told() if sum(one.text.count(DOUBT) for one in t.summary) > 1]
    assert not twice, f"said twice in the summary of: {twice[:9]}"


def test_what_has_passed_its_day_is_doubted_behind_the_last_sentence_of_it() -> None:
    for one in told():
        stale = [place for place, said in enumerate(one.summary) if said.stale]
        if stale and not all("trial" in one.summary[place].text for place in stale):
            assert any(DOUBT in said.text for said in one.summary), one.question


def test_no_sentence_of_a_summary_is_a_gloss_that_names_nothing() -> None:
    graph = knowledge().graph
    for one in told():
        for sentence in one.summary:
            glosses = [graph.claims[key] for key in sentence.claims if graph.claims[key].predicate == "gloss"]
            words = [claim.words.say("plain", "en") for claim in glosses if claim.words]
            assert not any(said and sentence.text.startswith(said) for said in words), (
                f"{one.question}: say whose gloss it is: {sentence.text}"
            )
