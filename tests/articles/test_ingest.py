from datetime import UTC, date, datetime

import pytest

from articles.ingest import Outcome, RefusedArticle, ingest_article
from articles.models import Article, Publisher, Story
from articles.reading.article import ReadArticle

NOW = datetime(2021, 9, 8, 12, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def read(text="Rebels took the river town overnight.", **fields):
    fields.setdefault("published_on", date(2021, 8, 11))
    return ReadArticle(text=text, **fields)


def test_an_article_is_kept_word_for_word():
    kept = ingest_article(read(headline="Town falls", publisher="The Border Post"), now=NOW)
    assert kept.outcome is Outcome.KEPT
    assert Article.objects.get().body == "Town falls\n\nRebels took the river town overnight."


def test_the_same_article_again_is_known_and_unchanged():
    first = ingest_article(read(publisher="The Border Post"), now=NOW)
    Article.objects.update(headline="As the editor has it")
    again = ingest_article(read(publisher="border post"), now=NOW)
    assert (again.outcome, again.article) == (Outcome.KNOWN, first.article)
    assert again.article.headline == "As the editor has it"
    assert (Publisher.objects.count(), Story.objects.count()) == (1, 1)


def test_an_article_without_a_day_is_refused():
    with pytest.raises(RefusedArticle, match="--published"):
        ingest_article(read(published_on=None), now=NOW)
    assert not Publisher.objects.exists()
