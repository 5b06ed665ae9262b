"""`wayfind kb languages` says what is held and what is missing, and each place that it names is there."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from api.cli.main import main
from tests.house.tree import ROOT

Captured = pytest.CaptureFixture[str]


def run(*arguments: str) -> int:
    """A command in this process; its exit code."""
    with pytest.raises(SystemExit) as left:
        main(("kb", "languages", *arguments))
    return int(left.value.code or 0)


def test_what_is_held_is_said_with_how_many_words_that_are(capsys: Captured) -> None:
    assert run() == 0
    out, err = capsys.readouterr()
    assert out.startswith("en: held, all ")
    assert err == ""


def test_every_missing_word_is_named_with_its_line_and_what_to_do(capsys: Captured) -> None:
    assert run("--missing", "fi", "--format", "json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["held"], told["begun"]) == (["en"], {"en": 0})
    assert len(told["missing"]) == told["words"]
    kinds = {Path(one["where"]).parts[:2] for one in told["missing"]}
    assert {("explain", "content"), ("kg", "facts")} <= kinds
    for one in told["missing"]:
        assert re.search(r"\bfi\b", one["fix"]), one
        name, _, line = one["where"].rpartition(":")
        written = "wording/names.yaml" in name or int(line) <= len((ROOT / name).read_text("utf-8").splitlines())
        assert written, f"{one['where']} is no line of a file"


def test_as_text_the_list_stands_before_the_sum(capsys: Captured) -> None:
    assert run("--missing", "es") == 0
    *rows, total = capsys.readouterr().out.splitlines()
    assert all("no words in 'es'; " in row for row in rows)
    assert total.startswith("en: held")


def test_what_is_no_language_is_refused(capsys: Captured) -> None:
    assert run("--missing", "spanish") == 1
    assert "no language 'spanish'; write its code, as es" in capsys.readouterr().err
