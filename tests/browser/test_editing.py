"""An editor in a real browser, under the strict content security policy."""

import re

from playwright.sync_api import expect


def test_an_editor_accepts_a_report_and_publishes_its_event(open_page, demo):
    page = open_page("/admin/")
    page.get_by_label("Username").fill(demo.user)
    page.get_by_label("Password").fill(demo.password)
    page.get_by_role("button", name="Log in").click()
    page.goto("/admin/events/event/?q=Aybak&kind__exact=captured")
    page.locator("#result_list tbody th a").first.click()
    page.get_by_role("button", name="Accept").first.click()
    expect(page.locator("body")).to_contain_text("Published")


def test_the_programmers_docs_open(open_page):
    page = open_page("/api/v1/docs")
    expect(page.get_by_text(re.compile("/api/v1/events")).first).to_be_visible()
