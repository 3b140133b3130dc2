"""Servers on this machine: ours as in production, and one of files, both gunicorn."""

import contextlib
import importlib.util
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.benchmarks.timelines_side_by_side.others import Missing

ROOT = Path(__file__).resolve().parents[3]
HERE = "tests.benchmarks.timelines_side_by_side"
SLUG = "afghanistan-2021"
LONGEST_START = 60  # seconds
PRODUCTION = {
    "ALLOWED_HOSTS": "127.0.0.1",
    "DEBUG": "0",
    "SECRET_KEY": "only for a benchmark on this machine",
    "SECURE_HSTS_SECONDS": "0",
    "SECURE_SSL_REDIRECT": "0",
}


def check_gunicorn() -> None:
    """Raises Missing where it is not installed."""
    if importlib.util.find_spec("gunicorn") is None:
        raise Missing("gunicorn is not installed: pip install '.[serve]'.")


def make_war(number: int, database: Path, written: Path) -> None:
    """Fill a database with so many events, and write them out."""
    run("-m", f"{HERE}.war", str(number), str(written), environment=_ours(database))


def collect_static(database: Path) -> None:
    run("manage.py", "collectstatic", "--no-input", environment=_ours(database))


def pack(folder: Path) -> None:
    run("-m", "whitenoise.compress", "--no-brotli", "--quiet", str(folder))


def run(*arguments: str, environment: Mapping[str, str] = {}) -> None:
    """Run Python to its end. What it prints is shown where it fails."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode:
        raise SystemExit(done.stdout)


@contextlib.contextmanager
def our_site(database: Path) -> Iterator[str]:
    """The address of a timeline, served as in production."""
    with served("conflict_timeline.wsgi", _ours(database)) as home:
        yield f"{home}/{SLUG}/"


@contextlib.contextmanager
def file_site(folder: Path) -> Iterator[str]:
    with served(f"{HERE}.files", {"FILES": str(folder)}) as home:
        yield home


def _ours(database: Path) -> dict[str, str]:
    return PRODUCTION | {"DATABASE_URL": f"sqlite:///{database}"}


@contextlib.contextmanager
def served(application: str, environment: Mapping[str, str]) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        home = f"127.0.0.1:{probe.getsockname()[1]}"
    options = ["--bind", home, "--workers", "1", "--threads", "4", "--log-level", "error"]
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", *options, application],
        cwd=ROOT,
        env={**os.environ, **environment},
    )
    try:
        _wait_for(f"http://{home}/", server)
        yield f"http://{home}"
    finally:
        server.terminate()
        server.wait()


def _wait_for(address: str, server: subprocess.Popen) -> None:
    until = time.monotonic() + LONGEST_START
    while server.poll() is None and time.monotonic() < until:
        try:
            urllib.request.urlopen(address).close()
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit(f"The server of {address} did not start.")
