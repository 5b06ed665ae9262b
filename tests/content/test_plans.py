"""Every plan can be read, is asked in its own words, and asks for what the ontology knows."""

from functools import cache

import pytest

from explain.ask.text import tokens
from explain.words import slots
from tests.content.files import names, wrong_in
from tests.explain.real import content, knowledge

PLANS = names("explain/content/plans", ".yaml")
KNOWN = {
    "how-it-works",
    "availability",
    "why-not",
    "what-is",
    "side-effects",
    "side-effect-management",
    "biomarker-meaning",
    "treatment-options",
    "compare",
    "relation",
    "tests-and-diagnosis",
    "staging",
    "causes-and-risk",
    "prevention-screening",
    "symptoms",
    "outlook",
    "find-trials",
    "questions-to-ask",
    "lifestyle",
    "integrative",
    "myth-check",
    "resources-support",
    "out-of-scope",
}
"""The intents of the design: a plan's id is one of them."""


@cache
def phrasings() -> dict[tuple[str, ...], set[str]]:
    """Every phrasing as it is read, with the plans that have it."""
    out: dict[tuple[str, ...], set[str]] = {}
    for plan in content().plans.values():
        for phrase in plan.asks["en"]:
            out.setdefault(tokens(phrase.replace("{", " ").replace("}", " ")), set()).add(plan.id)
    return out


@pytest.mark.parametrize("name", PLANS)
def test_a_plan(name: str) -> None:
    assert not wrong_in(name), wrong_in(name)
    key = name.rpartition("/")[2].removesuffix(".yaml")
    plan = content().plans.get(key)
    assert plan is not None, f"{name}: its id is not the file's name; write `id: {key}`"
    assert key in KNOWN, f"{name}: no intent of the design is called '{key}'; name it so, or add it to KNOWN"
    assert plan.sections, f"{name}: it tells nothing; name sections"
    assert len(set(plan.sections)) == len(plan.sections), f"{name}: it tells a section twice"
    phrases = plan.asks["en"]
    first = set(slots(phrases[0]))
    assert set(plan.required()) <= first <= plan.needs.keys(), (
        f"{name}: its first phrasing stands for its question, so it has a slot for each need: {phrases[0]}"
    )
    fillings = [set(slots(phrase)) for phrase in phrases]
    assert set(plan.required()) in fillings, f"{name}: no phrasing has just the needs it requires"
    assert plan.spine, f"{name}: it has nothing to draw; add `spine:`"
    for need in plan.needs:
        assert knowledge().graph.of_class(plan.need_class(need)), f"{name}: nothing held can be its '{need}'"


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_shares_no_phrasing_with_another(name: str) -> None:
    key = name.rpartition("/")[2].removesuffix(".yaml")
    shared = {" ".join(words): plans for words, plans in phrasings().items() if key in plans and len(plans) > 1}
    assert not shared, f"{name}: leave each of these to one plan: {shared}"


def test_every_template_beside_the_plans_belongs_to_a_premise() -> None:
    """`<plan>.<premise>.<language>.j2`."""
    held = {f"{plan.id}.{premise.id}" for plan in content().plans.values() for premise in plan.premises}
    for name in names("explain/content/plans", ".j2"):
        stem = ".".join(name.rpartition("/")[2].split(".")[:2])
        assert stem in held, f"{name}: no plan has a premise of that name"
