"""How a thing came to be told: feared, fought over, claimed, confirmed, at one place in turn."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.urls import reverse

from events.models import Event, Report
from events.pages.cards import shortened, title_of
from events.pages.doubts import with_doubt
from events.tellings import Telling
from events.vocabulary import EventKind, EventStatus, Stance, Standing, Verdict
from events.wording import event_title, in_words

NEARBY = timedelta(days=30)
LONGEST = 40
_NOT_YET = (Stance.FEARED, Stance.PLANNED, Stance.DENIED)
_STAGES = {
    Stance.ASSERTED: "Reported",
    Stance.CLAIMED: "Claimed",
    Stance.CONFIRMED: "Confirmed",
    Stance.DENIED: "Denied",
    Stance.FEARED: "Feared",
    Stance.PLANNED: "Announced",
}


@dataclass(frozen=True)
class Step:
    """The first time that something of a place was printed in a given stance.

    `here` marks a step that belongs to the event whose page this is.
    """

    day: date
    printed: str
    stage: str
    title: str
    outlet: str
    quote: str
    url: str
    here: bool


def story_line(telling: Telling, known_by: date | None = None) -> list[Step]:
    """The steps at the event's place from a month before to a month after; one query.

    Empty where nothing but the event's own first report would stand in it.
    """
    event, anchor = telling.event, _anchor(telling)
    if event.place_id is None or anchor is None:
        return []
    told = _reports_nearby(event, anchor)
    if known_by:
        told = told.filter(article__published_on__lte=known_by)
    steps = list(_first_of_each(_seen(told, event), event, title_of(telling)))
    return steps[:LONGEST] if len(steps) > 1 else []


def _anchor(telling: Telling) -> date | None:
    when = telling.when
    named = (when.latest or when.earliest) if when else None
    return named or telling.event.first_reported_on


def _reports_nearby(event: Event, anchor: date) -> QuerySet[Report]:
    nearby = (anchor - NEARBY, anchor + NEARBY)
    # The chronology of an earlier war, printed today, is no step of this one.
    days = Q(latest__isnull=True) | Q(latest__gte=nearby[0])
    return (
        Report.objects.filter(days, conflict=event.conflict_id, place=event.place_id)
        .filter(article__published_on__range=nearby)
        .exclude(verdict=Verdict.REJECTED)
        .select_related("article__publisher", "event", "place")
        .defer("article__body", "place__shape")
        .order_by("article__published_on", "article_id", "start", "pk")
    )


def _seen(reports: Iterable[Report], event: Event) -> Iterator[Report]:
    """What readers may see: reports of visible events, and fears that are no event."""
    machine_read = event.conflict.machine_read_is_public
    shown = {EventStatus.PUBLISHED, *([EventStatus.MACHINE_READ] if machine_read else [])}
    for report in reports:
        if report.event is not None:
            if report.event.status in shown:
                yield report
        elif report.stance in _NOT_YET and (machine_read or report.verdict == Verdict.ACCEPTED):
            yield report


def _first_of_each(reports: Iterable[Report], event: Event, title: str) -> Iterator[Step]:
    """The first report of every event (or of a kind without event) in every stance."""
    known: set[tuple[int | None, str, str]] = set()
    for report in reports:
        kind = "" if report.event_id else report.kind
        key = (report.event_id, kind, report.stance)
        if key not in known:
            known.add(key)
            yield _step(report, event, title)


def _step(report: Report, event: Event, title: str) -> Step:
    here = report.event_id == event.pk
    return Step(
        day=report.article.published_on,
        printed=in_words(report.article.published_on),
        stage=_STAGES[Stance(report.stance)],
        title=title if here else _title(report),
        outlet=report.article.publisher.name,
        quote=shortened(report.quote),
        url=_address(report, here),
        here=here,
    )


def _title(report: Report) -> str:
    place = report.place.name if report.place else ""
    if report.event is None:
        return event_title(EventKind(report.kind), place)
    title = report.event.title or event_title(EventKind(report.event.kind), place)
    return with_doubt(title, Standing(report.event.standing))


def _address(report: Report, here: bool) -> str:
    if here:
        return f"#report-{report.pk}"
    if report.event_id:
        return reverse("event", args=[report.event_id])
    return f"{reverse('article', args=[report.article_id])}#report-{report.pk}"
