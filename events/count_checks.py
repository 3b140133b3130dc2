"""Printed counts beside our own events, as they were known on the day of the article."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from events.control_events import ControlEvent
from events.counting import (
    CountablePlace,
    CountCheck,
    PrintedCount,
    check_count,
    is_checked,
)
from events.dates import DateSpan
from events.models import CountReport, Place
from events.timeline import Chronicle, ControlRecord
from events.vocabulary import PlaceKind, Verdict


@dataclass(frozen=True)
class CheckedCount:
    """A printed count, the days it counts over, and what it comes to beside ours.

    `check` is None where we cannot say: such places are not in the gazetteer, or nobody is
    known whose takings are counted.
    """

    count: CountReport
    days: DateSpan
    check: CountCheck | None


def checked_counts(counts: Iterable[CountReport], chronicle: Chronicle) -> list[CheckedCount]:
    """Check counts of the chronicle's conflict; one query. Fetch them with their articles.

    Those that an editor rejected, and those of days before the conflict, are left out.
    """
    conflict = chronicle.frame.conflict
    now = chronicle.as_known()
    places = _countable(chronicle, now)
    told = _told_by_articles(chronicle)
    known: dict[date, ControlRecord] = {}
    checked = []
    for count in counts:
        day = count.article.published_on
        days = count.when or DateSpan.between(min(conflict.starts_on, day), day)
        if count.verdict == Verdict.REJECTED or days.last < conflict.starts_on:
            continue
        if day not in known:
            known[day] = chronicle.as_known(day)
        own = told[count.article_id]
        check = _check(count, days, frozenset(own), places, known[day], now)
        checked.append(CheckedCount(count, days, check))
    return checked


def _told_by_articles(chronicle: Chronicle) -> Mapping[int, set[int]]:
    """The events that each article tells of."""
    told: dict[int, set[int]] = defaultdict(set)
    for event, telling in chronicle.told.items():
        for report in telling.reports:
            told[report.article_id].add(event)
    return told


def _check(
    count: CountReport,
    days: DateSpan,
    told: frozenset[int],
    places: Sequence[CountablePlace],
    then: ControlRecord,
    now: ControlRecord,
) -> CountCheck | None:
    side = _side(count, now)
    if side is None or not is_checked(count.what):
        return None
    printed = PrintedCount(
        number=count.number,
        what=count.what,
        days=days,
        side=side,
        printed_on=count.article.published_on,
        rough_start=count.rough_start,
        told=told,
    )
    return check_count(printed, places=places, known_then=_events(then), known_now=_events(now))


def _side(count: CountReport, record: ControlRecord) -> int | None:
    """Whose takings are counted: the side told, or else the party that the conflict counts."""
    if count.taker_id is not None:
        member = record.frame.cast.get(count.taker_id)
        return (member.side or member.id) if member else None
    return next((party.id for party in record.frame.parties), None)


def _events(record: ControlRecord) -> list[ControlEvent]:
    return [event for events in record.events.values() for event in events]


def _countable(chronicle: Chronicle, record: ControlRecord) -> list[CountablePlace]:
    of_interest = {each.place_id for each in chronicle.frame.places}
    wanted = Place.objects.filter(pk__in={*record.events, *of_interest})
    return [
        CountablePlace(pk, PlaceKind(kind), capital_of is not None, pk in of_interest)
        for pk, kind, capital_of in wanted.values_list("pk", "kind", "capital_of")
    ]
