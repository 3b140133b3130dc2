"""A conflict exported to a folder, opened from the disk with no network at all."""

import os
import re
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import ROOT


@pytest.fixture(scope="module")
def copy(demo, database_url, tmp_path_factory):
    folder = tmp_path_factory.mktemp("export") / "copy"
    subprocess.run(
        [sys.executable, "manage.py", "export_site", str(folder)],
        cwd=ROOT,
        env=os.environ | {"DATABASE_URL": database_url},
        check=True,
        capture_output=True,
    )
    return folder


def test_the_copy_slides_and_leads_from_page_to_page_offline(browser, copy):
    context = browser.new_context(offline=True)
    page = context.new_page()
    complaints, asked = [], []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto((copy / "index.html").as_uri())
    headline = page.get_by_role("heading", level=1)
    expect(headline).to_contain_text("7 September 2021, 34 of 34")
    page.get_by_role("slider").press("PageDown")
    page.get_by_role("slider").press("Home")
    expect(headline).to_contain_text("1 May 2021, 0 of 34")
    page.locator("#areas path[aria-label^=Herat]").hover()
    expect(page.locator(".area-card")).to_have_text("Herat: Afghan government")
    page.get_by_role("link", name="Read this day").click()
    expect(page).to_have_url(re.compile("days/2021-05-01/index.html$"))
    page.get_by_role("link", name="Next change").click()
    page.locator(".event__title a").first.click()
    expect(page).to_have_url(re.compile(r"events/\d+/index.html$"))
    page.goto((copy / "index.html").as_uri())
    page.get_by_role("link", name="دری").click()
    expect(page).to_have_url(re.compile("fa/index.html$"))
    page.get_by_role("slider").press("Home")
    expect(headline).to_contain_text("۱۱ ثور ۱۴۰۰ (۱ می ۲۰۲۱)، ۰ از ۳۴")
    page.get_by_role("link", name="خواندن این روز").click()
    expect(page).to_have_url(re.compile("fa/days/2021-05-01/index.html$"))
    page.get_by_role("link", name="English").click()
    expect(page).to_have_url(re.compile("copy/days/2021-05-01/index.html$"))
    assert all(url.startswith("file:") for url in asked)
    assert complaints == []
    context.close()
