"""Feeds of pages in Dari: told in Dari, saying so, and apart from the English ones."""

import feedparser
import icalendar
import pytest

from events.models import ActorName, PlaceName

pytestmark = pytest.mark.django_db


@pytest.fixture
def named(war):
    PlaceName.objects.create(place=war.towns["Alder"], language="fa", name="توسکا")
    ActorName.objects.create(actor=war.rebels, language="fa", name="شورشیان")
    war.conflict.in_other_languages = {"fa": {"title": "جنگ جنگل"}}
    war.conflict.save()
    return war


def test_a_feed_is_told_in_dari(client, named):
    place = named.towns["Alder"].slug
    response = client.get("/fa/wood-war/feed.atom", {"place": place, "kind": "captured"})
    assert b'xml:lang="fa"' in response.content
    feed = feedparser.parse(response.content, sanitize_html=False)
    assert feed.feed.title == "جنگ جنگل (آنچه رخ داد: تصرف؛ محل: توسکا)"
    assert feed.feed.link.startswith("http://testserver/fa/wood-war/?")
    (entry,) = feed.entries
    assert entry.title == "توسکا به دست شورشیان افتاد"
    assert entry.link == f"http://testserver/fa/events/{named.falls['Alder'].pk}/"
    assert entry.tags[0].label == "تصرف"
    assert entry.summary.startswith('<div dir="rtl" lang="fa">')
    assert '<bdi lang="en">“The rebels took Alder”</bdi>' in entry.summary
    assert "گزارش شده، ۱ منبع مستقل." in entry.summary


def test_an_entry_in_dari_is_another_than_the_english_one(client, named):
    feeds = [client.get(f"{at}/wood-war/feed.atom").content for at in ("", "/fa")]
    english, dari = ({entry.id for entry in feedparser.parse(feed).entries} for feed in feeds)
    assert len(english) == len(dari) == 3
    assert not english & dari


def test_a_calendar_is_told_in_dari(client, named):
    content = client.get("/fa/wood-war/calendar.ics").content
    calendar = icalendar.Calendar.from_ical(content)
    first = calendar.events[0]
    assert first["SUMMARY"] == "توسکا به دست شورشیان افتاد"
    assert first["SUMMARY"].params["LANGUAGE"] == "fa"
    assert str(first["URL"]).startswith("http://testserver/fa/events/")
    assert calendar["PRODID"].endswith("//FA")
    assert b"LANGUAGE" not in client.get("/wood-war/calendar.ics").content


def test_slides_are_told_in_dari(client, named):
    told = client.get("/fa/wood-war/timelinejs.json").json()
    assert told["title"]["text"]["headline"] == "جنگ جنگل"
    first = told["events"][0]
    assert first["text"]["headline"] == "توسکا به دست شورشیان افتاد"
    assert first["display_date"] == "۱۵ اسد ۱۴۰۰ (۶ آگست ۲۰۲۱)"
    assert first["group"] == "تصرف"
    assert "رویداد با منابع آن" in first["text"]["text"]


def test_a_wrong_filter_is_refused_in_dari(client, war):
    response = client.get("/fa/wood-war/feed.atom", {"since": "2021-02-30"})
    assert response.status_code == 400
    assert "این نشانی چیزی می‌خواهد که نیست." in response.content.decode()
    assert "روز را به گونهٔ 2021-08-11 بنویسید" in response.content.decode()


def test_a_feed_in_dari_costs_two_queries_more(client, named, django_assert_num_queries):
    place = named.towns["Alder"].slug
    with django_assert_num_queries(8):
        client.get("/wood-war/feed.atom", {"place": place})
    with django_assert_num_queries(10):
        client.get("/fa/wood-war/feed.atom", {"place": place})
