"""A colleague adds a fact and a section as files, and it is answered with its proof; a slip is named by its line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

from api.library import build, check
from api.opening import open_asker
from api.settings import Settings
from explain.ask.answer import Asker
from explain.model import Explanation
from kg.snapshot import current
from ontology.errors import FactError
from tests.explain.real import TODAY, content
from tests.house.tree import ROOT
from tests.kg.builders import real_facts, write

CITED = "{a-new-page: first heading}"
SOURCE = """\
id: a-new-page
title: A new page
publisher: A publisher
kind: official
url: https://publisher.example/new
licence: public-domain
date: 2026-01-02
level: reference
read_on: 2026-11-22
read_by: a-colleague
"""
FACT = f"""\
id: silver-cells
type: CellTherapyProduct
label: {{plain: silver cells}}
synonyms: [SLV-1]
gloss:
  plain: A made-up treatment for a test.
  cited: {CITED}
claims:
  - predicate: is_a
    object: car-t
    cited: {CITED}
  - predicate: has_target
    object: cd19
    cited: {CITED}
"""
SECTION = """\
title: {en: "Also aimed at this"}
walk: ["therapy has_target antigen", "other has_target antigen"]
per: [antigen]
empty: {en: "other treatments that aim where {therapy} does"}
"""
WORDS = "{{ antigen }} is also what {{ other }} {{ other|number('aims', 'aim') }} at{{ when }}.\n"


@pytest.fixture(scope="module", params=["a part", pytest.param("all", marks=pytest.mark.slow)])
def original(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The checkout's files, copied once: all of them, or those that the new fact rests on, which are checked faster."""
    root = tmp_path_factory.mktemp("original")
    for folder in ("ontology", "explain/content"):
        copytree(ROOT / folder, root / folder, ignore=ignore_patterns("*.py", "__pycache__", "hearing"))
    names = (
        sorted(needed("car-t", "cd19", "er", *named_in_content(), *red_flags()))
        if request.param == "a part"
        else project_facts()
    )
    write(root, {name: (ROOT / name).read_text("utf-8") for name in names})
    (root / "pyproject.toml").write_text("", "utf-8")
    return root


def red_flags() -> list[str]:
    """The red flags, whose names others share."""
    return sorted(path.stem for path in (ROOT / "kg/facts/red-flag").glob("*.yaml"))


def project_facts() -> list[str]:
    """Every fact and source file."""
    return [path.relative_to(ROOT).as_posix() for path in sorted((ROOT / "kg").rglob("*.yaml"))]


def named_in_content() -> set[str]:
    """The concepts that content names: those by which it orders rows, or which rows it tells."""
    book = content()
    stand_for = {one for concept in real_facts().concepts.values() for one in concept.holds}
    parts = [part for section in book.sections.values() for one in section.parts for part in (one, *one.columns)]
    parts += [brief.part for plan in book.plans.values() for rule in plan.summary for brief in rule.parts]
    parts += [part for assumed in book.assumed for part in assumed.premise.against]
    believed = {one for assumed in book.assumed for held in assumed.turns.values() for t in held for _, one in t.given}
    stand_for |= believed
    return (stand_for & real_facts().where.keys()) | {
        value
        for part in parts
        for values in (*part.only.values(), *part.among.values(), *(line.values for line in part.order))
        for value in values
    }


def needed(*concepts: str) -> set[str]:
    """The files of some concepts and of everything that is named in them, and so on."""
    facts = real_facts()
    files: set[str] = set()
    waiting, seen = list(concepts), set(concepts)
    while waiting:
        concept = waiting.pop()
        files.add(facts.where[concept].name)
        for claim in facts.claims.values():
            if claim.subject == concept:
                files.add(facts.where[claim.id].name)
                files.update(facts.where[cited.source].name for cited in claim.cited)
                named = set(claim.named)
                waiting += named - seen
                seen |= named
    return files


def begun(original: Path, folder: Path) -> Settings:
    """A colleague's checkout below a folder, with a new fact, and where its snapshots go."""
    root = copytree(original, folder / "checkout")
    write(root, {"kg/sources/a-new-page.yaml": SOURCE, "kg/facts/therapy/silver-cells.yaml": FACT})
    return Settings(root=root, snapshots=folder / "snapshots", today=TODAY)


@pytest.fixture
def settings(original: Path, tmp_path: Path) -> Settings:
    """A colleague's checkout."""
    return begun(original, tmp_path)


@pytest.fixture(scope="module")
def built(original: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Settings, str]:
    """One with a new section, table and rule, too, and the hash of the snapshot that was built of it."""
    settings = begun(original, tmp_path_factory.mktemp("built"))
    add_section(settings.root)
    add_table_and_rule(settings.root)
    return settings, build(settings).sha256


@pytest.fixture(scope="module")
def asker(built: tuple[Settings, str]) -> Asker:
    """Someone who answers from it."""
    return open_asker(built[0])


def add_section(root: Path) -> None:
    """One folder of a section, and its name in a plan."""
    write(
        root / "explain/content/sections/also-aimed",
        {"section.yaml": SECTION, "en.j2": WORDS},
    )
    plan = root / "explain/content/plans/how-it-works.yaml"
    text = plan.read_text("utf-8")
    assert "sections: [" in text
    plan.write_text(text.replace("sections: [", "sections: [also-aimed, "), "utf-8")


TABLE = """\
title: {en: "Aimed at the same"}
shape: table
walk: ["therapy has_target antigen"]
per: [antigen]
columns:
  - {id: target, title: {en: "Target"}}
  - {id: place, title: {en: "Where it sits"}, walk: ["antigen located_in place"]}
optional: true
"""
RULE = """\
parts:
  - id: aimed
    walk: ["therapy has_target antigen"]
  - id: gloss
    walk: ["therapy gloss text"]
"""


def add_table_and_rule(root: Path) -> None:
    """A folder each, and their names in a plan."""
    content_ = root / "explain/content"
    words = {"en.j2": "{{ therapy }} aims at {{ antigen }}{{ when }}.\n", "target.en.j2": "{{ antigen }}{{ when }}\n"}
    write(content_ / "sections/aimed-table", {"section.yaml": TABLE, "place.en.j2": "{{ place }}{{ when }}\n", **words})
    rule = {"aimed.en.j2": "In short, {{ therapy }} aims at {{ antigen }}{{ when }}.\n", "gloss.en.j2": "{{ text }}\n"}
    write(content_ / "summaries/in-short", {"rule.yaml": RULE, **rule})
    plan = content_ / "plans/how-it-works.yaml"
    text = plan.read_text("utf-8").replace("sections: [", "sections: [aimed-table, ")
    plan.write_text(text.replace("summary: [", "summary: [in-short, "), "utf-8")


def asked(settings: Settings, question: str) -> Explanation:
    """The answer from a colleague's checkout."""
    return open_asker(settings).ask(question, TODAY)


def test_a_new_fact_and_a_new_section_are_answered_with_their_proof(asker: Asker) -> None:
    told = asker.ask("How does SLV-1 work?", TODAY)
    assert told.status == "answered"
    (section,) = (one for one in told.sections if one.id == "also-aimed")
    assert section.title == "Also aimed at this"
    (sentence,) = section.sentences
    assert "silver cells" in sentence.text
    own = next(claim for claim in sentence.claims if claim.startswith("silver-cells.has_target.cd19"))
    assert told.claims[own].cited[0].source == "a-new-page"
    assert told.sources["a-new-page"].url == "https://publisher.example/new"
    assert {"silver-cells", "cd19"} <= {mention.concept for mention in sentence.mentions}
    summary = asker.ask("What is SLV-1?", TODAY).summary
    assert any("made-up treatment for a test" in one.text for one in summary)


def test_a_table_and_a_summary_are_added_by_files_alone(asker: Asker) -> None:
    told = asker.ask("How does SLV-1 work?", TODAY)
    assert told.summary[0].text.startswith("In short, ")
    (table,) = (one for one in told.sections if one.id == "aimed-table")
    assert (table.shape, table.columns) == ("table", ("Target", "Where it sits"))
    (row,) = table.sentences
    assert all(bool(cell.text) == bool(cell.claims) for cell in row.cells)
    assert "CD19" in row.cells[0].text


def _retold(text: str, old: str, new: str) -> str:
    """The file with something else in its last claim."""
    before, target, rest = text.partition("  - predicate: has_target")
    return before + target + rest.replace(old, new)


def _redated(text: str, day: str) -> str:
    return _retold(text, "first heading", f"{{at: first heading, as_of: {day}}}")


SLIPS: dict[str, tuple[Callable[[str], str], str, str]] = {
    "a typo in a key": (
        lambda text: text.replace("synonyms:", "synonims:"),
        "silver-cells.yaml:4: unknown key 'synonims'",
        "did you mean 'synonyms'?",
    ),
    "an unknown source": (
        lambda text: _retold(text, "a-new-page", "a-new-pgae"),
        "silver-cells.yaml:14: unknown source 'a-new-pgae'",
        "did you mean 'a-new-page'?",
    ),
    "a wrong date": (
        lambda text: _redated(text, "2026-13-02"),
        "silver-cells.yaml:14: 'as_of' is '2026-13-02'",
        "it should be a date, like 2025, 2025-12 or 2025-12-30",
    ),
    "a date in the future": (
        lambda text: _redated(text, "2031-01-02"),
        "silver-cells.yaml:14: impossible dates",
        "a source is read after its date",
    ),
    "a target that is not on the cell surface": (
        lambda text: text.replace("object: cd19", "object: er"),
        "silver-cells.yaml:13: 'er' is not known to be at the cell-surface",
        "mend the target",
    ),
    "an unknown concept": (
        lambda text: text.replace("object: cd19", "object: cd91"),
        "silver-cells.yaml:13: unknown concept 'cd91'",
        "did you mean 'cd19'?",
    ),
    "a key that stands twice": (
        lambda text: text + "label: {plain: gold cells}\n",
        "silver-cells.yaml:15: the key 'label' stands twice",
        "keep one of the two",
    ),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_named_by_file_and_line_and_nothing_is_built(settings: Settings, slip: str) -> None:
    """The running snapshot stays: `build` refuses and writes nothing."""
    change, where, fix = SLIPS[slip]
    file = settings.root / "kg/facts/therapy/silver-cells.yaml"
    old = _pretend_snapshot(settings)
    file.write_text(change(FACT), "utf-8")
    assert file.read_text("utf-8") != FACT, "the slip changed nothing: mend this test"
    findings = [str(finding) for finding in check(settings).findings]
    assert any(where in finding and fix in finding for finding in findings), "\n".join(findings)
    with pytest.raises(FactError):
        build(settings)
    assert current(settings.snapshots) == old
    assert sorted(path.name for path in settings.snapshots.iterdir()) == ["CURRENT"]


def test_a_duplicate_id_is_named_with_the_place_of_the_first(settings: Settings) -> None:
    old = _pretend_snapshot(settings)
    write(settings.root, {"kg/facts/disease/silver-cells.yaml": FACT})
    findings = [str(finding) for finding in check(settings).findings]
    assert any("silver-cells" in finding and "is already at kg/facts/" in finding for finding in findings)
    with pytest.raises(FactError):
        build(settings)
    assert current(settings.snapshots) == old


def test_a_slip_in_a_section_is_named_too(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the shapes and HermiT say, which are asked last and take long."""
    monkeypatch.setattr("kg.build.misshapen", lambda *_: [])
    monkeypatch.setattr("api.library._reasoned", lambda _: [])
    add_section(settings.root)
    old = _pretend_snapshot(settings)
    words = settings.root / "explain/content/sections/also-aimed/en.j2"
    words.write_text(WORDS.replace("antigen", "antigene"), "utf-8")
    findings = [str(finding) for finding in check(settings).findings]
    assert any("also-aimed/en.j2:1: 'antigene' is no name of the walk; did you mean 'antigen'?" in f for f in findings)
    with pytest.raises(FactError):
        build(settings)
    assert current(settings.snapshots) == old


def test_a_good_build_replaces_the_old_snapshot_and_is_opened_again(
    built: tuple[Settings, str], tmp_path: Path
) -> None:
    before, sha256 = built
    root, snapshots = copytree(before.root, tmp_path / "checkout"), copytree(before.snapshots, tmp_path / "snapshots")
    settings = Settings(root=root, snapshots=snapshots, today=TODAY)
    assert current(settings.snapshots) == sha256
    assert asked(settings, "What is SLV-1?").kb.sha256 == sha256
    file = settings.root / "kg/facts/therapy/silver-cells.yaml"
    file.write_text(FACT.replace("plain: silver cells", "plain: golden cells"), "utf-8")
    told = asked(settings, "What is SLV-1?")
    assert told.kb.sha256 != sha256
    assert "golden cells" in told.question + told.summary[0].text.lower()


def _pretend_snapshot(settings: Settings) -> str:
    """A pointer to a snapshot that must not move."""
    settings.snapshots.mkdir(parents=True, exist_ok=True)
    (settings.snapshots / "CURRENT").write_text("old\n", "ascii")
    return "old"
