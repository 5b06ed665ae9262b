"""What a message names besides what its answer is about stands first in it: an organ, an effect, a result, a place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from explain.answering import Answering
from explain.ask.beside import Besides
from explain.ask.listener import Listener
from explain.ask.reading.text import cleaned, read
from explain.besides import Thing, thing
from explain.book import bound, telling
from explain.book.beside import bound_beside
from explain.book.desk import Desk
from explain.book.hearing import Beside
from explain.book.written import Written
from explain.engine import explain
from explain.length import shown_words
from explain.model import Explanation, Section
from explain.sections import sections
from explain.tell import Teller
from kg.yamlfile import Document
from tests.explain import builders
from tests.explain.addresses import usual
from tests.explain.builders import part
from tests.explain.real import TODAY, ask, content, knowledge, section
from tests.kg.builders import graph, says

BRACKETS = re.compile(r" \([^()]*\)")
DANGER = "emergency-number"
RELATIONS = ("has_sign", "managed_by", "about", "runs_in")


def shown(told: Explanation, key: str) -> list[str]:
    """What the rows of a section that are shown at once are of: their first cell, without what explains it."""
    return [BRACKETS.sub("", row.cells[0].text) for row in section(told, key).shown]


def conditions(told: Explanation) -> list[str]:
    """For whom something is approved, of the rows that are shown at once, in order."""
    return [row.cells[1].text for row in section(told, "all-approvals").shown]


@pytest.mark.parametrize(
    ("message", "key", "effect"),
    [
        ("My dad starts Kisqali and is scared of his heart. What should we look out for?", "effects", "electrical"),
        ("I have bad nerves in my feet. What are the side effects of Kadcyla?", "effects", "Nerve damage"),
        ("My skin is very sensitive. What are the side effects of Keytruda?", "effects", "Skin rash"),
        ("What are the side effects of Tukysa? Her mouth is sore already.", "effects", "Mouth sores"),
        ("I am losing my hair. What are the side effects of docetaxel?", "effects", "Hair loss"),
        ("My mum is on capecitabine, what side effects should she watch for on her hands?", "effects", "Hand-foot"),
        ("What are the side effects of Verzenio? I am scared of mouth sores.", "effects-of-class", "Mouth sores"),
    ],
)
def test_an_effect_on_the_part_that_is_named_is_shown_at_once(message: str, key: str, effect: str) -> None:
    assert any(effect in row for row in shown(ask(message), key)), shown(ask(message), key)


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("Her HER2 is low. Is Enhertu approved?", "HER2-low"),
        ("My tumor is HER2-positive. Is Enhertu approved?", "HER2-positive"),
        ("My aunt has lung cancer. Is Enhertu approved?", "lung cancer"),
        ("He has melanoma. Is Keytruda approved?", "Melanoma"),
        ("I had Herceptin before. Is Enhertu approved?", "Herceptin"),
    ],
)
def test_approvals_for_what_is_named_stand_first(message: str, words: str) -> None:
    rows = conditions(ask(message))
    assert words in rows[0], rows


def test_a_condition_that_what_is_named_meets_counts_as_itself_whatever_else_is_said_of_it() -> None:
    rows = conditions(ask("I had Herceptin before. Is Enhertu approved?"))
    assert any("after HER2-targeted therapy" in row for row in rows), rows
    assert not any("after drug treatment" in row for row in rows), "what any treatment meets says nothing of this one"


@pytest.mark.parametrize(
    ("message", "country"),
    [
        ("Is Enhertu approved in Canada?", "Canada"),
        ("We live in Japan. Is Enhertu approved?", "Japan"),
        ("Is Enhertu approved by the NHS?", "United Kingdom"),
    ],
)
def test_approvals_of_the_country_that_is_named_stand_first(message: str, country: str) -> None:
    first = section(ask(message), "all-approvals").shown[0]
    assert country in first.cells[2].text


@pytest.mark.parametrize("country", ["Canada", "the United Kingdom"])
def test_a_country_that_is_named_takes_the_place_of_the_readers_own(country: str) -> None:
    rows = section(ask(f"Is Keytruda approved in {country} for breast cancer?"), "approved-here").shown
    assert rows, "approvals of that country stand at once, not only those of the reader's own"
    assert all(country.removeprefix("the ") in row.cells[2].text for row in rows[:3]), rows


def test_a_country_of_which_nothing_is_held_takes_nobodys_place() -> None:
    rows = section(ask("Is Keytruda approved in Brazil for breast cancer?"), "approved-here").shown
    assert all("United States" in row.cells[2].text for row in rows[:3]), rows


def test_a_danger_stays_before_what_is_named() -> None:
    told = ask("My dad starts Kisqali and is scared of his nose bleeds. What should we look out for?")
    bare = ask("What are the side effects of Kisqali?")
    assert shown(told, "effects")[0] == shown(bare, "effects")[0]


def test_of_dangers_the_one_that_is_named_stands_first() -> None:
    asked = "What are the side effects of Herceptin?"
    assert shown(ask(f"{asked} Her heart is weak."), "effects")[0] == "Heart damage"
    assert shown(ask(f"{asked} I worry about my lungs."), "effects")[0] == "Lung inflammation"


@pytest.mark.parametrize(
    "message",
    [
        "My cancer spread to my liver. What are the side effects of Kisqali?",
        "It came back in her liver. What are the side effects of Kisqali?",
        "She has liver cancer. What are the side effects of Kisqali?",
        "I love him with all my heart. What are the side effects of Kisqali?",
        "Dad has no heart problems. What are the side effects of Kisqali?",
        "On the other hand, what are the side effects of Kadcyla?",
    ],
)
def test_words_that_mean_no_part_of_the_body_lift_nothing(message: str) -> None:
    told = ask(message)
    bare = explain(Answering.on(TODAY, knowledge()), told.plan or "", told.needs)
    assert section(told, "effects") == section(bare, "effects")


def test_a_section_that_holds_what_is_named_stands_before_one_of_the_plan_that_does_not() -> None:
    held = knowledge().graph.claims_of("letrozole")
    danger = tuple(claim.id for claim in held if claim.object in ("harm-to-unborn-baby", "fluid-retention"))
    usual_order, moved = (
        [one.id for one in told("side-effects", besides, {"therapy": "letrozole"}, danger) if one.sentences]
        for besides in ((), things("low-sex-drive"))
    )
    assert usual_order.index("effects") < usual_order.index("effects-of-class")
    assert moved.index("effects-of-class") < moved.index("effects")


def test_a_section_with_a_danger_is_not_passed() -> None:
    held = [one.id for one in told("side-effects", things("low-platelets"), {"therapy": "ribociclib"})]
    assert held.index("effects") < held.index("effects-of-class")


def things(*concepts: str) -> tuple[Thing, ...]:
    """Concepts as things that are named."""
    return tuple(thing(knowledge().graph, one, RELATIONS) for one in concepts)


def told(plan: str, besides: tuple[Thing, ...], needs: Mapping[str, str], without: Iterable[str] = ()) -> list[Section]:
    """The sections of a plan, before terms are explained in them, as if some claims had never been made."""
    masked = tuple(without)
    known = knowledge().without(*masked) if masked else knowledge()
    teller = Teller(replace(Answering.on(TODAY, known), besides=besides))
    return list(sections(teller, known.plan(plan), needs))


LIFTED = [
    ("side-effects", {"therapy": "ribociclib"}, "qt-prolongation"),
    ("side-effects", {"therapy": "trastuzumab-emtansine"}, "nerve-damage"),
    ("side-effects", {"therapy": "pembrolizumab"}, "skin-rash"),
    ("approvals", {"therapy": "trastuzumab-deruxtecan"}, "her2-low"),
    ("approvals", {"therapy": "nivolumab"}, "melanoma"),
    ("approvals", {"therapy": "trastuzumab-deruxtecan"}, "japan"),
    ("find-trials", {"disease": "breast-cancer"}, "her2-positive"),
]


@pytest.mark.parametrize(("plan", "needs", "named"), LIFTED)
def test_what_is_lifted_is_the_same_sentence_with_the_same_claims(plan: str, needs: Any, named: str) -> None:
    """Only the order changes, and what is shown at once: nothing is said that is not said otherwise, or is not said."""

    def rows(held: Iterable[Section]) -> dict[str, list[tuple[Any, ...]]]:
        return {one.id: sorted((s.text, s.claims, s.walk, s.cells) for s in one.sentences) for one in held}

    before, after = told(plan, (), needs), told(plan, things(named), needs)
    assert rows(before) == rows(after)
    assert [s.text for one in before for s in one.shown] != [s.text for one in after for s in one.shown]


def _unordered(held: Any) -> Any:
    """A part of the book without the lines that ask what is named besides."""
    if isinstance(held, telling.Telling):
        columns = tuple(map(_unordered, held.columns))
        return replace(held, columns=columns, order=tuple(one for one in held.order if one.by != "besides"))
    if isinstance(held, bound.Section):
        return replace(held, parts=tuple(map(_unordered, held.parts)))
    if isinstance(held, bound.Rule):
        return replace(held, parts=tuple(replace(one, part=_unordered(one.part)) for one in held.parts))
    return replace(
        held,
        **{key: tuple(map(_unordered, getattr(held, key))) for key in ("first", "summary", "sections", "opened")},
        moved=frozenset(),
    )


@pytest.mark.parametrize("plan", sorted(content().plans))
def test_where_nothing_is_named_an_answer_is_the_same_to_the_byte(plan: str) -> None:
    held = knowledge()
    plans = {key: _unordered(one) for key, one in held.book.plans.items()}
    without = replace(held, book=replace(held.book, plans=plans))
    for _, needs in [one for one in usual() if one[0] == plan][::9]:
        now, then = (explain(Answering.on(TODAY, one), plan, dict(needs)) for one in (held, without))
        assert now.model_dump_json() == then.model_dump_json(), needs


def test_a_message_that_names_nothing_besides_is_answered_as_its_plan() -> None:
    told = ask("What are the side effects of Kisqali?")
    bare = explain(Answering.on(TODAY, knowledge()), told.plan or "", told.needs)
    assert (told.summary, told.sections) == (bare.summary, bare.sections)


FULLEST = [
    ("side-effects", {"therapy": "targeted-therapy"}, "liver-problems"),
    ("side-effects", {"therapy": "car-t"}, "low-antibody-levels"),
    ("side-effects", {"therapy": "chemotherapy"}, "second-blood-cancer"),
    ("find-trials", {"disease": "her2-negative-breast-cancer", "therapy": "t-cell-therapy"}, "her2-low"),
    ("find-trials", {"disease": "uveal-melanoma"}, "epcam-positive"),
]


@pytest.mark.parametrize(("plan", "needs", "named"), FULLEST)
def test_what_is_named_keeps_to_the_budget_of_words(plan: str, needs: Mapping[str, str], named: str) -> None:
    answering = replace(Answering.on(TODAY, knowledge()), besides=things(named))
    told = explain(answering, plan, needs)
    assert shown_words(told.summary, told.sections) <= knowledge().plan(plan).most_words


def test_no_more_than_a_few_more_sentences_are_shown_than_without() -> None:
    for plan, needs, named in LIFTED:
        before, after = (told(plan, besides, needs) for besides in ((), things(named)))
        counts = {one.id: len(one.shown) for one in before}
        assert all(len(one.shown) <= counts[one.id] + Answering.lifted for one in after)


def test_every_part_of_the_body_has_something_that_concerns_it() -> None:
    for language, parts in content().hearing.beside.parts.items():
        held = Besides(knowledge().graph, content().hearing.beside, _lexicon(language).lexicon, language)
        for one in parts:
            named = held.named(_lexicon(language).listen(read(cleaned(min(one.said)))).grounded, (), ())
            assert any(thing.near for thing in named), f"{one.id}: give it a word that stands in a name"


@cache
def _lexicon(language: str) -> Listener:
    return Listener(knowledge().graph, content().hearing, language, {})


TYPES = {
    "Drug": "pill other",
    "AdverseEvent": "ache burn chill drop",
    "Symptom": "shiver",
    "SupportiveCare": "blanket",
    "Urgency": "at-once later",
}
EFFECTS = part(
    "{{ effect }}.", "therapy causes effect", per=["effect"], order=[{"besides": ["at-once"]}],
)  # fmt: skip


def _effects(besides: Iterable[Thing]) -> list[str]:
    held = graph(
        TYPES,
        [
            *(says(f"pill causes {effect}") for effect in ("ache", "burn", "chill", "drop")),
            says("burn has_sign shiver", urgency="at-once"),
            says("drop has_sign shiver", urgency="later"),
            says("chill managed_by blanket"),
        ],
    )
    known = builders.knowledge(held, builders.content({"therapy": "Drug"}, EFFECTS))
    answering = replace(Answering.on(TODAY, known), besides=tuple(besides))
    return [one.text for one in explain(answering, builders.Extras().key, {"therapy": "pill"}).sections[0].sentences]


def _named(*concepts: str) -> Iterator[Thing]:
    held = graph(TYPES, [says("drop has_sign shiver", urgency="later"), says("chill managed_by blanket")])
    return (thing(held, one, RELATIONS) for one in concepts)


def test_without_a_thing_the_order_is_the_usual_one() -> None:
    assert _effects(()) == ["Ache.", "Burn.", "Chill.", "Drop."]


def test_the_thing_itself_stands_behind_a_danger_and_before_the_rest() -> None:
    assert _effects(_named("drop")) == ["Burn.", "Drop.", "Ache.", "Chill."]


def test_what_is_related_to_a_thing_stands_before_the_rest() -> None:
    assert _effects(_named("blanket")) == ["Burn.", "Chill.", "Ache.", "Drop."]


def test_the_thing_itself_stands_before_what_is_related_to_another() -> None:
    assert _effects(_named("blanket", "drop")) == ["Burn.", "Drop.", "Chill.", "Ache."]


def _bound(**change: Any) -> list[str]:
    """What is wrong with a file of what is named besides."""
    english = {"parts": {"heart": {"said": ["heart"], "named": ["ache"]}}, **change.pop("english", {})}
    data = {"relations": ["has_sign"], "of": ["AdverseEvent"], "languages": {"en": english}, **change}
    desk = Desk(graph(TYPES, []), Written({"hearing/beside.yaml": Document("hearing/beside.yaml", data, {})}, {}))
    assert isinstance(bound_beside(desk), Beside)
    return [str(one) for one in desk.findings]


def test_a_file_that_fits_has_no_finding() -> None:
    assert _bound() == []


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"relations": ["has_sing"]}, "unknown predicate 'has_sing'"),
        ({"of": ["AdverseEvents"]}, "unknown class 'AdverseEvents'"),
        ({"wide": ["pil"]}, "unknown concept 'pil'"),
        ({"english": {"said": {"pil": ["tablet"]}}}, "unknown concept 'pil'"),
        ({"english": {"parts": {"heart": {"said": ["heart"], "named": ["acke"]}}}}, "unknown word of a name 'acke'"),
        ({"english": {"unless": ["(by heart"]}}, "does not close"),
    ],
)
def test_what_is_not_there_is_found(change: dict[str, Any], found: str) -> None:
    assert any(found in one for one in _bound(**change)), _bound(**change)


@pytest.mark.parametrize(
    ("message", "contrary"),
    [
        (
            "I am triple-negative. Which trials are there for metastatic breast cancer?",
            ("ER-positive", "HER2-positive"),
        ),
        ("It is ER-positive. Which trials are there for metastatic breast cancer?", ("triple-negative",)),
        ("Her HER2 is negative. Is Enhertu approved for breast cancer?", ("HER2-positive breast cancer",)),
    ],
)
def test_what_the_named_thing_rules_out_stands_last(message: str, contrary: tuple[str, ...]) -> None:
    told = ask(message)
    tables = [one for one in told.sections if one.id in ("all-trials", "trials", "approved-here") and one.sentences]
    for table in tables:
        of = ["".join(cell.text for cell in row.cells[:2]) for row in table.sentences]
        ruled_out = [any(word in text for word in contrary) for text in of]
        assert ruled_out == sorted(ruled_out), of
    assert tables


@pytest.mark.parametrize(
    "message",
    [
        "Which trials are there for metastatic triple-negative breast cancer?",
        "What are the treatments for stage 4 TNBC?",
        "My TNBC is metastatic. Are there trials?",
    ],
)
def test_of_a_kind_and_a_stage_that_are_named_the_kind_is_asked_about(message: str) -> None:
    assert "triple-negative-breast-cancer" in ask(message).needs.values()


def test_an_answer_is_about_what_it_shows_a_condition_of() -> None:
    assert not ask("Is Lynparza approved for inherited BRCA mutation breast cancer?").understanding.left
    assert not ask("Is Keytruda approved for PD-L1 positive triple-negative breast cancer?").understanding.left
    assert ask("Is tamoxifen approved for PD-L1 positive breast cancer?").understanding.left == ("pd-l1-positive",)
