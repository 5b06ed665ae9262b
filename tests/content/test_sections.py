"""Every section can be read, is told by a plan, says something, and has no file that nobody reads."""

from collections import defaultdict

import pytest

from explain.book.written import read_content
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


def test_the_words_of_no_part_stand_twice() -> None:
    """A wording that is mended is mended everywhere: a part that speaks as another says so (`said_as`)."""
    alike: dict[frozenset[tuple[str, str]], list[str]] = defaultdict(list)
    for stem, words in parts_words().items():
        alike[frozenset(words.items())].append(stem)
    twice = [stems for words, stems in alike.items() if len(stems) > 1 and len(words) > 1]
    assert not twice, f"the words of one, and `said_as` in the others: {twice}"


def parts_words() -> dict[str, dict[str, str]]:
    """The words of the parts, columns and rules by the names of their files up to the language, each by its ending."""
    out: dict[str, dict[str, str]] = defaultdict(dict)
    for name, words in read_content().templates.items():
        folder, _, file = name.rpartition("/")
        stem, found, ending = file.partition("en.")
        if found and folder.startswith(("sections/", "summaries/")):
            out[f"{folder}/{stem}"][ending] = words
    return out
