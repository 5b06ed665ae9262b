"""What messages that were learned from tell of another one, beside the rules."""

from __future__ import annotations

from typing import Any

import pytest

from explain.ask.hints import denied, hinted
from explain.ask.intent.learning import Learned, learned
from explain.ask.reading.text import cleaned, read
from explain.ask.safety.declined import Declined
from explain.ask.safety.flags import RedFlags
from explain.ask.views import Views, learned_from
from explain.book.hearing import FLAGS, NONE
from explain.book.written import Written
from explain.model import Explanation
from kg.yamlfile import Document
from tests.explain import builders, real
from tests.kg.builders import graph

GRAPH = graph({"Drug": "letrozole"}, [])
SURE = {"declined": {"sure": 0.1, "unclear": "dose"}}
MESSAGES = {
    "declined/dose": {"en": ["how many tablets should I take"]},
    "declined/none": {"en": ["what are tablets made of"]},
}
KIND = {"says": {"en": "Ask your team."}, "signs": {"en": [{"told": ["how many tablets"]}]}}
TOLD = [
    *[(frozenset({"blood", word}), "bleeding") for word in ("nose", "gums", "mouth", "ear")],
    *[(frozenset({"hot", word}), "fever") for word in ("nose", "shivering", "all", "night")],
    *[(frozenset({"what", word}), NONE) for word in ("is", "are", "does", "nose", "blood")],
]


NO_SIGNS = Declined((), "en")


def findings(sure: Any = SURE, **messages: Any) -> list[str]:
    """What is wrong with some messages."""
    held = builders.plan("what-is", ["what is {it}"], it="Concept")
    files = {f"hearing/messages/{name}.yaml": data for name, data in {**MESSAGES, **messages}.items()}
    files |= {"hearing/sure.yaml": sure, "hearing/declined/dose.yaml": KIND}
    files["hearing/words.yaml"] = {"classes": ["Drug"], "languages": {"en": {}}}
    files["hearing/intents/what-is.yaml"] = {"told_by": ["what-is"], "asked": {"en": "what it is"}, "cues": {"en": []}}
    documents = {name: Document(name, data, {}) for name, data in files.items()}
    return builders.findings(GRAPH, Written({**held.documents, **documents}, held.templates))


def told(message: str) -> Explanation:
    """The real answer to a message."""
    return real.ask(message)


def test_what_speaks_for_something_is_heard_with_its_words() -> None:
    hint = hinted(learned(TOLD), [frozenset({"blood", "everywhere"})], 0.0)
    assert hint
    assert hint.labels == ("bleeding",)
    assert hint.words == ("blood",)


def test_of_several_views_the_one_that_tells_most_counts() -> None:
    plain, telling = frozenset({"what", "is"}), frozenset({"hot", "all", "night"})
    hint = hinted(learned(TOLD), [plain, telling], 0.0)
    assert hint
    assert hint.labels == ("fever",)


def test_labels_that_are_as_near_are_both_told() -> None:
    hint = hinted(learned(TOLD[:-1]), [frozenset({"hot", "blood"})], -1.0)
    assert hint
    assert set(hint.labels) == {"bleeding", "fever"}


def test_a_label_for_which_little_speaks_by_itself_is_not_told() -> None:
    hint = hinted(learned(TOLD), [frozenset({"hot", "blood"})], -1.0, named=9.0)
    assert hint
    assert not hint.labels


def test_nothing_is_heard_where_nothing_is_sure_or_was_learned() -> None:
    assert hinted(learned(TOLD), [frozenset({"what", "is"})], 0.0) is None
    assert hinted(learned(TOLD), [frozenset({"unheard"})], -9.0) is None
    assert hinted(Learned(), [frozenset({"blood"})], -9.0) is None
    assert hinted(learned(TOLD), [], -9.0) is None


def test_what_is_at_the_end_of_a_long_message_is_looked_at_by_itself() -> None:
    message = "We went to the sea and it was lovely. " * 30 + "Now she cannot breathe"
    ear = real.asker().ear("en")
    views = Views(ear.listener, ear.listener.listen(read(cleaned(message))), NO_SIGNS).parts
    assert any("breathe" in view and "lovely" not in view for view in views)


def test_signs_are_not_believed_where_all_that_was_learned_speaks_against_them() -> None:
    held, plain, telling = learned(TOLD), frozenset({"what", "is"}), frozenset({"blood", "gums"})
    assert denied(held, [plain], "bleeding", 0.0)
    assert not denied(held, [plain, telling], "bleeding", 0.0), "one of its questions may be the one"
    assert not denied(held, [frozenset({"unheard"})], "bleeding", 0.0), "nothing known speaks against nothing"
    assert not denied(held, [plain], "fracture", 0.0), "nothing was learned of it"


def test_of_what_tells_of_nothing_every_view_is_learned_from() -> None:
    ear = real.asker().ear("en")
    views = Views(ear.listener, ear.listener.listen(read("It was fine. Then I slept. Now I am home.")), NO_SIGNS)
    nothing, something = (learned_from(FLAGS, views, label) for label in (NONE, "x"))
    assert len(nothing) > len(something) == 1


UNHEARD = "every breath is an effort"
"""A message of an emergency for which no rule is written."""


def test_an_emergency_is_heard_though_no_rule_tells_it() -> None:
    assert not RedFlags.read(real.content().flags).heard(read(UNHEARD))
    answer = told(UNHEARD)
    assert answer.status == "urgent"
    assert answer.notices[0].kind == "urgent"


UNPUT = "My marriage gave me cancer"
"""A belief for which no turn of phrase is written."""


def test_a_belief_is_heard_though_no_turn_of_phrase_puts_it() -> None:
    heard = real.asker().ear("en").hear(read(cleaned(UNPUT)))
    (taken,) = heard.taken
    assert taken.belief == "myth-stress-causes-cancer"
    assert "gave" in taken.why


def test_what_is_asked_for_one_person_is_declined_and_its_question_left() -> None:
    answer = told("my aunt is on kisqali and I want to know whether she will still be here next summer")
    assert any(notice.kind == "declined" for notice in answer.notices)


@pytest.mark.parametrize(
    "message", ["What is tamoxifen?", "How does CAR-T work?", "Is Enhertu approved for lung cancer?"]
)
def test_plain_questions_stay_plain(message: str) -> None:
    answer = told(message)
    assert answer.status == "answered"
    assert not [notice for notice in answer.notices if notice.kind in ("urgent", "declined")]


def test_messages_as_they_should_be_are_no_finding() -> None:
    assert not [one for one in findings() if "messages" in one or "sure" in one]


@pytest.mark.parametrize(
    ("sure", "messages", "what"),
    [
        (SURE, {"declined/doze": {"en": ["x"]}}, "unknown kind of declined 'doze'"),
        (SURE, {"moods/sad": {"en": ["x"]}}, "unknown subject 'moods'"),
        (SURE, {"flags/none": {"en": ["x"]}}, "nothing says how sure 'flags' must be"),
        (SURE, {"declined/none": {"ens": ["x"]}}, "unknown language in which questions are heard 'ens'"),
        ({**SURE, "flags": {"sure": 0.1}}, {}, "no messages on 'flags'"),
        ({"declined": {"sure": 0.1, "unclear": "doze"}}, {}, "unknown kind of declined 'doze'"),
        ({"declined": {"sure": 0.1, "others": ["flagz"]}}, {}, "unknown subject 'flagz'"),
        ({"declined": {"others": []}}, {}, "sure"),
        ({"declined": {"sure": 0.1, "apart": ["what-iz"]}}, {}, "unknown intent 'what-iz'"),
        ({"declined": {"sure": 0.1, "denied": 0.2, "unclear": "dose"}}, {}, "what is sure is denied"),
        ({"declined": {"sure": 0.1, "named": 0.1}}, {}, "nothing says what is told where no label is"),
        ({**SURE, "myths": {"sure": 0.1}}, {"myths/air": {"en": ["x"]}}, "unknown kind of myths 'air'"),
    ],
)
def test_what_is_wrong_with_messages_is_found(sure: Any, messages: Any, what: str) -> None:
    held = findings(sure, **messages)
    assert any(what in one for one in held), held


def test_an_alarm_names_no_emergency_of_which_the_message_says_nothing() -> None:
    answer = told("mum has mouth ulcers from chemo and can't eat or drink")
    assert [one.about for one in answer.notices if one.kind == "urgent"] == ["not-eating-or-drinking"]


def test_a_belief_is_corrected_and_what_is_to_be_left_for_it_goes_to_the_team() -> None:
    answer = told("My sister says CBD oil will cure her, she wants to skip chemo")
    assert [one.about for one in answer.notices if one.kind == "declined"] == ["stopping"]
    assert answer.understanding.corrections


def test_a_part_of_a_message_must_tell_more_than_all_of_it_does() -> None:
    held, part, whole = learned(TOLD), frozenset({"hot", "all", "night"}), frozenset({"what", "is"})
    assert hinted(held, [whole, part], 0.0, whole=whole, parts=0.0)
    assert hinted(held, [whole, part], 0.0, whole=whole, parts=9.0) is None
    assert hinted(held, [part], 0.0, whole=part, parts=9.0)
