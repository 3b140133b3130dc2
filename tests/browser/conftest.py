"""A real browser before a real server: `manage.py demo` in a process and a database of its own.

Each worker has its own, so that one works while another waits for its browser. They end with the
last of these tests: while Playwright runs, Django keeps all tests of the worker from the database.
"""

import contextlib
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
import uuid
from pathlib import Path

import psycopg
import pytest
from django.conf import settings as django_settings
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
LONGEST_START = 120  # seconds; building the demo takes about ten
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]


@pytest.fixture(scope="package")
def chromium():
    """The path of Chromium: CHROMIUM, or whatever is on PATH. Missing in CI is a failure."""
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if found is None:
        missing = "no Chromium found: install it, or set CHROMIUM to its path"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    return found


@pytest.fixture(scope="package")
def database_url(tmp_path_factory):
    """A database for the server, of the engine under test."""
    told = django_settings.DATABASES["default"]
    if not told["ENGINE"].endswith("postgresql"):
        yield f"sqlite:///{tmp_path_factory.mktemp('browser') / 'demo.sqlite3'}"
        return
    name = f"browser_{uuid.uuid4().hex}"
    login = f"{told['USER']}:{told['PASSWORD']}" if told["PASSWORD"] else told["USER"]
    server = f"postgresql://{login}@{told['HOST']}:{told['PORT'] or 5432}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        yield f"{server}/{name}"
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


class Demo:
    """A running demo: its address, and the editor's login that it printed."""

    def __init__(self, port: int, printed: str) -> None:
        self.url = f"http://127.0.0.1:{port}"
        login = re.search(r"user (\S+)\s+password (\S+)", printed)
        assert login, printed
        self.user, self.password = login.groups()


@pytest.fixture(scope="package")
def demo(chromium, database_url, tmp_path_factory):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folder = tmp_path_factory.mktemp("server")
    printed = folder / "printed.txt"
    environment = os.environ | {
        "CONTACT": "desk@example.org",
        "DATABASE_URL": database_url,
        "MEDIA_ROOT": str(folder / "media"),
    }
    with printed.open("w") as output:
        server = subprocess.Popen(
            [sys.executable, "manage.py", "demo", "--port", str(port)],
            cwd=ROOT,
            env=environment | {"PYTHONUNBUFFERED": "1"},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        _wait_for(port, server, printed)
        yield Demo(port, printed.read_text())
    finally:
        server.terminate()
        server.wait()


def _wait_for(port: int, server: subprocess.Popen, printed: Path) -> None:
    """Return when the server answers; fail with what it printed when it ends instead."""
    until = time.monotonic() + LONGEST_START
    while server.poll() is None and time.monotonic() < until:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/about/").close()
            return
        except OSError:
            with contextlib.suppress(subprocess.TimeoutExpired):
                server.wait(0.2)
    pytest.fail(f"the demo did not start:\n{printed.read_text()}")


@pytest.fixture(scope="package")
def browser(chromium):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser, demo):
    """Open a path in a window of its own. Errors of the page and other hosts fail the test."""
    contexts, complaints = [], []

    def open_(path="/", **options):
        context = browser.new_context(base_url=demo.url, **options)
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: _note(complaints, said))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda asked: _note_host(complaints, asked.url, demo.url))
        page.goto(path)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert complaints == []


def _note(complaints, said):
    if said.type == "error" and "404" not in said.text and "410" not in said.text:
        complaints.append(said.text)


def _note_host(complaints, url, home):
    if not url.startswith((home, "data:", "blob:")):
        complaints.append(f"asked another host: {url}")
