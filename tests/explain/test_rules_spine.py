"""Rule 8: the spine is a walk, and one row of it is drawn: the one whose stops most other rows pass."""

from collections.abc import Iterable

from kg.graph import Graph
from tests.explain.addresses import usual
from tests.explain.builders import Extras, asked, content, knowledge, part
from tests.explain.real import answer, answered
from tests.explain.real import knowledge as real
from tests.kg.builders import cite, graph, says

TYPES = {
    "Disease": "lump red-lump",
    "CellTherapy": "cells",
    "CellTherapyProduct": "one other third",
    "Protein": "mark sign",
}
HELD = graph(
    TYPES,
    [
        says("one is_a cells"),
        says("other is_a cells"),
        says("third is_a cells"),
        says("one has_target mark"),
        says("other has_target sign"),
        says("third has_target sign"),
        says("red-lump is_a lump"),
        says("red-lump expresses sign"),
    ],
)
AIMED = ("product is_a* therapy", "product has_target antigen")


def spine(held: Graph, *walk: str, **needs: str) -> tuple[str, ...]:
    """The spine of an answer by one spine walk."""
    return spine_of(held, [walk], **needs)


def spine_of(held: Graph, walks: Iterable[tuple[str, ...]], **needs: str) -> tuple[str, ...]:
    """The spine of an answer about a therapy, and a disease where one is given."""
    more = Extras(plan={"spine": [list(walk) for walk in walks]})
    classes = {"therapy": "CellTherapy", "disease": "Disease?"}
    made = content(classes, part("{{ therapy }}.", "therapy is_a* class"), extras=more)
    return asked(knowledge(held, made), needs).spine


def test_it_takes_the_row_whose_stops_most_others_pass() -> None:
    assert spine(HELD, *AIMED, therapy="cells") == ("other", "cells", "sign")


def test_it_takes_the_same_row_every_time() -> None:
    assert len({spine(HELD, *AIMED, therapy="cells") for _ in range(5)}) == 1


def test_it_joins_what_was_asked() -> None:
    assert spine(HELD, *JOINED, therapy="cells", disease="lump") == ("other", "cells", "sign", "red-lump", "lump")


JOINED = (*AIMED, "kind expresses antigen", "kind is_a* disease")


def test_it_does_not_pass_what_nobody_asked_about() -> None:
    """A walk to a disease is not walked where none was asked about: it would lead to any that there is."""
    assert spine(HELD, *JOINED, therapy="cells") == ("cells",)
    assert spine_of(HELD, [JOINED, AIMED], therapy="cells") == ("other", "cells", "sign")


def test_the_first_walk_that_finds_something_is_drawn() -> None:
    away = (*AIMED, "disease expresses antigen")
    assert spine_of(HELD, [away, JOINED, AIMED], therapy="cells", disease="lump")[-1] == "lump"
    assert spine_of(HELD, [AIMED, JOINED], therapy="cells", disease="lump")[-1] == "sign"


def test_of_rows_that_as_many_pass_the_one_that_rests_on_most_is_drawn() -> None:
    law = cite("law").model_copy(update={"level": "regulatory"})
    strong = [says(f"third {said}", law) for said in ("is_a cells", "has_target sign")]
    held = graph(TYPES, [claim for claim in HELD.claims.values() if claim.subject != "third"] + strong)
    assert spine(held, *AIMED, therapy="cells") == ("third", "cells", "sign")


def test_where_no_walk_finds_anything_what_was_asked_stands_alone() -> None:
    walk = (*AIMED, "disease expresses antigen")
    assert spine(HELD, *walk, therapy="cells", disease="lump") == ("cells", "lump")


def test_what_was_asked_stands_in_the_plans_order_however_it_came() -> None:
    for needs in ({"therapy": "cells", "disease": "lump"}, {"disease": "lump", "therapy": "cells"}):
        assert spine(HELD, "disease expresses antigen", **needs) == ("cells", "lump")


def test_only_concepts_are_stops() -> None:
    """Words that a walk comes to are not drawn."""
    held = graph(TYPES, [*HELD.claims.values(), says("cells gloss A treatment.")])
    assert spine(held, *AIMED, "therapy gloss words", therapy="cells") == ("other", "cells", "sign")


def test_real_spines_go_from_concept_to_concept_along_claims() -> None:
    """Each stop has a label, and stands once."""
    for address in usual()[::20]:
        told = answer(*address)
        assert len(set(told.spine)) == len(told.spine), address
        assert set(told.spine) <= told.labels.keys(), address


def test_the_real_spine_joins_the_therapy_to_the_barriers_of_the_disease() -> None:
    told = answered("how-it-works", therapy="car-t", disease="breast-cancer")
    graph = real().graph
    kinds = [graph.concepts[stop].type for stop in told.spine]
    assert {"car-t", "breast-cancer"} <= set(told.spine)
    assert "Barrier" in kinds
    assert "Protein" in kinds
