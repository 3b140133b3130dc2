"""From files to events: articles read, kept, and what they say recorded and linked."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import User

from articles.ingest import Outcome, ingest_article
from articles.models import Article
from articles.reading.article import ReadArticle, UnreadableArticle
from articles.reading.sources import read_source, readable_files
from events.known_names import lexicon_for
from events.lexicon import Lexicon
from events.linking import link_articles
from events.models import Conflict
from events.reading import Read, read_article


@dataclass(frozen=True)
class Taken:
    """What came of one article of a source; `refused` says why where there is none."""

    source: str
    article: Article | None = None
    outcome: Outcome | None = None
    conflict: Conflict | None = None
    read: Read | None = None
    refused: str = ""
    remarks: tuple[str, ...] = ()


@dataclass
class Totals:
    """Counts over a batch: articles kept, known and refused; reports; decisions on events.

    `conflicts` are those that its articles were read for.
    """

    counts: Counter[str] = field(default_factory=Counter)
    conflicts: set[Conflict] = field(default_factory=set)

    def add(self, taken: Taken) -> None:
        if taken.refused:
            self.counts["refused"] += 1
            return
        self.counts[str(taken.outcome)] += 1
        if taken.conflict:
            self.conflicts.add(taken.conflict)
        if taken.read:
            self.counts["reports new"] += taken.read.recorded.new
            self.counts["reports known"] += taken.read.recorded.known
            self.counts["events new"] += taken.read.linked.new
            self.counts["events same"] += taken.read.linked.same
            self.counts["events ask"] += taken.read.linked.ask

    def lines(self) -> list[str]:
        """The counts in words, a line each for articles, reports and events."""
        count = self.counts
        return [
            f"articles: {count['kept']} kept, {count['known']} known, {count['refused']} refused",
            f"reports:  {count['reports new']} new, {count['reports known']} known",
            f"events:   {count['events new']} new, {count['events same']} same, "
            f"{count['events ask']} ask an editor",
        ]


def take_in(
    sources: Iterable[Path],
    *,
    conflicts: Mapping[str, Conflict],
    published_on: date | None = None,
    publisher: str | None = None,
    now: datetime,
    by: User | None = None,
) -> Iterator[Taken]:
    """Take in every article of files and folders, in order; what is refused stops nothing.

    `conflicts` by slug are those that articles may be about; of several, each article goes to
    the one whose places and actors it names most. `now` is an aware time: later days are
    refused.
    """
    lexicons = {slug: lexicon_for(conflict) for slug, conflict in conflicts.items()}
    for path in readable_files(sources):
        if isinstance(path, UnreadableArticle):
            yield Taken(path.source, refused=str(path))
            continue
        for read in read_source(path, most_bytes=settings.MAX_SOURCE_BYTES):
            yield _take_in_one(
                read,
                path,
                conflicts,
                lexicons,
                published_on=published_on,
                publisher=publisher,
                now=now,
                by=by,
            )


def _take_in_one(
    read: ReadArticle | UnreadableArticle,
    path: Path,
    conflicts: Mapping[str, Conflict],
    lexicons: Mapping[str, Lexicon],
    *,
    published_on: date | None,
    publisher: str | None,
    now: datetime,
    by: User | None,
) -> Taken:
    if isinstance(read, UnreadableArticle):
        return Taken(str(path), refused=str(read))
    try:
        ingested = ingest_article(
            read, published_on=published_on, publisher=publisher, now=now, by=by
        )
    except UnreadableArticle as refused:
        return Taken(str(path), refused=str(refused))
    article = ingested.article
    slug = _conflict_of(article.body, lexicons)
    if slug is None:
        return Taken(str(path), article, ingested.outcome, remarks=ingested.remarks)
    read_now = read_article(article, conflicts[slug], lexicon=lexicons[slug])
    link_articles(ingested.regrouped)
    return Taken(
        str(path),
        article,
        ingested.outcome,
        conflicts[slug],
        read_now,
        remarks=ingested.remarks,
    )


def _conflict_of(body: str, lexicons: Mapping[str, Lexicon]) -> str | None:
    """The conflict whose countries' places and whose actors a text names most, if any."""
    if len(lexicons) == 1:
        return next(iter(lexicons))
    named = {slug: _names_of_war(body, lexicon) for slug, lexicon in lexicons.items()}
    best = max(named, key=lambda slug: named[slug], default=None)
    return best if best is not None and named[best] else None


def _names_of_war(body: str, lexicon: Lexicon) -> int:
    return sum(
        bool(mention.actors)
        or any(
            lexicon.places[place].country in lexicon.theatre.countries for place in mention.places
        )
        for mention in lexicon.mentions(body)
    )
