"""What other sites show in a frame: a timeline in brief, or one event with its quotes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Q

from events.dates import ONE_DAY
from events.filters import EventFilter
from events.models import Event, Report
from events.models.events import EventQuerySet
from events.names import learn_names_of, places_of
from events.pages.cards import EventCard, Quoted, card_of, quoted
from events.pages.doubts import with_doubt
from events.pages.drawing import COLUMN_TYPE, Drawing, draw
from events.pages.listed_page import with_places
from events.pages.reports import stance_in_words
from events.pages.situation import Situation, legend
from events.pages.timeline_page import last_day_of
from events.tellings import Telling, tellings
from events.timeline import Frame, control_record
from events.vocabulary import Stance

NEWEST = 10
QUOTES = 4


@dataclass(frozen=True)
class TimelineEmbed:
    """A day of a conflict and the newest events of a list.

    `total` counts the whole list, with what may have happened later.
    """

    situation: Situation
    drawing: Drawing | None
    newest: Sequence[EventCard]
    total: int

    @property
    def legend(self) -> list[tuple[str, str]]:
        return legend(self.situation.rows, self.situation.record.frame.parties)


@dataclass(frozen=True)
class Saying:
    """A quote with its stance: 'Denied by', and by whom."""

    stance: str
    speaker: str
    quote: Quoted


@dataclass(frozen=True)
class EventEmbed:
    """An event with a few of its quotes; `more` are left out."""

    card: EventCard
    sayings: Sequence[Saying]
    more: int

    @property
    def title(self) -> str:
        return with_doubt(self.card.title, self.card.standing)


def timeline_embed(frame: Frame, wanted: EventFilter) -> TimelineEmbed:
    """Gather a timeline in brief in six queries. The frame must have been read with shapes."""
    record = control_record(frame.conflict, known_by=wanted.known_by, frame=frame)
    last = last_day_of(frame.conflict)
    newest = list(_newest(wanted))
    told = tellings(newest, wanted.known_by)
    learn_names_of(told.values(), places_of(frame))
    situation = Situation(record, day=wanted.on or last, last=last)
    return TimelineEmbed(
        situation=situation,
        drawing=draw(situation, wide_type=COLUMN_TYPE),
        newest=[card_of(told[event.pk]) for event in newest],
        total=wanted.apply(Event.objects.visible()).order_by().count(),
    )


def _newest(wanted: EventFilter) -> EventQuerySet:
    """What had certainly happened by the day; what has no last day is no news of any."""
    ended = Q(state__last_day__lte=wanted.on or date.max - ONE_DAY)
    return with_places(wanted.apply(Event.objects.visible(), ended)).newest_first()[:NEWEST]


def event_embed(event: Event, *, known_by: date | None) -> EventEmbed:
    """Gather an event in three queries. Fetch it with its place and the place's province."""
    telling = tellings([event], known_by)[event.pk]
    learn_names_of([telling])
    chosen = _foremost(telling)
    return EventEmbed(
        card=card_of(telling),
        sayings=[_saying(report) for report in chosen],
        more=len(telling.reports) - len(chosen),
    )


def _foremost(telling: Telling) -> list[Report]:
    """A few reports, each stance before the second of any: a denial is not crowded out."""
    lead = telling.lead
    ordered = sorted(telling.reports, key=lambda report: report is not lead)
    by_stance = sorted(ordered, key=lambda report: Stance(report.stance))
    turns = {
        report.pk: turn
        for _, same in groupby(by_stance, key=lambda report: report.stance)
        for turn, report in enumerate(same)
    }
    return sorted(ordered, key=lambda report: turns[report.pk])[:QUOTES]


def _saying(report: Report) -> Saying:
    asserted = report.stance == Stance.ASSERTED and not report.speaker
    stance = "" if asserted else stance_in_words(report)
    return Saying(stance, report.speaker, quoted(report))
