"""Every page shows what it promises: emergency first, scope twice, proof behind each sentence, no script needed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from api.pages.answer import answer_page
from api.pages.render import render
from api.pages.site import Site
from explain.knowledge import Knowledge
from explain.model import More
from tests.api import samples
from tests.api.site import ANSWER, Page, client, got, seen

PAGES = (
    "/", ANSWER, f"{ANSWER}?register=standard", "/answers/what-is/her2", "/concepts/car-t", "/concepts/breast-cancer",
    "/explore", "/explore?concept=her2", "/sources", "/api/docs", "/concepts/nothing-like-it",
)  # fmt: skip


def by_hand() -> str:
    """The page of the explanation that is written by hand."""
    knowledge = Knowledge(samples.graph(), samples.asker().knowledge.book, samples.EDITION)
    return answer_page(Site(knowledge), samples.explanation())


@pytest.mark.parametrize("path", PAGES)
def test_every_page_has_the_emergency_line_first_and_the_scope_line_twice(path: str) -> None:
    page = seen(path)
    speaker = samples.asker().knowledge.speaker()
    emergency, scope = (speaker.notice(kind) for kind in ("emergency", "scope"))
    text = " ".join(page.text.split())
    assert text.count(scope) == 2, "say it at the top and at the bottom"
    before = text[: text.index(emergency)]
    assert before.endswith("Skip to the content "), f"nothing may stand above the emergency line: {before[-80:]}"


@pytest.mark.parametrize("path", PAGES)
def test_every_page_loads_from_here_alone_and_holds_no_script_or_style_of_its_own(path: str) -> None:
    page = seen(path)
    loaded = page.values("src") + page.values("href", "link")
    assert loaded
    assert all(address.startswith("/") and not address.startswith("//") for address in loaded)
    inline = [held for tag, held in page.tags if tag == "script" and "src" not in held]
    assert all(held.get("type") == "application/json" for held in inline), "data may stand in the page, code may not"
    assert not page.values("style"), "a style attribute is refused by the content security policy"
    assert not [tag for tag, _ in page.tags if tag == "style"]
    assert not [name for _, held in page.tags for name in held if name.startswith("on")]


@pytest.mark.parametrize("path", PAGES)
def test_ids_are_unique_and_links_into_a_page_lead_somewhere(path: str) -> None:
    page = seen(path)
    ids = page.values("id")
    assert len(ids) == len(set(ids)), {name for name in ids if ids.count(name) > 1}
    missing = {link for link in page.values("href", "a") if link.startswith("#") and link[1:] not in ids}
    assert not missing


def test_every_sentence_of_an_answer_opens_to_claims_with_sources() -> None:
    html = got(ANSWER).text
    told = got(f"/api/v1{ANSWER}").json()
    sentences = told["summary"] + [sentence for section in told["sections"] for sentence in section["sentences"]]
    assert told["summary"]
    assert any(sentence["cells"] for sentence in sentences), "take an answer that has a table"
    proofs = {block.split('"', 1)[0]: block for block in html.split('<details class="said" id="')[1:]}
    wanted = {one: claims for sentence in sentences for one, claims in proven(sentence)}
    assert proofs.keys() == wanted.keys(), "a proof for each sentence and each cell that says anything, and no other"
    for one, claims in wanted.items():
        links = set(Page(proofs[one]).values("href", "a"))
        assert claims
        for iri in claims:
            assert f"/claims/{iri.rsplit('/', 1)[1]}" in links, one
            assert {told["sources"][source]["url"] for source in told["claims"][iri]["sources"]} <= links, one


def proven(sentence: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """What of a sentence opens to a proof, by its id on the page, and the claims that stand there."""
    if not sentence["cells"]:
        yield sentence["id"], sentence["claims"]
    for place, (cell, claims) in enumerate(zip(sentence["cells"], sentence["cell_claims"], strict=True), 1):
        if cell:
            yield f"{sentence['id']}-{place}", claims


def test_the_cells_of_a_row_show_all_that_the_row_rests_on() -> None:
    told = got(f"/api/v1{ANSWER}").json()
    rows = [sentence for section in told["sections"] for sentence in section["sentences"] if sentence["cells"]]
    bare = {
        row["id"]: row["claims"]
        for row in rows
        if {claim for _, claims in proven(row) for claim in claims} != set(row["claims"])
    }
    assert not bare, "a page shows the proof of cells alone: each claim of a row belongs to one of them"


def test_a_table_has_its_headings_and_a_row_without_cells_stands_in_it_whole() -> None:
    table = by_hand().split('<section class="part" id="signs"')[1].split("</section>")[0]
    page = Page(table)
    heads = ["Sign", "How often", "What helps"]
    assert re.findall(r'<th scope="col">(.*?)</th>', table) == heads * 2, "one table at once, one that is opened"
    assert page.values("id", "details") == ["signs.0-1", "signs.0-2", "signs.1-1", "signs.1-3", "signs.2-1"]
    assert page.values("colspan", "td") == [str(len(heads))]
    assert "Rash *" in page.text
    assert page.text.count("This may have changed since then") == 1, "where a row is stale, below the table it is in"


def test_an_answer_says_level_dates_and_place_of_its_citations() -> None:
    text = " ".join(seen("/answers/what-is/her2").text.split())
    assert "Reference work" in text
    assert re.search(r"speaks for \w+ \d+, \d{4}, read \w+ \d+, \d{4}", text)


def test_a_wrong_premise_is_corrected_before_anything_else_is_said() -> None:
    html = got("/answers/how-it-works/car-t/breast-cancer/er").text
    assert 0 < html.index("First, a correction.") < html.index('<section class="part"')


def test_a_long_section_is_folded_and_lacks_nothing() -> None:
    html = got(ANSWER).text
    told = got(f"/api/v1{ANSWER}").json()
    parts = {block.split('"', 1)[0]: block for block in re.split(r'<section class="part[ \w-]*" id="', html)[1:]}
    opened = {
        one["id"]: (one, sum(sentence["more"] for sentence in one["sentences"]))
        for one in told["sections"]
        if any(sentence["more"] for sentence in one["sentences"])
    }
    long = [key for key, (one, more) in opened.items() if more < len(one["sentences"])]
    assert long, "take an answer with a section that shows some and folds the rest"
    for key in long:
        shown, rest = parts[key].split('<details class="rest">', 1)
        section, more = opened[key]
        assert f"{more} more" in rest
        assert shown.count('class="said"') == len(section["sentences"]) - more
        assert rest.count('class="said"') == more
    for key in opened.keys() - set(long):
        assert parts[key].index('<details class="rest">') < parts[key].index('class="said"'), f"{key} is to be opened"


def test_what_was_not_found_is_one_line_with_what_was_looked_for_behind_it() -> None:
    page = Page(by_hand().replace("<", " <"))
    text = " ".join(page.text.split())
    assert text.count("We have not yet collected trials of it. Your care team can tell you more.") == 1
    assert "What we looked for cure tested_in it" in text
    assert "trials" not in page.values("id", "section"), "a section without a sentence is no part of the page"


def test_what_is_asked_in_words_is_answered_on_the_page_itself() -> None:
    reply = client().post("/ask", data={"question": "What is <b>HER2</b>?"}, follow_redirects=False)
    assert reply.status_code == 200
    assert "<b>HER2</b>" not in reply.text
    assert "What is &lt;b&gt;HER2&lt;/b&gt;?" in reply.text


def test_what_cannot_be_answered_is_said_and_something_is_offered() -> None:
    page = Page(client().post("/ask", data={"question": "xylophone zebra"}).text)
    assert "rather say so than guess" in page.text
    assert [link for link in page.values("href", "a") if link.startswith("/answers/")]


def test_every_answer_that_a_page_links_to_is_there() -> None:
    for path in ("/", ANSWER, "/concepts/car-t"):
        for link in set(seen(path).values("href", "a")):
            if link.startswith("/answers/"):
                assert got(link).status_code == 200, f"{path} links to {link}"


def test_every_concept_and_every_claim_has_a_page() -> None:
    graph = samples.asker().knowledge.graph
    addresses = [f"/concepts/{key}" for key in sorted(graph.concepts)[::7]]
    addresses += [f"/claims/{key}" for key in sorted(graph.claims)[::23]]
    assert not [address for address in addresses if got(address).status_code != 200]


def test_a_replaced_claim_says_by_what_and_why() -> None:
    graph = samples.asker().knowledge.graph
    old = next(claim for claim in graph.claims.values() if claim.superseded_by)
    assert old.superseded_by
    page = seen(f"/claims/{old.id}")
    assert "This claim has been replaced." in page.text
    assert f"/claims/{old.superseded_by.claim}" in page.values("href", "a")
    newer = got(f"/claims/{old.superseded_by.claim}").text
    assert "<s>" in newer, "and the newer one shows the old one struck out"


def test_an_answer_alone_needs_nothing_else() -> None:
    knowledge = samples.asker().knowledge
    page = Page(render(knowledge, samples.asker().ask("How does CAR-T work for breast cancer?", samples.TODAY)))
    assert not page.values("src")
    assert not page.values("href", "link")
    assert not [link for link in page.values("href", "a") if link.startswith("/")], (
        "no link into a site that isn't there"
    )
    assert not [tag for tag, _ in page.tags if tag in ("form", "script")]


def test_the_three_examples_of_the_first_page_come_from_the_graph() -> None:
    links = [link for link in seen("/").values("href", "a") if link.startswith("/answers/")]
    assert len(links) == 3


def test_what_was_named_and_is_not_answered_is_said_with_the_same_question_about_it() -> None:
    html = client().post("/ask", data={"question": "What are the side effects of Kymriah and Yescarta?"}).text
    text = " ".join(Page(html).text.split())
    assert "You also named Yescarta: this answer is not about it. Not what you meant? You can also ask" in text
    assert "/answers/side-effects/axicabtagene-ciloleucel" in Page(html).values("href", "a")


def test_what_a_section_leaves_out_is_counted_with_a_way_to_it() -> None:
    told = samples.asker().ask("What is HER2?", samples.TODAY)
    first, *others = told.sections
    cut = replace(first, more=More(count=12, concept="her2"))
    page = Page(answer_page(Site(samples.asker().knowledge), told.model_copy(update={"sections": (cut, *others)})))
    assert "and 12 more: see all that is said of HER2" in " ".join(page.text.split())
    assert "/concepts/her2" in page.values("href", "a")
