"""Events as feeds tell them: absolute addresses, honest titles, plain words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import get_language

from events.dates import DateSpan
from events.feeds.asked import Asked
from events.feeds.texts import writable
from events.messages import Value, counted, listed, message
from events.models import Event
from events.names import learn_names_of
from events.pages.cards import EventCard, card_of
from events.pages.doubts import with_doubt
from events.pages.listed_page import with_places
from events.speech import say
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
    known_by: date | None

    @classmethod
    def of(cls, telling: Telling, site: str) -> "Entry":
        return cls(telling.event, card_of(telling), site, telling.known_by)

    @property
    def key(self) -> str:
        """The same for ever; what was known by a day is another statement than what is now.

        So is what is said in another language: a tool may follow both.
        """
        key = f"event-{self.event.pk}"
        if self.known_by:
            key += f"-known-by-{self.known_by.isoformat()}"
        language = get_language() or settings.LANGUAGE_CODE
        return key if language == settings.LANGUAGE_CODE else f"{key}-{language}"

    @property
    def host(self) -> str:
        return urlsplit(self.site).hostname or ""

    @property
    def url(self) -> str:
        return f"{self.site}{self.card.url}"

    @property
    def quote_url(self) -> str:
        return f"{self.site}{self.card.quote.url}" if self.card.quote else ""

    @property
    def title(self) -> str:
        """'Claimed: Rebels captured Alder'."""
        return writable(with_doubt(self.card.title, self.card.standing))

    @property
    def where(self) -> str:
        """'Alder, Alderland'."""
        names = dict.fromkeys(filter(None, [self.card.place, self.card.province]))
        return writable(say(listed(names, "beside")))

    @property
    def standing(self) -> str:
        """'Reported, 2 independent sources. Read by machine, not yet checked.'"""
        card = self.card
        sentences = [
            self._surety,
            message("Sources disagree on the day.") if card.disagree else "",
            message("Read by machine, not yet checked by an editor.") if card.machine_read else "",
        ]
        return " ".join(say(each) for each in sentences if each)

    @property
    def _surety(self) -> Value:
        card = self.card
        if not card.reports:
            return message("%(standing)s.", standing=card.standing_text)
        return counted(
            "%(standing)s, %(number)s independent source.",
            "%(standing)s, %(number)s independent sources.",
            card.sources,
            standing=card.standing_text,
        )

    @property
    def html(self) -> str:
        """What it rests on, as a fragment of HTML."""
        return writable(render_to_string("feeds/_entry.html", {"entry": self, "card": self.card}))

    @property
    def text(self) -> str:
        """The same as plain text, a line a statement."""
        told = [
            self.card.days,
            self.card.manner.capitalize(),
            self.standing,
            *self._words,
            self.url,
        ]
        return writable("\n".join(filter(None, told)))

    @property
    def _words(self) -> list[str]:
        """The quote with its outlet and address, or the editor's own source; a line each."""
        quote, note = self.card.quote, self.card.note
        if not quote:
            return [say(message("Editor’s source: %(note)s", note=note))] if note else []
        printed = say(listed([quote.outlet, quote.printed], "beside"))
        return [f"“{quote.text}”", f"{printed}: {self.quote_url}"]


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
    if not more:
        return ""
    return say(
        message("The latest %(number)s events; choose days to have earlier ones.", number=MOST)
    )


def days_of(span: DateSpan) -> tuple[date, date]:
    """The first and the last day that an entry covers: of an open span its only known day."""
    known = [day for day in (span.earliest, span.latest) if day is not None]
    return known[0], known[-1]


def _wanted(asked: Asked) -> Any:
    return with_places(asked.wanted.apply(Event.objects.visible()))


def _entries(asked: Asked, events: Iterable[Event]) -> list[Entry]:
    told = tellings(events, asked.wanted.known_by).values()
    learn_names_of(told)
    return [Entry.of(telling, asked.site) for telling in told]
