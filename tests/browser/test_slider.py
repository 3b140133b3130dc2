"""The slider over days: the keyboard, the second clock, and what it leaves on the page."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from events.dari_dates import day_in_dari

TIMELINE = "/afghanistan-2021/"


@pytest.mark.parametrize(
    ("key", "headline"),
    [
        ("PageUp", "13 August 2021, 17 of 34"),
        ("PageDown", "11 August 2021, 9 of 34"),
        ("Home", "1 May 2021, 0 of 34"),
        ("End", "7 September 2021, 34 of 34"),
    ],
)
def test_keys_lead_to_the_next_change_and_to_the_ends(open_page, key, headline):
    page = open_page(f"{TIMELINE}?on=2021-08-12")
    page.get_by_role("slider").press(key)
    expect(page.get_by_role("heading", level=1)).to_contain_text(headline)


def test_sliding_keeps_filters_the_focus_and_the_way_back(open_page):
    page = open_page(f"{TIMELINE}?on=2021-08-12&kind=captured")
    slider = page.get_by_role("slider")
    slider.press("ArrowRight")
    expect(page).to_have_url(re.compile("kind=captured&on=2021-08-13"))
    expect(slider).to_be_focused()
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_contain_text("12 August 2021")
    expect(slider).to_have_value("103")


def test_what_was_known_moves_along_with_the_day(open_page):
    page = open_page(f"{TIMELINE}?on=2021-08-12&known_by=2021-08-12")
    page.get_by_role("slider").press("ArrowRight")
    expect(page).to_have_url(re.compile("on=2021-08-13&known_by=2021-08-13"))
    expect(page.get_by_text("printed by 13 August 2021")).to_be_visible()


def test_playing_goes_from_change_to_change_until_it_is_paused(open_page):
    page = open_page(f"{TIMELINE}?on=2021-08-10")
    headline = page.get_by_role("heading", level=1)
    expect(headline).to_contain_text("10 August 2021")
    page.get_by_role("button", name="Play the changes").click()
    expect(headline).to_contain_text("11 August 2021")
    expect(headline).to_contain_text("12 August 2021")
    page.get_by_role("button", name="Pause").click()
    expect(page).to_have_url(re.compile("on=2021-08-1[2-9]"))
    expect(page.get_by_role("button", name="Play the changes")).to_be_visible()


def test_playing_again_at_once_is_one_run_from_where_it_stood(open_page):
    page = open_page(f"{TIMELINE}?on=2021-08-10")
    page.get_by_role("button", name="Play the changes").click()
    page.get_by_role("button", name="Pause").click()
    page.get_by_role("button", name="Play the changes").click()
    headline = page.get_by_role("heading", level=1)
    seen = []
    for day in (12, 13, 14):
        expect(headline).to_contain_text(f"{day} August 2021")
        seen.append(page.locator("#day-text").inner_text())
    assert seen == [f"{day} August 2021" for day in (12, 13, 14)]


def test_a_click_anywhere_ends_playing_with_a_whole_page(open_page):
    page = open_page(f"{TIMELINE}?on=2021-08-10")
    page.get_by_role("button", name="Play the changes").click()
    page.locator(".slide__ends").click()
    expect(page).to_have_url(re.compile("on=2021-08-1[1-9]"))
    shown = page.locator("#day-text").inner_text()
    expect(page.get_by_role("heading", name="Who held what")).to_contain_text(shown)


def test_nothing_plays_by_itself(open_page):
    page = open_page(f"{TIMELINE}?on=2021-08-10", reduced_motion="no-preference")
    assert page.evaluate("document.getAnimations().length") == 0
    expect(page.get_by_role("button", name="Play the changes")).to_be_visible()


def test_in_dari_it_says_days_as_the_server_does_and_runs_from_right_to_left(open_page):
    page = open_page(f"/fa{TIMELINE}?on=2021-08-12")
    slider, at = page.get_by_role("slider"), page.locator("#at")
    for iso, key in (("2021-08-13", "ArrowLeft"), ("2021-08-12", "ArrowRight")):
        slider.press(key)
        told = day_in_dari(date.fromisoformat(iso))
        expect(slider).to_have_attribute("aria-valuetext", told)
        expect(page.locator("#day-text")).to_have_text(told)
    slider.press("Home")
    expect(page).to_have_url(re.compile("on=2021-05-01"))
    assert at.bounding_box()["x"] > 1000
    expect(page.locator("#languages a")).to_have_attribute("href", re.compile("on=2021-05-01"))
