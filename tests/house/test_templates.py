"""Grammar in templates, facts in claims: our own words name no treatment, marker, disease, trial or number."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache

import pytest
import yaml

from tests.house.tree import own_files, text
from tests.kg.builders import real_facts, vocabulary

NAMING = ("Therapy", "Biomarker", "Disease", "Trial", "TestResult", "Registry", "PublishedList", "Guideline", "Service")
"""Whose labels and synonyms no template may hold: they come from the graph, or they would outlive the claim."""

ALLOWED = {
    "cancer": "the one thing that all of this is about; the emergency and scope notices speak of it",
    "cancers": "its plural",
    "all": "the word, not a disease's short name",
}
"""Names that words of ours may hold, each with the reason."""

UNSPOKEN = {
    "explain/content/wording/everyday.yaml": "no sentence prints these: they tell which names need no explanation",
}
"""Files of content whose words reach no sentence, each with the reason."""

NUMBERED = {
    "explain/content/wording/notices.yaml": "the temperature of a fever, held to the red flag's by test_dangers",
}
"""Files of content whose words may hold a number, each with the reason."""

HEARD, SAID = "explain/content/hearing/", frozenset({"says", "asked"})
"""Files that tell how people put things, which no sentence prints, and the keys of those words that one does."""

NO_SENTENCE = ("explain/book/",)
"""Folders whose strings reach no sentence: what compiling says goes to who writes content, never to a reader."""

JINJA = re.compile(r"\{#.*?#\}|\{\{(.*?)\}\}|\{%(.*?)%\}", re.DOTALL)
LITERAL = re.compile(r"""(["'])(.*?)\1""")
SLOT = re.compile(r"\{\w+\}")


@cache
def names() -> dict[str, str]:
    """Every name in small letters, with the concept it is of; organizations are the publishers of sources."""
    facts, held = real_facts(), vocabulary()
    out = {source.publisher.casefold(): source.publisher for source in facts.sources.values()}
    for concept in facts.concepts.values():
        if any(held.is_kind(concept.type, kind) for kind in NAMING if kind in held.classes):
            labels = [label for registers in concept.label.by_language.values() for label in registers.values()]
            out |= {name.casefold(): concept.id for name in (*labels, *concept.synonyms)}
    return out


@cache
def naming() -> re.Pattern[str]:
    """Any of these names as whole words, the longest first."""
    longest = sorted(names(), key=lambda name: (-len(name), name))
    return re.compile(r"(?<![\w-])(" + "|".join(map(re.escape, longest)) + r")(?![\w-])")


def faults(words: str) -> Iterator[str]:
    """What some words of ours must not hold."""
    for found in naming().findall(words.casefold()):
        if found not in ALLOWED:
            yield f"names '{found}' ({names()[found]})"
    yield from (f"holds the digit {digit}" for digit in re.findall(r"\d", words))


def printed(template: str) -> str:
    """What a template can print of itself: its text, and the literals in its braces."""
    literals = " ".join(
        m[2] for braces in JINJA.finditer(template) for m in LITERAL.finditer(braces[1] or braces[2] or "")
    )
    return JINJA.sub(" ", template) + " " + literals


def texts_in(value: object) -> Iterator[str]:
    """The words under language keys of a YAML file."""
    if isinstance(value, dict):
        for key, held in value.items():
            if re.fullmatch(r"[a-z]{2}", str(key)):
                yield from held if isinstance(held, list) else [str(held)]
            else:
                yield from texts_in(held)
    elif isinstance(value, list):
        for item in value:
            yield from texts_in(item)


def templates() -> list[str]:
    """Every template of a sentence, by its path."""
    return [path.as_posix() for path in own_files(".j2") if path.parts[0] == "explain"]


def worded() -> list[str]:
    """Every YAML file of content whose words reach a sentence, by its path."""
    held = [path.as_posix() for path in own_files(".yaml") if path.parts[:2] == ("explain", "content")]
    return [path for path in held if path not in UNSPOKEN]


def modules() -> list[str]:
    """Every module of explain whose strings can reach a sentence."""
    paths = (path.as_posix() for path in own_files(".py") if path.parts[0] == "explain")
    return [path for path in paths if not path.startswith(NO_SENTENCE)]


def mend(path: str, found: list[str]) -> str:
    """A failure that says what to do."""
    return f"{path} {'; '.join(found)}: let the walk bind it and print the name, or say why in ALLOWED"


@pytest.mark.parametrize("path", templates())
def test_a_template_holds_grammar_only(path: str) -> None:
    found = list(faults(printed(text(path))))
    assert not found, mend(path, found)


@pytest.mark.parametrize("path", worded())
def test_the_words_of_a_content_file_hold_grammar_only(path: str) -> None:
    found = [fault for fault in faults_of(path) if path not in NUMBERED or "digit" not in fault]
    assert not found, mend(path, found)


def faults_of(path: str) -> Iterator[str]:
    """What is wrong with the words of a file of content."""
    held = yaml.load(text(path), Loader=yaml.BaseLoader)
    if path.startswith(HEARD):
        held = [value for key, value in held.items() if key in SAID]
    for words in texts_in(held):
        yield from faults(SLOT.sub(" ", printed(words)))


@pytest.mark.parametrize("path", UNSPOKEN)
def test_every_file_that_is_not_looked_at_is_there_and_needs_it(path: str) -> None:
    assert any(faults_of(path)), f"take {path} out of UNSPOKEN: its words name nothing"


@pytest.mark.parametrize("path", NUMBERED)
def test_every_file_that_may_hold_a_number_holds_one(path: str) -> None:
    assert any("digit" in fault for fault in faults_of(path)), f"take {path} out of NUMBERED: it holds no number"


def test_no_reader_is_shown_the_list_of_everyday_words() -> None:
    """What UNSPOKEN says of it: nothing but the book and who explains terms looks at it."""
    users = {path for path in modules() if re.search(r"\.(everyday|is_everyday)\b", text(path))}
    assert users <= {"explain/asides.py"}, (
        f"{users}: words of everyday.yaml may reach a sentence now: take it out of UNSPOKEN"
    )


@pytest.mark.parametrize("path", modules())
def test_no_string_of_a_module_names_anything(path: str) -> None:
    """Only words with a space between them can be part of a sentence with a number: "utf-8" can't."""
    found = [fault for words in strings(text(path)) for fault in faults(words) if " " in words or "digit" not in fault]
    assert not found, mend(path, found)


def strings(source: str) -> Iterator[str]:
    """The strings of a module but its docstrings and the words of its errors: these reach no sentence."""
    tree = ast.parse(source)
    elsewhere = {id(part) for node in ast.walk(tree) if isinstance(node, ast.Raise) for part in ast.walk(node)}
    elsewhere |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in elsewhere:
            yield node.value


def test_the_rule_sees_what_it_is_for() -> None:
    assert list(faults("CAR-T helps in breast cancer")) == [
        "names 'car-t' (car-t)",
        "names 'breast cancer' (breast-cancer)",
    ]
    assert list(faults("in 14 rows")) == ["holds the digit 1", "holds the digit 4"]
    assert not list(faults("{{ product }} is approved"))
    assert list(faults(printed('{{ product|number("HER2", "b") }}')))


def test_every_allowed_name_is_a_name_and_is_needed() -> None:
    every = " ".join(printed(text(path)) for path in (*templates(), *worded())).casefold()
    idle = [name for name in ALLOWED if name not in names() or not re.search(rf"\b{re.escape(name)}\b", every)]
    assert not idle, f"take {idle} out of ALLOWED: no words need it, or nothing is called so"
