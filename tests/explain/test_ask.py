"""A question is read by the names and phrasings that are held; anything else is told apart honestly."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections import Counter

import pytest

from explain.answering import Reader
from explain.ask.ear import Ear
from explain.ask.reading.text import LONGEST
from explain.model import Explanation
from ontology.errors import BadQuestion, UsageError
from tests.explain.real import TODAY, ask, asker, content, knowledge
from tests.house.tree import ROOT

REFERENCE = "How does CAR-T cell therapy work for Breast Cancer"


@pytest.mark.parametrize("name", ["CAR-T", "car t", "CAR T-cell therapy", "chimeric antigen receptor T-cell therapy"])
@pytest.mark.parametrize("disease", ["breast cancer", "Breast Cancer", "the breast cancer"])
def test_labels_and_synonyms_are_read_in_any_case(name: str, disease: str) -> None:
    told = ask(f"How does {name} work for {disease}?")
    assert told.status == "answered"
    assert (told.plan, told.needs) == ("how-it-works", {"therapy": "car-t", "disease": "breast-cancer"})


def test_what_was_recognized_says_where_and_why() -> None:
    found = {one.id: one for one in ask("How does CAR-T work for breast cancer?").understanding.concepts}
    assert (found["car-t"].matched, found["car-t"].why, found["car-t"].type) == ("car-t", "synonym", "CellTherapy")
    assert (found["breast-cancer"].matched, found["breast-cancer"].why) == ("breast cancer", "label")


def example(kind: str, but: str) -> str:
    """What the concept of a class is called of which most claims are held, another than one that is taken."""
    graph = knowledge().graph
    told = Counter(end for claim in graph.claims.values() for end in (claim.subject, claim.object))
    several = sorted(graph.of_class(kind), key=lambda concept: (-told[concept], concept))
    return next(label for key in several if (label := knowledge().speaker().label(key)) != but)


@pytest.mark.parametrize("plan", sorted(content().plans))
def test_every_phrasing_of_a_plan_is_read_as_its_own(plan: str) -> None:
    spec = content().plans[plan]
    for phrase in spec.phrasings("en"):
        labels: dict[str, str] = {}
        for need in phrase.slots:
            labels[need] = example(spec.needs[need], but=next(reversed(labels.values()), ""))
        question = phrase.fill(labels)
        told = ask(question + "?")
        held = content().hearing.intents.get(plan)
        bare = spec.required and not phrase.slots and not (held and held.otherwise)
        wanted = {"clarify"} if bare else {"answered"}
        assert told.status in wanted, f"{plan}: '{question}' is {told.status}"
        assert told.understanding.intent == plan, f"'{question}' is read as {told.understanding.intent}"


def test_a_name_alone_is_asked_what_it_is() -> None:
    told = ask("HER2")
    assert (told.status, told.plan, told.needs) == ("answered", "what-is", {"concept": "her2"})


UNKNOWN = [
    "What is flurbinol?",
    "How does flurbinol work for breast cancer?",
    "asdf qwer",
    "<script>alert(1)</script>",
    "SELECT * WHERE { ?s ?p ?o }",
    "'; DROP TABLE claims; --",
    "{{ 7 * 7 }}",
]


@pytest.mark.parametrize("question", UNKNOWN)
def test_what_is_not_held_is_unknown_and_offers_three_questions_that_are_answered(question: str) -> None:
    told = ask(question)
    assert told.status in ("unknown", "clarify", "declined")
    assert told.sections == ()
    assert "emergency" in [notice.kind for notice in told.notices]
    assert len(told.understanding.choices) in ((3, 4, 5) if told.understanding.shared else (3,))
    for choice in told.understanding.choices:
        answered = ask(choice.question)
        assert answered.status == "answered", f"'{choice.question}' was offered and is {answered.status}"
        assert (answered.plan, tuple(answered.needs.values())) == (choice.plan, choice.needs)


@pytest.mark.parametrize("question", ["¿Cómo funciona?", "癌症"])
def test_a_message_in_another_language_is_told_which_one_is_understood(question: str) -> None:
    told = ask(question)
    assert (told.status, told.sections) == ("unknown", ())
    assert {"language", "emergency"} <= {notice.kind for notice in told.notices}


def test_of_an_unknown_question_what_was_recognized_is_shown() -> None:
    told = ask("How does flurbinol work for breast cancer?")
    assert told.status == "unknown"
    assert [one.id for one in told.understanding.concepts] == ["breast-cancer"]
    assert any("breast-cancer" in choice.needs for choice in told.understanding.choices)


def test_where_only_the_kind_of_question_is_clear_it_asks_back() -> None:
    told = ask("What are the side effects?")
    assert (told.status, told.understanding.intent) == ("clarify", "side-effects")
    assert len(told.understanding.choices) == 3


def test_a_plan_without_a_need_it_requires_asks_for_it() -> None:
    told = ask("side effects of breast cancer, please")
    assert told.status == "clarify"
    assert [one.id for one in told.understanding.concepts] == ["breast-cancer"]


@pytest.mark.parametrize("question", ["", "   ", "\n\t", "?!", "\x00\x01", "\u202e\u200b"])
def test_a_question_without_words_is_refused_with_what_to_do(question: str) -> None:
    with pytest.raises(BadQuestion, match="no words") as refused:
        ask(question)
    assert "What is HER2?" in refused.value.fix


@pytest.mark.parametrize("question", ["a" * 100_000, "breast cancer " * 8_000, "\U0001f642 x" * 40_000])
def test_a_hundred_kilobytes_are_refused_with_what_to_do(question: str) -> None:
    with pytest.raises(BadQuestion, match="characters") as refused:
        ask(question)
    assert str(LONGEST) in refused.value.fix


@pytest.mark.parametrize(
    "question",
    [
        "What is HER2?\x00",
        "What\x07 is\x1b HER2?",
        "What is \u202eHER2\u202c?",
        "\u200fWhat is HER2?\u200e",
        "What is HER2\ufeff?",
        "What\u00a0is\r\nHER2?",
        "Ｗｈａｔ ｉｓ ＨＥＲ２?",
    ],
)
def test_control_characters_and_marks_of_direction_do_not_hide_a_question(question: str) -> None:
    told = ask(question)
    assert (told.status, told.needs) == ("answered", {"concept": "her2"})
    assert not any(ord(c) < 32 or c in "\u202e\u202c\u200e\u200f\ufeff" for c in told.question)


def test_markup_stays_text() -> None:
    told = ask('What is HER2? <img src=x onerror="alert(1)">')
    assert told.status in ("unknown", "clarify", "answered")
    assert "<img" in told.question
    assert not any("<img" in s.text for section in told.sections for s in section.sentences)


def test_a_language_that_is_not_held_is_refused() -> None:
    with pytest.raises(UsageError, match="no answers in the language 'xx'"):
        asker().ask("What is HER2?", TODAY, Reader(language="xx"))


def test_every_related_question_is_answered_when_asked() -> None:
    for question in (
        REFERENCE,
        "What is HER2?",
        "What are the side effects of CAR-T?",
        "Is Kymriah approved for lymphoma?",
    ):
        told = ask(question)
        assert told.related, question
        for one in told.related:
            again = ask(one.question)
            assert again.status == "answered", f"'{one.question}' was offered and is {again.status}"
            assert (again.plan, tuple(again.needs.values())) == (one.plan, one.needs), one.question


def test_related_questions_do_not_repeat_what_was_asked() -> None:
    told = ask(REFERENCE)
    assert told.plan
    assert (told.plan, tuple(told.needs.values())) not in {(one.plan, one.needs) for one in told.related}
    assert len({one.question for one in told.related}) == len(told.related)


def digest(told: Explanation) -> str:
    """A fingerprint of a whole answer."""
    return hashlib.sha256(told.model_dump_json().encode()).hexdigest()


def test_the_same_question_gives_the_same_bytes() -> None:
    first = digest(ask(REFERENCE))
    assert digest(ask(REFERENCE)) == first


QUESTIONS = (REFERENCE, "Why is CAR-T approved for lymphoma but not for breast cancer?", "What is flurbinol?")
PROGRAM = """
from tests.explain.real import ask
from tests.explain.test_ask import QUESTIONS, digest
for question in QUESTIONS:
    print(digest(ask(question)))
"""


def test_the_same_question_gives_the_same_bytes_in_every_process() -> None:
    """Whatever PYTHONHASHSEED (here it is drawn): sets and dicts are never shown in the order they happen to have."""
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "20261122", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.split() == [digest(ask(question)) for question in QUESTIONS]


def test_what_to_do_now_is_told_though_the_rest_of_a_message_cannot_be_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    def deaf(*_: object) -> None:
        raise ValueError

    monkeypatch.setattr(Ear, "hear", deaf)
    told = ask("He has crushing chest pain right now")
    assert told.status == "urgent"
    assert "chest-pain-now" in [one.about for one in told.notices]
    with pytest.raises(ValueError, match=r"^$"):
        ask("What is tamoxifen?")
