"""What words take for granted is found, shown or corrected; what is true, denied or only asked is left alone."""

from __future__ import annotations

from typing import Any

import pytest

from explain.ask.answer import Asker
from explain.ask.premises.turns import Turn, marked, read_turn
from explain.book.phrase import Slip
from explain.book.written import Written
from explain.knowledge import Knowledge
from explain.model import Explanation, Premise
from explain.related import question_of
from kg.graph import Graph
from kg.yamlfile import Document
from tests.explain.addresses import usual
from tests.explain.builders import content, findings, knowledge, part
from tests.explain.hearing import Message, seen
from tests.explain.real import TODAY, ask
from tests.explain.real import knowledge as real_knowledge
from tests.kg.builders import graph, says

TYPES = {"Drug": "redmab bluemab", "Protein": "knob ring", "Disease": "ache", "Myth": "air-spreads"}
HELD = graph(
    TYPES,
    [
        says("redmab has_target knob"),
        says("bluemab has_target ring"),
        says("air-spreads truth Air spreads nothing."),
        says("air-spreads about ache"),
    ],
)
WORDS: dict[str, Any] = {
    "classes": ["Drug", "Protein", "Disease"],
    "languages": {
        "en": {
            "denials": ["not", "never"],
            "denying": ["myth that ... $"],
            "asking": ["(^|and) (does|can) ... $ ! since"],
            "things": ["taking {thing} $"],
        }
    },
}
AIMS: dict[str, Any] = {
    "needs": {"drug": "Drug", "target": "Protein"},
    "says": {"en": "{drug} aims at {target}"},
    "turns": {"en": ["{drug} (blocks|hits) ... {target}"]},
    "unless": {"en": ["whether {drug}"]},
    "walk": ["drug has_target target"],
    "against": [{"id": "other", "walk": ["drug has_target aim"]}],
}
BELIEF: dict[str, Any] = {
    "needs": {"myth": "Myth"},
    "says": {"en": "{myth}"},
    "against": [{"id": "truth", "walk": ["myth truth text"]}],
}
MYTHS: dict[str, Any] = {"air-spreads": {"en": ["air ... (spread)* ..."]}}
TEMPLATES = {
    "hearing/premises/aims.other.en.j2": "{{ drug }} aims at {{ aim }}.",
    "hearing/premises/myth.truth.en.j2": "{{ text }}",
}


def written(**more: Any) -> Written:
    """A plan that tells of drugs, and what may be taken for granted of them."""
    held = content({"drug": "Drug"}, part("{{ drug }}: {{ aim }}.", "drug has_target aim"))
    files = {
        "hearing/words.yaml": WORDS,
        "hearing/intents/told.yaml": {"told_by": ["told"], "asked": {"en": "what it is"}},
        "hearing/premises/aims.yaml": AIMS,
        "hearing/premises/myth.yaml": BELIEF,
        "hearing/myths/all.yaml": MYTHS,
        **{f"hearing/{name.replace('__', '/')}.yaml": data for name, data in more.items()},
    }
    documents = {name: Document(name, data, {}) for name, data in files.items()}
    return Written({**held.documents, **documents}, {**held.templates, **TEMPLATES})


def asked(message: str, held: Graph = HELD, **more: Any) -> Explanation:
    """The answer of the small graph."""
    made: Knowledge = knowledge(held, written(**more))
    return Asker(made).ask(message, TODAY)


def premises(message: str, held: Graph = HELD) -> tuple[Premise, ...]:
    """What a message takes for granted, checked on the small graph."""
    return asked(message, held).understanding.premises


def test_what_words_state_wrongly_is_corrected_with_claims_and_names() -> None:
    (premise,) = premises("what of redmab? since redmab blocks the big ring")
    assert (premise.holds, premise.premise) == (False, "redmab aims at ring")
    assert premise.text == "Redmab aims at knob."
    assert [claim.rsplit(".", 1)[0] for claim in premise.claims] == ["redmab.has_target.knob"]
    assert {premise.text[m.start : m.end] for m in premise.mentions} == {"Redmab", "knob"}


def test_what_is_shown_is_never_corrected() -> None:
    (premise,) = premises("what of redmab? since redmab blocks the knob")
    assert premise.holds is True
    assert premise.claims


def test_what_nothing_is_held_on_is_not_called_wrong() -> None:
    silent = graph(TYPES, [says("bluemab has_target ring")])
    (premise,) = premises("what of redmab? since redmab blocks the ring", silent)
    assert (premise.holds, premise.claims) == (None, ())


@pytest.mark.parametrize(
    "message",
    [
        "redmab does not block: redmab hits not the ring",
        "it is a myth that redmab blocks the ring",
        "whether redmab blocks the ring",
        "bluemab, redmab and the ring",
    ],
)
def test_what_is_denied_doubted_or_only_named_is_no_premise(message: str) -> None:
    assert premises(message) == ()


def test_a_myth_is_corrected_by_what_is_true_wherever_it_stands() -> None:
    (premise,) = premises("what of redmab? I heard that air makes it spread quickly")
    assert (premise.holds, premise.text) == (False, "Air spreads nothing.")


@pytest.mark.parametrize(
    ("message", "corrected"),
    [
        ("does air spread it", False),
        ("what of redmab and can air spread it", False),
        ("does it help since air spreads it", True),
        ("does air spread it? I know that air spreads it", True),
    ],
)
def test_a_myth_that_is_only_asked_about_is_no_premise(message: str, corrected: bool) -> None:
    assert [premise.holds for premise in premises(message)] == [False] * corrected


def test_of_two_names_at_one_place_the_longer_fills_the_slot() -> None:
    types = {**TYPES, "Protein": "knob ring ring-of-two"}
    several = graph(types, [says("redmab has_target knob"), says("bluemab has_target ring-of-two")])
    (premise,) = premises("what of redmab? since redmab blocks ring of two in the cell", several)
    assert "ring of two" in premise.premise.replace("-", " ")


def test_a_myth_about_one_disease_is_not_held_against_what_is_said_of_another() -> None:
    several = graph({**TYPES, "Disease": "ache itch"}, HELD.claims.values())
    assert premises("air lets the ache spread", several)
    assert premises("air lets the itch spread", several) == ()


def test_of_several_that_are_wrong_two_are_corrected() -> None:
    told = premises("redmab blocks the ring, bluemab hits the knob and air makes it spread all over")
    assert [one.holds for one in told] == [False, False]


def test_a_name_that_nothing_has_is_told_as_unknown() -> None:
    told = asked("what of redmab? I am taking brellavix")
    assert (told.status, told.understanding.unknown) == ("unknown", ("brellavix",))


def stands(turn: Turn, text: str) -> bool:
    """Whether a turn of phrase stands in a marked sentence."""
    return any(True for _ in turn.found(text))


def test_turns_are_compared_as_messages_are_and_gaps_pass_no_denial() -> None:
    turn = read_turn("the sugar ... feed* {what}", ["not"], {"tumour": "tumor"})
    assert stands(turn, marked(["sugar", "really", "feeds", "tumor"], {3: 4}))
    assert not stands(turn, marked(["sugar", "not", "feeds", "tumor"], {3: 4}))
    assert turn.words == frozenset({"sugar"})


@pytest.mark.parametrize(
    ("message", "found"),
    [
        ("the sugar that i eat feeds my tumor", True),
        ("my tumor is hungry and what feeds it is all of the sugar", True),
        ("my tumor grew so no more sugar", False),
        ("sugar does not feed a tumor", False),
        (f"sugar {'and so on ' * 5} feeds a tumor", False),
    ],
)
def test_parts_may_stand_in_any_order_and_not_too_far_apart(message: str, found: bool) -> None:
    turn = read_turn("(sugar|sweets) & feed* & tumor*", ["not", "no"])
    assert stands(turn, marked(message.split(), {})) is found


def test_what_makes_another_statement_of_a_turn_may_stand_anywhere() -> None:
    turn = read_turn("sugar & feed* ! blood sugar ! diabet*")
    assert not stands(turn, marked(["what", "feeds", "my", "blood", "sugar"], {}))
    assert not stands(turn, marked(["with", "diabetes", "sugar", "feeds"], {}))
    assert stands(turn, marked(["sugar", "feeds", "it"], {}))


def test_a_turn_may_name_words_that_others_share() -> None:
    files: dict[str, Any] = {
        "turns": {"en": {"wind": "air|draft"}},
        "myths__all": {"air-spreads": {"en": ["([wind]) & spread*"]}},
    }
    (premise,) = asked("what of redmab? it spreads by a draft", **files).understanding.premises
    assert premise.text == "Air spreads nothing."


@pytest.mark.parametrize("text", ["(one|two", "...", "{what", "{drug} & aims"])
def test_a_turn_that_cannot_be_read_says_why(text: str) -> None:
    with pytest.raises(Slip):
        read_turn(text)


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"premises__aims": {**AIMS, "turns": {"en": ["{drug} hits {goal}"]}}}, "unknown slot 'goal'"),
        ({"premises__aims": {**AIMS, "needs": {"drug": "Drag", "target": "Protein"}}}, "unknown class 'Drag'"),
        ({"premises__aims": {**AIMS, "turns": {"en": ["{drug} (hits"]}}}, "a bracket that does not close"),
        ({"myths__all": {"air-sprads": {"en": ["air"]}}}, "unknown myth 'air-sprads'"),
        ({"premises__aims": {**AIMS, "against": [{"id": "other", "walk": ["x has_target aim"]}]}}, "nothing"),
    ],
)
def test_a_slip_in_a_file_is_found_there(files: dict[str, Any], told: str) -> None:
    found = findings(HELD, written(**files))
    assert any(told in one and one.partition(":")[0].rpartition("/")[0] for one in found), found


def corrected(message: Message) -> bool:
    """Whether something that a message takes for granted is called wrong."""
    return any(premise.holds is False for premise in ask(message["ask"]).understanding.premises)


def of_kind(*kinds: str) -> list[Message]:
    """The messages that may be looked at, by what they take for granted."""
    return [message for message in seen("premises") if message["premise"] in kinds]


def test_of_wrong_premises_four_in_five_are_corrected() -> None:
    wrong = of_kind("false-premise")
    missed = [message["ask"] for message in wrong if not corrected(message)]
    assert len(missed) <= len(wrong) / 5, "see explain/content/hearing/premises and myths:\n" + "\n".join(missed)


def test_of_right_premises_and_none_hardly_any_is_corrected() -> None:
    right = of_kind("true-premise", "none")
    called_wrong = [message["ask"] for message in right if corrected(message)]
    assert len(called_wrong) <= len(right) * 0.03, "narrow their turns:\n" + "\n".join(called_wrong)


def test_names_of_things_that_do_not_exist_are_unknown() -> None:
    told = {message["ask"]: ask(message["ask"]) for message in of_kind("unknown-thing")}
    missed = [question for question, one in told.items() if one.status != "unknown"]
    assert len(missed) <= len(told) / 10, "see `things` in explain/content/hearing/words.yaml:\n" + "\n".join(missed)


@pytest.mark.parametrize(
    ("message", "text"),
    [
        ("Melanoma is a blood cancer, so is CAR-T an option?", "Melanoma is not a kind of blood cancer."),
        ("Since Herceptin can't cause diarrhea, what is it from?", "Herceptin can cause diarrhea."),
        ("Why is Ibrance a kind of chemotherapy?", "Ibrance is not chemotherapy, but"),
        ("Big pharma sits on the cure for cancer, so why join a trial?", "There is no hidden cure."),
    ],
)
def test_what_the_graph_refutes_is_corrected_by_what_is_held(message: str, text: str) -> None:
    told = [premise.text for premise in ask(message).understanding.premises if premise.holds is False]
    assert any(one.startswith(text) for one in told), told


@pytest.mark.parametrize(
    "message",
    [
        "Breast cancer is a solid tumor, so is CAR-T an option?",
        "Which chemo does not cause hair loss?",
        "I know that sugar doesn't feed my tumor, but may I have cake?",
        "I can't reach the cancer clinic by phone, what now?",
        "The biopsy says that the lump is cancer, what comes next?",
        "Is T-cell therapy approved for solid tumors?",
        "Is pembrolizumab approved for solid tumors?",
    ],
)
def test_what_is_right_or_tells_of_no_belief_is_left_alone(message: str) -> None:
    assert not [premise.text for premise in ask(message).understanding.premises if premise.holds is False]


def test_a_plans_own_question_takes_no_belief_for_granted() -> None:
    held = real_knowledge()
    truths = {key for key, claim in held.graph.claims.items() if claim.predicate == "truth"}
    own = [(plan, needs) for plan, needs in usual() if len(needs) > 1]
    asked = [question_of(held.speaker("plain"), held.plan(plan), dict(needs)) for plan, needs in own]
    told = {one: ask(one).understanding.corrections for one in asked}
    wrong = {one: found[0].text for one, found in told.items() if any(truths & {*premise.claims} for premise in found)}
    assert not wrong, f"put it with the messages of explain/content/hearing/messages/myths/none.yaml: {wrong}"


def test_every_myth_is_put_somehow_and_has_a_truth_to_correct_it_with() -> None:
    held = real_knowledge()
    put = {value for one in held.book.assumed for turns in one.turns.values() for t in turns for _, value in t.given}
    silent = sorted(set(held.graph.of_class("Myth")) - put)
    assert not silent, f"nobody would be heard to believe {silent}: add turns to explain/content/hearing/myths"
    told = {claim.subject for claim in held.graph.claims.values() if claim.predicate == "truth"}
    assert not put - told


@pytest.mark.parametrize(
    ("predicate", "message"),
    [
        ("approved_for", "since {subject} is approved for {object}, where can I get it?"),
        ("has_target", "since {subject} blocks {object}, what else does it do?"),
        ("is_a", "with {subject} being {object}, how does it work?"),
    ],
)
def test_what_the_graph_shows_is_never_corrected(predicate: str, message: str) -> None:
    """A claim that is held, put in words, is not called wrong: tried on every eighth of its kind."""
    held = real_knowledge().graph
    kinds = [c for _, c in sorted(held.claims.items()) if c.predicate == predicate and c.direction == "supports"]
    therapies = [c for c in kinds if c.object and held.is_kind(c.subject, "Therapy") and not c.superseded]
    wrong = []
    for claim in therapies[::8]:
        names = {key: held.concepts[key].label.say("plain") for key in (claim.subject, str(claim.object))}
        put = message.format(subject=names[claim.subject], object=names[str(claim.object)])
        stated = [p for p in ask(put).understanding.premises if p.holds is False]
        wrong += [f"{put}: {premise.text}" for premise in stated]
    assert not wrong, "\n".join(wrong)


def test_a_belief_that_is_only_asked_about_is_answered_and_not_corrected() -> None:
    for message in (
        "Is it true that sugar feeds cancer?",
        "does sugar feed cancer",
        "Do you know if sugar feeds cancer?",
    ):
        told = ask(message)
        assert (told.status, told.plan, dict(told.needs)) == (
            "answered",
            "what-is",
            {"concept": "myth-sugar-feeds-cancer"},
        ), message
        assert told.understanding.premises == (), message
        truth, *_ = told.summary
        assert all(told.claims[claim].cited for claim in truth.claims)


@pytest.mark.parametrize(
    "message",
    [
        "Since sugar feeds cancer, does fruit count?",
        "Do I still need chemo if sugar feeds cancer?",
        "Are there sweets that are safe, as sugar feeds cancer?",
    ],
)
def test_a_belief_that_a_question_rests_on_is_corrected(message: str) -> None:
    assert [premise.holds for premise in ask(message).understanding.premises] == [False]
