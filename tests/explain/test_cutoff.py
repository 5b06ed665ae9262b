"""A message that breaks off is told from a whole one, and what the piece at its end may have begun is named."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
import yaml

from explain.ask.intent.learning import learned
from explain.ask.lessons import Ends
from explain.ask.reading.cutoff import Cutoff
from explain.ask.reading.text import cleaned, read
from explain.book.compile import compiled_content
from explain.book.hearing import BROKEN, NONE, Endings
from explain.book.written import Written
from explain.engine import LIMIT
from kg.yamlfile import Document
from tests.explain import builders, hearing, real
from tests.house.tree import ROOT
from tests.kg.builders import graph

MADE_UP = ROOT / "tests/explain/cutoff"
GRAPH = graph({"Drug": "letrozole"}, [])
ENGLISH: dict[str, Any] = {
    "articles": ["the", "a"],
    "lettered": ["vitamin"],
    "signs": [","],
    "endings": ["e", "s"],
    "rules": [
        {"whole": ["what is this ... for $"]},
        {"broken": ["what is $"]},
        {"whole": ["go on $"]},
    ],
    "never": ["for", "on", "and"],
    "openers": ["is it true that $"],
    "pieces": ["lymph"],
    "words": ["rib"],
    "kinds": {
        "do": ["does", "did"],
        "det": ["the", "my"],
        "plural": ["-s"],
        "what": ["what", "which"],
        "take": ["cause"],
    },
    "sentence": ["take"],
    "pairs": ["()", "''"],
    "begins": ["what"],
    "verbs": ["do", "take"],
    "parts": {"np": "([det])? ([word]|[name]|[plural])"},
    "shapes": [{"whole": ["what ... cause $"]}, {"broken": ["(^|.) ([do]) [np] $", "([do]) [np] cause $"]}],
}
NAMES = [
    (("letrozole",), "letrozole"),
    (("neutropenia",), "neutropenia"),
    (("neutrophil", "engraftment"), "engraftment"),
    (("lymph", "node", "removal"), "node-removal"),
    (("icans",), "icans"),
    (("neuropathy",), "neuropathy"),
    (("ribociclib",), "ribociclib"),
]
WORDS = "what is this tablet for i take it true that sugar have blood in my family"
KNOWN = dict.fromkeys(WORDS.split(), 9)


def written(**change: Any) -> Written:
    """A plan, and how messages end."""
    held = builders.plan("what-is", ["what is {it}"], it="Concept")
    data = {"languages": {"en": {**ENGLISH, **change}}}
    return Written({**held.documents, "hearing/cutoff.yaml": Document("cutoff.yaml", data, {})}, held.templates)


@cache
def endings() -> Endings:
    """How messages end, compiled."""
    done = compiled_content(written(), GRAPH)
    assert done.book, "\n".join(map(str, done.findings))
    return done.book.endings["en"]


def cutoff(**weights: int) -> Cutoff:
    """Tells where messages break off."""
    return Cutoff(endings(), NAMES, KNOWN, weights=weights)


def piece(message: str) -> str | None:
    """The piece with which a message ends; nothing where it is whole."""
    cut = cutoff().cut(read(cleaned(message)))
    return cut.piece if cut else None


def begun(message: str, **weights: int) -> list[str]:
    """The concepts that the piece may be the beginning of."""
    cut = cutoff(**weights).cut(read(cleaned(message)))
    return [one.concept for one in cut.readings] if cut else []


@pytest.mark.parametrize(
    "message", ["I take it for", "I take the", "blood and", "what is", "is it true that sugar", "I,"]
)
def test_a_word_that_wants_others_breaks_a_message_off(message: str) -> None:
    assert piece(message) == ""


@pytest.mark.parametrize(
    "message", ["what is this tablet for", "I go on", "what is this tablet", "I take it for?", "I have vitamin A"]
)
def test_a_message_may_end_so_all_the_same(message: str) -> None:
    assert piece(message) is None


@pytest.mark.parametrize(("message", "told"), [("have I neutr", "neutr"), ("in my fami", "fami"), ("have ICA", "ICA")])
def test_a_piece_of_a_word_breaks_a_message_off(message: str, told: str) -> None:
    assert piece(message) == told


@pytest.mark.parametrize("message", ["I take letrozol", "I take letrozole", "my rib", "in my zzz", "blood NEURO"])
def test_a_word_that_is_whole_or_begins_nothing_is_no_piece(message: str) -> None:
    assert piece(message) is None


@pytest.mark.parametrize(
    "message",
    ["does sugar", "did the letrozole", "Tablet. Does letrozole", "does my lymph node removal", "does sugar cause"],
)
def test_a_clause_that_wants_a_verb_or_an_object_breaks_a_message_off(message: str) -> None:
    assert piece(message) == ""


@pytest.mark.parametrize(
    "message",
    ["does sugar have", "I did sugar", "what does sugar cause", "does suggar", "does sugar?", "sugar, tablet"],
)
def test_a_clause_that_wants_nothing_is_whole(message: str) -> None:
    assert piece(message) is None


def test_a_word_is_of_one_kind() -> None:
    found = builders.findings(GRAPH, written(kinds={**ENGLISH["kinds"], "other": ["cause"]}))
    assert any("'cause' is of two kinds" in one for one in found), found


def test_an_ellipsis_ends_no_message() -> None:
    assert piece("I take it for...") == ""
    assert piece("I take it...") is None


def test_it_says_which_token_is_not_whole() -> None:
    cut = cutoff().cut(read("have I neutr"))
    assert cut
    assert cut.at == 2


def test_readings_are_ranked_by_what_is_known_of_them() -> None:
    assert begun("have I neu") == ["neuropathy", "neutropenia", "engraftment"]
    assert begun("have I neu", neutropenia=9) == ["neutropenia", "neuropathy", "engraftment"]


def test_a_piece_is_read_with_the_words_of_a_name_before_it() -> None:
    assert begun("my lymph no") == ["node-removal"]


def test_a_rule_is_either_for_the_whole_or_for_the_broken() -> None:
    found = builders.findings(GRAPH, written(rules=[{"whole": ["so $"], "broken": ["if $"]}]))
    assert any("either `whole` or `broken`" in one for one in found), found


@pytest.mark.parametrize("message", ["I take sugar (in my blood", "I take 'sugar"])
def test_what_was_opened_and_not_closed_breaks_a_message_off(message: str) -> None:
    assert piece(message) == ""


@pytest.mark.parametrize(
    "message", ["sugar (in my blood) I take", "I take 'sugar'", "my sugar :(", "my family's blood"]
)
def test_what_was_closed_or_is_no_sign_breaks_nothing_off(message: str) -> None:
    assert piece(message) is None


def learner(sure: float = 0.0) -> Cutoff:
    """Tells where messages break off by what was learned: blood ends nothing, and is last in what breaks off."""
    whole = [read("what is my blood sugar"), read("I take blood sugar tablet")] * 4
    told = [(read(message), label) for message, label in TOLD.items()] * 6
    met, views = cutoff().taught(whole, told)
    return Cutoff(endings(), NAMES, KNOWN, ended=Ends(met, learned(views), sure).ended)


TOLD = {"it is my blood": BROKEN, "I take my blood": BROKEN, "it is my sugar": NONE, "I take my tablet": NONE}


def test_how_texts_go_on_behind_words_is_counted() -> None:
    met, _ = cutoff().taught([read("what is my blood sugar")] * 4, [])
    assert met["blood"] > 0 > met["sugar"]


def test_what_was_learned_tells_that_a_message_breaks_off() -> None:
    assert learner().cut(read("I have in my blood"))
    assert not learner().cut(read("I have in my sugar"))


def test_how_sure_it_must_be_is_said_by_content() -> None:
    assert not learner(9.0).cut(read("I have in my blood"))


def test_a_piece_of_a_name_breaks_a_message_off_whatever_was_learned() -> None:
    cut = learner(9.0).cut(read("have I neutr"))
    assert cut
    assert cut.piece == "neutr"


def test_kinds_of_words_that_do_not_exist_are_found() -> None:
    found = builders.findings(GRAPH, written(loose=["prepp"]))
    assert any("'prepp'" in one for one in found), found


@cache
def real_cutoff() -> Cutoff:
    """With the real words and names."""
    cutoff = real.asker().ear("en").cutoff
    assert cutoff
    return cutoff


def wrong(messages: list[str], cut: bool) -> list[str]:
    """The messages that are wrongly told to break off, or to be whole."""
    return [message for message in messages if bool(real_cutoff().cut(read(cleaned(message)))) != cut]


def made_up(name: str) -> list[str]:
    """Messages of a file beside this one, none of which anybody wrote."""
    held: list[str] = yaml.safe_load((MADE_UP / f"{name}.yaml").read_text("utf-8"))["en"]
    return held


def share(missed: list[str], of: int) -> str:
    """A failure that lists what to look at."""
    return f"{len(missed)} of {of}; see explain/content/hearing/messages/ends/ and cutoff.yaml there:\n" + "\n".join(
        missed
    )


def test_messages_that_break_off_are_heard_to() -> None:
    messages = [one["ask"] for one in hearing.seen("cutoff") if one["cut_off"]]
    missed = wrong(messages, True)
    assert len(missed) <= 0.05 * len(messages), share(missed, len(messages))


def test_messages_that_only_look_so_are_whole() -> None:
    messages = [one["ask"] for one in hearing.seen("cutoff") if not one["cut_off"]]
    missed = wrong(messages, False)
    assert len(missed) <= 0.03 * len(messages), share(missed, len(messages))


@pytest.mark.parametrize("name", ["second-cutoff", "third-cutoff", "fourth-cutoff"])
def test_made_up_messages_that_break_off_are_heard_to(name: str) -> None:
    messages = made_up(name)
    missed = wrong(messages, True)
    assert len(missed) <= 0.08 * len(messages), share(missed, len(messages))


def test_made_up_messages_that_only_look_so_are_whole() -> None:
    messages = [message for name in ("second", "third", "fourth") for message in made_up(f"{name}-whole")]
    missed = wrong(messages, False)
    assert len(missed) <= 0.03 * len(messages), share(missed, len(messages))


@pytest.mark.parametrize("name", ["clean", "damaged", "declined", "reading", "premises", "reference", "safety"])
def test_whole_messages_are_whole(name: str) -> None:
    messages = [one["ask"] for one in hearing.seen(name)]
    missed = wrong(messages, False)
    assert len(missed) <= 0.03 * len(messages), share(missed, len(messages))


def test_the_ways_in_which_people_ask_are_whole() -> None:
    messages = [example for example, _ in real.content().hearing.examples("en")]
    missed = wrong(messages, False)
    assert len(missed) <= 0.01 * len(messages), share(missed, len(messages))


def test_of_a_question_that_breaks_off_nothing_is_said_to_be_unanswerable() -> None:
    for message in ("my sister has triple negative and she wants to know whether", "Can I take paclitaxel while"):
        told = real.ask(message)
        assert told.understanding.cut_off, message
        assert LIMIT not in [notice.kind for notice in told.notices], message


def test_a_question_with_a_name_that_has_only_begun_is_answered_and_said_to_break_off() -> None:
    told = real.ask("What are the side effects of pertuzum")
    assert told.understanding.cut_off
    assert told.sections
