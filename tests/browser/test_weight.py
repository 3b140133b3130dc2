"""What a timeline weighs in a browser: bytes, requests, elements, and nothing that jumps."""

import gzip
import json
from collections import Counter
from urllib.parse import urlsplit

import pytest

NOW, THEN = "/afghanistan-2021/", "/afghanistan-2021/?on=2021-08-11"
DAYS = pytest.mark.parametrize("path", [NOW, THEN], ids=["now", "on a day"])
WINDOWS = pytest.mark.parametrize(
    "window", [{}, {"viewport": {"width": 390, "height": 844}}], ids=["desktop", "phone"]
)
FILES = {"html": 1, "css": 3, "js": 2}  # and the icon, which browsers fetch when they like
ELEMENTS = {NOW: 2_500, THEN: 1_850}
PAGE, SCRIPT, MAP = 40_000, 6_000, 10_000  # bytes, packed, without pictures
JUMP = 0.002  # of the window's area: what is painted before all of it came may stir, not jump

FETCHED = """JSON.stringify(["navigation", "resource"]
  .flatMap((kind) => performance.getEntriesByType(kind)).map((each) => each.name))"""
SHIFTS = """new Promise((answer) => {
  new PerformanceObserver((list) => answer(
    list.getEntries().reduce((sum, each) => sum + each.value, 0)
  )).observe({ type: "layout-shift", buffered: true });
  setTimeout(answer, 100, 0);
})"""


def packed(content):
    return len(gzip.compress(content, mtime=0))


def fetched(page):
    """What the browser asked for to show the page, with its content."""
    page.wait_for_load_state("networkidle")
    addresses = json.loads(page.evaluate(FETCHED))
    return {address: page.request.get(address).body() for address in addresses}


def kind_of(address):
    path = urlsplit(address).path
    return "html" if path.endswith("/") else path.rpartition(".")[2]


@DAYS
def test_a_timeline_keeps_to_its_bytes(open_page, path):
    contents = fetched(open_page(path))
    weights = Counter()
    for address, content in contents.items():
        weights[kind_of(address)] += packed(content)
    assert weights["js"] <= SCRIPT
    assert sum(weights[kind] for kind in FILES) <= PAGE


@DAYS
def test_the_map_keeps_to_its_bytes(open_page, path):
    drawn = open_page(path).locator("svg.map").evaluate("map => map.outerHTML")
    assert packed(drawn.encode()) <= MAP


@DAYS
def test_a_timeline_asks_its_own_host_for_six_files(open_page, demo, path):
    contents = fetched(open_page(path))
    assert {f"{part.scheme}://{part.netloc}" for part in map(urlsplit, contents)} == {demo.url}
    asked = Counter(map(kind_of, contents))
    assert {kind: asked[kind] for kind in asked if kind != "svg"} == FILES


@DAYS
def test_pages_travel_packed(open_page, demo, path):
    answer = open_page(path).request.get(path, headers={"Accept-Encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"


@DAYS
def test_a_timeline_keeps_to_its_elements(open_page, path):
    count = open_page(path).evaluate("document.querySelectorAll('*').length")
    assert count <= ELEMENTS[path]


@DAYS
@WINDOWS
def test_nothing_jumps_while_a_timeline_loads(open_page, path, window):
    page = open_page(path, **window)
    page.wait_for_load_state("networkidle")
    assert page.evaluate(SHIFTS) < JUMP


@DAYS
def test_a_timeline_reads_the_same_without_its_script(open_page, path):
    def read(**options):
        lines = open_page(path, **options).locator("main").inner_text().splitlines()
        return [line.strip() for line in lines if line.strip() and "Play" not in line]

    assert read(java_script_enabled=False) == read()
