"""What lies near an article among those kept: found by sketches, then read."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import Q, QuerySet

from articles.copies import is_near, shingles
from articles.models import Article, Fingerprint
from articles.overlaps import MOST_DAYS, Print, is_near_in_time
from articles.sketches import VERSION, Sketch, Sketched, sketch
from articles.stories import Grouping, group
from articles.wires import agency_credits

# Stands for the article that is about to be kept and has no number yet.
NEWCOMER = 0
_BATCH = 500
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Neighbourhood:
    """A new article among those whose grouping may change with it.

    `articles` are those by number, with their stories; `cluster` tells which were grouped
    together so far. Articles whose story an editor has set are never among them.
    """

    articles: Mapping[int, Article]
    cluster: Mapping[int, int]
    grouping: Grouping


def neighbourhood(article: Article, own: Sketch, agencies: Iterable[str]) -> Neighbourhood | None:
    """The neighbourhood of an article that is not kept yet, or None where nothing is near it.

    Only the bodies of articles that may be near are read, and of those grouped with them.
    """
    newcomer = _print(NEWCOMER, article.published_on, agencies, article.body)
    kept = _Kept()
    found = kept.near([(newcomer.day, own)])
    known = _of_clusters({row.cluster for row in found})
    touched = {
        row.cluster
        for row in found
        if _share_text(newcomer.shingles, shingles(known[row.number].body))
    }
    if not touched:
        return None
    inner = {number: one for number, one in known.items() if one.story.grouped_as in touched}
    return _grouped(newcomer, own, inner, kept)


def sketched(article: int, own: Sketch, agencies: Iterable[str]) -> Fingerprint:
    """The row, not saved yet, that keeps the sketch of an article, given by number."""
    return Fingerprint(
        article_id=article,
        version=VERSION,
        size=own.size,
        minhash=own.minhash,
        agencies=list(agencies),
    )


class _Row(NamedTuple):
    """What is kept of an article for comparing it."""

    number: int
    day: date
    story: int
    story_cluster: int | None
    version: int | None
    size: int
    minhash: bytes

    @property
    def cluster(self) -> int:
        return self.story_cluster or self.story


class _Kept:
    """The sketches of the articles kept, read as their days are asked for."""

    def __init__(self) -> None:
        self._rows: list[_Row] = []
        self._read: list[date] = []

    def near(self, sought: Sequence[tuple[date, Sketch]]) -> list[_Row]:
        """What may be near any of some texts, as far as sketches and days tell."""
        days = [day for day, _ in sought]
        self._read_days(min(days) - MOST_DAYS, max(days) + MOST_DAYS)
        rows = self._rows
        kept = Sketched([row.size for row in rows], (row.minhash for row in rows))
        found = {
            at for day, one in sought for at in kept.near(one) if is_near_in_time(day, rows[at].day)
        }
        return [rows[at] for at in sorted(found)]

    def _read_days(self, first: date, last: date) -> None:
        if not self._read:
            self._rows, self._read = _sketches(first, last), [first, last]
        if first < self._read[0]:
            self._rows += _sketches(first, self._read[0] - _DAY)
            self._read[0] = first
        if last > self._read[1]:
            self._rows += _sketches(self._read[1] + _DAY, last)
            self._read[1] = last


def _grouped(newcomer: Print, own: Sketch, inner: dict[int, Article], kept: _Kept) -> Neighbourhood:
    """Group a new article with others, and with those on which the grouping of these hangs."""
    while True:
        sought = [(newcomer.day, own), *map(_sought, inner.values())]
        edge = {row.number: row for row in kept.near(sought) if row.number not in inner}
        grouping = group([newcomer, *map(_print_of, inner.values()), *_at_edge(edge)])
        if not grouping.beyond:
            cluster = {number: one.story.grouped_as for number, one in inner.items()}
            return Neighbourhood(inner, cluster, grouping)
        inner |= _of_clusters({edge[number].cluster for number in grouping.beyond})


def _sketches(first: date, last: date) -> list[_Row]:
    """The rows of some days; sketches that are missing are made."""
    rows = (
        _groupable()
        .filter(published_on__range=(first, last))
        .order_by()
        .values_list(
            "pk",
            "published_on",
            "story_id",
            "story__cluster",
            "fingerprint__version",
            "fingerprint__size",
            "fingerprint__minhash",
        )
    )
    read = [_Row._make(row) for row in rows]
    missing = [row.number for row in read if row.version != VERSION]
    if not missing:
        return read
    _sketch_anew(missing)
    return [_Row._make(row) for row in rows.all()]


def _of_clusters(clusters: Collection[int]) -> dict[int, Article]:
    """The articles of all stories that are grouped under some numbers, by their own."""
    if not clusters:
        return {}
    together = Q(story__cluster__in=clusters) | Q(story__in=clusters, story__cluster=None)
    rows = _groupable().filter(together).select_related("story", "fingerprint").order_by("pk")
    missing = [one.pk for one in rows if _version(one) != VERSION]
    if missing:
        _sketch_anew(missing)
        rows = rows.all()
    return {one.pk: one for one in rows}


def _groupable() -> QuerySet[Article]:
    return Article.objects.filter(story_set_by_editor=False)


def _version(article: Article) -> int:
    return article.fingerprint.version if hasattr(article, "fingerprint") else 0


def _sketch_anew(numbers: list[int]) -> None:
    """Sketch articles that were kept before there were sketches, or before they changed."""
    for start in range(0, len(numbers), _BATCH):
        some = Article.objects.filter(pk__in=numbers[start : start + _BATCH])
        Fingerprint.objects.bulk_create(
            [
                sketched(number, sketch(shingles(body)), agency_credits(body))
                for number, body in some.values_list("pk", "body")
            ],
            update_conflicts=True,
            unique_fields=["article"],
            update_fields=["version", "size", "minhash"],
        )


def _sought(article: Article) -> tuple[date, Sketch]:
    kept = article.fingerprint
    return article.published_on, Sketch(kept.size, bytes(kept.minhash))


def _print_of(article: Article) -> Print:
    agencies = article.fingerprint.agencies
    return _print(article.pk, article.published_on, agencies, article.body)


def _print(
    number: int, day: date, agencies: Iterable[str], body: str, *, edge: bool = False
) -> Print:
    return Print(number, day, frozenset(agencies), shingles(body), edge)


def _at_edge(rows: Mapping[int, _Row]) -> list[Print]:
    bodies = Article.objects.filter(pk__in=rows).values_list("pk", "body") if rows else ()
    return [_print(number, rows[number].day, (), body, edge=True) for number, body in bodies]


def _share_text(one: frozenset[int], other: frozenset[int]) -> bool:
    return is_near(len(one & other), min(len(one), len(other)))
