"""Every section can be read, is told by a plan, says something, and has no file that nobody reads."""

import pytest

from explain.content import Part
from tests.content.files import names, wrong_in
from tests.explain.addresses import every
from tests.explain.real import answer, content

ROOT = "explain/content/sections"
SECTIONS = sorted({name.removeprefix(f"{ROOT}/").partition("/")[0] for name in names(ROOT, ".yaml")})
CASES = ("only_here", "only_there", "both")


@pytest.mark.parametrize("key", SECTIONS)
def test_a_section(key: str) -> None:
    folder = f"{ROOT}/{key}"
    assert not wrong_in(f"{folder}/"), wrong_in(f"{folder}/")
    section = content().sections.get(key)
    assert section is not None, f"{folder}: add section.yaml"
    plans = [plan.id for plan in content().plans.values() if key in plan.sections]
    assert plans, f"{folder}: no plan tells it; name it in a plan's `sections`, or remove the folder"
    assert section.optional or section.empty, f"{folder}: say `empty: {{en: …}}` or `optional: true`"
    ids = [part.id for part in section.parts]
    assert len(set(ids)) == len(ids), f"{folder}: two parts have one id"


@pytest.mark.parametrize("key", SECTIONS)
def test_every_file_of_a_section_is_read(key: str) -> None:
    section = content().sections[key]
    wanted = {name for part in section.parts for name in _templates(part)} | {"section.yaml"}
    held = {name.rpartition("/")[2] for ending in (".yaml", ".j2") for name in names(f"{ROOT}/{key}", ending)}
    assert not held - wanted, f"{ROOT}/{key}: nobody reads {sorted(held - wanted)}; name a part so, or remove them"


def _templates(part: Part) -> list[str]:
    return [
        ".".join(filter(None, (part.id, case, language, "j2")))
        for case, spoken in part.templates.items()
        for language in spoken
    ]


@pytest.mark.slow
@pytest.mark.parametrize("key", SECTIONS)
def test_a_section_says_something_somewhere(key: str) -> None:
    """Of all answers of the plans that tell it, one at least has a sentence of it."""
    plans = {plan.id for plan in content().plans.values() if key in plan.sections}
    for address in every():
        if address[0] in plans and any(s.id == key and s.sentences for s in answer(*address).sections):
            return
    pytest.fail(f"{ROOT}/{key}: no answer has a sentence of it; mend its walk, or add the facts it is for")
