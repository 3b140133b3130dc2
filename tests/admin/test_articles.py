"""Articles at the editors' desk."""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from articles.models import Article
from events.dates import DateSpan
from events.linking import link_place
from events.models import Event, Report
from tests.factories import (
    make_actor,
    make_article,
    make_conflict,
    make_place,
    make_place_of_interest,
    make_publisher,
    make_report,
)

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/article/"


@pytest.fixture
def article():
    return make_article(text="The rebels took Zaranj. <b>He</b> fled.", headline="Zaranj falls")


def add(desk, submit, **typed):
    told = {
        "publisher": make_publisher().pk,
        "published_on": "2021-08-07",
        "headline": "Zaranj falls",
        "text": "The Taliban captured Zaranj on Friday.\r\n\r\nMore follows.",
    }
    return submit(desk, f"{LIST}add/", **{**told, **typed})


@pytest.fixture
def conflict():
    conflict = make_conflict()
    make_place_of_interest(conflict, place=make_place(name="Zaranj"))
    make_actor(name="Taliban", names=("the Taliban",))
    return conflict


def test_an_added_article_is_kept_word_for_word(desk, submit, conflict, editor):
    add(desk, submit)
    article = Article.objects.get()
    assert article.body == (
        "Zaranj falls\n\nThe Taliban captured Zaranj on Friday.\n\nMore follows."
    )
    assert len(article.body_hash) == 64
    assert article.ingested_by == editor


def test_an_added_article_is_read_at_once(
    desk, submit, conflict, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        add(desk, submit)
    report = Report.objects.get(start__gt=0)
    assert report.place.name == "Zaranj"
    assert report.when.latest == date(2021, 8, 6)


def test_the_same_article_is_not_added_twice(desk, submit, conflict):
    publisher = make_publisher()
    add(desk, submit, publisher=publisher.pk)
    page = add(desk, submit, publisher=publisher.pk)
    assert "already" in page.content.decode()
    assert Article.objects.count() == 1


def test_an_article_from_tomorrow_is_refused(desk, submit, conflict):
    page = add(desk, submit, published_on="2999-01-01")
    assert page.context["errors"]
    assert not Article.objects.exists()


def test_an_article_from_before_the_year_1000_is_refused(desk, submit, conflict):
    page = add(desk, submit, published_on="0021-08-07")
    assert "before the year 1000" in page.content.decode()


def test_an_article_without_text_is_refused(desk, submit, conflict):
    add(desk, submit, text="  ")
    assert not Article.objects.exists()


def test_the_article_stands_beside_its_reports(desk, article):
    report = make_report(article=article, quote="The rebels took Zaranj.")
    page = desk.get(f"{LIST}{article.pk}/change/").content.decode()
    assert f'<span id="quote-{report.pk}">' in page
    assert f'id="report-{report.pk}"' in page
    assert f"/admin/events/report/{report.pk}/decide/reject/" in page
    assert "&lt;b&gt;He&lt;/b&gt;" in page


def test_saving_an_article_leaves_its_text(desk, submit, article):
    body = article.body
    submit(desk, f"{LIST}{article.pk}/change/", author="A. Writer", body="Other", headline="Other")
    article.refresh_from_db()
    assert (article.body, article.author) == (body, "A. Writer")


def test_a_corrected_day_moves_the_days_that_were_reckoned_from_it(
    desk, submit, conflict, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        add(desk, submit)
    address = f"{LIST}{Article.objects.get().pk}/change/"
    with django_capture_on_commit_callbacks(execute=True):
        submit(desk, address, published_on="2021-08-14")
    report = Report.objects.get(start__gt=0)
    assert report.when.latest == date(2021, 8, 13)
    assert report.event.first_reported_on == date(2021, 8, 14)


def test_a_day_that_is_brought_back_moves_them_back(
    desk, submit, conflict, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        add(desk, submit)
    article = Article.objects.get()
    history = reverse(
        "admin:articles_article_simple_history", args=[article.pk, article.history.first().pk]
    )
    for address, typed in (
        (f"{LIST}{article.pk}/change/", {"published_on": "2021-08-14"}),
        (history, {}),
    ):
        with django_capture_on_commit_callbacks(execute=True):
            submit(desk, address, **typed)
    assert Report.objects.get(start__gt=0).when.latest == date(2021, 8, 6)


def test_an_event_follows_the_outlet_of_its_article(desk, submit, article):
    conflict, place = make_conflict(), make_place()
    for day, told in ((9, make_article()), (11, article)):
        when = DateSpan.on(date(2021, 8, day))
        make_report(article=told, conflict=conflict, place=place, when=when)
    link_place(conflict, place)
    submit(desk, f"{LIST}{article.pk}/change/", publisher=make_publisher(name="The Courier").pk)
    assert "The Courier" in Event.objects.get().derivation


def test_an_article_is_not_given_to_an_outlet_that_has_it(desk, submit, article):
    twin = make_article(text="The rebels took Zaranj. <b>He</b> fled.", headline="Zaranj falls")
    page = submit(desk, f"{LIST}{article.pk}/change/", publisher=twin.publisher_id)
    assert f"already, as number {twin.pk}" in page.content.decode()


def test_the_page_costs_the_same_however_many_reports(desk, article, django_assert_max_num_queries):
    for number in range(10):
        make_report(article=article, place_text=f"town {number}", taker=make_actor())
    with django_assert_max_num_queries(16):
        desk.get(f"{LIST}{article.pk}/change/")


def test_the_list_costs_the_same_however_long(desk, django_assert_max_num_queries):
    for _ in range(12):
        make_report(conflict=make_conflict())
    with django_assert_max_num_queries(14):
        desk.get(LIST)


@pytest.mark.parametrize("queue", ["waiting", "unreviewed", "silent"])
def test_queues_are_filters(desk, article, queue):
    assert desk.get(LIST, {"queue": queue}).status_code == 200


def picture(kind="PNG", size=(40, 30)):
    raw = BytesIO()
    Image.new("RGB", size, "red").save(raw, kind)
    return SimpleUploadedFile("a.png", raw.getvalue(), "image/png")


def upload(desk, submit, article, file, **typed):
    named = {"picture_credit": "A. Painter", "picture_alt": "A red square"}
    return submit(desk, f"{LIST}{article.pk}/change/", **{"picture": file, **named, **typed})


def test_a_picture_is_kept_with_its_credit(desk, submit, article):
    upload(desk, submit, article, picture())
    article.refresh_from_db()
    assert (article.picture_width, article.picture_height) == (40, 30)


def test_what_is_no_picture_is_refused_in_words(desk, submit, article):
    text = SimpleUploadedFile("a.png", b"hello", "image/png")
    page = upload(desk, submit, article, text)
    assert page.context["errors"]
    article.refresh_from_db()
    assert not article.picture


def test_a_bomb_is_refused_in_words(desk, submit, article, settings):
    settings.MAX_PICTURE_PIXELS = 1_000
    page = upload(desk, submit, article, picture(size=(200, 200)))
    assert page.context["errors"]
    article.refresh_from_db()
    assert not article.picture


def test_a_picture_that_is_too_heavy_is_refused_unread(desk, submit, article, settings):
    settings.MAX_PICTURE_BYTES = 10
    page = upload(desk, submit, article, picture())
    assert "bytes" in str(page.context["errors"])


@pytest.mark.parametrize("missing", ["picture_credit", "picture_alt"])
def test_a_picture_needs_its_credit_and_its_description(desk, submit, article, missing):
    page = upload(desk, submit, article, picture(), **{missing: ""})
    assert "A picture needs a credit and a description." in page.content.decode()
