"""Qualifiers as files write them: each facet's slip is told at the line of that very facet, with what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from kg.form import as_written, checked, values_of
from kg.mentions import unknown
from kg.values import parsed
from kg.yamlfile import Document
from tests.kg.builders import real_facts, vocabulary
from tests.kg.files import complaints, folder

DRUG = "facts/therapy/a-drug"
TEXT = """\
id: a-drug
type: Drug
label: {plain: a drug}
claims:
  - predicate: approved_for
    object: melanoma
    qualifiers:
      jurisdiction: us
      age: 12+
      extent: [unresectable, {metastatic: {place: brain}}]
      course:
        - refractory
        - relapsed:
            times: 2+
            within_months: ..6
      earlier_treatment: {surgery: {timing: before-relapse}}
    cited: {a-page: table}
"""


def words(kind: str, *values: str) -> str:
    """A list of values that are words only."""
    return f"kind: {kind}\nvalues:\n" + "".join(f"  {value}: {{plain: {value}}}\n" for value in values)


VALUES = {
    "jurisdiction": ("us",),
    "extent": ("unresectable", "metastatic"),
    "course": ("refractory", "relapsed"),
    "timing": ("before-relapse",),
    "place": ("brain",),
}
OTHERS = {f"facts/qualifier/{kind}": words(kind, *values) for kind, values in VALUES.items()} | {
    "facts/therapy/surgery": "id: surgery\ntype: Therapy\nlabel: {plain: surgery}\n"
}


def told(tmp_path: Path, right: str, wrong: str) -> list[str]:
    """All complaints about the drug's file with one slip in it."""
    assert right in TEXT
    return complaints(folder(tmp_path, {**OTHERS, DRUG: TEXT.replace(right, wrong)}))


def test_right_qualifiers_become_ids_of_values(tmp_path: Path) -> None:
    facts = folder(tmp_path, {**OTHERS, DRUG: TEXT})
    assert complaints(facts) == []
    (claim,) = (claim for claim in facts.claims.values() if claim.subject == "a-drug")
    assert claim.qualifiers == {
        "jurisdiction": ("us",),
        "age": ("12+",),
        "extent": ("unresectable", "metastatic(place=brain)"),
        "course": ("refractory", "relapsed(times=2+, within_months=..6)"),
        "earlier_treatment": ("surgery(timing=before-relapse)",),
    }
    assert {"us", "brain", "before-relapse", "surgery"} <= set(claim.named)
    assert "12+" not in claim.named


@pytest.mark.parametrize(
    ("right", "wrong", "line", "said"),
    [
        ("age: 12+", "agge: 12+", 9, "unknown qualifier kind 'agge'; did you mean 'age'?"),
        ("age: 12+", "age: 12 +", 9, "write 18+ (at least), ..25 (at most), 2..17 (from, to) or 1 (exactly)"),
        ("age: 12+", "age: adults", 9, "the age 'adults' is no number; write 18+"),
        ("age: 12+", "age: [12+, 18+]", 9, "2 values of age; write just one; an 'or' is two claims"),
        ("age: 12+", "age: {12+: {times: 2+}}", 9, "should give no facets to the number 12+"),
        ("age: 12+", "times: 2+", 9, "'times' can't stand in a claim; it may stand in course"),
        ("jurisdiction: us", "jurisdiction: 18+", 8, "the jurisdiction '18+' is a number; name a value by its id"),
        ("[unresectable,", "[unresecable,", 10, "unknown extent value 'unresecable'; did you mean 'unresectable'?"),
        (
            "[unresectable,",
            "[in-situ,",
            10,
            "value 'in-situ'; known: unresectable, metastatic; or add it to kg/facts/qualifier/extent.yaml",
        ),
        ("[unresectable,", "[refractory,", 10, "the extent 'refractory' is a Course; a value of extent is an Extent"),
        ("place: brain", "plcae: brain", 10, "unknown qualifier kind 'plcae'; did you mean 'place'?"),
        ("place: brain", "place: brian", 10, "unknown place value 'brian'; did you mean 'brain'?"),
        ("place: brain", "times: 2+", 10, "'times' can't stand inside extent; it may stand in course"),
        (
            "{place: brain}",
            "brain",
            10,
            "stand no facets, but 'brain'; say which it has, like {metastatic: {size_cm: 4+}}",
        ),
        ("- refractory", "- refractry", 12, "unknown course value 'refractry'; did you mean 'refractory'?"),
        ("- refractory", "- metastatic", 12, "the course 'metastatic' is an Extent; a value of course is a Course"),
        ("- relapsed:", "- relapse:", 13, "unknown course value 'relapse'; did you mean 'relapsed'?"),
        ("times: 2+", "times: twice", 14, "the times 'twice' is no number"),
        ("times: 2+", "time: 2+", 14, "unknown qualifier kind 'time'; did you mean 'times'?"),
        ("within_months: ..6", "extent: metastatic", 15, "'extent' can't stand inside course"),
        ("{surgery:", "{sugery:", 16, "unknown earlier_treatment value 'sugery'; did you mean 'surgery'?"),
        ("{surgery: {timing: before-relapse}}", "us", 16, "the earlier_treatment 'us' is a Jurisdiction"),
        ("before-relapse", "{before-relapse: {times: 2+}}", 16, "should have facets one level deep only"),
    ],
)
def test_a_slip_is_told_at_its_line(tmp_path: Path, right: str, wrong: str, line: int, said: str) -> None:
    found = told(tmp_path, right, wrong)
    assert [c for c in found if c.startswith(f"kg/{DRUG}.yaml:{line}: ") and said in c], "\n".join(found)


def test_a_value_that_stands_twice_is_told(tmp_path: Path) -> None:
    twice = told(tmp_path, "[unresectable, {metastatic: {place: brain}}]", "[metastatic, metastatic]")
    assert any("should name 'metastatic' once" in c for c in twice), twice


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("age: 12+", "age:", "'age' is empty; write 18+"),
        ("age: 12+", "stage:", "'stage' is empty; write the id of a value"),
        ("age: 12+", "age: '>=12'", "the age '>=12' is no number; write 18+"),
        (
            "age: 12+",
            "stage: II",
            "the stage 'II' is no id; write the id of a value: those of kg/facts/qualifier/stage",
        ),
        ("age: 12+", "marker: {car-t-zz: 10+}", "but '10+'; say which it has, like {car-t-zz: {cps: 10+}}"),
    ],
)
def test_a_value_of_no_form_is_told_once(tmp_path: Path, right: str, wrong: str, said: str) -> None:
    about = [c for c in told(tmp_path, right, wrong) if f"kg/{DRUG}.yaml:9: " in c and "unknown" not in c]
    assert len(about) == 1, about
    assert said in about[0]


def test_where_values_are_concepts_another_is_a_concept_too(tmp_path: Path) -> None:
    (found,) = told(tmp_path, "age: 12+", "combination: no-such-thing")
    assert "name a Therapy by its id (`wayfind new fact no-such-thing --type Therapy` begins one)" in found


@pytest.mark.parametrize("kind", sorted(vocabulary().qualifier_kinds))
def test_what_the_ontology_gives_as_an_example_can_be_written(kind: str) -> None:
    """`wayfind new fact` writes these for who begins a file."""
    info = vocabulary().qualifier_kinds[kind]
    example = yaml.load(info.example, yaml.BaseLoader)
    ids = values_of(example)
    assert values_of(as_written(ids)) == ids
    assert info.of_claims or all(kind in dict(parsed(id).facets) for id in ids), "it shows the facet inside a value"
    qualifiers = {kind if info.of_claims else info.inside[0]: example}
    mentions, wrong = checked(Document("x", {"qualifiers": qualifiers}, {}), vocabulary())
    concepts = real_facts().concepts
    wrong += [finding for mention in mentions for finding in unknown(mention, concepts, vocabulary())]
    assert not wrong, "\n".join(map(str, wrong))
