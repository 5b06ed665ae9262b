"""Drafts of content: a plan's, once filled in, is a plan; while it is empty each line says what it lacks."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from api.cli.main import main
from api.languages import placed
from api.settings import Settings
from api.words import SLOTS
from explain.book.compile import Compiled, compiled_content
from explain.book.written import read_content
from kg.findings import Finding
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


def test_a_class_that_is_not_there_is_all_that_is_told_of_a_plan(checkout: Path) -> None:
    plan = checkout / "explain/content/plans/side-effects.yaml"
    plan.write_text(plan.read_text().replace("therapy: Therapy", "therapy: Therpy"))
    (found,) = compiled(checkout).findings
    assert "side-effects.yaml:2: unknown class 'Therpy'; did you mean 'Therapy'?" in str(found)


def test_an_empty_draft_says_what_is_empty(checkout: Path) -> None:
    new("plan", "who-makes")
    new("section", "a-part")
    plan = checkout / "explain/content/plans/who-makes.yaml"
    plan.write_text(plan.read_text().replace("sections: []", "sections: [a-part]"))
    assert any("'needs' is empty; fill it in" in str(found) for found in compiled(checkout).findings)
    plan.write_text(plan.read_text().replace("needs: {}", "needs: {therapy: Therapy}"))
    told = [str(found) for found in compiled(checkout).findings]
    assert any("a-part/section.yaml:3: no words stand here; write them" in one for one in told), told


def test_a_dropped_qualifier_is_shown_by_a_claim_with_its_line() -> None:
    (shown,) = placed([Finding("a.j2:1", "as of red.is_a.blue.0123ab", "print it")], lambda key: f"kg/{key[:3]}.yaml:7")
    assert "as of red.is_a.blue.0123ab (kg/red.yaml:7)" in shown.what


def test_a_draft_of_a_fact_marks_what_is_required(checkout: Path) -> None:
    new("fact", "a-drug", "--type", "Drug")
    new("fact", "a-trial", "--type", "Trial")
    (drug, trial) = ((next((checkout / "kg/facts").rglob(f"{id}.yaml"))).read_text() for id in ("a-drug", "a-trial"))
    assert "Required by approved_for, carries_boxed_warning, requires_program." in drug
    assert "# Every Trial needs a claim of each of: enrolls, has_phase, has_status, tests." in trial
    assert "Required by has_status." in trial
    assert "needs a claim of each" not in drug
