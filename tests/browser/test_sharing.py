"""A view of ours on somebody else's page, and frozen, in a real browser."""

import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import expect

from tests.browser.test_access import NONE, violations, violations_in_every_mode

PAGES = [
    "/afghanistan-2021/embed/?on=2021-08-11",
    "/events/1/embed/",
    "/afghanistan-2021/frozen/",
]
NARROW = {"viewport": {"width": 320, "height": 640}}
WIDE = {"viewport": {"width": 900, "height": 640}}
NO_SCRIPT = {"java_script_enabled": False}


@pytest.fixture
def elsewhere():
    """Serve a page of another origin: call it with the body, and get its address."""
    pages: dict[str, bytes] = {}

    class Page(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(pages.get(self.path, b""))

        def log_message(self, *told):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()

    def serve(body):
        pages["/"] = f"<!doctype html><title>Elsewhere</title>{body}".encode()
        return f"http://127.0.0.1:{server.server_port}/"

    yield serve
    server.shutdown()
    server.server_close()


@pytest.fixture
def visit(browser):
    """Open an address of any host."""
    contexts = []

    def open_(address, **options):
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        page.goto(address)
        return page

    yield open_
    for context in contexts:
        context.close()


@pytest.mark.parametrize("window", [{}, NO_SCRIPT], ids=["script", "no script"])
def test_the_code_shows_the_view_on_a_page_of_another_site(open_page, visit, elsewhere, window):
    timeline = open_page("/afghanistan-2021/?on=2021-08-11", **window)
    timeline.get_by_text("Embed or cite this view").click()
    code = timeline.get_by_label("Code that shows this view on another page").input_value()
    page = visit(elsewhere(f"<h1>News</h1>{code}"), **window)
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("heading", level=1)).to_contain_text("9 of 34 provincial capitals")
    with page.expect_popup() as opened:
        frame.get_by_role("link", name="Whole timeline").click()
    expect(opened.value).to_have_url(timeline.url)
    assert page.context.cookies() == []


def test_a_page_that_is_not_for_frames_stays_out_of_them(demo, visit, elsewhere):
    page = visit(elsewhere(f'<iframe src="{demo.url}/afghanistan-2021/"></iframe>'))
    page.wait_for_load_state("load")
    assert page.frame_locator("iframe").get_by_role("heading", level=1).count() == 0


@pytest.mark.parametrize("window", [NARROW, WIDE], ids=["320", "900"])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_scrolls_sideways(open_page, path, window):
    page = open_page(path, **window)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= window["viewport"]["width"]


@pytest.mark.parametrize("path", [*PAGES, "/afghanistan-2021/?on=2021-08-11"])
def test_no_rule_of_access_is_broken(open_page, path):
    page = open_page(path)
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    assert violations_in_every_mode(page) == NONE


def test_no_rule_is_broken_where_a_list_has_changed(open_page):
    page = open_page("/afghanistan-2021/frozen/?kind=visit")
    page.goto(re.sub("sha256=.{8}", "sha256=00000000", page.url))
    expect(page.get_by_text("The list has changed since")).to_be_visible()
    assert violations(page) == []


def test_the_code_to_copy_follows_the_slider(open_page):
    page = open_page("/afghanistan-2021/?on=2021-08-12")
    page.get_by_role("slider").press("ArrowLeft")
    expect(page.locator("#embed-code")).to_have_value(re.compile("on=2021-08-11"))
