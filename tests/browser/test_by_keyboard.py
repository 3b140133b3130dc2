"""The whole way from the timeline to the sentence without a pointer, and with large letters."""

import re

import pytest
from playwright.sync_api import expect

TIMELINE = "/afghanistan-2021/"
MOST_TABS = 160
PAGES = [
    "/",
    TIMELINE,
    f"{TIMELINE}2021-08-12/",
    f"{TIMELINE}frozen/?on=2021-08-11",
    f"{TIMELINE}coverage/",
    "/places/kandahar/",
    "/actors/taliban/",
    "/search/?q=kabul",
]
# Text links within sentences, and what a browser draws by itself, may be smaller (WCAG 2.5.8).
PRESSED = "button, select, summary, input:not([type=hidden]), .button, nav a"
SMALL_TARGETS = """(pressed) => [...document.querySelectorAll(pressed)]
  .map((each) => [each.outerHTML.slice(0, 80), each.closest("label") ?? each])
  .filter(([, each]) => each.checkVisibility({ visibilityProperty: true }))
  .map(([told, each]) => [told, each.getBoundingClientRect()])
  .filter(([, box]) => box.width > 1 && (box.width < 24 || box.height < 24))
  .map(([told]) => told)"""


def tab_to(page, said):
    """Press Tab until what has the focus says this, and see that the focus can be seen."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        told = page.evaluate(
            "(document.activeElement.ariaLabel ?? '') + document.activeElement.innerText"
        )
        if re.search(said, told):
            style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert style != "none", said
            return
    raise AssertionError(f"Tab does not reach {said!r}")


def test_from_the_timeline_to_the_sentence_with_the_keyboard_alone(open_page):
    page = open_page(f"{TIMELINE}?on=2021-08-11")
    tab_to(page, "^Next change")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("on=2021-08-12"))
    tab_to(page, "^Filter the list")
    page.keyboard.press("Enter")
    tab_to(page, "^Taliban captured Kunduz$")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/events/\d+/$"))
    tab_to(page, "In the article")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/articles/\d+/#report-\d+$"))


def test_a_filter_is_set_with_the_keyboard_alone(open_page):
    page = open_page(TIMELINE)
    tab_to(page, "^Filter the list")
    page.keyboard.press("Enter")
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.value") == "denied":
            break
    page.keyboard.press("Space")
    tab_to(page, "^Filter$")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("stance=denied"))
    expect(page.get_by_text("Who says so: Denies it")).to_be_visible()


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [1280, 640])
def test_nothing_scrolls_sideways_where_letters_are_twice_as_large(open_page, path, width):
    page = open_page(path, viewport={"width": width, "height": 900})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("path", PAGES)
def test_what_is_pressed_is_large_enough(open_page, path):
    page = open_page(path, viewport={"width": 390, "height": 844})
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    assert page.evaluate(SMALL_TARGETS, PRESSED) == []


def test_a_printed_page_names_the_address_of_its_source(open_page):
    page = open_page("/")
    page.get_by_role("link", name="Taliban offensive 2021").first.click()
    page.get_by_role("link", name="Taliban captured Kunduz").first.click()
    page.emulate_media(media="print")
    expect(page.locator(".printed .print-only").first).to_be_visible()
    expect(page.locator(".printed .print-only").first).to_contain_text("https://")
    expect(page.get_by_role("search")).to_be_hidden()
