"""What pages and API read: who held each place on a day, as known by a day."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from events.control import Control, ControlEvent, Period, Side, control_on, history
from events.dates import DateSpan
from events.models import Actor, Conflict, ConflictParty, ConflictPlace, Event, Place
from events.models.events import EventQuerySet
from events.tellings import Telling, tellings
from events.vocabulary import ActorRole, ControlState, EventKind, Precision, Standing

_BEARING = [kind for kind in EventKind if kind.changes_control or kind.questions_control]
OWN_NAME = F("name")
SHAPES = ("place__shape", "place__province__shape", "place__capital_of__shape")


@dataclass(frozen=True)
class CastMember:
    """An actor and the side it belongs to; `colour` numbers the parties of a conflict."""

    id: int
    slug: str
    name: str
    kind: str
    side: int | None
    colour: int | None


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
class Frame:
    """A conflict with its places of interest and every known actor by id. Made by `frame_of`."""

    conflict: Conflict
    places: tuple[ConflictPlace, ...]
    cast: Mapping[int, CastMember] = field(default_factory=dict)

    @property
    def parties(self) -> list[CastMember]:
        """The sides that the conflict counts, in the order of their colours."""
        ours = [member for member in self.cast.values() if member.colour is not None]
        return sorted(ours, key=lambda member: member.colour or 0)

    @cached_property
    def sides(self) -> dict[int, Side]:
        return {pk: Side(pk, one.name) for pk, one in self.cast.items() if one.side is None}


@dataclass(frozen=True)
class ControlRecord:
    """All that bears on control in a conflict, as known by a day. Made by `control_record`.

    `events` are those that bear on each place, by the place's id.
    """

    frame: Frame
    events: Mapping[int, tuple[ControlEvent, ...]]
    known_by: date | None = None

    @property
    def conflict(self) -> Conflict:
        return self.frame.conflict

    @property
    def places(self) -> tuple[ConflictPlace, ...]:
        return self.frame.places

    def on(self, day: date) -> list[PlaceControl]:
        """Who held each place of interest at the end of a day."""
        return [PlaceControl(each.place, self._control(each, day)) for each in self.places]

    def _control(self, each: ConflictPlace, day: date) -> Control:
        return control_on(
            day,
            place=each.place_id,
            initial_holder=self.initial_holder(each),
            events=self.events.get(each.place_id, ()),
            starts_on=self.conflict.starts_on,
        )

    def histories(self, *, until: date) -> dict[int, list[Period]]:
        """The periods of every place of interest, by the place's id."""
        return {each.place_id: self._history(each, until) for each in self.places}

    def history_of(self, place: int, *, until: date) -> list[Period]:
        """The periods of a place of interest from the start of the conflict; [] for others."""
        found = (self._history(each, until) for each in self.places if each.place_id == place)
        return next(found, [])

    def _history(self, each: ConflictPlace, until: date) -> list[Period]:
        return history(
            place=each.place_id,
            initial_holder=self.initial_holder(each),
            events=self.events.get(each.place_id, ()),
            starts_on=self.conflict.starts_on,
            until=until,
        )

    def initial_holder(self, each: ConflictPlace) -> Side | None:
        """The side that held a place first, be it said of the side or of a force of it."""
        holder = self.frame.cast.get(each.initial_holder_id or 0)
        return self.frame.sides.get(holder.side or holder.id) if holder else None


def control_of(conflict: Conflict, *, on: date, known_by: date | None = None) -> list[PlaceControl]:
    """Who held each place of interest at the end of a day, as known by a day (None: now)."""
    return control_record(conflict, known_by=known_by).on(on)


def control_record(
    conflict: Conflict,
    *,
    known_by: date | None = None,
    frame: Frame | None = None,
    place: Place | None = None,
) -> ControlRecord:
    """What bears on control of the places of interest, or of one, as known by a day (None: now).

    Events count as the reports published by that day alone have it, so that what was learnt
    later narrows nothing. One query, and two more where no frame is given.
    """
    frame = frame or frame_of(conflict)
    events = bearing_events(conflict, known_by)
    if place is not None:
        events = events.filter(place=place)
    return ControlRecord(frame, _control_events(events, frame, known_by or date.max), known_by)


def _control_events(
    events: EventQuerySet, frame: Frame, known_by: date
) -> dict[int, tuple[ControlEvent, ...]]:
    """Events by place, out of their states and the actors named by a day: a row an actor."""
    rows = events.values_list(*_STATE_COLUMNS, *_PART_COLUMNS)
    found: dict[int, list[ControlEvent]] = defaultdict(list)
    for state, told in groupby(rows, key=lambda row: row[: len(_STATE_COLUMNS)]):
        parts = [row[len(_STATE_COLUMNS) :] for row in told]
        named = [
            (role, frame.cast[actor].side or actor)
            for role, actor, known_from in parts
            if role and known_from <= known_by
        ]
        event = _control_event(state, named, frame.sides)
        found[state[1]].append(event)
    return {place: tuple(each) for place, each in found.items()}


_STATE_COLUMNS = (
    "pk",
    "place_id",
    "state__kind",
    "state__standing",
    "state__asserted",
    "state__precision",
    "first_day",
    "last_day",
)
_PART_COLUMNS = ("parts__role", "parts__actor_id", "parts__known_from")


def _control_event(
    state: tuple[Any, ...], named: Sequence[tuple[str, int]], sides: Mapping[int, Side]
) -> ControlEvent:
    pk, place, kind, standing, asserted, precision, first, last = state
    takers = sorted(side for role, side in named if role == ActorRole.TAKER)
    return ControlEvent(
        id=pk,
        kind=EventKind(kind),
        place=place,
        when=_span(precision, first, last),
        standing=Standing(standing),
        taker=next((sides[side] for side in takers if side in sides), None),
        leavers=frozenset(side for role, side in named if role != ActorRole.TAKER),
        asserted=asserted,
    )


def _span(precision: str, first: date, last: date) -> DateSpan | None:
    """A span out of the ends of a state, which are those of the calendar where it is open."""
    if not precision:
        return None
    earliest = None if precision == Precision.UNTIL else first
    return DateSpan(earliest, None if precision == Precision.SINCE else last, Precision(precision))


@dataclass(frozen=True)
class Chronicle:
    """All that bears on control in a conflict, read once, to look back from any day.

    Made by `chronicle_of`. `told` are the events that bear on control, by id.
    """

    frame: Frame
    told: Mapping[int, Telling]

    def as_known(self, day: date | None = None) -> ControlRecord:
        """What `control_record` reads for one day (None: now), at every place; no query."""
        if day is None:
            return record_of(self.frame, self.told.values())
        known = (told.as_known_by(day) for told in self.told.values())
        return record_of(self.frame, [told for told in known if told is not None])


def chronicle_of(conflict: Conflict) -> Chronicle:
    """Read what bears on control in a conflict, at every place, in six queries."""
    return Chronicle(frame_of(conflict), tellings(_bearing(conflict, None)))


def bearing_events(conflict: Conflict, known_by: date | None = None) -> EventQuerySet:
    """The visible events that change or question control of a conflict's places of interest."""
    of_interest = ConflictPlace.objects.filter(conflict=conflict).values("place")
    return _bearing(conflict, known_by).filter(place__in=of_interest)


def _bearing(conflict: Conflict, known_by: date | None) -> EventQuerySet:
    events = Event.objects.visible().as_known(known_by, conflict=conflict, kind__in=_BEARING)
    return events.filter(place__isnull=False).order_by("pk")


def record_of(frame: Frame, told: Iterable[Telling]) -> ControlRecord:
    """The record that events amount to; no query."""
    events: dict[int, list[ControlEvent]] = defaultdict(list)
    for telling in told:
        if telling.event.place_id is not None:
            events[telling.event.place_id].append(_weighed(telling, frame.sides))
    return ControlRecord(frame, {place: tuple(each) for place, each in events.items()})


def frame_of(conflict: Conflict, *, with_shapes: bool = False, name: Any = OWN_NAME) -> Frame:
    """The places and the cast of a conflict: two queries; outlines only where they are drawn.

    `name` is what its actors are called, as an expression.
    """
    places = _with_provinces(conflict.places_of_interest.all(), with_shapes)
    return Frame(conflict, tuple(places), cast_of(conflict, name))


def frame_called(slug: str, *, with_shapes: bool = False, name: Any = OWN_NAME) -> Frame:
    """The frame of the conflict with a slug, in two queries; one more where it has no places.

    `name` as for `frame_of`. Raises Conflict.DoesNotExist.
    """
    ours = ConflictPlace.objects.filter(conflict__slug=slug).select_related("conflict")
    places = tuple(_with_provinces(ours, with_shapes))
    conflict = places[0].conflict if places else Conflict.objects.get(slug=slug)
    return Frame(conflict, places, cast_of(conflict, name))


def _with_provinces(places: QuerySet[ConflictPlace], with_shapes: bool) -> QuerySet[ConflictPlace]:
    places = places.select_related("place__province", "place__capital_of")
    return places if with_shapes else places.defer(*SHAPES)


def cast_of(conflict: Conflict, name: Any = OWN_NAME) -> dict[int, CastMember]:
    """Every known actor by id, with the colour that it has in a conflict."""
    colour = ConflictParty.objects.filter(conflict=conflict, actor=OuterRef("pk"))
    rows: QuerySet[Actor, tuple[Any, ...]] = (
        Actor.objects.annotate(colour=Subquery(colour.values("colour")[:1]), called_here=name)
        .order_by("name")
        .values_list("pk", "slug", "called_here", "kind", "side_id", "colour")
    )
    return {row[0]: CastMember(*row) for row in rows}


def _weighed(telling: Telling, sides: Mapping[int, Side]) -> ControlEvent:
    """An event as its reports of the time have it; as its row has it where an editor fixed it."""
    event = telling.event
    if telling.settled and not event.fixed_by_editor:
        return ControlEvent.of(event.pk, event.place_id, telling.settled, sides)
    return _as_in_row(telling, sides)


def _as_in_row(telling: Telling, sides: Mapping[int, Side]) -> ControlEvent:
    event = telling.event
    parts = [(part.role, part.actor.side_id or part.actor_id) for part in telling.parts]
    takers = [side for role, side in parts if role == ActorRole.TAKER]
    return ControlEvent(
        id=event.pk,
        kind=EventKind(event.kind),
        place=event.place_id,
        when=event.when,
        standing=telling.settled.standing if telling.settled else Standing.CONFIRMED,
        taker=sides.get(min(takers)) if takers else None,
        leavers=frozenset(side for role, side in parts if role != ActorRole.TAKER),
    )


def historic(conflict: Conflict) -> Q:
    """Events that were over before the conflict started: background."""
    return Q(latest__isnull=False, latest__lt=conflict.starts_on)
