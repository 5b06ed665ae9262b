"""The JSON that users rely on: its keys, its IRIs, and that nothing of an explanation is left out."""

from __future__ import annotations

import json
from typing import Any

import pytest

from api.contract import LEVELS, as_json, best_level, claim_json, claims_json, concept_json
from ontology.terms import BASE, CLAIMS, CONCEPTS, VALUES
from tests.api import samples
from tests.kg.builders import vocabulary

CURE, ILLNESS = CONCEPTS + "cure", CONCEPTS + "illness"
KEYS = {  # as the design fixes them: keys may be added, never renamed
    "": "question status register language understanding notices summary sections untold claims sources spine related"
    " kb",
    "understanding": "intent intents cut_off language concepts premises left choices",
    "understanding.concepts.0": "id label type matched why score",
    "understanding.premises.0": "premise holds text claims",
    "understanding.choices.0": "reading question",
    "notices.0": "kind text claims sources",
    "summary.0": "id text claims walk mentions stale",
    "sections.0": "id title shape columns empty sentences more",
    "sections.0.more": "count concept",
    "sections.0.sentences.0": "id text claims walk mentions item more stale cells cell_claims",
    "sections.1.empty": "text thing looked_for as_of",
    "untold.0": "text thing looked_for as_of",
    f"claims.{CLAIMS}{samples.APPROVED}": "subject predicate object qualifiers direction level sources citations as_of"
    " checked_on stale",
    f"claims.{CLAIMS}{samples.APPROVED}.citations.0": "source at level as_of checked_on",
    "sources.a-page": "title publisher date url identifiers accessed_on",
    "related.0": "question url",
    "kb": "version sha256 built_on as_of",
}


def told() -> dict[str, Any]:
    """The sample as a client reads it: through JSON."""
    read: dict[str, Any] = json.loads(json.dumps(as_json(samples.explanation())))
    return read


def at(place: str) -> Any:
    """What stands at a place of the JSON; IRIs hold dots, so steps are split with care."""
    held: Any = told()
    while place:
        key = next(k for k in sorted(_keys(held), key=len, reverse=True) if f"{place}.".startswith(f"{k}."))
        held = held[int(key)] if isinstance(held, list) else held[key]
        place = place[len(key) + 1 :]
    return held


def _keys(held: Any) -> list[str]:
    return [str(i) for i in range(len(held))] if isinstance(held, list) else list(held)


@pytest.mark.parametrize("place", KEYS)
def test_the_keys_of_the_design_are_there(place: str) -> None:
    missing = set(KEYS[place].split()) - set(at(place))
    assert not missing, f"users rely on {sorted(missing)} at '{place}': put them back"


def test_every_id_of_a_concept_or_claim_is_an_iri() -> None:
    sentence = told()["sections"][0]["sentences"][0]
    assert sentence["walk"] == [CURE, ILLNESS]
    assert sentence["mentions"] == [[0, 8, CURE]]
    assert sentence["claims"] == [CLAIMS + samples.APPROVED, CLAIMS + samples.GLOSS]
    assert told()["spine"] == [CURE, ILLNESS]
    assert told()["understanding"]["concepts"][0]["id"] == CURE
    assert told()["understanding"]["premises"][0]["claims"] == [CLAIMS + samples.REFUTED]


def test_a_claim_says_what_and_on_what_grounds() -> None:
    claim = told()["claims"][CLAIMS + samples.APPROVED]
    assert (claim["subject"], claim["predicate"], claim["object"]) == (CURE, f"{BASE}ontology#approvedFor", ILLNESS)
    assert claim["qualifiers"] == {"jurisdiction": [CONCEPTS + "us"]}
    assert (claim["direction"], claim["level"], claim["stale"]) == ("supports", "regulatory", True)
    assert (claim["as_of"], claim["checked_on"]) == ("2024-01-01", "2026-11-22")
    assert claim["sources"] == ["a-label", "a-page"]
    assert claim["supersedes"] == {"claim": CLAIMS + samples.OLD, "because": "The label was revised."}


def test_conditions_say_what_is_inside_a_value() -> None:
    """Beside the qualifiers, whose values are addresses alone."""
    held = {"age": ("12+",), "earlier_treatment": ("surgery(timing=before)", "tea")}
    changed = samples.CLAIMS[samples.APPROVED].model_copy(update={"qualifiers": held})
    claim = claims_json(samples.graph(), [changed], samples.TODAY)["claims"][CLAIMS + samples.APPROVED]
    assert claim["qualifiers"]["earlier_treatment"] == [VALUES + "surgery%28timing%3Dbefore%29", CONCEPTS + "tea"]
    age, earlier = claim["conditions"]["age"], claim["conditions"]["earlier_treatment"]
    assert age == [{"value": VALUES + "12%2B", "least": 12, "most": None}]
    assert [value["concept"] for value in earlier] == [CONCEPTS + "surgery", CONCEPTS + "tea"]
    before = {"value": CONCEPTS + "before", "concept": CONCEPTS + "before", "facets": {}}
    assert [value["facets"] for value in earlier] == [{"timing": [before]}, {}]


def test_a_citation_says_who_read_the_source_and_whether_it_has_a_date() -> None:
    (cited,) = told()["claims"][CLAIMS + samples.GLOSS]["citations"]
    assert cited == {
        "source": "a-page",
        "at": "opening",
        "level": "reference",
        "as_of": "2023-01-01",
        "checked_on": "2026-11-22",
        "undated": False,
        "reading": None,
        "read_by": None,
        "reviewed_by": None,
        "reviewed_on": None,
        "superseded_by": None,
    }


def test_a_claim_of_words_holds_them() -> None:
    claim = told()["claims"][CLAIMS + samples.GLOSS]
    assert (claim["object"], claim["text"], claim["value"]) == ("A cure.", "A cure.", None)


def test_a_refuting_claim_says_so_and_so_does_a_failed_premise() -> None:
    assert told()["claims"][CLAIMS + samples.REFUTED]["direction"] == "refutes"
    assert told()["understanding"]["premises"][0]["holds"] is False


def test_addresses_are_canonical_and_hold_no_words_of_the_person() -> None:
    assert told()["related"] == [{"question": "Is it safe?", "url": "/answers/side-effects/cure/illness"}]
    assert told()["understanding"]["choices"][0]["url"] == "/answers/what-is/cure"


def test_an_empty_section_says_what_was_looked_for() -> None:
    empty = told()["sections"][1]["empty"]
    assert empty == {
        "text": "We hold none.", "thing": "trials of it", "looked_for": "cure tested_in it", "as_of": "2026-11-22"
    }  # fmt: skip
    assert told()["untold"] == [empty], "and all that was not found stands together"


def test_an_answer_begins_with_a_summary_that_has_its_proof() -> None:
    (summary,) = told()["summary"]
    assert (summary["text"], summary["claims"]) == ("The cure is approved somewhere.", [CLAIMS + samples.APPROVED])


def test_a_table_has_headings_and_a_row_has_cells_with_the_claims_of_each() -> None:
    table = told()["sections"][2]
    assert (table["shape"], table["columns"]) == ("table", ["Sign", "How often", "What helps"])
    first, second, _ = table["sentences"]
    assert first["cells"] == ["Fever", "common", ""]
    assert first["cell_claims"] == [[CLAIMS + samples.GLOSS], [CLAIMS + samples.APPROVED], []]
    assert [(row["more"], row["stale"]) for row in (first, second)] == [(False, False), (True, True)]
    assert (told()["sections"][0]["shape"], told()["sections"][0]["columns"]) == ("prose", [])


def test_levels_are_in_the_order_of_their_ranks() -> None:
    """The contract takes the strongest level from the order of ontology/terms.py."""
    ranked = sorted(vocabulary().levels.values(), key=lambda level: level.rank)
    assert [level.iri for level in ranked] == list(LEVELS), "order LEVEL_* in ontology/terms.py by wf:rank"
    assert best_level((samples.PAGE, samples.LABEL)) == "regulatory"


def test_one_claim_comes_with_what_it_replaced_and_its_sources() -> None:
    graph = samples.graph()
    shown = claim_json(graph, graph.claims[samples.APPROVED], samples.TODAY)
    assert shown["id"] == CLAIMS + samples.APPROVED
    assert list(shown["claims"]) == [CLAIMS + samples.APPROVED, CLAIMS + samples.OLD]
    assert set(shown["sources"]) == {"a-page", "a-label"}
    assert shown["labels"][CURE] == "the cure"


def test_a_concept_comes_with_all_that_is_said_of_it() -> None:
    graph = samples.graph()
    shown = concept_json(graph, graph.concepts["cure"], samples.TODAY)
    assert (shown["id"], shown["type"], shown["url"]) == (CURE, "Drug", "/concepts/cure")
    assert set(shown["claims"]) == {CLAIMS + key for key in samples.CLAIMS}


@pytest.mark.parametrize("question", ["How does CAR-T cell therapy work for breast cancer?", "What is HER2?", "hello"])
def test_everything_a_real_answer_points_at_is_in_it(question: str) -> None:
    answer = as_json(samples.asker().ask(question, samples.TODAY))
    sentences = [sentence for section in answer["sections"] for sentence in section["sentences"]] + answer["summary"]
    claims = {claim for sentence in sentences for claim in sentence["claims"]}
    assert claims <= set(answer["claims"])
    for sentence in sentences:
        assert len(sentence["cells"]) == len(sentence["cell_claims"])
        assert {claim for cell in sentence["cell_claims"] for claim in cell} <= set(sentence["claims"])
    assert {s for claim in answer["claims"].values() for s in claim["sources"]} == set(answer["sources"])
    for sentence in sentences:
        for start, end, concept in sentence["mentions"]:
            assert 0 <= start < end <= len(sentence["text"])
            assert concept in answer["labels"]


def test_the_same_question_on_the_same_day_gives_the_same_bytes() -> None:
    first, second = (json.dumps(as_json(samples.asker().ask("What is HER2?", samples.TODAY))) for _ in range(2))
    assert first == second
