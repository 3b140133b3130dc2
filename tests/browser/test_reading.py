"""A reader in a real browser: what fell, when, to whom, and how we know."""

import re

import pytest
from playwright.sync_api import expect

TIMELINE = "/afghanistan-2021/"
PHONE = {"viewport": {"width": 390, "height": 844}}
NARROW = {"viewport": {"width": 320, "height": 640}}
NO_SCRIPT = {"java_script_enabled": False}


@pytest.mark.parametrize("window", [{}, NO_SCRIPT, PHONE], ids=["desktop", "no script", "phone"])
def test_from_the_first_page_to_the_sentence_that_says_it(open_page, window):
    page = open_page("/", **window)
    page.get_by_role("link", name="Taliban offensive 2021").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("34 of 34 provincial capitals")
    page.get_by_role("link", name="Taliban captured Kunduz").first.click()
    expect(page.locator("mark").first).to_contain_text(re.compile("Kunduz|city"))
    page.locator(".report a, .article-quotes a").first.click()
    expect(page).to_have_url(re.compile(r"/articles/\d+/#report-\d+$"))


@pytest.mark.parametrize("window", [{}, NO_SCRIPT], ids=["script", "no script"])
def test_a_day_is_chosen(open_page, window):
    page = open_page(TIMELINE, **window)
    page.locator("input[type=date]").first.fill("2021-08-11")
    page.get_by_role("button", name="Show").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("9 of 34")
    expect(page).to_have_url(re.compile("on=2021-08-11"))


def test_next_change_and_back_again(open_page):
    page = open_page(f"{TIMELINE}?on=2021-08-05")
    page.get_by_role("link", name="Next change").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("6 August 2021, 1 of 34")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_contain_text("0 of 34")


def test_the_slider_moves_by_days_with_the_keyboard(open_page):
    page = open_page(f"{TIMELINE}?on=2021-08-12")
    slider = page.get_by_role("slider")
    slider.focus()
    slider.press("ArrowLeft")
    expect(page.get_by_role("heading", level=1)).to_contain_text("11 August 2021, 9 of 34")
    expect(page).to_have_url(re.compile("on=2021-08-11"))


def test_what_was_known_that_evening_is_less(open_page):
    page = open_page(f"{TIMELINE}?on=2021-08-13")
    page.get_by_role("link", name="that evening").click()
    expect(page).to_have_url(re.compile("known_by=2021-08-13"))
    expect(page.get_by_text("Only what had been printed by 13 August 2021")).to_be_visible()


@pytest.mark.parametrize("spelling", ["Laschkargah", "lashkar gah", "لشکرگاه"])
def test_any_spelling_finds_the_place(open_page, spelling):
    page = open_page("/")
    page.get_by_label("Search places, actors and events").fill(spelling)
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Lashkar Gah", exact=True).first).to_be_visible()


def test_filters_narrow_the_list_and_say_so(open_page):
    page = open_page(f"{TIMELINE}?kind=visit")
    titles = page.locator(".event__title")
    expect(titles.first).to_contain_text("Visit")
    assert all("Visit" in title for title in titles.all_inner_texts())


def test_a_filter_that_finds_nothing_says_what_to_loosen(open_page):
    page = open_page(f"{TIMELINE}?kind=prison_break&q=zzzz")
    expect(page.locator("#events")).to_contain_text(re.compile("[Nn]o event"))


def test_the_first_tab_leads_to_the_content(open_page):
    page = open_page(TIMELINE)
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_contain_text("Skip")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#"))


@pytest.mark.parametrize(
    "path",
    [
        "/",
        TIMELINE,
        f"{TIMELINE}2021-08-12/",
        "/places/mazar-i-sharif/",
        "/actors/taliban/",
        "/search/?q=kabul",
        "/about/",
        "/credits/",
    ],
)
@pytest.mark.parametrize("window", [PHONE, NARROW], ids=["390", "320"])
def test_nothing_scrolls_sideways_on_a_phone(open_page, path, window):
    page = open_page(path, **window)
    width = window["viewport"]["width"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("window", [{}, NO_SCRIPT, PHONE], ids=["desktop", "no script", "phone"])
def test_a_printed_count_opens_to_the_events_that_make_up_ours(open_page, window):
    page = open_page(f"{TIMELINE}2021-08-11/", **window)
    count = page.locator(".count").filter(has_text="ninth").first
    count.get_by_text("Which ones").click()
    expect(count.get_by_role("link", name="Capture of Zaranj")).to_be_visible()


@pytest.mark.parametrize("window", [PHONE, NARROW], ids=["phone", "narrow"])
def test_the_coverage_board_scrolls_within_itself(open_page, window):
    page = open_page(f"{TIMELINE}coverage/", **window)
    expect(page.get_by_role("heading", level=1)).to_contain_text("August 2021")
    assert page.evaluate("document.documentElement.scrollWidth") <= window["viewport"]["width"]
    page.get_by_role("link", name="Month before").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("July 2021")
