"""Every plan can be read, is asked in its own words, and asks for what the ontology knows."""

import pytest

from explain.book.written import kept_content, read_content
from tests.content.files import names, wrong_in
from tests.explain.real import content, knowledge

PLANS = names("explain/content/plans", ".yaml")


def test_a_snapshot_keeps_the_order_of_a_plans_needs() -> None:
    """Addresses are the needs in their order: /answers/availability/<therapy>/<disease>."""
    written = read_content()
    kept = kept_content(written.as_json())
    for name, document in written.documents.items():
        if name.startswith("plans/"):
            held = kept.documents[name].data
            assert isinstance(held, dict)
            assert isinstance(document.data, dict)
            assert list(held["needs"]) == list(document.data["needs"]), (
                f"{name}: keep the order when it is written down"
            )


@pytest.mark.parametrize("name", PLANS)
def test_a_plan(name: str) -> None:
    assert not wrong_in(name), wrong_in(name)
    plan = content().plans[name.rpartition("/")[2].removesuffix(".yaml")]
    assert plan.sections, f"{name}: it tells nothing; name sections"
    assert plan.spine, f"{name}: it has nothing to draw; add `spine:`"
    for need, kind in plan.needs.items():
        assert knowledge().graph.of_class(kind), f"{name}: nothing held can be its '{need}'"
