"""Questions as people put them: mended, run together, in their own words, several at once; and what is not held."""

from __future__ import annotations

import pytest

from explain.ask.intent.learning import learned
from explain.ask.reading.asking import Opening, askings
from explain.ask.reading.cues import Cues, marked, read_cue
from explain.ask.reading.sentences import sentences
from explain.ask.reading.text import LONGEST, read
from explain.book.phrase import Slip
from tests.explain.real import ask, asker, content


def named(question: str) -> dict[str, str]:
    """The concepts read into a question, each with why."""
    return {one.id: one.why for one in ask(question).understanding.concepts}


@pytest.mark.parametrize(
    ("question", "concept", "why"),
    [
        ("side effects of trastuzmab", "trastuzumab", "spelling"),
        ("What is brest cancer?", "breast-cancer", "spelling"),
        ("what is her 2", "her2", "label"),
        ("what is breastcancer", "breast-cancer", "label"),
        ("What are PARP inhibitors?", "parp-inhibitor", "label"),
        ("WHAT IS KISQALI", "ribociclib", "label"),
        ("what is brеast cancer", "breast-cancer", "label"),  # with a Cyrillic letter
    ],
)
def test_a_name_is_read_however_it_is_written_and_it_is_said_why(question: str, concept: str, why: str) -> None:
    assert named(question).get(concept) == why, named(question)


def test_a_mended_name_says_how_near_it_is() -> None:
    (found,) = ask("side effects of trastuzmab").understanding.concepts
    assert found.matched == "trastuzmab"
    assert 0.8 < found.score < 1


def test_a_name_that_is_an_everyday_word_is_read_in_capitals_only() -> None:
    assert "acute-lymphoblastic-leukemia" not in named("What are all the side effects of Kisqali?")


def test_a_kind_of_disease_is_read_from_its_results_apart_from_its_name() -> None:
    assert "her2-low-breast-cancer" in named("Which treatments are there for breast cancer that is HER2 low?")


@pytest.mark.parametrize(
    ("message", "asked"),
    [
        ("my sister is HER2 positive, which trials are there for metastatic breast cancer", "which trials are there"),
        ("I have been on letrozole a year, what else is there", "what else is there"),
        ("Hello, my mum has stage 3 TNBC, can she have Keytruda", "can she have keytruda"),
        ("If HER2 is positive, what does it mean", "if her2 is positive"),  # a condition is part of the question
        ("For women with dense breasts, what does a scan show", "for women with dense breasts"),
        ("Is there a trial for my mum, who has TNBC in the liver", "is there trial for my"),  # it has asked before
        ("I want to know what trials there are, can you help me please", "i want to know what"),
    ],
)
def test_what_is_told_before_a_comma_is_no_part_of_the_question(message: str, asked: str) -> None:
    listened = asker().ear("en").listener.listen(read(message))
    (asking,) = listened.askings
    assert " ".join(listened.grounded.words[asking.start :]).startswith(asked)


def test_a_kind_that_is_told_in_parts_hides_no_words_between_them() -> None:
    listened = asker().ear("en").listener.listen(read("my HER2 is positive and which trials take breast cancer"))
    assert any(one.concept == "her2-positive-breast-cancer" for one in listened.grounded.matches)
    shown = asker().ear("en").listener.sequence(listened, 0, len(listened.grounded.words))
    assert {"which", "trials", "take", "{Disease}"} <= set(shown), shown


INTENTS = [
    ("kisqali hair loss", "side-effects"),
    ("Is Keytruda licensed for TNBC in the UK yet", "availability"),
    ("anything that helps with the nausea from chemo?", "side-effect-management"),
    ("Does sugar feed cancer?", "myth-check"),
    ("can i drink wine while on chemo", "lifestyle"),
    ("who pays for the taxi to radiotherapy", "resources-support"),
    ("Enhertu or Kadcyla, which is better?", "compare"),
    ("how likely is it to come back after stage 2 breast cancer", "outlook"),
    ("my report says HER2 2+, what does that mean", "biomarker-meaning"),
]


@pytest.mark.parametrize(("question", "intent"), INTENTS)
def test_a_question_in_ones_own_words_is_heard_and_it_is_said_why(question: str, intent: str) -> None:
    read_as = ask(question).understanding
    assert read_as.intent == intent, read_as
    assert read_as.why


def test_what_no_plan_tells_yet_is_said_with_what_is_held() -> None:
    told = ask("How is HER2-positive breast cancer staged?")
    (notice,) = [one for one in told.notices if one.kind == "limit"]
    assert told.status == "answered"
    assert told.needs == {"concept": "her2-positive-breast-cancer"}
    assert str(content().hearing.intents["staging"].asked["en"]) in notice.text


def test_several_questions_are_answered_in_order_and_at_most_three() -> None:
    told = ask("What is Kisqali? What are its side effects? Is it approved for TNBC? How does it work?")
    assert told.plan == "what-is"
    assert told.understanding.intents == ("what-is", "side-effects", "availability")
    assert [one.id for one in told.sections[:2]] == ["question-2", "question-3"]
    assert all(one.sentences and all(s.claims for s in one.sentences) for one in told.sections[:2])


def test_a_history_in_front_does_not_hide_the_question() -> None:
    told = ask(
        "hi so my wife 52 was told last week it is triple negative breast cancer and she starts on friday and "
        "i want to know what are the side effects of keytruda"
    )
    assert told.understanding.intent == "side-effects"
    assert told.needs["therapy"] == "pembrolizumab"


def test_a_word_that_nothing_is_like_is_named() -> None:
    told = ask("How does flurbinol work for breast cancer?")
    assert told.status == "unknown"
    assert told.understanding.unknown == ("flurbinol",)


def test_a_pasted_report_is_read() -> None:
    report = "Invasive ductal carcinoma, grade 2, ER positive. " * 150
    told = ask(f"What does HER2-low mean? {report}"[:LONGEST])
    assert told.status in ("answered", "clarify", "declined")
    assert any(one.id.startswith("her2-low") for one in told.understanding.concepts)


def test_sentences_and_what_of_them_asks() -> None:
    text = read("I have TNBC. Does Keytruda help? And what does it cost")
    held = sentences(text)
    assert [one.marked for one in held] == [False, True, False]
    assert [(one.start, one.end) for one in askings(text.words, held, Opening(frozenset({"does", "what"})))] == [(3, 6)]


@pytest.mark.parametrize("slip", ["side (effects", "...", "a {Therapy", "((a|b))"])
def test_a_cue_that_cannot_be_read_says_what_to_write(slip: str) -> None:
    with pytest.raises(Slip) as refused:
        read_cue(slip)
    assert refused.value.fix


def test_cues_find_alternatives_gaps_and_classes() -> None:
    cue = read_cue("(side effect|side effects) of ... {Therapy} $")
    assert cue.pattern.search(marked(["any", "side", "effects", "of", "taking", "{Therapy}"]))
    assert not cue.pattern.search(marked(["side", "effects", "of", "{Disease}"]))
    assert [*Cues([("k", cue)]).found(["side", "effect", "of", "{Therapy}"])] == ["k"]


def test_what_examples_tell_adds_up_and_says_why() -> None:
    examples = [({"side", "effects"}, "a"), ({"how", "works"}, "b"), ({"where", "help"}, "c")] * 4
    scores = learned(examples).heard({"side", "effects", "where"})
    assert scores.best[0] == "a"
    assert set(scores.reasons("a")) == {"side", "effects"}
    assert not learned(examples).heard({"strange"}).of
