"""A conflict exported to a folder, opened from the disk with no network at all."""

import json
import os
import re
import shutil
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import ROOT

FIXTURE = ROOT / "fixtures" / "afghanistan-2021"


@pytest.fixture(scope="module")
def copy(chromium, tmp_path_factory):
    """Three days of the demo's war, read from the dispatches of one, and exported."""
    folder = tmp_path_factory.mktemp("export")
    shutil.copytree(FIXTURE, folder / "war")
    told = folder / "war" / "conflict.json"
    frame = json.loads(told.read_bytes())
    told.write_text(json.dumps({**frame, "starts_on": "2021-08-11", "ends_on": "2021-08-13"}))
    printed = sorted((FIXTURE / "articles").glob("2021-08-12*"))
    environment = os.environ | {"DATABASE_URL": f"sqlite:///{folder / 'copy.sqlite3'}"}
    for command in (
        ("migrate",),
        ("load_conflict", folder / "war"),
        ("ingest", *printed),
        ("export_site", folder / "copy"),
    ):
        subprocess.run(
            [sys.executable, "manage.py", *map(str, command)],
            cwd=ROOT,
            env=environment,
            check=True,
            capture_output=True,
        )
    return folder / "copy"


def test_the_copy_slides_and_leads_from_page_to_page_offline(browser, copy):
    context = browser.new_context(offline=True)
    page = context.new_page()
    complaints, asked = [], []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto((copy / "index.html").as_uri())
    headline = page.get_by_role("heading", level=1)
    expect(headline).to_contain_text("13 August 2021")
    page.get_by_role("slider").press("PageDown")
    page.get_by_role("slider").press("Home")
    expect(headline).to_contain_text("11 August 2021")
    page.locator("#areas path[aria-label^=Herat]").hover()
    expect(page.locator(".area-card")).to_have_text("Herat: Afghan government")
    page.get_by_role("link", name="Read this day").click()
    expect(page).to_have_url(re.compile("days/2021-08-11/index.html$"))
    page.get_by_role("link", name="Next change").click()
    page.locator(".event__title a").first.click()
    expect(page).to_have_url(re.compile(r"events/\d+/index.html$"))
    page.goto((copy / "index.html").as_uri())
    page.get_by_role("link", name="دری").click()
    expect(page).to_have_url(re.compile("fa/index.html$"))
    page.get_by_role("slider").press("Home")
    expect(headline).to_contain_text("۲۰ اسد ۱۴۰۰ (۱۱ آگست ۲۰۲۱)، ۰ از ۳۴")
    page.get_by_role("link", name="خواندن این روز").click()
    expect(page).to_have_url(re.compile("fa/days/2021-08-11/index.html$"))
    page.get_by_role("link", name="English").click()
    expect(page).to_have_url(re.compile("copy/days/2021-08-11/index.html$"))
    assert all(url.startswith("file:") for url in asked)
    assert complaints == []
    context.close()
