"""The Atom feed of a conflict, read as a feed reader reads it."""

import re
from datetime import UTC, datetime

import feedparser
import pytest

from events.models import Event
from events.vocabulary import EventStatus, Manner, Stance
from tests.factories import make_article, make_conflict, make_event, make_place, make_report
from tests.pages.conftest import august, refresh

pytestmark = pytest.mark.django_db
FEED = "/wood-war/feed.atom"


def read(client, address=FEED, **query):
    response = client.get(address, query)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = feedparser.parse(response.content, response_headers={"content-type": "application/xml"})
    assert not feed.bozo, feed.bozo_exception
    return feed


def titles(feed):
    return [entry.title for entry in feed.entries]


def changed(event, day):
    moment = datetime(2022, 1, day, 12, tzinfo=UTC)
    Event.objects.filter(pk=event.pk).update(created_at=moment, changed_at=moment)


def test_the_latest_change_comes_first_whatever_day_it_tells_of(client, war):
    for day, town in enumerate(("Cedar", "Alder", "Birch"), start=1):
        changed(war.falls[town], day)
    told = ["Rebels captured Birch", "Rebels captured Alder", "Claimed: Rebels captured Cedar"]
    feed = read(client)
    assert titles(feed) == told
    assert feed.feed.updated == "2022-01-03T12:00:00+00:00"


def test_an_entry_says_when_how_surely_and_by_whose_words(client, war):
    Event.objects.filter(pk=war.falls["Birch"].pk).update(manner=Manner.WITHOUT_FIGHT)
    (entry,) = read(client, place=war.towns["Birch"].slug).entries
    text = re.sub(r"<[^>]+>", " ", entry.summary)
    for told in (
        "10–11 August 2021 (one of these days, or all of them)",
        "Birch, Birchland",
        "without a fight",
        "“The rebels took Birch”",
        ", 11 August 2021",
        "Reported, 1 independent source.",
        "Read by machine, not yet checked by an editor.",
    ):
        assert told in text
    assert re.search(r'<a href="http://testserver/articles/\d+/#report-\d+">', entry.summary)


def test_an_editors_own_source_stands_in_for_a_quote(client, war):
    make_event(conflict=war.conflict, source_note="A letter of <the> mayor.")
    entry = read(client).entries[0]
    assert "Editor’s source: A letter of &lt;the&gt; mayor." in entry.summary


def test_an_entry_has_its_page_its_kind_and_an_id_that_lasts(client, war):
    event = war.falls["Alder"]
    changed(event, 5)
    (entry,) = read(client, q="alder").entries
    assert entry.link == f"http://testserver/events/{event.pk}/"
    assert entry.id == f"tag:testserver,2022-01-05:/event-{event.pk}/"
    assert [(tag.term, tag.label) for tag in entry.tags] == [("captured", "Captured")]
    assert entry.published == entry.updated == "2022-01-05T12:00:00+00:00"


def test_a_change_moves_an_entry_up_and_keeps_its_id(client, war):
    for day, town in enumerate(("Alder", "Birch", "Cedar"), start=1):
        changed(war.falls[town], day)
    before = read(client).entries[-1]
    make_report(
        event=war.falls["Alder"],
        place=war.towns["Alder"],
        taker=war.rebels,
        quote="Rebels took the town.",
        when=august(6),
        stance=Stance.DENIED,
    )
    refresh(Event.objects.get(pk=war.falls["Alder"].pk))
    after = read(client).entries[0]
    assert after.id == before.id
    assert after.title == "Disputed: Rebels captured Alder"
    assert after.published == before.published
    assert after.updated > before.updated


def test_the_feed_names_itself_its_page_and_who_makes_it(client, war):
    feed = read(client, kind="captured", q="alder", utm_source="reader").feed
    assert feed.title == "War of the woods (Words: alder; What happened: Captured)"
    links = {link.rel: link.href for link in feed.links}
    assert links["self"] == "http://testserver/wood-war/feed.atom?q=alder&kind=captured"
    assert links["alternate"] == "http://testserver/wood-war/?q=alder&kind=captured"
    assert feed.id == links["self"]
    assert feed.author == "Conflict Timeline"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"q": "alder"}, {"Alder"}),
        ({"on": "2021-08-09"}, {"Alder"}),
        ({"since": "2021-08-11", "until": "2021-08-12"}, {"Birch"}),
        ({"until": "2021-08-10", "certainty": "certain"}, {"Alder"}),
        ({"known_by": "2021-08-11"}, {"Alder", "Birch"}),
        ({"kind": "talks"}, set()),
        ({"kind": ["talks", "captured"]}, {"Alder", "Birch", "Cedar"}),
        ({"actor": "nobody"}, set()),
    ],
)
def test_the_filters_of_the_timeline_hold(client, war, query, expected):
    assert {title.split()[-1] for title in titles(read(client, **query))} == expected


def test_a_place_a_province_and_an_actor_can_be_followed(client, war):
    cedar = war.towns["Cedar"]
    assert titles(read(client, province=cedar.province.slug)) == ["Claimed: Rebels captured Cedar"]
    assert len(titles(read(client, actor=war.rebels.slug))) == 3


def test_what_was_known_by_a_day_is_another_entry_than_what_is_known_now(client, war):
    then = read(client, known_by="2021-08-20", q="cedar").entries[0]
    now = read(client, q="cedar").entries[0]
    assert then.id != now.id
    assert then.link.endswith("/?known_by=2021-08-20")


@pytest.mark.parametrize("status", [EventStatus.WITHDRAWN, EventStatus.MERGED])
def test_withdrawn_and_merged_events_are_not_in_it(client, war, status):
    survivor = war.falls["Cedar"] if status == EventStatus.MERGED else None
    Event.objects.filter(pk=war.falls["Alder"].pk).update(status=status, merged_into=survivor)
    assert len(titles(read(client))) == 2


def test_what_the_conflict_hides_is_not_in_it(client, war):
    war.conflict.machine_read_is_public = False
    war.conflict.save()
    assert titles(read(client)) == []


def test_another_wars_events_are_not_in_it(client, war):
    make_event(conflict=make_conflict(slug="other"))
    assert len(titles(read(client))) == 3


def test_an_empty_feed_is_valid_and_the_same_each_time(client, db):
    make_conflict(slug="quiet")
    first, second = client.get("/quiet/feed.atom"), client.get("/quiet/feed.atom")
    assert first.content == second.content
    assert read(client, "/quiet/feed.atom").feed.updated == "2021-05-01T00:00:00+00:00"


def test_names_and_quotes_cannot_break_the_feed(client, war):
    hostile = "\x0cA <b>town</b> & \x08co ]]>\x1b \ufffe"
    place = make_place(name=hostile)
    event = make_event(conflict=war.conflict, place=place, title=hostile)
    article = make_article(text=hostile, headline="")
    make_report(event=event, place=place, article=article, quote=hostile)
    entry = read(client, place=place.slug).entries[0]
    assert entry.title == "A <b>town</b> & co ]]>"
    assert "“A &lt;b&gt;town&lt;/b&gt; &amp; co ]]&gt; ”" in entry.summary


def test_the_latest_fifty_are_kept(client, war):
    for _ in range(60):
        make_event(conflict=war.conflict, place=war.towns["Alder"])
    assert len(read(client).entries) == 50


def test_it_costs_seven_queries_however_long(client, war, django_assert_num_queries):
    with django_assert_num_queries(7):
        client.get(FEED)
    for _ in range(20):
        make_event(conflict=war.conflict, place=war.towns["Alder"], taker=war.rebels)
    with django_assert_num_queries(7):
        client.get(FEED, {"q": "rebels", "known_by": "2021-08-20"})


def test_control_characters_in_a_summary_leave_the_feed_readable(client, war):
    war.conflict.summary = "It began\x0b in spring."
    war.conflict.save()
    assert client.get("/wood-war/feed.atom").status_code == 200
