"""Events as lists show them: values ready to print, made without a query."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from events.dates import DateSpan
from events.messages import listed, message
from events.models import Event, Place, Report
from events.pages.addresses import at, report_address
from events.pages.article_text import Stretch
from events.sources import independent_sources
from events.speech import day_text, say, span_text, weekday_text
from events.tellings import Telling
from events.vocabulary import ActorRole, EventKind, EventStatus, PlaceKind, Standing
from events.wording import (
    DOUBTS,
    MANNERS,
    ROLES,
    STANDINGS,
    event_title,
    place_in_words,
    precision_in_words,
)

LONGEST_QUOTE = 280


@dataclass(frozen=True)
class Part:
    """An actor's part, for a link."""

    role: str
    name: str
    url: str


@dataclass(frozen=True)
class Quoted:
    """The sentence an event rests on first, shortened at a word, and who printed it.

    `stretches` are the text with the words marked that a reader looks for, where that is so; it
    may be a `headline` then.
    """

    text: str
    outlet: str
    printed: str
    url: str
    language: str
    stretches: tuple[Stretch, ...] = ()
    headline: bool = False


@dataclass(frozen=True)
class EventCard:
    """What a list says of an event. `day` is the last on which it may have happened.

    `found_by` says how words found it that stand in none of its sentences.
    """

    id: int
    url: str
    kind: EventKind
    title: str
    place: str
    place_url: str
    province: str
    when: DateSpan | None
    span_text: str
    precision: str
    exact: bool
    actors: tuple[Part, ...]
    manner: str
    standing: Standing
    standing_text: str
    machine_read: bool
    disagree: bool
    reports: int
    sources: int
    outlets: int
    quote: Quoted | None
    note: str
    found_by: str = ""

    @property
    def doubt(self) -> str:
        """The word that keeps a doubtful title from being read as a fact."""
        return say(DOUBTS.get(self.standing, ""))

    @property
    def day(self) -> date | None:
        return self.when.latest if self.when else None

    @property
    def days(self) -> str:
        """'11 August 2021', '10–11 August 2021 (one of these days, or all of them)'."""
        if self.when is None or self.exact:
            return self.span_text
        vague = message("%(days)s (%(precision)s)", days=self.span_text, precision=self.precision)
        return say(vague)

    @property
    def where(self) -> str:
        """'Kunduz, Kunduz province'; '' where no place is named."""
        if not self.place:
            return ""
        province = [place_in_words(self.province, PlaceKind.PROVINCE)] if self.province else []
        return say(listed([self.place, *province], "beside"))


@dataclass(frozen=True)
class DayGroup:
    """Events whose span ends on one day; None where the end is not known."""

    day: date | None
    text: str
    cards: tuple[EventCard, ...]

    @property
    def anchor(self) -> str:
        return f"d-{self.day:%Y-%m-%d}" if self.day else "d-open"


def card_of(telling: Telling) -> EventCard:
    """An event as its reports tell it. The place and its province must have been fetched."""
    event, span, standing = telling.event, telling.when, telling.standing
    known_by = telling.known_by
    return EventCard(
        id=event.pk,
        url=at(event.get_absolute_url(), known_by=known_by),
        kind=telling.kind,
        title=title_of(telling),
        place=place_name(event),
        place_url=at(event.place.get_absolute_url(), known_by=known_by) if event.place else "",
        province=_province(event.place),
        when=span,
        span_text=span_text(span),
        precision=say(precision_in_words(span)),
        exact=span is not None and span.width == 1,
        actors=parts_of(telling),
        manner=say(MANNERS[telling.manner]),
        standing=standing,
        standing_text=say(STANDINGS[standing]),
        machine_read=event.status == EventStatus.MACHINE_READ,
        disagree=telling.disagree,
        reports=len(telling.reports),
        sources=independent_sources(each.origin for each in telling.evidence),
        outlets=len({each.publisher for each in telling.evidence}),
        quote=quoted(telling.lead, known_by) if telling.lead else None,
        note=event.source_note,
    )


def title_of(telling: Telling) -> str:
    """The editor's title, or what happened in one line."""
    if telling.event.title:
        return telling.event.title
    takers = [actor.called for role, actor in telling.actors if role is ActorRole.TAKER]
    leavers = [actor.called for role, actor in telling.actors if role is not ActorRole.TAKER]
    return say(event_title(telling.kind, place_name(telling.event), takers, leavers))


def place_name(event: Event) -> str:
    place = event.place
    return say(place_in_words(place.called, PlaceKind(place.kind))) if place else event.place_text


def _province(place: Place | None) -> str:
    return place.province.called if place and place.province else ""


def parts_of(telling: Telling) -> tuple[Part, ...]:
    return tuple(
        Part(
            say(ROLES[role]), actor.called, at(actor.get_absolute_url(), known_by=telling.known_by)
        )
        for role, actor in telling.actors
    )


def quoted(report: Report, known_by: date | None = None) -> Quoted:
    """A report's sentence. Its article and the publisher must have been fetched."""
    article = report.article
    return Quoted(
        text=shortened(report.quote),
        outlet=article.publisher.name,
        printed=day_text(article.published_on),
        url=report_address(report, known_by),
        language=article.language,
    )


def shortened(text: str) -> str:
    """The first words of a long quote, with an ellipsis."""
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_QUOTE else text[:LONGEST_QUOTE].rpartition(" ")[0] + " …"


def by_day(cards: Iterable[EventCard]) -> list[DayGroup]:
    """Group cards by the last day of their span; what has no last day comes last."""
    ordered = sorted(cards, key=_chronology)
    return [_group(day, list(cards)) for day, cards in groupby(ordered, key=lambda card: card.day)]


def _chronology(card: EventCard) -> tuple[date, date, int]:
    return (*(card.when.sort_key if card.when else (date.max, date.max)), card.id)


def _group(day: date | None, cards: Sequence[EventCard]) -> DayGroup:
    text = weekday_text(day) if day else say(message("No end known"))
    return DayGroup(day, text, tuple(cards))
