"""An answer in short is the first rule whose first part finds something, each part cut to what it may say there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from explain.book.written import Written
from kg.yamlfile import Document
from tests.explain.builders import Extras, PartText, asked, content, findings, knowledge, part, together
from tests.kg.builders import graph, says

HELD = graph(
    {"CellTherapy": "cells other-cells", "AdverseEvent": "chill fever rash", "Disease": "lump", "Protein": "mark"},
    [
        *(says(f"cells causes {effect}") for effect in ("chill", "fever", "rash")),
        says("cells has_target mark"),
        says("other-cells has_target mark"),
    ],
)
EFFECTS = part("{{ therapy }}: {{ effect }}.", "therapy causes effect", per=["effect"])
TARGETS = part("{{ therapy }}: aimed at {{ antigen }}.", "therapy has_target antigen")
APPROVED = part("{{ therapy }}: approved for {{ cancer }}.", "therapy approved_for cancer")


def rule(key: str, *parts: PartText) -> Written:
    """A rule of a summary."""
    path, written = f"summaries/{key}/", [{"id": f"part-{i}", **_started(one)} for i, one in enumerate(parts)]
    document = Document(f"{path}rule.yaml", {"parts": written}, {})
    return Written({document.name: document}, {f"{path}part-{i}.en.j2": one.words[""] for i, one in enumerate(parts)})


def _started(one: PartText) -> Mapping[str, Any]:
    """A part that starts from the therapy, so that does not pass through it."""
    return {**one.written, "through": [name for name in one.written["through"] if name != "therapy"]}


def summary(therapy: str, **rules: tuple[PartText, ...]) -> list[str]:
    """The answer about a therapy in short, by some rules in this order."""
    told = content({"therapy": "Therapy"}, EFFECTS, extras=Extras(plan={"summary": list(rules)}))
    held = together(told, *(rule(key, *parts) for key, parts in rules.items()))
    return [sentence.text for sentence in asked(knowledge(HELD, held), {"therapy": therapy}).summary]


def test_the_first_rule_counts_whose_first_part_finds_something() -> None:
    """What stands behind a first part is said with it, never alone."""
    rules = {"first": (APPROVED, TARGETS), "second": (EFFECTS, TARGETS)}
    assert summary("cells", **rules) == ["Cells: chill.", "Cells: aimed at mark."]
    assert summary("other-cells", **rules) == []
    assert summary("cells", later=(TARGETS,), **rules) == ["Cells: aimed at mark."]


def test_a_part_behind_the_first_may_find_nothing() -> None:
    assert summary("cells", only=(TARGETS, APPROVED)) == ["Cells: aimed at mark."]


def test_a_part_says_one_sentence_unless_it_may_say_more() -> None:
    assert summary("cells", short=(EFFECTS,)) == ["Cells: chill."]
    assert summary("cells", longer=(EFFECTS.with_more(most=2),)) == ["Cells: chill.", "Cells: fever."]


def test_a_part_may_go_on_from_the_sentence_before_it() -> None:
    on = TARGETS.with_more(joined=True)
    assert summary("cells", both=(EFFECTS, on)) == ["Cells: chill. Cells: aimed at mark."]
    assert summary("cells", none_between=(EFFECTS, APPROVED, on)) == ["Cells: chill. Cells: aimed at mark."]
    assert summary("cells", alone=(on,)) == ["Cells: aimed at mark."]


def test_a_rule_names_what_was_asked_in_one_of_its_parts() -> None:
    nameless = part("Some effect: {{ effect }}.", "therapy causes effect", per=["effect"])
    told = content({"therapy": "Therapy"}, EFFECTS, extras=Extras(plan={"summary": ["bare"]}))
    (found,) = findings(HELD, together(told, rule("bare", nameless)))
    assert found.startswith("summaries/bare/rule.yaml:")
    assert "no words in 'en' name 'therapy'" in found
    assert summary("cells", named=(nameless, TARGETS)) == ["Some effect: chill.", "Cells: aimed at mark."]


def again(**said: Any) -> PartText:
    """A part that is another, told again but for what it says itself."""
    return PartText({"through": [], **said}, {"": ""})


def named(told: PartText) -> Written:
    """A rule of two parts of which the second is only named."""
    held = rule("short", TARGETS, told)
    written: Any = held.documents["summaries/short/rule.yaml"].data
    if not told.written["through"]:
        del written["parts"][1]["through"]
    templates = {name: words for name, words in held.templates.items() if "part-1" not in name}
    whole = content({"therapy": "Therapy"}, EFFECTS, extras=Extras(plan={"summary": ["short"]}))
    return together(whole, Written(held.documents, templates))


def test_a_part_without_a_walk_is_the_one_it_names_but_for_what_it_says_itself() -> None:
    for told, said in (
        (again(said_as="sections/told/part-0"), ["Cells: chill."]),
        (again(said_as="sections/told/part-0", most=3), ["Cells: chill.", "Cells: fever.", "Cells: rash."]),
        (again(said_as="sections/told/part-0", per=["therapy"]), ["Cells: chill, fever, and rash."]),
        (again(said_as="part-0"), ["Cells: aimed at mark."]),
    ):
        answer = asked(knowledge(HELD, named(told)), {"therapy": "cells"})
        assert [sentence.text for sentence in answer.summary][1:] == said


def test_a_part_that_is_only_named_must_be_held_and_have_a_walk() -> None:
    for other, what in (
        ("sections/told/part-9", "no part is called 'sections/told/part-9'"),
        ("part-1", "'summaries/short/part-1' has no walk of its own"),
    ):
        assert any(what in found for found in findings(HELD, named(again(said_as=other))))
