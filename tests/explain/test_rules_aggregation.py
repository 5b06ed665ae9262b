"""Rule 9: rows share a sentence only where the list says no more than the claims; the order is total."""

from datetime import date

from kg.claims import Claim, ReplacedReading
from tests.explain.builders import part, resting, said, told, without
from tests.explain.real import answered, claims, sentences
from tests.kg.builders import cite, graph, says

TYPES = {
    "Disease": "ache burn cut",
    "CellTherapy": "cells",
    "CellTherapyProduct": "one other",
    "AdverseEvent": "chill fever rash",
    "Jurisdiction": "here",
    "Frequency": "often",
    "PublishedList": "roster-a",
    "Mechanism": "way",
    "MechanismStep": "first-step last-step",
}
KINDS = [says("one is_a cells"), says("other is_a cells")]
PAIRS = part("{{ product }}: {{ effect }}{{ when }}.", "product is_a* therapy", "product causes effect")
FULL = [says(f"{product} causes {effect}") for product in ("one", "other") for effect in ("chill", "fever")]


def test_rows_that_are_a_full_product_share_a_sentence() -> None:
    (sentence,) = told(graph(TYPES, [*KINDS, *FULL]), PAIRS, therapy="cells")
    assert sentence.text == "One and other: chill and fever."
    assert len([claim for claim in resting(sentence) if ".causes." in claim]) == 4


def test_rows_that_are_not_are_split_so_that_no_pair_is_stated_that_nobody_claimed() -> None:
    held = without([*KINDS, *FULL], "other.causes.fever")
    assert said(graph(TYPES, held), PAIRS, therapy="cells") == ["One: chill and fever.", "Other: chill."]


def test_a_list_whose_row_is_masked_lists_one_less() -> None:
    """A real risk: a list that stays as it was would state the masked row still."""
    held = graph(TYPES, [*KINDS, *FULL])
    (masked,) = (key for key in held.claims if key.startswith("one.causes.chill"))
    texts = said(held.without(masked), PAIRS, therapy="cells")
    assert sorted(texts) == ["One: fever.", "Other: chill and fever."]


def test_per_begins_a_new_sentence() -> None:
    each = PAIRS.with_more(per=["effect"])
    assert said(graph(TYPES, [*KINDS, *FULL]), each, therapy="cells") == [
        "One and other: chill.",
        "One and other: fever.",
    ]


def test_three_join_with_commas_and_one_and() -> None:
    held = [*KINDS, *(says(f"one causes {effect}") for effect in ("chill", "fever", "rash"))]
    assert said(graph(TYPES, held), PAIRS, therapy="one") == ["One: chill, fever, and rash."]


APPROVED = part("{{ product }}: {{ cancer }}{{ when }}.", "product is_a* therapy", "product approved_for cancer")


def test_a_phrase_behind_a_list_is_said_of_each() -> None:
    held = [says(f"one approved_for {of}", jurisdiction="here") for of in ("ache", "burn")]
    assert said(graph(TYPES, held), APPROVED, therapy="one") == ["One: ache and burn, each jurisdiction here."]


def test_a_phrase_behind_one_thing_is_said_plainly() -> None:
    held = [says("one approved_for ache", jurisdiction="here")]
    assert said(graph(TYPES, held), APPROVED, therapy="one") == ["One: ache, jurisdiction here."]


def test_rows_that_differ_in_a_phrase_are_split_before_they_are_listed() -> None:
    held = [says("one causes chill", frequency="often"), says("one causes fever"), says("one causes rash")]
    assert sorted(said(graph(TYPES, held), PAIRS, therapy="one")) == [
        "One: chill, frequency often.",
        "One: fever and rash.",
    ]


def test_order_comes_first_then_level_then_date_then_label() -> None:
    steps = part("{{ step }}.", "way has_step step", per=["step"])
    ordered = [says("way has_step last-step"), says("way has_step first-step")]
    numbered = [claim.model_copy(update={"order": order}) for order, claim in zip((1, 2), ordered, strict=True)]
    assert said(graph(TYPES, numbered), steps, way="way") == ["Last step.", "First step."]
    assert said(graph(TYPES, ordered), steps, way="way") == ["First step.", "Last step."]
    strong = cite("law").model_copy(update={"level": "regulatory"})
    mixed = [says("way has_step first-step"), says("way has_step last-step", strong)]
    assert said(graph(TYPES, mixed), steps, way="way") == ["Last step.", "First step."]


def test_what_is_numbered_stands_by_its_number_behind_what_is_not() -> None:
    """A way's steps keep their order where the walk comes to the way by a claim without a number."""
    steps = part("{{ step }}.", "therapy works_by way", "way has_step step", per=["step"])
    last, first = says("way has_step last-step"), says("way has_step first-step")
    held = [
        says("cells works_by way"),
        last.model_copy(update={"order": 1}),
        first.model_copy(update={"order": 2}),
    ]
    assert said(graph(TYPES, held), steps, therapy="cells") == ["Last step.", "First step."]


def leveled(line: str, level: str, day: date = date(2025, 1, 1)) -> Claim:
    """A claim at a level, of a day."""
    return says(line, cite("a-page", day).model_copy(update={"level": level}))


def test_a_row_is_as_strong_as_its_weakest_claim() -> None:
    each = PAIRS.with_more(per=["product"])
    held = [
        leveled("one is_a cells", "reference"),
        leveled("one causes chill", "regulatory"),
        leveled("other is_a cells", "review"),
        leveled("other causes chill", "review"),
    ]
    assert said(graph(TYPES, held), each, therapy="cells") == ["Other: chill.", "One: chill."]


def test_of_equals_in_level_the_newer_comes_first_and_then_what_reads_first() -> None:
    each = PAIRS.with_more(per=["product"])
    newer = [*KINDS, says("one causes chill"), leveled("other causes chill", "reference", date(2025, 6, 1))]
    assert said(graph(TYPES, newer), each, therapy="cells") == ["Other: chill.", "One: chill."]
    types = {**TYPES, "CellTherapyProduct": "one one-b"}  # by their ids "one-b." would come before "one."
    alike = [says(f"{product} {said}") for product in ("one-b", "one") for said in ("is_a cells", "causes chill")]
    assert said(graph(types, alike), each, therapy="cells") == ["One: chill.", "One b: chill."]


def test_a_level_is_that_of_the_best_source_that_no_newer_reading_replaced() -> None:
    steps = part("{{ step }}.", "way has_step step", per=["step"])
    strong, weak = (cite(page).model_copy(update={"level": page}) for page in ("regulatory", "reference"))
    gone = strong.model_copy(update={"superseded_by": ReplacedReading(reading="newer", because="newer")})
    between = leveled("way has_step first-step", "review")
    for cited, first in (((strong, weak), "Last step."), ((gone, weak), "First step.")):
        held = graph(TYPES, [between, says("way has_step last-step", *cited)])
        assert said(held, steps, way="way")[0] == first


def test_what_is_said_of_one_thing_stands_together_where_the_list_is_split() -> None:
    """Whatever stands between its rows by level."""
    held = [
        *(leveled(f"{product} is_a cells", "regulatory") for product in ("one", "other")),
        leveled("one causes chill", "regulatory"),
        leveled("other causes chill", "guideline"),
        leveled("one causes fever", "reference"),
    ]
    assert said(graph(TYPES, held), PAIRS, therapy="cells") == ["One: chill and fever.", "Other: chill."]


def test_the_order_does_not_depend_on_how_the_claims_came() -> None:
    held = [*KINDS, *FULL]
    texts = said(graph(TYPES, held), PAIRS, therapy="cells")
    assert said(graph(TYPES, list(reversed(held))), PAIRS, therapy="cells") == texts


def test_the_walk_of_a_sentence_is_its_concepts_in_step_order() -> None:
    (sentence,) = told(graph(TYPES, [*KINDS, *FULL]), PAIRS, therapy="cells")
    assert sentence.walk == ("one", "cells", "chill", "fever", "other")


def test_no_real_sentence_states_a_pair_that_nobody_claimed() -> None:
    """Every product that an approval sentence names is approved, by a claim it carries, for every cancer it names."""
    held = {(claim.subject, claim.object): claim for claim in claims("approved_for")}
    products = {subject for subject, _ in held}
    for disease in ("lymphoma", "leukemia", "melanoma", "gastric-cancer", "breast-cancer"):
        told_ = answered("availability", therapy="car-t", disease=disease)
        for sentence in sentences(told_):
            if not any(told_.claims[c].predicate == "approved_for" for c in sentence.claims):
                continue
            stated = {(told_.claims[c].subject, told_.claims[c].object) for c in sentence.claims}
            named = {m.concept for m in sentence.mentions}
            cancers = {object_ for subject, object_ in stated if subject in products and object_ in named}
            for product in named & products:
                missing = (
                    {c for c in cancers if (product, c) not in stated} if "exception" not in sentence.text else set()
                )
                assert not missing, f"{sentence.text} does not carry {product} for {missing}"
