"""A misread question is mended by a tap, without a script: forms that POST, the typed words in their bodies alone."""

from __future__ import annotations

from html import unescape

from tests.api import samples
from tests.api.site import Page, client

QUESTION = "My sister Zanzibara takes letrozole. What are the side effects of AC?"


def asked(**more: str | list[str]) -> str:
    """The page of the answer to a form."""
    html: str = client().post("/ask", data={"question": QUESTION, **more}).text
    return html


def taps(html: str) -> dict[str, tuple[str, str]]:
    """What each button of the fold says → its name and value."""
    fold = html.split('<details class="mend"')[1].split("</details>", maxsplit=1)[0]
    out = {}
    for block in fold.split("<button ")[1:]:
        name, value = (block.split(f'{key}="')[1].split('"')[0] for key in ("name", "value"))
        out[unescape(block.split(">", 1)[1].split("</button>")[0])] = (name, value)
    return out


def test_each_thing_that_was_read_has_others_and_not_this() -> None:
    held = taps(asked())
    assert held["I meant doxorubicin"] == ("read", "doxorubicin:doxorubicin")
    assert held["None of these"] == ("read", "cyclophosphamide+doxorubicin:")
    assert held["Not letrozole"] == ("read", "letrozole:")


def test_a_belief_is_no_thing_that_was_asked_about_and_can_be_refused() -> None:
    html = asked(question="I have heard that sugar feeds cancer so I stopped. What are the side effects of letrozole?")
    assert taps(html)["Not Sugar feeds cancer"] == ("read", "myth-sugar-feeds-cancer:")
    (line,) = [one for one in Page(html).text.split("\n") if "You asked about" in one] or [""]
    assert "sugar" not in line.casefold()


def test_a_tap_answers_what_is_meant_keeps_the_words_and_can_be_taken_back() -> None:
    html = asked(read="doxorubicin:doxorubicin")
    text = " ".join(Page(html).text.split())
    assert "You meant doxorubicin." in text
    assert "You asked about doxorubicin (“ac”)" in text
    assert "/answers/side-effects/doxorubicin" in Page(html).values("href", "link"), "what is answered"
    (box,) = [part.split("</textarea>")[0].split(">", 1)[1] for part in html.split("<textarea")[1:]]
    assert unescape(box) == QUESTION
    assert taps(html)["Take that back"] == ("undo", "doxorubicin")
    back = asked(read="doxorubicin:doxorubicin", undo="doxorubicin")
    assert "can stand for more than one thing" in back


def test_none_of_several_is_refused_at_once() -> None:
    html = asked(read="cyclophosphamide+doxorubicin:")
    assert [*taps(html)] == ["Take that back", "Not letrozole"]
    assert [f'name="undo" value="{one}"' in html for one in ("cyclophosphamide", "doxorubicin")] == [True, True]


def test_no_address_holds_what_was_typed_and_every_form_posts() -> None:
    page = Page(asked(read="doxorubicin:doxorubicin"))
    forms = [held for tag, held in page.tags if tag == "form"]
    assert len(forms) > 1
    assert {form["method"] for form in forms} == {"post"}
    addresses = [value for name in ("href", "src", "action", "formaction") for value in page.values(name)]
    assert not [one for one in addresses if "zanzibara" in one.casefold() or "sister" in one]
    asked_with = {one.partition("?")[2] for one in addresses if one.startswith("/answers")}
    assert asked_with <= {"", "register=standard", "register=clinical"}


def test_the_facts_of_a_person_are_one_line_on_the_page_and_in_json() -> None:
    html = asked()
    assert html.count("You mentioned") == 1
    assert "You mentioned your sister: letrozole." in Page(html).text
    assert "You asked about letrozole" not in Page(html).text, "each thing is named in one place"
    told = client().post("/api/v1/ask", json={"question": QUESTION}).json()["understanding"]
    (fact,) = told["mentioned"]
    assert (fact["text"], fact["whose"], fact["role"]) == ("letrozole", "your sister", "told")
    assert fact["concepts"] == ["https://wayfind.example/concepts/letrozole"]
    assert told["shared"] == "AC"


def test_programs_say_what_was_misread_by_id_or_iri() -> None:
    for one in ("doxorubicin", "https://wayfind.example/concepts/doxorubicin"):
        body = {"question": "What are the side effects of AC?", "read": {"cyclophosphamide": one}}
        told = client().post("/api/v1/ask", json=body).json()
        assert told["status"] == "answered"
        assert [concept["label"] for concept in told["understanding"]["concepts"]] == ["doxorubicin"]


def test_a_correction_of_what_is_not_held_is_refused_without_repeating_it() -> None:
    reply = client().post("/api/v1/ask", json={"question": "What is HER2?", "read": {"her2": "zanzibarword"}})
    assert reply.status_code == 400
    assert "zanzibarword" not in reply.text
    page = client().post("/ask", data={"question": "What is HER2?", "read": "her2:zanzibarword"})
    assert page.status_code == 200, "a page may be older than what is held now"
    assert "zanzibarword" not in page.text


def test_other_readings_are_folded_below_an_answer_as_whole_questions() -> None:
    html = client().post("/ask", data={"question": "What are the side effects of letrozole?"}).text
    fold = html.split('<details class="mend"')[1].split("</details>")[0]
    links = [link for link in Page(fold).values("href", "a") if link.startswith("/answers/")]
    assert links
    assert all(client().get(link).status_code == 200 for link in links)
    assert html.index('class="summary"') < html.index('class="mend"')


def test_an_answer_at_an_address_asks_nobody_what_they_meant() -> None:
    assert '<details class="mend"' not in client().get("/answers/side-effects/letrozole").text
    assert "letrozole" in samples.asker().knowledge.graph.concepts
