"""Fill an empty database with one long war, and write its events out for other timelines.

    DATABASE_URL=sqlite:///... python -m tests.benchmarks.timelines_side_by_side.war N FILE.json

The frame is that of the demo, with its 34 capitals and their map, over ten years; the events are
drawn as `filling.py` says, all of them shown. One in twelve is of a capital. Quotes are sentences
of the news in `tests/benchmarks/`. FILE gets a list of {"title", "first", "last", "quote"} in the
order of our list; a day is null where it is not known.
"""

# ruff: noqa: E402
import json
import os
import random
import re
import sys
from collections.abc import Iterator
from datetime import timedelta
from itertools import groupby
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "conflict_timeline.settings")
django.setup()

from django.core.management import call_command
from django.db import connection, transaction

from articles.models import Article
from events.filters import EventFilter
from events.loading import load_conflict
from events.models import Conflict, Event, EventActor, EventState, Report, ReportActor
from events.pages.cards import EventCard, card_of
from events.pages.listed_page import with_places
from events.tellings import tellings
from events.vocabulary import EventStatus
from tests.benchmarks.filling import DAYS, FIRST, PROVINCES, fill

NEWS = Path(__file__).resolve().parents[1]
FRAME = NEWS.parents[1] / "fixtures" / "afghanistan-2021"
SHORTEST, LONGEST, SEED, AT_ONCE = 40, 280, 34, 1_000


def main() -> None:
    events, written = int(sys.argv[1]), Path(sys.argv[2])
    call_command("migrate", verbosity=0)
    fill(events)
    with transaction.atomic():
        gather(load_conflict(FRAME).conflict)
        quote_the_news()
    written.write_text(json.dumps([told(card) for card in cards()]), encoding="utf-8")


def gather(war: Conflict) -> None:
    """Make all events those of one war, the busiest places its capitals and actors its parties."""
    for model in (Event, EventState, Report):
        model.objects.update(conflict=war)
    Event.objects.filter(status=EventStatus.WITHDRAWN).update(status=EventStatus.MACHINE_READ)
    for number, each in enumerate(war.places_of_interest.order_by("place__name"), PROVINCES + 1):
        for model in (Event, Report):
            model.objects.filter(place=number).update(place=each.place_id)
    for number, party in enumerate(war.parties.order_by("colour"), 1):
        for model in (EventActor, ReportActor):
            model.objects.filter(actor=number).update(actor=party.actor_id)
    Conflict.objects.exclude(pk=war.pk).delete()
    Conflict.objects.update(starts_on=FIRST, ends_on=FIRST + timedelta(DAYS))


def quote_the_news() -> None:
    """Add sentences of their own to articles, and let each report quote one of them."""
    pool, draw = sentences(), random.Random(SEED)
    bodies, quotes = [], []
    rows = Report.objects.order_by("article", "pk").values_list("article", "article__body", "pk")
    for (article, body), reports in groupby(rows, key=lambda row: row[:2]):
        for *_, report in reports:
            quote = draw.choice(pool)
            quotes.append((quote, len(body) + 1, len(body) + 1 + len(quote), report))
            body += f"\n{quote}"
        bodies.append((body, article))
    with connection.cursor() as cursor:
        articles, told = Article._meta.db_table, Report._meta.db_table
        cursor.executemany(f"UPDATE {articles} SET body = %s WHERE id = %s", bodies)
        cursor.executemany(
            f'UPDATE {told} SET quote = %s, start = %s, "end" = %s WHERE id = %s', quotes
        )


def sentences() -> list[str]:
    texts = (path.read_text(encoding="utf-8") for path in sorted(NEWS.glob("*_news.txt")))
    found = (each.strip() for text in texts for each in re.split(r"\n+|(?<=[.!?]) ", text))
    return [each for each in found if SHORTEST <= len(each) <= LONGEST]


def cards() -> Iterator[EventCard]:
    events = with_places(EventFilter().apply(Event.objects.visible())).in_order()
    for start in range(0, events.count(), AT_ONCE):
        listed = list(events[start : start + AT_ONCE])
        found = tellings(listed)
        yield from (card_of(found[event.pk]) for event in listed)


def told(card: EventCard) -> dict[str, str | None]:
    ends = (card.when.earliest, card.when.latest) if card.when else (None, None)
    first, last = (day.isoformat() if day else None for day in ends)
    quote = card.quote.text if card.quote else card.note
    return {"title": card.title, "first": first, "last": last, "quote": quote}


if __name__ == "__main__":
    main()
