"""A table's rows are sentences with cells: each cell shows what it rests on, and the row says it all aloud."""

from __future__ import annotations

from typing import Any

import pytest

from explain.book.written import Written
from explain.model import Section, Sentence
from tests.explain.builders import WORDING, Extras, asked, content, findings, knowledge, part, together
from tests.kg.builders import graph, says

HELD = graph(
    {"CellTherapy": "cells", "AdverseEvent": "chill fever", "Symptom": "shaking heat sweat", "Frequency": "often"},
    [
        says("cells causes chill", frequency="often"),
        says("cells causes fever"),
        says("fever has_sign heat"),
        says("fever has_sign sweat"),
    ],
)
ROWS = part("{{ therapy }} can cause {{ effect }}{{ when }}.", "therapy causes effect", per=["effect"])
COLUMNS: list[dict[str, Any]] = [
    {"id": "effect", "title": {"en": "Effect"}},
    {"id": "signs", "title": {"en": "What one sees"}, "walk": ["effect has_sign sign"]},
]
TABLE = {"shape": "table", "columns": COLUMNS}
CELLS = {"effect": "{{ effect }}{{ when }}", "signs": "{{ sign }}"}


def written(columns: list[dict[str, Any]] = COLUMNS, **cells: str) -> Written:
    """One table."""
    extras = Extras(section={"shape": "table", "columns": columns})
    table = content({"therapy": "Therapy"}, ROWS, extras=extras)
    words = {f"sections/told/{key}.en.j2": text for key, text in {**CELLS, **cells}.items()}
    return together(table, Written({}, words))


def section() -> Section:
    """The table as it is told."""
    (only,) = asked(knowledge(HELD, written()), {"therapy": "cells"}).sections
    return only


def row(effect: str) -> Sentence:
    """The row of an effect."""
    return next(one for one in section().sentences if effect in one.walk)


def test_a_table_has_headings_and_a_cell_for_each() -> None:
    told = section()
    assert (told.shape, told.columns) == ("table", ("Effect", "What one sees"))
    assert [[cell.text for cell in one.cells] for one in told.sentences] == [
        ["Chill; frequency often", ""],
        ["Fever", "Heat and sweat"],
    ]


def apart(key: str, words: str) -> Written:
    """The table, with words for a clause in cells."""
    wording = {**WORDING, "qualifiers": {**WORDING["qualifiers"], key: {"en": words}}}
    held = content({"therapy": "Therapy"}, ROWS, extras=Extras(section=TABLE, wording=wording))
    return together(held, Written({}, {f"sections/told/{name}.en.j2": text for name, text in CELLS.items()}))


def test_a_clause_may_have_words_of_its_own_in_a_cell() -> None:
    """There it stands apart from the names; the sentence that reads the row out says it as any other does."""
    (told,) = asked(knowledge(HELD, apart("apart frequency", "if it comes {value}")), {"therapy": "cells"}).sections
    chill = told.sentences[0]
    assert chill.cells[0].text == "Chill; if it comes often"
    assert chill.text == "Cells can cause chill, frequency often."


@pytest.mark.parametrize(
    ("key", "words", "what"),
    [
        ("apart frequncy", "if it {value}", "unknown clause 'frequncy'; did you mean 'frequency'?"),
        ("apart frequency", "if it comes", "the words leave out {value}"),
    ],
)
def test_words_for_a_cell_are_of_a_clause_and_say_it(key: str, words: str, what: str) -> None:
    assert any(what in one for one in findings(HELD, apart(key, words)))


def test_a_cell_rests_on_its_own_claims_and_the_row_on_all_of_them() -> None:
    effect, signs = row("fever").cells
    assert {HELD.claims[key].predicate for key in effect.claims} == {"causes"}
    assert {HELD.claims[key].predicate for key in signs.claims} == {"has_sign"}
    assert {*effect.claims, *signs.claims} == set(row("fever").claims)
    assert row("chill").cells[1].claims == (), "a cell that says nothing rests on nothing"


def test_a_row_read_aloud_says_what_its_cells_say() -> None:
    assert row("fever").text == "Cells can cause fever. What one sees: Heat and sweat."
    named = [row("fever").text[one.start : one.end] for one in row("fever").mentions]
    assert named == ["Cells", "fever", "Heat", "sweat"]


def test_a_term_is_explained_where_a_cell_names_it_since_a_page_prints_cells_alone() -> None:
    held = graph(
        {"CellTherapy": "cells", "AdverseEvent": "fever", "Symptom": "heat"},
        [
            says("cells causes fever"),
            says("fever has_sign heat"),
            says("cells aside of-blood"),
            says("fever aside too-warm"),
        ],
    )
    (only,) = asked(knowledge(held, written()), {"therapy": "cells"}).sections
    (told,) = only.sentences
    assert [cell.text for cell in told.cells] == ["Fever (too-warm)", "Heat"]
    assert told.text == "Cells can cause fever (too-warm). What one sees: Heat."
    assert {key for cell in told.cells for key in cell.claims} == set(told.claims), "no claim without a cell"


def test_a_masked_claim_takes_its_cell_with_it() -> None:
    signs = [key for key in HELD.claims if ".has_sign." in key]
    masked = knowledge(HELD, written()).without(*signs)
    (only,) = asked(masked, {"therapy": "cells"}).sections
    assert not any(cell.text for one in only.sentences for cell in one.cells[1:])
    assert only.columns == ("Effect",), "a column in which nothing stands is left out"


def test_cells_say_neither_less_nor_more_than_their_row() -> None:
    found = findings(HELD, written(effect="{{ effect }}"))
    assert any("no column prints 'when'" in one for one in found), found
    found = findings(HELD, written(effect="{{ effect }}{{ when }} {{ as_of }}"))
    assert any("a column prints 'as_of', which the row does not say" in one for one in found), found


def test_a_columns_walk_goes_on_from_what_begins_a_row() -> None:
    astray = [COLUMNS[0], {**COLUMNS[1], "walk": ["other has_sign sign"]}]
    found = findings(HELD, written(astray, signs="{{ sign }} {{ other }}"))
    assert any("shares no name" in one for one in found), found


def test_only_a_table_has_columns_and_has_them() -> None:
    for slip in ({"shape": "table"}, {"columns": COLUMNS}):
        held = together(content({"therapy": "Therapy"}, ROWS, extras=Extras(section=slip)))
        assert any("`columns`" in one for one in findings(HELD, held))


def test_a_cell_that_waits_for_a_section_that_is_not_there_is_found() -> None:
    columns = [COLUMNS[0], {**COLUMNS[1], "told_in": ["tolled"]}]
    assert any("tolled" in one for one in findings(HELD, written(columns)))


TWICE = graph(
    {"CellTherapy": "cells", "AdverseEvent": "fever", "Frequency": "often", "Severity": "fatal"},
    [says("cells causes fever", severity="fatal"), says("cells causes fever", frequency="often")],
)
"""One thing, of which one source says how bad and another how often."""
BY_FREQUENCY = {"said": {"frequency": ["often"]}}


def said_in_one_cell(*order: dict[str, Any]) -> str:
    """What a row's one cell says of both, by the order of its column."""
    column = {"id": "often", "title": {"en": "How often"}, "order": list(order)}
    table = {"shape": "table", "columns": [COLUMNS[0], column]}
    worst_first = ROWS.with_more(one_row=True, order=[{"said": {"severity": ["fatal"]}}])
    held = content({"therapy": "Therapy"}, worst_first, extras=Extras(section=table))
    words = Written({}, {"sections/told/effect.en.j2": "{{ effect }}", "sections/told/often.en.j2": "{{ when }}"})
    (told,) = asked(knowledge(TWICE, together(held, words)), {"therapy": "cells"}).sections
    return told.sentences[0].cells[1].text


def test_a_cell_may_order_what_it_says_otherwise_than_the_rows_stand() -> None:
    first, then = said_in_one_cell().split(". ")
    assert said_in_one_cell(BY_FREQUENCY) == f"{then}. {first}"


def test_a_cell_orders_by_what_is_said_since_its_names_are_all_the_same() -> None:
    column = {"id": "effect", "title": {"en": "Effect"}, "order": [{"often": {"effect": "therapy"}}]}
    assert "orders rows, and this cell has one" in " ".join(findings(HELD, written([column, COLUMNS[1]])))
    unknown = {**column, "order": [{"said": {"frequency": ["never"]}}]}
    assert "'never'" in " ".join(findings(HELD, written([unknown, COLUMNS[1]])))
