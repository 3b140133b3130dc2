"""Files an article under its story, and moves those that it regroups. Only ingesting calls it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from django.db.models import Q
from simple_history.utils import bulk_update_with_history

from articles.copies import shingles
from articles.models import Article, Excerpt, Story
from articles.neighbourhood import NEWCOMER, Neighbourhood, neighbourhood, sketched
from articles.sketches import Sketch, sketch
from articles.stories import Printed
from articles.stretches import stretches

_WHY = "Regrouped by the text that it shares with others."
# Start, end and the story printed.
_Stretch = tuple[int, int, int]


def file_article(article: Article, agencies: Sequence[str]) -> tuple[int, ...]:
    """Save a new article under its story: one of its own, or that of the articles it copies.

    `agencies` are the wires it credits, in order. The answer is the numbers of the other
    articles whose story or excerpts have changed.
    """
    own = sketch(shingles(article.body))
    near = neighbourhood(article, own, agencies)
    if near is None:
        _save(article, Story.objects.create(agency="".join(agencies[:1])), own, agencies)
        return ()
    rows = _rows(near)
    before = {number: one.story for number, one in near.articles.items()}
    _save(article, rows[near.grouping.story[NEWCOMER]], own, agencies)
    changed = _move(near, rows) | _excerpt(article, near, rows)
    _credit(agencies, near, rows, before)
    _tie(near, rows)
    left = {story.pk for story in before.values()}
    Story.objects.filter(pk__in=left, articles=None, excerpts=None).delete()
    return tuple(sorted(changed))


def _save(article: Article, story: Story, own: Sketch, agencies: Sequence[str]) -> None:
    article.story = story
    article.save()
    sketched(article.pk, own, agencies).save(force_insert=True)


def _rows(near: Neighbourhood) -> dict[int, Story]:
    """The row of each story, by the article that stands for it.

    It is the oldest row that its articles were under so far, or a new one. Where articles
    part, the row stays with the oldest of them; compilations come last.
    """
    articles, grouping = near.articles, near.grouping
    rows: dict[int, Story] = {}
    free = {one.story_id: one.story for one in articles.values()}
    by_age = sorted(
        articles, key=lambda one: (one in grouping.printed, articles[one].story_id, one)
    )
    for number in by_age:
        standing, story = grouping.story[number], articles[number].story_id
        if standing not in rows and story in free:
            rows[standing] = free.pop(story)
    for standing in sorted(set(grouping.story.values()) - rows.keys()):
        rows[standing] = Story.objects.create()
    return rows


def _move(near: Neighbourhood, rows: Mapping[int, Story]) -> set[int]:
    """Put the articles under their stories; the numbers of those that were under another."""
    moved = []
    for number, one in near.articles.items():
        story = rows[near.grouping.story[number]]
        if one.story_id != story.pk:
            one.story = story
            moved.append(one)
    if moved:
        bulk_update_with_history(moved, Article, ["story"], default_change_reason=_WHY)
    return {one.pk for one in moved}


def _excerpt(article: Article, near: Neighbourhood, rows: Mapping[int, Story]) -> set[int]:
    """Say which stretches print another story; the numbers of those that said otherwise.

    The new article is not one of them.
    """
    said: dict[int, set[_Stretch]] = defaultdict(set)
    for one in Excerpt.objects.filter(article__in=near.articles):
        said[one.article_id].add((one.start, one.end, one.story_id))
    told: dict[int, set[_Stretch]] = defaultdict(set)
    for number, printed in near.grouping.printed.items():
        compilation = near.articles.get(number, article)
        told[compilation.pk] = _stretches(compilation.body, printed, rows)
    changed = {pk for pk in said.keys() | told.keys() if said[pk] != told[pk]}
    if changed:
        Excerpt.objects.filter(article__in=changed).delete()
        Excerpt.objects.bulk_create(
            Excerpt(article_id=pk, start=start, end=end, story_id=story)
            for pk in sorted(changed)
            for start, end, story in sorted(told[pk])
        )
    return changed - {article.pk}


def _stretches(body: str, printed: Sequence[Printed], rows: Mapping[int, Story]) -> set[_Stretch]:
    """Where a body prints other stories than the first of those it prints."""
    found = stretches(body, [one.shingles for one in printed])
    return {(one.start, one.end, rows[printed[one.text].story].pk) for one in found if one.text > 0}


def _credit(
    agencies: Sequence[str],
    near: Neighbourhood,
    rows: Mapping[int, Story],
    before: Mapping[int, Story],
) -> None:
    """Give a story without a wire the one that an article credits which joins it.

    What a compilation credits may be for another story. An article of a story that is no
    more brings along what that was credited with.
    """
    kept = {story.pk for story in rows.values()}
    credits = {NEWCOMER: "".join(agencies[:1])}
    for number, story in before.items():
        if rows[near.grouping.story[number]].pk != story.pk:
            own = near.articles[number].fingerprint.agencies[:1]
            credits[number] = "".join(own) or (story.agency if story.pk not in kept else "")
    credited = {}
    for number in sorted(credits, key=lambda one: (one == NEWCOMER, one)):
        row = rows[near.grouping.story[number]]
        if credits[number] and not row.agency and number not in near.grouping.printed:
            row.agency = credits[number]
            credited[row.pk] = row
    if credited:
        Story.objects.bulk_update(credited.values(), ["agency"])


def _tie(near: Neighbourhood, rows: Mapping[int, Story]) -> None:
    """Let the stories whose grouping hangs together be grouped together from now on."""
    for articles in near.grouping.clusters:
        clusters = {near.cluster[number] for number in articles if number != NEWCOMER}
        if not clusters:
            continue
        first = min(clusters)
        stale = clusters - {first}
        stories = {rows[near.grouping.story[number]] for number in articles}
        strays = [story.pk for story in stories if story.grouped_as not in clusters]
        if stale or strays:
            Story.objects.filter(
                Q(cluster__in=stale) | Q(pk__in=stale, cluster=None) | Q(pk__in=strays)
            ).update(cluster=first)
