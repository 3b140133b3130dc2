"""Fill an empty database with as many events as wanted, the same ones in every run.

Five conflicts over ten years, one with six events in ten; a few places, actors and kinds with
most events, others with hardly any; spans of one day, of several, open and not known; one or two
reports an event, printed up to 20 days later, so that what was known early differs from what is
known now. Filling is the same SQL for both engines, but for a draw, a day, a digest and a row of
numbers. Django must have been set up before this is imported.
"""

import time
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from django.db import connection, models, transaction

from articles.models import Article, Publisher, Story
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
from events.vocabulary import ActorKind, PlaceKind

FIRST, DAYS, LATEST_PRINTED = date(2014, 1, 1), 3652, 20
PROVINCES, CITIES, SIDES, FORCES, OUTLETS = 8, 2_000, 6, 40, 60
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
        "stances": "'claimed'",
        "sources": "1",
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
        "stances": "CASE WHEN revised = 1 THEN 'asserted,claimed' ELSE 'asserted' END",
        "sources": "CASE WHEN own = 1 THEN 0 WHEN revised = 1 THEN 2 ELSE 1 END",
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
