"""The filters of the pages narrow the API's lists too."""

from datetime import date

import pytest

from events.dates import DateSpan
from events.models import Actor, EventActor
from events.vocabulary import EventKind
from tests.factories import (
    make_actor,
    make_article,
    make_conflict,
    make_event,
    make_place,
    make_report,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def events():
    """One war; two towns that fall on the 9th and on the 11th or 12th of August 2021."""
    province = make_place(name="Nimruz")
    taker = make_actor(name="Taliban")
    war = make_conflict(slug="the-war")
    zaranj = make_place(name="Zaranj", names=("Zarang",), province=province)
    return {
        "early": make_event(
            conflict=war,
            place=zaranj,
            taker=taker,
            when=DateSpan.on(date(2021, 8, 9)),
            first_reported_on=date(2021, 8, 9),
        ),
        "late": make_event(
            conflict=war,
            kind=EventKind.CLASHES,
            place=make_place(name="Herat"),
            when=DateSpan.between(date(2021, 8, 11), date(2021, 8, 12)),
            first_reported_on=date(2021, 8, 13),
        ),
    }


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, ["early", "late"]),
        ({"conflict": "the-war"}, ["early", "late"]),
        ({"conflict": "another"}, []),
        ({"kind": "captured"}, ["early"]),
        ({"kind": ["captured", "clashes"]}, ["early", "late"]),
        ({"kind": ""}, ["early", "late"]),
        ({"since": "2021-08-10"}, ["late"]),
        ({"until": "2021-08-10"}, ["early"]),
        ({"until": "2021-08-11"}, ["early", "late"]),
        ({"until": "2021-08-11", "certainty": "certain"}, ["early"]),
        ({"on": "2021-08-10"}, ["early"]),
        ({"known_by": "2021-08-12"}, ["early"]),
        ({"q": "zarang"}, ["early"]),
        ({"q": "-zarang"}, ["late"]),
        ({"q": 'talib "zaranj"'}, ["early"]),
        ({"q": "nothing of it"}, []),
        ({"since": "", "until": "", "certainty": "", "q": ""}, ["early", "late"]),
    ],
)
def test_events_can_be_narrowed(ids, events, query, found):
    assert ids("events", **query) == [events[name].pk for name in found]


@pytest.mark.parametrize("form", ["csv", "ndjson"])
def test_a_download_holds_what_was_asked_for(get, events, form):
    lines = b"".join(get("events", format=form, kind="clashes").streaming_content).splitlines()
    assert len(lines) == (2 if form == "csv" else 1)


def test_events_are_found_by_slugs(ids, events):
    place = events["early"].place
    actor = events["early"].actors.get()
    for query in (
        {"place": place.slug},
        {"province": place.province.slug},
        {"actor": actor.slug},
    ):
        assert ids("events", **query) == [events["early"].pk]


@pytest.mark.parametrize(
    "query",
    [
        {"since": "2021-08-12", "until": "2021-08-11"},
        {"kind": "party"},
        {"certainty": "maybe"},
        {"on": "11/08/2021"},
        {"since": "0"},
        {"q": "a b c d e f g h i j k l m"},
    ],
)
def test_wrong_values_are_refused(get, query):
    response = get("events", **query)
    assert response.status_code == 422
    assert response.json()["errors"]


@pytest.fixture
def twice_told(events):
    """A fall that is dated to 9 or 10 August at first, and to the 10th a week later."""
    event = make_event(
        conflict=events["early"].conflict,
        place=make_place(name="Kunduz"),
        when=DateSpan.on(date(2021, 8, 10)),
        first_reported_on=date(2021, 8, 10),
        standing="confirmed",
    )
    vague = DateSpan.between(date(2021, 8, 9), date(2021, 8, 10))
    tell(event, date(2021, 8, 10), when=vague, stance="claimed", derivation="'since Monday'")
    tell(event, date(2021, 8, 17), when=event.when, stance="confirmed")
    return event


def tell(event, day, **said):
    article = make_article(published_on=day)
    taker = make_actor(name=f"Taker of {day}")
    make_report(event=event, article=article, place=event.place, taker=taker, **said)


def test_what_was_learnt_later_is_not_known_before(get, twice_told):
    (told,) = get("events", place=twice_told.place.slug, known_by="2021-08-12").json()["items"]
    assert told["when"]["text"] == "9–10 August 2021"
    assert told["standing"] == "claimed"
    assert [report["published_on"] for report in told["reports"]] == ["2021-08-10"]
    assert [actor["name"] for actor in told["actors"]] == ["Taker of 2021-08-10"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"until": "2021-08-09"}, False),
        ({"until": "2021-08-09", "known_by": "2021-08-12"}, True),
        ({"until": "2021-08-09", "known_by": "2021-08-17"}, False),
        ({"since": "2021-08-10", "certainty": "certain"}, True),
        ({"since": "2021-08-10", "certainty": "certain", "known_by": "2021-08-12"}, False),
        ({"on": "2021-08-09"}, False),
        ({"on": "2021-08-09", "known_by": "2021-08-12"}, True),
        ({"known_by": "2021-08-09"}, False),
    ],
)
def test_days_are_compared_as_they_were_known(ids, twice_told, query, found):
    assert ids("events", place=twice_told.place.slug, **query) == [twice_told.pk] * found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"stance": "confirmed"}, True),
        ({"stance": ["denied", "claimed"]}, True),
        ({"stance": "confirmed", "known_by": "2021-08-12"}, False),
        ({"stance": "denied"}, False),
        ({"sources": "2"}, True),
        ({"sources": "3"}, False),
        ({"sources": "2", "known_by": "2021-08-12"}, False),
    ],
)
def test_stances_and_sources_are_those_of_the_time(ids, twice_told, query, found):
    assert ids("events", place=twice_told.place.slug, **query) == [twice_told.pk] * found


def test_an_actor_that_was_named_later_is_not_found_before(ids, twice_told):
    late = Actor.objects.get(name="Taker of 2021-08-17")
    known_from = date(2021, 8, 17)
    EventActor.objects.create(event=twice_told, actor=late, role="taker", known_from=known_from)
    assert ids("events", actor=late.slug) == [twice_told.pk]
    assert ids("events", actor=late.slug, known_by="2021-08-12") == []


def test_one_event_can_be_asked_as_known(get, twice_told):
    path = f"events/{twice_told.pk}"
    assert get(path, known_by="2021-08-12").json()["when"]["text"] == "9–10 August 2021"
    assert get(path).json()["when"]["text"] == "10 August 2021"
    refused = get(path, known_by="2021-08-09")
    assert refused.status_code == 404
    assert "2021-08-09" in refused.json()["detail"]


def test_what_an_editor_fixed_is_told_as_fixed(get, twice_told):
    twice_told.fixed_by_editor = True
    twice_told.save()
    (told,) = get("events", place=twice_told.place.slug, known_by="2021-08-12").json()["items"]
    assert told["when"]["text"] == "10 August 2021"


def test_looking_back_costs_five_queries(get, twice_told, django_assert_max_num_queries):
    with django_assert_max_num_queries(5):
        get("events", known_by="2021-08-12")
