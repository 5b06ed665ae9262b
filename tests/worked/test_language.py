"""A language is added by files alone: then answers, leaflets and pages have no English word left."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest

from api.text import as_markdown, as_text
from explain.answering import Reader
from explain.model import Explanation
from tests.api.site import Page
from tests.worked.greek import ENGLISH, GREEK, greek
from tests.worked.test_worked_example import QUESTION, TODAY
from tests.worked.world import asker, client, world

LATIN = re.compile(r"[A-Za-z]+")
OUTLANDISH = "xylophone zebra"


def told(question: str = QUESTION) -> Explanation:
    """The example's question, asked and answered in Greek."""
    return asker().ask(greek(question), TODAY, Reader(language=GREEK))


def left_in_english(text: str) -> list[str]:
    """The words in Latin letters that are no name or place of a document, no address and no name of ours."""
    documents = world().graph.sources.values()
    given = {words for source in documents for words in (source.title, source.publisher, source.url)}
    given |= {citation.at for claim in world().graph.claims.values() for citation in claim.cited}
    for words in sorted(given, key=len, reverse=True):
        text = text.replace(words, " ")
    return [word for word in LATIN.findall(re.sub(r"https?://\S+", " ", text)) if word != "Wayfind"]


def test_an_answer_has_no_english_word_left() -> None:
    answer = told()
    assert (answer.status, len(answer.sections)) == ("answered", 2)
    said = [answer.question, *(notice.text for notice in answer.notices), *answer.labels.values()]
    said += [words for s in answer.sections for words in (s.title, *(sentence.text for sentence in s.sentences))]
    said += [one.question for one in answer.related]
    assert left_in_english(" ".join(said)) == []
    assert "30 Δεκεμβρίου 2025" in answer.sections[0].sentences[0].text, "dates are as the language writes them"


@pytest.mark.parametrize("question", [QUESTION, OUTLANDISH])
def test_a_leaflet_has_no_english_word_left(question: str) -> None:
    speaker = asker().knowledge.speaker(language=GREEK)
    for shown in (as_text(told(question), speaker), as_markdown(told(question), speaker)):
        assert left_in_english(" ".join(shown.split()).replace(world_edition(), "")) == []


def world_edition() -> str:
    """The hash of the snapshot."""
    return asker().knowledge.edition.sha256[:12]


PAGES = (
    "/", "/answers/availability/car-t/breast-cancer", "/answers/availability/car-t/b-cell-all?register=clinical",
    "/concepts/car-t", "/concepts/tisagenlecleucel", "/concepts/breast-cancer", "/explore", "/explore?concept=car-t",
    "/sources", *(f"/claims/{key}" for key in ("approved_for", "standard_for", "gloss")),
)  # fmt: skip


def addresses() -> Iterator[str]:
    """All kinds of pages."""
    for path in PAGES:
        if path.startswith("/claims/"):
            yield next(f"/claims/{key}" for key in sorted(world().graph.claims) if f".{path[8:]}." in key)
        else:
            yield path


@pytest.mark.parametrize("number", range(len(PAGES)), ids=PAGES)
def test_a_page_has_no_english_word_left(number: int) -> None:
    path = list(addresses())[number]
    reply = client().get(f"{path}{'&' if '?' in path else '?'}language={GREEK}")
    assert reply.status_code == 200, reply.text
    page = Page(re.sub(r"<code>.*?</code>|<a[^>]*lang=.*?</a>|<html[^>]*>|<title>", " ", reply.text))
    drawn = re.search(r'id="picture">(.*?)</script>', reply.text)
    script = json.loads(drawn[1]) if drawn else {}
    text = page.text.replace(drawn[1], " ") if drawn else page.text
    said = [text, *page.values("aria-label"), *script.get("words", {}).values()]
    said += [words for node in script.get("nodes", ()) for words in (node["title"], node["kind"], node["label"])]
    said += [edge["label"] for edge in script.get("edges", ())]
    assert left_in_english(" ".join(" ".join(said).split())) == []
    assert reply.text.startswith(f'<!doctype html>\n<html lang="{GREEK}">')


@pytest.mark.parametrize("question", [QUESTION, OUTLANDISH])
def test_what_is_asked_on_a_greek_page_is_answered_on_one(question: str) -> None:
    page = Page(client().get(f"/?language={GREEK}").text)
    assert ("input", {"type": "hidden", "name": "language", "value": GREEK}) in page.tags
    reply = client().post("/ask", data={"question": greek(question), "language": GREEK})
    shown = Page(re.sub(r"<code>.*?</code>|<a[^>]*lang=.*?</a>|<script.*?</script>", " ", reply.text))
    assert left_in_english(" ".join([shown.text, *shown.values("aria-label")])) == []


def test_links_lead_to_pages_in_the_same_language() -> None:
    page = Page(client().get(f"/answers/availability/car-t/breast-cancer?language={GREEK}").text)
    own = [link for link in page.values("href", "a") if link.startswith("/") and not link.startswith("/api/docs")]
    others = [link for link in own if f"language={GREEK}" not in link]
    assert others == ["/answers/availability/car-t/breast-cancer"], "but the one that leads to the same in English"
    assert not [link for link in own if client().get(link).status_code != 200]
    assert page.values("href", "link")[-1] == f"/answers/availability/car-t/breast-cancer?language={GREEK}"


def test_a_problem_is_called_something_in_the_language_and_says_what_is_english() -> None:
    reply = client().get(f"/concepts/nothing?language={GREEK}")
    assert reply.status_code == 404
    assert f"<h1>{greek('Not found')}</h1>" in reply.text
    assert f'<p lang="{ENGLISH}">no concept' in reply.text


def test_programs_choose_the_language_too() -> None:
    asked = client().post("/api/v1/ask", json={"question": greek(QUESTION), "language": GREEK}).json()
    assert (asked["language"], asked["status"]) == (GREEK, "answered")
    for path in ("/api/v1/answers/availability/car-t/breast-cancer", "/api/v1/concepts/car-t"):
        labels = client().get(f"{path}?language={GREEK}").json()["labels"]
        assert left_in_english(" ".join(labels.values())) == []
    drawn = client().get(f"/api/v1/concepts/car-t/picture?language={GREEK}").json()
    assert left_in_english(" ".join(edge["label"] for edge in drawn["edges"])) == []


@pytest.mark.parametrize("path", ["/", "/concepts/car-t", "/api/v1/concepts/car-t", "/explore", "/sources"])
def test_a_language_that_is_not_held_is_refused_without_repeating_it(path: str) -> None:
    reply = client().get(f"{path}?language=zanzibar")
    assert reply.status_code == 400
    assert "zanzibar" not in reply.text
    assert "ask in one of: el, en" in reply.text
