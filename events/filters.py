"""The one filter of pages and API: which events a reader asks for."""

from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from operator import or_
from typing import Literal

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from events.finding import found_by
from events.messages import message
from events.models import Actor, Conflict, EventActor, Place
from events.models.events import ALL, EventQuerySet
from events.speech import say
from events.vocabulary import EventKind, Stance

Certainty = Literal["possible", "certain"]


@dataclass(frozen=True)
class EventFilter:
    """What to keep of a list of events; what is not set keeps everything.

    `on` keeps what had happened by the end of a day. `known_by` keeps what an article published
    up to a day reports, as it was known then: the days and kinds compared are those of the
    time. `since` and `until` keep events of these days. `possible` asks whether
    some day of the span fits, `certain` whether every day does; an event without a date fits
    no days but is `possible` by any. `stances` keeps events of which some report has one of
    them, `sources` those that so many independent sources tell of at least. `conflict` is a
    slug; `conflict_id` says the same where the conflict has been read already. `q` is what a
    reader types: words and "phrases" that stand in names of the place or of actors, in the
    title, in quotes or headlines; see `found_by`.
    """

    on: date | None = None
    known_by: date | None = None
    since: date | None = None
    until: date | None = None
    certainty: Certainty = "possible"
    kinds: frozenset[EventKind] = field(default_factory=frozenset)
    stances: frozenset[Stance] = field(default_factory=frozenset)
    sources: int = 0
    conflict: str = ""
    conflict_id: int | None = None
    actor: str = ""
    place: str = ""
    province: str = ""
    q: str = ""

    def apply(self, events: EventQuerySet, also: Q = ALL) -> EventQuerySet:
        """Narrow a queryset of events to those wanted, as known by the day asked for.

        `also` may ask for more of the `state` beside each. The order is left as it is; `in_order`
        sorts it. A place, a province and an actor are looked up first, in a query each.
        """
        wanted = self._when() & self._what() & self._where_and_who() & also
        return events.as_known(self.known_by, wanted)

    @property
    def days_in_words(self) -> str:
        """Which days are asked for and how surely: '' where none are."""
        if self.since and self.until:
            days = message("from %(since)s to %(until)s", since=self.since, until=self.until)
        elif self.since:
            days = message("from %(since)s", since=self.since)
        elif self.until:
            days = message("to %(until)s", until=self.until)
        else:
            return ""
        if self.certainty == "certain":
            certainly = message(
                "Certainly %(days)s: every day on which it may have happened lies there.",
                days=days,
            )
            return say(certainly)
        possibly = message(
            "Possibly %(days)s: at least one day on which it may have happened lies there.",
            days=days,
        )
        return say(possibly)

    def _when(self) -> Q:
        wanted = Q()
        if self.on:
            wanted &= self._begins(self.on)
        if self.since or self.until:
            # Not `~Q(...)`: that would look for the state in a query of its own.
            wanted &= Q(state__precision__gt="")
        if self.since:
            wanted &= self._reaches(self.since)
        if self.until:
            wanted &= self._begins(self.until)
        return wanted

    def _reaches(self, since: date) -> Q:
        reaches = Q(state__last_day__gte=since)
        if self.certainty == "certain":
            # The last day follows from the first one, but lets the index begin there.
            return reaches & Q(state__first_day__gte=since)
        return reaches

    def _begins(self, until: date) -> Q:
        if self.certainty == "certain":
            return Q(state__last_day__lte=until)
        return Q(state__first_day__lte=until)

    def _what(self) -> Q:
        wanted = Q(state__kind__in=sorted(self.kinds)) if self.kinds else Q()
        if self.sources:
            wanted &= Q(state__sources__gte=self.sources)
        if self.stances:
            # No stance is a part of another's name.
            said = (Q(state__stances__contains=stance) for stance in sorted(self.stances))
            wanted &= reduce(or_, said)
        if self.conflict_id is not None:
            wanted &= Q(state__conflict=self.conflict_id)
        elif self.conflict:
            conflict = Conflict.objects.filter(slug=self.conflict).values("pk")
            wanted &= Q(state__conflict=Subquery(conflict))
        return wanted & found_by(self.q, self.known_by) if self.q.strip() else wanted

    def _where_and_who(self) -> Q:
        wanted = Q()
        if self.place:
            wanted &= Q(place__in=_ids(Place.objects.filter(slug=self.place)))
        if self.province:
            within = Q(slug=self.province) | Q(province__slug=self.province)
            wanted &= Q(place__in=_ids(Place.objects.filter(within)))
        if self.actor:
            wanted &= Q(Exists(_parts_of(self.actor, self.known_by)))
        return wanted


def _ids(named: QuerySet) -> list[int]:
    """The ids of rows asked for by name, in a query of their own.

    The database knows how many events an id has, and chooses another way for few than for many.
    """
    return list(named.order_by().values_list("pk", flat=True))


def _parts_of(actor: str, known_by: date | None) -> QuerySet[EventActor]:
    """The parts of an actor, or of anyone on its side, as known by a day."""
    ours = _ids(Actor.objects.filter(Q(slug=actor) | Q(side__slug=actor)))
    return _parts(known_by).filter(actor__in=ours)


def _parts(known_by: date | None) -> QuerySet[EventActor]:
    parts = EventActor.objects.filter(event=OuterRef("pk"))
    return parts.filter(known_from__lte=known_by) if known_by else parts
