"""Measure lists of events as known by a day, in a database of its own: a million events.

    DATABASE_URL=... python -m tests.benchmarks.two_clocks [--events N] [--repetitions N]
                                                           [--plans] [--again]

DATABASE_URL names an empty database, PostgreSQL or SQLite; one that holds conflicts is refused.
It is migrated and filled as `filling.py` says; --again measures what was filled before.

Each question is asked again and again, with other days each time, the same in every run; the
questions take turns, so that all of them meet the same noise. Four ways of asking are timed:
`list`, the query of a page of 100 rows; `count`, the number beside it; `API`, the whole answer;
`page`, the query of a timeline's page. Printed are milliseconds, median and 99th percentile, and
the median as a multiple of the same way without clocks; of fewer than 200 repetitions the 99th
percentile is the slowest. --plans explains every query of the first round.
"""

# ruff: noqa: E402
import argparse
import os
import random
import re
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "conflict_timeline.settings")
django.setup()

from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, setup_test_environment

from articles.models import Article
from conflict_timeline.rest.paging import bounded_count
from events.api.event_rows import ORDER, rows_in_order
from events.filters import EventFilter
from events.models import (
    Conflict,
    Event,
    EventActor,
    EventState,
    Report,
    ReportActor,
)
from events.pages.listed_page import LAST_PAGE, listed_page
from events.vocabulary import EventKind
from tests.benchmarks.filling import CITIES, DAYS, FIRST, FORCES, PROVINCES, SIDES, fill

LARGEST = "war-1"
PAGE, FEWEST, SEED = 100, 20, 2014


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--events", type=int, default=1_000_000, help="how many to make (1000000)")
    parser.add_argument("--repetitions", type=int, default=FEWEST, help="of each question (20)")
    parser.add_argument("--plans", action="store_true", help="explain every query")
    parser.add_argument("--again", action="store_true", help="measure what was filled before")
    options = parser.parse_args()
    if options.repetitions < FEWEST:
        parser.error(f"Fewer than {FEWEST} repetitions say little.")
    if refusal := refused(again=options.again):
        parser.error(refusal)
    setup_test_environment(debug=False)
    if not options.again:
        call_command("migrate", verbosity=0)
        fill(options.events)
    print_sizes()
    for scope, conflict in {"all conflicts": "", "the largest conflict": LARGEST}.items():
        print_table(f"{connection.vendor}, {scope}", measured(conflict, options.repetitions))
        if options.plans:
            print_plans(conflict)


def refused(*, again: bool) -> str:
    """Why this database is left alone; empty where it is not."""
    if not os.environ.get("DATABASE_URL"):
        return "Set DATABASE_URL to an empty database: this one would be filled."
    there = Conflict._meta.db_table in connection.introspection.table_names()
    slugs = set(Conflict.objects.values_list("slug", flat=True)) if there else set()
    if again:
        return "" if LARGEST in slugs else "Nothing was filled here before."
    return f"This database holds conflicts already: {', '.join(sorted(slugs))}." if slugs else ""


# Asking.


@dataclass(frozen=True)
class Question:
    """What a reader asks for: the filter, and where the page starts."""

    filters: Mapping[str, Any] = field(default_factory=dict)
    cursor: str = ""
    page: int = 1

    @property
    def wanted(self) -> EventFilter:
        return EventFilter(**self.filters)

    @property
    def query(self) -> str:
        """The same as the API is asked it."""
        told = {"kind" if name == "kinds" else name: each for name, each in self.filters.items()}
        told |= {"limit": PAGE, "cursor": self.cursor}
        return urlencode({name: each for name, each in told.items() if each}, doseq=True)


def questions(draw: random.Random, conflict: str, pages: int) -> dict[str, Question]:
    """Every question once, about days that are drawn; `pages` are those of the whole list."""
    known_by, city = _day(draw), PROVINCES + 1
    on = known_by - timedelta(draw.randrange(60))
    since = known_by - timedelta(draw.randrange(30, 400))
    early, deep = FIRST + timedelta(draw.randrange(3, 30)), _day(draw, DAYS // 2)
    window = {"since": since, "until": since + timedelta(30), "certainty": "certain"}
    cursor = ORDER.cursor([deep.isoformat(), deep.isoformat(), 1])
    rare = {"kinds": frozenset({EventKind.PRISON_BREAK})}
    asked: dict[str, dict[str, Any]] = {
        "no clock": {},
        "on": {"on": on},
        "known_by": {"known_by": known_by},
        "on and known_by": {"on": on, "known_by": known_by},
        "on and known_by, first weeks": {"on": early, "known_by": early},
        "known_by, since, until, certain": {"known_by": known_by, **window},
        "known_by, kind": {"known_by": known_by, "kinds": frozenset({EventKind.ATTACK})},
        "known_by, kind, rarest": {"known_by": known_by, **rare},
        "known_by, actor, a side": {"known_by": known_by, "actor": "actor-1"},
        "known_by, actor, rarest": {"known_by": known_by, "actor": f"actor-{SIDES + FORCES}"},
        "known_by, place, busiest": {"known_by": known_by, "place": f"place-{city}"},
        "known_by, place, any": {
            "known_by": known_by,
            "place": f"place-{city + draw.randrange(CITIES)}",
        },
        "known_by, province": {
            "known_by": known_by,
            "province": f"place-{draw.randrange(1, PROVINCES + 1)}",
        },
    }
    inside = {"conflict": conflict} if conflict else {}
    found = {name: Question({**inside, **filters}) for name, filters in asked.items()}
    number = 1 + pages * 4 // 5 * (deep - FIRST).days // DAYS
    found["deep inside"] = Question(inside, cursor, number)
    told = {**inside, "known_by": max(known_by, deep + timedelta(60))}
    found["deep inside, known_by"] = Question(told, cursor, number)
    return found


def pages_of(conflict: str) -> int:
    return Event.objects.filter(conflict__slug=conflict).count() // PAGE


def _day(draw: random.Random, least: int = 0) -> date:
    return FIRST + timedelta(draw.randrange(least, DAYS))


def _listed(question: Question) -> None:
    rows = rows_in_order(question.wanted.apply(Event.objects.visible()))
    list(ORDER.apply(rows, question.cursor)[: PAGE + 1])


def _counted(question: Question) -> None:
    bounded_count(rows_in_order(question.wanted.apply(Event.objects.visible())))


def _answered(question: Question) -> None:
    response = Client().get(f"/api/v1/events?{question.query}")
    assert response.status_code == 200, response.content


def _paged(question: Question) -> None:
    listed_page(question.wanted, min(question.page, LAST_PAGE), {})


WAYS: dict[str, Callable[[Question], None]] = {
    "list": _listed,
    "count": _counted,
    "API": _answered,
    "page": _paged,
}


def ways_of(conflict: str) -> Iterator[str]:
    """A timeline's page is one of a conflict."""
    return (way for way in WAYS if conflict or way != "page")


Times = Mapping[str, Mapping[str, Sequence[float]]]


def measured(conflict: str, repetitions: int) -> Times:
    """Milliseconds of every question, by its name and the way of asking."""
    draw, pages = random.Random(SEED), pages_of(conflict)
    found: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for repetition in range(-1, repetitions):
        for name, question in questions(draw, conflict, pages).items():
            for way in ways_of(conflict):
                start = time.perf_counter()
                WAYS[way](question)
                spent = 1000 * (time.perf_counter() - start)
                if repetition >= 0:  # the first round only fills caches
                    found[name][way].append(spent)
    return found


def print_sizes() -> None:
    counts = (
        f"{model._meta.verbose_name_plural}: {model.objects.count():,}"
        for model in (Event, EventState, Report, Article, EventActor, ReportActor)
    )
    print("; ".join(counts), flush=True)


def print_table(title: str, times: Times) -> None:
    """Each way: median, 99th percentile, and the median as a multiple of that without clocks."""
    ways = list(times["no clock"])
    print(f"\n{title}: ms, median and p99, and times the median of no clock")
    print(f"{'':32}" + "".join(f"{way:>27}" for way in ways))
    for name, by_way in times.items():
        cells = (_cell(by_way[way], times["no clock"][way]) for way in ways)
        print(f"{name:32}" + "".join(cells))
    sys.stdout.flush()


def _cell(spent: Sequence[float], without: Sequence[float]) -> str:
    middle = statistics.median(spent)
    late = sorted(spent)[-max(1, len(spent) // 100)]
    return f"{middle:9.1f}{late:9.1f}{middle / statistics.median(without):8.1f}x"


# Explaining.

_SHORT = (
    (re.compile(r"\(cost=[^)]*\) "), ""),
    (re.compile(r"actual time=[\d.]+\.\.([\d.]+) rows=(\d+) loops=(\d+)"), r"\1 ms, \2 rows, x\3"),
    (re.compile(r'"?(events|articles)_(\w+)"?'), r"\2"),
    (re.compile(r"::(date|text|bigint|character varying)(\[\])?"), ""),
)
_ESSENTIAL = re.compile(
    r"Scan|Sort|Join|Loop|Hash|Limit|Aggregate|Append|Memoize|Gather|Materialize|InitPlan|SubPlan"
    r"|Cond:|Filter|Heap Fetches|JIT|Time:|SEARCH|SCAN|USE TEMP"
)


def print_plans(conflict: str) -> None:
    """How the engine answers the first of each question, each node on a line."""
    asked = questions(random.Random(SEED), conflict, pages_of(conflict))
    for name, question in asked.items():
        for way in ways_of(conflict):
            if way == "API":
                continue
            with CaptureQueriesContext(connection) as queries:
                WAYS[way](question)
            for each in queries.captured_queries:
                print(f"\n{way}, {name}" + (f", in {conflict}" if conflict else ""))
                print("\n".join(f"  {line}" for line in explained(each["sql"])), flush=True)


def explained(sql: str) -> Iterator[str]:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
            yield from (row[-1] for row in cursor.fetchall())
            return
        cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS) {sql}")
        lines = [row[0] for row in cursor.fetchall()]
    buffers = next((line.strip() for line in lines if "Buffers:" in line), "")
    yield from (_shortened(line) for line in lines if _ESSENTIAL.search(line))
    yield buffers


def _shortened(line: str) -> str:
    for pattern, replacement in _SHORT:
        line = pattern.sub(replacement, line)
    return line[:160]


if __name__ == "__main__":
    main()
