"""Every section can be read, is told by a plan, says something, and has no file that nobody reads."""

import pytest

from tests.content.files import names, wrong_in
from tests.explain.addresses import every
from tests.explain.real import answer, content

ROOT = "explain/content/sections"
SECTIONS = sorted({name.removeprefix(f"{ROOT}/").partition("/")[0] for name in names(ROOT, ".yaml")})


@pytest.mark.parametrize("key", SECTIONS)
def test_a_section(key: str) -> None:
    folder = f"{ROOT}/{key}"
    assert not wrong_in(f"{folder}/"), wrong_in(f"{folder}/")
    assert key in content().sections, f"{folder}: add section.yaml"


@pytest.mark.slow
@pytest.mark.parametrize("key", SECTIONS)
def test_a_section_says_something_somewhere(key: str) -> None:
    """Of all answers of the plans that tell it, one at least has a sentence of it."""
    plans = {plan.id for plan in content().plans.values() if key in [one.id for one in (*plan.sections, *plan.opened)]}
    for address in every():
        if address[0] in plans and any(s.id == key and s.sentences for s in answer(*address).sections):
            return
    pytest.fail(f"{ROOT}/{key}: no answer has a sentence of it; mend its walk, or add the facts it is for")
