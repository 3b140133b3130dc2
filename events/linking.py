"""Reports are tied to events: the deciding is pure, this half reads and writes rows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from articles.models import Article
from events.evidence import Evidence
from events.gathering import Gathered, assign, gather, kinds_by_history
from events.matching import AskEditor, Decision, KnownEvent, NewEvent, SameAs, decide
from events.models import Conflict, ConflictPlace, Event, Place, Report
from events.settling import CONTROL_KINDS, settle
from events.vocabulary import EventKind, EventStatus
from events.weighing import counting, evidence_of, hold_places, known_event, refresh_event

LINKED = "linked from its reports"
LONGEST_QUESTION = 300
EMPTIED = "no report tells of it any more"
WITHDRAWN_BEFORE = "an editor withdrew the event that this seems to tell of"


@dataclass(frozen=True)
class Linked:
    """Events begun, reports in events known before, reports that ask an editor."""

    new: int = 0
    same: int = 0
    ask: int = 0

    def __add__(self, other: "Linked") -> "Linked":
        return Linked(self.new + other.new, self.same + other.same, self.ask + other.ask)


def link_article(article: Article, conflict: Conflict | None = None) -> Linked:
    """Tie an article's reports to events; doing so again changes nothing.

    Every place that the article speaks of is linked afresh, in the given conflict or in all.
    The counts are of this article's reports.
    """
    reports = article.reports.order_by()
    if conflict is not None:
        reports = reports.filter(conflict=conflict)
    spoken_of = set(reports.values_list("conflict_id", "place_id"))
    linked = Linked()
    for conflict_id, place_id in sorted(spoken_of, key=lambda pair: (pair[0], pair[1] or 0)):
        within = Conflict.objects.get(pk=conflict_id)
        place = None if place_id is None else Place.objects.get(pk=place_id)
        linked += link_place(within, place, article=article)
    return linked


def link_articles(articles: Iterable[int]) -> None:
    """Link afresh what articles speak of, by their ids: their sources have been regrouped."""
    for article in Article.objects.filter(pk__in=list(articles)).order_by("pk"):
        link_article(article)


@transaction.atomic
def link_place(
    conflict: Conflict, place: Place | None, *, article: Article | None = None
) -> Linked:
    """Tie all reports of a place in a conflict to events; None: those of no known place.

    An event that an editor has published, fixed, withdrawn, merged or given a report keeps its
    reports; an event that loses all its reports is withdrawn. The counts are of one article's
    reports where one is given.
    """
    hold_places(conflict.pk, [place.pk if place else None])
    scene = _Scene.of(conflict, place)
    gathered = gather(scene.free_evidence, scene.live_kept, starts_on=conflict.starts_on)
    rows, begun = _rows(scene, gathered)
    _refresh(scene, gathered, rows)
    _tie(scene, gathered, rows)
    _withdraw_emptied(scene, rows)
    counted = [one for one in scene.here if article is None or one.article_id == article.pk]
    return Linked(
        new=len({report.event_id for report in counted} & begun),
        same=sum(bool(report.event_id) and report.event_id not in begun for report in counted),
        ask=sum(bool(report.question) for report in counted),
    )


@dataclass(frozen=True)
class _Scene:
    """The reports of a place and the events they are in, as they stand before linking.

    `kept` are the events that editors answer for: their reports stay.
    """

    conflict: Conflict
    place: Place | None
    events: Mapping[int, Event]
    kept: Mapping[int, KnownEvent]
    here: Sequence[Report]
    evidence: Mapping[int, Evidence]

    @classmethod
    def of(cls, conflict: Conflict, place: Place | None) -> "_Scene":
        here = Q(conflict=conflict, place=place)
        events = {event.pk: event for event in _events(here)}
        answered_for = set(_answered_for(events).values_list("pk", flat=True))
        reports = counting(Report.objects.filter(here | Q(event__in=answered_for)))
        told = {report.pk: report for report in reports.order_by("pk")}
        evidence = {pk: evidence_of(report) for pk, report in told.items()}
        kept = {
            pk: known_event(
                events[pk], (evidence[one.pk] for one in told.values() if one.event_id == pk)
            )
            for pk in answered_for
        }
        place_id = place.pk if place else None
        spoken = [
            report
            for report in told.values()
            if report.place_id == place_id and report.conflict_id == conflict.pk
        ]
        return cls(conflict, place, events, kept, spoken, evidence)

    @property
    def free(self) -> list[Report]:
        """The reports that linking may tie anew."""
        return [
            report
            for report in self.here
            if not report.linked_by_editor and report.event_id not in self.kept
        ]

    @property
    def free_evidence(self) -> list[Evidence]:
        return [self.evidence[report.pk] for report in self.free]

    @property
    def live_kept(self) -> list[KnownEvent]:
        return [one for pk, one in self.kept.items() if not self.is_withdrawn(pk)]

    @property
    def withdrawn_kept(self) -> list[KnownEvent]:
        """Withdrawn by an editor: those that linking withdrew have no reports."""
        return [one for pk, one in self.kept.items() if self.is_withdrawn(pk) and one.reports]

    def is_withdrawn(self, pk: int) -> bool:
        return self.events[pk].status == EventStatus.WITHDRAWN


def _events(here: Q) -> QuerySet[Event]:
    """The events at a place, and those elsewhere that its reports are in; none merged."""
    elsewhere = Report.objects.filter(here, event__isnull=False).values("event")
    events = Event.objects.filter(here | Q(pk__in=elsewhere))
    events = events.exclude(status=EventStatus.MERGED)
    return events.prefetch_related("parts__actor", "states").order_by("pk")


def _answered_for(events: Iterable[int]) -> QuerySet[Event]:
    """The events among these that an editor has touched, or a report of which he has placed."""
    placed = Report.objects.filter(event=OuterRef("pk"), linked_by_editor=True)
    merged = Event.objects.filter(merged_into=OuterRef("pk"))
    return Event.objects.filter(pk__in=list(events)).filter(
        Q(status__in=[EventStatus.PUBLISHED, EventStatus.WITHDRAWN])
        | Q(fixed_by_editor=True)
        | ~Q(source_note="")
        | Exists(placed)
        | Exists(merged)
    )


def _rows(scene: _Scene, gathered: Gathered) -> tuple[dict[int, Event], set[int]]:
    """The row of each gathered event by its key, and the ids of the rows begun for it.

    An event like one that an editor withdrew gets no row: its reports are a question.
    """
    now = {report.pk: report.event_id for report in scene.free if report.event_id is not None}
    assigned = assign(gathered.events, now)
    withdrawn = scene.withdrawn_kept
    rows: dict[int, Event] = {}
    begun: set[int] = set()
    for known in gathered.events:
        if known.key > 0 or known.key in assigned:
            rows[known.key] = scene.events[assigned.get(known.key, known.key)]
        elif isinstance(decide(known.reports[0], withdrawn), NewEvent):
            rows[known.key] = event = _begin(scene, known)
            begun.add(event.pk)
    return rows, begun


def _begin(scene: _Scene, known: KnownEvent) -> Event:
    first = known.reports[0]
    event = Event(
        conflict=scene.conflict, place=scene.place, kind=known.kind, place_text=first.place_text
    )
    refresh_event(event, known.reports, why=LINKED)
    return event


def _refresh(scene: _Scene, gathered: Gathered, rows: Mapping[int, Event]) -> None:
    """Write into each event's row what its reports amount to."""
    known = [one for one in gathered.events if one.key in rows]
    takings = {
        one.key: settle(one.reports) for one in known if one.kind in CONTROL_KINDS and one.reports
    }
    holder = _initial_holder(scene)
    kinds: Mapping[int, EventKind] = kinds_by_history(takings, holder, scene.conflict.starts_on)
    for one in known:
        event = rows[one.key]
        refresh_event(
            event, one.reports, why=LINKED, kind=kinds.get(one.key), status=_status(event, one)
        )


def _status(event: Event, known: KnownEvent) -> EventStatus:
    """An event is published once it gains a report that an editor has accepted."""
    accepted = any(report.accepted for report in known.reports)
    if accepted and event.status == EventStatus.MACHINE_READ:
        return EventStatus.PUBLISHED
    return EventStatus(event.status)


def _initial_holder(scene: _Scene) -> int | None:
    """The side that held the place when the war began, where the conflict says so."""
    if scene.place is None:
        return None
    of_interest = ConflictPlace.objects.filter(conflict=scene.conflict, place=scene.place)
    for row in of_interest.select_related("initial_holder"):
        if row.initial_holder is not None:
            return row.initial_holder.side_id or row.initial_holder.pk
    return None


def _tie(scene: _Scene, gathered: Gathered, rows: Mapping[int, Event]) -> None:
    """Write to each free report its event, or why it waits for an editor."""
    changed = []
    for report in scene.free:
        event, question = _target(gathered.decisions[report.pk], rows)
        if (report.event_id, report.question) != (event, question):
            report.event_id, report.question = event, question
            changed.append(report)
    Report.objects.bulk_update(changed, ["event", "question"], batch_size=500)


def _target(decision: Decision, rows: Mapping[int, Event]) -> tuple[int | None, str]:
    match decision:
        case SameAs(key):
            return (rows[key].pk, "") if key in rows else (None, WITHDRAWN_BEFORE)
        case AskEditor(reason):
            return None, reason[:LONGEST_QUESTION]
        case _:
            return None, ""


def _withdraw_emptied(scene: _Scene, rows: Mapping[int, Event]) -> None:
    """An event whose reports all tell of others now is withdrawn; its page stays."""
    filled = {event.pk for event in rows.values()}
    for event in scene.events.values():
        if event.pk not in filled and event.pk not in scene.kept and _is_empty(event):
            refresh_event(event, [], why=EMPTIED, status=EventStatus.WITHDRAWN)


def _is_empty(event: Event) -> bool:
    return not counting(Report.objects.filter(event=event)).exists()
