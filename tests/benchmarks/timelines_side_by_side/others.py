"""The two libraries out of the npm registry, and pages that show our events with them.

Each page is set up as its library's first examples show: all events at once, out of a script that
loads beside the library's own. TimelineJS gets no font from another host.
"""

import json
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

PACKAGES = ("@knight-lab/timelinejs@3.9.11", "vis-timeline@8.5.4", "vis-data@8.0.6")
UNKNOWN = "2014-01-01"  # where an event stands of which neither day is known; both need one
Told = Mapping[str, Any]


class Missing(Exception):
    """Something that the benchmark needs is not here; the message says how to get it."""


@dataclass(frozen=True)
class Library:
    """What a page of it loads out of `node_modules`, how it takes events, and its first line."""

    name: str
    files: Mapping[str, str]
    events: Callable[[Sequence[Told]], Any]
    start: str


def installed(folder: Path) -> Path:
    """Install the packages into a folder. Raises Missing."""
    npm = shutil.which("npm")
    if npm is None:
        raise Missing("npm is not on PATH: install Node.js, which brings it.")
    # They bundle what they need of each other.
    options = ["--legacy-peer-deps", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    command = [npm, "install", "--prefix", str(folder), *options, *PACKAGES]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        said = (done.stderr or done.stdout).strip()
        raise Missing(f"npm could not install {', '.join(PACKAGES)}: {said}")
    return folder / "node_modules"


def write_pages(root: Path, modules: Path, events: Sequence[Told], number: int) -> None:
    """Write `root/LIBRARY/NUMBER/index.html` and what it loads, for each library."""
    for library in LIBRARIES:
        folder = root / library.name / str(number)
        folder.mkdir(parents=True, exist_ok=True)
        for name, source in library.files.items():
            copied = folder.parent / name
            origin = modules / source
            copy = shutil.copytree if origin.is_dir() else shutil.copy
            if not copied.exists():
                copied.parent.mkdir(parents=True, exist_ok=True)
                copy(origin, copied)
        given = json.dumps(library.events(events), ensure_ascii=False, separators=(",", ":"))
        (folder / "events.js").write_text(f"const EVENTS = {given};", encoding="utf-8")
        (folder / "index.html").write_text(_page(library), encoding="utf-8")


def _page(library: Library) -> str:
    styles = (name for name in library.files if name.endswith(".css"))
    scripts = (name for name in library.files if name.endswith(".js"))
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{library.name}</title>
{"".join(f'<link rel="stylesheet" href="../{name}">' for name in styles)}
<style>html, body {{ height: 100%; margin: 0 }} #timeline {{ height: 600px }}</style>
</head>
<body>
<div id="timeline"></div>
{"".join(f'<script src="../{name}"></script>' for name in scripts)}
<script src="events.js"></script>
<script>{library.start}</script>
</body>
</html>
"""


def _slides(events: Sequence[Told]) -> dict[str, Any]:
    return {"events": [_slide(event) for event in events]}


def _slide(event: Told) -> dict[str, Any]:
    text = {"headline": event["title"], "text": event["quote"]}
    first, last = _ends(event)
    days = {"start_date": _parts(first)}
    return {**days, **({"end_date": _parts(last)} if last != first else {}), "text": text}


def _parts(day: str) -> dict[str, int]:
    told = date.fromisoformat(day)
    return {"year": told.year, "month": told.month, "day": told.day}


def _boxes(events: Sequence[Told]) -> list[dict[str, Any]]:
    return [_box(number, event) for number, event in enumerate(events)]


def _box(number: int, event: Told) -> dict[str, Any]:
    first, last = _ends(event)
    box = {"id": number, "content": event["title"], "title": event["quote"], "start": first}
    return {**box, "end": last} if last != first else box


def _ends(event: Told) -> tuple[str, str]:
    """A span that is open at an end is a day."""
    first = event["first"] or event["last"] or UNKNOWN
    return first, event["last"] or first


LIBRARIES = (
    Library(
        "timelinejs",
        {
            "css/timeline.css": "@knight-lab/timelinejs/dist/css/timeline.css",
            "css/icons": "@knight-lab/timelinejs/dist/css/icons",
            "js/timeline.js": "@knight-lab/timelinejs/dist/js/timeline.js",
        },
        _slides,
        'new TL.Timeline("timeline", EVENTS, { font: null, script_path: "/timelinejs/js/" });',
    ),
    Library(
        "vis-timeline",
        {
            "vis.css": "vis-timeline/styles/vis-timeline-graph2d.min.css",
            "vis.js": "vis-timeline/standalone/umd/vis-timeline-graph2d.min.js",
        },
        _boxes,
        'new vis.Timeline(document.getElementById("timeline"), new vis.DataSet(EVENTS),'
        ' { height: "600px" });',
    ),
)
