"""A conflict's timeline as TimelineJS 3 reads it."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given

from events.dates import DateSpan
from events.feeds import entries
from events.feeds.entries import Entry
from events.feeds.timelinejs import slide
from events.models import Event
from events.tellings import Telling
from events.vocabulary import EventStatus
from tests.factories import make_event
from tests.feeds.spans import SPANS, covered

SLIDES = "/wood-war/timelinejs.json"


def read(client, **query):
    response = client.get(SLIDES, query)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/json"
    return response.json()


def day_of(said):
    return date(said["year"], said["month"], said["day"])


@pytest.mark.django_db
def test_an_event_is_a_slide_over_its_days_with_what_is_known_of_them(client, war):
    alder, birch, cedar = read(client)["events"]
    assert alder["start_date"] == {"year": 2021, "month": 8, "day": 6}
    assert "end_date" not in alder
    assert birch["end_date"] == {"year": 2021, "month": 8, "day": 11}
    assert birch["display_date"] == "10–11 August 2021"
    assert cedar["text"]["headline"] == "Claimed: Rebels captured Cedar"
    assert cedar["group"] == "Captured"
    assert cedar["unique_id"] == f"event-{war.falls['Cedar'].pk}"


@pytest.mark.django_db
def test_a_slide_quotes_its_source_and_leads_to_it(client, war):
    text = read(client)["events"][0]["text"]["text"]
    assert "“The rebels took Alder”" in text
    assert "Reported, 1 independent source." in text
    assert f'href="http://testserver/events/{war.falls["Alder"].pk}/"' in text


@pytest.mark.django_db
def test_the_first_slide_says_what_is_shown(client, war):
    title = read(client, q="<alder>")["title"]
    assert title["text"]["headline"] == "War of the woods"
    assert "<p>Words: &lt;alder&gt;</p>" in title["text"]["text"]
    assert 'href="http://testserver/wood-war/?q=%3Calder%3E"' in title["text"]["text"]


@pytest.mark.django_db
def test_an_open_span_sits_on_its_only_known_day_and_says_so(client, war):
    make_event(conflict=war.conflict, when=DateSpan.until(date(2021, 8, 20)))
    last = read(client)["events"][-1]
    assert day_of(last["start_date"]) == date(2021, 8, 20)
    assert last["display_date"] == "by 20 August 2021"


@pytest.mark.django_db
def test_what_was_over_before_the_conflict_is_a_row_of_its_own(client, war):
    make_event(conflict=war.conflict, when=DateSpan.year(1998))
    assert read(client)["events"][0]["group"] == "Before the conflict"


@pytest.mark.django_db
def test_a_picture_comes_with_its_credit(client, war):
    Event.objects.filter(pk=war.falls["Alder"].pk).update(
        picture="alder.jpg",
        picture_width=400,
        picture_height=300,
        picture_credit="A & B",
        picture_alt="The town hall",
    )
    assert read(client)["events"][0]["media"] == {
        "url": "http://testserver/media/alder.jpg",
        "credit": "A &amp; B",
        "alt": "The town hall",
    }


@pytest.mark.django_db
def test_names_cannot_write_markup(client, war):
    event = make_event(conflict=war.conflict, title="<script>alert(1)</script>")
    (told,) = [each for each in read(client)["events"] if each["unique_id"] == f"event-{event.pk}"]
    assert told["text"]["headline"] == "&lt;script&gt;alert(1)&lt;/script&gt;"


@pytest.mark.django_db
def test_the_filters_of_the_timeline_hold(client, war):
    assert len(read(client, until="2021-08-07")["events"]) == 1
    assert len(read(client, known_by="2021-08-11")["events"]) == 2


@pytest.mark.django_db
def test_withdrawn_and_undated_events_are_left_out(client, war):
    Event.objects.filter(pk=war.falls["Alder"].pk).update(status=EventStatus.WITHDRAWN)
    make_event(conflict=war.conflict, when=None)
    assert len(read(client)["events"]) == 2


@pytest.mark.django_db
def test_of_too_many_the_latest_are_kept_and_the_first_slide_says_so(client, war, monkeypatch):
    monkeypatch.setattr(entries, "MOST", 2)
    told = read(client)
    assert [each["display_date"] for each in told["events"]] == [
        "10–11 August 2021",
        "15 August 2021",
    ]
    assert "choose days to have earlier ones" in told["title"]["text"]["text"]


@pytest.mark.django_db
def test_it_costs_seven_queries_however_long(client, war, django_assert_num_queries):
    for _ in range(20):
        make_event(conflict=war.conflict, place=war.towns["Alder"], taker=war.rebels)
    with django_assert_num_queries(7):
        client.get(SLIDES, {"q": "rebels", "known_by": "2021-08-20"})


@given(SPANS)
def test_a_slide_covers_exactly_the_days_of_its_span(span):
    moment = datetime(2022, 1, 5, tzinfo=UTC)
    event = Event(pk=1, kind="captured", place_text="Alder", created_at=moment, changed_at=moment)
    event.when = span
    told = slide(Entry.of(Telling(event), "http://testserver"), span, date(2021, 5, 1))
    first, last = covered(span)
    assert day_of(told["start_date"]) == first
    assert day_of(told.get("end_date", told["start_date"])) == last
    assert told["display_date"] == span.text
