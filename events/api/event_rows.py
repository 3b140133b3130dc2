"""Events as answers: one query for the rows, one for their actors, one for their reports."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django.db.models import F, QuerySet

from conflict_timeline.rest.links import Links
from conflict_timeline.rest.paging import Order, by_day, by_number
from events.api.spans import SPAN_COLUMNS, span_of
from events.api.titles import title_columns, title_of
from events.models import EventActor, Report
from events.models.events import EventQuerySet
from events.sources import Origin, independent_sources
from events.told_by import told_by
from events.vocabulary import EventKind

Row = Mapping[str, Any]
# What is made of an event's reports.
_TOLD = {"reports", "sources", "outlets"}
COLUMNS = (
    "id",
    *title_columns(),
    "manner",
    "place_id",
    "place__slug",
    "place__latitude",
    "place__longitude",
    *SPAN_COLUMNS,
    "derivation",
    "conflict_id",
    "conflict__slug",
    "conflict__title",
    "standing",
    "status",
    "source_note",
    "fixed_by_editor",
    "first_reported_on",
    "changed_at",
    "merged_into_id",
    *title_columns("merged_into__"),
)
# The order of `in_order`, as keys of a cursor.
ORDER = Order((by_day("last_day"), by_day("first_day"), by_number("id", F("in_state"))))


def event_rows(events: QuerySet) -> QuerySet:
    """The columns an answer needs."""
    rows: QuerySet = events.values(*COLUMNS)
    return rows


def rows_in_order(events: EventQuerySet) -> QuerySet:
    """The same of events as known by a day, with their sort key."""
    rows: QuerySet = events.values(*COLUMNS, "last_day", "first_day")
    return rows


def event_answers(
    rows: Sequence[Row],
    links: Links,
    fields: Collection[str] = (),
) -> Iterable[dict[str, Any]]:
    """Rows as answers, two queries for all of them.

    Actors and reports are left unread where `fields` does not ask for them.
    """
    ids = [row["id"] for row in rows]
    # The usual title names the actors.
    actors = actors_of(ids, links) if not fields or {"actors", "title"} & set(fields) else {}
    reports = _reports_of(ids) if not fields or _TOLD & set(fields) else {}
    for row in rows:
        yield event_answer(row, links, actors.get(row["id"], []), reports.get(row["id"], []))


def event_answer(
    row: Row, links: Links, actors: list[dict[str, Any]], reports: Sequence[Row]
) -> dict[str, Any]:
    """An event's row as an answer; `reports` are rows with the columns of quotes and origins."""
    coding = EventKind(row["kind"]).coding
    return {
        "id": row["id"],
        "url": links.to("event", row["id"]),
        "title": title_of(row, actors=actors),
        "conflict": links.reference(
            "timeline", row["conflict_id"], row["conflict__title"], row["conflict__slug"]
        ),
        "kind": row["kind"],
        "acled": coding.acled,
        "plover": coding.plover,
        "manner": row["manner"],
        "place": links.reference("place", row["place_id"], row["place__name"], row["place__slug"]),
        "place_text": row["place_text"],
        "latitude": _degrees(row["place__latitude"]),
        "longitude": _degrees(row["place__longitude"]),
        "when": span_of(row),
        "derivation": row["derivation"],
        "standing": row["standing"],
        "status": row["status"],
        "actors": actors,
        "sources": independent_sources(_origin(report) for report in reports),
        "outlets": len({report["article__publisher_id"] for report in reports}),
        "reports": [quoted(report, links) for report in reports],
        "source_note": row["source_note"],
        "first_reported_on": row["first_reported_on"],
        "changed_at": row["changed_at"],
        "merged_into": links.reference(
            "event", row["merged_into_id"], title_of(row, "merged_into__")
        ),
    }


def _degrees(value: Any) -> float | None:
    return None if value is None else float(value)


def actors_of(ids: Sequence[int], links: Links) -> dict[int, list[dict[str, Any]]]:
    found = defaultdict(list)
    columns = ("event_id", "role", "actor_id", "actor__slug", "actor__name")
    parts = EventActor.objects.filter(event__in=ids).order_by("event_id", "role", "actor__name")
    for event, role, pk, slug, name in parts.values_list(*columns):
        found[event].append({**(links.reference("actor", pk, name, slug) or {}), "role": role})
    return found


def _origin(report: Row) -> Origin:
    return Origin(*(report[name] for name in (*ORIGIN_COLUMNS, "article__publisher__name")))


def _reports_of(ids: Sequence[int]) -> dict[int, list[Row]]:
    reports = Report.objects.counting().filter(event__in=ids).annotate(**told_by())
    found = defaultdict(list)
    for row in reports.order_by("article__published_on", "id").values(
        *QUOTED_COLUMNS, *ORIGIN_COLUMNS
    ):
        found[row["event_id"]].append(row)
    return found


# Annotated by `told_by`.
ORIGIN_COLUMNS = ("told_story", "told_agency")
QUOTED_COLUMNS = (
    "id",
    "event_id",
    "stance",
    "verdict",
    "speaker",
    "quote",
    "start",
    "end",
    *SPAN_COLUMNS,
    "derivation",
    "article_id",
    "article__headline",
    "article__published_on",
    "article__publisher_id",
    "article__publisher__slug",
    "article__publisher__name",
    "article__publisher__homepage",
)


def quoted(row: Row, links: Links) -> dict[str, Any]:
    """A report as it stands inside its event."""
    article = links.reference("article", row["article_id"], row["article__headline"])
    return {
        "id": row["id"],
        "stance": row["stance"],
        "verdict": row["verdict"],
        "speaker": row["speaker"],
        "quote": row["quote"],
        "start": row["start"],
        "end": row["end"],
        "when": span_of(row),
        "derivation": row["derivation"],
        "article": article,
        "publisher": {
            "id": row["article__publisher_id"],
            "slug": row["article__publisher__slug"],
            "name": row["article__publisher__name"],
            "url": row["article__publisher__homepage"] or None,
        },
        "published_on": row["article__published_on"],
        "url": f"{links.to('article', row['article_id'])}#report-{row['id']}",
    }
