"""The command line: what it prints where, how it ends, and what it does without."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

import api.cli.ask
from api.cli.main import main
from api.evaluation import EVERY
from api.opening import open_asker
from kg.claims import REGISTERS
from tests.api import samples
from tests.explain.real import TODAY
from tests.house.test_readme import BLOCK, readme
from tests.house.tree import ROOT

Captured = pytest.CaptureFixture[str]
SLOW = ("fastapi", "uvicorn", "rdflib", "pyvis", "networkx", "owlready2", "pyshacl", "rich", "pyoxigraph")
BUILD = ("rdflib", "pyshacl", "owlready2", "networkx", "fastapi", "pyvis")
FOR_ANSWERS = ("jinja2", "pydantic", "yaml", "rapidfuzz", "babel")


@pytest.fixture(autouse=True)
def _there(snapshots: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYFIND_SNAPSHOTS", str(snapshots))
    monkeypatch.setenv("WAYFIND_TODAY", TODAY.isoformat())
    monkeypatch.setattr("api.opening.open_asker", lambda settings, _: samples.opened(settings.snapshots))


@pytest.fixture
def _opening(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is asked opens the snapshot itself, as it does at a terminal."""
    monkeypatch.setattr("api.opening.open_asker", open_asker)


def run(*arguments: str) -> int:
    """A command in this process; its exit code."""
    with pytest.raises(SystemExit) as left:
        main(arguments)
    return int(left.value.code or 0)


def python(code: str, *, reader_gone: bool = False) -> subprocess.CompletedProcess[str]:
    """A fresh Python; what it printed."""
    command = [sys.executable, "-c", code]
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONUNBUFFERED"}
    if reader_gone:
        read, write = os.pipe()
        os.close(read)
        try:
            return subprocess.run(
                command, cwd=ROOT, env=environment, stdout=write, stderr=subprocess.PIPE, text=True, check=False
            )
        finally:
            os.close(write)
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.usefixtures("_opening")
def test_ask_prints_an_answer_and_nothing_else(capsys: Captured) -> None:
    assert run("ask", "What is HER2?") == 0
    out, err = capsys.readouterr()
    assert "What is HER2?" in out
    assert "What all this rests on" in out
    assert "\x1b" not in out, "a pipe gets no colours"
    assert err == ""


def test_ask_prints_the_json_of_the_contract(capsys: Captured) -> None:
    assert run("ask", "What is HER2?", "--format", "json", "--register", "standard") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["status"], told["register"], told["language"]) == ("answered", "standard", "en")
    assert told["understanding"]["intent"] == "what-is"


def test_ask_prints_markdown(capsys: Captured) -> None:
    assert run("ask", "What is HER2?", "--format", "md") == 0
    assert "\n# What is HER2?\n" in capsys.readouterr().out


@pytest.mark.parametrize("format", ["text", "md"])
def test_in_full_more_is_printed_than_in_brief(format: str, capsys: Captured) -> None:
    printed = []
    for more in ((), ("--full",)):
        assert run("ask", "What are the side effects of CAR-T?", "--format", format, *more) == 0
        printed.append(capsys.readouterr().out)
    brief, full = printed
    assert len(brief) < len(full)
    assert "To see everything" in brief, "and what is left out is counted"
    assert "To see everything" not in full


def test_ask_prints_a_whole_page(capsys: Captured) -> None:
    assert run("ask", "What is HER2?", "--format", "html") == 0
    out = capsys.readouterr().out
    assert out.lstrip().lower().startswith("<!doctype html>")
    assert "</html>" in out


def test_a_question_that_is_not_understood_is_still_an_answer(capsys: Captured) -> None:
    assert run("ask", "hello there", "--format", "json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["status"] == "unknown"
    assert told["understanding"]["choices"]


def test_a_question_can_come_from_stdin_so_that_no_history_keeps_it() -> None:
    code = "from api.cli.main import main; main(['ask', '-', '--format', 'json'])"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=ROOT, input=b"What is HER2?", capture_output=True, check=False)
    assert json.loads(done.stdout)["understanding"]["intent"] == "what-is"
    done = subprocess.run(command, cwd=ROOT, input=b"\xff\xfe", capture_output=True, check=False)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1), done.stderr


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("ask", "  ?! "), 2),
        (("ask", "a " * 5001), 2),
        (("ask", "What is HER2?", "--language", "xx"), 2),
        (("new", "fact", "x", "--type", "Drgu"), 1),
        (("new", "source", "Not An Id"), 2),
    ],
)
def test_an_error_is_one_line_on_stderr(arguments: tuple[str, ...], code: int, capsys: Captured) -> None:
    assert run(*arguments) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert re.fullmatch(r"wayfind: [^\n]+; [^\n]+\n", err), f"say what, where and what to do in one line: {err!r}"


@pytest.mark.parametrize(
    "arguments",
    [("ask",), ("ask", "x", "--format", "xml"), ("ask", "x", "--register", "odd"), ("serve", "--port", "x"), ("nope",)],
)
def test_wrong_use_is_exit_2(arguments: tuple[str, ...], capsys: Captured) -> None:
    assert run(*arguments) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_an_unexpected_failure_tells_its_place_but_no_words(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ValueError("my words")

    monkeypatch.setattr("api.opening.open_asker", broken)
    assert run("ask", "What is HER2?") == 1
    err = capsys.readouterr().err
    assert "test_cli.py" in err
    assert "ValueError" in err
    assert "my words" not in err
    assert err.count("\n") == 1


@pytest.mark.usefixtures("_opening")
def test_a_damaged_snapshot_is_told_with_its_remedy(
    capsys: Captured, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAYFIND_SNAPSHOTS", str(tmp_path))
    monkeypatch.setattr("api.opening.is_checkout", lambda settings: False)
    assert run("ask", "What is HER2?") == 1
    assert "run `wayfind kb build`" in capsys.readouterr().err


def test_a_reader_who_leaves_early_hears_no_complaint() -> None:
    code = "from api.cli.main import main; main(['ask', 'What is HER2?', '--format', 'json'])"
    done = python(code, reader_gone=True)
    assert (done.returncode, done.stderr) == (141, "")


def test_help_starts_without_anything_slow() -> None:
    """Slow libraries are imported inside the commands."""
    code = f"import sys, api.cli.main; print([m for m in {(*SLOW, *FOR_ANSWERS)} if m in sys.modules])"
    done = python(code)
    assert done.stdout == "[]\n", f"import these inside the commands that use them: {done.stdout}{done.stderr}"


def test_an_answer_needs_neither_the_web_nor_the_libraries_of_the_build() -> None:
    code = (
        "import sys, contextlib, io; from api.cli.main import main\n"
        "with contextlib.suppress(SystemExit), contextlib.redirect_stdout(io.StringIO()):\n"
        "    main(['ask', 'What is HER2?'])\n"
        f"print([m for m in {SLOW} if m in sys.modules])"
    )
    done = python(code)
    assert done.stdout == "[]\n", f"an answer should not import these: {done.stdout}{done.stderr}"


def test_the_registers_are_those_of_the_claims() -> None:
    assert get_args(api.cli.ask.SpokenRegister) == REGISTERS


def test_every_format_has_its_printer() -> None:
    assert set(get_args(api.cli.ask.Format)) == set(api.cli.ask.PRINTERS)


@pytest.mark.parametrize("more", [(), ("--all",)])
def test_check_says_that_nothing_is_to_mend(more: tuple[str, ...], capsys: Captured) -> None:
    assert run("kb", "check", "--format", "json", *more) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["ok"], told["findings"]) == (True, [])


def test_what_a_save_may_break_is_checked_without_the_libraries_of_the_build() -> None:
    """Each takes half a second and more to import."""
    code = (
        "import sys; from api.library import check; from api.settings import Settings; check(Settings());"
        f"print({set(BUILD)!r} & set(sys.modules))"
    )
    assert python(code).stdout.strip() == "set()", "import it inside the function that needs it"


def test_stats_count_what_is_held(capsys: Captured) -> None:
    assert run("kb", "stats", "--format", "json", "--answers", "1") == 0
    told = json.loads(capsys.readouterr().out)
    graph = samples.asker().knowledge.graph
    assert sum(told["counts"]["concepts by class"].values()) == len(graph.concepts)
    assert sum(told["counts"]["claims by predicate"].values()) == len(graph.claims)
    assert told["tried"] >= len(samples.asker().knowledge.book.plans)
    assert 0 <= told["own_text_share"] <= told["worst_share"] <= 1
    approvals = told["unbacked"]["approved_for"]
    assert len(approvals["claims"]) < approvals["of"] <= told["counts"]["claims by predicate"]["approved_for"]


def test_answers_are_measured_by_plan_and_register(capsys: Captured) -> None:
    assert run("evaluate", "answers", "--answers", "2", "--format", "json") == 0
    held = json.loads(capsys.readouterr().out)
    plans = samples.asker().knowledge.book.plans
    found = [(group["plan"], group["register_"]) for group in held]
    groups = (*plans, EVERY)
    assert sorted(found) == sorted((plan, register) for plan in groups for register in REGISTERS), "one entry for each"
    assert all(0 < group["brief_words"] <= group["full_words"] for group in held)
    for register in REGISTERS:
        of_plan, (every,) = (
            [group["answers"] for group in held if group["register_"] == register and (group["plan"] == EVERY) == one]
            for one in (False, True)
        )
        assert all(1 <= answers <= 2 for answers in of_plan)
        assert every == sum(of_plan)


def shown_in_readme() -> list[tuple[str, ...]]:
    """The commands of README.md that end by themselves and write no file, each with its arguments."""
    lines = [line.removeprefix("$ ") for block in BLOCK.findall(readme()) for line in block.splitlines()]
    typed = [shlex.split(line)[1:] for line in lines if line.startswith(".venv/bin/wayfind ")]
    return [tuple(arguments) for arguments in typed if arguments[0] not in ("new", "serve")]


@pytest.mark.parametrize("arguments", shown_in_readme(), ids=" ".join)
def test_what_the_readme_shows_can_be_typed(arguments: tuple[str, ...], capsys: Captured) -> None:
    assert run(*arguments) == 0
    out, err = capsys.readouterr()
    assert out.strip()
    assert err == ""


def test_the_readme_shows_what_is_printed(capsys: Captured) -> None:
    shown = next(block for block in BLOCK.findall(readme()) if block.startswith("$ "))
    command, *lines = shown.splitlines()
    assert run(*shlex.split(command.removeprefix("$ "))[1:]) == 0
    out = " ".join(capsys.readouterr().out.split())
    pieces = [" ".join(piece.split()) for piece in "\n".join(lines).split("…")]
    missing = [piece for piece in pieces if piece not in out]
    assert not missing, f"README.md: `{command}` prints other words than these now: {missing}"


def test_stats_read_as_a_table(capsys: Captured) -> None:
    assert run("kb", "stats", "--answers", "1") == 0
    told = capsys.readouterr().out
    assert "share of a claim's own text" in told
    assert "approved on no regulator's word: " in told
