"""Places and actors: their history in each conflict, and the events they take part in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from events.control import Control, Period
from events.filters import EventFilter
from events.models import Actor, Conflict, Event, Place, PlaceName, Report
from events.pages.cards import DayGroup, EventCard, by_day, card_of
from events.pages.drawing import Bar
from events.pages.place_names import Named, named
from events.pages.reports import ReportBlock, report_block
from events.pages.situation import Reason, code_of, reasons_of, state_in_words
from events.pages.timeline_page import PAGE, last_day_of, with_places
from events.passages import passage
from events.tellings import tellings
from events.timeline import ControlRecord, control_record
from events.vocabulary import PlaceKind, Stance, Verdict
from events.wording import in_words

BAR_WIDTH = 800


@dataclass(frozen=True)
class Stretch:
    """Days in a row with one answer, for the table under the bar."""

    first: str
    last: str
    state: str
    code: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class History:
    """Who held a place through a conflict: a bar over time and the same in words."""

    conflict: Conflict
    bars: Sequence[Bar]
    stretches: Sequence[Stretch]
    codes: Sequence[str]
    first: str
    last: str


@dataclass(frozen=True)
class PlacePage:
    place: Place
    names: Sequence[Named]
    spellings: str
    within: Sequence[Place]
    histories: Sequence[History]
    days: Sequence[DayGroup]
    more: bool
    feared: Sequence[ReportBlock]


def place_page(place: Place, *, on: date | None, known_by: date | None) -> PlacePage:
    """Gather a place's page; of a province, with the events of the places in it."""
    is_province = place.kind == PlaceKind.PROVINCE
    wanted = EventFilter(
        on=on,
        known_by=known_by,
        place="" if is_province else place.slug,
        province=place.slug if is_province else "",
    )
    cards, more = cards_of(wanted)
    names = list(PlaceName.objects.filter(place=place).order_by("language", "pk"))
    conflicts = [each.conflict for each in place.conflicts.select_related("conflict")]
    return PlacePage(
        place=place,
        names=named(n for n in names if not n.language.startswith("en")),
        spellings=", ".join(
            n.name for n in names if n.language.startswith("en") and n.name != place.name
        ),
        within=list(place.places_within.defer("shape").order_by("name")) if is_province else [],
        histories=[_history(place, conflict, on, known_by) for conflict in conflicts],
        days=by_day(cards),
        more=more,
        feared=_feared(place, on, known_by),
    )


def cards_of(wanted: EventFilter) -> tuple[list[EventCard], bool]:
    """The first page of events wanted, and whether there are more."""
    events = with_places(wanted.apply(Event.objects.visible())).in_order()[: PAGE + 1]
    told = tellings(events, wanted.known_by)
    return [card_of(telling) for telling in told.values()][:PAGE], len(told) > PAGE


def _history(place: Place, conflict: Conflict, on: date | None, known_by: date | None) -> History:
    record = control_record(conflict, known_by=known_by)
    last = on or last_day_of(conflict)
    periods = record.history_of(place.pk, until=last)
    codes = [_code(record, period.control) for period in periods]
    return History(
        conflict=conflict,
        bars=_bars(periods, codes),
        stretches=[_stretch(*pair) for pair in zip(periods, codes, strict=True)],
        codes=sorted(set(codes)),
        first=in_words(conflict.starts_on),
        last=in_words(last),
    )


def _code(record: ControlRecord, control: Control) -> str:
    return code_of(control, {one.id: one.colour or 0 for one in record.frame.parties})


def _bars(periods: Sequence[Period], codes: Sequence[str]) -> list[Bar]:
    days = sum(_length(period) for period in periods)
    bars, x = [], 0.0
    for period, code in zip(periods, codes, strict=True):
        width = _length(period) * BAR_WIDTH / days
        title = f"{_days(period)}: {state_in_words(period.control)}"
        bars.append(Bar(round(x, 1), round(width, 1), code, title))
        x += width
    return bars


def _length(period: Period) -> int:
    return (period.last - period.first).days + 1


def _days(period: Period) -> str:
    if period.first == period.last:
        return in_words(period.first)
    return f"{in_words(period.first)} – {in_words(period.last)}"


def _stretch(period: Period, code: str) -> Stretch:
    return Stretch(
        first=in_words(period.first),
        last=in_words(period.last),
        state=state_in_words(period.control),
        code=code,
        reasons=reasons_of(period.control),
    )


def _feared(place: Place, on: date | None, known_by: date | None) -> list[ReportBlock]:
    """Reports that it could fall: a threat is no event."""
    reports = (
        Report.objects.filter(place=place, stance=Stance.FEARED, event__isnull=True)
        .filter(conflict__machine_read_is_public=True)
        .exclude(verdict=Verdict.REJECTED)
        .select_related("article__publisher", "article__story")
        .order_by("article__published_on", "pk")
    )
    limits = [day for day in (on, known_by) if day]
    if limits:
        reports = reports.filter(article__published_on__lte=min(limits))
    return [
        report_block(each, passage(each.article.body, each.start, each.end))
        for each in reports[:20]
    ]


@dataclass(frozen=True)
class ActorPage:
    actor: Actor
    aliases: Sequence[Named]
    members: Sequence[Actor]
    conflicts: Sequence[Conflict]
    days: Sequence[DayGroup]
    more: bool


def actor_page(actor: Actor, *, on: date | None, known_by: date | None) -> ActorPage:
    """Gather an actor's page: its part in events, and that of those on its side."""
    cards, more = cards_of(EventFilter(on=on, known_by=known_by, actor=actor.slug))
    names = actor.names.filter(conflict__isnull=True).exclude(name=actor.name)
    return ActorPage(
        actor=actor,
        aliases=named(names.order_by("language", "name")),
        members=list(actor.members.order_by("name")),
        conflicts=list(Conflict.objects.filter(parties__actor=actor)),
        days=by_day(cards),
        more=more,
    )
