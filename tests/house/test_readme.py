"""What README.md tells a reader to type exists."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from api.cli.main import main
from tests.house.tree import ROOT, text

BLOCK = re.compile(r"^```\w*\n(.*?)^```", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
WORD = re.compile(r"[a-z][a-z-]*")


def readme() -> str:
    """README.md, or nothing while there is none (a test of its own says so)."""
    return text("README.md") if (ROOT / "README.md").is_file() else ""


def commands(name: str) -> list[tuple[str, ...]]:
    """The words that follow `name` where README shows it as a command, up to the first argument."""
    lines = [line for block in BLOCK.findall(readme()) for line in block.splitlines()]
    typed = [line.removeprefix("$ ") for line in lines] + INLINE.findall(readme())
    found = set()
    for line in typed:
        words = re.sub(r"^(\w+=\S+ )*(\.venv/bin/)?", "", line.strip()).split()
        if words[:1] == [name]:
            stop = next((i for i, word in enumerate(words) if not WORD.fullmatch(word)), len(words))
            found.add(tuple(words[1 : max(stop, 1)]))
    return sorted(found)


def test_there_is_a_readme_that_begins_with_the_demo() -> None:
    assert ("demo",) in commands("make"), "README.md: show `make demo` in a code block"


def test_every_make_target_in_the_readme_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", text("Makefile"), re.MULTILINE))
    missing = {word for words in commands("make") for word in words} - targets
    assert not missing, f"README.md names make targets that the Makefile lacks: {sorted(missing)}"


@pytest.mark.parametrize("words", commands("wayfind"), ids=" ".join)
def test_every_wayfind_command_in_the_readme_exists(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main([*words, "--help"])
    shown = " ".join(("wayfind", *words))
    assert not left.value.code, f"README.md shows `{shown}`, which does not exist:\n{capsys.readouterr().err}"


def test_the_readme_s_wayfind_is_installed_beside_its_python() -> None:
    wayfind = Path(sys.executable).with_name("wayfind")
    assert subprocess.run([wayfind, "--help"], capture_output=True, check=False).returncode == 0
