"""Events as feeds tell them: absolute addresses, honest titles, plain words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django.template.loader import render_to_string

from events.dates import DateSpan
from events.feeds.asked import Asked
from events.feeds.texts import writable
from events.models import Event
from events.pages.addresses import Address
from events.pages.cards import EventCard, card_of
from events.pages.doubts import with_doubt
from events.pages.listed_page import with_places
from events.tellings import Telling, tellings

NEWEST = 50
# More make a file that calendar programs and TimelineJS choke on.
MOST = 1_000


@dataclass(frozen=True)
class Entry:
    """An event as a reader's tool gets it. `site` is the scheme and host that it is had from."""

    event: Event
    card: EventCard
    site: str
    known_by: date | None = None

    @classmethod
    def of(cls, telling: Telling, site: str, known_by: date | None = None) -> "Entry":
        return cls(telling.event, card_of(telling), site, known_by)

    @property
    def key(self) -> str:
        """The same for ever; what was known by a day is another statement than what is now."""
        key = f"event-{self.event.pk}"
        return f"{key}-known-by-{self.known_by.isoformat()}" if self.known_by else key

    @property
    def host(self) -> str:
        return urlsplit(self.site).hostname or ""

    @property
    def url(self) -> str:
        return f"{self.site}{Address(self.card.url).with_(known_by=self.known_by)}"

    @property
    def quote_url(self) -> str:
        return f"{self.site}{self.card.quote.url}" if self.card.quote else ""

    @property
    def title(self) -> str:
        """'Claimed: Rebels captured Alder'."""
        return writable(with_doubt(self.card.title, self.card.standing))

    @property
    def when(self) -> str:
        """'11 August 2021', '10–11 August 2021 (one of these days, or all of them)'."""
        card = self.card
        vague = card.when is not None and not card.exact
        return f"{card.span_text} ({card.precision})" if vague else card.span_text

    @property
    def where(self) -> str:
        """'Alder, Alderland'."""
        names = dict.fromkeys(filter(None, [self.card.place, self.card.province]))
        return writable(", ".join(names))

    @property
    def standing(self) -> str:
        """'Reported, 2 independent sources. Read by machine, not yet checked.'"""
        card = self.card
        number = f", {card.sources} independent source{'s' * (card.sources != 1)}"
        sentences = [
            f"{card.standing_text}{number if card.reports else ''}.",
            "Sources disagree on the day." if card.disagree else "",
            "Read by machine, not yet checked by an editor." if card.machine_read else "",
        ]
        return " ".join(filter(None, sentences))

    @property
    def html(self) -> str:
        """What it rests on, as a fragment of HTML."""
        return writable(render_to_string("feeds/_entry.html", {"entry": self, "card": self.card}))

    @property
    def text(self) -> str:
        """The same as plain text, a line a statement."""
        quote = self.card.quote
        told = [
            self.when,
            self.card.manner.capitalize(),
            self.standing,
            f"“{quote.text}”\n{quote.outlet}, {quote.printed}: {self.quote_url}" if quote else "",
            f"Editor’s source: {self.card.note}" if self.card.note and not quote else "",
            self.url,
        ]
        return writable("\n".join(filter(None, told)))


def newest_changes(asked: Asked) -> list[Entry]:
    """The events that came or changed last, the latest first.

    A feed is asked what is new since the last time. An article of long ago that is read today
    is new, whatever day it tells of, and so is an event whose standing has changed.
    """
    # The filter knows its conflict by the states; here the index of changes begins with it.
    events = _wanted(asked).filter(conflict=asked.conflict).order_by("-changed_at", "-pk")
    return _entries(asked, events[:NEWEST])


def dated_entries(asked: Asked) -> tuple[list[Entry], bool]:
    """The events that have a day, in order, and whether there are earlier ones beside them.

    Of too many those that happened last are kept.
    """
    undated = {"first_day": date.min, "last_day": date.max}
    latest_first = ("-last_day", "-first_day", "-in_state")
    events = _wanted(asked).exclude(**undated).order_by(*latest_first)
    entries = _entries(asked, events[: MOST + 1])
    dated = [entry for entry in entries[:MOST] if entry.card.when]
    return dated[::-1], len(entries) > MOST


def left_out(more: bool) -> str:
    """A sentence for readers where `dated_entries` says that there are more; else nothing."""
    return f"The latest {MOST:,} events; choose days to have earlier ones." if more else ""


def days_of(span: DateSpan) -> tuple[date, date]:
    """The first and the last day that an entry covers: of an open span its only known day."""
    known = [day for day in (span.earliest, span.latest) if day is not None]
    return known[0], known[-1]


def _wanted(asked: Asked) -> Any:
    return with_places(asked.wanted.apply(Event.objects.visible()))


def _entries(asked: Asked, events: Iterable[Event]) -> list[Entry]:
    known_by = asked.wanted.known_by
    told = tellings(events, known_by).values()
    return [Entry.of(telling, asked.site, known_by) for telling in told]
