"""Messages that ask nothing, those in other languages, and plain questions are met for what they are."""

from __future__ import annotations

from typing import Any

import pytest

from explain.answering import Reader
from explain.ask.answer import Asker
from explain.ask.reading.text import cleaned, read
from explain.ask.reading.tongue import Tongue, Tongues
from explain.book.compile import compiled_content
from explain.book.written import Written
from explain.model import Explanation
from kg.yamlfile import Document
from tests.explain import builders, real
from tests.kg.builders import graph

TONGUES = Tongues(
    {
        "en": Tongue(frozenset({"the", "is", "what", "me", "no"})),
        "es": Tongue(frozenset({"que", "es", "el", "no", "me"})),
        "ru": Tongue(frozenset(), (("Ѐ", "ӿ"),)),
    }
)


@pytest.fixture(scope="module")
def asker() -> Asker:
    """Who answers from what is held."""
    return real.asker()


def ask(asker: Asker, question: str) -> Explanation:
    return asker.ask(question, real.TODAY, Reader("plain", "en"))


def said(told: Explanation, kind: str) -> list[str]:
    return [notice.text for notice in told.notices if notice.kind == kind]


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("que es el HER2", "es"),
        ("что такое HER2", "ru"),
        ("what is HER2", None),
        ("no me HER2", None),
        ("es HER2", None),
    ],
)
def test_a_language_is_told_only_where_more_speaks_for_it_than_for_the_readers(
    message: str, language: str | None
) -> None:
    text = read(cleaned(message))
    assert TONGUES.other(text.shown, text.words, "en") == language, "see explain/ask/reading/tongue.py"


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("minha mãe tem câncer de mama her2 positivo, qual o tratamento", "pt"),
        ("mi madre tiene cáncer de mama, qué tratamientos hay", "es"),
        ("meine Mutter hat Brustkrebs, was kann man tun", "de"),
        ("quels sont les effets secondaires de ce traitement", "fr"),
        ("मेरी माँ को स्तन कैंसर है क्या करें", "hi"),
        ("meri maa ko breast cancer hai kya karu", "hi"),
        ("我妈妈得了乳腺癌，有什么治疗方法", "zh"),
        ("母が乳がんと診断されました", "ja"),
        ("mijn moeder heeft borstkanker wat nu", "nl"),
    ],
)
def test_a_message_in_another_language_is_told_so_in_both(asker: Asker, message: str, language: str) -> None:
    told = ask(asker, message)
    assert told.understanding.language == language, "add its commonest words to hearing/tongues.yaml"
    assert not told.understanding.cut_off, "what is not English does not break off"
    (notice,) = said(told, "language")
    assert "English" in notice
    assert asker.knowledge.book.tongues.held[language].says in notice
    assert not told.sections
    assert not told.summary


def test_names_are_recognized_in_any_language_and_offered(asker: Asker) -> None:
    told = ask(asker, "was sind die Nebenwirkungen von Trastuzumab")
    assert [one.id for one in told.understanding.concepts] == ["trastuzumab"]
    assert told.understanding.choices


@pytest.mark.parametrize(
    "message", ["wat is er positive", "ki 67 high se", "de novo her2 pos mama had it", "hat loss man"]
)
def test_english_in_a_hurry_is_english(asker: Asker, message: str) -> None:
    assert not said(ask(asker, message), "language"), "what English has too is in its own words in hearing/tongues.yaml"


def test_an_emergency_in_another_language_is_told_in_it_and_in_english(asker: Asker) -> None:
    told = ask(asker, "no puedo respirar, me duele el pecho, estoy en quimio")
    assert told.status == "urgent"
    assert "Llame de inmediato" in said(told, "urgent")[0]
    assert "right away" in said(told, "urgent")[0]


def test_names_alone_raise_no_alarm_in_another_language(asker: Asker) -> None:
    assert ask(asker, "Wie wirkt CAR-T bei Brustkrebs").status == "unknown"


@pytest.mark.parametrize(
    "message",
    [
        "my wife died of it last week, I miss her",
        "mum passed away on sunday",
        "my best friend died after car-t last month",
        "she's gone. she fought so hard",
        "I lost my husband to lymphoma, how do I cope",
        "grieving and angry",
    ],
)
def test_grief_is_met_with_a_kind_word_and_where_to_turn_and_nothing_else(asker: Asker, message: str) -> None:
    told = ask(asker, message)
    assert len(said(told, "reply")) == 1, "see hearing/replies/bereavement.yaml"
    assert [section.id for section in told.sections] == ["turn-to"]
    assert told.sections[0].sentences
    assert not told.understanding.choices
    assert not told.related
    assert not told.understanding.corrections


@pytest.mark.parametrize(
    "message",
    [
        "my mum died of breast cancer, should i get tested",
        "my mother died of breast cancer. what are the treatments for triple negative",
        "my aunt passed away from it and now i have been diagnosed with er positive breast cancer",
        "did people die in the car-t trial",
        "how scared should I be of CAR-T",
        "thanks, and what is HER2",
    ],
)
def test_what_asks_something_is_answered(asker: Asker, message: str) -> None:
    assert not said(ask(asker, message), "reply"), "a reply is for who asks nothing: see `unless` in hearing/replies"


def test_who_wants_to_be_with_the_dead_is_helped_first(asker: Asker) -> None:
    assert ask(asker, "my sister died and i want to be with her").status == "urgent"


@pytest.mark.parametrize("message", ["im so scared", "just diagnosed, terrified", "I need someone to talk to"])
def test_fear_is_told_who_helps(asker: Asker, message: str) -> None:
    assert [section.id for section in ask(asker, message).sections] == ["services"]


@pytest.mark.parametrize(
    "message",
    [
        "Am I going to get it too, should I get tested brca",
        "my mum had breast cancer and so did her sister, will I get it",
        "my phone was always in my bra pocket, should I worry",
        "i have no symptoms, how can it be cancer",
        "would I be a guinea pig in a trial",
        "does palliative mean they have given up",
        "my tumor markers went up, am i done for",
        "er positive, does that mean i have too much estrogen",
        "is sugar bad for me now",
        "will the chemo make my hair fall out",
    ],
)
def test_a_question_or_a_fear_takes_nothing_for_granted(asker: Asker, message: str) -> None:
    corrected = [one.premise for one in ask(asker, message).understanding.corrections]
    assert not corrected, "see `wondering` in hearing/words.yaml, and messages/myths/none.yaml"


def test_a_reason_given_is_still_corrected(asker: Asker) -> None:
    told = ask(asker, "Will I get cancer soon since everyone with a BRCA mutation gets cancer?")
    assert told.understanding.corrections


def test_one_treatment_without_another_is_a_choice_and_told_as_what_it_is(asker: Asker) -> None:
    told = ask(asker, "can we just do immunotherapy with no chemo")
    assert [notice.about for notice in told.notices if notice.kind == "declined"] == ["which-to-take"]
    assert told.plan == "what-is"
    assert told.needs == {"concept": "immunotherapy"}


def test_a_word_for_spread_is_explained_without_its_cancer(asker: Asker) -> None:
    assert ask(asker, "what does metastatic mean for my mother").needs == {"concept": "metastasis"}
    assert ask(asker, "what does metastatic breast cancer mean").needs == {"concept": "metastatic-breast-cancer"}


def test_a_result_without_its_test_asks_which(asker: Asker) -> None:
    told = ask(asker, "negative sounds good right?")
    assert told.status == "clarify"
    assert told.understanding.shared == "negative"
    asked = [choice.needs[0] for choice in told.understanding.choices]
    assert "her2-negative" in asked
    assert len(asked) > 2


def faults(**documents: Any) -> list[str]:
    held = builders.plan("what-is", ["what is {it}"], it="Concept")
    more = {f"hearing/{key}.yaml": Document(f"hearing/{key}.yaml", data, {}) for key, data in documents.items()}
    written = Written({**held.documents, **more}, held.templates)
    return [one.what for one in compiled_content(written, graph({"Drug": "letrozole"}, [])).findings]


@pytest.mark.parametrize(
    ("documents", "fault"),
    [
        ({"tongues": {"languages": {"spanish": {"words": ["el"]}}}}, "unknown language 'spanish'"),
        ({"tongues": {"languages": {"es": {}}}}, "nothing tells 'es'"),
        ({"tongues": {"languages": {"es": {"words": ["Qué"]}}}}, "'Qué' is never read so"),
    ],
)
def test_what_is_wrong_with_a_tongue_is_found(documents: dict[str, Any], fault: str) -> None:
    assert any(fault in one for one in faults(**documents))


@pytest.mark.parametrize(
    ("reply", "fault"),
    [
        ({"plan": "what-was", "about": "letrozole"}, "unknown plan 'what-was'"),
        ({"plan": "what-is", "about": "letrosol"}, "unknown concept 'letrosol'"),
        ({"plan": "what-is"}, "`plan` and `about` go together"),
    ],
)
def test_what_is_wrong_with_a_reply_is_found(reply: dict[str, Any], fault: str) -> None:
    held = {"says": {"en": "We are sorry."}, "signs": {"en": [{"told": ["so sad"]}]}, **reply}
    assert any(fault in one for one in faults(**{"replies/grief": held}))
