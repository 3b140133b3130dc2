"""The page of an actor: what it is, what it is called, what it took part in."""

import pytest

from events.models import ActorName
from events.vocabulary import ActorKind, ActorRole
from tests.factories import (
    make_actor,
    make_conflict,
    make_event,
    make_party,
    make_place,
    make_report,
)
from tests.pages.reading import heading_steps, html_of, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def rebels():
    return make_actor(name="Rebels", names=("the insurgents",), description="An armed movement.")


@pytest.fixture
def general(rebels):
    return make_actor(name="General Ash", kind=ActorKind.PERSON, side=rebels)


def page(client, actor, **query):
    return client.get(actor.get_absolute_url(), query)


def test_it_says_what_it_is_and_who_is_on_its_side(client, rebels, general):
    told = text(page(client, rebels))
    assert "Side Rebels An armed movement." in told
    assert "the insurgents" in told
    assert "General Ash person" in told


def test_a_person_leads_to_its_side(client, rebels, general):
    response = page(client, general)
    assert "Person, on the side of Rebels" in text(response)
    assert f'href="{rebels.get_absolute_url()}"' in html_of(response)


def test_a_name_of_one_conflict_says_so(client, rebels):
    war = make_conflict(title="The River War")
    ActorName.objects.create(actor=rebels, name="the militants", conflict=war)
    assert "the militants (in The River War)" in text(page(client, rebels))


def test_the_conflict_of_a_party_is_linked(client, rebels):
    war = make_conflict(title="The River War")
    make_party(war, rebels)
    assert "Party to The River War" in text(page(client, rebels))


def test_events_are_sorted_by_role(client, rebels):
    won = make_event(place=make_place(name="Riverton"), taker=rebels)
    lost = make_event(place=make_place(name="Hilltown"), loser=rebels)
    html = html_of(page(client, rebels))
    taken, given = html.split("Took it <")[1].split("Lost it <")
    assert won.get_absolute_url() in taken
    assert lost.get_absolute_url() in given
    assert lost.get_absolute_url() not in taken


def test_what_its_members_did_is_told_of_a_side(client, rebels, general):
    event = make_event(place=make_place())
    event.parts.create(actor=general, role=ActorRole.PARTICIPANT)
    assert event.get_absolute_url() in html_of(page(client, rebels))


def test_as_known_earlier_nothing_is_told(client, rebels):
    event = make_event(place=make_place(), taker=rebels, first_reported_on="2021-08-11")
    make_report(event=event, taker=rebels)
    assert event.get_absolute_url() not in html_of(page(client, rebels, known_by="2021-08-10"))


def test_an_actor_without_events_says_so(client, rebels):
    assert "No event is known in which it took part." in text(page(client, rebels))


def test_a_slug_that_is_no_actor_is_not_found(client):
    assert client.get("/actors/nobody/").status_code == 404


def test_pages_are_only_read(client, rebels):
    assert client.post(rebels.get_absolute_url()).status_code == 405


def test_headings_never_skip_a_level(client, rebels):
    make_event(place=make_place(), taker=rebels)
    assert max(heading_steps(page(client, rebels))) == 1


@pytest.mark.parametrize("events", [1, 9])
def test_ten_queries_are_enough_however_many_events(
    client, rebels, django_assert_max_num_queries, events
):
    for _ in range(events):
        event = make_event(place=make_place(), taker=rebels)
        make_report(event=event, taker=rebels)
    with django_assert_max_num_queries(10):
        page(client, rebels)
