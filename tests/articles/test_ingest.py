import os
import threading
from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from articles import ingest
from articles.ingest import Outcome, RefusedArticle, find_publisher, ingest_article
from articles.models import Article, Publisher, Story
from articles.reading.article import NamedPicture, ReadArticle
from tests.articles.test_copies import OTHER, WIRE
from tests.factories import make_user

NOW = datetime(2021, 9, 8, 12, tzinfo=UTC)
AUGUST_11 = date(2021, 8, 11)
pytestmark = pytest.mark.django_db


def read(text="Rebels took the river town overnight.", **fields):
    fields.setdefault("published_on", AUGUST_11)
    return ReadArticle(text=text, **fields)


def kept(*args, now=NOW, **fields):
    return ingest_article(read(*args, **fields), now=now).article


@pytest.fixture(autouse=True)
def pictures_in_a_folder_of_their_own(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def test_an_article_is_kept_word_for_word():
    ingested = ingest_article(read(headline="Town falls", publisher="The Border Post"), now=NOW)
    assert (ingested.outcome, ingested.remarks) == (Outcome.KEPT, ())
    assert Article.objects.get().body == "Town falls\n\nRebels took the river town overnight."
    assert Article.objects.get().text == "Rebels took the river town overnight."


def test_the_same_article_again_is_known_and_unchanged():
    first = kept(publisher="The Border Post")
    Article.objects.update(headline="As the editor has it")
    again = ingest_article(read(publisher="The Border Post"), now=NOW)
    assert (again.outcome, again.article) == (Outcome.KNOWN, first)
    assert again.article.headline == "As the editor has it"
    assert (Publisher.objects.count(), Story.objects.count()) == (1, 1)


def test_a_known_article_keeps_its_day_and_that_is_said():
    kept()
    again = ingest_article(read(), published_on=date(2021, 8, 9), now=NOW)
    assert (again.outcome, again.article.published_on) == (Outcome.KNOWN, AUGUST_11)
    assert "as of 2021-08-11, and keeps that day" in again.remarks[0]


def test_the_same_text_in_another_outlet_is_another_article_of_one_story():
    one, other = kept(WIRE, publisher="Border Post"), kept(WIRE, publisher="River Times")
    assert one != other
    assert one.story == other.story


def test_a_copy_weeks_later_is_another_story():
    one = kept(WIRE, publisher="Border Post")
    late = kept(WIRE, publisher="River Times", published_on=date(2021, 8, 15))
    near = kept(WIRE, publisher="Town Crier", published_on=date(2021, 8, 14))
    assert (one.story == late.story, one.story == near.story) == (False, True)


def test_two_independent_reports_are_two_stories():
    assert kept(WIRE).story != kept(OTHER).story


def test_a_story_learns_its_wire_from_the_article_that_credits_it():
    story = kept(WIRE, publisher="Border Post").story
    assert story.agency == ""
    kept(f"{WIRE}\n\nAgence France-Presse", publisher="River Times")
    story.refresh_from_db()
    assert story.agency == "AFP"


def test_the_wire_that_the_source_names_is_kept():
    assert kept(agency="Agence France-Presse").story.agency == "AFP"


@pytest.mark.parametrize("name", ["The Border Post", "border  post", "BORDER POST", "Bórder Post"])
def test_an_outlet_is_found_under_any_spelling_of_its_name(name):
    outlet = kept(publisher="Border Post").publisher
    assert find_publisher(name) == outlet
    assert kept("The army left.", publisher=name).publisher == outlet


def test_outlets_whose_names_give_one_slug_get_two():
    slugs = [kept(publisher=name).publisher.slug for name in ("Post & Co", "Post Co", "پژواک")]
    assert slugs[:2] == ["post-co", "post-co-2"]
    assert slugs[2].startswith("outlet-")


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"publisher": "Border Post", "url": "https://x.example/1"}, "Border Post"),
        ({"url": "https://www.border.example/1"}, "border.example"),
        ({}, "Unnamed outlet"),
        ({"url": "http://[::1"}, "Unnamed outlet"),
    ],
)
def test_an_article_without_an_outlet_goes_by_its_site(fields, name):
    assert kept(**fields).publisher.name == name


def test_the_operators_word_goes_before_the_sources():
    article = ingest_article(
        read(publisher="Wrong"), published_on=date(2021, 8, 9), publisher="Right", now=NOW
    ).article
    assert (article.published_on, article.publisher.name) == (date(2021, 8, 9), "Right")


def test_an_article_without_a_day_is_refused_and_leaves_nothing_behind():
    with pytest.raises(RefusedArticle, match=r"a\.txt: it names no publication date.*--published"):
        ingest_article(read(published_on=None, source="a.txt"), now=NOW)
    assert not Publisher.objects.exists() and not Story.objects.exists()


def test_an_article_from_the_future_is_refused():
    with pytest.raises(RefusedArticle, match="2021-09-09, is in the future"):
        ingest_article(read(published_on=date(2021, 9, 9)), now=NOW)


def test_an_article_from_before_the_year_1000_is_refused():
    with pytest.raises(RefusedArticle, match="before the year 1000"):
        ingest_article(read(published_on=date(999, 12, 31)), now=NOW)


def test_a_moment_at_the_end_of_the_calendar_is_refused_as_any_from_the_future():
    Publisher.objects.create(name="Border Post", slug="border", time_zone="Asia/Kabul")
    moment = datetime(9999, 12, 31, 23, tzinfo=UTC)
    with pytest.raises(RefusedArticle, match="future"):
        kept(publisher="Border Post", published_on=moment.date(), published_at=moment)


def test_today_is_today_where_the_outlet_prints():
    Publisher.objects.create(name="Border Post", slug="border", time_zone="Asia/Kabul")
    evening = datetime(2021, 8, 10, 20, tzinfo=UTC)
    assert kept(publisher="Border Post", now=evening).published_on == AUGUST_11
    with pytest.raises(RefusedArticle, match="future"):
        kept(publisher="Elsewhere", now=evening)


def test_a_moment_in_utc_falls_on_the_outlets_own_day():
    Publisher.objects.create(name="Border Post", slug="border", time_zone="Asia/Kabul")
    moment = {
        "published_on": date(2021, 8, 10),
        "published_at": datetime(2021, 8, 10, 20, tzinfo=UTC),
    }
    assert kept(publisher="Border Post", **moment).published_on == AUGUST_11
    assert kept(publisher="Elsewhere", **moment).published_on == date(2021, 8, 10)


def test_who_ingested_is_kept_in_the_article_and_its_history():
    user = make_user()
    article = ingest_article(read(), now=NOW, by=user).article
    assert article.ingested_by == user
    assert article.history.get().history_user == user


def test_what_does_not_fit_is_cut_and_a_bad_link_is_left_out_with_a_remark():
    ingested = ingest_article(
        read(headline="h" * 600, author="A\x00B " + "x" * 300, url="javascript:alert(1)",
             publisher="P" * 300, source="s" * 900),
        now=NOW,
    )  # fmt: skip
    article = Article.objects.get()
    assert (len(article.headline), len(article.author), article.url) == (500, 200, "")
    assert article.body.startswith("h" * 600)
    assert "javascript" in ingested.remarks[0]
    ingested.article.full_clean(exclude=["ingested_by", "picture"])


@pytest.fixture
def bridge(tmp_path):
    out = BytesIO()
    Image.new("RGB", (40, 30), (9, 9, 9)).save(out, "PNG")
    (tmp_path / "bridge.png").write_bytes(out.getvalue())
    return NamedPicture(tmp_path / "bridge.png", "Border Post", "A broken bridge")


def test_a_picture_is_attached_clean_with_its_credit_and_description(bridge):
    article = kept(picture=bridge)
    assert article.picture.name.startswith("pictures/") and article.picture.name.endswith(".jpg")
    assert (article.picture_credit, article.picture_alt) == ("Border Post", "A broken bridge")
    assert (article.picture_width, article.picture_height) == (40, 30)


@pytest.mark.parametrize(
    ("content", "credit", "why"),
    [
        (b"not a picture", "Border Post", "no whole JPEG"),
        (None, "Border Post", "no picture file bridge.png"),
        (b"x" * 2000, "Border Post", "too large"),
        (b"x", " ", "needs a credit and a description"),
    ],
)
def test_a_bad_picture_is_left_out_with_a_remark(bridge, settings, content, credit, why):
    settings.MAX_PICTURE_BYTES = 1000
    bridge.path.unlink() if content is None else bridge.path.write_bytes(content)
    named = NamedPicture(bridge.path, credit, bridge.alt)
    ingested = ingest_article(read(picture=named), now=NOW)
    assert ingested.outcome is Outcome.KEPT and not ingested.article.picture
    assert why in ingested.remarks[0]


def test_an_article_saved_meanwhile_by_another_worker_is_known(bridge, monkeypatch, settings):
    first = kept(publisher="Border Post")
    answers = iter([None, first])
    monkeypatch.setattr(ingest, "_known", lambda *args: next(answers))
    again = ingest_article(read(publisher="Border Post", picture=bridge), now=NOW)
    assert (again.outcome, again.article) == (Outcome.KNOWN, first)
    assert Story.objects.count() == 1
    assert not [file for *_, files in os.walk(settings.MEDIA_ROOT) for file in files]


@pytest.mark.django_db(transaction=True)
def test_workers_that_ingest_one_text_at_once_keep_it_once_in_one_story():
    # A SQLite database in memory has one user: there the workers take turns.
    at_once = connection.features.test_db_allows_multiple_connections
    start, outcomes = threading.Barrier(4 if at_once else 1), []

    def work(outlet):
        start.wait()
        outcomes.append(ingest_article(read(WIRE, publisher=outlet), now=NOW).outcome)
        connection.close()

    Publisher.objects.create(name="Oldest", slug="oldest")
    for outlet in () if at_once else ("One", "Other", "One", "Other"):
        work(outlet)
    workers = [threading.Thread(target=work, args=(n,)) for n in ("One", "Other") * 2 if at_once]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(outcomes) == ["kept", "kept", "known", "known"]
    assert (Article.objects.count(), Story.objects.count()) == (2, 1)


def test_a_known_article_costs_two_queries(django_assert_num_queries):
    kept(publisher="Border Post")
    with django_assert_num_queries(2 + 2):  # and the savepoint around it
        ingest_article(read(publisher="Border Post"), now=NOW)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(st.text(), st.text(), st.text(), st.text(max_size=30))
def test_whatever_is_read_is_kept_or_refused(text, headline, publisher, url):
    try:
        article = read(f"{text} It fell.", headline=headline, publisher=publisher, url=url)
    except ValueError:
        return
    saved = ingest_article(article, now=NOW).article
    saved.refresh_from_db()
    assert saved.body == article.body
