"""No name reads as two concepts, unless they say that they share it."""

from __future__ import annotations

from explain.ask.grounding.names import shared_names
from kg.claims import Concept
from kg.graph import compiled
from tests.kg.builders import vocabulary, words


def told(*concepts: Concept) -> list[str]:
    """What is found among concepts; a place is shown as concept and keys."""
    graph = compiled(vocabulary(), {concept.id: concept for concept in concepts}, {}, {})
    return [str(finding) for finding in shared_names(graph, lambda key, *steps: f"{key}.{'.'.join(map(str, steps))}")]


def drug(key: str, label: str, *synonyms: str, shares: tuple[str, ...] = (), kind: str = "Drug") -> Concept:
    return Concept(id=key, type=kind, label=words(plain=label), synonyms=synonyms, shares_name_with=shares)


def test_a_name_of_two_is_told_at_the_second_with_what_to_do() -> None:
    assert told(drug("a-one", "Brand"), drug("b-two", "other", "some", "the BRAND")) == [
        "b-two.synonyms.1: 'brand' reads as b-two and as a-one (a-one.label.plain);"
        " drop the name from one of them, or say `shares_name_with: [a-one]`"
    ]


def test_an_id_is_a_name_too() -> None:
    assert told(drug("x-one", "Brand"), drug("y-two", "x one"))[0].startswith("y-two.label.plain: 'x one' reads as")


def test_it_is_enough_that_one_says_it_is_shared() -> None:
    for sharing in ((("b-two",), ()), ((), ("a-one",))):
        one, two = (drug(key, "Brand", shares=shared) for key, shared in zip(("a-one", "b-two"), sharing, strict=True))
        assert told(one, two) == []


def test_phrases_of_qualifiers_are_no_names() -> None:
    assert told(drug("a-one", "adults"), drug("b-two", "adults", kind="Extent")) == []


def test_what_three_have_is_told_twice() -> None:
    assert len(told(*(drug(key, "Brand") for key in ("a-one", "b-two", "c-three")))) == 2
