"""A new article finds its story, moves others where it must, and leaves alone what editors set."""

from collections import defaultdict
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.ingest import ingest_article
from articles.models import Article, Excerpt, Fingerprint, Story
from articles.reading.article import ReadArticle
from tests.articles.test_stories import (
    MERGED,
    A,
    B,
    C,
    alike,
    arrivals,
    grouped,
    printed_all,
    text,
)
from tests.factories import make_article

NOW = datetime(2021, 9, 8, tzinfo=UTC)
AUGUST_1 = date(2021, 8, 1)
pytestmark = pytest.mark.django_db


def take_in(text, *, day=1, agency="", outlet=""):
    published_on = AUGUST_1 + timedelta(days=day - 1)
    publisher = outlet or f"Paper {Article.objects.count()}"
    read = ReadArticle(text=text, published_on=published_on, publisher=publisher, agency=agency)
    return ingest_article(read, now=NOW)


def kept(*args, **fields):
    return take_in(*args, **fields).article


def stories():
    """The numbers of the articles of each story."""
    found = defaultdict(set)
    for article, story in Article.objects.values_list("pk", "story"):
        found[story].add(article)
    return sorted(found.values(), key=min)


def excerpts(article):
    """What an article prints of which other story."""
    rows = Excerpt.objects.filter(article=article)
    return [(article.body[one.start : one.end], one.story) for one in rows]


def test_a_late_article_joins_two_stories_under_the_older():
    first, second = kept(text("A", 0, 1, 2)), kept(text("A", 3, 4, 5))
    alone = kept(B)
    whole = take_in(A)
    second.refresh_from_db()
    assert second.story == first.story == whole.article.story != alone.story
    assert whole.regrouped == (second.pk,)
    assert Story.objects.count() == 2
    assert "Regrouped" in second.history.first().history_change_reason


def test_a_copy_regroups_nothing():
    kept(A)
    assert take_in(A).regrouped == take_in(B).regrouped == ()


def test_a_compilation_says_which_stretch_prints_the_other_story():
    one, other = kept(A), kept(B)
    merged = kept(f"{A}\n\n{B}\n\nIt fell.", day=2)
    assert merged.story == other.story
    assert excerpts(merged) == [(A, one.story)]
    copy = kept("Another headline.\n\n" + MERGED, day=2)
    assert (copy.story, excerpts(copy)) == (merged.story, excerpts(merged))


def test_a_compilation_is_known_as_one_when_its_second_source_comes():
    first = kept(A)
    merged = kept(MERGED, day=2)
    source = take_in(B)
    merged.refresh_from_db()
    assert source.regrouped == (merged.pk,)
    assert merged.story == source.article.story != first.story
    assert excerpts(merged) == [(A, first.story)]


def test_texts_side_by_side_lose_their_excerpts_when_they_prove_one_text():
    one, other, merged = kept(A), kept(B), kept(MERGED, day=2)
    whole = take_in(f"{B}\n\n{A}")
    assert whole.regrouped == (other.pk, merged.pk)
    assert not Excerpt.objects.exists()
    assert set(Article.objects.values_list("story", flat=True)) == {one.story_id}


def test_what_an_editor_has_set_stays_and_connects_nothing():
    one, set_apart = kept(text("A", 0, 1, 2)), kept(A)
    set_apart.story = apart = Story.objects.create(agency="AFP")
    set_apart.story_set_by_editor = True
    set_apart.save()
    other = take_in(text("A", 3, 4, 5))
    again = take_in(A)
    assert again.regrouped == (other.article.pk,)
    assert again.article.story == one.story
    set_apart.refresh_from_db()
    assert (set_apart.story, apart.articles.count()) == (apart, 1)


def test_a_story_an_editor_has_put_an_article_under_outlives_the_others():
    first, second = kept(text("A", 0, 1, 2)), kept(text("A", 3, 4, 5))
    kept(C, outlet="Border Post")
    Article.objects.filter(publisher__name="Border Post").update(
        story=second.story, story_set_by_editor=True
    )
    kept(A)
    assert stories() == [{first.pk, second.pk, second.pk + 2}, {second.pk + 1}]


def test_the_wire_of_a_joined_story_is_not_lost():
    first = kept(text("A", 0, 1, 2))
    kept(text("A", 3, 4, 5), agency="AFP")
    kept(A)
    first.story.refresh_from_db()
    assert first.story.agency == "AFP"


def test_a_compilation_credits_no_story_with_its_wires():
    for source in (A, B):
        kept(source)
    kept(MERGED, agency="AFP/Reuters", day=2)
    assert set(Story.objects.values_list("agency", flat=True)) == {""}


def test_a_source_that_names_two_wires_is_kept_with_the_first():
    article = kept(A, agency="AFP/Reuters")
    assert article.story.agency == "AFP"
    assert article.fingerprint.agencies == ["AFP", "Reuters"]


def test_articles_kept_before_there_were_sketches_are_sketched_when_met():
    old = make_article(text=A, published_on=AUGUST_1)
    other = make_article(text=B, published_on=AUGUST_1, story=old.story)
    far = make_article(text=A, published_on=date(2021, 8, 20))
    assert kept(A).story == old.story
    assert set(Fingerprint.objects.values_list("article", flat=True)) >= {old.pk, other.pk}
    assert not Fingerprint.objects.filter(article=far).exists()


def test_a_sketch_made_in_another_way_is_made_anew():
    old = kept(A, agency="AFP")
    Fingerprint.objects.update(version=0, minhash=b"", size=0)
    assert kept(A).story == old.story
    old.fingerprint.refresh_from_db()
    assert (old.fingerprint.version, old.fingerprint.agencies) == (1, ["AFP"])


def queries_for(*args, **fields):
    with CaptureQueriesContext(connection) as captured:
        kept(*args, **fields)
    return [query["sql"] for query in captured]


def _reads_bodies(query):
    """All but the look whether this very article is here already."""
    return '"articles_article"."body"' in query and '"body_hash" =' not in query


def test_an_article_costs_the_same_however_many_there_are():
    kept(A, outlet="Border Post")
    alone, copy = (queries_for(one, outlet="Border Post") for one in (B, A + "\n\nIt fell."))
    for number in range(20):
        kept(text(f"wire {number}"))
        kept(A)
    more = [queries_for(one, outlet="Border Post") for one in (C, A + "\n\nIt has fallen.")]
    assert [len(one) for one in more] == [len(alone), len(copy)]
    assert not any(one.startswith("SELECT") and _reads_bodies(one) for one in more[0])


@pytest.mark.parametrize(
    ("law", "start", "end"),
    [("excerpt_ends_after_start", 5, 5), ("excerpt_once_per_start", 3, 9)],
)
def test_excerpts_end_after_they_start_and_start_once(law, start, end):
    article = make_article(text=A)
    Excerpt.objects.create(article=article, story=article.story, start=3, end=4)
    with pytest.raises(IntegrityError), transaction.atomic():
        Excerpt.objects.create(article=article, story=article.story, start=start, end=end)


def stories_of(rows):
    """The stories, by place in the rows, once all have come in that order; nothing is kept."""
    with transaction.atomic():
        for number, (text, day, who) in enumerate(rows):
            take_in(text, day=day, agency="/".join(who), outlet=f"Outlet {number}")
        found = defaultdict(set)
        for outlet, story in Article.objects.values_list("publisher__name", "story"):
            found[story].add(int(outlet.removeprefix("Outlet ")))
        transaction.set_rollback(True)
    return found.values()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=12)
@given(arrivals, st.randoms())
def test_no_order_of_arrival_changes_the_stories(rows, chance):
    shuffled = chance.sample(rows, len(rows))
    expected = alike(grouped(*printed_all(rows)), rows)
    assert alike(stories_of(rows), rows) == alike(stories_of(shuffled), shuffled) == expected
