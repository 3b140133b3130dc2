"""What pages and API read: who held each place on a day, as known by a day."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from events.control import Control, ControlEvent, Period, Side, control_on, history
from events.filters import known_by as events_known_by
from events.models import Actor, Conflict, ConflictPlace, Event, Place, Report
from events.settling import Settled, settle
from events.vocabulary import ActorRole, ControlState, EventKind, Standing
from events.weighing import counting, evidence_of

_BEARING = [kind for kind in EventKind if kind.changes_control or kind.questions_control]


@dataclass(frozen=True)
class PlaceControl:
    """A place of interest and who held it on the day asked for."""

    place: Place
    control: Control

    @property
    def holder(self) -> Side | None:
        return self.control.holder

    @property
    def state(self) -> ControlState:
        return self.control.state


@dataclass(frozen=True)
class ControlRecord:
    """All that bears on control in a conflict, as known by a day. Made by `control_record`.

    `sides` are actors by the id of the side, `places` the conflict's places of interest.
    """

    conflict: Conflict
    places: tuple[ConflictPlace, ...]
    events: Mapping[int, tuple[ControlEvent, ...]]
    sides: Mapping[int, Side]

    def on(self, day: date) -> list[PlaceControl]:
        """Who held each place of interest at the end of a day."""
        return [PlaceControl(each.place, self._control(each, day)) for each in self.places]

    def _control(self, each: ConflictPlace, day: date) -> Control:
        return control_on(
            day,
            place=each.place_id,
            initial_holder=self._initial_holder(each),
            events=self.events.get(each.place_id, ()),
            starts_on=self.conflict.starts_on,
        )

    def history_of(self, place: int, *, until: date) -> list[Period]:
        """The periods of a place of interest from the start of the conflict; [] for others."""
        for each in self.places:
            if each.place_id == place:
                return history(
                    place=place,
                    initial_holder=self._initial_holder(each),
                    events=self.events.get(place, ()),
                    starts_on=self.conflict.starts_on,
                    until=until,
                )
        return []

    def days_of_change(self) -> list[date]:
        """Days on which the answer may change: the ends of the spans that bear on control."""
        start = self.conflict.starts_on
        ends = {
            end
            for events in self.events.values()
            for event in events
            if event.when and event.standing is not Standing.DENIED
            for end in (event.when.earliest, event.when.latest)
            if end is not None and end >= start
        }
        return sorted(ends)

    def _initial_holder(self, each: ConflictPlace) -> Side | None:
        return self.sides.get(each.initial_holder_id) if each.initial_holder_id else None


def control_of(conflict: Conflict, *, on: date, known_by: date | None = None) -> list[PlaceControl]:
    """Who held each place of interest at the end of a day, as known by a day (None: now)."""
    return control_record(conflict, known_by=known_by).on(on)


def control_record(conflict: Conflict, *, known_by: date | None = None) -> ControlRecord:
    """Gather what bears on control, as known by a day (None: now). Six queries at most.

    Events are weighed from the reports published by that day alone, so what was learnt later
    narrows nothing.
    """
    places = conflict.places_of_interest.select_related("place__province", "initial_holder")
    sides = _sides()
    events = _bearing_events(conflict, known_by)
    reports = _reports_by_event(events, known_by)
    told: dict[int, list[ControlEvent]] = defaultdict(list)
    for event in events:
        if event.place_id is None:
            continue
        if weighed := _weighed(event, reports.get(event.pk, ()), sides):
            told[event.place_id].append(weighed)
    return ControlRecord(
        conflict, tuple(places), {place: tuple(each) for place, each in told.items()}, sides
    )


def _sides() -> dict[int, Side]:
    return {
        pk: Side(pk, name)
        for pk, name in Actor.objects.filter(side__isnull=True).values_list("pk", "name")
    }


def _bearing_events(conflict: Conflict, known_by: date | None) -> QuerySet[Event]:
    events = Event.objects.visible().filter(conflict=conflict, kind__in=_BEARING)
    if known_by:
        events = events.filter(events_known_by(known_by))
    return events.prefetch_related("parts__actor").order_by("pk")


def _reports_by_event(events: QuerySet[Event], known_by: date | None) -> Mapping[int, list[Report]]:
    reports = counting(Report.objects.filter(event__in=events.order_by()))
    if known_by:
        reports = reports.filter(article__published_on__lte=known_by)
    found: dict[int, list[Report]] = defaultdict(list)
    for report in reports:
        if report.event_id is not None:
            found[report.event_id].append(report)
    return found


def _weighed(
    event: Event, reports: Iterable[Report], sides: Mapping[int, Side]
) -> ControlEvent | None:
    """An event as its reports of the time have it; as its row has it where an editor fixed it."""
    evidence = [evidence_of(report) for report in reports]
    if evidence and not event.fixed_by_editor:
        return ControlEvent.of(event.pk, event.place_id, settle(evidence), sides)
    return _as_in_row(event, settle(evidence) if evidence else None, sides)


def _as_in_row(event: Event, settled: Settled | None, sides: Mapping[int, Side]) -> ControlEvent:
    parts = [(part.role, part.actor.side_id or part.actor_id) for part in event.parts.all()]
    takers = [side for role, side in parts if role == ActorRole.TAKER]
    return ControlEvent(
        id=event.pk,
        kind=EventKind(event.kind),
        place=event.place_id,
        when=event.when,
        standing=settled.standing if settled else Standing.CONFIRMED,
        taker=sides.get(min(takers)) if takers else None,
        leavers=frozenset(side for role, side in parts if role != ActorRole.TAKER),
    )


def historic(conflict: Conflict) -> Q:
    """Events that were over before the conflict started: background."""
    return Q(latest__isnull=False, latest__lt=conflict.starts_on)
