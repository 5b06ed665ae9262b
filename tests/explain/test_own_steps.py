"""A product's own way of taking a step stands in place of its class's, where that stood."""

from __future__ import annotations

import pytest

from tests.explain.real import answered, claims, knowledge, section


def own() -> list[tuple[str, str, str]]:
    """Product, its own step, and the step of its class that it stands for."""
    wide = {claim.subject: claim.object or "" for claim in claims("is_a")}
    return [(claim.subject, claim.object or "", wide[claim.object or ""]) for claim in claims("own_step")]


def steps(therapy: str) -> list[str]:
    """The steps of an answer, in order."""
    graph = knowledge().graph
    told = section(answered("how-it-works", therapy=therapy), "mechanism").sentences
    return [next(key for key in one.walk if key in _told_of(one.claims) and key in graph.concepts) for one in told]


def _told_of(keys: tuple[str, ...]) -> set[str]:
    graph = knowledge().graph
    return {graph.claims[key].subject for key in keys if graph.claims[key].predicate == "gloss"}


def test_some_products_have_steps_of_their_own() -> None:
    assert len(own()) >= 8


@pytest.mark.parametrize(("product", "step", "usual"), own())
def test_a_step_of_its_own_stands_where_that_of_its_class_stood(product: str, step: str, usual: str) -> None:
    graph = knowledge().graph
    (kind,) = (one for one in ("car-t", "til-therapy") if one in graph.above[product])
    mine, general = steps(product), steps(kind)
    assert usual not in mine, f"{usual} is told of {product} besides {step}"
    assert mine.index(step) == general.index(usual), f"{mine} where its class has {general}"
    assert len(mine) == len(general)


def test_what_has_no_step_of_its_own_is_told_as_its_class() -> None:
    assert steps("axicabtagene-ciloleucel") == steps("car-t")
