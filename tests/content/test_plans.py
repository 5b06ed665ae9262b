"""Every plan can be read, is asked in its own words, and asks for what the ontology knows."""

import pytest

from tests.content.files import names, wrong_in
from tests.explain.real import content, knowledge

PLANS = names("explain/content/plans", ".yaml")


@pytest.mark.parametrize("name", PLANS)
def test_a_plan(name: str) -> None:
    assert not wrong_in(name), wrong_in(name)
    plan = content().plans[name.rpartition("/")[2].removesuffix(".yaml")]
    assert plan.sections, f"{name}: it tells nothing; name sections"
    assert plan.spine, f"{name}: it has nothing to draw; add `spine:`"
    for need, kind in plan.needs.items():
        assert knowledge().graph.of_class(kind), f"{name}: nothing held can be its '{need}'"
