"""What is dangerous is said: an urgent sign is never among "2 others"."""

from __future__ import annotations

import re

import pytest

from kg.claims import Claim, Register
from tests.explain.real import answer, answered, claims, knowledge
from tests.explain.real import section as told_in


def urgent() -> list[Claim]:
    """The signs for which to call at once."""
    return [claim for claim in claims("has_sign") if "urgency" in dict(claim.qualifiers)]


def causing() -> list[str]:
    """The therapies and classes of which an effect is told."""
    return sorted({claim.subject for claim in claims("causes") if claim.direction == "supports"})


@pytest.mark.parametrize("therapy", causing())
def test_every_urgent_sign_of_a_side_effect_that_is_told_is_named(therapy: str) -> None:
    told = answered("side-effects", therapy=therapy)
    rows = [row for section in told.sections for row in section.sentences if row.cells]
    held = {
        (mention.concept, told.claims[key].object or "")
        for row in rows
        for mention in row.mentions
        for key in row.claims
        if told.claims[key].predicate in ("causes", "carries_boxed_warning")
    }
    lost = []
    for section in told.sections:
        for sentence in section.sentences:
            effects = {told.claims[c].object for c in sentence.claims if told.claims[c].predicate == "causes"}
            signs = [claim for claim in urgent() if claim.subject in effects and sentence.cells]
            signs = [one for one in signs if set(one.qualifiers.get("therapy", (therapy,))) <= {therapy}]
            lost += [f"{one.subject}: {one.object}" for one in signs if (one.object, one.subject) not in held]
    assert not lost, "an urgent sign is cut: mend `whole` in the section's column:\n" + "\n".join(lost)


def test_there_are_urgent_signs_to_be_told() -> None:
    assert len(urgent()) > 5
    assert {claim.subject for claim in urgent()} <= set(knowledge().graph.concepts)


DEGREES = re.compile(r"[\d.]+ °[CF]")
CALLED = ("Call your emergency number", "Call your care team right away (day or night)")
EMERGENCIES = ("trouble-breathing", "chest-pain", "seizure", "confusion", "trouble-speaking", "fainting")


def test_an_emergency_sign_of_a_side_effect_is_one_for_the_emergency_number() -> None:
    """Nobody with trouble breathing is told to call a clinic, whichever side effect it is a sign of."""
    events = knowledge().graph.of_class("AdverseEvent")
    wrong = [
        f"{claim.subject}: {claim.object}"
        for claim in claims("has_sign")
        if claim.object in EMERGENCIES and claim.subject in events
        if claim.qualifiers.get("urgency") != ("emergency-number",)
    ]
    assert not wrong, "say `urgency: emergency-number`, and cite a page that says to call it: " + ", ".join(wrong)


@pytest.mark.parametrize("plan", ["how-it-works", "side-effects"])
def test_whom_to_call_is_said_apart_for_emergencies_and_for_the_rest(plan: str) -> None:
    """The signs before "call your care team" hold none that is an emergency."""
    for therapy in causing():
        told = answered(plan, therapy=therapy)
        said = [cell.text for one in told.sections for s in one.sentences for cell in s.cells]
        said += [s.text for one in told.sections if one.id == "effects-in-short" for s in one.sentences]
        for text in said:
            _, _, signs = text.partition("Call your care team right away (day or night)")
            assert not [one for one in ("trouble breathing", "chest pain") if one in signs], f"{therapy}: {text}"


@pytest.mark.parametrize("effect", ["diarrhea", "liver-problems", "heart-damage", "lung-inflammation", "crs"])
def test_a_danger_that_a_label_warns_of_says_what_to_call_about(effect: str) -> None:
    """The row of a boxed warning has its signs, and whom to call about them."""
    boxed = next(claim.subject for claim in claims("carries_boxed_warning") if claim.object == effect)
    above = knowledge().graph.above[boxed]
    therapy = next(one for one in knowledge().graph.of_class("TherapyClass") if one in above)
    rows = [row for one in answered("side-effects", therapy=therapy).sections for row in one.sentences if row.cells]
    ours = [row for row in rows if row.cells[0].text.lower() == knowledge().speaker().label(effect).lower()]
    assert ours, f"{effect} of {therapy} has no row"
    assert any("Call your" in row.text for row in ours), [row.text for row in ours]


@pytest.mark.parametrize("therapy", sorted(knowledge().graph.of_class("TherapyClass")))
def test_a_table_does_not_repeat_the_signs_of_a_table_above_it(therapy: str) -> None:
    told = [one for one in answered("side-effects", therapy=therapy).sections if one.id != "effects"]
    rows = [(row.cells[0].text, one.columns, row) for one in told for row in one.sentences if row.cells]
    called = [
        (effect, title)
        for effect, columns, row in rows
        for title, cell in zip(columns, row.cells, strict=True)
        if title in CALLED and cell.text
    ]
    assert len(called) == len(set(called)), "name the section above in the column's `told_in`"


@pytest.mark.parametrize("therapy", causing())
def test_any_one_sign_is_enough_to_call(therapy: str) -> None:
    """Signs about which to call are joined by "or": no list of them reads as if all had to be there."""
    for plan in ("how-it-works", "side-effects"):
        for one in answered(plan, therapy=therapy).sections:
            said = [cell.text for row in one.sentences for cell in row.cells if "Call your" in cell.text]
            said += [s.text for s in one.sentences if s.text.startswith("Call your")]
            assert not [text for text in said if ", and " in text], said


@pytest.mark.parametrize("therapy", sorted(knowledge().graph.of_class("TherapyClass")))
def test_whom_to_call_is_one_line_each_with_the_emergency_number_first(therapy: str) -> None:
    """Signs of a class and those of its products stand together, whatever disease one of these was tested in."""
    for one in answered("how-it-works", therapy=therapy).sections:
        if one.id == "effects-in-short":
            called = [s.text.partition(" for")[0] for s in one.sentences if s.text.startswith("Call your")]
            assert called == [whom for whom in CALLED if whom in called]


def first_line() -> str:
    """What stands first on every answer."""
    (emergency,) = [one.text for one in answered("side-effects", therapy="car-t").notices if one.kind == "emergency"]
    return emergency


def test_the_first_line_of_every_answer_names_the_emergency_number_alone_for_emergencies() -> None:
    now, fever = first_line().split(". ", 1)
    assert "emergency number" in now
    assert "cancer team" not in now
    assert "fever" in fever
    assert "cancer team's urgent line" in fever
    assert fever.endswith("Get emergency help."), "say what to do where nobody answers"


def test_the_first_line_of_every_answer_gives_the_temperature_of_the_red_flag() -> None:
    (told,) = [claim.words for claim in claims("do_now") if claim.subject == "fever-during-treatment"]
    assert told
    assert DEGREES.findall(first_line()) == DEGREES.findall(str(told.say("plain", "en")))


@pytest.mark.parametrize("sign", ["drooping face", "on one side", "or speaking", "numb legs", "bladder or bowel"])
def test_the_first_line_of_every_answer_names_signs_of_stroke_and_of_pressure_on_the_spine(sign: str) -> None:
    assert sign in first_line()


@pytest.mark.parametrize("sign", ["fainting", "swollen throat"])
def test_the_first_line_of_every_answer_sends_to_the_emergency_number_what_its_red_flag_sends_there(sign: str) -> None:
    assert sign in first_line().partition("Call your cancer team")[0]


def test_the_first_line_of_every_answer_is_short() -> None:
    assert len(first_line().split()) <= 65, "on a phone the answer begins below it"


@pytest.mark.parametrize("disease", ["metastatic-breast-cancer", "oligometastatic-breast-cancer", "multiple-myeloma"])
def test_who_asks_what_a_cancer_is_that_can_press_on_the_spine_hears_when_to_call(disease: str) -> None:
    told = answered("what-is", concept=disease)
    assert told.sections[0].id == "help-at-once", "nothing stands above what is urgent"
    first = told_in(told, "help-at-once").sentences[0].text
    assert "bladder" in first
    assert "Call your cancer team now" in first


def test_after_car_t_trouble_speaking_and_great_sleepiness_are_signs_to_call_about() -> None:
    signs = {claim.object for claim in urgent() if claim.subject == "icans"}
    assert signs >= {"trouble-speaking", "sleepiness"}


def test_what_labels_ask_for_is_told_of_approved_treatments_only() -> None:
    graph = knowledge().graph
    approved = {claim.subject for claim in claims("approved_for") if claim.direction == "supports"}
    for therapy in graph.of_class("CellTherapyProduct"):
        if therapy not in approved:
            told = answered("side-effects", therapy=therapy)
            assert not [one for one in told.sections if one.id == "precautions"], therapy


@pytest.mark.parametrize("therapy", sorted({claim.subject for claim in claims("calls_for")}))
def test_what_a_treatment_calls_for_is_told_of_it(therapy: str) -> None:
    wanted = {claim.object for claim in claims("calls_for") if claim.subject == therapy}
    told = [one for one in answered("side-effects", therapy=therapy).sections if one.id == "precautions"]
    named = {mention.concept for one in told for sentence in one.sentences for mention in sentence.mentions}
    assert named >= wanted


@pytest.mark.parametrize("therapy", sorted(knowledge().graph.of_class("TherapyClass")))
def test_of_a_class_each_effect_that_is_severe_with_a_drug_is_named_at_once(therapy: str) -> None:
    graph, told = knowledge().graph, answered("side-effects", therapy=therapy)
    severe = {
        claim.object
        for claim in claims("causes")
        if "severity" in claim.qualifiers and claim.subject != therapy and therapy in graph.above[claim.subject]
        if claim.subject in graph.of_class("Drug")
    }
    shown = [*told.summary, *(one for section in told.sections for one in section.shown)]
    assert severe <= {mention.concept for one in shown for mention in one.mentions}


def dangerous(therapy: str) -> set[str]:
    """What is boxed or severe with a kind of a class, or what has an urgent sign; but what is rare is told as rare."""
    rare = {claim.object for claim in claims("causes") if claim.qualifiers.get("frequency") == ("rare",)}
    below = {key for key, above in knowledge().graph.above.items() if therapy in above}
    boxed = {claim.object for claim in claims("carries_boxed_warning") if claim.subject in below}
    caused = [claim for claim in claims("causes") if claim.subject in below and claim.direction == "supports"]
    severe = {claim.object for claim in caused if "severity" in dict(claim.qualifiers)}
    signs = {claim.subject for claim in urgent()} & {claim.object for claim in caused}
    return {key for key in (boxed or severe or signs) - rare if key}


@pytest.mark.parametrize("therapy", sorted(knowledge().graph.of_class("TherapyClass")))
@pytest.mark.parametrize("register", ["plain", "standard", "clinical"])
def test_the_summary_of_a_class_begins_with_what_is_dangerous(therapy: str, register: Register) -> None:
    told = answer("side-effects", (("therapy", therapy),), register)
    wanted = dangerous(therapy)
    named = {mention.concept for mention in told.summary[0].mentions}
    assert len(named & wanted) >= min(len(wanted), 4), f"{told.summary[0].text}\nleaves out {sorted(wanted - named)}"


def test_a_sign_has_one_action_whatever_it_is_a_sign_of() -> None:
    """What a person sees does not tell them of which side effect it is a sign."""
    events = knowledge().graph.of_class("AdverseEvent")
    actions: dict[str, set[str]] = {}
    for claim in urgent():
        if claim.subject in events:
            actions.setdefault(claim.object or "", set()).update(claim.qualifiers["urgency"])
    several = sorted(sign for sign, held in actions.items() if len(held) > 1)
    assert not several, f"take a sign that tells which it is ('sudden strong dizziness'): {several}"


def test_after_car_t_one_who_cannot_be_woken_is_for_the_emergency_number() -> None:
    (sign,) = [claim for claim in urgent() if (claim.subject, claim.object) == ("icans", "cannot-be-woken")]
    assert sign.qualifiers["urgency"] == ("emergency-number",)
    told = answered("side-effects", therapy="car-t")
    row = [one for section in ("warnings-by-drug", "effects") for one in told_in(told, section).sentences]
    assert any("Call your emergency number: " in one.text and "hard to wake" in one.text for one in row)


@pytest.mark.parametrize("therapy", causing())
def test_nothing_that_has_to_be_measured_is_a_thing_to_notice(therapy: str) -> None:
    graph = knowledge().graph
    for plan in ("how-it-works", "side-effects"):
        told = answered(plan, therapy=therapy)
        for one in told.sections:
            for sentence in one.sentences:
                cells = zip(one.columns, sentence.cells, strict=True) if sentence.cells else ()
                noticed = [cell.claims for title, cell in cells if "may show" not in title] or [sentence.claims]
                signs = {told.claims[key].object or "" for held in noticed for key in held if ".has_sign." in key}
                assert not [sign for sign in signs if graph.is_kind(sign, "MeasuredSign")], sentence.text


def test_every_sign_in_a_table_is_named_with_what_to_do() -> None:
    """No "and 5 others", and no sign behind which nothing says whether to call."""
    for therapy in causing():
        for sentence in (s for one in answered("side-effects", therapy=therapy).sections for s in one.sentences):
            for cell in sentence.cells:
                signs = [key for key in cell.claims if ".has_sign." in key]
                calls = [key for key in signs if "urgency" in dict(knowledge().graph.claims[key].qualifiers)]
                assert not signs or "others" not in cell.text, cell.text
                assert len(calls) in (0, len(signs)), f"signs to call about and others share a cell: {cell.text}"


def rare() -> dict[str, set[str]]:
    """Each effect that is said to be rare → the therapies and classes of which it is said."""
    held: dict[str, set[str]] = {}
    for claim in claims("causes"):
        if claim.qualifiers.get("frequency") == ("rare",):
            held.setdefault(claim.object or "", set()).add(claim.subject)
    return held


@pytest.mark.parametrize("effect", sorted(rare()))
@pytest.mark.parametrize("plan", ["how-it-works", "side-effects"])
def test_what_is_rare_and_seen_in_one_disease_is_named_with_both(effect: str, plan: str) -> None:
    graph, names = knowledge().graph, knowledge().speaker()
    for therapy in graph.of_class("Therapy"):
        if not any(one in graph.above[therapy] for one in rare()[effect]):
            continue
        told = answered(plan, therapy=therapy)
        short = [*told.summary, *(s for one in told.sections if one.id == "effects-in-short" for s in one.sentences)]
        boxed = [s for one in told.sections if one.id == "warnings-by-drug" for s in one.sentences]
        for sentence in (*short, *(s for s in boxed if s.cells and names.label(effect) in s.cells[0].text)):
            if effect in {mention.concept for mention in sentence.mentions} and names.label(effect) in sentence.text:
                assert "rarely" in sentence.text.lower(), sentence.text
                assert re.search("given for|after (its use|.*) for", sentence.text), sentence.text


@pytest.mark.parametrize("therapy", sorted(knowledge().graph.of_class("TherapyClass")))
def test_what_has_a_boxed_warning_is_named_as_one_and_in_no_weaker_line(therapy: str) -> None:
    """How a class works names all that is boxed for some product of it, and none of it as merely severe."""
    graph, told = knowledge().graph, answered("how-it-works", therapy=therapy)
    below = {key for key, above in graph.above.items() if therapy in above}
    boxed = {claim.object or "" for claim in claims("carries_boxed_warning") if claim.subject in below}
    boxed = {key for key in boxed if not boxed & graph.above[key].keys() - {key}}
    lines = [s for one in told.sections if one.id == "effects-in-short" for s in one.sentences]
    strongest = [s for s in lines if any(".carries_boxed_warning." in key for key in s.claims)]
    assert boxed <= {mention.concept for s in strongest for mention in s.mentions}, [s.text for s in lines]
    weaker = [s.text for s in lines if "can be severe" in s.text and boxed & {m.concept for m in s.mentions}]
    assert not weaker


@pytest.mark.parametrize("therapy", sorted(knowledge().graph.of_class("TherapyClass")))
def test_who_is_named_beside_a_danger_does_not_look_like_all(therapy: str) -> None:
    for one in answered("side-effects", therapy=therapy).sections:
        if one.id in ("warnings-by-drug", "severe-by-drug"):
            assert any("for example" in title or "at least" in title for title in one.columns), one.columns
            assert all(" others" not in cell.text for row in one.sentences for cell in row.cells)


@pytest.mark.parametrize("therapy", sorted(knowledge().graph.of_class("TherapyClass")))
def test_who_else_can_have_what_is_boxed_for_some_is_named_beside_it(therapy: str) -> None:
    """No box on a drug's label is no sign that its users are spared: each drug that can cause it is in the row."""
    graph = knowledge().graph
    drugs = {key for key in graph.of_class("Drug") if therapy in graph.above[key]}
    for row in (s for one in answered("side-effects", therapy=therapy).sections for s in one.sentences):
        effect = next((c.object for c in map(graph.claims.get, row.claims) if c and "boxed" in c.predicate), None)
        if row.cells and effect:
            can = {c.subject for c in claims("causes") if c.object == effect and c.direction == "supports"} & drugs
            named = {mention.concept for cell in row.cells for mention in cell.mentions}
            assert can <= named, f"{effect}: {can - named} missing from `others` of warnings-by-drug"


@pytest.mark.parametrize("therapy", causing())
def test_whom_to_call_is_never_behind_a_number_of_others(therapy: str) -> None:
    """Lines that say for what to call are shown at once in how a treatment works, and name every sign."""
    for one in answered("how-it-works", therapy=therapy).sections:
        if one.id == "effects-in-short":
            calls = [s for s in one.sentences if any(".has_sign." in key for key in s.claims)]
            assert not [s.text for s in calls if s.more or " others" in s.text]


def test_care_says_what_it_is_for_and_a_country_only_where_a_decision_is_one_countrys() -> None:
    """To prevent, to notice or to treat; and what care teams do everywhere is tied to no country."""
    for claim in claims("managed_by"):
        assert claim.qualifiers.get("purpose"), f"{claim.id}: say `purpose`: to prevent it, to notice it, to treat it"
        if "jurisdiction" in claim.qualifiers:
            levels = {citation.level for citation in claim.cited}
            assert "regulatory" in levels, f"{claim.id}: a country is named, and no decision of its authority is cited"


def test_whom_to_call_about_a_class_of_cell_therapies_is_not_known_from_one_product() -> None:
    """What one product showed in its trial does not speak for all of them."""
    graph, seen = knowledge().graph, 0
    for therapy in graph.of_class("CellTherapy"):
        told = answered("how-it-works", therapy=therapy)
        for line in (s for one in told.sections if one.id == "effects-in-short" for s in one.sentences):
            if line.text.startswith("Call "):
                held = [claim for claim in map(graph.claims.__getitem__, line.claims) if claim.predicate == "causes"]
                seen += len(held)
                alone = [claim.id for claim in held if graph.is_kind(claim.subject, "CellTherapyProduct")]
                assert not alone, f"{therapy}: {line.text}"
    assert seen
