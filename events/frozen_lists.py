"""The checksum of the events that a filter keeps, read as they stream by."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import NamedTuple

from events.filters import EventFilter
from events.frozen import Checksum, FrozenEvent, checksum_of
from events.models import Event, EventActor, Report
from events.sources import Origin, independent_sources
from events.tellings import Telling, tellings
from events.told_by import told_by

BATCH = 2_000
# Hashed in about half a minute: no reader waits longer.
LONGEST = 300_000
_COLUMNS = (
    "pk",
    "last_day",
    "first_day",
    "state__precision",
    "state__kind",
    "manner",
    "place__slug",
    "place_text",
    "state__standing",
    "fixed_by_editor",
)


class ListTooLong(ValueError):
    """The list has more events than are summed up while a reader waits."""


def checksum_for(wanted: EventFilter) -> Checksum:
    """Sum up the visible events that a filter keeps; it must name a day for `known_by`.

    A query for the number of events, one for the list and two for each 2,000 events, four more
    where some of these were told of again after the day. Raises ListTooLong.
    """
    events = wanted.apply(Event.objects.visible()).order_by()
    if events[: LONGEST + 1].count() > LONGEST:
        raise ListTooLong
    return checksum_of(_frozen_events(wanted))


class _Row(NamedTuple):
    event: int
    last_day: date
    first_day: date
    precision: str
    kind: str
    manner: str
    place: str | None
    place_text: str
    standing: str
    fixed: bool


class _Weighed(NamedTuple):
    """What is not in the state of an event."""

    manner: str
    actors: tuple[str, ...]


def _frozen_events(wanted: EventFilter) -> Iterator[FrozenEvent]:
    known_by = wanted.known_by or date.max
    listed = wanted.apply(Event.objects.visible()).in_order().values_list(*_COLUMNS)
    reading = iter(listed.iterator(chunk_size=BATCH))
    while batch := [_Row(*row) for row in islice(reading, BATCH)]:
        yield from _as_frozen(batch, known_by)


def _as_frozen(batch: Sequence[_Row], known_by: date) -> Iterator[FrozenEvent]:
    origins, later = _origins_of([row.event for row in batch], known_by)
    weighed = _as_weighed([row for row in batch if row.event in later], known_by)
    actors = _actors_of([row.event for row in batch])
    for row in batch:
        now = _Weighed(row.manner, tuple(sorted(actors[row.event])))
        then = weighed.get(row.event, now)
        yield FrozenEvent(
            last_day=row.last_day,
            first_day=row.first_day,
            precision=row.precision,
            kind=row.kind,
            manner=then.manner,
            place=row.place or row.place_text,
            standing=row.standing,
            actors=then.actors,
            sources=independent_sources(origins[row.event]),
        )


def _origins_of(
    events: Collection[int], known_by: date
) -> tuple[Mapping[int, list[Origin]], set[int]]:
    """Where each event's reports up to a day come from, and the events with later ones."""
    reports = Report.objects.counting().filter(event__in=events).annotate(**told_by())
    columns = ("event_id", "told_story", "told_agency", "article__publisher__name")
    origins: dict[int, list[Origin]] = defaultdict(list)
    later: set[int] = set()
    for event, *origin, printed in reports.order_by().values_list(
        *columns, "article__published_on"
    ):
        if printed <= known_by:
            origins[event].append(Origin(*origin))
        else:
            later.add(event)
    return origins, later


def _actors_of(events: Collection[int]) -> Mapping[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    parts = EventActor.objects.filter(event__in=events).order_by()
    for event, role, slug in parts.values_list("event_id", "role", "actor__slug"):
        found[event].append(f"{role} {slug}")
    return found


def _as_weighed(rows: Sequence[_Row], known_by: date) -> dict[int, _Weighed]:
    """What the reports up to a day say where later ones have added to the event's own row."""
    open_to_reports = [row.event for row in rows if not row.fixed]
    if not open_to_reports:
        return {}
    told = tellings(Event.objects.filter(pk__in=open_to_reports), known_by)
    return {pk: _weighed(telling) for pk, telling in told.items()}


def _weighed(telling: Telling) -> _Weighed:
    actors = sorted(f"{role} {actor.slug}" for role, actor in telling.actors)
    return _Weighed(str(telling.manner), tuple(actors))
