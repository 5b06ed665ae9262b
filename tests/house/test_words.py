"""Templates and code hold no words for readers: they say phrases, each declared with its slots, none of them idle."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from api.words import SLOTS
from explain.book.counted import COUNT
from explain.book.wording import COUNTED, COUNTS, OWN, PHRASES
from tests.house.test_templates import strings
from tests.house.tree import own_files, text
from viz.words import BY_SCRIPT

DECLARED = {
    key if name in (OWN, COUNTED) else f"{name}.{key}": slots
    for name, wanted in {OWN: PHRASES, COUNTED: COUNTS, **SLOTS}.items()
    for key, slots in wanted.items()
}
ENGLISH = frozenset({"docs"})  # pages for programs: why stands in api/words.py
SILENT = ("api/leaflet.py", "api/text.py", "api/addresses.py", "api/pages/", "viz/")
"""Modules whose strings would reach a reader."""
STYLE = "viz/colors.py"  # writes a style sheet, which nobody reads
SCRIPT = "viz/static/graph.js"
READ = ("aria-label", "title", "alt", "placeholder", "value", "content")  # attributes that are read out or shown
BRAND = "Wayfind"
FILLED = "x"  # what stands in a page where something is filled in
LETTER = re.compile(r"[A-Za-z]")


@dataclass(frozen=True)
class Said:
    """A phrase that is said somewhere; `slots` None where it is only named, to be said without any."""

    where: str
    key: str
    slots: frozenset[str] | None


def pages() -> list[Path]:
    """The templates of pages."""
    return [path for path in own_files(".j2") if path.parts[0] == "api"]


def modules() -> list[Path]:
    """The code that can say something, but the tables of what is said."""
    held = [path for path in own_files(".py") if path.parts[0] in ("explain", "viz", "api")]
    return [path for path in held if path.name != "words.py"]


def in_templates() -> Iterator[Said]:
    """What templates say."""
    for path in pages():
        for call in Environment().parse(text(path)).find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name == "say":
                first, where = call.args[0], f"{path}:{call.lineno}"
                slots = {held.key for held in call.kwargs} | ({COUNT} if len(call.args) > 1 else set())
                if isinstance(first, nodes.Const):
                    yield Said(where, first.value, frozenset(slots))
                else:
                    assert not slots, f"{where}: what is said by a name has no slots, or nobody could check them"


def in_code() -> Iterator[Said]:
    """What code says, and the keys that it hands to templates by name."""
    for path in modules():
        tree = ast.parse(text(path))
        said = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and is_saying(node.func) and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    said.add(id(first))
                    slots = {held.arg for held in node.keywords if held.arg} | (
                        {COUNT} if len(node.args) > 1 else set()
                    )
                    yield Said(f"{path}:{node.lineno}", first.value, frozenset(slots))
        for node in ast.walk(tree):
            named = isinstance(node, ast.Constant) and isinstance(node.value, str) and "." in node.value
            if named and isinstance(node, ast.Constant) and id(node) not in said and node.value in DECLARED:
                yield Said(f"{path}:{node.lineno}", str(node.value), None)


def is_saying(function: ast.expr) -> bool:
    """Whether what is called says a phrase: `speaker.phrase`, or `say` for short."""
    return getattr(function, "attr", "") == "phrase" or getattr(function, "id", "") == "say"


@cache
def said() -> tuple[Said, ...]:
    """Everything that is said."""
    tables = [Said("api/words.py", key, None) for key in strings(text("api/words.py")) if key in DECLARED]
    script = [Said(SCRIPT, f"picture.{key}", None) for key in re.findall(r"\bwords\.(\w+)", text(SCRIPT))]
    return (*in_templates(), *in_code(), *tables, *script)


def test_every_phrase_that_is_said_is_declared_with_just_its_slots() -> None:
    wrong = [
        f"{one.where}: '{one.key}' is said with {sorted(one.slots or ())}"
        for one in said()
        if one.key not in DECLARED or (one.slots or frozenset()) != DECLARED[one.key]
    ]
    assert not wrong, "declare it in api/words.py (explain.book.wording.PHRASES, viz/words.py):\n" + "\n".join(wrong)


def test_every_phrase_that_is_declared_is_said() -> None:
    idle = DECLARED.keys() - {one.key for one in said()}
    assert not idle, f"nothing says {sorted(idle)}: take it out of api/words.py and of explain/content/wording"


def test_the_script_says_just_the_words_it_is_given() -> None:
    assert set(re.findall(r"\bwords\.(\w+)", text(SCRIPT))) == set(BY_SCRIPT)
    written = re.findall(r"""["'`][A-Z][a-z]+ [a-z ]+["'`]|textContent = ["'`]""", text(SCRIPT))
    assert not written, f"{SCRIPT} holds {written}: let viz/words.py give it the words"


class Shown(HTMLParser):
    """What a reader meets of a page: its text, and the attributes that are read out or shown."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what is read out; technical tags say nothing."""
        if tag not in ("meta", "input"):
            self.words += [value for name, value in attrs if name in READ and value]

    def handle_data(self, data: str) -> None:
        """Keep text."""
        self.words.append(data)


@pytest.mark.parametrize("path", pages(), ids=lambda path: path.name.partition(".")[0])
def test_a_page_holds_no_words_of_its_own(path: Path) -> None:
    if path.name.partition(".")[0] in ENGLISH:
        return
    tree = Environment().parse(text(path))
    pieces = [piece for output in tree.find_all(nodes.Output) for piece in output.nodes]
    written = "".join(piece.data if isinstance(piece, nodes.TemplateData) else FILLED for piece in pieces)
    bare = re.compile(rf"\b{FILLED}+\b|{BRAND}")
    found = [words.strip() for words in Shown(written).words if LETTER.search(bare.sub("", words))]
    consts = [str(const.value) for const in tree.find_all(nodes.Const)]
    found += [const for const in consts if re.search(r"[A-Za-z] [A-Za-z]", const)]
    assert not found, f"{path} holds {found}: put it into explain/content/wording and say it"


@pytest.mark.parametrize("path", [str(path) for path in modules() if str(path).startswith(SILENT)])
def test_code_that_reaches_readers_holds_no_words(path: str) -> None:
    if Path(path).stem in ENGLISH or path == STYLE:
        return
    held = [re.sub(r"<[^>]*>", "", words) for words in strings(text(path))]
    found = [words for words in held if re.search(r"[A-Za-z]{2,} [A-Za-z]{2,}", words)]
    found += [words for words in held if words != words.strip() and LETTER.search(words)]
    assert not found, f"{path} holds {found}: put it into explain/content/wording and say it"
