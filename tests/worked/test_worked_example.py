"""The worked example gives the design's two sentences, each with the claims and the walk that stand there."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from shutil import copytree

import pytest

from explain.ask.answer import Asker
from explain.book.bound import Book
from explain.book.compile import compiled_content
from explain.book.written import Written, read_content
from explain.knowledge import Knowledge
from explain.model import Edition, Explanation
from kg.build import assembled
from kg.graph import Graph
from kg.merge import Facts
from tests.kg.builders import vocabulary

HERE = Path(__file__).parent
CONTENT = HERE / "explain" / "content"
CONDITIONS = [f"wording/{name}.yaml" for name in ("qualifiers", "values", "inside", "numbers")]
TODAY = date(2026, 11, 22)
QUESTION = "Is CAR T-cell therapy approved for breast cancer?"

NOT_STANDARD = "breast-cancer.is_a.solid-tumor", "car-t.standard_for.solid-tumor"
APPROVED = "tisagenlecleucel.is_a.car-t", "tisagenlecleucel.approved_for.b-cell-all"


def read() -> tuple[Graph, Facts, Book]:
    """The example's files, through every gate."""
    graph, facts, findings = assembled(vocabulary(), TODAY, HERE / "kg")
    assert graph is not None, "\n".join(map(str, findings))
    done = compiled_content(content(), graph)
    assert done.book, "\n".join(map(str, done.findings))
    return graph, facts, done.book


def content(root: Path = CONTENT) -> Written:
    """The example's content, with the project's own words for conditions."""
    held, real = read_content(root), read_content()
    words = {name: real.documents[name] for name in CONDITIONS}
    return replace(held, documents={**held.documents, **words})


def asked(today: date = TODAY) -> Explanation:
    """The example's question, answered."""
    graph, _, book = read()
    edition = Edition(version="0", sha256="0" * 64, built_on=TODAY, as_of=graph.as_of)
    return Asker(Knowledge(graph, book, edition)).ask(QUESTION, today)


@pytest.fixture(scope="module")
def told() -> Explanation:
    """The answer, made once."""
    return asked()


def test_it_gives_its_two_sentences_with_dates_as_words(told: Explanation) -> None:
    assert [(s.id, s.text) for section in told.sections for s in section.sentences] == [
        (
            "here.0",
            "As of December 30, 2025, CAR T-cell therapy is not a standard treatment for any solid tumor,"
            " and breast cancer is one.",
        ),
        (
            "elsewhere.0",
            "As of December 30, 2025, Kymriah is approved for B-cell acute lymphoblastic leukemia that did not respond"
            " to treatment or came back at least twice, in children and adults up to 25, in the United States.",
        ),
    ]


def test_each_sentence_rests_on_the_claims_that_the_example_names(told: Explanation) -> None:
    resting = [[c.rsplit(".", 1)[0] for c in s.claims] for section in told.sections for s in section.sentences]
    assert resting == [list(NOT_STANDARD), list(APPROVED)]


def test_each_sentence_knows_its_walk(told: Explanation) -> None:
    assert [s.walk for section in told.sections for s in section.sentences] == [
        ("breast-cancer", "solid-tumor", "car-t"),
        ("tisagenlecleucel", "car-t", "b-cell-all"),
    ]


def test_mentions_stand_where_the_names_stand(told: Explanation) -> None:
    for section in told.sections:
        for sentence in section.sentences:
            held = {(m.concept, sentence.text[m.start : m.end]) for m in sentence.mentions}
            assert held == {(m.concept, told.labels[m.concept]) for m in sentence.mentions}
            assert {m.concept for m in sentence.mentions} <= set(sentence.walk)


def test_the_claims_say_what_the_files_say(told: Explanation) -> None:
    claims = {key.rsplit(".", 1)[0]: claim for key, claim in told.claims.items()}
    refuted, approval = claims[NOT_STANDARD[1]], claims[APPROVED[1]]
    assert (refuted.direction, refuted.valid_for) == ("refutes", 365)
    assert approval.qualifiers == {
        "course": ("refractory", "relapsed(times=2+)"),
        "age": ("..25",),
        "jurisdiction": ("us",),
    }
    assert {c.source for claim in claims.values() for c in claim.cited} == told.sources.keys()


def test_a_hash_is_of_the_statement_and_not_of_its_source() -> None:
    _, facts, _ = read()
    ids = {key for start in (*NOT_STANDARD, *APPROVED) for key in facts.claims if key.startswith(f"{start}.")}
    assert len(ids) == 4
    assert all(len(key.rsplit(".", 1)[1]) == 6 for key in ids)


def test_the_spine_is_one_row_of_the_first_walk_that_finds_something(told: Explanation) -> None:
    """No target is held in the example, so its spine walk finds nothing: what was asked stands alone."""
    assert told.spine == ("car-t", "breast-cancer")


def test_a_year_later_both_sentences_say_that_they_may_have_changed() -> None:
    later = asked(date(2025, 12, 30) + timedelta(days=366))
    assert all(s.text.endswith("check with the source.") for section in later.sections for s in section.sentences)
    assert [notice.kind for notice in later.notices] == ["emergency", "scope", "stale"]


def test_without_when_the_words_are_refused(tmp_path: Path) -> None:
    graph, _, _ = read()
    root = copytree(CONTENT, tmp_path / "explain" / "content")
    words = root / "sections" / "elsewhere" / "en.j2"
    words.write_text("As of {{ as_of }}, {{ product }} is approved for {{ cancer }}.\n", "utf-8")
    (finding,) = compiled_content(content(root), graph).findings
    assert "drop the qualifiers age, course, jurisdiction" in str(finding)
