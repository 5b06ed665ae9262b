"""Drafts: each says what goes where, is refused while it is empty, and passes once it is filled in."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from api.cli.main import main
from api.library import check
from api.settings import Settings
from explain.book.compile import compiled_content
from explain.book.written import read_content
from kg.files import read
from kg.findings import Finding
from kg.gates import check as gates
from tests.api import samples
from tests.house.tree import ROOT
from tests.kg.builders import vocabulary

FILLED = {
    "kg/facts/therapy/a-drug.yaml": {
        "label": "label: {plain: a drug}",
        "plain": "plain: A drug.",
        "cited": "cited: {a-page: opening}",
        "- predicate": "- predicate: is_a",
        "object": "object: b-drug",
    },
    "kg/sources/a-page.yaml": {
        "title": "title: A page",
        "publisher": "publisher: Somebody",
        "date": "date: 2025-01-01",
        "url": "url: https://a.example/page",
        "licence": "licence: public-domain",
        "kind": "kind: official",
        "level": "level: reference",
        "read_by": "read_by: a-reader",
    },
    "explain/content/sections/a-part/section.yaml": {
        "title": "title: {en: A part}",
        "walk": 'walk: ["topic is_a kind"]',
        "empty": "empty: {en: what it is a kind of}",
    },
}


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small checkout of its own: the ontology, the plans, and one drug."""
    (tmp_path / "kg" / "facts" / "therapy").mkdir(parents=True)
    (tmp_path / "kg" / "facts" / "therapy" / "b-drug.yaml").write_text(
        "id: b-drug\ntype: Drug\nlabel: {plain: b drug}\n"
    )
    (tmp_path / "pyproject.toml").touch()
    shutil.copytree(ROOT / "ontology", tmp_path / "ontology")
    shutil.copytree(ROOT / "explain" / "content", tmp_path / "explain" / "content")
    settings = Settings(root=tmp_path, snapshots=tmp_path / "snapshots")
    monkeypatch.setattr("api.settings.read_settings", lambda: settings)
    return tmp_path


def new(*arguments: str) -> None:
    """`wayfind new …`, which must succeed."""
    with pytest.raises(SystemExit) as left:
        main(("new", *arguments))
    assert not left.value.code


def new_all() -> None:
    """One draft of each kind."""
    new("fact", "a-drug", "--type", "Drug")
    new("source", "a-page")
    new("section", "a-part")


def fill(path: Path, lines: dict[str, str]) -> None:
    """Fill in a draft: each key's line becomes another."""
    text = path.read_text()
    for key, line in lines.items():
        text, changed = re.subn(rf"^( *){key}:.*$", rf"\1{line}", text, flags=re.MULTILINE)
        assert changed, f"{path.name} has no line for '{key}'"
    path.write_text(text)


def facts_findings(root: Path) -> list[Finding]:
    """What is wrong with the facts and sources of a checkout."""
    facts = read(vocabulary(), root / "kg")
    return facts.findings + gates(facts, vocabulary())


def test_a_draft_goes_where_its_kin_lie(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new_all()
    new("fact", "a-step", "--type", "MechanismStep")
    assert "kg/facts/therapy/a-drug.yaml: fill in" in capsys.readouterr().out
    assert (checkout / "kg/facts/mechanism-step/a-step.yaml").is_file()
    assert all((checkout / path).is_file() for path in FILLED)
    assert (checkout / "explain/content/sections/a-part/en.j2").is_file()


def test_an_empty_draft_is_refused_with_file_and_line(checkout: Path) -> None:
    new_all()
    findings = check(Settings(root=checkout, snapshots=checkout / "snapshots")).findings
    places = {finding.where.split(":")[0] for finding in findings if re.search(r":\d+$", finding.where)}
    assert {"kg/facts/therapy/a-drug.yaml", "kg/sources/a-page.yaml"} <= places


def test_the_first_check_names_all_that_is_empty(checkout: Path) -> None:
    new_all()
    found = "\n".join(map(str, facts_findings(checkout)))
    for path, lines in FILLED.items():
        for key in lines if path.startswith("kg/") else ():
            assert re.search(rf"{path}:\d+: '{key.removeprefix('- ')}' is empty", found) or key == "label", found


@pytest.mark.parametrize("key", FILLED["kg/facts/therapy/a-drug.yaml"])
def test_a_draft_in_which_one_thing_is_left_empty_is_told_of_that(checkout: Path, key: str) -> None:
    new_all()
    for path, lines in FILLED.items():
        fill(
            checkout / path,
            {name: f"{key}:" if name == key and "a-drug" in path else line for name, line in lines.items()},
        )
    found = list(map(str, facts_findings(checkout)))
    assert found
    assert all(one.startswith("kg/facts/therapy/a-drug.yaml:") and " is empty; fill it in" in one for one in found), (
        found
    )


def test_kb_check_prints_a_line_for_each_finding_and_fails(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new("source", "a-page")
    reports = {}
    for format in ("text", "json"):
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            main(("kb", "check", "--format", format))
        assert left.value.code == 1
        reports[format] = capsys.readouterr().out
    told = json.loads(reports["json"])
    assert told["ok"] is False
    assert len(reports["text"].splitlines()) == len(told["findings"]) + 1  # and the count
    assert f"{told['findings'][0]['where']}: {told['findings'][0]['what']}" in reports["text"]


def test_kb_build_refuses_what_does_not_pass(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new("source", "a-page")
    capsys.readouterr()
    with pytest.raises(SystemExit) as left:
        main(("kb", "build"))
    assert left.value.code == 1
    assert "kg/sources/a-page.yaml:" in capsys.readouterr().err
    assert not (checkout / "snapshots").exists()


def test_a_filled_draft_passes(checkout: Path) -> None:
    new_all()
    for path, lines in FILLED.items():
        fill(checkout / path, lines)
    (checkout / "explain/content/sections/a-part/en.j2").write_text("{{ topic }} is a {{ kind }}{{ when }}.\n")
    assert facts_findings(checkout) == []
    plan = checkout / "explain/content/plans/questions-to-ask.yaml"
    plan.write_text(plan.read_text().replace("sections: [", "sections: [a-part, "))
    content = read_content(checkout / "explain" / "content")
    found = [str(finding) for finding in compiled_content(content, samples.graph()).findings]
    assert not [finding for finding in found if "a-part" in finding]


def test_nothing_is_overwritten(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new_all()
    capsys.readouterr()
    drafts = {path: (checkout / path).read_text() for path in FILLED}
    for arguments in (("fact", "a-drug", "--type", "Drug"), ("source", "a-page"), ("section", "a-part")):
        with pytest.raises(SystemExit) as left:
            main(("new", *arguments))
        assert left.value.code == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert re.fullmatch(r"wayfind: [^\n]+there is such a file already; [^\n]+\n", err), (
            f"one line that says it: {err!r}"
        )
    assert {path: (checkout / path).read_text() for path in FILLED} == drafts


@pytest.mark.parametrize(
    ("id", "type", "said"),
    [
        ("bee", "Drug", "kg/facts/therapy/b-drug.yaml:1: 'bee' names b-drug; say more of it there"),
        ("bee-three", "Drug", "'bee-three' names b-drug"),
        ("a-drug", "Drugg", "unknown class 'Drugg'; did you mean 'Drug'"),
        ("a-drug", "Qqq", "unknown class 'Qqq'; facts are of: Drug"),
    ],
)
def test_what_is_named_already_and_what_is_of_no_class_is_not_begun(
    checkout: Path, capsys: pytest.CaptureFixture[str], id: str, type: str, said: str
) -> None:
    drug = checkout / "kg" / "facts" / "therapy" / "b-drug.yaml"
    drug.write_text(drug.read_text() + "synonyms: [Bee, bee three]\n")
    with pytest.raises(SystemExit) as left:
        main(("new", "fact", id, "--type", type))
    assert left.value.code
    assert said in capsys.readouterr().err
    assert [path.stem for path in (checkout / "kg" / "facts").rglob("*.yaml")] == ["b-drug"]


def test_a_draft_names_every_level_and_the_predicates_of_its_class(checkout: Path) -> None:
    new_all()
    draft = (checkout / "kg/facts/therapy/a-drug.yaml").read_text()
    assert all(level in (checkout / "kg/sources/a-page.yaml").read_text() for level in vocabulary().levels)
    assert "approved_for" in draft
    assert "has_phase" not in draft, "a drug has no phase: a trial has"
    assert "$" not in draft


def test_a_draft_has_an_example_of_each_kind_of_qualifier(checkout: Path) -> None:
    new_all()
    draft = (checkout / "kg/facts/therapy/a-drug.yaml").read_text()
    for kind in vocabulary().qualifier_kinds.values():
        outer, _, inner = draft.partition("# Facets inside a value:")
        example = f"#   {kind.id if kind.of_claims else kind.inside[0]}: {kind.example} "
        assert example in (outer if kind.of_claims else inner)
        assert kind.definition["en"] in draft
