"""The one filter of pages and API: which events a reader asks for."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from django.db.models import Exists, OuterRef, Q, QuerySet

from events.models import ActorName, Event, EventActor, PlaceName, Report
from events.spelling import spelling_key
from events.vocabulary import EventKind, Verdict

Certainty = Literal["possible", "certain"]


@dataclass(frozen=True)
class EventFilter:
    """What to keep of a list of events; what is not set keeps everything.

    `on` keeps what may have happened by the end of a day, `known_by` what an article
    published up to a day reports. `since` and `until` keep events of these days: `possible`
    where the span shares a day with them, `certain` where it lies within. `q` is text: every
    spelling of a place finds it, and the words of quotes and headlines.
    """

    on: date | None = None
    known_by: date | None = None
    since: date | None = None
    until: date | None = None
    certainty: Certainty = "possible"
    kinds: frozenset[EventKind] = field(default_factory=frozenset)
    conflict: str = ""
    actor: str = ""
    place: str = ""
    province: str = ""
    q: str = ""

    def apply(self, events: QuerySet[Event]) -> QuerySet[Event]:
        """Narrow a queryset of events; its order is left as it is."""
        return events.filter(self._when() & self._what() & self._where_and_who())

    def _when(self) -> Q:
        wanted = Q()
        if self.on:
            wanted &= Q(earliest__isnull=True) | Q(earliest__lte=self.on)
        if self.known_by:
            wanted &= known_by(self.known_by)
        if self.since or self.until:
            wanted &= ~Q(precision="")
        if self.since:
            wanted &= self._reaches(self.since)
        if self.until:
            wanted &= self._begins(self.until)
        return wanted

    def _reaches(self, since: date) -> Q:
        if self.certainty == "certain":
            return Q(earliest__isnull=False, earliest__gte=since)
        return Q(latest__isnull=True) | Q(latest__gte=since)

    def _begins(self, until: date) -> Q:
        if self.certainty == "certain":
            return Q(latest__isnull=False, latest__lte=until)
        return Q(earliest__isnull=True) | Q(earliest__lte=until)

    def _what(self) -> Q:
        wanted = Q(kind__in=sorted(self.kinds)) if self.kinds else Q()
        if self.conflict:
            wanted &= Q(conflict__slug=self.conflict)
        for word in self.q.split() if not self._names_a_place() else ():
            wanted &= _says(word)
        return wanted

    def _where_and_who(self) -> Q:
        wanted = Q()
        if self.place:
            wanted &= Q(place__slug=self.place)
        if self.province:
            wanted &= Q(place__slug=self.province) | Q(place__province__slug=self.province)
        if self.actor:
            wanted &= Q(Exists(_parts_of(self.actor)))
        if self._names_a_place():
            wanted &= Q(place__in=_places_spelt(self.q)) | _quoted(self.q)
        return wanted

    def _names_a_place(self) -> bool:
        return bool(self.q.strip()) and _places_spelt(self.q).exists()


def known_by(day: date) -> Q:
    """Events that an article published up to a day reports, or an editor's own source."""
    return Q(first_reported_on__lte=day) | (Q(first_reported_on__isnull=True) & ~Q(source_note=""))


def _parts_of(actor: str) -> QuerySet[EventActor]:
    """Parts of an actor, or of anyone on its side."""
    ours = Q(actor__slug=actor) | Q(actor__side__slug=actor)
    return EventActor.objects.filter(ours, event=OuterRef("pk"))


def _places_spelt(name: str) -> QuerySet[PlaceName, dict[str, int]]:
    key = spelling_key(name)
    spelt = PlaceName.objects.filter(key=key) if key else PlaceName.objects.none()
    return spelt.values("place")


def _says(word: str) -> Q:
    """A word in a place's spelling, an actor's name, the title, a quote or a headline."""
    key = spelling_key(word)
    wanted = Q(title__icontains=word) | _quoted(word)
    named = ActorName.objects.filter(name__icontains=word).values("actor")
    wanted |= Q(Exists(EventActor.objects.filter(event=OuterRef("pk"), actor__in=named)))
    if key:
        wanted |= Q(place__in=PlaceName.objects.filter(key__startswith=key).values("place"))
    return wanted


def _quoted(words: str) -> Q:
    told = Report.objects.filter(event=OuterRef("pk")).exclude(verdict=Verdict.REJECTED)
    said = Q(quote__icontains=words) | Q(article__headline__icontains=words)
    return Q(Exists(told.filter(said)))
