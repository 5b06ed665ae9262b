"""Rule 7: dates and levels belong to citations; what has expired says so; what was replaced is shown, not said."""

from datetime import date, timedelta

import pytest

from explain.answering import Answering
from explain.engine import explain
from kg.claims import Claim
from tests.explain.builders import Extras, answer, part, said, told
from tests.explain.real import TODAY, answered, claims, knowledge, sentences
from tests.kg.builders import READ_ON, cite, graph, replacing, says

TYPES = {
    "Disease": "lump sore",
    "CellTherapy": "cells",
    "CellTherapyProduct": "one",
    "Jurisdiction": "here",
    "Trial": "study",
    "TrialStatus": "open closed",
    "Registry": "book",
}
OLD, NEW = date(2024, 3, 1), date(2025, 6, 1)
DATED = part("As of {{ as_of }}, {{ product }}: {{ cancer }}{{ when }}.", "product approved_for cancer",
             "product is_a* therapy")  # fmt: skip


def approval(*days: date, valid_for: int | None = 365, of: str = "lump") -> Claim:
    """An approval, cited once for each day."""
    cited = [cite(f"page-{i}", day) for i, day in enumerate(days)]
    return says(f"one approved_for {of}", *cited, valid_for=valid_for, jurisdiction="here")


def held(*claims: Claim) -> list[str]:
    """What is said of them on the last day before anything expires."""
    return said(graph(TYPES, claims), DATED, today=NEW, therapy="one")


def test_a_sentence_says_the_day_it_speaks_for() -> None:
    assert held(approval(NEW)) == ["As of June 1, 2025, one: lump, jurisdiction here."]


def test_of_several_citations_the_newest_counts() -> None:
    assert held(approval(OLD, NEW)) == ["As of June 1, 2025, one: lump, jurisdiction here."]


def test_of_mixed_claims_the_day_is_the_oldest_of_those_that_can_expire() -> None:
    walk = ("product is_a* therapy", "product approved_for cancer")
    words = part("As of {{ as_of }}, {{ product }}{{ cancer }}{{ when }}.", *walk)
    kind = says("one is_a cells", cite("old-page", date(2001, 1, 1)))
    assert said(graph(TYPES, [kind, approval(NEW)]), words, today=NEW, therapy="cells")[0].startswith(
        "As of June 1, 2025"
    )


def test_what_speaks_for_different_days_is_said_in_different_sentences() -> None:
    """One sentence "as of" the older day would say of the newer what was not so yet."""
    other = approval(OLD, of="sore")
    assert held(approval(NEW), other) == [
        "As of June 1, 2025, one: lump, jurisdiction here.",
        "As of March 1, 2024, one: sore, jurisdiction here. This may have changed.",
    ]
    assert len(held(approval(NEW), approval(NEW, of="sore"))) == 1


def test_where_none_can_expire_it_is_the_oldest_of_all() -> None:
    walk = ("product is_a* therapy", "product approved_for cancer")
    words = part("As of {{ as_of }}, {{ product }}{{ cancer }}{{ when }}.", *walk)
    kind = says("one is_a cells", cite("old-page", OLD))
    lasting = [kind, approval(NEW, valid_for=None)]
    assert said(graph(TYPES, lasting), words, today=NEW, therapy="cells")[0].startswith("As of March 1, 2024")


@pytest.mark.parametrize(("later", "changed"), [(0, False), (365, False), (366, True), (4000, True)])
def test_a_claim_expires_at_its_date_and_its_time_together(later: int, changed: bool) -> None:
    today = NEW + timedelta(days=later)
    (sentence,) = told(graph(TYPES, [approval(NEW)]), DATED, today=today, therapy="one")
    assert sentence.text.endswith("This may have changed.") is changed
    assert sentence.text.startswith("As of June 1, 2025, one: lump")


def test_one_claim_that_has_expired_is_enough_to_say_so() -> None:
    """Though what it stands beside holds for ever."""
    held = graph(TYPES, [says("one is_a cells", cite("old-page", OLD)), approval(NEW)])
    for later, changed in ((365, False), (366, True)):
        (sentence,) = told(held, DATED, today=NEW + timedelta(days=later), therapy="cells")
        assert sentence.text.endswith("This may have changed.") is changed


@pytest.mark.parametrize(("section", "doubted"), [({}, [False, True]), ({"shape": "list"}, [True, True])])
def test_running_text_says_once_that_things_may_have_changed(section: dict[str, str], doubted: list[bool]) -> None:
    """An item of a list stands alone, and says so itself."""
    held = graph(TYPES, [approval(NEW), approval(OLD, of="sore")])
    each = DATED.with_more(per=["cancer"])
    told = answer(held, [each], today=NEW + timedelta(days=400), extras=Extras(section=section), therapy="one")
    assert [sentence.text.endswith("This may have changed.") for sentence in sentences(told)] == doubted
    assert all(sentence.stale for sentence in sentences(told))


@pytest.mark.parametrize(("brief", "doubted"), [(1, [True, False, True]), (2, [False, True, True])])
def test_what_is_opened_says_so_again(brief: int, doubted: list[bool]) -> None:
    held = graph({**TYPES, "Disease": "lump sore wart"}, [approval(NEW, of=of) for of in ("lump", "sore", "wart")])
    section = Extras(section={"brief": brief})
    each = DATED.with_more(per=["cancer"])
    told = answer(held, [each], today=NEW + timedelta(days=400), extras=section, therapy="one")
    assert [sentence.text.endswith("This may have changed.") for sentence in sentences(told)] == doubted


def test_what_to_do_in_danger_is_said_without_a_doubt() -> None:
    """Whoever reads "call now; this may have changed" may wait."""
    held = graph(TYPES, [approval(NEW)])
    (sentence,) = told(held, DATED.with_more(urges=True), today=NEW + timedelta(days=400), therapy="one")
    assert "may have changed" not in sentence.text
    assert sentence.stale, "its proof shows that"


def test_what_was_seen_again_later_has_not_expired() -> None:
    today = OLD + timedelta(days=400)
    assert "may have changed" not in said(graph(TYPES, [approval(OLD, NEW)]), DATED, today=today, therapy="one")[0]


def test_an_answer_with_something_expired_says_so_above() -> None:
    held = graph(TYPES, [approval(NEW)])
    fresh = answer(held, [DATED], today=NEW, therapy="one")
    stale = answer(held, [DATED], today=NEW + timedelta(days=400), therapy="one")
    assert [notice.kind for notice in fresh.notices] == ["emergency", "scope"]
    assert [notice.kind for notice in stale.notices] == ["emergency", "scope", "stale"]


def status(word: str, valid_for: int | None) -> Claim:
    """A trial's status on an old day; a final one never expires."""
    claim = says(f"study has_status {word}", cite("a-page", OLD), valid_for=valid_for, registry="book")
    return claim.model_copy(update={"lasting": valid_for is None})


@pytest.mark.parametrize(("word", "valid_for", "changed"), [("open", 180, True), ("closed", None, False)])
def test_a_final_status_does_not_expire(word: str, valid_for: int | None, changed: bool) -> None:
    words = part("As of {{ as_of }}, {{ study }}: {{ state }}{{ when }}.", "study has_status state")
    (text,) = said(graph(TYPES, [status(word, valid_for)]), words, today=READ_ON, study="study")
    assert text.startswith("As of March 1, 2024")
    assert ("may have changed" in text) is changed


def test_the_day_of_a_final_status_is_said_before_that_of_what_has_no_time() -> None:
    words = part("As of {{ as_of }}, {{ study }}, {{ cancer }}: {{ state }}{{ when }}.", "study has_status state",
                 "study enrolls cancer")  # fmt: skip
    enrolls = says("study enrolls lump", cite("old-page", date(2001, 1, 1)))
    (text,) = said(graph(TYPES, [status("closed", None), enrolls]), words, today=READ_ON, study="study")
    assert text.startswith("As of March 1, 2024")


COUNTED = part("{{ number }} {{ months }}.", "product approved_for cancer", "product is_a* therapy",
               tally={"number": "cancer"}, unsaid={"approved_for": "all"})  # fmt: skip
"""How many diseases something is approved for, and in which months it was so."""


def test_of_what_is_counted_the_month_is_said_or_the_first_and_the_last() -> None:
    other = approval(OLD, of="sore")
    assert said(graph(TYPES, [approval(NEW)]), COUNTED, today=NEW, therapy="one") == ["1 in June 2025."]
    both = said(graph(TYPES, [approval(NEW), other]), COUNTED, today=NEW, therapy="one")
    assert both == ["2 between March 2024 and June 2025."]


def test_only_what_has_passed_its_day_or_is_one_of_some_is_counted() -> None:
    held = graph(TYPES, [approval(NEW), approval(OLD, of="sore")])
    for some, number in (((), "1 in March 2024."), (("lump",), "2 between March 2024 and June 2025.")):
        assert said(held, COUNTED.with_more(passed={"cancer": list(some)}), today=NEW, therapy="one") == [number]


def test_of_several_names_one_suffices_for_what_has_not_passed_its_day() -> None:
    held = graph(TYPES, [approval(NEW), approval(OLD, of="sore")])
    either = COUNTED.with_more(passed={"product": ["one"], "cancer": ["sore"]})
    assert said(held, either, today=NEW, therapy="one") == ["2 between March 2024 and June 2025."]


def test_a_replaced_claim_is_in_the_answer_and_in_no_sentence() -> None:
    newer, older = replacing(approval(NEW), approval(OLD, of="sore"))
    (only,) = (told_ := answer(graph(TYPES, [newer, older]), [DATED], today=NEW, therapy="one")).sections
    assert [sentence.text for sentence in only.sentences] == ["As of June 1, 2025, one: lump, jurisdiction here."]
    assert older.id not in only.sentences[0].claims
    assert told_.claims[older.id].superseded_by
    assert told_.claims[older.id].cited[0].source in told_.sources


def test_nothing_is_inferred_to_be_replaced() -> None:
    assert len(held(approval(NEW), approval(OLD, of="sore"))) == 2


FINAL = ("completed", "terminated", "withdrawn")


def test_real_final_statuses_never_expire_and_the_others_do() -> None:
    wrong = [c.id for c in claims("has_status") if (c.object in FINAL) != (c.valid_for is None)]
    assert not wrong, f"a final status is of type FinalStatus, any other says no `valid_for: never`: {wrong}"


def test_a_real_status_re_words_itself_when_it_expires() -> None:
    claim = min((c for c in claims("has_status") if c.valid_for), key=lambda c: (c.as_of, c.id))
    for day, changed in ((claim.as_of + timedelta(days=claim.valid_for or 0), False), (TODAY, True)):
        told = explain(Answering.on(day, knowledge()), "what-is", {"concept": claim.subject})
        (sentence,) = (s for s in sentences(told) if claim.id in s.claims)
        assert ("may have changed" in sentence.text) is changed, f"{sentence.text} on {day}"


def test_real_perishable_claims_all_say_how_long_they_hold() -> None:
    perishable = {key for key, info in knowledge().graph.vocabulary.predicates.items() if info.valid_for}
    bare = [c.id for key in sorted(perishable) for c in claims(key) if c.valid_for is None and not c.lasting]
    assert not bare, f"nothing says how long these hold, see kg/validity.py: {bare}"


def test_one_question_on_one_day_gives_one_answer() -> None:
    one = answered("how-it-works", therapy="car-t", disease="breast-cancer").model_dump_json()
    needs = {"therapy": "car-t", "disease": "breast-cancer"}
    again = explain(Answering.on(TODAY, knowledge()), "how-it-works", needs)
    assert again.model_dump_json() == one
