"""Articles taken in in any order, and what came of them, told without an id."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from unittest.mock import patch

from django.db import transaction
from django.utils import timezone

from articles.ingest import ingest_article
from articles.models import Article
from articles.reading.article import ReadArticle
from articles.reading.sources import read_source, readable_files
from events import reading
from events.filters import EventFilter
from events.frozen_lists import checksum_for
from events.known_names import lexicon_for
from events.linking import link_articles
from events.models import Conflict, Event, Report
from events.tellings import tellings
from events.vocabulary import EventStatus

MOST_BYTES = 10_000_000


def articles_of(folder: Path) -> list[ReadArticle]:
    """Every article of a folder, as its files have it."""
    return [
        read
        for path in readable_files([folder])
        for read in read_source(path, most_bytes=MOST_BYTES)
        if isinstance(read, ReadArticle)
    ]


@contextmanager
def texts_read_once() -> Iterator[None]:
    """Parse each text once: what a text says does not hang on when it arrives."""
    read_body, read = reading.read_body, {}

    def once(body, *, headline, published_on, lexicon):
        key = (body, headline, published_on)
        if key not in read:
            read[key] = read_body(
                body, headline=headline, published_on=published_on, lexicon=lexicon
            )
        return read[key]

    with patch.object(reading, "read_body", once):
        yield


class _Undone(Exception):
    pass


def outcome(conflict: Conflict, articles: Sequence[ReadArticle], lexicon=None) -> dict[str, list]:
    """Take articles in in the order given and tell what came of it; nothing is kept."""
    lexicon = lexicon or lexicon_for(conflict)
    told = {}
    try:
        with transaction.atomic():
            for read in articles:
                ingested = ingest_article(read, now=timezone.now())
                reading.read_article(ingested.article, conflict, lexicon=lexicon)
                link_articles(ingested.regrouped)
            told = {
                "events": _events(conflict),
                "questions": _questions(conflict),
                "stories": _stories(),
                "checksums": [_checksum(conflict, day) for day in (date(2021, 8, 12), date.max)],
            }
            raise _Undone
    except _Undone:
        return told


def _events(conflict: Conflict) -> list[tuple]:
    events = Event.objects.filter(conflict=conflict).exclude(status=EventStatus.WITHDRAWN)
    return sorted(_event(told) for told in tellings(events.select_related("place")).values())


def _event(telling) -> tuple:
    event, settled = telling.event, telling.settled
    return (
        event.kind,
        event.place.slug if event.place else event.place_text,
        str(event.when),
        event.derivation,
        event.standing,
        sorted((part.role, part.actor.slug) for part in telling.parts),
        settled.sources,
        settled.outlets,
        sorted((one.article.body_hash, one.start) for one in telling.reports),
        [
            (str(state.known_from), str(state.first_day), str(state.last_day), state.standing)
            for state in event.states.all()
        ],
    )


def _questions(conflict: Conflict) -> list[tuple]:
    asking = Report.objects.filter(conflict=conflict).exclude(question="")
    return sorted(asking.values_list("article__body_hash", "start", "kind", "question"))


def _checksum(conflict: Conflict, known_by: date) -> str:
    return checksum_for(EventFilter(conflict=conflict.slug, known_by=known_by)).sha256


def _stories() -> list[list[str]]:
    stories: dict[int, list[str]] = {}
    for story, article in Article.objects.order_by("body_hash").values_list("story", "body_hash"):
        stories.setdefault(story, []).append(article)
    return sorted(stories.values())
