"""Events as they stood on a day: weighed from the reports published by then alone."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import F, QuerySet

from conflict_timeline.rest.links import Links
from events.api.event_rows import ORIGIN_COLUMNS, QUOTED_COLUMNS, Row, actors_of, event_answer
from events.api.spans import SPAN_COLUMNS
from events.dates import DateSpan
from events.evidence import Evidence, Part
from events.models import Report, ReportActor
from events.settling import Settled, settle
from events.told_by import told_by
from events.vocabulary import ActorRole, EventKind, Manner, Precision, Stance, Verdict

_COLUMNS = (
    *QUOTED_COLUMNS,
    *ORIGIN_COLUMNS,
    "kind",
    "manner",
    "place_id",
    "place_text",
    "article__body_hash",
)


def answers_as_known(rows: Sequence[Row], links: Links, known_by: date) -> Iterable[dict[str, Any]]:
    """Rows as answers, three queries for all of them.

    What was learnt later narrows nothing; what an editor fixed is told as it is fixed.
    """
    reports = _reports_of([row["id"] for row in rows], known_by)
    mentions = _mentions_of([report["id"] for each in reports.values() for report in each])
    own = actors_of([row["id"] for row in rows], links)
    for row in rows:
        told = reports.get(row["id"], [])
        if not told:
            yield event_answer(row, links, own.get(row["id"], []), told)
            continue
        settled = settle(_evidence(report, mentions[report["id"]]) for report in told)
        if row["fixed_by_editor"]:
            fixed = {**row, "standing": settled.standing}
            yield event_answer(fixed, links, own.get(row["id"], []), told)
            continue
        names = {one["actor_id"]: one for report in told for one in mentions[report["id"]]}
        actors = [_actor(part, names[part.actor], links) for part in settled.parts]
        yield event_answer({**row, **_as_row(settled, row)}, links, actors, told)


def _reports_of(ids: Sequence[int], known_by: date) -> Mapping[int, list[Row]]:
    counting = Report.objects.counting()
    reports = counting.filter(event__in=ids, article__published_on__lte=known_by)
    reports = reports.annotate(**told_by())
    found = defaultdict(list)
    for row in reports.order_by("article__published_on", "id").values(*_COLUMNS):
        found[row["event_id"]].append(row)
    return found


def _mentions_of(ids: Sequence[int]) -> Mapping[int, list[Row]]:
    mentions: QuerySet = ReportActor.objects.filter(report__in=ids, actor__isnull=False)
    named = mentions.annotate(slug=F("actor__slug"), name=F("actor__name"), side=F("actor__side"))
    found = defaultdict(list)
    for row in named.values("report_id", "role", "actor_id", "slug", "name", "side"):
        found[row["report_id"]].append(row)
    return found


def _evidence(row: Row, mentions: Iterable[Row]) -> Evidence:
    return Evidence(
        id=row["id"],
        kind=EventKind(row["kind"]),
        stance=Stance(row["stance"]),
        published_on=row["article__published_on"],
        place=row["place_id"],
        place_text=row["place_text"],
        when=_span(row),
        derivation=row["derivation"],
        manner=Manner(row["manner"]),
        parts=tuple(
            Part(ActorRole(one["role"]), one["actor_id"], one["side"] or one["actor_id"])
            for one in mentions
        ),
        speaker=row["speaker"],
        publisher=row["article__publisher__name"],
        agency=row["told_agency"],
        story=row["told_story"],
        body_hash=row["article__body_hash"],
        start=row["start"],
        accepted=row["verdict"] == Verdict.ACCEPTED,
    )


def _span(row: Row) -> DateSpan | None:
    earliest, latest, precision = (row[name] for name in SPAN_COLUMNS)
    return DateSpan(earliest, latest, Precision(precision)) if precision else None


def _as_row(settled: Settled, row: Row) -> dict[str, Any]:
    """What the reports amount to, as columns."""
    span = settled.span
    return {
        "kind": settled.kind_for(EventKind(row["kind"])),
        "manner": settled.manner,
        "earliest": span.earliest if span else None,
        "latest": span.latest if span else None,
        "precision": span.precision if span else "",
        "derivation": settled.derivation,
        "standing": settled.standing,
    }


def _actor(part: Part, name: Row, links: Links) -> dict[str, Any]:
    reference = links.reference("actor", part.actor, name["name"], name["slug"])
    return {**(reference or {}), "role": part.role}
