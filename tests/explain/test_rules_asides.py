"""A term of art is explained where it first stands: in brackets, once, in plain words, and on a claim."""

from __future__ import annotations

from explain.answering import Answering, Reader
from explain.engine import explain
from explain.model import Explanation
from kg.claims import Register
from tests.explain.builders import content, knowledge, part
from tests.explain.real import TODAY
from tests.kg.builders import graph, says

HELD = graph(
    {"CellTherapy": "cells", "CellTherapyProduct": "brand", "AdverseEvent": "storm of-the"},
    [
        says("cells causes storm"),
        says("brand is_a cells"),
        says("brand causes storm"),
        says("cells causes of-the"),
        says("storm aside a-flood"),
        says("of-the aside needless"),
        says("brand aside a-name"),
    ],
)
EFFECTS = part("{{ therapy }}: {{ effect }}.", "therapy causes effect", per=["effect"])
KINDS = part("{{ product }} can cause {{ effect }}.", "product is_a therapy", "product causes effect")


def told(therapy: str = "cells", register: Register = "plain") -> Explanation:
    """What the therapy and its kinds cause."""
    held = knowledge(HELD, content({"therapy": "Therapy"}, EFFECTS, KINDS))
    return explain(Answering.on(TODAY, held, Reader(register)), "told", {"therapy": therapy})


def texts(answer: Explanation) -> list[str]:
    """What is said."""
    return [sentence.text for section in answer.sections for sentence in section.sentences]


def test_a_term_is_explained_once_where_it_first_stands() -> None:
    said = texts(told())
    assert "Cells: storm (a-flood)." in said
    assert "Brand can cause storm." in said


def test_what_explains_is_a_claim_of_the_sentence() -> None:
    answer = told()
    held = [one for section in answer.sections for one in section.sentences if "a-flood" in one.text]
    (sentence,) = held
    assert any(".aside." in key for key in sentence.claims)
    assert {key for key in sentence.claims} <= answer.claims.keys()
    assert [sentence.text[one.start : one.end] for one in sentence.mentions] == ["Cells", "storm"]


def test_everyday_words_are_not_explained() -> None:
    assert "Cells: of the." in texts(told())


def test_a_products_name_is_explained_only_to_who_asked_about_it() -> None:
    assert not any("a-name" in text for text in texts(told()))
    assert any("Brand (a-name)" in text for text in texts(told("brand")))


def test_other_readers_know_the_terms() -> None:
    assert not any("(" in text for register in ("standard", "clinical") for text in texts(told(register=register)))


def test_without_its_claim_nothing_is_explained() -> None:
    held = knowledge(HELD, content({"therapy": "Therapy"}, EFFECTS))
    masked = held.without(*(key for key in HELD.claims if ".aside." in key))
    assert texts(explain(Answering.on(TODAY, masked), "told", {"therapy": "cells"})) == [
        "Cells: of the.",
        "Cells: storm.",
    ]
