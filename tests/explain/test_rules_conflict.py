"""Rule 10: claims for and against stand side by side, each with its level; none is merged or dropped."""

import pytest

from kg.claims import Claim
from tests.explain.builders import WORDING, Extras, answer, content, findings, part, said, told
from tests.explain.real import claims
from tests.explain.real import content as real_content
from tests.kg.builders import cite, graph, says, vocabulary

TYPES = {"Disease": "lump small-lump", "CellTherapy": "cells", "Jurisdiction": "here there"}
SUPPORTS = part("{{ class }} is for {{ kind }}{{ when }}.", "disease is_a* kind", "therapy is_a* class",
                "class standard_for kind")  # fmt: skip
REFUTES = part("{{ class }} is not for {{ kind }}{{ when }}.", "disease is_a* kind", "therapy is_a* class",
               "class not standard_for kind")  # fmt: skip


def strong(line: str) -> Claim:
    """A claim from an authority."""
    return says(line, cite("law").model_copy(update={"level": "regulatory"}))


BOTH = [strong("cells standard_for lump"), says("cells not standard_for lump")]


def test_both_sides_are_said() -> None:
    texts = said(graph(TYPES, BOTH), SUPPORTS, REFUTES, therapy="cells", disease="lump")
    assert texts == [
        "Cells is for lump.",
        "Otherwise, as of January 1, 2025: cells, lump.",
        "Cells is not for lump.",
        "Otherwise, as of January 1, 2025: cells, lump.",
    ]


def test_each_side_is_in_the_answer_with_its_own_level() -> None:
    told_ = answer(graph(TYPES, BOTH), [SUPPORTS, REFUTES], therapy="cells", disease="lump")
    levels = {claim.direction: claim.cited[0].level for claim in told_.claims.values()}
    assert levels == {"supports": "regulatory", "refutes": "reference"}


def test_what_is_said_of_the_other_side_carries_both_claims() -> None:
    sentences = told(graph(TYPES, BOTH), SUPPORTS, therapy="cells", disease="lump")
    assert len(sentences) == 2
    assert set(sentences[1].claims) == {claim.id for claim in BOTH}


def test_without_the_other_side_nothing_is_said_of_it() -> None:
    held = graph(TYPES, BOTH).without(BOTH[1].id)
    assert said(held, SUPPORTS, REFUTES, therapy="cells", disease="lump") == ["Cells is for lump."]


def test_claims_that_differ_in_a_qualifier_do_not_conflict() -> None:
    held = [
        says("cells standard_for lump", jurisdiction="here"),
        says("cells not standard_for lump", jurisdiction="there"),
    ]
    assert said(graph(TYPES, held), SUPPORTS, REFUTES, therapy="cells", disease="lump") == [
        "Cells is for lump, jurisdiction here.",
        "Cells is not for lump, jurisdiction there.",
    ]


def test_a_kind_that_lacks_what_its_class_has_is_no_conflict_but_an_exception() -> None:
    held = graph(TYPES, [says("small-lump is_a lump"), says("cells standard_for lump"),
                         says("cells not standard_for small-lump")])  # fmt: skip
    assert said(held, SUPPORTS, therapy="cells", disease="small-lump") == []
    assert said(held, REFUTES, therapy="cells", disease="small-lump") == ["Cells is not for small lump."]


@pytest.mark.parametrize("words", ["standard_for", "nothing"])
def test_a_conflict_for_which_there_are_no_words_is_refused(words: str) -> None:
    wording = {**WORDING, "conflicts": {k: v for k, v in WORDING["conflicts"].items() if k == words}}
    held = content({"therapy": "Therapy", "disease": "Disease"}, SUPPORTS, REFUTES, extras=Extras(wording=wording))
    found = findings(graph(TYPES, BOTH), held)
    assert any("conflict, and no words say so" in what for what in found) is (words == "nothing")


def test_real_conflicts_have_words() -> None:
    stated: dict[tuple[str, str, str, str], set[str]] = {}
    for predicate in vocabulary().predicates:
        for claim in claims(predicate):
            key = (predicate, claim.subject, claim.object or "", str(claim.qualifiers))
            stated.setdefault(key, set()).add(claim.direction)
    contested = {key[0] for key, sides in stated.items() if key[2] and len(sides) > 1}
    unsaid = contested - real_content().wording.conflicts.keys()
    assert not unsaid, f"add words to explain/content/wording/conflicts.yaml for {sorted(unsaid)}"
