"""Measure lists of events as known by a day, in a database of its own: a million events.

    DATABASE_URL=... python -m tests.benchmarks.two_clocks [--events N] [--repetitions N]
                                                           [--plans] [--again]

DATABASE_URL names an empty database, PostgreSQL or SQLite; one that holds conflicts is refused.
It is migrated and filled: five conflicts over ten years, one with six events in ten; a few
places, actors and kinds with most events, others with hardly any; spans of one day, of several,
open and not known; one or two reports an event, printed up to 20 days later, so that what was
known early differs from what is known now. --again measures what was filled before.

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
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "conflict_timeline.settings")
django.setup()

from django.core.management import call_command
from django.db import connection, models, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext, setup_test_environment

from articles.models import Article, Publisher, Story
from conflict_timeline.rest.paging import bounded_count
from events.api.event_rows import ORDER, rows_in_order
from events.filters import EventFilter
from events.models import (
    Actor,
    Conflict,
    Event,
    EventActor,
    EventState,
    Place,
    PlaceName,
    Report,
    ReportActor,
)
from events.pages.listed_page import LAST_PAGE, listed_page
from events.vocabulary import ActorKind, EventKind, PlaceKind

FIRST, DAYS, LATEST_PRINTED = date(2014, 1, 1), 3652, 20
PROVINCES, CITIES, SIDES, FORCES, OUTLETS = 8, 2_000, 6, 40, 60
LARGEST = "war-1"
PAGE, FEWEST, SEED = 100, 20, 2014
REPORTS_AN_ARTICLE = 2
TEXT = "Town falls\n\n" + "Fighters took the town after days of clashes, residents said. " * 8

# What a draw below each number means, of a hundred; of a thousand where kinds are drawn.
CONFLICTS = {60: "1", 80: "2", 92: "3", 98: "4", 100: "5"}
STATUSES = {4: "'withdrawn'", 44: "'published'", 100: "'machine_read'"}
SHAPES = {70: "day", 85: "days", 88: "week", 90: "month", 94: "until", 97: "since", 100: ""}
EARLY_SHAPES = {30: "day", 60: "days", 70: "week", 75: "month", 85: "until", 90: "since", 100: ""}
KINDS = {
    **{1: "prison_break", 3: "agreement", 10: "massacre", 40: "recaptured", 80: "besieged"},
    **{120: "withdrew", 160: "contested", 240: "captured", 300: "statement", 400: "bombing"},
    **{550: "air_strike", 750: "attack", 1000: "clashes"},
}


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


# Filling: the same SQL for both engines, but for a draw, a day, a digest and a row of numbers.


class OnPostgresql:
    """Draws are made by a hash of the row's number and a salt, so that all runs draw the same."""

    below = "pg_temp.below"

    def __init__(self) -> None:
        run("""CREATE FUNCTION pg_temp.below(bigint, integer, integer) RETURNS integer
            LANGUAGE sql IMMUTABLE PARALLEL SAFE
            AS 'SELECT ((hashint8extended($1, $2) & 2147483647) % $3)::integer'""")

    def numbers(self, last: int) -> str:
        return f"SELECT n FROM generate_series(1::bigint, {last}) AS numbers(n)"

    def day(self, offset: str) -> str:
        return f"(DATE '{FIRST}' + ({offset})::integer)"

    def digest(self, number: str) -> str:
        return f"lpad(to_hex({number}), 64, '0')"

    def settle(self) -> None:
        run("VACUUM ANALYZE")


class OnSqlite:
    """The same draws for every run, but others than PostgreSQL's."""

    below = "below"

    def __init__(self) -> None:
        connection.ensure_connection()
        connection.connection.create_function("below", 3, _below, deterministic=True)

    def numbers(self, last: int) -> str:
        return (
            "WITH RECURSIVE numbers(n) AS "
            f"(SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {last}) SELECT n FROM numbers"
        )

    def day(self, offset: str) -> str:
        return f"date('{FIRST}', ({offset}) || ' days')"

    def digest(self, number: str) -> str:
        return f"printf('%%064x', {number})"

    def settle(self) -> None:
        run("ANALYZE")


Engine = OnPostgresql | OnSqlite


def _below(number: int, salt: int, limit: int) -> int:
    """The finish of splitmix64, which spreads neighbours far apart."""
    mixed = (number * 0x9E3779B97F4A7C15 + salt * 0xD1B54A32D192ED03) & (2**64 - 1)
    mixed = ((mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9) & (2**64 - 1)
    mixed = ((mixed ^ mixed >> 27) * 0x94D049BB133111EB) & (2**64 - 1)
    return ((mixed ^ mixed >> 31) & 2147483647) % limit


def run(sql: str, values: Sequence[Any] | None = None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def fill(events: int) -> None:
    start = time.monotonic()
    engine = OnPostgresql() if connection.vendor == "postgresql" else OnSqlite()
    articles_a_day = max(1, round(1.65 * events / DAYS / REPORTS_AN_ARTICLE))
    with transaction.atomic():
        fill_names()
        run(f"CREATE TEMPORARY TABLE drawn AS {drawn(engine, events)}")
        run(f"CREATE TEMPORARY TABLE told AS {told(engine, articles_a_day)}")
        fill_articles(engine, articles_a_day)
        fill_events(engine)
        fill_reports(engine)
    engine.settle()
    print(f"filled in {time.monotonic() - start:.0f} s")


def fill_names() -> None:
    """Conflicts, places, actors and outlets, numbered from 1; provinces and sides come first."""
    Conflict.objects.bulk_create(
        Conflict(
            pk=number,
            slug=f"war-{number}",
            title=f"War {number}",
            countries="AF",
            starts_on=FIRST,
            machine_read_is_public=number != 5,
        )
        for number in range(1, 6)
    )
    places = [_place(number) for number in range(1, PROVINCES + CITIES + 1)]
    Place.objects.bulk_create(places)
    PlaceName.objects.bulk_create(
        PlaceName(place=place, name=place.name, key=place.name.lower().replace(" ", ""))
        for place in places
    )
    Actor.objects.bulk_create(_actor(number) for number in range(1, SIDES + FORCES + 1))
    Publisher.objects.bulk_create(
        Publisher(pk=number, name=f"Outlet {number}", slug=f"outlet-{number}")
        for number in range(1, OUTLETS + 1)
    )


def _place(number: int) -> Place:
    city = number > PROVINCES
    return Place(
        pk=number,
        slug=f"place-{number}",
        name=f"Place {number}",
        kind=PlaceKind.CITY if city else PlaceKind.PROVINCE,
        country="AF",
        province_id=number % PROVINCES + 1 if city else None,
        latitude=30,
        longitude=60,
    )


def _actor(number: int) -> Actor:
    force = number > SIDES
    return Actor(
        pk=number,
        slug=f"actor-{number}",
        name=f"Actor {number}",
        kind=ActorKind.FORCE if force else ActorKind.SIDE,
        side_id=number % SIDES + 1 if force else None,
    )


def drawn(engine: Engine, events: int) -> str:
    """What becomes of each event, a row each: `n` is its number, days count from the first.

    Seven in ten are numbered by their days, as they come in; the others came out of archives.
    Of places and actors the first have the most events: their draws are multiplied.
    """
    below, actors = engine.below, SIDES + FORCES
    city = f"1 + {PROVINCES} + {_of_few(below, 3, CITIES)} * {below}(n, 5, {CITIES}) / {CITIES}"
    return f"""
        SELECT first.*,
            CASE WHEN own = 0 THEN happened + lag END AS told,
            CASE WHEN own = 0 AND again < 65
                THEN happened + lag + 1 + wait * ({LATEST_PRINTED} - 1 - lag) / 19
                END AS told_again,
            CASE WHEN own = 0 AND again < 60 THEN 1 ELSE 0 END AS revised,
            CASE WHEN own = 0 AND again < 65 AND hush < 3 THEN 1 ELSE 0 END AS silent,
            CASE WHEN own = 0 AND again < 48 THEN {_shape("early_form")} ELSE {_shape("form")} END
                AS early_shape,
            {_shape("form")} AS shape,
            CASE WHEN again < 6 THEN {_kind("early_sort")} ELSE {_kind("sort")} END AS early_kind,
            {_kind("sort")} AS kind,
            happened + CASE WHEN again < 10 THEN 1 ELSE 0 END AS early_happened
        FROM (SELECT n,
            CASE WHEN {below}(n, 1, 10) < 7 THEN n * {DAYS - 1} / {events}
                ELSE {below}(n, 2, {DAYS}) END AS happened,
            CASE WHEN {below}(n, 8, 100) < 95 THEN {city}
                WHEN {below}(n, 8, 100) < 97 THEN 1 + {below}(n, 9, {PROVINCES}) END AS place,
            {_by_share(f"{below}(n, 10, 100)", CONFLICTS)} AS conflict,
            {_by_share(f"{below}(n, 11, 100)", STATUSES)} AS status,
            CASE WHEN {below}(n, 12, 10) < 8 THEN {_of_few(below, 6, actors)} END AS taker,
            CASE WHEN {below}(n, 13, 10) < 5 THEN {_of_few(below, 14, actors)} END AS loser,
            CASE WHEN {below}(n, 25, 200) = 0 THEN 1 ELSE 0 END AS own,
            {below}(n, 16, 8) * {below}(n, 17, 8) / 8 AS lag,
            {below}(n, 18, 20) * {below}(n, 19, 20) / 20 AS wait,
            {below}(n, 20, 100) AS again, {below}(n, 26, 10) AS hush,
            {below}(n, 21, 100) AS form, {below}(n, 22, 100) AS early_form,
            {below}(n, 23, 1000) AS sort, {below}(n, 24, 1000) AS early_sort
        FROM ({engine.numbers(events)}) AS numbered) AS first"""


def _of_few(below: str, salt: int, most: int) -> str:
    """A number from 1, the lower the likelier: two draws multiplied."""
    return f"(1 + {below}(n, {salt}, {most}) * {below}(n, {salt + 1}, {most}) / {most})"


def _by_share(draw: str, shares: Mapping[int, str]) -> str:
    cases = " ".join(f"WHEN {draw} < {limit} THEN {value}" for limit, value in shares.items())
    return f"CASE {cases} END"


def _shape(draw: str) -> str:
    shares = EARLY_SHAPES if draw.startswith("early") else SHAPES
    return _by_share(draw, {limit: f"'{shape}'" for limit, shape in shares.items()})


def _kind(draw: str) -> str:
    return _by_share(draw, {limit: f"'{kind}'" for limit, kind in KINDS.items()})


def told(engine: Engine, articles_a_day: int) -> str:
    """A row for each report, with its article and its place there; reports of a day spread."""
    early = ("early_happened AS happened", "early_shape AS shape", "early_kind AS kind")
    shared = "n, conflict, place, status, taker, loser, silent, revised"
    last = f"{shared}, happened, shape, kind"
    return f"""
        SELECT reports.*,
            ROW_NUMBER() OVER (PARTITION BY article ORDER BY id) - 1 AS start
        FROM (SELECT printed.*,
            printed * {articles_a_day} + 1 + {engine.below}(id, 30, {articles_a_day}) AS article
        FROM (
            SELECT n * 2 AS id, 0 AS later, told AS printed, {shared}, {", ".join(early)}
            FROM drawn WHERE told IS NOT NULL
            UNION ALL
            SELECT n * 2 + 1, 1, told_again, {last} FROM drawn WHERE told_again IS NOT NULL
        ) AS printed) AS reports"""


def insert(model: type[models.Model], source: str, columns: Mapping[str, str]) -> None:
    """INSERT ... SELECT; columns that are not given take the default of their field."""
    filled, values = dict(columns), []
    for each in model._meta.local_concrete_fields:
        if each.column not in columns and not isinstance(each, models.AutoField):
            filled[each.column] = "%s"
            values.append(each.get_db_prep_save(_default(each), connection))
    named, told = (", ".join(each) for each in ((f'"{name}"' for name in filled), filled.values()))
    run(f"INSERT INTO {model._meta.db_table} ({named}) SELECT {told} FROM {source}", values)


def _default(column: models.Field) -> Any:
    if isinstance(column, models.DateTimeField) and not column.null:
        return datetime(2026, 1, 1, tzinfo=UTC)
    return column.get_default()


def fill_articles(engine: Engine, a_day: int) -> None:
    """So many a day; two in a row print the same story."""
    number = (DAYS + LATEST_PRINTED + 1) * a_day
    source = f"({engine.numbers(number)}) AS numbered"
    insert(Story, f"({engine.numbers(number // 2 + 1)}) AS numbered", {"id": "n"})
    columns = {
        "id": "n",
        "publisher_id": f"1 + {engine.below}(n, 40, {OUTLETS})",
        "story_id": "1 + n / 2",
        "headline": "'Town falls'",
        "body": f"'{TEXT}' || n",
        "body_hash": engine.digest("n"),
        "published_on": engine.day(f"(n - 1) / {a_day}"),
    }
    insert(Article, source, columns)


def fill_events(engine: Engine) -> None:
    taken_in = engine.day("told")
    columns = {
        "id": "n",
        "conflict_id": "conflict",
        "place_id": "place",
        "place_text": "CASE WHEN place IS NULL THEN 'a village' ELSE '' END",
        "kind": "kind",
        "status": "status",
        **_span(engine, "happened", "shape"),
        "source_note": "CASE WHEN own = 1 THEN 'An editor was there.' ELSE '' END",
        "accepted_reports": "CASE WHEN status = 'published' AND own = 0 THEN 1 ELSE 0 END",
        "first_reported_on": taken_in,
    }
    insert(Event, "drawn", columns)
    named = {"taker": "CASE WHEN silent = 1 THEN told_again ELSE told END", "loser": "told"}
    for role, since in named.items():
        parts = {"event_id": "n", "actor_id": role, "role": f"'{role}'"}
        parts["known_from"] = f"COALESCE({engine.day(since)}, '{date.min}')"
        insert(EventActor, f"drawn WHERE {role} IS NOT NULL", parts)
    insert(EventState, "drawn WHERE revised = 1", _early_state(engine))
    insert(EventState, "drawn", _last_state(engine))


def _early_state(engine: Engine) -> dict[str, str]:
    return {
        "event_id": "n",
        "conflict_id": "conflict",
        "known_from": engine.day("told"),
        "known_until": engine.day("told_again - 1"),
        "kind": "early_kind",
        "standing": "'claimed'",
        "asserted": "1 = 0",
        **_ends(engine, "early_happened", "early_shape"),
    }


def _last_state(engine: Engine) -> dict[str, str]:
    """What is known now: from the last report on, from the only one, or, without any, ever."""
    told = engine.day("CASE WHEN revised = 1 THEN told_again ELSE told END")
    return {
        "event_id": "n",
        "conflict_id": "conflict",
        "known_from": f"COALESCE({told}, '{date.min}')",
        "kind": "kind",
        "standing": "'asserted'",
        **_ends(engine, "happened", "shape"),
    }


def _span(engine: Engine, day: str, shape: str) -> dict[str, str]:
    """The columns of a span of some shape around a day. Those of `days` are two or three."""
    before = {"day": "0", "days": "1", "week": "3", "month": "14", "since": "0"}
    after = {"day": "0", "days": "(n & 1)", "week": "3", "month": "14", "until": "0"}
    starts = (f"WHEN '{name}' THEN {day} - {days}" for name, days in before.items())
    ends = (f"WHEN '{name}' THEN {day} + {days}" for name, days in after.items())
    return {
        "earliest": engine.day(f"CASE {shape} {' '.join(starts)} END"),
        "latest": engine.day(f"CASE {shape} {' '.join(ends)} END"),
        "precision": shape,
    }


def _ends(engine: Engine, day: str, shape: str) -> dict[str, str]:
    span = _span(engine, day, shape)
    return {
        "first_day": f"COALESCE({span['earliest']}, '{date.min}')",
        "last_day": f"COALESCE({span['latest']}, '{date.max}')",
        "precision": shape,
    }


def fill_reports(engine: Engine) -> None:
    """Quotes are cut out of the article's body. Where it is silent the first names no taker."""
    accepted = "status = 'published' AND later = 0"
    columns = {
        "id": "told.id",
        "article_id": "article",
        "conflict_id": "conflict",
        "event_id": "n",
        "kind": "told.kind",
        "stance": "CASE WHEN revised = 1 AND later = 0 THEN 'claimed' ELSE 'asserted' END",
        "place_id": "place",
        "place_text": "CASE WHEN place IS NULL THEN 'a village' ELSE '' END",
        "quote": "substr(body, CAST(told.start + 1 AS integer), 60)",
        "start": "told.start",
        "end": "told.start + 60",
        "verdict": f"CASE WHEN {accepted} THEN 'accepted' ELSE 'unreviewed' END",
        "judged_at": f"CASE WHEN {accepted} THEN ingested_at END",
        **_span(engine, "happened", "shape"),
    }
    insert(Report, "told JOIN articles_article ON articles_article.id = article", columns)
    said = {"taker": "(later = 1 OR silent = 0)", "loser": "1 = 1"}
    for role, named in said.items():
        mention = {"report_id": "id", "actor_id": role, "role": f"'{role}'"}
        mention["text"] = f"'Actor ' || {role}"
        insert(ReportActor, f"told WHERE {role} IS NOT NULL AND {named}", mention)


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
