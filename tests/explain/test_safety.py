"""Red flags: an emergency in any clause is heard, what only looks like one is not, and bad content is found."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import cache
from statistics import median
from typing import Any

import pytest
import yaml

from explain.ask.reading.text import LONGEST, cleaned, read
from explain.ask.safety.flags import Flags, HeardFlag, RedFlags
from explain.book.desk import Desk
from explain.book.flags import bound_flags
from explain.book.written import Written
from kg.yamlfile import Document
from tests.explain.real import content
from tests.house.tree import ROOT
from tests.kg.builders import graph

CAN_BE_HARMLESS = 0.05
P50, LONG = 0.000_3, 0.010
"""Seconds for 200 characters, and for as many as a message may have."""
SLOWER = 5
"""How much slower a busy machine may be."""

Messages = Callable[[], tuple[tuple[str, bool], ...]]
"""Messages, each with whether it is urgent."""

GROUPS: dict[str, dict[str, list[str]]] = {
    "now": {"en": ["(now|tonight)", "since (morning|yesterday)"]},
    "person": {"en": ["(i|my|he)", "my {kin}"]},
    "kin": {"en": ["(aunt|uncle)"]},
    "history": {"en": ["years ago", "in 2019"]},
    "fear": {"en": ["scared of"]},
    "general": {"en": ["how common", "signs of"]},
    "opener": {"en": ["(what|is|can)"]},
    "handled": {"en": ["in hospital"]},
    "no": {"en": ["(no|not)"]},
    "not-now": {"en": ["now and then"]},
    "case": {"en": ["{hot}"]},
    "not-denied": {"en": ["can not"]},
    "idiom": {"en": ["bleeding edge"]},
    "years-ago": {"en": ["long ago"]},
    "months-ago": {"en": ["last spring"]},
    "recovered": {"en": ["well again"]},
    "absent": {"en": ["he has none"]},
    "supposed": {"en": ["what if"]},
    "join": {"en": ["(and|but|or)"]},
    "turn": {"en": ["but"]},
    "either": {"en": ["or"]},
    "lost": {"en": ["before he died"]},
    "self": {"en": ["i"]},
    "thermometer": {"en": ["temp"]},
    "chemo": {"en": ["chemo"], "zh": ["化疗"]},
}
FILES: dict[str, Any] = {
    "flag-spellings": {"cant": "can not"},
    "numbers": {"hot": [{"from": "38", "to": "43", "near": "thermometer"}]},
    "urgency": {"order": ["sadness", "bleeding", "fever"]},
    "groups/words": GROUPS,
    "flags/bleeding": {"en": {"with_now": ["bleeding"], "sure": ["can not stop ... bleeding", "nose & gushes"]}},
    "flags/sadness": {"en": {"always": ["give up"]}, "ar": {"sure": ["*حزين*"]}},
    "flags/fever": {"en": {"sure": ["{hot}"], "with": {"chemo": {"with_now": ["fever*"]}}}, "zh": {"sure": ["发烧"]}},
}


def written(**changed: Any) -> Written:
    """Small content of two flags, with some of its files written otherwise."""
    files = {**FILES, **{name.replace("__", "/"): data for name, data in changed.items()}}
    held = {f"hearing/{name}.yaml": data for name, data in files.items() if data is not None}
    return Written({name: Document(name, data, {}) for name, data in held.items()}, {})


def bound(held: Written) -> tuple[Flags, list[str]]:
    """What content comes to, and what is wrong with it."""
    desk = Desk(graph({"Drug": "cure", "RedFlag": "bleeding fever sadness cough"}, []), held)
    flags = bound_flags(desk)
    return flags, sorted(map(str, desk.findings))


@cache
def small() -> RedFlags:
    """Who hears the two flags."""
    flags, findings = bound(written())
    assert not findings
    return RedFlags.read(flags)


@cache
def real() -> RedFlags:
    """Who hears the real flags."""
    return RedFlags.read(content().flags)


def heard(message: str, by: RedFlags | None = None) -> list[str]:
    """The flags of a message."""
    return [one.flag for one in (by or small()).heard(read(cleaned(message)))]


def test_each_flag_comes_with_the_words_that_told_it_and_the_most_urgent_first() -> None:
    message = "Temp is 38,4 and I can't stop the bleeding"
    found = small().heard(read(message))
    assert [(one.flag, one.cue, [message[a:b] for a, b in one.places]) for one in found] == [
        ("bleeding", "can not stop ... bleeding", ["can't stop", "bleeding"]),
        ("fever", "{hot}", ["38,4"]),
    ]
    assert (found[0].start, found[0].end) == (19, len(message))
    assert isinstance(found[0], HeardFlag)


@pytest.mark.parametrize(
    "message",
    [
        "He is bleeding.",
        "What is a port? He is bleeding.",
        "Years ago I had chemo, but now I am bleeding",
        "I was scared of chemo and I am bleeding now",
        "no fever but bleeding",
        "my nose, it gushes",
        "MY AUNT IS BLEDING TONIGHT",
        "bleeding since yesterday",
        "chemo on monday. I have a fever",
        "化疗后发烧了",
        "وأنا حزينة",
        "I am scared of chemo, I will give up",
        "scared of what I might do: give up",
        "is a temp of 38.5 all right?",
        "Last spring he was ill. He is bleeding",
        "Bleeding now, long ago too",
        "What if it is late and I am bleeding",
        "He is bleeding. He has none of his tablets left",
        "There is no pain and he is bleeding or worse",
        "Last spring he was well again, but he is bleeding",
        "Before he died we had no fear, and I am bleeding",
        "Before he died I slept, and he has a bleeding now",
    ],
)
def test_an_emergency_is_heard_wherever_it_stands(message: str) -> None:
    assert heard(message), message


@pytest.mark.parametrize(
    "message",
    [
        "How common is bleeding?",
        "What are signs of fever, bleeding and the like with chemo?",
        "I was bleeding years ago",
        "I am scared of bleeding",
        "There is no bleeding",
        "I have no chemo, fever or bleeding",
        "My uncle is in hospital, he is bleeding",
        "I read of the bleeding edge",
        "Is bleeding normal?",
        "I have a fever",
        "temp 36.8",
        "38.4 is the page",
        "Can it be bleeding now and then?",
        "My uncle had a bleeding long ago and he is 90 now",
        "He was bleeding, long ago",
        "Last spring he was bleeding since morning. He is well again",
        "They speak of bleeding, he has none",
        "What if he goes home and gets a bleeding",
        "Bleeding no, pain no",
        "There is no pain or bleeding of my nose at all to be told of",
        "Years ago he had pain or a bleeding",
        "Before he died my uncle was bleeding",
    ],
)
def test_what_is_past_feared_general_looked_after_or_denied_is_not_heard(message: str) -> None:
    assert not heard(message), message


@pytest.mark.parametrize(
    ("changed", "finding"),
    [
        ({"flags__fever": {"en": {"sure": ["{hott}"]}}}, "unknown group 'hott' in '{hott}'; did you mean 'hot'?"),
        ({"flags__fever": {"en": {"sure": ["(hot|warm"]}}}, "a bracket or brace that does not close in '(hot|warm'"),
        ({"flags__fever": {"en": {"sure": ["hot &"]}}}, "no words in 'hot &', or at one side of its `&`"),
        ({"flags__fever": {"en": {"sure": []}}}, "should have cues: under `always`, `sure`, `with_now` or `with`"),
        ({"flags__fever": {"en": {"shure": ["hot"]}}}, "unknown key 'shure'"),
        ({"flags__fever": {"english": {"sure": ["hot"]}}}, "unknown language 'english'; write its code, as es"),
        (
            {"flags__fever": {"en": {"with": {"kemo": {"sure": ["hot"]}}}}},
            "unknown group 'kemo'; did you mean 'chemo'?",
        ),
        ({"flags__cough": {"en": {"sure": ["cough"]}}}, "'cough' has no place in the order of urgency"),
        ({"flags__rash": {"en": {"sure": ["rash"]}}}, "'rash' is no RedFlag of the graph"),
        ({"flags__fever": {"en": {"sure": ["(my|the) temp"]}}}, "one of several in '(my|the) temp' has no words"),
        (
            {"urgency": {"order": ["sadness", "bleeding", "fever", "feverr"]}},
            "unknown flag 'feverr'; did you mean 'fever'?",
        ),
        ({"groups__more": {"kin": {"en": ["{kin} in law"]}}}, "'kin' is made of 'kin', which is made of it"),
        ({"groups__more": {"ill": {"en": ["very ... ill"]}}}, "'very ... ill' has a gap, but stands in a group"),
        ({"groups__more": {"ill": {"en": []}}}, "'ill' has no words"),
        ({"groups__words": {}}, "no words of 'now'"),
        ({"numbers": {"hot": [{"from": "38", "to": "43", "near": "thermo"}]}}, "unknown group in 'hot' 'thermo'"),
        ({"named": {"drugs": ["Durg"]}}, "unknown class 'Durg'; did you mean 'Drug'?"),
    ],
)
def test_what_is_wrong_with_the_content_is_found(changed: dict[str, Any], finding: str) -> None:
    _, findings = bound(written(**changed))
    assert any(finding in one for one in findings), f"expected: {finding}\nfound: {findings}"


def test_a_group_holds_the_names_of_concepts_of_a_class() -> None:
    told = {"en": {"sure": ["ate {drugs}"]}}
    flags, findings = bound(written(named={"drugs": ["Drug"]}, flags__fever=told))
    assert not findings
    assert heard("she ate cure", RedFlags.read(flags)) == ["fever"]


def test_content_without_flags_hears_none() -> None:
    flags, findings = bound(Written({}, {}))
    assert not findings
    assert not heard("He is bleeding.", RedFlags.read(flags))


@cache
def asked() -> tuple[tuple[str, bool], ...]:
    """The messages that may be looked at, each with whether it is urgent."""
    held = yaml.safe_load((ROOT / "tests/questions/seen/safety.yaml").read_text("utf-8"))
    return tuple((one["ask"], one["urgent"]) for one in held)


@cache
def guarded() -> tuple[tuple[str, bool], ...]:
    """Messages in eleven languages that were heard rightly once."""
    held = yaml.safe_load((ROOT / "tests/explain/safety.yaml").read_text("utf-8"))
    return tuple((message, kind == "urgent") for kind, messages in held.items() for message in messages)


@pytest.mark.parametrize("messages", [asked, guarded])
def test_every_emergency_that_may_be_looked_at_is_heard(messages: Messages) -> None:
    missed = [message for message, urgent in messages() if urgent and not heard(message, real())]
    assert not missed, "add cues to explain/content/hearing/flags:\n" + "\n".join(missed)


@pytest.mark.parametrize("messages", [asked, guarded])
def test_few_harmless_messages_alarm(messages: Messages) -> None:
    harmless = [message for message, urgent in messages() if not urgent]
    alarming = [message for message in harmless if heard(message, real())]
    assert len(alarming) <= CAN_BE_HARMLESS * len(harmless), "make their cues narrower:\n" + "\n".join(alarming)


def by_flag() -> list[tuple[str, str]]:
    """Emergencies, each with a flag that must be among those told of it."""
    held = yaml.safe_load((ROOT / "tests/explain/told_as.yaml").read_text("utf-8"))
    return [(flag, message) for flag, messages in held.items() for message in messages]


def test_an_emergency_is_told_as_what_it_is() -> None:
    wrong = [f"{flag}: {message}" for flag, message in by_flag() if flag not in heard(message, real())]
    assert not wrong, "add cues to explain/content/hearing/flags/<flag>.yaml:\n" + "\n".join(wrong)


def test_hearing_is_quick() -> None:
    messages = [read(cleaned((message * 9)[:200])) for message, _ in asked()]
    long = read(cleaned((" ".join(message for message, _ in asked()) * 9)[:LONGEST]))
    assert median(map(seconds, messages)) < SLOWER * P50
    assert min(seconds(long) for _ in range(5)) < SLOWER * LONG


def seconds(text: Any) -> float:
    """How long it takes to hear a message, whatever else the machine does."""
    start = time.process_time()
    real().heard(text)
    return time.process_time() - start
