"""The calendar of a conflict, read back by the library that calendars are read with."""

from datetime import UTC, date, datetime

import icalendar
import pytest
from hypothesis import given

from events.dates import ONE_DAY, DateSpan
from events.feeds import entries
from events.feeds.calendar import calendar_entry
from events.feeds.entries import Entry
from events.models import Event
from events.tellings import Telling
from events.vocabulary import EventStatus, Stance
from tests.factories import make_conflict, make_event, make_report
from tests.feeds.spans import SPANS, covered
from tests.pages.conftest import august, refresh

CALENDAR = "/wood-war/calendar.ics"


def read(client, **query):
    response = client.get(CALENDAR, query)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return icalendar.Calendar.from_ical(response.content)


def entry_of(client, word):
    (found,) = [each for each in read(client).events if word in each["SUMMARY"]]
    return found


def days(entry):
    return entry.DTSTART, entry.DTEND


def told(event, stance):
    make_report(event=event, place=event.place, quote="Rebels took the town.", stance=stance)
    refresh(Event.objects.get(pk=event.pk))


@pytest.mark.django_db
def test_an_event_of_one_day_is_an_entry_of_that_day(client, war):
    event = war.falls["Alder"]
    moment = datetime(2022, 1, 5, 12, tzinfo=UTC)
    Event.objects.filter(pk=event.pk).update(created_at=moment, changed_at=moment)
    entry = entry_of(client, "Alder")
    assert days(entry) == (date(2021, 8, 6), date(2021, 8, 7))
    assert entry["SUMMARY"] == "Rebels captured Alder"
    assert entry["UID"] == f"event-{event.pk}@testserver"
    assert entry["URL"] == f"http://testserver/events/{event.pk}/"
    assert entry.categories == ["Captured"]
    assert entry["LOCATION"] == "Alder, Alderland"
    assert (entry["GEO"].latitude, entry["GEO"].longitude) == (31, 61)
    assert entry.DTSTAMP == entry.LAST_MODIFIED == moment
    assert entry["TRANSP"] == "TRANSPARENT"
    assert "STATUS" not in entry


@pytest.mark.django_db
def test_an_entry_quotes_the_sentence_with_its_outlet_and_address(client, war):
    report = war.falls["Alder"].reports.get()
    text = entry_of(client, "Alder")["DESCRIPTION"]
    outlet = report.article.publisher.name
    address = f"http://testserver/articles/{report.article_id}/#report-{report.pk}"
    assert f"“The rebels took Alder”\n{outlet}, 6 August 2021: {address}" in text
    assert text.startswith("6 August 2021\nReported, 1 independent source. Read by machine")


@pytest.mark.django_db
def test_several_days_are_covered_and_said_not_all_to_be_meant(client, war):
    entry = entry_of(client, "Birch")
    assert days(entry) == (date(2021, 8, 10), date(2021, 8, 12))
    assert entry["SUMMARY"] == "Rebels captured Birch (10–11 August 2021)"
    assert "every day on which it may have happened" in entry["DESCRIPTION"]
    assert "one of these days, or all of them" in entry["DESCRIPTION"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("when", "says"),
    [
        (DateSpan.until(date(2021, 8, 20)), "By 20 August 2021: Capture of Alder"),
        (DateSpan.since(date(2021, 8, 20)), "Since 20 August 2021: Capture of Alder"),
    ],
)
def test_an_open_span_sits_on_its_only_known_day_and_says_so(client, war, when, says):
    make_event(conflict=war.conflict, place=war.towns["Alder"], when=when)
    entry = entry_of(client, "Capture of")
    assert days(entry) == (date(2021, 8, 20), date(2021, 8, 21))
    assert entry["SUMMARY"] == says


@pytest.mark.django_db
def test_a_doubt_is_part_of_the_summary_and_of_the_status(client, war, fall):
    entry = entry_of(client, "Cedar")
    assert (entry["SUMMARY"], entry["STATUS"]) == ("Claimed: Rebels captured Cedar", "TENTATIVE")
    by = DateSpan.until(date(2021, 8, 20))
    fall(war, war.towns["Cedar"], by, printed=20, stance=Stance.CLAIMED)
    assert entry_of(client, "By")["SUMMARY"] == "By 20 August 2021, claimed: Rebels captured Cedar"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("stance", "status"), [(Stance.DENIED, "TENTATIVE"), (Stance.CONFIRMED, "CONFIRMED")]
)
def test_the_status_follows_the_reports(client, war, stance, status):
    told(war.falls["Alder"], stance)
    assert entry_of(client, "Alder")["STATUS"] == status


@pytest.mark.django_db
def test_what_is_only_denied_is_cancelled(client, war, fall):
    fall(war, war.towns["Cedar"], august(20), printed=21, stance=Stance.DENIED)
    entry = entry_of(client, "Denied")
    assert (entry["SUMMARY"], entry["STATUS"]) == ("Denied: Rebels captured Cedar", "CANCELLED")


@pytest.mark.django_db
def test_the_calendar_has_a_name_a_page_and_the_timelines_filters(client, war):
    calendar = read(client, q="alder", on="2021-08-20")
    assert calendar.calendar_name == "War of the woods (By 20 August 2021; Words: alder)"
    assert calendar["URL"] == "http://testserver/wood-war/?on=2021-08-20&q=alder"
    assert len(calendar.events) == 1
    assert client.get(CALENDAR)["Content-Disposition"] == 'inline; filename="wood-war.ics"'


@pytest.mark.django_db
def test_what_was_known_by_a_day_is_told_as_it_was_then(client, war):
    told(war.falls["Alder"], Stance.DENIED)
    (alder,) = read(client, known_by="2021-08-10").events
    assert alder["SUMMARY"] == "Rebels captured Alder"
    assert alder["UID"].endswith("-known-by-2021-08-10@testserver")


@pytest.mark.django_db
def test_an_event_without_a_date_is_left_out(client, war):
    make_event(conflict=war.conflict, when=None)
    assert len(read(client).events) == 3


@pytest.mark.django_db
@pytest.mark.parametrize("status", [EventStatus.WITHDRAWN, EventStatus.MERGED])
def test_withdrawn_and_merged_events_are_left_out(client, war, status):
    survivor = war.falls["Cedar"] if status == EventStatus.MERGED else None
    Event.objects.filter(pk=war.falls["Alder"].pk).update(status=status, merged_into=survivor)
    assert len(read(client).events) == 2


@pytest.mark.django_db
def test_of_too_many_the_latest_are_kept_and_the_calendar_says_so(client, war, monkeypatch):
    monkeypatch.setattr(entries, "MOST", 2)
    calendar = read(client)
    assert [each["SUMMARY"].split()[3] for each in calendar.events] == ["(10–11", "Cedar"]
    assert "choose days to have earlier ones" in calendar.description


@pytest.mark.django_db
def test_a_war_without_events_has_a_calendar_too(client):
    make_conflict(slug="wood-war")
    assert read(client).events == []


@pytest.mark.django_db
def test_asked_again_it_answers_the_same(client, war):
    assert client.get(CALENDAR).content == client.get(CALENDAR).content


@pytest.mark.django_db
def test_it_costs_seven_queries_however_long(client, war, django_assert_num_queries):
    for _ in range(20):
        make_event(conflict=war.conflict, place=war.towns["Alder"], taker=war.rebels)
    with django_assert_num_queries(7):
        client.get(CALENDAR, {"q": "rebels", "known_by": "2021-08-20"})


@given(SPANS)
def test_an_entry_covers_exactly_the_days_of_its_span(span):
    moment = datetime(2022, 1, 5, tzinfo=UTC)
    event = Event(pk=1, kind="captured", place_text="Alder", created_at=moment, changed_at=moment)
    event.when = span
    made = calendar_entry(Entry.of(Telling(event), "http://testserver"), span)
    back = icalendar.Event.from_ical(made.to_ical())
    first, last = covered(span)
    assert first == back.DTSTART
    if last < date.max:
        assert last == back.DTEND - ONE_DAY
    else:
        assert last == back.DTSTART + (back.DURATION - ONE_DAY)


@pytest.mark.django_db
def test_lines_in_a_summary_or_a_filter_break_no_line_of_the_calendar(client, war):
    war.conflict.summary = "It began in spring.\n\nIt ended in autumn."
    war.conflict.save()
    assert "spring. It ended" in read(client)["DESCRIPTION"]
    response = client.get(CALENDAR, {"q": "alder\r\nATTENDEE:x"})
    assert b"\nATTENDEE" not in response.content.replace(b"\r", b"\n")
