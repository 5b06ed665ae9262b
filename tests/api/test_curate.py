"""`wayfind kb show` and `kb reread`: what the files say in words, and the line of each claim."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest

from api.cli import curate
from api.cli.main import main
from tests.house.tree import ROOT

Captured = pytest.CaptureFixture[str]
facts = cache(curate._facts)
"""What the commands look up, read once."""


@pytest.fixture(autouse=True)
def _read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.cli.curate._facts", facts)


def run(*arguments: str) -> int:
    """A command in this process; its exit code."""
    with pytest.raises(SystemExit) as left:
        main(arguments)
    return int(left.value.code or 0)


def lines_named(out: str) -> list[str]:
    """The lines of files that a report names, as they stand there."""
    places = re.findall(r"^ +(kg/\S+\.yaml):(\d+)", out, re.MULTILINE)
    return [(ROOT / name).read_text("utf-8").splitlines()[int(number) - 1] for name, number in places]


def test_show_prints_sentences_and_where_each_stands(capsys: Captured) -> None:
    assert run("kb", "show", "kymriah") == 0
    out, err = capsys.readouterr()
    assert "Kymriah is a kind of CAR T-cell therapy.\n" in out
    assert "Kymriah: A CAR T-cell therapy for some blood cancers" in out
    assert "did not respond to treatment or came back at least twice, in children and adults up to 25" in out
    assert "Kymriah does not require safety program" in out
    assert err == ""
    stands = lines_named(out)
    assert stands
    assert all(re.match(r" *(- predicate:|gloss:|defined_as:|plain:)", line) for line in stands), stands


def test_reread_prints_the_citing_lines_and_the_one_to_change(capsys: Captured) -> None:
    assert run("kb", "reread", "nci-car-t") == 0
    out = capsys.readouterr().out
    assert all("nci-car-t" in line for line in lines_named(out))
    name, number = re.findall(r"change `read_on` at (\S+):(\d+)", out)[0]
    assert Path(ROOT / name).read_text("utf-8").splitlines()[int(number) - 1].startswith("read_on: ")


def test_programs_get_the_same_as_json(capsys: Captured) -> None:
    assert run("kb", "reread", "nci-car-t", "--format", "json") == 0
    sheet = json.loads(capsys.readouterr().out)
    assert sheet["source"] == "nci-car-t"
    assert {"name", "level", "as_of", "read_on", "read_by", "where"} <= sheet["readings"][0].keys()
    assert {"id", "text", "where", "citations"} <= sheet["places"][0]["claims"][0].keys()
    assert run("kb", "show", "car-t", "--format", "json") == 0
    page = json.loads(capsys.readouterr().out)
    assert (page["concept"], page["type"]) == ("car-t", "CellTherapy")
    assert page["said"]
    assert page["named"]


@pytest.mark.parametrize(
    ("arguments", "said"), [(("reread", "nci-cart"), "did you mean 'nci-car-t'"), (("show", "kymria"), "'kymriah'")]
)
def test_what_is_not_held_is_told_with_near_misses(arguments: tuple[str, ...], said: str, capsys: Captured) -> None:
    assert run("kb", *arguments) == 1
    assert said in capsys.readouterr().err
