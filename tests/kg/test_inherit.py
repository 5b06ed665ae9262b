"""A walk goes only where the ontology declares that claims are passed on, and fits what its predicates are about."""

import pytest

from kg.inherit import check_walk
from kg.pattern import parse_walk
from tests.kg.builders import vocabulary

NEEDS = {"therapy": "Therapy", "disease": "Disease"}


def complaints(*lines: str, **needs: str) -> list[str]:
    """What is said of a walk; of needs, therapy and disease unless told otherwise."""
    return [str(found) for found in check_walk(vocabulary(), parse_walk(lines), needs or NEEDS)]


@pytest.mark.parametrize(
    "lines",
    [
        ("disease is_a* kind", "therapy is_a* class", "class not standard_for kind"),
        ("product is_a* therapy", "product approved_for cancer"),
        ("product is_a* therapy", "product has_target antigen", "disease is_a* kind"),
        ("disease is_a* kind", "kind has_barrier barrier"),
        ("subtype is_a* disease", "subtype expresses antigen"),
        ("subtype is_a* disease", "trial enrolls subtype", "trial has_status status {registry: registry}"),
        ("trial enrolls kind", "disease is_a* kind"),
        ("question about topic", "disease is_a* topic", "question gloss words"),
        ("roster read_in_full count", "product listed_for cancer {list: roster}", "product is_a* therapy"),
        ("disease is_a* therapy_kind", "therapy_kind disjoint_with other"),
    ],
)
def test_a_walk_may_go_where_something_is_declared(lines: tuple[str, ...]) -> None:
    assert complaints(*lines) == []


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("therapy is_a* class", "class approved_for disease"), "approved_for is not declared 'down' for its subject"),
        (("disease is_a* kind", "therapy approved_for kind"), "approved_for is not declared 'down' for its object"),
        (("product is_a* therapy", "product standard_for disease"), "standard_for is not declared 'found'"),
        (("trial tests therapy", "trial is_a* other", "other has_phase p"), "has_phase is not declared 'down'"),
        (("disease is_a* kind", "kind gloss words"), "gloss is not declared 'down' for its subject"),
        (("effect is_a* class", "therapy causes class", "effect managed_by x"), "managed_by is not declared 'found'"),
    ],
)
def test_a_walk_may_not_go_where_nothing_is_declared(lines: tuple[str, ...], said: str) -> None:
    assert [complaint for complaint in complaints(*lines) if said in complaint]


def test_which_way_a_walk_goes_depends_on_what_was_asked() -> None:
    walk = ("product is_a* class", "product approved_for cancer", "class works_by mechanism")
    assert complaints(*walk, **{"class": "Therapy"}) == []
    assert complaints(*walk, product="Therapy", cancer="Disease") == []
    climbing = ("product is_a* class", "class approved_for cancer")
    assert complaints(*climbing, product="Therapy")
    assert complaints(*climbing, product="Therapy", **{"class": "Therapy"}) == []
    assert complaints(*climbing, cancer="Disease") == [], (
        "from the disease one comes to the class: nothing is passed on"
    )


def test_between_two_found_names_a_walk_comes_from_the_one_that_stands_first() -> None:
    """From a product it climbs to the class, which passes no approval on; from the class it comes down."""
    target, approval = "product has_target antigen", "class approved_for cancer"
    (said,) = complaints(target, approval, "product is_a* class", antigen="Antigen")
    assert "speaks of the classes above 'product'" in said
    assert complaints(approval, target, "product is_a* class", antigen="Antigen") == []


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("therapy has_targt antigen",), "did you mean 'has_target'?"),
        (("therapy approved_for disease {jurisdicton: place}",), "did you mean 'jurisdiction'?"),
        (("disease has_target antigen",), "takes Therapy as 'disease', which elsewhere in the walk is Disease"),
        (
            ("therapy is_a* class", "class expresses antigen"),
            "takes Disease as 'class', which elsewhere in the walk is",
        ),
        (("therapy has_target antigen", "disease has_barrier antigen"), "takes Barrier as 'antigen'"),
        (("disease gloss words", "words is_a kind"), "which elsewhere in the walk is a text"),
        (("therapy approved_for disease {jurisdiction: disease}",), "takes Jurisdiction as 'disease'"),
        (("therapy has_target antigen", "x has_step y"), "'x has_step y' shares no name with a need"),
    ],
)
def test_a_walk_that_can_have_no_rows_is_told(lines: tuple[str, ...], said: str) -> None:
    assert [complaint for complaint in complaints(*lines) if said in complaint]


def test_a_need_of_no_class_is_told() -> None:
    assert complaints("therapy is_a* class", therapy="Terapy") == [
        "the need 'therapy' is an unknown class 'Terapy'; did you mean 'Therapy'?"
    ]


def test_a_walk_without_needs_hangs_together_by_itself() -> None:
    assert check_walk(vocabulary(), parse_walk(["a is_a* b", "b has_target c"]), {}) == []
    assert check_walk(vocabulary(), parse_walk(["a is_a* b", "c has_target d"]), {})


def test_every_predicate_may_be_asked_of_what_it_is_about() -> None:
    for predicate in vocabulary().predicates.values():
        assert complaints(f"x {predicate.id} y", x=predicate.domain[0]) == []
