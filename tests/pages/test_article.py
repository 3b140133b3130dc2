"""The page of an article: quoted passages for readers, the whole text for those who may."""

from datetime import date

import pytest
from django.contrib.auth.models import Permission

from articles.models import Story
from events.vocabulary import EventKind, EventStatus, Stance, Verdict
from tests.factories import (
    make_article,
    make_conflict,
    make_event,
    make_place,
    make_publisher,
    make_report,
    make_user,
)
from tests.pages.reading import heading_steps, html_of, marked, text

pytestmark = pytest.mark.django_db
BODY = "Rebels took Riverton on Friday, he said. Nobody slept.\n\nA secret second paragraph."


@pytest.fixture
def article():
    publisher = make_publisher(name="River Post", note="Made for the demo.")
    return make_article(text=BODY, headline="Riverton falls", publisher=publisher, author="A. Pen")


@pytest.fixture
def report(article):
    event = make_event(place=make_place(name="Riverton"))
    return make_report(article=article, event=event, quote="Rebels took Riverton")


def page(client, article):
    return client.get(article.get_absolute_url())


def test_it_says_who_printed_what_when(client, article):
    told = text(page(client, article))
    assert "Riverton falls" in told
    assert "River Post, 11 August 2021, by A. Pen" in told
    assert "Made for the demo." in told


def test_readers_see_the_quoted_sentence_and_no_other(client, report):
    response = page(client, report.article)
    assert marked(response) == ["Rebels took Riverton"]
    assert "on Friday, he said." in text(response)
    assert "Nobody slept" not in text(response)
    assert "secret" not in text(response)


def test_it_says_how_much_came_of_it(client, report):
    make_report(article=report.article, event=report.event, quote="Nobody slept")
    assert "2 passages, 2 reports of 1 event." in text(page(client, report.article))


def test_every_passage_says_what_came_of_it(client, report):
    html = html_of(page(client, report.article))
    assert f'id="report-{report.pk}"' in html
    assert f'href="{report.event.get_absolute_url()}"' in html
    assert "The outlet says so" in html


def test_passages_stand_in_the_order_of_the_article(client, article, report):
    make_report(article=article, conflict=report.conflict, quote="Nobody slept")
    assert marked(page(client, article)) == ["Rebels took Riverton", "Nobody slept"]


def test_quotes_of_one_sentence_make_one_passage(client, article, report):
    make_report(article=article, event=report.event, quote="took Riverton on Friday")
    response = page(client, article)
    assert "".join(marked(response)) == "Rebels took Riverton on Friday"
    assert html_of(response).count('class="passage"') == 1
    assert html_of(response).count('class="outcome"') == 2


def test_a_fear_made_no_event_and_says_so(client, article):
    make_report(article=article, quote="Nobody slept", stance=Stance.FEARED)
    assert "no event: nothing is said to have happened" in text(page(client, article))


def test_a_free_article_is_shown_in_full_with_its_quotes_marked(client, article, report):
    article.publisher.free_to_republish = True
    article.publisher.save()
    response = page(client, article)
    assert "A secret second paragraph." in text(response)
    assert marked(response) == ["Rebels took Riverton"] * 2
    assert html_of(response).count("<h1") == 1


def test_overlapping_quotes_leave_the_text_whole(client, article, report):
    article.publisher.free_to_republish = True
    article.publisher.save()
    make_report(article=article, event=report.event, quote="Riverton on Friday, he said. Nobody")
    shown = text(page(client, article)).split("What is quoted is marked.")[1]
    assert "Rebels took Riverton on Friday, he said. Nobody slept." in shown


def test_editors_read_the_whole_text(client, article):
    editor = make_user(is_staff=True)
    editor.user_permissions.add(Permission.objects.get(codename="view_article"))
    client.force_login(editor)
    told = text(page(client, article))
    assert "A secret second paragraph." in told
    assert "Shown to editors only" in told


def test_a_user_without_the_right_reads_passages_only(client, article):
    client.force_login(make_user(is_staff=True))
    assert "secret" not in text(page(client, article))


def test_the_original_is_linked_without_our_blessing(client):
    article = make_article(url="https://post.example/a")
    assert '<a href="https://post.example/a" rel="noopener nofollow">' in html_of(
        page(client, article)
    )


def test_articles_of_one_story_name_each_other(client, article):
    story = Story.objects.create(agency="AFP")
    first = make_article(text="Text.", story=story, headline="One")
    second = make_article(text="Text!", story=story, headline="Two")
    html = html_of(page(client, first))
    assert "Same wire text as" in html
    assert f'href="{second.get_absolute_url()}"' in html
    assert "text by AFP" in text(page(client, first))


def test_rejected_reports_are_not_shown(client, article):
    make_report(
        article=article,
        quote="Nobody slept",
        verdict=Verdict.REJECTED,
        judged_at="2021-08-12T00:00Z",
    )
    assert "Nobody slept" not in text(page(client, article))


@pytest.mark.parametrize("status", [EventStatus.WITHDRAWN, EventStatus.MACHINE_READ])
def test_reports_of_events_out_of_sight_are_out_of_sight(client, article, status):
    hidden = make_event(
        conflict=make_conflict(machine_read_is_public=status != EventStatus.MACHINE_READ),
        status=status,
        kind=EventKind.CLASHES,
    )
    make_report(article=article, event=hidden, quote="Nobody slept")
    assert "Nobody slept" not in text(page(client, article))


def test_a_picture_has_its_credit_and_its_description(client):
    article = make_article(
        picture="pictures/a.jpg",
        picture_width=4,
        picture_height=3,
        picture_alt="A bridge",
        picture_credit="A. Lens",
    )
    html = html_of(page(client, article))
    assert 'src="/media/pictures/a.jpg" alt="A bridge" width="4" height="3"' in html
    assert "Picture: <bdi>A. Lens</bdi>" in html


def test_words_of_articles_are_never_markup(client):
    article = make_article(text="<img src=x onerror=alert(1)> fell.", headline="<b>Bold</b>")
    make_report(article=article)
    html = html_of(page(client, article))
    assert "<img src=x" not in html
    assert "<b>Bold" not in html


def test_headings_never_skip_a_level(client, report):
    assert max(heading_steps(page(client, report.article))) == 1


@pytest.mark.parametrize("pk", ["0", "987654", "99999999999999999999999"])
def test_a_number_that_is_no_article_is_not_found(client, pk):
    assert client.get(f"/articles/{pk}/").status_code == 404


def test_pages_are_only_read(client, article):
    assert client.post(article.get_absolute_url()).status_code == 405


@pytest.mark.parametrize("reports", [1, 12])
def test_eight_queries_are_enough_however_many_reports(
    client, django_assert_max_num_queries, reports
):
    names = [f"Town {number} fell." for number in range(reports)]
    article = make_article(text=" ".join(names), published_on=date(2021, 8, 11))
    for name in names:
        make_report(article=article, event=make_event(place=make_place()), quote=name)
    with django_assert_max_num_queries(8):
        page(client, article)


def test_what_came_of_it_is_told_as_known_by_a_day(client, report):
    later = make_article(text="On Friday 13th.", published_on=date(2021, 8, 20))
    make_report(
        article=later, event=report.event, stance=Stance.DENIED, when=None, place=report.place
    )
    report.event.refresh_from_db()
    now = text(page(client, report.article))
    then = text(client.get(report.article.get_absolute_url(), {"known_by": "2021-08-12"}))
    assert "as it was known on 12 August 2021" in then
    assert "as it was known" not in now
    assert "Capture of Riverton" in then
