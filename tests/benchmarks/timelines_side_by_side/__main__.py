"""Measure our timeline beside TimelineJS and vis-timeline, with the same events, in Chromium.

    python -m tests.benchmarks.timelines_side_by_side [--sizes 34,500,5000,50000] [--repeat N]
                                                      [--folder FOLDER]

Needs npm, Chromium, gunicorn (the extra `serve`) and Playwright (the extra `tests`). Makes a
database for each number of events, installs both libraries from the npm registry, serves ours as
in production and pages of theirs packed, all from this machine, and visits them by turns, each
time in a new browser: on a desktop, and on a slow phone (390 px, a processor 4 times slower,
1.6 Mbit/s, 150 ms). Printed are medians with their ends in brackets, theirs as a multiple of
ours, and our budgets. A page that still moves after a minute is `not settled`, and is not visited
again. --folder keeps what was made and uses it again.

TimelineJS and vis-timeline are given all events at once; ours shows the first hundred.
`settled` is when the page last changed or was busy, before half a second of rest.
"""

import argparse
import contextlib
import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from playwright.sync_api import Playwright, sync_playwright

from tests.benchmarks.timelines_side_by_side.others import (
    LIBRARIES,
    Missing,
    installed,
    write_pages,
)
from tests.benchmarks.timelines_side_by_side.serving import (
    check_gunicorn,
    collect_static,
    file_site,
    make_war,
    our_site,
    pack,
)
from tests.benchmarks.timelines_side_by_side.table import Spread, in_few, laid_out, rows
from tests.benchmarks.timelines_side_by_side.visiting import (
    DESKTOP,
    PHONE,
    Device,
    chromium_path,
    slide,
    visit,
)

OURS = "ours"


def main() -> None:
    options = arguments()
    try:
        check_gunicorn()
        chromium_path()
        with folder_at(options.folder) as folder, sync_playwright() as playwright:
            prepare(folder, options.sizes)
            with file_site(folder / "files") as files:
                compare(playwright, folder, files, options.sizes, options.repeat)
    except Missing as missing:
        raise SystemExit(str(missing)) from missing


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--sizes", type=_numbers, default=[34, 500, 5_000, 50_000], help="events")
    parser.add_argument("--repeat", type=int, default=5, help="visits to each page (5)")
    parser.add_argument("--folder", type=Path, help="where to keep what is made")
    return parser.parse_args()


def _numbers(text: str) -> list[int]:
    return sorted(int(each) for each in text.split(","))


@contextlib.contextmanager
def folder_at(kept: Path | None) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() if kept is None else contextlib.nullcontext(kept) as folder:
        yield Path(folder).resolve()


def prepare(folder: Path, sizes: Iterable[int]) -> None:
    """Databases, libraries and pages; what is there already is left as it is."""
    modules = folder / "node_modules"
    if not modules.exists():
        progress("installing the libraries")
        folder.mkdir(parents=True, exist_ok=True)
        modules = installed(folder)
    for number in sizes:
        database, written = folder / f"{number}.sqlite3", folder / f"{number}.json"
        if not written.exists():
            progress(f"filling a database with {number:,} events")
            database.unlink(missing_ok=True)
            make_war(number, database, written)
        write_pages(folder / "files", modules, json.loads(written.read_bytes()), number)
    progress("packing")
    pack(folder / "files")
    collect_static(database)


Visits = dict[str, dict[str, list[float]]]


def compare(
    playwright: Playwright, folder: Path, files: str, sizes: Iterable[int], repeat: int
) -> None:
    settled: dict[str, dict[int, dict[str, Spread | None]]] = defaultdict(dict)
    for number in sizes:
        with our_site(folder / f"{number}.sqlite3") as home:
            theirs = {each.name: f"{files}/{each.name}/{number}/" for each in LIBRARIES}
            for device in (DESKTOP, PHONE):
                sites = {OURS: home, **theirs}
                figures, unsettled = visited(playwright, sites, device, repeat, f"{number:,}")
                figures[OURS] |= slide(playwright, home, device)
                progress("")
                print(f"\n{device.name}, {number:,} events")
                print(laid_out(rows(figures, device.name, unsettled)), flush=True)
                settled[device.name][number] = {
                    site: Spread.of(told["settled"]) for site, told in figures.items()
                }
    for device_name, by_size in settled.items():
        print_growth(device_name, by_size)


def visited(
    playwright: Playwright, sites: Mapping[str, str], device: Device, repeat: int, told: str
) -> tuple[Visits, set[str]]:
    """The figures of visits by turns, and the sites that did not settle."""
    figures: Visits = {site: defaultdict(list) for site in sites}
    unsettled: set[str] = set()
    for repetition in range(-1, repeat):
        for site, address in sites.items():
            if site in unsettled:
                continue
            progress(f"{told} events, {device.name}, {max(repetition, 0) + 1}/{repeat}: {site}")
            found = visit(playwright, address, device)
            if not found.settled:
                unsettled.add(site)
                figures[site].clear()
            elif repetition >= 0:  # the first round only wakes the servers
                for name, figure in found.figures.items():
                    figures[site][name].append(figure)
    return figures, unsettled


def print_growth(device: str, by_size: Mapping[int, Mapping[str, Spread | None]]) -> None:
    """How much later each settles with the most events than with the fewest."""
    fewest, most = min(by_size), max(by_size)
    if fewest == most:
        return
    print(f"\n{device}: settled with {most:,} events, as a multiple of {fewest:,}")
    for site, few in by_size[fewest].items():
        many = by_size[most][site]
        grown = f"{in_few(many.median / few.median)}x" if few and many else "not settled"
        print(f"  {site:14}{grown}")


def progress(text: str) -> None:
    """One line of a terminal, written over; nothing where errors go to a file."""
    if sys.stderr.isatty():
        print(f"\r\033[K{text}", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
