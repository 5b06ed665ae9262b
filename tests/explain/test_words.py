"""Words are compiled by language and by number: what is missing, misspelt or in no known language is found."""

from __future__ import annotations

from typing import Any

import pytest

from explain.book.compile import compiled_content
from explain.book.wordfile import slots
from explain.book.written import Written
from explain.speaker import Speaker
from kg.graph import Graph
from kg.yamlfile import Document
from tests.explain.builders import WORDING, Extras, asked, content, knowledge, part
from tests.kg.builders import graph, says

SLOTS = {"door": slots("next", found="what", claims="count", left="count concepts")}
DOOR: dict[str, Any] = {
    "next": {"en": "What next"},
    "found": {"en": "We found {what}."},
    "claims": {"en": {"one": "{count} claim", "other": "{count} claims"}},
    "left": {"en": {"one": "{concepts} is left", "other": "{concepts} are left"}},
}


def small(*claims: str) -> Graph:
    """A drug and its kind."""
    return graph({"Drug": "cure", "TherapyClass": "remedy"}, [says(line) for line in claims or ("cure is_a remedy",)])


def written(**door: Any) -> Written:
    """Content of one section, and what a door speaks, with some of it written otherwise."""
    held = {**DOOR, **door}
    words = {key: value for key, value in held.items() if value is not None}
    extras = Extras(wording={**WORDING, "door": words})
    return content({"drug": "Drug"}, part("{{ drug }}, {{ kind }}.", "drug is_a kind"), extras=extras)


def findings(**door: Any) -> list[str]:
    """What is wrong with it."""
    return [str(finding) for finding in compiled_content(written(**door), small(), SLOTS).findings]


def speaker(language: str = "en", **door: Any) -> Speaker:
    """How a reader is spoken to by this door."""
    held = small()
    done = compiled_content(written(**door), held, SLOTS)
    assert done.book, done.findings
    return Speaker(held, done.book.wording, language=language)


def test_what_a_door_speaks_it_finds() -> None:
    assert speaker().phrase("door.next") == "What next"
    assert speaker().phrase("door.found", what="it") == "We found it."


def test_words_follow_the_number() -> None:
    say = speaker().phrase
    assert [say("door.claims", n) for n in (0, 1, 2, 1642)] == ["0 claims", "1 claim", "2 claims", "1,642 claims"]
    assert say("door.left", 2, concepts="a and b") == "a and b are left", "the number itself may be left out"


def test_words_may_be_the_same_for_any_number() -> None:
    say = speaker(claims={"en": "claims: {count}"}).phrase
    assert [say("door.claims", n) for n in (1, 2)] == ["claims: 1", "claims: 2"]


def test_a_language_has_as_many_forms_as_it_has() -> None:
    polish = {"one": "{count} a", "few": "{count} b", "many": "{count} c", "other": "{count} d"}
    say = speaker("pl", claims={**DOOR["claims"], "pl": polish}).phrase
    assert [say("door.claims", n)[-1] for n in (1, 2, 5, 22)] == ["a", "b", "c", "b"]


@pytest.mark.parametrize(
    ("door", "said"),
    [
        pytest.param({"next": None}, "no words for 'next'", id="a phrase is missing"),
        pytest.param({"nxt": {"en": "x"}}, "nothing speaks 'nxt'; did you mean 'next'", id="a phrase nobody speaks"),
        pytest.param({"found": {"en": "We found {wat}."}}, "unknown slot 'wat'; did you mean 'what'", id="a slot"),
        pytest.param({"found": {"en": "We found."}}, "the words leave out {what}", id="a slot left out"),
        pytest.param({"found": {"en": "We found {what} ."}}, "a gap in the words", id="a gap"),
        pytest.param({"found": {"en": "We {found"}}, "a brace that belongs to no slot", id="a brace"),
        pytest.param({"next": {"en": {"one": "x", "other": "y"}}}, "do not depend on a number", id="forms of none"),
        pytest.param(
            {"claims": {"en": {"one": "x", "few": "y", "other": "z"}}}, "unknown form of 'en' 'few'", id="a form"
        ),
        pytest.param({"claims": {"en": {"other": "x"}}}, "no words for the form 'one'", id="a form is missing"),
        pytest.param({"left": {"en": {"one": "x", "other": "y"}}}, "leave out {concepts}", id="a slot of a form"),
        pytest.param({"next": {"en": "x", "spanish": "y"}}, "unknown language 'spanish'", id="a language"),
        pytest.param({"next": {"es": "x"}}, "no words in 'en'; add `en: …`", id="no English"),
    ],
)
def test_a_slip_is_found(door: dict[str, Any], said: str) -> None:
    assert any(said in finding for finding in findings(**door)), findings(**door)


def test_a_file_that_nothing_speaks_is_found() -> None:
    (finding,) = compiled_content(written(), small()).findings
    assert str(finding).startswith("explain/content/wording/door.yaml:1: unknown file of words 'door'")


def test_a_door_without_its_file_is_found() -> None:
    bare = content({"drug": "Drug"}, part("{{ drug }}, {{ kind }}.", "drug is_a kind"))
    (finding,) = compiled_content(bare, small(), SLOTS).findings
    assert "wording/door.yaml:1: the file is missing" in str(finding)


def looked_for(**names: Any) -> str:
    """What is said to be looked for where nothing is found."""
    extras = Extras(wording={**WORDING, "names": names})
    bare = content({"drug": "Drug"}, part("{{ drug }}, {{ effect }}.", "drug causes effect"), extras=extras)
    (section,) = asked(knowledge(small(), bare), {"drug": "cure"}).sections
    assert section.empty
    return section.empty.looked_for


def test_a_name_of_a_walk_stands_for_itself_unless_it_is_called_something() -> None:
    assert looked_for(effect={}) == "cure can cause [effect]"
    assert looked_for(effect={"en": "side effect"}) == "cure can cause [side effect]"


def test_a_name_that_no_walk_has_is_found() -> None:
    extras = Extras(wording={**WORDING, "names": {"efect": {"es": "efecto"}}})
    bare = content({"drug": "Drug"}, part("{{ drug }}, {{ effect }}.", "drug causes effect"), extras=extras)
    (finding,) = compiled_content(bare, small()).findings
    assert "nothing speaks 'efect'; did you mean 'effect'" in str(finding)


def test_a_denial_has_the_words_of_the_ontology_or_says_no_before_the_label() -> None:
    assert speaker().verb("has_barrier", denied=True) == "does not have barrier"
    assert speaker().verb("causes", denied=True) == "not: can cause"


def test_a_language_lacks_the_words_of_the_ontology_too() -> None:
    done = compiled_content(written(next={**DOOR["next"], "es": "Qué sigue"}), small(), SLOTS)
    assert done.book
    assert (done.book.begun, done.book.languages) == (("en", "es"), ("en",))
    lacking = {(f.where.rpartition("/")[2], f.fix) for f in done.book.missing("es")}
    assert {
        ("ontology#isA", 'add `rdfs:label "…"@es`'),
        ("ontology#isA", 'add `wf:deniedLabel "…"@es`'),
        ("ontology#Drug", 'add `wf:plainGloss "…"@es`'),
        ("ontology#levelRegulatory", 'add `rdfs:label "…"@es`'),
        ("ontology#qualifierJurisdiction", 'add `rdfs:label "…"@es`'),
        ("cure#label", "add `es: …` to its label"),
        ("part-0.en.j2:1", "write explain/content/sections/told/part-0.es.j2"),
        ("names.yaml:1", "add `kind: {es: …}`"),
    } <= lacking
    assert not [fix for _, fix in lacking if "definition" in fix], "definitions are for who writes facts"


def test_a_language_that_is_not_begun_lacks_every_word() -> None:
    done = compiled_content(Written(written().documents, written().templates), small(), SLOTS)
    assert done.book
    assert len(done.book.missing("es")) == len({(words.where, words.add) for words in done.book.heard})


def test_a_language_in_which_emergencies_are_not_heard_is_not_held() -> None:
    """And one in which nothing but an emergency is heard is not begun by that."""
    flags = {
        "now.yaml": {"en": {"sure": ["help now"]}, "es": {"sure": ["ayuda ahora"]}},
        "ill.yaml": {"en": {"sure": ["very ill"]}},
    }
    held = written()
    documents = {f"hearing/flags/{name}": Document(name, data, {}) for name, data in flags.items()}
    documents["hearing/urgency.yaml"] = Document("urgency.yaml", {"order": ["now", "ill"]}, {})
    documents["hearing/groups/now.yaml"] = Document("now.yaml", {"now": {"en": ["now"]}}, {})
    known = graph({"Drug": "cure", "TherapyClass": "remedy", "RedFlag": "now ill"}, [says("cure is_a remedy")])
    done = compiled_content(Written({**held.documents, **documents}, held.templates), known, SLOTS)
    assert done.book, done.findings
    assert done.book.begun == ("en",)
    assert "add `es: {sure: […]}`" in {lacking.fix for lacking in done.book.missing("es")}


def test_a_template_in_no_known_language_is_told_by_nothing() -> None:
    held = written()
    stray = Written(held.documents, {**held.templates, "sections/told/part-0.xx.j2": "…"})
    (finding,) = compiled_content(stray, small(), SLOTS).findings
    assert "part-0.xx.j2:1: no part is told by this file" in str(finding)


def test_documents_without_lines_are_bound_alike() -> None:
    """A snapshot keeps no lines."""
    held = written()
    bare = {name: Document(name, document.data, {}) for name, document in held.documents.items()}
    assert compiled_content(Written(bare, held.templates), small(), SLOTS).book
