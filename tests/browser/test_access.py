"""Accessibility rules (axe, WCAG 2.2 AA) on every kind of page, in every mode."""

from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

PATHS = [
    "/",
    "/afghanistan-2021/?on=2021-08-12",
    "/afghanistan-2021/2021-08-12/",
    "/afghanistan-2021/coverage/",
    "/places/kandahar/",
    "/places/kandahar-province/",
    "/actors/taliban/",
    "/actors/afghan-government/",
    "/search/?q=kabul",
    "/about/",
    "/credits/",
]
DARI = [
    "/fa/afghanistan-2021/?on=2021-08-12",
    "/fa/afghanistan-2021/2021-08-12/",
    "/fa/afghanistan-2021/coverage/",
    "/fa/places/kandahar/",
    "/fa/actors/taliban/",
    "/fa/afghanistan-2021/?kind=massacre&province=kabul-province&since=2021-08-30",
    "/fa/afghanistan-2021/frozen/?on=2021-08-12&known_by=2021-08-20&kind=captured",
    "/fa/afghanistan-2021/embed/?on=2021-08-12&known_by=2021-08-14&kind=captured",
]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES = {"runOnly": TAGS, "resultTypes": ["violations"]}


# What a dark page may break that a light one keeps, and what a narrow one may.
OF_COLOURS = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
    "resultTypes": ["violations"],
}
OF_LAYOUT = {
    "runOnly": {"type": "rule", "values": ["target-size", "scrollable-region-focusable"]},
    "resultTypes": ["violations"],
}
DESKTOP, PHONE = {"width": 1280, "height": 720}, {"width": 390, "height": 844}


def violations(page, rules=RULES):
    page.mouse.move(0, 0)  # colours under the pointer are another matter
    page.wait_for_load_state("load")
    found = Axe().run(page, options=rules).response["violations"]
    return [(each["id"], [node["html"][:120] for node in each["nodes"][:3]]) for each in found]


def violations_in_every_mode(page):
    """By mode: light, dark (where only colours differ), and on a phone (where only room does)."""
    page.set_viewport_size(DESKTOP)
    page.emulate_media(color_scheme="light")
    light = violations(page)
    page.emulate_media(color_scheme="dark")
    dark = violations(page, OF_COLOURS)
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(PHONE)
    return {"light": light, "dark": dark, "phone": violations(page, OF_LAYOUT)}


NONE = {"light": [], "dark": [], "phone": []}


@pytest.mark.parametrize("path", [*PATHS, *DARI])
def test_no_rule_is_broken(open_page, path):
    assert violations_in_every_mode(open_page(path)) == NONE


def test_no_rule_is_broken_where_parts_of_a_page_in_dari_are_unfolded(open_page):
    page = open_page("/fa/afghanistan-2021/?on=2021-08-12")
    for summary in page.locator("summary").all():
        summary.click()
    assert violations_in_every_mode(page) == NONE
    with page.expect_navigation():
        page.get_by_role("link", name="ثابت کردن این نما").click()
    page.locator("summary").click()
    assert violations_in_every_mode(page) == NONE


def test_no_rule_is_broken_where_the_sentences_are(open_page):
    page = open_page("/afghanistan-2021/")
    with page.expect_navigation():
        page.get_by_role("link", name="Taliban captured Kunduz").first.click()
    event = page.url
    expect(page.get_by_role("img", name="Map: Kunduz in Kunduz province")).to_be_visible()
    page.get_by_text("Cite this page").click()
    expect(page.get_by_text("Last modified")).to_be_visible()
    expect(page.get_by_role("link", name="Something wrong?")).to_be_visible()
    assert violations_in_every_mode(page) == NONE
    page.goto(f"/fa{urlsplit(event).path}embed/")
    assert violations_in_every_mode(page) == NONE
    page.goto(f"/fa{urlsplit(event).path}")
    page.locator(".cite summary").click()
    assert violations_in_every_mode(page) == NONE
    page.goto(event)
    with page.expect_navigation():
        page.locator(".report a, .article-quotes a").first.click()
    assert violations_in_every_mode(page) == NONE
    page.goto(f"/fa{urlsplit(page.url).path}")
    assert violations_in_every_mode(page) == NONE


def test_no_rule_is_broken_where_all_events_of_an_actor_are_unfolded(open_page):
    page = open_page("/actors/taliban/")
    page.get_by_text("All of them, with their sentences").first.click()
    assert violations_in_every_mode(page) == NONE


@pytest.mark.parametrize("path", [PATHS[0], PATHS[1], PATHS[2], DARI[0], "/places/kandahar/"])
def test_no_rule_is_broken_without_our_scripts(open_page, path):
    page = open_page("/about/")  # axe itself is a script: ours are answered with nothing
    empty = {"body": "", "content_type": "text/javascript"}
    page.route("**/static/js/*.js", lambda route: route.fulfill(**empty))
    page.goto(path)
    assert page.locator("#areas path[role=link]").count() == 0
    assert violations(page) == []
