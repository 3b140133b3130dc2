"""The map: hover, focus and tap show one card, and the keyboard reaches every area."""

import re

import pytest
from playwright.sync_api import expect

TIMELINE = "/afghanistan-2021/?on=2021-08-12"
DAY = "/afghanistan-2021/2021-08-12/"


def area(page, name):
    return page.locator(f"#areas path[aria-label^={name}]")


def card(page):
    return page.locator(".area-card")


@pytest.mark.parametrize("path", [TIMELINE, DAY])
def test_the_pointer_shows_a_card_and_a_click_leads_to_the_place(open_page, path):
    page = open_page(path)
    area(page, "Herat").hover()
    expect(card(page)).to_contain_text("Herat: Contested, held by Taliban")
    expect(card(page)).to_contain_text("Since: 12–13 August 2021")
    page.keyboard.press("Escape")
    expect(card(page)).to_be_hidden()
    area(page, "Herat").click()
    expect(page).to_have_url(re.compile("/places/herat/$"))


def test_the_keyboard_walks_over_the_map_as_one_stop(open_page):
    page = open_page(TIMELINE)
    assert page.locator("#areas path[tabindex='0']").count() == 1
    area(page, "Herat").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(":focus")).to_have_attribute("aria-label", re.compile("^Farah: Taliban"))
    expect(card(page)).to_contain_text("Farah: Taliban")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/places/farah/$"))


def test_a_tap_shows_the_card_and_its_link_leads_on(open_page):
    page = open_page(TIMELINE, viewport={"width": 390, "height": 844}, has_touch=True)
    area(page, "Herat").tap()
    expect(page).to_have_url(re.compile("on=2021-08-12"))
    card(page).get_by_text("Herat: Contested").tap()
    expect(page).to_have_url(re.compile("/places/herat/$"))


def test_the_card_tells_the_holder_of_the_day_that_the_slider_shows(open_page):
    page = open_page(TIMELINE)
    page.route("**/*on=*", lambda route: route.abort())  # as if the server took long
    page.get_by_role("slider").evaluate(
        "slider => { slider.value = 98; slider.dispatchEvent(new Event('input')); }"
    )
    area(page, "Herat").hover()
    expect(card(page)).to_have_text("Herat: Afghan government")
    page.unroute_all()


def test_the_card_belongs_to_the_day_shown(open_page):
    page = open_page(TIMELINE)
    page.get_by_role("slider").press("ArrowLeft")
    expect(page).to_have_url(re.compile("on=2021-08-11"))
    area(page, "Herat").hover()
    expect(card(page)).to_contain_text("Herat: Afghan government")
