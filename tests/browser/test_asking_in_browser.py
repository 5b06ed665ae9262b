"""In a real browser: suggestions by keyboard and by tap, and a misread question mended with and without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.browser.test_pages_in_browser import PHONE, SERIOUS, axe

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

BOX, OPTIONS = "#question", "#suggestions [role=option]"
AMBIGUOUS = "What are the side effects of AC?"


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """The first page on a phone; what scripts complain of fails the test."""
    context = browser.new_context(base_url=site, viewport=PHONE)
    held, complaints = context.new_page(), []
    held.on("pageerror", lambda error: complaints.append(str(error)))
    held.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    held.goto("/")
    yield held
    context.close()
    assert not complaints


def test_a_name_is_chosen_with_the_keyboard_and_the_box_tells_so(page: Page) -> None:
    box = page.locator(BOX)
    box.focus()
    page.keyboard.type("What are the side effects of letroz")
    page.wait_for_selector(OPTIONS)
    assert (box.get_attribute("role"), box.get_attribute("aria-expanded")) == ("combobox", "true")
    assert page.locator("#suggested").inner_text()
    page.keyboard.press("ArrowDown")
    first = page.locator(OPTIONS).first
    assert first.get_attribute("aria-selected") == "true"
    assert box.get_attribute("aria-activedescendant") == first.get_attribute("id")
    page.keyboard.press("Enter")
    assert box.input_value() == "What are the side effects of letrozole "
    assert box.get_attribute("aria-expanded") == "false"
    assert box.get_attribute("aria-activedescendant") is None


def test_escape_and_leaving_close_the_suggestions_and_change_no_word(page: Page) -> None:
    box = page.locator(BOX)
    for key in ("Escape", "Tab"):
        box.fill("")
        box.press_sequentially("tamox")
        page.wait_for_selector(OPTIONS)
        page.keyboard.press(key)
        page.wait_for_selector("#suggestions", state="hidden")
        assert box.input_value() == "tamox"


def test_a_tap_on_a_question_puts_it_into_the_box_and_asking_answers_it(page: Page) -> None:
    page.locator(BOX).press_sequentially("letroz")
    page.locator(OPTIONS, has_text="What are the side effects of letrozole?").click()
    assert page.locator(BOX).input_value() == "What are the side effects of letrozole?"
    page.get_by_role("button", name="Ask", exact=True).click()
    page.wait_for_selector("h1:has-text('What are the side effects of letrozole?')")
    assert page.url.endswith("/ask")


def test_what_is_typed_travels_in_bodies_alone_and_no_more_than_its_end(page: Page) -> None:
    sent = []
    page.on("request", lambda request: sent.append((request.method, request.url, request.post_data or "")))
    page.locator(BOX).press_sequentially("secretword " + "and so on " * 12 + "letroz")
    page.wait_for_selector(OPTIONS)
    typed = [one for one in sent if "/static/" not in one[1]]  # the page's own files may still be on their way
    assert typed
    assert {(method, url.rpartition("/")[2]) for method, url, _ in typed} == {("POST", "suggest")}
    assert not [url for _, url, _ in sent if "letroz" in url]
    assert "letroz" in typed[-1][2]
    assert "secretword" not in typed[-1][2], "the end alone is sent"


def test_open_suggestions_and_the_fold_are_for_everybody_and_fit_a_phone(page: Page) -> None:
    page.locator(BOX).press_sequentially("breast can")
    page.wait_for_selector(OPTIONS)
    for open_first in (False, True):
        if open_first:
            page.locator(BOX).fill("I have breast cancer. What are the side effects of AC?")
            page.get_by_role("button", name="Ask", exact=True).click()
            page.locator("details.mend > summary").click()
        found = [one for one in axe(page) if one["impact"] in SERIOUS]
        assert not found, [(one["id"], one["help"]) for one in found]
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_misread_question_is_mended_without_any_script(browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site, viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.locator(BOX).fill(AMBIGUOUS)
    page.get_by_role("button", name="Ask", exact=True).click()
    page.get_by_role("link", name="What are the side effects of doxorubicin?").wait_for()
    page.locator("details.mend > summary").click()
    page.get_by_role("button", name="I meant doxorubicin").click()
    page.get_by_text("You meant doxorubicin.").wait_for()
    assert page.locator("h1").inner_text() == AMBIGUOUS
    assert page.locator(BOX).input_value() == AMBIGUOUS
    assert page.url == f"{site}/ask"
    context.close()
