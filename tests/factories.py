"""Rows for tests: plain functions with full defaults."""

import hashlib
from datetime import date
from itertools import count
from typing import Any

from django.contrib.auth.models import User

from articles.models import Article, Publisher, Story
from events.dates import DateSpan
from events.models import (
    Actor,
    ActorName,
    Conflict,
    ConflictParty,
    ConflictPlace,
    CountReport,
    Event,
    EventActor,
    EventState,
    Place,
    PlaceName,
    Report,
    ReportActor,
)
from events.vocabulary import (
    ActorKind,
    ActorRole,
    EventKind,
    PlaceKind,
    Stance,
)
from events.weighing import evidence_for, keep_states

_numbers = count(1)
AUGUST_11 = date(2021, 8, 11)


def make_user(*, username: str = "", **fields: Any) -> User:
    return User.objects.create_user(username or f"editor-{next(_numbers)}", **fields)


def make_publisher(*, name: str = "", **fields: Any) -> Publisher:
    number = next(_numbers)
    return Publisher.objects.create(
        name=name or f"Outlet {number}", slug=f"outlet-{number}", **fields
    )


def make_article(
    *,
    text: str = "Rebels took the town.",
    headline: str = "",
    published_on: date = AUGUST_11,
    publisher: Publisher | None = None,
    **fields: Any,
) -> Article:
    body = f"{headline}\n\n{text}" if headline else text
    return Article.objects.create(
        publisher=publisher or make_publisher(),
        story=fields.pop("story", None) or Story.objects.create(),
        headline=headline,
        body=body,
        body_hash=hashlib.sha256(body.encode()).hexdigest(),
        published_on=published_on,
        **fields,
    )


def make_place(
    *, name: str = "", kind: PlaceKind = PlaceKind.CITY, names: tuple[str, ...] = (), **fields: Any
) -> Place:
    number = next(_numbers)
    name = name or f"Town {number}"
    place = Place.objects.create(
        name=name,
        slug=fields.pop("slug", f"place-{number}"),
        kind=kind,
        country=fields.pop("country", "AF"),
        **fields,
    )
    for spelling in (name, *names):
        PlaceName.objects.create(place=place, name=spelling)
    return place


def make_actor(
    *, name: str = "", kind: ActorKind = ActorKind.SIDE, names: tuple[str, ...] = (), **fields: Any
) -> Actor:
    number = next(_numbers)
    name = name or f"Side {number}"
    actor = Actor.objects.create(name=name, slug=f"actor-{number}", kind=kind, **fields)
    for spelling in (name, *names):
        ActorName.objects.create(actor=actor, name=spelling)
    return actor


def make_conflict(*, slug: str = "", title: str = "A war", **fields: Any) -> Conflict:
    return Conflict.objects.create(
        slug=slug or f"war-{next(_numbers)}",
        title=title,
        countries=fields.pop("countries", "AF"),
        starts_on=fields.pop("starts_on", date(2021, 5, 1)),
        **fields,
    )


def make_place_of_interest(
    conflict: Conflict, *, place: Place | None = None, initial_holder: Actor | None = None
) -> Place:
    place = place or make_place()
    ConflictPlace.objects.create(conflict=conflict, place=place, initial_holder=initial_holder)
    return place


def make_party(conflict: Conflict, actor: Actor, *, colour: int = 1) -> ConflictParty:
    return ConflictParty.objects.create(conflict=conflict, actor=actor, colour=colour)


def make_event(
    *,
    conflict: Conflict | None = None,
    kind: EventKind = EventKind.CAPTURED,
    when: DateSpan | None = DateSpan.on(AUGUST_11),  # noqa: B008
    taker: Actor | None = None,
    loser: Actor | None = None,
    **fields: Any,
) -> Event:
    event = Event(conflict=conflict or make_conflict(), kind=kind, **fields)
    event.when = when
    event.save()
    for actor, role in ((taker, ActorRole.TAKER), (loser, ActorRole.LOSER)):
        if actor is not None:
            EventActor.objects.create(event=event, actor=actor, role=role)
    known_from = event.first_reported_on or date.min
    _keep_state(
        event, date.fromisoformat(known_from) if isinstance(known_from, str) else known_from
    )
    return event


def _keep_state(event: Event, known_from: date) -> None:
    """An event of its own account: it has no report that says when it was known."""
    span = event.when
    EventState.objects.create(
        event=event,
        conflict=event.conflict,
        known_from=known_from,
        kind=event.kind,
        standing=event.standing,
        precision=event.precision,
        first_day=span.first if span else date.min,
        last_day=span.last if span else date.max,
    )


def make_report(
    *,
    article: Article | None = None,
    conflict: Conflict | None = None,
    event: Event | None = None,
    quote: str = "",
    kind: EventKind = EventKind.CAPTURED,
    stance: Stance = Stance.ASSERTED,
    when: DateSpan | None = DateSpan.on(AUGUST_11),  # noqa: B008
    taker: Actor | None = None,
    loser: Actor | None = None,
    **fields: Any,
) -> Report:
    article = article or make_article()
    quote = quote or article.body
    start = article.body.index(quote)
    report = Report(
        article=article,
        conflict=conflict or (event.conflict if event else make_conflict()),
        event=event,
        kind=kind,
        stance=stance,
        quote=quote,
        start=start,
        end=start + len(quote),
        **fields,
    )
    report.when = when
    report.save()
    for actor, role in ((taker, ActorRole.TAKER), (loser, ActorRole.LOSER)):
        if actor is not None:
            ReportActor.objects.create(report=report, actor=actor, text=actor.name, role=role)
    if event is not None:
        keep_states(event, evidence_for(event))
    return report


def make_count(
    *, article: Article, conflict: Conflict, number: int = 2, quote: str = "", **fields: Any
) -> CountReport:
    quote = quote or article.text
    start = article.body.index(quote)
    when = fields.pop("when", None)
    count = CountReport(
        article=article,
        conflict=conflict,
        number=number,
        what=fields.pop("what", "town"),
        quote=quote,
        start=start,
        end=start + len(quote),
        **fields,
    )
    count.when = when
    count.save()
    return count
