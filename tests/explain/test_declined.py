"""What nobody can be told from here is heard, said in a sentence, and told apart from general questions."""

from __future__ import annotations

from typing import Any

import pytest

from explain.ask.reading.asking import Asking
from explain.ask.safety.declined import Declined, HeardDeclined
from explain.book.compile import compiled_content
from explain.book.hearing import DeclinedKind
from explain.book.written import Written
from kg.yamlfile import Document
from tests.explain import builders, hearing, real
from tests.kg.builders import graph

GRAPH = graph({"Drug": "letrozole"}, [])
NONE = "none"
OUT = "out-of-scope"
STOPPING: dict[str, Any] = {
    "says": {"en": "Whether to stop is for you and your care team to decide."},
    "signs": {"en": [{"asked": ["should [who] stop ({Therapy}|it)"]}]},
    "general": {"en": ["in general"]},
}
PETS: dict[str, Any] = {
    "says": {"en": "That is outside what we can help with."},
    "signs": {"en": [{"told": ["my dog"], "also": ["{Disease}"], "unless": ["dog walker"]}]},
}
TURNS = {"en": {"who": "(my)? ([kin]|i)", "kin": "mother|father"}}


def written(turns: Any = None, **kinds: Any) -> Written:
    """A plan, and kinds of things that nobody can be told."""
    held = builders.plan("what-is", ["what is {it}"], it="Concept")
    documents = {f"hearing/declined/{key}.yaml": kind for key, kind in kinds.items()}
    documents["hearing/turns.yaml"] = TURNS if turns is None else turns
    return Written(
        {**held.documents, **{name: Document(name, data, {}) for name, data in documents.items()}}, held.templates
    )


def bound(**kinds: Any) -> tuple[DeclinedKind, ...]:
    """The same, compiled."""
    done = compiled_content(written(**kinds), GRAPH)
    assert done.book, "\n".join(map(str, done.findings))
    return done.book.declined


def hear(message: str, *asked: str, **kinds: Any) -> tuple[HeardDeclined, ...]:
    """What is heard in a message, whose questions are given; all of it, if none is."""
    words = message.split()
    askings = [_place(words, one.split()) for one in asked] or [Asking(0, len(words), False)]
    held = Declined(bound(**kinds), "en")
    return held.heard(held.said(words, askings))


def _place(words: list[str], asked: list[str]) -> Asking:
    start = next(i for i in range(len(words)) if words[i : i + len(asked)] == asked)
    return Asking(start, start + len(asked), True)


def findings(turns: Any = None, **kinds: Any) -> list[str]:
    """What is wrong with some kinds."""
    return builders.findings(GRAPH, written(turns, **kinds))


def test_it_says_which_words_told_it_and_by_which_cue() -> None:
    (held,) = hear("should my mother stop {Therapy}", stopping=STOPPING)
    assert held == HeardDeclined(
        "stopping", ("should", "my", "mother", "stop", "{Therapy}"), "should [who] stop ({Therapy}|it)"
    )


def test_what_is_general_after_all_is_not_declined() -> None:
    assert not hear("should i stop it in general", stopping=STOPPING)


def test_what_makes_one_question_general_leaves_the_next_as_it_is() -> None:
    message = "what helps in general should i stop it"
    assert hear(message, "what helps in general", "should i stop it", stopping=STOPPING)


def test_the_words_that_lead_up_to_a_question_are_read_with_it() -> None:
    assert hear("should i stop {Therapy} or is it fine", "is it fine", stopping=STOPPING)


def test_each_thing_that_a_sign_names_must_be_there() -> None:
    assert hear("my dog is ill {Disease} they say", pets=PETS)
    assert not hear("my dog is ill", pets=PETS)
    assert not hear("my dog walker has {Disease}", pets=PETS)


def test_one_kind_yields_to_another() -> None:
    message = "should i stop {Therapy} for my dog who has {Disease}"
    assert [one.kind for one in hear(message, pets=PETS, stopping=STOPPING)] == ["pets", "stopping"]
    yielding = {**STOPPING, "yields": ["pets"]}
    assert [one.kind for one in hear(message, pets=PETS, stopping=yielding)] == ["pets"]


def test_nothing_is_declined_where_no_content_says_what() -> None:
    assert not hear("should i stop {Therapy}")
    held = Declined(bound(stopping=STOPPING), "es")
    assert not held.heard(held.said(["should", "i", "stop", "it"], [Asking(0, 4, False)]))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"then": "what-iz"}, "unknown kind of question 'what-iz'; did you mean 'what-is'?"),
        ({"yields": ["pets"]}, "unknown kind 'pets'"),
        ({"plan": "what-is"}, "`plan` and `about` go together"),
        ({"plan": "what-iz", "about": "letrozole"}, "unknown plan 'what-iz'"),
        ({"plan": "what-is", "about": "letrosole"}, "unknown concept 'letrosole'"),
        ({"says": {"en": "x" * 201}}, "201 characters are too many"),
        ({"says": {"en": "Ask {whom}."}}, "unknown slot 'whom'"),
        ({"signs": {"en": [{"asked": ["should i (stop"]}]}}, "a bracket that does not close"),
        ({"signs": {"en": [{"asked": ["should [whom] stop"]}]}}, "no turn of phrase is called 'whom'"),
        ({"signs": {"en": [{"asked": ["stop {Therapie}"]}]}}, "unknown class 'Therapie'"),
        ({"signs": {"en": [{"unless": ["stop"]}]}}, "a sign has `asked` or `told`"),
    ],
)
def test_what_is_wrong_with_a_kind_is_found(change: Any, told: str) -> None:
    held = findings(stopping={**STOPPING, **change})
    assert any(told in one and one.startswith("hearing/declined/stopping.yaml:") for one in held), held


def test_a_turn_of_phrase_that_leads_back_to_itself_is_found() -> None:
    assert any("names within names" in one for one in findings({"en": {"who": "my [who]"}}, stopping=STOPPING))


@pytest.fixture(scope="module")
def declined() -> Declined:
    """The real kinds."""
    return Declined(real.knowledge().book.declined, "en")


def kinds_of(declined: Declined, message: str) -> list[str]:
    """The kinds that are heard in a message, in the real content."""
    held = hearing.heard(message)
    return [one.kind for one in declined.heard(declined.said(held.words, held.askings))]


def share(missed: list[str], of: int) -> str:
    """A failure that lists what to look at."""
    return f"{len(missed)} of {of}; see explain/content/hearing/declined:\n" + "\n".join(missed)


def test_what_nobody_can_be_told_is_heard_and_of_its_kind(declined: Declined) -> None:
    messages = [one for one in hearing.seen("declined") if one["declined"] != NONE]
    heard = [(one, kinds_of(declined, one["ask"])) for one in messages]
    missed = [one["ask"] for one, kinds in heard if not kinds]
    assert not missed, share(missed, len(messages))
    other = [f"{one['declined']}: {one['ask']}: {kinds}" for one, kinds in heard if kinds[0] != one["declined"]]
    assert len(other) <= 0.05 * len(messages), share(other, len(messages))


def test_a_general_question_is_not_declined(declined: Declined) -> None:
    messages = [one for one in hearing.seen("declined") if one["declined"] == NONE]
    wrong = [f"{one['ask']}: {kinds}" for one in messages if (kinds := kinds_of(declined, one["ask"]))]
    assert len(wrong) <= 0.03 * len(messages), share(wrong, len(messages))


@pytest.mark.parametrize("name", ["clean", "damaged"])
def test_what_can_be_answered_is_not_declined(declined: Declined, name: str) -> None:
    messages = [one for one in hearing.seen(name) if one["intent"] != OUT]
    wrong = [f"{one['ask']}: {kinds}" for one in messages if (kinds := kinds_of(declined, one["ask"]))]
    assert len(wrong) <= 0.02 * len(messages), share(wrong, len(messages))


def test_all_that_is_declined_has_a_sentence_and_a_known_way_on() -> None:
    for kind in real.knowledge().book.declined:
        assert kind.says["en"].fill({}).endswith("."), kind.id
        assert kind.then or kind.plan, f"{kind.id}: say which kind of question can still be answered, or by which plan"


@pytest.mark.parametrize(
    "question", ["Is Keytruda covered in Ontario, what does it cost?", "will insurance pay for Enhertu"]
)
def test_an_approval_is_not_told_as_if_somebody_paid(question: str) -> None:
    answer = real.ask(question)
    assert [notice.about for notice in answer.notices if notice.kind == "declined"] == ["coverage"]
    assert answer.plan == "costs"
    assert not any(sentence.text.startswith("Yes") for sentence in answer.summary)


@pytest.mark.parametrize(
    "question",
    [
        "What can they give people whose breast cancer has spread to the liver?",
        "why do I need Zoladex with tamoxifen",
        "Are there any medicines to treat a low-grade glioma?",
        "How can I ask my oncologist whether it's safe to stop a drug?",
        "who can help me pay for Enhertu",
    ],
)
def test_what_only_has_the_words_of_such_a_question_is_not_declined(question: str) -> None:
    assert not [notice for notice in real.ask(question).notices if notice.kind == "declined"]
