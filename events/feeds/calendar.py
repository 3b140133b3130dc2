"""A calendar (RFC 5545): an all-day entry an event, over every day on which it may have been."""

from collections.abc import Iterable
from datetime import date, timedelta

import icalendar
from django.conf import settings
from django.utils.translation import get_language

from events.dates import ONE_DAY, DateSpan
from events.feeds.asked import Asked
from events.feeds.entries import Entry, days_of, left_out
from events.feeds.texts import in_one_line, writable
from events.messages import capitalised, listed, message
from events.speech import say, span_text
from events.vocabulary import Standing
from events.wording import DOUBTS, KINDS, SITE

_FETCH_AGAIN = timedelta(hours=6)
# Subscribers' programs take a cancelled entry away or strike it through: a claim that turned
# out to be denied does not stay in their calendars as it was. One that an outlet asserts has
# no status, for nobody has confirmed it.
_STATUSES = {
    Standing.CLAIMED: icalendar.STATUS.TENTATIVE,
    Standing.DISPUTED: icalendar.STATUS.TENTATIVE,
    Standing.CONFIRMED: icalendar.STATUS.CONFIRMED,
    Standing.DENIED: icalendar.STATUS.CANCELLED,
}


def calendar(asked: Asked, entries: Iterable[Entry], *, more: bool) -> bytes:
    """The document; `more` says that earlier events were left out."""
    told = filter(None, [asked.conflict.summary_here, left_out(more)])
    document = icalendar.Calendar.new(
        prodid=f"-//{SITE}//{SITE}//{_language().upper()}",
        uid=asked.own_url,
        method="PUBLISH",
        name=in_one_line(asked.name),
        description=in_one_line(" ".join(told)) or None,
        url=asked.page_url,
        refresh_interval=_FETCH_AGAIN,
        subcomponents=[
            calendar_entry(entry, entry.card.when) for entry in entries if entry.card.when
        ],
    )
    _say_language(document)
    written: bytes = document.to_ical()
    return written


def calendar_entry(entry: Entry, span: DateSpan) -> icalendar.Event:
    """An entry over the days of the span; on its only known day where the span is open."""
    event = entry.event
    first, last = days_of(span)
    made = icalendar.Event.new(
        uid=f"{entry.key}@{entry.host}",
        stamp=event.changed_at,
        created=event.created_at,
        last_modified=event.changed_at,
        start=first,
        end=None if last == date.max else last + ONE_DAY,
        summary=_summary(entry, span),
        description=_description(entry, first, last),
        location=entry.where or None,
        categories=[say(KINDS[entry.card.kind])],
        status=_STATUSES.get(entry.card.standing),
        transparency=icalendar.TRANSP.TRANSPARENT,
        url=entry.url,
    )
    if last == date.max:
        # There is no day after it that could end the entry.
        made.DURATION = last - first + ONE_DAY
    place = event.place
    if place is not None and place.latitude is not None and place.longitude is not None:
        made.add("geo", (float(place.latitude), float(place.longitude)))
    _say_language(made)
    return made


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE


def _say_language(made: icalendar.Component) -> None:
    """Texts say their language where it is not the one that programs take for granted."""
    if _language() == settings.LANGUAGE_CODE:
        return
    for name in ("SUMMARY", "DESCRIPTION", "LOCATION", "CATEGORIES", "NAME"):
        if name in made:
            made[name].params["LANGUAGE"] = _language()


def _description(entry: Entry, first: date, last: date) -> str:
    """What it rests on; of several days a word that not all of them need be meant."""
    if first == last:
        return entry.text
    several = say(message("This entry covers every day on which it may have happened."))
    return f"{several}\n{entry.text}"


def _summary(entry: Entry, span: DateSpan) -> str:
    """'Rebels captured Alder (10–11 August 2021)', 'By 11 August 2021, claimed: Capture of Alder'.

    The grid of a calendar shows nothing else, so it must not be read as more than is known.
    """
    if span.width == 1:
        return entry.title
    if span.width is not None:
        titled = message("%(title)s (%(span)s)", title=entry.title, span=span)
        return writable(say(titled))
    known = capitalised(span_text(span))
    doubt = say(DOUBTS.get(entry.card.standing, "")).lower()
    told = listed(filter(None, [known, doubt]), "beside")
    return writable(say(message("%(known)s: %(title)s", known=told, title=entry.card.title)))
