"""How long a claim holds: what its file says comes first, then that what is final lasts, then its predicate's time."""

import pytest

from kg.validity import settled
from tests.kg.builders import graph, says, vocabulary

CONCEPTS = graph({"Trial": "study", "TrialStatus": "open", "FinalStatus": "closed"}, []).concepts
USUAL = vocabulary().predicates["has_status"].valid_for


@pytest.mark.parametrize(
    ("line", "own", "lasting", "settled_as"),
    [
        ("study has_status open", None, False, (USUAL, False)),  # its predicate's time
        ("study has_status open", 30, False, (30, False)),  # its own time
        ("study has_status open", None, True, (None, True)),  # said to hold for ever
        ("study has_status closed", None, False, (None, True)),  # nothing follows
        ("study has_status closed", 30, False, (30, False)),  # final, but its file knows better
        ("study enrolls lump", None, False, (None, False)),  # a predicate whose claims do not go out of date
        ("study enrolls lump", 30, False, (30, False)),
    ],
)
def test_what_a_file_says_counts_before_what_the_ontology_says(
    line: str, own: int | None, lasting: bool, settled_as: tuple[int | None, bool]
) -> None:
    claim = says(line, valid_for=own).model_copy(update={"lasting": lasting})
    found = settled(claim, CONCEPTS, vocabulary())
    assert (found.valid_for, found.lasting) == settled_as
