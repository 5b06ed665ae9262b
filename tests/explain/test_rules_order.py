"""What stands first by meaning: the nearest to what was asked, or what stands with most others; labels decide last."""

from tests.explain.builders import part, said
from tests.kg.builders import graph, says

TYPES = {
    "DiseaseGroup": "growth",
    "Disease": "lump red-lump soup",
    "CellTherapy": "cells",
    "CellTherapyProduct": "one other",
    "Protein": "mark sign",
    "AdverseEvent": "chill fever rash",
}


def test_the_very_one_comes_before_its_kinds_and_these_before_what_it_is_a_kind_of() -> None:
    nearest = part(
        "{{ cancer }}.", "product is_a* therapy", "product approved_for cancer",
        per=["cancer"], order=[{"near": {"cancer": "disease"}}],
    )  # fmt: skip
    held = graph(
        TYPES,
        [
            says("red-lump is_a lump"),
            says("lump is_a growth"),
            *(says(f"cells approved_for {disease}") for disease in ("growth", "lump", "red-lump", "soup")),
        ],
    )
    assert said(held, nearest, therapy="cells", disease="lump") == ["Lump.", "Red lump.", "Growth.", "Soup."]
    assert said(held, nearest, therapy="cells", disease="soup")[0] == "Soup."


def test_what_stands_with_more_different_things_comes_first_however_many_rows_there_are() -> None:
    """A target of two products comes before one of one product with many side effects."""
    often = part(
        "{{ antigen }}.", "product is_a* therapy", "product has_target antigen", "product causes effect",
        per=["antigen"], order=[{"often": {"antigen": "product"}}],
    )  # fmt: skip
    held = [
        says("one has_target mark"),
        *(says(f"one causes {effect}") for effect in ("chill", "fever", "rash")),
        *(says(f"{product} has_target sign") for product in ("other", "cells")),
        *(says(f"{product} causes chill") for product in ("other", "cells")),
        *(says(f"{product} is_a cells") for product in ("one", "other")),
    ]
    assert said(graph(TYPES, held), often, therapy="cells") == ["Sign.", "Mark."]
