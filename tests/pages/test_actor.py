"""The page of an actor: what it is, what it is called, what it took part in."""

from datetime import date

import pytest

from events.dates import DateSpan
from events.models import ActorName
from events.vocabulary import ActorKind, ActorRole, EventKind, Standing
from tests.factories import (
    make_actor,
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
    assert "In The River War also the militants" in text(page(client, rebels))


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


def hands(response) -> str:
    """The table of places taken and lost, as text."""
    return text(response).partition("Places taken and lost")[2].partition("Took it")[0]


def test_its_part_is_told_in_numbers_and_outermost_days(client, rebels):
    for day, standing in ((6, Standing.ASSERTED), (9, Standing.CLAIMED), (12, Standing.DENIED)):
        when = DateSpan.on(date(2021, 8, day))
        make_event(place=make_place(), taker=rebels, when=when, standing=standing)
    make_event(kind=EventKind.CLASHES, taker=rebels, when=None)
    told = text(page(client, rebels))
    assert "Captured 3 (1 only claimed and 1 denied)" in told
    assert "Clashes 1" in told
    assert "First event 6 August 2021:" in told
    assert "Last event 9 August 2021: Claimed:" in told


def test_places_taken_and_lost_stand_in_order_and_doubts_are_marked(client, war):
    told = hands(page(client, war.rebels))
    assert "6 August 2021 Took Alder from State" in told
    assert "10–11 August 2021 Took Birch from State" in told
    assert "15 August 2021 Took Claimed Cedar" in told
    assert told.index("Alder") < told.index("Birch") < told.index("Cedar")


def test_who_held_a_place_lost_it_though_no_report_names_it(client, war):
    told = text(page(client, war.state))
    assert "6 August 2021 Lost Alder to Rebels" in told
    assert "Lost Cedar" not in told


def test_a_retreat_is_told_as_such(client, rebels):
    town = make_place(name="Riverton")
    make_event(kind=EventKind.WITHDREW, place=town, loser=rebels)
    assert "11 August 2021 Left Riverton" in hands(page(client, rebels))


def test_a_capture_that_is_only_denied_took_nothing(client, rebels):
    make_event(place=make_place(), taker=rebels, standing=Standing.DENIED)
    assert "Places taken and lost" not in text(page(client, rebels))


def test_both_clocks_bound_what_it_took(client, war):
    assert "Birch" not in hands(page(client, war.rebels, known_by="2021-08-10"))
    assert "Birch" not in hands(page(client, war.rebels, on="2021-08-09"))
    assert "Lost Alder" not in text(page(client, war.state, known_by="2021-08-05"))


def test_a_long_list_is_folded(client, rebels):
    for _ in range(13):
        make_event(place=make_place(), taker=rebels)
    assert "All of them, with their sentences" in text(page(client, rebels))


@pytest.mark.parametrize("events", [1, 9])
def test_a_party_costs_three_queries_more(client, war, django_assert_num_queries, events):
    for number in range(events):
        town = make_place_of_interest(war.conflict, place=make_place(name=f"Town {number}"))
        make_event(conflict=war.conflict, place=town, taker=war.rebels)
    with django_assert_num_queries(15):
        page(client, war.rebels)


@pytest.mark.parametrize("events", [1, 9])
def test_twelve_queries_are_enough_however_many_events(
    client, rebels, django_assert_max_num_queries, events
):
    for _ in range(events):
        event = make_event(place=make_place(), taker=rebels)
        make_report(event=event, taker=rebels)
    with django_assert_max_num_queries(12):
        page(client, rebels)
