"""The page of a place: its names, who held it when and why, what happened there."""

from datetime import date

import pytest

from events.dates import DateSpan
from events.models import PlaceName
from events.vocabulary import EventStatus, Stance
from tests.factories import (
    make_actor,
    make_article,
    make_conflict,
    make_event,
    make_party,
    make_place,
    make_place_of_interest,
    make_report,
)
from tests.pages.reading import heading_steps, html_of, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def province():
    return make_place(name="Upper Land", kind="province")


@pytest.fixture
def town(province):
    town = make_place(
        name="Riverton",
        names=("River Town",),
        province=province,
        capital_of=province,
        latitude="36.5",
        longitude="-67.25",
    )
    PlaceName.objects.create(place=town, name="شهر رود", language="ps")
    return town


@pytest.fixture
def conflict(town):
    conflict = make_conflict(starts_on=date(2021, 8, 1), ends_on=date(2021, 8, 31))
    crown = make_actor(name="Crown")
    make_party(conflict, crown, colour=2)
    make_place_of_interest(conflict, place=town, initial_holder=crown)
    return conflict


@pytest.fixture
def fall(conflict, town):
    rebels = make_actor(name="Rebels")
    make_party(conflict, rebels, colour=1)
    event = make_event(
        conflict=conflict, place=town, taker=rebels, when=DateSpan.on(date(2021, 8, 11))
    )
    make_report(event=event, place=town, taker=rebels, when=event.when)
    return event


def page(client, place, **query):
    return client.get(place.get_absolute_url(), query)


def test_it_says_what_it_is_and_where(client, town):
    told = text(page(client, town))
    assert "City, capital of Upper Land" in told
    assert "36.5000° N, 67.2500° W" in told


def test_every_name_carries_its_language(client, town):
    html = html_of(page(client, town))
    assert "Pashto" in html
    assert '<bdi lang="ps" dir="rtl">شهر رود</bdi>' in html
    assert "River Town" in html


def test_who_held_it_is_told_as_text_with_the_reason(client, town, fall):
    told = text(page(client, town))
    assert "Crown 1 August 2021 – 10 August 2021" in told
    assert "Rebels 11 August 2021 – 31 August 2021" in told
    assert "the last certain capture up to this day" in told
    assert f'href="{fall.get_absolute_url()}"' in html_of(page(client, town))


def test_the_bar_covers_the_conflict_and_is_left_out_for_the_blind(client, town, fall):
    html = html_of(page(client, town))
    bar = html.split('class="control-bar"')[1].split("</svg>")[0]
    assert 'aria-hidden="true"' in bar
    assert bar.count('fill="url(#') == 2
    assert 'x="0.0" y="0" width="258.1"' in bar
    assert ">11 Aug<" in bar
    assert ">11 August 2021: Rebels captured Riverton<" in bar


def test_as_known_earlier_the_fall_is_not_told(client, town, fall):
    told = text(page(client, town, known_by="2021-08-10"))
    assert "Crown 1 August 2021 – 31 August 2021" in told
    assert "No event here is known from articles printed up to 10 August 2021" in told


def test_events_stand_in_order_and_lead_to_their_pages(client, town, fall):
    earlier = make_event(place=town, when=DateSpan.on(date(2021, 8, 2)))
    html = html_of(page(client, town)).split('id="events-heading"')[1]
    assert html.index(earlier.get_absolute_url()) < html.index(fall.get_absolute_url())


def test_withdrawn_events_are_not_listed(client, town):
    withdrawn = make_event(place=town, status=EventStatus.WITHDRAWN)
    assert withdrawn.get_absolute_url() not in html_of(page(client, town))


def test_a_province_tells_of_its_places(client, province, town, fall):
    html = html_of(page(client, province))
    assert f'href="{town.get_absolute_url()}"' in html
    assert fall.get_absolute_url() in html


def test_a_place_of_no_conflict_has_no_bar(client):
    assert "control-bar" not in html_of(page(client, make_place()))


def test_before_the_war_a_place_has_no_bar(client, town):
    make_place_of_interest(make_conflict(), place=town)
    assert "Who held it" in text(page(client, town))
    assert "Who held it" not in text(page(client, town, on="1999-01-01"))


def test_a_slug_that_is_no_place_is_not_found(client):
    assert client.get("/places/nowhere/").status_code == 404


def test_pages_are_only_read(client, town):
    assert client.post(town.get_absolute_url()).status_code == 405


def test_headings_never_skip_a_level(client, town, fall):
    assert max(heading_steps(page(client, town))) == 1


@pytest.mark.parametrize("events", [1, 9])
def test_queries_do_not_grow_with_events(
    client, town, conflict, django_assert_max_num_queries, events
):
    for number in range(events):
        event = make_event(conflict=conflict, place=town, taker=make_actor())
        article = make_article(text=f"It fell {number}.")
        make_report(event=event, place=town, article=article, stance=Stance.CLAIMED)
    with django_assert_max_num_queries(16):
        page(client, town)
