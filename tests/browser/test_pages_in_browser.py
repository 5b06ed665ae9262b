"""In a real browser: nothing is loaded from elsewhere, nothing errs, the picture is drawn, everybody can use it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from tests.api.site import ANSWER

if TYPE_CHECKING:
    from playwright.sync_api import Browser, FloatRect, Page, ViewportSize

SMALL = ("/", "/answers/what-is/her2", "/concepts/her2", "/api/docs")
LARGE = (ANSWER, "/explore?concept=her2", "/sources")  # axe takes long over thousands of elements
CORRECTED = f"{ANSWER}/er"
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
PHONE: ViewportSize = {"width": 390, "height": 844}
SERIOUS = ("serious", "critical")
DRAWN = "[data-drawn=yes]"
ALONE = """part => {
    const kept = [...document.querySelectorAll(part)];
    for (const one of document.querySelectorAll("body *"))
        if (!kept.some(held => held.contains(one) || one.contains(held))) one.remove();
    for (const one of document.querySelectorAll("details:not([open]) > :not(summary)")) one.remove();
}"""
"""Leaves of a page what is seen of a part, and what that stands in: axe takes long over all the rest."""


@dataclass
class Visit:
    """A page, where it loads from, and what it complains of."""

    page: Page
    elsewhere: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@pytest.fixture(params=[WIDE, NARROW], ids=["wide", "narrow"])
def visit(request: pytest.FixtureRequest, browser: Browser, site: str) -> Iterator[Visit]:
    """A fresh window, on a desk or a phone."""
    context = browser.new_context(base_url=site, viewport=request.param)
    held = Visit(context.new_page())
    held.page.on("request", lambda r: None if r.url.startswith(site) else held.elsewhere.append(r.url))
    held.page.on("console", lambda m: held.complaints.append(m.text) if m.type in ("error", "warning") else None)
    held.page.on("pageerror", lambda e: held.complaints.append(str(e)))
    yield held
    context.close()


@pytest.mark.parametrize("path", SMALL + LARGE)
def test_a_page_loads_quietly_and_fits(visit: Visit, path: str) -> None:
    page = visit.page
    page.goto(path)
    page.wait_for_load_state("networkidle")
    assert not visit.elsewhere, "no request may leave this machine"
    assert not visit.complaints, "errors of scripts and of the content security policy show up here"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "no scrolling sideways"


@pytest.mark.parametrize("path", [*SMALL, *(pytest.param(path, marks=pytest.mark.slow) for path in LARGE)])
def test_a_page_is_for_everybody(visit: Visit, path: str) -> None:
    visit.page.goto(path)
    visit.page.wait_for_load_state("networkidle")
    found = [v for v in axe(visit.page) if v["impact"] in SERIOUS]
    assert not found, [(v["id"], v["help"], [n["target"] for n in v["nodes"]][:3]) for v in found]


@pytest.mark.parametrize("path", [ANSWER, "/concepts/her2"])
def test_the_picture_is_drawn_and_grows_on_demand(visit: Visit, path: str) -> None:
    page = visit.page
    page.goto(path)
    page.locator("section.graph").scroll_into_view_if_needed()
    page.wait_for_selector(DRAWN)
    canvas = page.locator("#canvas canvas")
    painted = "c => new Set(c.getContext('2d').getImageData(0, 0, c.width, c.height).data).size"
    assert canvas.evaluate(painted) > 10, "the canvas is blank"
    before = canvas.screenshot()
    box = canvas.bounding_box()
    assert box
    find_a_node(page, box)
    page.get_by_role("button", name="Show what it is linked with").click()
    page.wait_for_selector("#chosen button:has-text('Added'), #chosen button:has-text('All of it')")
    assert canvas.screenshot() != before
    assert not visit.complaints


def find_a_node(page: Page, box: FloatRect) -> None:
    """Click down the middle of the picture until something is chosen; nearer clicks would count as double ones."""
    for down in range(20, int(box["height"]), 15):
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + down)
        if page.locator("#chosen a").count():
            return
    raise AssertionError("no node could be chosen")


def test_a_question_is_asked_with_the_keyboard_alone(visit: Visit) -> None:
    page = visit.page
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.get_by_label("Your question").focus()
    page.keyboard.type("How does CAR-T work for breast cancer?")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("h1:has-text('How does CAR-T work for breast cancer?')")
    assert page.url.endswith("/ask"), "what was typed is in no address"
    sentence = page.locator("details.said").first
    sentence.locator("summary").first.focus()
    page.keyboard.press("Enter")
    assert sentence.locator(".claims a").first.is_visible()
    assert not visit.complaints


def test_the_summary_is_on_the_first_screen_of_a_phone(browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site, viewport=PHONE)
    page = context.new_page()
    page.goto(ANSWER)
    sentences = page.locator(".summary > .sentences > li")
    assert sentences.count() > 1
    last = sentences.last.bounding_box()
    assert last
    assert last["y"] + last["height"] <= PHONE["height"], "say less, or put less above it"
    page.goto(CORRECTED)
    for first in (page.locator(".wrong"), page.locator(".summary > .sentences > li").first):
        box = first.bounding_box()
        assert box
        assert box["y"] < PHONE["height"] - 20, "a correction stands there, and the summary begins there"
    context.close()


def test_each_cell_that_says_something_opens_to_its_proof(visit: Visit) -> None:
    page = visit.page
    page.goto(ANSWER)
    part = page.locator("section.part:has(table)").first
    part.locator("details.rest > summary").first.click()
    row = part.locator("tbody tr").first
    said = [cell for cell in row.locator("td").all() if (cell.inner_text() or "").strip()]
    assert len(said) > 1
    for cell in said:
        cell.locator("details.said > summary").click()
        assert cell.locator(".cited a").first.is_visible(), "a cell opens to the sources of its claims"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "no scrolling sideways"
    assert not visit.complaints


def test_an_answer_is_whole_without_script(browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site, java_script_enabled=False, viewport=NARROW)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(ANSWER)
    sentence = page.locator("details.said").first
    sentence.locator("summary").first.click()
    assert sentence.locator(".cited a").first.is_visible()
    assert page.locator(".outline li").first.is_visible(), "the picture's text stands where no picture is drawn"
    assert not page.locator("#drawing").is_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("path", "part"),
    [
        ("/answers/what-is/her2", "body"),
        (CORRECTED, ".wrong, .summary, .notice"),
        (ANSWER, "section.part:has(table)"),
    ],
)
def test_contrast_holds_by_day_and_by_night(browser: Browser, site: str, scheme: Any, path: str, part: str) -> None:
    context = browser.new_context(base_url=site, color_scheme=scheme, reduced_motion="reduce")
    page = context.new_page()
    page.goto(path)
    opened = "all => all.slice(0, 2).forEach(one => { one.open = true; })"
    for kind in ("details.rest", "details.said"):
        page.locator(part).locator(kind).evaluate_all(opened)
    page.evaluate(ALONE, part)
    found = axe(page, part, "color-contrast")
    assert not found, [node["html"] for violation in found for node in violation["nodes"]][:5]
    context.close()


def axe(page: Page, part: str = "html", *rules: str) -> list[dict[str, Any]]:
    """What axe finds wrong in a part of a page, by some rules or all: each of them takes long over a large page."""
    from axe_playwright_python.sync_playwright import Axe

    options = {"resultTypes": ["violations"], **({"runOnly": list(rules)} if rules else {})}
    violations: list[dict[str, Any]] = Axe().run(page, context=part, options=options).response["violations"]
    return violations
