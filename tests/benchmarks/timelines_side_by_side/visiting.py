"""Visits to pages in headless Chromium, each in a browser of its own with nothing cached."""

import gzip
import os
import re
import shutil
import signal
import threading
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, Page, Playwright, Request, TimeoutError
from playwright.sync_api import Error as BrowserError

from tests.benchmarks.timelines_side_by_side.others import Missing

WATCHING = (Path(__file__).parent / "watching.js").read_text(encoding="utf-8")
PATIENCE = 60_000  # milliseconds for a page to settle
LONGEST_VISIT = 90  # seconds, with what is asked of the page afterwards
KEYS = 6 * ("Home", "ArrowRight", "End", "ArrowLeft")  # each moves the slider
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
TEXTS = {"document": "html", "stylesheet": "css", "script": "js"}


@dataclass(frozen=True)
class Device:
    """A window, how much slower than this machine, and the network (None: as it is)."""

    name: str
    window: Mapping[str, Any]
    slower: int = 1
    network: Mapping[str, Any] | None = None


DESKTOP = Device("desktop", {"viewport": {"width": 1280, "height": 800}})
PHONE = Device(
    "slow phone",
    {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True},
    slower=4,
    network={
        "offline": False,
        "latency": 150,
        "downloadThroughput": 1_600_000 / 8,
        "uploadThroughput": 750_000 / 8,
    },
)


@dataclass(frozen=True)
class Visit:
    """What a page cost, by measure; nothing where it did not settle."""

    settled: bool = False
    figures: Mapping[str, float] = field(default_factory=dict)


def chromium_path() -> str:
    """CHROMIUM, or what is on PATH. Raises Missing."""
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if found is None:
        raise Missing("No Chromium found: install it, or set CHROMIUM to its path.")
    return found


def visit(playwright: Playwright, address: str, device: Device) -> Visit:
    """Open a page and wait until nothing moves for half a second, a minute at most."""
    with opened(playwright, device) as (page, session):
        requests: list[Request] = []
        page.on("requestfinished", lambda request: requests.append(request))
        try:
            page.goto(address, wait_until="commit", timeout=PATIENCE)
            _settle(page)
            return Visit(settled=True, figures=_figures(page, session, requests))
        except BrowserError as error:
            if isinstance(error, TimeoutError) or re.search("crash|closed", str(error)):
                return Visit()
            raise


def _figures(page: Page, session: CDPSession, requests: list[Request]) -> dict[str, float]:
    found = {**page.evaluate("watched.figures()"), **_cost(session), **_sent(requests)}
    if not found["painted"]:  # where what is large is covered, none is told
        del found["painted"]
    if drawn := page.evaluate("document.querySelector('svg.map')?.outerHTML"):
        found["map"] = len(gzip.compress(drawn.encode())) / 1_000
    return found


def slide(playwright: Playwright, address: str, device: Device) -> dict[str, list[float]]:
    """Milliseconds of steps of our slider, from key and from `input` to the next frame."""
    with opened(playwright, device) as (page, _):
        page.goto(address, wait_until="commit")
        _settle(page)
        page.evaluate("watched.slider()")
        page.focus("#slider")
        for number, key in enumerate(KEYS):
            page.keyboard.press(key)
            page.wait_for_function("n => watched.steps.length > n", arg=number)
        steps = page.evaluate("watched.steps")
    return {"key to frame": [key for key, _ in steps], "input to frame": [own for _, own in steps]}


@contextmanager
def opened(playwright: Playwright, device: Device) -> Iterator[tuple[Page, CDPSession]]:
    browser = playwright.chromium.launch(executable_path=chromium_path(), args=ARGUMENTS)
    # A page that hangs answers nothing, not even that time is up: its browser is ended.
    told = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    own = next(int(each["id"]) for each in told if each["type"] == "browser")
    ending = threading.Timer(LONGEST_VISIT, os.kill, (own, signal.SIGKILL))
    ending.start()
    try:
        # Waiting for a condition evaluates text in the page, which our policy forbids.
        page = browser.new_context(bypass_csp=True, **device.window).new_page()
        page.add_init_script(WATCHING)
        session = page.context.new_cdp_session(page)
        session.send("Performance.enable")
        session.send("Network.enable")
        if device.network:
            session.send("Network.emulateNetworkConditions", dict(device.network))
        session.send("Emulation.setCPUThrottlingRate", {"rate": device.slower})
        yield page, session
    finally:
        browser.close()
        ending.cancel()


def _settle(page: Page) -> None:
    page.wait_for_function("watched.settled()", polling=100, timeout=PATIENCE)


def _cost(session: CDPSession) -> dict[str, float]:
    """Milliseconds of scripts and of all tasks, and what stays in memory, in MB."""
    told = session.send("Performance.getMetrics")["metrics"]
    found = {each["name"]: each["value"] for each in told}
    session.send("HeapProfiler.collectGarbage")
    kept = session.send("Runtime.getHeapUsage")["usedSize"]
    return {
        "script": 1_000 * found["ScriptDuration"],
        "tasks": 1_000 * found["TaskDuration"],
        "heap": kept / 1_000_000,
    }


def _sent(requests: list[Request]) -> dict[str, float]:
    """Requests, and kB as they came over the line, without heads."""
    bytes_of: Counter[str] = Counter()
    for request in requests:
        bytes_of[TEXTS.get(request.resource_type, "")] += request.sizes()["responseBodySize"]
    texts = sum(bytes_of[kind] for kind in TEXTS.values())
    return {
        "requests": len(requests),
        "texts": texts / 1_000,
        "scripts": bytes_of["js"] / 1_000,
        "all": sum(bytes_of.values()) / 1_000,
    }
