"""A trial says where it is, the reader's country first, where its record does."""

from __future__ import annotations

import pytest

from tests.explain.real import answered, ask, claims, knowledge

PLACED = sorted({claim.subject for claim in claims("runs_in")})


def test_many_trials_say_where_they_are() -> None:
    assert len(PLACED) >= 18


def test_where_a_trial_is_stands_in_its_row() -> None:
    told = answered("find-trials", disease="breast-cancer")
    (table,) = (one for one in told.sections if one.id == "all-trials")
    place = table.columns.index("Where")
    countries = {key: str(one.label.say("plain", "en")) for key, one in knowledge().graph.concepts.items()}
    seen = 0
    for row in table.sentences:
        trial = next(key for key in row.walk if knowledge().graph.is_kind(key, "Trial"))
        held = [countries[str(claim.object)] for claim in claims("runs_in") if claim.subject == trial]
        said = row.cells[place].text
        assert bool(said) == bool(held), f"{trial}: {said}"
        if "the United States" in held:
            assert said.lower().startswith("the united states"), f"the reader's country first: {said}"
        seen += bool(said)
    assert seen


@pytest.mark.parametrize(
    ("question", "country", "known"),
    [
        ("Are there trials for triple-negative breast cancer in Canada?", "canada", True),
        ("trials for metastatic triple-negative breast cancer in Toronto", "canada", True),
        ("trials of CAR-T for TNBC near London", "uk", False),
    ],
)
def test_of_a_place_that_is_named_it_is_said_whether_a_trial_is_known_there(
    question: str, country: str, known: bool
) -> None:
    told = ask(question)
    graph = knowledge().graph
    name = graph.concepts[country].label.say("plain", "en") or ""
    said = next(one for one in told.summary if name in one.text)
    runs = {graph.claims[key].object for key in said.claims if graph.claims[key].predicate == "runs_in"}
    assert runs == ({country} if known else set())
    assert ("We know of none" in said.text) is not known
    assert "do not know all places" in said.text
