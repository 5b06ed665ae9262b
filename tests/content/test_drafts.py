"""Drafts of content: a plan's, once filled in, is a plan; while it is empty each line says what it lacks."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from api.cli.main import main
from api.settings import Settings
from api.words import SLOTS
from explain.book.compile import Compiled, compiled_content
from explain.book.written import read_content
from tests.explain.real import knowledge
from tests.house.tree import ROOT

FILLED = {
    "needs: {}": "needs: {therapy: Therapy}",
    "  en: []": '  en: ["who makes {therapy}"]',
    "sections: []": "sections: [precautions]",
}


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout of its own, with all content."""
    (tmp_path / "kg" / "facts").mkdir(parents=True)
    (tmp_path / "pyproject.toml").touch()
    shutil.copytree(ROOT / "ontology", tmp_path / "ontology")
    shutil.copytree(ROOT / "explain" / "content", tmp_path / "explain" / "content")
    monkeypatch.setattr("api.settings.read_settings", lambda: Settings(root=tmp_path, snapshots=tmp_path / "built"))
    return tmp_path


def new(*arguments: str) -> object:
    """The exit code of `wayfind new …`."""
    with pytest.raises(SystemExit) as left:
        main(("new", *arguments))
    return left.value.code


def compiled(root: Path) -> Compiled:
    """The content of a checkout, with the real graph."""
    return compiled_content(read_content(root / "explain" / "content"), knowledge().graph, SLOTS)


def test_a_filled_plan_is_one(checkout: Path) -> None:
    assert not new("plan", "who-makes")
    plan = checkout / "explain/content/plans/who-makes.yaml"
    text = plan.read_text()
    for empty, filled in FILLED.items():
        assert text.count(f"\n{empty}\n") == 1
        text = text.replace(f"\n{empty}\n", f"\n{filled}\n")
    plan.write_text(text)
    done = compiled(checkout)
    assert done.book, "\n".join(map(str, done.findings))
    assert "who-makes" in done.book.plans


def test_a_plan_has_no_digits_in_its_name(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert new("plan", "2-plan") == 2
    assert "write it like plan" in capsys.readouterr().err
