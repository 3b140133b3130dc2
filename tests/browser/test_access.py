"""Accessibility rules (axe, WCAG 2.2 AA) on every kind of page, in every mode."""

from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

MODES = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}},
}
PATHS = [
    "/",
    "/afghanistan-2021/?on=2021-08-12",
    "/afghanistan-2021/2021-08-12/",
    "/afghanistan-2021/2021-08-09/",
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
    *(
        f"/fa{path}"
        for path in PATHS
        if path.startswith(("/afghanistan-2021/", "/places/", "/actors/"))
    ),
    "/fa/afghanistan-2021/?kind=massacre&province=kabul-province&since=2021-08-30",
    "/fa/afghanistan-2021/frozen/?on=2021-08-12&known_by=2021-08-20&kind=captured",
    "/fa/afghanistan-2021/embed/?on=2021-08-12&known_by=2021-08-14&kind=captured",
]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def violations(page):
    page.mouse.move(0, 0)  # colours under the pointer are another matter
    page.wait_for_load_state("load")
    found = Axe().run(page, options=RULES).response["violations"]
    return [(each["id"], [node["html"][:120] for node in each["nodes"][:3]]) for each in found]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("path", PATHS)
def test_no_rule_is_broken(open_page, path, mode):
    assert violations(open_page(path, **MODES[mode])) == []


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("path", DARI)
def test_no_rule_is_broken_from_right_to_left(open_page, path, mode):
    assert violations(open_page(path, **MODES[mode])) == []


@pytest.mark.parametrize("mode", MODES)
def test_no_rule_is_broken_where_parts_of_a_page_in_dari_are_unfolded(open_page, mode):
    page = open_page("/fa/afghanistan-2021/?on=2021-08-12", **MODES[mode])
    for summary in page.locator("summary").all():
        summary.click()
    assert violations(page) == []
    with page.expect_navigation():
        page.get_by_role("link", name="ثابت کردن این نما").click()
    page.locator("summary").click()
    assert violations(page) == []


@pytest.mark.parametrize("mode", MODES)
def test_no_rule_is_broken_where_the_sentences_are(open_page, mode):
    page = open_page("/afghanistan-2021/", **MODES[mode])
    with page.expect_navigation():
        page.get_by_role("link", name="Taliban captured Kunduz").first.click()
    event = page.url
    expect(page.get_by_role("img", name="Map: Kunduz in Kunduz province")).to_be_visible()
    page.get_by_text("Cite this page").click()
    expect(page.get_by_text("Last modified")).to_be_visible()
    expect(page.get_by_role("link", name="Something wrong?")).to_be_visible()
    assert violations(page) == []
    page.goto(f"/fa{urlsplit(event).path}embed/")
    assert violations(page) == []
    page.goto(f"/fa{urlsplit(event).path}")
    page.locator(".cite summary").click()
    assert violations(page) == []
    page.goto(event)
    with page.expect_navigation():
        page.locator(".report a, .article-quotes a").first.click()
    assert violations(page) == []
    page.goto(f"/fa{urlsplit(page.url).path}")
    assert violations(page) == []


@pytest.mark.parametrize("mode", MODES)
def test_no_rule_is_broken_where_all_events_of_an_actor_are_unfolded(open_page, mode):
    page = open_page("/actors/taliban/", **MODES[mode])
    page.get_by_text("All of them, with their sentences").first.click()
    assert violations(page) == []


@pytest.mark.parametrize("path", [PATHS[0], PATHS[1], PATHS[2], DARI[0], "/places/kandahar/"])
def test_no_rule_is_broken_without_our_scripts(open_page, path):
    page = open_page("/about/")  # axe itself is a script: ours are answered with nothing
    empty = {"body": "", "content_type": "text/javascript"}
    page.route("**/static/js/*.js", lambda route: route.fulfill(**empty))
    page.goto(path)
    assert page.locator("#areas path[role=link]").count() == 0
    assert violations(page) == []
