"""Search: every spelling finds the place; what is typed is never markup."""

from datetime import date

import pytest

from events.dates import DateSpan
from events.models import ActorName, PlaceName
from events.vocabulary import EventStatus
from tests.factories import (
    make_actor,
    make_article,
    make_conflict,
    make_event,
    make_place,
    make_report,
)
from tests.pages.reading import heading_steps, html_of, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def city():
    city = make_place(name="Mazar-i-Sharif", names=("Mazār-e Sharīf",))
    PlaceName.objects.create(place=city, name="مزار شریف", language="fa")
    return city


def search(client, q):
    return client.get("/search/", {"q": q})


@pytest.mark.parametrize(
    "q",
    ["Mazar-i-Sharif", "MAZAR E SHARIF", "mazār-e sharīf", "mazar sharif", "مزار شریف", "maza"],
)
def test_every_spelling_finds_the_place(client, city, q):
    assert f'href="{city.get_absolute_url()}"' in html_of(search(client, q))


@pytest.mark.parametrize("q", ["José Ash", "jose", "ASH", "the general"])
def test_actors_are_found_by_any_name_accents_aside(client, q):
    actor = make_actor(name="José Ash")
    ActorName.objects.create(actor=actor, name="The General")
    assert f'href="{actor.get_absolute_url()}"' in html_of(search(client, q))


def test_a_place_finds_its_events(client, city):
    event = make_event(place=city)
    assert event.get_absolute_url() in html_of(search(client, "mazar sharif"))


def test_words_of_a_quote_find_its_event(client):
    event = make_event(place=make_place())
    make_report(event=event, article=make_article(text="Fuel trucks burned."))
    assert event.get_absolute_url() in html_of(search(client, "trucks"))


def test_headlines_are_found_by_word_and_by_another_spelling_of_the_place(client, city):
    article = make_article(headline="Calm returns to Mazar-i-Sharif", text="Quiet.")
    assert article.get_absolute_url() in html_of(search(client, "CALM"))
    assert article.get_absolute_url() in html_of(search(client, "mazār-e sharīf"))


def test_what_is_withdrawn_is_not_found(client, city):
    event = make_event(place=city, status=EventStatus.WITHDRAWN)
    assert event.get_absolute_url() not in html_of(search(client, "mazar"))


def test_an_empty_search_says_what_can_be_found(client):
    response = search(client, "")
    assert response.status_code == 200
    assert "A place in any spelling" in text(response)


def test_finding_nothing_says_what_to_try(client):
    told = text(search(client, "xyzzy"))
    assert "Nothing is found for “xyzzy”." in told
    assert "Try fewer words" in told


@pytest.mark.parametrize("q", ["<script>alert(1)</script>", '" onfocus="alert(1)', "%27%22><b>"])
def test_what_is_typed_is_never_markup(client, q):
    html = html_of(search(client, q))
    assert "<script>alert" not in html
    assert '" onfocus="' not in html
    assert "><b>" not in html


@pytest.mark.parametrize("q", ["%", "_", "--", "'", "-", "٪"])
def test_signs_alone_are_searched_without_harm(client, city, q):
    assert search(client, q).status_code == 200


@pytest.mark.parametrize("q", ["x" * 121, "nul\x00byte", "a b c d e f g h i j k l m"])
def test_what_cannot_be_searched_is_refused_in_words(client, q):
    response = search(client, q)
    assert response.status_code == 400
    assert 'aria-invalid="true"' in html_of(response)


def test_what_was_printed_later_is_not_found_before(client, city):
    article = make_article(headline="Mazar falls", published_on=date(2021, 8, 14))
    make_report(article=article, event=make_event(place=city), place=city)
    assert "Mazar falls" in text(search(client, "mazar"))
    page = text(client.get("/search/", {"q": "mazar", "known_by": "2021-08-13"}))
    assert "Mazar falls" not in page
    assert "Only what had been printed by 13 August 2021" in page


def test_pages_are_only_read(client):
    assert client.post("/search/").status_code == 405


def test_headings_never_skip_a_level(client, city):
    make_event(place=city)
    assert max(heading_steps(search(client, "mazar"))) == 1


@pytest.mark.parametrize("q", ["mazar", "mazar rebels", "Mzr", '"mazar 3" -took', "general"])
def test_ten_queries_are_enough_however_much_is_found(client, django_assert_max_num_queries, q):
    for number in range(8):
        place = make_place(name=f"Mazar {number}", names=(f"Mzr {number}",))
        actor = make_actor(name=f"Army {number}", names=(f"General {number}",))
        event = make_event(place=place, taker=actor)
        make_report(event=event, article=make_article(headline=f"Mazar {number}"))
    with django_assert_max_num_queries(10):
        search(client, q)


def test_the_words_are_marked_wherever_they_are_found(client, city):
    actor = make_actor(name="José Ash", names=("Ash the Elder",))
    event = make_event(place=city, taker=actor)
    article = make_article(headline="Ash in Mazar-i-Sharif", text="Ash, José, was seen.")
    make_report(event=event, article=article, quote="Ash, José, was seen.")
    page = html_of(search(client, "ash jos"))
    assert "“<mark>Ash</mark>, <mark>José</mark>, was seen.”" in page
    assert "<mark>José</mark> <mark>Ash</mark></bdi></a>" in page
    page = html_of(search(client, "ash sharif"))
    assert "<mark>Ash</mark> in Mazar-i-<mark>Sharif</mark></bdi></a>" in page
    assert "Mazar-i-<mark>Sharif</mark></bdi></a>" in html_of(search(client, "sharif"))


def test_another_spelling_is_shown_with_the_place_that_it_found(client):
    make_place(name="Kunduz", names=("Qonduz",))
    assert 'Kunduz</bdi></a> <span class="quiet">(<bdi><mark>Qonduz</mark></bdi>)' in html_of(
        search(client, "qond")
    )


def test_events_at_the_place_come_first_then_what_most_sources_tell(client, on_postgresql):
    conflict = make_conflict()

    def told(text, times, day, **fields):
        when = DateSpan.on(date(2021, 8, day))
        event = make_event(conflict=conflict, when=when, **fields)
        for _ in range(times):
            make_report(event=event, article=make_article(text=text), when=when)
        return event

    once = told("Smoke over Kunduz.", 1, 3)
    often = told("Kunduz is cut off.", 3, 5)
    there = told("Trucks burned.", 1, 9, place=make_place(name="Kunduz"))
    page = html_of(search(client, "kunduz"))
    places = {event.pk: page.index(event.get_absolute_url()) for event in (once, often, there)}
    expected = [there, often, once] if on_postgresql else [there, once, often]
    assert sorted(places, key=places.__getitem__) == [event.pk for event in expected]
    assert "First those at a place of this name" in page
    assert ("most sources" in page) == on_postgresql
