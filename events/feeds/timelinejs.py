"""A timeline as TimelineJS 3 reads it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import orjson
from django.utils.html import escape, format_html, format_html_join

from events.dates import DateSpan
from events.feeds.asked import Asked
from events.feeds.entries import Entry, days_of, left_out
from events.feeds.texts import writable
from events.messages import message
from events.speech import say, span_text
from events.wording import KINDS

Slide = dict[str, Any]


def timelinejs(asked: Asked, entries: Iterable[Entry], *, more: bool) -> bytes:
    """The document; `more` says that earlier events were left out."""
    starts_on = asked.conflict.starts_on
    slides = [slide(entry, entry.card.when, starts_on) for entry in entries if entry.card.when]
    document = {"scale": "human", "title": _title(asked, more=more), "events": slides}
    return orjson.dumps(document)


def slide(entry: Entry, span: DateSpan, starts_on: date) -> Slide:
    """A slide over the days of the span; on its only known day where the span is open.

    What TimelineJS would print of the days is replaced by what is known of them. Headline and
    text are HTML there, the rest is plain.
    """
    first, last = days_of(span)
    named = say(message("The event with its sources"))
    link = format_html('<p><a href="{}">{}</a></p>', entry.url, named)
    background = say(message("Before the conflict"))
    told: Slide = {
        "unique_id": entry.key,
        "start_date": _day(first),
        "display_date": span_text(span),
        "group": background if span.last < starts_on else say(KINDS[entry.card.kind]),
        "text": {"headline": escape(entry.title), "text": f"{entry.html}{link}"},
        "autolink": False,
    }
    if last != first:
        told["end_date"] = _day(last)
    return told | _picture(entry)


def _title(asked: Asked, *, more: bool) -> Slide:
    told = [asked.conflict.summary_here, *asked.filters, left_out(more)]
    lines = format_html_join("", "<p>{}</p>", ((line,) for line in told if line))
    named = say(message("The timeline with its sources"))
    link = format_html('<p><a href="{}">{}</a></p>', asked.page_url, named)
    return {
        "unique_id": "title",
        "text": {"headline": escape(asked.conflict.called), "text": writable(f"{lines}{link}")},
        "autolink": False,
    }


def _day(day: date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}


def _picture(entry: Entry) -> Slide:
    event = entry.event
    if not event.picture:
        return {}
    url = f"{entry.site}{event.picture.url}"
    return {"media": {"url": url, "credit": escape(event.picture_credit), "alt": event.picture_alt}}
