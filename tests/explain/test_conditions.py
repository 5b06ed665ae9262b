"""Conditions in words: each facet of every claim is said, once, in reading order, with what joins it to the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import yaml

from explain.names import unmarked
from kg.claims import REGISTERS, Claim, Register
from kg.form import Qualifiers, values_of
from kg.qualify import in_reading_order
from kg.values import narrowed, parsed
from tests.explain.real import knowledge
from tests.explain.sound import LEFTOVER


def said(register: Register = "plain", /, **qualifiers: object) -> str:
    """How qualifiers read, written as in a file."""
    held = {kind: values_of(written) for kind, written in qualifiers.items()}
    return phrase(held, register)


def phrase(qualifiers: Qualifiers, register: Register = "plain") -> str:
    """How qualifiers read."""
    return unmarked(knowledge().speaker(register).when(in_reading_order(knowledge().graph, qualifiers))).strip()


@pytest.mark.parametrize(
    ("qualifiers", "text"),
    [
        ({"age": "18+"}, ", in adults"),
        ({"age": "12+"}, ", in people aged 12 and older"),
        ({"age": "1..25"}, ", in people aged 1 to 25"),
        ({"age": "18+", "sex": "female"}, ", in women"),
        ({"age": "12+", "sex": "female"}, ", in people aged 12 and older (women)"),
        ({"sex": [{"female": {"menopause": "postmenopausal"}}, "male"]}, ", in women past menopause or men"),
        ({"extent": "metastatic"}, "that has spread"),
        (
            {"extent": ["unresectable", "metastatic"], "marker": "her2-positive"},
            "that is HER2-positive, and cannot be removed by surgery or has spread",
        ),
        ({"course": ["relapsed", "refractory"]}, "that came back or did not respond to treatment"),
        (
            {"course": {"relapsed": {"within_months": "..6", "of": "treatment-after-surgery"}}},
            "that came back within 6 months after treatment given after surgery",
        ),
        (
            {"course": {"relapsed-during-or-after": {"within_months": "..6", "of": "treatment-after-surgery"}}},
            "that came back during or within 6 months after treatment given after surgery",
        ),
        ({"course": {"relapsed": {"times": "2+"}}}, "that came back at least twice"),
        ({"earlier_lines": "2+"}, ", after at least two earlier treatments"),
        ({"earlier_lines": "0"}, ", as the first treatment for this"),
        (
            {"earlier_treatment": {"chemotherapy": {"extent": "metastatic"}}},
            ", after chemotherapy for cancer that has spread",
        ),
        (
            {"earlier_treatment": ["trastuzumab", "pertuzumab", {"chemotherapy": {"timing": "before-surgery"}}]},
            "after chemotherapy given before surgery, Herceptin, and pertuzumab",
        ),
        ({"earlier_treatment": {"chemotherapy": {"ended": "did-not-respond"}}}, "chemotherapy that did not help"),
        (
            {
                "earlier_treatment": [
                    {"trastuzumab": {"timing": "before-surgery"}},
                    {"docetaxel": {"timing": "before-surgery"}},
                ]
            },
            "after Herceptin and docetaxel given before surgery",
        ),
        (
            {"extent": "metastatic", "no_earlier_treatment": {"chemotherapy": {"extent": "metastatic"}}},
            "that has spread, but not after chemotherapy at that stage",
        ),
        (
            {"earlier_treatment": [{"systemic-therapy": {"earlier_lines": "2+"}}, "btk-inhibitor"]},
            ", after at least two treatments with drugs, including a BTK inhibitor",
        ),
        ({"marker": {"her2-positive": {"ihc": "2+"}}}, "that has a HER2 score (IHC) of 2+ or more"),
        ({"no_earlier_treatment": "cd19-car-t"}, ", but not after a CAR T-cell therapy aimed at CD19"),
        ({"unsuitable": ["surgery", "chemoradiation"]}, "cannot be given"),
        ({"unsuitable": "other-good-option"}, ", when there is no other good option"),
        ({"marker": {"pd-l1-positive": {"cps": "10+"}}}, "(CPS of 10 or more)"),
        (
            {"marker": {"her2-ihc-3-plus": {"cells_percent": "50+"}}},
            "that has a HER2 score of 3+ in at least 50 percent of its cells",
        ),
        ({"combination": "tamoxifen", "timing": "after-surgery"}, "together with tamoxifen"),
        (
            {"jurisdiction": "us", "approval_type": "accelerated"},
            ", under an accelerated approval (early; more proof is still to come), in the United States",
        ),
    ],
)
def test_how_a_facet_reads(qualifiers: dict[str, object], text: str) -> None:
    assert text in said("plain", **qualifiers)


def numbered() -> Iterator[tuple[str, str, dict[str, object]]]:
    """Each kind of number where it may stand: the key of its words, the kind, its example as a file has it."""
    for key, kind in knowledge().graph.vocabulary.qualifier_kinds.items():
        if kind.is_number and kind.of_claims:
            yield key, key, {key: kind.example}
        if kind.is_number and kind.inside and not kind.of_claims:
            yield f"inside {key}", key, {kind.inside[0]: yaml.safe_load(kind.example)}
        elif kind.is_number and kind.inside:
            yield f"inside {key}", key, {kind.inside[0]: {"chemotherapy": {key: kind.example}}}


def with_number(held: dict[str, object], kind: str, number: str) -> dict[str, object]:
    """Qualifiers as a file has them, with another number of a kind, wherever it stands."""
    return {key: number if key == kind else _inner(inner, kind, number) for key, inner in held.items()}


def _inner(held: object, kind: str, number: str) -> object:
    return with_number(held, kind, number) if isinstance(held, dict) else held


def test_every_kind_of_number_has_words_of_its_own_in_all_four_forms() -> None:
    words = knowledge().book.wording.conditions.numbers
    for where, kind, example in numbered():
        for form, number in {"least": "3+", "most": "..3", "range": "2..3", "exactly": "3"}.items():
            text = said(**with_number(example, kind, number))
            print(f"{kind}: {number:<5} {text}")
            assert f"{where} {form}" in words, f"add `{where} {form}: {{en: …}}` to wording/numbers.yaml: {text}"


@pytest.mark.parametrize("number", ["1", "1+", "..1"])
def test_one_of_anything_is_said_in_the_singular(number: str) -> None:
    for where, kind, example in numbered():
        text = said(**with_number(example, kind, number))
        assert not re.search(r"\b(1|one|last) \w+s\b", text.replace("gene ", "")), (
            f"add `{where} {number}: {{en: …}}` to wording/numbers.yaml: {text}"
        )


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        ("earlier_treatment", {"trastuzumab": {"within_weeks": "6+"}}, "at least 6 weeks ago"),
        ("earlier_treatment", {"trastuzumab": {"within_weeks": "6"}}, "6 weeks ago"),
        ("earlier_treatment", {"trastuzumab": {"within_weeks": "2..6"}}, "2 to 6 weeks ago"),
        ("earlier_treatment", {"trastuzumab": {"within_weeks": "..1"}}, "within the last week"),
        ("course", {"relapsed": {"within_months": "..1"}}, "came back within one month of treatment"),
        ("earlier_treatment", {"chemotherapy": {"courses": "1"}}, "after one course of chemotherapy"),
        ("earlier_treatment", {"chemotherapy": {"courses": "..2"}}, "after at most two courses of chemotherapy"),
        ("earlier_treatment", {"chemotherapy": {"courses": "2..4"}}, "after two to four courses of chemotherapy"),
        ("course", {"relapsed": {"times": "2"}}, "came back twice"),
        ("course", {"relapsed": {"times": "..2"}}, "came back at most twice"),
        ("course", {"relapsed": {"times": "1..2"}}, "came back once or twice"),
        ("extent", {"resectable": {"size_cm": "2..4"}}, "is 2 to 4 cm large"),
        ("extent", {"resectable": {"size_cm": "1"}}, "is 1 cm large"),
        ("marker", {"her2-positive": {"cells_percent": "..50"}}, "in at most 50 percent of its cells"),
        ("marker", {"her2-positive": {"cells_percent": "1..50"}}, "in 1 to 50 percent of its cells"),
        ("marker", {"tmb-high": {"mutations_per_megabase": "..10"}}, "(at most 10 gene changes per megabase)"),
        ("marker", {"pd-l1-positive": {"tps": "1+"}}, "(TPS of 1 percent or more)"),
        ("marker", {"pd-l1-positive": {"tap": "5+"}}, "(TAP score of 5 percent or more)"),
    ],
)
def test_how_a_number_reads(kind: str, value: object, text: str) -> None:
    assert text in said("plain", **{kind: value})


def test_a_register_has_its_own_words() -> None:
    course = {"relapsed": {"of": "first-line-treatment"}}
    assert "came back after" in said("plain", course=course)
    assert "relapsed after" in said("standard", course=course)
    assert said("clinical", course=course), "what has no words of its own falls back"


def test_any_of_several_is_or_and_all_of_several_is_and() -> None:
    kinds = knowledge().graph.vocabulary.qualifier_kinds
    assert (kinds["stage"].several, kinds["combination"].several) == ("any", "all")
    assert " or " in said(stage=["stage-2", "stage-3"])
    assert " and " in said(combination=["trastuzumab", "docetaxel"])
    assert " or " in said(no_earlier_treatment=["trastuzumab", "docetaxel"]), "not one of them was given"


def test_what_the_course_names_is_not_said_again_as_earlier_treatment() -> None:
    text = said(course={"relapsed": {"of": "stem-cell-transplant"}}, earlier_treatment="stem-cell-transplant")
    assert text.count("transplant") == 1


def test_an_earlier_treatment_that_only_one_of_several_courses_names_is_said() -> None:
    """Who did not respond had it before, too."""
    course = [{"relapsed": {"of": "stem-cell-transplant"}}, "refractory"]
    assert said(course=course, earlier_treatment="stem-cell-transplant").count("transplant") == 2


@pytest.mark.parametrize("register", REGISTERS)
def test_every_claim_says_each_of_its_facets(register: Register) -> None:
    """Without any one of them its words are others, so none is dropped."""
    silent = [
        f"{claim.id}: '{what}' is not said in: {phrase(claim.qualifiers, register)}"
        for claim in knowledge().graph.claims.values()
        for what, less in _with_less(claim)
        if phrase(less, register) == phrase(claim.qualifiers, register)
        and not (_said_by_course(claim, what, register) or _said_by_sex(claim, what))
    ]
    assert not silent, "\n".join(silent)


@pytest.mark.parametrize("register", REGISTERS)
def test_every_claim_reads_as_one_phrase(register: Register) -> None:
    for claim in knowledge().graph.claims.values():
        text = phrase(claim.qualifiers, register)
        assert not LEFTOVER.search(text), f"{claim.id}: {text}"
        assert not re.search(r"\b(\w+) \1\b", text), f"{claim.id} says a word twice: {text}"


def _with_less(claim: Claim) -> Iterator[tuple[str, Qualifiers]]:
    """A claim's qualifiers without one value, or without one facet of a value."""
    for kind, values in claim.qualifiers.items():
        others = {key: held for key, held in claim.qualifiers.items() if key != kind}
        for i, id in enumerate(values):
            rest = (*values[:i], *values[i + 1 :])
            yield id, {**others, kind: rest} if rest else others
            value = parsed(id)
            for facet, _ in value.facets:
                fewer = narrowed(value.concept, {key: inner for key, inner in value.facets if key != facet})
                yield f"{id}: {facet}", {**others, kind: (*values[:i], fewer, *values[i + 1 :])}


def _said_by_sex(claim: Claim, what: str) -> bool:
    """Whether an age is left out because "women" and "men" are adults."""
    return what == "18+" and what in claim.qualifiers.get("age", ()) and "sex" in claim.qualifiers


def _said_by_course(claim: Claim, what: str, register: Register) -> bool:
    """Whether an earlier treatment is left out because the course names it in the same words."""
    if what not in claim.qualifiers.get("earlier_treatment", ()):
        return False
    alone = phrase({"earlier_treatment": (what,)}, register).removeprefix(", after ")
    return alone in phrase({"course": claim.qualifiers.get("course", ())}, register)


def test_a_value_that_a_walk_names_is_said_with_its_facets() -> None:
    """It was once printed as files write it."""
    graph = knowledge().graph
    values = {v for c in graph.claims.values() for vs in c.qualifiers.values() for v in vs if v.endswith(")")}
    named = {value: unmarked(knowledge().speaker("plain").name(value)) for value in values}
    assert len(named) > 20
    assert [value for value, words in named.items() if "=" in words or value in words] == []


def test_what_is_counted_says_what_must_be_among_it() -> None:
    """ "After two treatments, a BTK inhibitor, and a BCL2 inhibitor" was read as four."""
    counted = {"systemic-therapy": {"earlier_lines": "2+"}}
    told = said(earlier_treatment=[counted, "btk-inhibitor", "bcl2-inhibitor"])
    assert told == ", after at least two treatments with drugs, including a BTK inhibitor and a BCL2 inhibitor"
    apart = said(earlier_treatment=[{"hormone-therapy": {"earlier_lines": "2+"}}, "btk-inhibitor"])
    assert "including" not in apart, "a BTK inhibitor is no hormone therapy"
