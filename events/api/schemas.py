"""The shapes of answers: documented here, kept by tests, not run row by row."""

from datetime import date, datetime
from typing import Literal

from ninja import Field, Schema

from events.chain import Stage
from events.vocabulary import (
    ActorKind,
    ActorRole,
    ControlState,
    EventKind,
    EventStatus,
    Manner,
    PlaceKind,
    Precision,
    Stance,
    Standing,
    Verdict,
)


class Reference(Schema):
    """Something named inside something else; `url` is its page."""

    id: int
    slug: str | None
    name: str
    url: str | None


class PartOut(Reference):
    """An actor and its part in an event."""

    role: ActorRole


class MentionOut(Schema):
    """An actor as a report names it; `actor` is null where we do not know who is meant."""

    text: str
    role: ActorRole
    actor: Reference | None


class SpanOut(Schema):
    """Every day on which it may have happened, ends included; null for an unknown end."""

    earliest: date | None
    latest: date | None
    precision: Precision
    text: str


class QuotedOut(Schema):
    """A report inside its event: body[start:end] of the article is the quote."""

    id: int
    stance: Stance
    verdict: Verdict
    speaker: str
    quote: str
    start: int
    end: int
    when: SpanOut | None
    derivation: str
    article: Reference
    publisher: Reference
    published_on: date
    url: str


class EventOut(Schema):
    """What we hold happened, with the sentences it rests on."""

    id: int
    url: str
    title: str
    conflict: Reference
    kind: EventKind
    acled: str = Field(description="ACLED sub-event type.")
    plover: str = Field(description="PLOVER event type.")
    manner: Manner
    place: Reference | None
    place_text: str
    latitude: float | None
    longitude: float | None
    when: SpanOut | None
    derivation: str
    standing: Standing
    status: EventStatus
    actors: list[PartOut]
    sources: int = Field(
        description="Independent sources: one text, one wire or one outlet counts once."
    )
    outlets: int
    reports: list[QuotedOut]
    source_note: str
    first_reported_on: date | None
    changed_at: datetime
    merged_into: Reference | None


class LinkOut(Schema):
    """A link of the chain by which an event came to be told, on the day it was printed.

    `who` says, took or left it, as far as is known; `event` is null for a fear of an event that
    has not happened; `of_this_event` tells the event's own reports from those around it.
    """

    stage: Stage
    day: date
    who: str
    kind: EventKind
    stance: Stance
    quote: str
    report: int
    article: Reference
    publisher: Reference
    event: Reference | None
    of_this_event: bool
    url: str


class EventDetail(EventOut):
    """One event with the chain by which it came to be told, also in words."""

    chain: list[LinkOut]
    chain_text: str


class ReportOut(QuotedOut):
    """One thing that one passage of an article says."""

    conflict: Reference
    event: Reference | None
    kind: EventKind
    manner: Manner
    place: Reference | None
    place_text: str
    actors: list[MentionOut]


class PlaceOut(Schema):
    """A toponym of the gazetteer and all its spellings."""

    id: int
    slug: str
    name: str
    url: str
    kind: PlaceKind
    country: str
    province: Reference | None
    capital_of: Reference | None
    iso_3166_2: str
    geonameid: int | None
    latitude: float | None
    longitude: float | None
    population: int
    names: list[dict[str, str]]


class ActorOut(Schema):
    """A side, force, person or organisation and what reports call it."""

    id: int
    slug: str
    name: str
    url: str
    kind: ActorKind
    side: Reference | None
    description: str
    names: list[dict[str, str | None]]


class ConflictOut(Schema):
    """A war, or a campaign in one, that a timeline is about."""

    id: int
    slug: str
    name: str
    url: str
    summary: str
    countries: list[str]
    starts_on: date
    ends_on: date | None
    places_called: str
    parties: list[Reference]


class WhyOut(Schema):
    """A rule that gave the answer, in words, and the event it rests on if there is one."""

    rule: str
    event: int | None
    url: str | None


class ControlOut(Schema):
    """Who held a place of interest on a day, since when, and why we say so.

    `holder` is null where it is not known: one of `may_hold` held it, as far as is known.
    `since` is null where it was so when the war began.
    """

    place: Reference
    province: Reference | None
    holder: Reference | None
    state: ControlState
    since: SpanOut | None
    why: list[WhyOut]
    may_hold: list[Reference]


class ChangeOut(Schema):
    """An event that was added or changed; fetch it, or drop it where it is gone."""

    id: int
    change: Literal["changed", "withdrawn", "merged"]
    changed_at: datetime
    merged_into: int | None
    url: str


class Listed(Schema):
    next: str | None = Field(description="The next page; null on the last.")
    count: int | str = Field(description="All entries, or '10000+'.")


class EventList(Listed):
    items: list[EventOut]


class ReportList(Listed):
    items: list[ReportOut]


class PlaceList(Listed):
    items: list[PlaceOut]


class ActorList(Listed):
    items: list[ActorOut]


class ConflictList(Listed):
    items: list[ConflictOut]


class ControlList(Listed):
    items: list[ControlOut]


class ChangeList(Listed):
    items: list[ChangeOut]
